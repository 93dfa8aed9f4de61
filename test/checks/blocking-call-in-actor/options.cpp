// NonBlockingFunctions names functions that do not block, whatever they call.

// RUN: %check_both %s dos-blocking-call-in-actor --option 'NonBlockingFunctions=Index::find_ok;Index::flush_ok'

#include <process/protobuf.hpp>

#include <stout/os.hpp>

using process::Future;

struct Get : google::protobuf::Message {
  const std::string &name() const;
};

Future<int> lookUp(const std::string &name);

class Index : public ProtobufProcess<Index> {
  void initialize() override { install<Get>(&Index::get, &Get::name); }

  void get(const std::string &name) {
    find_ok(name);
    flush_ok();
    load_bad(name);
  }

  // What it looks up has been loaded before, as everybody knows.
  int find_ok(const std::string &name) { return lookUp(name).get(); }

  void flush_ok() { write(); }

  void write() { os::sleep(Seconds(1)); }

  int load_bad(const std::string &name) {
    return lookUp(name).get();
// CHECK: :[[@LINE-1]]:25: warning: `process::Future::get` makes `Index` wait
  }
};
