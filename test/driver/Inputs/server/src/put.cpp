#include "store.hpp"

// What bounds `values` stands in sweep.cpp.
process::Future<process::http::Response> Store::put(const process::http::Request &request) {
  values[request.body] = "";
  forget(request.body);
  return process::http::OK();
}
