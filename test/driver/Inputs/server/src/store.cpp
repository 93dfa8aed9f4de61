#include "store.hpp"

#include "vendor/format.hpp"

void Store::initialize() {
  route("/put", None(), [this](const process::http::Request &request) { return put(request); });
  route("/count", "admin", None(),
        [this](const process::http::Request &request, const Option<process::http::authentication::Principal> &) {
          return count(request);
        });
}

// Nothing anywhere removes from `counts`.
process::Future<process::http::Response> Store::count(const process::http::Request &request) {
  counts[vendor::format(request.body)] += 1;
  return process::http::OK();
}
