// A call that registers several handlers makes an entry point of each.

// RUN: %check_both %s dos-unbounded-container --audit

#include <string>
#include <vector>

extern "C" {
struct bufferevent;
typedef void (*bufferevent_data_cb)(bufferevent *, void *);
typedef void (*bufferevent_event_cb)(bufferevent *, short, void *);
void bufferevent_setcb(bufferevent *, bufferevent_data_cb, bufferevent_data_cb, bufferevent_event_cb, void *);
}

namespace {

std::vector<int> reads_bad, writes_bad, events_bad;

void onRead(bufferevent *, void *) {
  reads_bad.push_back(1);
// CHECK: :[[@LINE-1]]:13: {{.*}}`{{.*}}reads_bad` grows without a limit.
}

void onWrite(bufferevent *, void *) {
  writes_bad.push_back(1);
// CHECK: :[[@LINE-1]]:14: {{.*}}`{{.*}}writes_bad` grows without a limit.
}

void onEvent(bufferevent *, short, void *) {
  events_bad.push_back(1);
// CHECK: :[[@LINE-1]]:14: {{.*}}`{{.*}}events_bad` grows without a limit.
}

} // namespace

void watch(bufferevent *connection) { bufferevent_setcb(connection, onRead, onWrite, onEvent, nullptr); }
