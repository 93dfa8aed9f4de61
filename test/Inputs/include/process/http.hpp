// Stand-in for <process/http.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_HTTP_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_HTTP_HPP

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <stand_in.hpp>

#include <process/address.hpp>
#include <process/clock.hpp>
#include <process/future.hpp>
#include <process/owned.hpp>
#include <process/pid.hpp>

#include <stout/error.hpp>
#include <stout/hashmap.hpp>
#include <stout/ip.hpp>
#include <stout/json.hpp>
#include <stout/jsonify.hpp>
#include <stout/none.hpp>
#include <stout/nothing.hpp>
#include <stout/option.hpp>
#include <stout/stringify.hpp>
#include <stout/strings.hpp>
#include <stout/try.hpp>

namespace process {
namespace http {

enum class Scheme { HTTP, HTTP_UNIX };

namespace authentication {

class Authenticator;
struct Principal;

Future<Nothing> setAuthenticator(const std::string &realm, Owned<Authenticator> authenticator);
Future<Nothing> unsetAuthenticator(const std::string &realm);

} // namespace authentication

struct Request;

namespace authorization {

typedef hashmap<std::string,
                lambda::function<process::Future<bool>(const Request, const Option<authentication::Principal>)>>
    AuthorizationCallbacks;

void setCallbacks(const AuthorizationCallbacks &);
void unsetCallbacks();

} // namespace authorization

struct URL {
  URL() = default;
  URL(const std::string &_scheme, const std::string &_domain, const uint16_t _port = 80, const std::string &_path = "/",
      const hashmap<std::string, std::string> &_query = (hashmap<std::string, std::string>()),
      const Option<std::string> &_fragment = None());
  static Try<URL> parse(const std::string &urlString);
  bool isAbsolute() const;

  Option<std::string> scheme;
  Option<std::string> domain;
  Option<net::IP> ip;
  Option<uint16_t> port;
  std::string path;
  hashmap<std::string, std::string> query;
  Option<std::string> fragment;
};

std::ostream &operator<<(std::ostream &stream, const URL &url);

struct CaseInsensitiveHash {
  size_t operator()(const std::string &key) const;
};

struct CaseInsensitiveEqual {
  bool operator()(const std::string &left, const std::string &right) const;
};

struct Status {
  static const uint16_t OK;
  static const uint16_t ACCEPTED;
  static const uint16_t TEMPORARY_REDIRECT;
  static const uint16_t BAD_REQUEST;
  static const uint16_t UNAUTHORIZED;
  static const uint16_t FORBIDDEN;
  static const uint16_t NOT_FOUND;
  static const uint16_t METHOD_NOT_ALLOWED;
  static const uint16_t CONFLICT;
  static const uint16_t INTERNAL_SERVER_ERROR;
  static const uint16_t SERVICE_UNAVAILABLE;
  static std::string string(uint16_t code);
};

// A body that is written piece by piece. What the reader has not fetched yet is kept, without a limit.
class Pipe {
private:
  struct Data;

public:
  class Reader {
  public:
    Future<std::string> read();
    Future<std::string> readAll();
    bool close();
    bool operator==(const Reader &other) const;
    bool operator!=(const Reader &other) const;

  private:
    friend class Pipe;
    explicit Reader(const std::shared_ptr<Data> &_data);
  };

  class Writer {
  public:
    // False when the reader is gone; never because it is slow.
    bool write(std::string s);
    bool close();
    bool fail(const std::string &message);
    Future<Nothing> readerClosed() const;
    bool operator==(const Writer &other) const;
    bool operator!=(const Writer &other) const;

  private:
    friend class Pipe;
    explicit Writer(const std::shared_ptr<Data> &_data);
  };

  Pipe();
  Reader reader() const;
  Writer writer() const;
  bool operator==(const Pipe &other) const;
  bool operator!=(const Pipe &other) const;
};

class Headers : public hashmap<std::string, std::string, CaseInsensitiveHash, CaseInsensitiveEqual> {
public:
  Headers();
  Headers(const std::map<std::string, std::string> &map);
  Headers(std::map<std::string, std::string> &&map);
  Headers(std::initializer_list<std::pair<std::string, std::string>> list);
  template <typename T> Result<T> get() const { return stand_in::value<Result<T>>(); }
  Option<std::string> get(const std::string &key) const;
  Headers operator+(const Headers &that) const;
};

struct Request {
  Request();

