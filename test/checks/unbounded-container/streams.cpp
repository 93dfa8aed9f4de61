// What a peer sends without end, and what it does not read.

// RUN: %check_both %s dos-unbounded-container

#include <list>

#include <asio.hpp>

#include <process/defer.hpp>
#include <process/http.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>

using process::Future;
using process::http::OK;
using process::http::Pipe;
using process::http::Request;
using process::http::Response;

namespace {

struct Subscriber {
  explicit Subscriber(const Pipe::Writer &writer) : writer(writer) {}

  void send(const std::string &event) {
    writer.write(event);
// CHECK: :[[@LINE-1]]:12: warning: `{{.*}}Subscriber::writer` grows {{.*}} the size of `event` that `write` adds
  }

  Pipe::Writer writer;
};

class Events : public process::Process<Events> {
  void initialize() override {
    RouteOptions options;
    options.requestStreaming = true;
    route("/publish", None(), [this](const Request &request) { return publish(request); });
    route("/upload", None(), [this](const Request &request) { return upload_bad(request); }, options);
    route("/download", None(), [this](const Request &request) { return download_ok(request); });
  }

  Future<Response> publish(const Request &request) {
    for (auto &entry : subscribers)
      entry.second->send(request.body);
    return OK();
  }

  Future<Response> upload_bad(const Request &request) {
    Pipe::Reader reader = request.reader.get();
    return reader.readAll()
// CHECK: :[[@LINE-1]]:19: warning: `process::http::Pipe::Reader::readAll` collects all that is written into a pipe without a maximum. The peer controls the size, by endpoint `/upload`.
        .then([](const std::string &body) -> Future<Response> { return OK(body); });
  }

  // Made here, and written once.
  Future<Response> download_ok(const Request &request) {
    Pipe pipe;
    Pipe::Writer writer = pipe.writer();
    writer.write("everything");
    writer.close();
    return OK();
  }

  hashmap<std::string, process::Owned<Subscriber>> subscribers;
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
  explicit Connection(asio::ip::tcp::socket socket) : socket(std::move(socket)), limited(4096) {}

  void start() {
    auto self = shared_from_this();
    asio::async_read_until(socket, limited, "\r\n", [this, self](asio::error_code error, std::size_t) {
      if (!error)
        unlimited_bad();
    });
  }

private:
  void unlimited_bad() {
    auto self = shared_from_this();
    asio::async_read_until(socket, unlimited, "\r\n", [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:5: warning: `asio::async_read_until` collects all that a peer sends until a delimiter without a maximum.
      if (!error)
        dynamic_bad();
    });
  }

  void dynamic_bad() {
    auto self = shared_from_this();
    asio::async_read_until(socket, asio::dynamic_buffer(text), '\n', [this, self](asio::error_code error, std::size_t) {
// CHECK: :[[@LINE-1]]:5: warning: `asio::async_read_until` collects
      if (!error)
        dynamicWithMaximum_ok();
    });
  }

  void dynamicWithMaximum_ok() {
    auto self = shared_from_this();
    asio::async_read_until(socket, asio::dynamic_buffer(text, 4096), "\r\n",
                           [this, self](asio::error_code error, std::size_t) {
                             if (!error)
                               fixed_ok();
                           });
  }

  void fixed_ok() {
    auto self = shared_from_this();
    asio::async_read(socket, asio::buffer(header), [self](asio::error_code error, std::size_t) {});
  }

  asio::ip::tcp::socket socket;
  asio::streambuf limited, unlimited;
  std::string text;
  char header[4];
};

class Listener {
public:
  explicit Listener(asio::io_context &io) : acceptor(io) {}

  void accept() {
    acceptor.async_accept([this](asio::error_code error, asio::ip::tcp::socket socket) {
      std::make_shared<Connection>(std::move(socket))->start();
      accept();
    });
  }

private:
  asio::ip::tcp::acceptor acceptor;
};

} // namespace
