// Connections that a libprocess actor serves itself: what it has queued leaves only as fast as the peer reads.

// RUN: %check_both %s dos-unbounded-container

#include <deque>
#include <queue>

#include <process/defer.hpp>
#include <process/process.hpp>
#include <process/socket.hpp>

#include <stout/hashmap.hpp>

using process::defer;
using process::Future;
using process::network::inet::Socket;

namespace {

class Connection : public process::Process<Connection> {
public:
  explicit Connection(const Socket &socket) : socket(socket) {}

  void initialize() override { receive(); }

private:
  void receive() {
    socket.recv().then(defer(self(), &Connection::received, lambda::_1));
  }

  Future<Nothing> received(const std::string &data) {
    echo(data);
    limited_ok(data);
    written_ok(data);
    receive();
    return Nothing();
  }

  void echo(const std::string &data) {
    outgoing_bad.push(data);
// CHECK: :[[@LINE-1]]:18: warning: `{{.*}}Connection::outgoing_bad` grows {{.*}}; it is drained only as fast as the peer reads.
    if (outgoing_bad.size() == 1)
      flush();
  }

  void flush() { socket.send(outgoing_bad.front()).then(defer(self(), &Connection::flushed, lambda::_1)); }

  Future<Nothing> flushed(const Nothing &) {
    outgoing_bad.pop();
    if (!outgoing_bad.empty())
      flush();
    return Nothing();
  }

  // Whoever does not read is not listened to any longer.
  void limited_ok(const std::string &data) {
    if (limited.size() > 100)
      return;
    limited.push_back(data);
    if (limited.size() == 1)
      socket.send(limited.front()).then(defer(self(), [this](const Nothing &) {
        limited.pop_front();
        return Nothing();
      }));
  }

  // Nobody's reading decides when this is done.
  void written_ok(const std::string &data) {
    unwritten.push_back(data);
    write(data).then(defer(self(), [this](const Nothing &) {
      unwritten.pop_front();
      return Nothing();
    }));
  }

  Future<Nothing> write(const std::string &data);

  Socket socket;
  std::queue<std::string> outgoing_bad;
  std::deque<std::string> limited, unwritten;
};

class Acceptor : public process::Process<Acceptor> {
public:
  explicit Acceptor(const Socket &socket) : socket(socket) {}

  void initialize() override { accept(); }

private:
  void accept() {
    socket.accept().onAny(defer(self(), [this](const Future<Socket> &accepted) {
      if (accepted.isReady()) {
        sockets_bad.push_back(accepted.get());
// CHECK: :[[@LINE-1]]:21: warning: `{{.*}}Acceptor::sockets_bad` grows
        process::spawn(new Connection(accepted.get()), true);
      }
      accept();
    }));
  }

  Socket socket;
  std::vector<Socket> sockets_bad;
};

} // namespace
