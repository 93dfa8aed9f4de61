// As many lines as a peer has put elements into one message.

// RUN: %check_both %s dos-unbounded-logging

#include <glog/logging.h>

#include <process/protobuf.hpp>

#include <stout/foreach.hpp>
#include <stout/hashmap.hpp>

#include <string>
#include <vector>

using process::UPID;

class Task : public google::protobuf::Message {
public:
  int id() const;
};

class Launch : public google::protobuf::Message {
public:
  int tasks_size() const;
  const Task &tasks(int index) const;
  Task *add_tasks();
  const google::protobuf::RepeatedPtrField<Task> &tasks() const;
};

class Kill : public Launch {};
class Count : public Launch {};
class Restart : public Launch {};
class Known : public Launch {};
class Names : public google::protobuf::Message {
public:
  const std::vector<std::string> &names() const;
};

namespace {

class Server : public ProtobufProcess<Server> {
  void initialize() override {
    install<Launch>(&Server::launch_bad);
    install<Kill>(&Server::kill_bad);
    install<Count>(&Server::count_ok);
    install<Restart>(&Server::restart);
    install<Known>(&Server::known_ok);
    install<Names>(&Server::names_bad, &Names::names);
  }

  void launch_bad(const UPID &from, const Launch &message) {
    if (!agents.contains(from))
      return;
    foreach (const Task &task, message.tasks()) {
      LOG(INFO) << "Launching task " << task.id();
// CHECK: :[[@LINE-1]]:7: warning: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by message `Launch`,
    }
  }

  void kill_bad(const UPID &from, const Kill &message) {
    if (!agents.contains(from))
      return;
    for (int i = 0; i < message.tasks_size(); ++i) {
      if (message.tasks(i).id() == 0) {
        LOG(WARNING) << "Ignoring a task without an id";
// CHECK: :[[@LINE-1]]:9: warning: `LOG(WARNING)` writes a line for each element of what a peer has sent.
        continue;
      }
    }
  }

  // One line, and one at most.
  void count_ok(const UPID &from, const Count &message) {
    if (!agents.contains(from))
      return;
    for (const Task &task : message.tasks()) {
      if (task.id() == 0) {
        LOG(INFO) << "Ignoring a message with a task without an id";
        return;
      }
    }
    LOG(INFO) << "Counted " << message.tasks_size() << " tasks";
  }

  void restart(const UPID &from, const Restart &message) {
    if (!agents.contains(from))
      return;
    for (const Task &task : message.tasks())
      restartOne_bad(task);
    for (const Task &task : message.tasks())
      if (!FP_check_ok(task))
        return;
  }

  void restartOne_bad(const Task &task) {
    LOG(INFO) << "Restarting task " << task.id();
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by message `Restart`,
  }

  // That its caller ends the loop after the first line is not seen.
  bool FP_check_ok(const Task &task) {
    if (task.id() != 0)
      return true;
    LOG(INFO) << "Cannot restart a task without an id";
// CHECK: :[[@LINE-1]]:5: warning: `LOG(INFO)` writes a line for each element of what a peer has sent.
    return false;
  }

  // There are as many as the server has let in; the message only says whose.
  void known_ok(const UPID &from, const Known &message) {
    if (!agents.contains(from))
      return;
    for (const std::string &task : agents.at(from))
      LOG(INFO) << "Task " << task;
    foreachpair (const UPID &pid, const std::vector<std::string> &tasks, agents)
      LOG(INFO) << "Agent " << pid << " has " << tasks.size() << " tasks";
  }

  void names_bad(const UPID &from, const std::vector<std::string> &names) {
    if (!agents.contains(from))
      return;
    size_t i = 0;
    while (i < names.size())
      LOG(INFO) << "Name " << i++;
// CHECK: :[[@LINE-1]]:7: warning: `LOG(INFO)` writes a line for each element of what a peer has sent. One message, by message `Names`,
  }

  hashmap<UPID, std::vector<std::string>> agents;
};

} // namespace

void start() { process::spawn(new Server, true); }
