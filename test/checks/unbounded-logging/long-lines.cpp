// Lines as long as a peer wants: whole messages and containers.

// RUN: %check_both %s dos-unbounded-logging

#include <glog/logging.h>

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>
#include <stout/stringify.hpp>

#include <ostream>
#include <string>
#include <vector>

using process::UPID;

class Id : public google::protobuf::Message {
public:
  const std::string &value() const;
};

class Launch : public google::protobuf::Message {
public:
  const Id &id() const;
  int tasks_size() const;
  Id *add_tasks();
  const google::protobuf::RepeatedPtrField<Id> &tasks() const;
};

class Outer : public google::protobuf::Message {
public:
  const Launch &launch() const;
  Launch *mutable_launch();
};

/// All of it.
template <typename T> std::ostream &operator<<(std::ostream &stream, const google::protobuf::RepeatedPtrField<T> &all) {
  for (const T &one : all)
    stream << one << ' ';
  return stream;
}

std::ostream &operator<<(std::ostream &stream, const Id &id) { return stream << id.value(); }

/// The identifier only.
std::ostream &operator<<(std::ostream &stream, const Launch &launch) { return stream << "launch of " << launch.id(); }

/// What it is made of.
std::ostream &operator<<(std::ostream &stream, const Outer &outer) { return stream << outer.launch().tasks(); }

namespace {

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    install<Launch>(&Server::launch);
    install<Outer>(&Server::outer);
  }

  void launch(const UPID &from, const Launch &message) {
    if (!agents.contains(from))
      return;
    LOG(INFO) << "Received " << message.ShortDebugString();
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line as long as a peer wants. It prints all of `message`, which the peer sends by message `Launch`.
// CHECK: so does `LOG(INFO)`
// CHECK: so does `LOG(INFO)`
    LOG(INFO) << "Tasks " << message.tasks();
    const std::string tasks = stringify(message.tasks());
    LOG(INFO) << "Tasks " << tasks;
  }

  void outer(const UPID &from, const Outer &message) {
    if (!agents.contains(from))
      return;
    // The operator prints as much as it says.
    LOG(INFO) << "ok: " << message.launch();
    LOG(INFO) << "ok: " << message.launch().tasks_size() << " tasks of " << message.launch().id();
    LOG(INFO) << "bad: " << message;
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line as long as a peer wants. It prints all of `message`, which the peer sends by message `Outer`.
    // It is no peer's.
    LOG(INFO) << "ok: " << stringify(names);
  }

  hashmap<UPID, int> agents;
  std::vector<std::string> names;
};

} // namespace

void start() { process::spawn(new Server, true); }
