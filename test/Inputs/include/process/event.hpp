// Stand-in for <process/event.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_EVENT_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_EVENT_HPP

#include <memory>
#include <string>
#include <typeinfo>

#include <stand_in.hpp>

#include <process/future.hpp>
#include <process/http.hpp>
#include <process/message.hpp>

#include <stout/abort.hpp>
#include <stout/json.hpp>
#include <stout/lambda.hpp>

namespace process {

class ProcessBase;
struct MessageEvent;
struct DispatchEvent;
struct HttpEvent;
struct ExitedEvent;
struct TerminateEvent;

struct EventVisitor {
  virtual ~EventVisitor();
  virtual void visit(const MessageEvent &);
  virtual void visit(const DispatchEvent &);
  virtual void visit(const HttpEvent &);
  virtual void visit(const ExitedEvent &);
  virtual void visit(const TerminateEvent &);
};

struct EventConsumer {
  virtual ~EventConsumer();
  virtual void consume(MessageEvent &&);
  virtual void consume(DispatchEvent &&);
  virtual void consume(HttpEvent &&);
  virtual void consume(ExitedEvent &&);
  virtual void consume(TerminateEvent &&);
};

struct Event {
  virtual ~Event();
  virtual void visit(EventVisitor *visitor) const = 0;
  virtual void consume(EventConsumer *consumer) && = 0;
  template <typename T> bool is() const { return stand_in::value<bool>(); }
  template <typename T> const T &as() const { return stand_in::value<const T &>(); }
  operator JSON::Object() const;
};

struct MessageEvent : Event {
  explicit MessageEvent(Message &&_message);
  MessageEvent(MessageEvent &&that) = default;
  MessageEvent(const MessageEvent &that) = delete;
  void visit(EventVisitor *visitor) const override;
  void consume(EventConsumer *consumer) && override;
  Message message;
};

struct HttpEvent : Event {
  HttpEvent(std::unique_ptr<http::Request> &&_request, std::unique_ptr<Promise<http::Response>> &&_response);
  HttpEvent(HttpEvent &&) = default;
  HttpEvent(const HttpEvent &) = delete;
  ~HttpEvent() override;
  void visit(EventVisitor *visitor) const override;
  void consume(EventConsumer *consumer) && override;
  std::unique_ptr<http::Request> request;
  std::unique_ptr<Promise<http::Response>> response;
};

struct DispatchEvent : Event {
  DispatchEvent(std::unique_ptr<lambda::CallableOnce<void(ProcessBase *)>> _f,
                const Option<const std::type_info *> &_functionType);
  DispatchEvent(DispatchEvent &&) = default;
  DispatchEvent(const DispatchEvent &) = delete;
  void visit(EventVisitor *visitor) const override;
  void consume(EventConsumer *consumer) && override;
  std::unique_ptr<lambda::CallableOnce<void(ProcessBase *)>> f;
  Option<const std::type_info *> functionType;
};

struct ExitedEvent : Event {
  explicit ExitedEvent(const UPID &_pid);
  ExitedEvent(ExitedEvent &&) = default;
  ExitedEvent(const ExitedEvent &) = delete;
  void visit(EventVisitor *visitor) const override;
  void consume(EventConsumer *consumer) && override;
  UPID pid;
};

struct TerminateEvent : Event {
  TerminateEvent(const UPID &_from, bool _inject);
  TerminateEvent(TerminateEvent &&) = default;
  TerminateEvent(const TerminateEvent &) = delete;
  void visit(EventVisitor *visitor) const override;
  void consume(EventConsumer *consumer) && override;
  UPID from;
  bool inject;
};

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_EVENT_HPP
