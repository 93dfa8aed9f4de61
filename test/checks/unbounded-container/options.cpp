// BoundedContainers names what something outside of the program bounds.

// RUN: %check_both %s dos-unbounded-container --option 'BoundedContainers=Directory::admitted_ok;Directory::Entry::tags_ok;globallyAdmitted_ok'

#include <process/protobuf.hpp>

#include <stout/hashmap.hpp>

struct Register : google::protobuf::Message {
  const std::string &name() const;
};

static hashmap<std::string, int> globallyAdmitted_ok;

class Directory : public ProtobufProcess<Directory> {
  struct Entry {
    std::vector<std::string> tags_ok, notes_bad;
  };

  void initialize() override { install<Register>(&Directory::add); }

  void add(const Register &message) {
    admitted_ok[message.name()] = 1;
    entry.tags_ok.push_back(message.name());
    globallyAdmitted_ok[message.name()] = 1;
    entry.notes_bad.push_back(message.name());
// CHECK: :[[@LINE-1]]:21: warning: `Directory::Entry::notes_bad` grows
    anybody_bad[message.name()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Directory::anybody_bad` grows
  }

  hashmap<std::string, int> admitted_ok, anybody_bad;
  Entry entry;
};