  std::string method;
  URL url;
  Headers headers;
  bool keepAlive;
  Option<network::Address> client;
  enum { BODY, PIPE } type;
  std::string body;
  Option<Pipe::Reader> reader;
  Time received;

  bool acceptsEncoding(const std::string &encoding) const;
  bool acceptsMediaType(const std::string &mediaType) const;
  bool acceptsMediaType(const std::string &name, const std::string &mediaType) const;
};

struct Response {
  Response();
  Response(uint16_t _code);
  explicit Response(std::string _body, uint16_t _code, const std::string &contentType = "text/plain; charset=utf-8");

  std::string status;
  Headers headers;
  enum { NONE, BODY, PATH, PIPE } type;
  std::string body;
  std::string path;
  Option<Pipe::Reader> reader;
  uint16_t code;
};

struct OK : Response {
  OK();
  explicit OK(const char *body);
  explicit OK(std::string body);
  explicit OK(std::string body, const std::string &contentType);
  OK(const JSON::Value &value, const Option<std::string> &jsonp = None());
  OK(JSON::Proxy &&value, const Option<std::string> &jsonp = None());
};

struct Accepted : Response {
  Accepted();
  explicit Accepted(std::string body);
};

struct TemporaryRedirect : Response {
  explicit TemporaryRedirect(const std::string &url);
};

struct BadRequest : Response {
  BadRequest();
  explicit BadRequest(std::string body);
};

struct Unauthorized : Response {
  explicit Unauthorized(const std::vector<std::string> &challenges);
  Unauthorized(const std::vector<std::string> &challenges, std::string body);
};

struct Forbidden : Response {
  Forbidden();
  explicit Forbidden(std::string body);
};

struct NotFound : Response {
  NotFound();
  explicit NotFound(std::string body);
};

struct MethodNotAllowed : Response {
  MethodNotAllowed(const std::initializer_list<std::string> &allowedMethods,
                   const Option<std::string> &requestMethod = None());
};

struct NotAcceptable : Response {
  NotAcceptable();
  explicit NotAcceptable(std::string body);
};

struct Conflict : Response {
  Conflict();
  explicit Conflict(std::string body);
};

struct PreconditionFailed : Response {
  PreconditionFailed();
  explicit PreconditionFailed(std::string body);
};

struct UnsupportedMediaType : Response {
  UnsupportedMediaType();
  explicit UnsupportedMediaType(std::string body);
};

struct InternalServerError : Response {
  InternalServerError();
  explicit InternalServerError(std::string body);
};

struct NotImplemented : Response {
  NotImplemented();
  explicit NotImplemented(std::string body);
};

struct ServiceUnavailable : Response {
  ServiceUnavailable();
  explicit ServiceUnavailable(std::string body);
};

std::string encode(const std::string &s, const std::string &additional_chars = "");
Try<std::string> decode(const std::string &s);

namespace query {
Try<hashmap<std::string, std::string>> decode(const std::string &query);
std::string encode(const hashmap<std::string, std::string> &query);
} // namespace query

class Connection {
public:
  Connection() = delete;
  Future<Response> send(const Request &request, bool streamedResponse = false);
  Future<Nothing> disconnect();
  Future<Nothing> disconnected();
  bool operator==(const Connection &c) const;
  bool operator!=(const Connection &c) const;
};

Future<Connection> connect(const network::Address &address, Scheme scheme);
Future<Connection> connect(const URL &url);

Future<Response> request(const Request &request, bool streamedResponse = false);
Future<Response> get(const URL &url, const Option<Headers> &headers = None());
Future<Response> get(const UPID &upid, const Option<std::string> &path = None(),
                     const Option<std::string> &query = None(), const Option<Headers> &headers = None(),
                     const Option<std::string> &scheme = None());
Future<Response> post(const URL &url, const Option<Headers> &headers = None(), const Option<std::string> &body = None(),
                      const Option<std::string> &contentType = None());
Future<Response> post(const UPID &upid, const Option<std::string> &path = None(),
                      const Option<Headers> &headers = None(), const Option<std::string> &body = None(),
                      const Option<std::string> &contentType = None(), const Option<std::string> &scheme = None());

} // namespace http
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_HTTP_HPP
