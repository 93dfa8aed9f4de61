#ifndef STORE_HPP
#define STORE_HPP

#include <string>

#include <process/future.hpp>
#include <process/http.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>

class Store : public process::Process<Store> {
public:
  void initialize() override;

  size_t size() const { return values.size(); }

private:
  process::Future<process::http::Response> put(const process::http::Request &request);
  process::Future<process::http::Response> count(const process::http::Request &request);
  void forget(const std::string &name);

  hashmap<std::string, std::string> values;
  hashmap<std::string, int> counts;
};

#endif // STORE_HPP
