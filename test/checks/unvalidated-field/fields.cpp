// Values are followed field by field: what is known of one field says nothing of another.

// RUN: %check_both %s dos-unvalidated-field

#include <map>
#include <string>
#include <vector>

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/http.hpp>
#include <process/protobuf.hpp>

#include <stout/error.hpp>
#include <stout/hashmap.hpp>
#include <stout/none.hpp>
#include <stout/numify.hpp>
#include <stout/option.hpp>

using process::Future;
using process::UPID;

namespace {

struct Part : google::protobuf::Message {
  int first() const;
  void clear_first();
  int second() const;
  void clear_second();
  void set_first(int);
  bool has_first() const;
  std::string GetTypeName() const override;
  Part *New() const override;
  void Clear() override;
  bool IsInitialized() const override;
  size_t ByteSizeLong() const override;
};

struct Order : google::protobuf::Message {
  const Part &part() const;
  void clear_part();
  bool has_part() const;
  const std::string &id() const;
  void clear_id();
};

Option<Error> validate(const Order &order) {
  if (order.part().first() > 10)
    return Error("too many");
  return None();
}

Option<Error> validateAll(const Part &part) {
  if (part.first() > 10 || part.second() > 10)
    return Error("too many");
  return None();
}

Option<Error> validateDeep(const Order &order) {
  if (!order.has_part())
    return Error("nothing");
  return validateAll(order.part());
}

struct Pair {
  int left;
  int right;
};

Part swapped(const Part &part);

class Mill : public ProtobufProcess<Mill> {
  void initialize() override {
    install<Order>(&Mill::half_bad);
    install<Order>(&Mill::deep_ok);
    install<Order>(&Mill::ways_bad);
    install<Order>(&Mill::known_ok);
    route("/mill", None(), [this](const process::http::Request &request) { return query_bad(request); });
  }

  void half_bad(const UPID &from, const Order &order) {
    Option<Error> error = validate(order);
    if (error.isSome())
      return;
    list.reserve(order.part().first());
    list.reserve(order.part().second());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.second` from a peer decides how much memory
  }

  void deep_ok(const UPID &from, const Order &order) {
    Option<Error> error = validateDeep(order);
    if (error.isSome())
      return;
    list.reserve(order.part().first());
    list.reserve(order.part().second());
  }

  void ways_bad(const UPID &from, const Order &order) {
    // Through a struct, a container, an option, a lambda, another function and its result.
    Pair pair{order.part().first(), 3};
    list.reserve(pair.right);
    list.reserve(pair.left);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.first` from a peer
    std::map<std::string, int> counts;
    counts["x"] = order.part().second();
    list.reserve(counts["x"]);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.second` from a peer
    Option<int> some = order.part().first();
    list.reserve(some.get());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.first` from a peer
    const Part part = order.part();
    dispatch(self(), [this, part]() { list.reserve(part.second()); });
// CHECK: :[[@LINE-1]]:44: warning: unchecked `order.part.second` from a peer
    list.reserve(first(order.part()));
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.first` from a peer
    Part made;
    made.set_first(order.part().second());
    list.reserve(made.first());
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.second` from a peer
    dispatch(self(), &Mill::_ways_bad, order.part().first());
  }

  void _ways_bad(int count) {
    list.reserve(count);
// CHECK: :[[@LINE-1]]:10: warning: unchecked `order.part.first` from a peer
  }

  int first(const Part &part) { return part.first(); }

  // A key that is known is no longer the peer's invention.
  void known_ok(const UPID &from, const Order &order) {
    if (!orders.contains(order.id()))
      return;
    list.reserve(orders.at(order.id()));
  }

  Future<process::http::Response> query_bad(const process::http::Request &request) {
    Option<std::string> text = request.url.query.get("n");
    if (text.isNone())
      return process::http::BadRequest();
    list.reserve(std::stoul(text.get()));
// CHECK: :[[@LINE-1]]:10: warning: unchecked `request.url.query[]` from a peer decides how much memory
// CHECK: :[[@LINE-2]]:18: warning: unchecked `request.url.query[]` from a peer is parsed by what throws
    return process::http::OK();
  }

  std::vector<int> list;
  hashmap<std::string, int> orders;
};

} // namespace
