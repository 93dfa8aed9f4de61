// What a generated program uses of the standard library, libprocess, stout, glog and protobuf: the names that the
// models know, and nothing else. The stand-ins in test/Inputs/include say more, and include the real standard library:
// they take 0.4 s to parse, and that ten thousand times.
#ifndef FLOODGATE_TEST_BENCH_LIBRARY_HPP
#define FLOODGATE_TEST_BENCH_LIBRARY_HPP

namespace std {

typedef unsigned long size_t;

template <typename C> class basic_string {
public:
  basic_string();
  basic_string(const C *text);
  basic_string(const basic_string &that);
  ~basic_string();
  basic_string &operator=(const basic_string &that);
  size_t size() const;
  bool empty() const;
};
typedef basic_string<char> string;

template <typename C> class basic_ostream {};
typedef basic_ostream<char> ostream;
ostream &operator<<(ostream &stream, const char *text);
ostream &operator<<(ostream &stream, int number);
ostream &operator<<(ostream &stream, const string &text);

template <typename K, typename V> class unordered_map {
public:
  V &operator[](const K &key);
  size_t erase(const K &key);
  size_t count(const K &key) const;
  size_t size() const;
};

} // namespace std

template <typename K, typename V> class hashmap : public std::unordered_map<K, V> {
public:
  bool contains(const K &key) const;
};

class Duration {};
class Seconds : public Duration {
public:
  explicit Seconds(long seconds);
};

namespace google {

class LogMessage {
public:
  LogMessage(const char *file, int line);
  std::ostream &stream();
};

namespace protobuf {
class MessageLite {
public:
  virtual ~MessageLite();
};
class Message : public MessageLite {};
} // namespace protobuf

} // namespace google

#define LOG(severity) google::LogMessage(__FILE__, __LINE__).stream()

namespace process {

struct UPID {};
template <typename T> struct PID : UPID {};

template <typename F> struct _Deferred {};

template <typename T> class Future {
public:
  Future();
  Future(const T &value);
  template <typename F> const Future &onAny(F &&callback) const { return *this; }
};

namespace http {

struct Request {
  std::string body;
};

struct Response {
  Response();
};

} // namespace http

class ProcessBase {
public:
  virtual ~ProcessBase();

protected:
  virtual void initialize();
  virtual void exited(const UPID &pid);
  template <typename T>
  void route(const std::string &name, const std::string &help,
             Future<http::Response> (T::*method)(const http::Request &)) {}
};

template <typename T> class Process : public virtual ProcessBase {
public:
  PID<T> self() const { return PID<T>(); }
};

template <typename T, typename... P, typename... A> void dispatch(const PID<T> &, void (T::*)(P...), A &&...) {}
template <typename F> _Deferred<F> defer(const UPID &, F &&) { return _Deferred<F>(); }
template <typename T, typename... P, typename... A>
void delay(const Duration &, const PID<T> &, void (T::*)(P...), A...) {}

namespace metrics {
class PullGauge {
public:
  template <typename F> PullGauge(const std::string &name, F &&value) {}
};
} // namespace metrics

} // namespace process

template <typename T> class ProtobufProcess : public process::Process<T> {
protected:
  template <typename M> void install(void (T::*method)(const process::UPID &, const M &)) {}
};

namespace outside {

process::Future<int> ask(int number);
template <typename F> int apply(F &&function) { return 0; }
template <typename T> T *instance() { return nullptr; }

} // namespace outside

#endif // FLOODGATE_TEST_BENCH_LIBRARY_HPP
