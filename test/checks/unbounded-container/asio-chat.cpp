// Servers on Asio, alone or as a part of Boost: what is queued for a peer that need not read, and what a peer makes the
// server keep.

// RUN: %check_both %s dos-unbounded-container
// RUN: %check_both %s dos-unbounded-container -- -DWITH_BOOST

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#ifdef WITH_BOOST
#include <boost/asio.hpp>
namespace asio = boost::asio;
#else
#include <asio.hpp>
#endif

using asio::ip::tcp;

namespace {

class Participant {
public:
  virtual ~Participant();
  virtual void deliver(const std::string &message) = 0;
};

class Room {
public:
  void join(std::shared_ptr<Participant> participant) {
    participants.insert(participant);
  }

  void leave(std::shared_ptr<Participant> participant) { participants.erase(participant); }

  void deliver_ok(const std::string &message) {
    recent.push_back(message);
    while (recent.size() > maximum)
      recent.pop_front();
    for (auto participant : participants)
      participant->deliver(message);
  }

  void remember_bad(const std::string &message) {
    history.push_back(message);
// CHECK: :[[@LINE-1]]:13: warning: `{{.*}}Room::history` grows {{.*}}; nothing in the program removes
  }

private:
  enum { maximum = 100 };
  std::set<std::shared_ptr<Participant>> participants;
  std::deque<std::string> recent;
  std::vector<std::string> history;
};

class Session : public Participant, public std::enable_shared_from_this<Session> {
public:
  Session(tcp::socket socket, Room &room) : socket(std::move(socket)), room(room) {}

  void start() {
    room.join(shared_from_this());
    read();
  }

  // Whoever does not read makes its own queue grow with what the others say.
  void deliver(const std::string &message) override {
    bool writing = !outgoing_bad.empty();
    outgoing_bad.push_back(message);
// CHECK: :[[@LINE-1]]:18: warning: `{{.*}}Session::outgoing_bad` grows {{.*}}; it is drained only as fast as the peer reads.
    if (!writing)
      write();

    if (bounded_ok.size() > 1000)
      return socket.close();
    bounded_ok.push_back(message);
  }

private:
  void read() {
    auto self(shared_from_this());
    asio::async_read(socket, asio::buffer(data, 512), [this, self](asio::error_code error, std::size_t length) {
      if (error) {
        room.leave(shared_from_this());
        return;
      }
      std::string line(data, length);
      room.deliver_ok(line);
      room.remember_bad(line);
      read();
    });
  }

  void write() {
    auto self(shared_from_this());
    asio::async_write(socket, asio::buffer(outgoing_bad.front()), [this, self](asio::error_code error, std::size_t) {
      if (error)
        return;
      outgoing_bad.pop_front();
      if (!outgoing_bad.empty())
        write();
    });
  }

  tcp::socket socket;
  Room &room;
  char data[512];
  std::deque<std::string> outgoing_bad, bounded_ok;
};

class Server {
public:
  Server(asio::io_context &io, const tcp::endpoint &endpoint) : acceptor(io, endpoint) { accept(); }

private:
  void accept() {
    acceptor.async_accept([this](asio::error_code error, tcp::socket socket) {
      if (!error) {
        accepted_bad.push_back(socket.remote_endpoint());
// CHECK: :[[@LINE-1]]:22: warning: `{{.*}}Server::accepted_bad` grows
        std::make_shared<Session>(std::move(socket), room)->start();
      }
      accept();
    });
  }

  tcp::acceptor acceptor;
  Room room;
  std::vector<tcp::endpoint> accepted_bad;
};

void serve(asio::io_context &io) {
  Server server(io, tcp::endpoint(tcp::v4(), 80));
  io.run();
}

} // namespace
