// Stand-in for <process/protobuf.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_PROTOBUF_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_PROTOBUF_HPP

#include <string>
#include <vector>

#include <stand_in.hpp>

#include <glog/logging.h>

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/id.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>
#include <stout/lambda.hpp>

namespace process {

void post(const process::UPID &to, const google::protobuf::Message &message);
void post(const process::UPID &from, const process::UPID &to, const google::protobuf::Message &message);

} // namespace process

namespace google {
namespace protobuf {

// A field as a handler takes it: a repeated one is a vector.
template <typename T> const T &convert(const T &t) { return stand_in::value<const T &>(); }
template <typename T> std::vector<T> convert(const google::protobuf::RepeatedPtrField<T> &items) {
  return stand_in::value<std::vector<T>>();
}
template <typename T> std::vector<T> convert(google::protobuf::RepeatedPtrField<T> &&items) {
  return stand_in::value<std::vector<T>>();
}

} // namespace protobuf
} // namespace google

template <typename T> class ProtobufProcess : public process::Process<T> {
public:
  ~ProtobufProcess() override {}

protected:
  void consume(process::MessageEvent &&event) override {}
  using process::Process<T>::consume;

  void send(const process::UPID &to, const google::protobuf::Message &message) {}
  using process::Process<T>::send;

  void reply(const google::protobuf::Message &message) {}

  template <typename M, typename P> using MessageProperty = P (M::*)() const;

  // With the sender, and the message or some of its fields.
  template <typename M> void install(void (T::*method)(const process::UPID &, const M &)) {}
  template <typename M> void install(void (T::*method)(const process::UPID &, M &&)) {}
  template <typename M> void install(void (T::*method)(const process::UPID &)) {}
  template <typename M, typename... P, typename... PC>
  void install(void (T::*method)(const process::UPID &, PC...), MessageProperty<M, P>... param) {}

  // Without the sender: such a handler cannot ask who it was.
  template <typename M> void install(void (T::*method)(const M &)) {}
  template <typename M> void install(void (T::*method)(M &&)) {}
  template <typename M> void install(void (T::*method)()) {}
  template <typename M, typename... P, typename... PC>
  void install(void (T::*method)(PC...), MessageProperty<M, P>... param) {}

  using process::Process<T>::install;
};

// Asks another actor, perhaps a remote one, and returns the answer. It has no timeout of its own.
template <typename Req, typename Res> struct Protocol {
  process::Future<Res> operator()(const process::UPID &pid, const Req &req) const {
    return stand_in::value<process::Future<Res>>();
  }
};

#endif // FLOODGATE_TEST_INPUTS_PROCESS_PROTOBUF_HPP
