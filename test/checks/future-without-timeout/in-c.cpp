// Sockets, transfers and event loops in C: what gives them a deadline, and what does not.

// RUN: %check_both %s dos-future-without-timeout

#include <sys/socket.h>
#include <sys/time.h>
#include <thread>

extern "C" {
struct bufferevent;
struct event_base;
struct evconnlistener;
typedef void (*bufferevent_data_cb)(bufferevent *bev, void *ctx);
typedef void (*bufferevent_event_cb)(bufferevent *bev, short what, void *ctx);
typedef void (*evconnlistener_cb)(evconnlistener *listener, int fd, sockaddr *address, int length, void *ctx);
bufferevent *bufferevent_socket_new(event_base *base, int fd, int options);
void bufferevent_setcb(bufferevent *bev, bufferevent_data_cb read, bufferevent_data_cb write,
                       bufferevent_event_cb event, void *ctx);
int bufferevent_enable(bufferevent *bev, short event);
int bufferevent_set_timeouts(bufferevent *bev, const timeval *read, const timeval *write);
evconnlistener *evconnlistener_new_bind(event_base *base, evconnlistener_cb cb, void *ctx, unsigned flags, int backlog,
                                        const sockaddr *address, int length);
}

namespace {

void serve_bad(int fd) {
  char data[512];
  while (recv(fd, data, sizeof data, 0) > 0) {
// CHECK: :[[@LINE-1]]:10: warning: nothing ends the wait on `fd`. It is up to the peer when `recv` completes
  }
}

void serve_ok(int fd) {
  timeval patience{30, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  char data[512];
  while (recv(fd, data, sizeof data, 0) > 0) {
  }
}

void serveWithOtherOption_bad(int fd) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  char data[512];
  recv(fd, data, sizeof data, 0);
// CHECK: :[[@LINE-1]]:3: warning: nothing ends the wait on `fd`.
}

void listen(int listener) {
  while (true) {
    std::thread(serve_bad, accept(listener, nullptr, nullptr)).detach();
    std::thread(serve_ok, accept(listener, nullptr, nullptr)).detach();
    std::thread(serveWithOtherOption_bad, accept(listener, nullptr, nullptr)).detach();
  }
}

void onRead(bufferevent *, void *) {}
void onEvent(bufferevent *, short, void *) {}

void onAccept_bad(evconnlistener *, int fd, sockaddr *, int, void *ctx) {
  bufferevent *bev = bufferevent_socket_new(static_cast<event_base *>(ctx), fd, 1);
  bufferevent_setcb(bev, onRead, nullptr, onEvent, nullptr);
  bufferevent_enable(bev, 2);
// CHECK: :[[@LINE-1]]:3: warning: nothing ends the wait on `bev`.
}

void onAccept_ok(evconnlistener *, int fd, sockaddr *, int, void *ctx) {
  bufferevent *bev = bufferevent_socket_new(static_cast<event_base *>(ctx), fd, 1);
  timeval patience{30, 0};
  bufferevent_set_timeouts(bev, &patience, &patience);
  bufferevent_setcb(bev, onRead, nullptr, onEvent, nullptr);
  bufferevent_enable(bev, 2);
}

void start(event_base *base) {
  evconnlistener_new_bind(base, onAccept_bad, base, 0, -1, nullptr, 0);
  evconnlistener_new_bind(base, onAccept_ok, base, 0, -1, nullptr, 0);
}

} // namespace
