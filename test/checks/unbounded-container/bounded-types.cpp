// Types that evict or refuse by themselves, keys of which there are only so many, and what never has a key of a peer's.

// RUN: %check_both %s dos-unbounded-container

#include <array>
#include <bitset>

#include <process/protobuf.hpp>

#include <stout/boundedhashmap.hpp>
#include <stout/cache.hpp>
#include <stout/circular_buffer.hpp>
#include <stout/hashmap.hpp>
#include <stout/linkedhashmap.hpp>

using process::UPID;

namespace {

enum Level { LOW, HIGH };
enum class State { OPEN, CLOSED };

struct Event : google::protobuf::Message {
  const std::string &name() const;
  Level level() const;
  bool urgent() const;
  const std::string &host() const;
};

class Journal : public ProtobufProcess<Journal> {
public:
  Journal() : last(100), byName(100), used(100) {
    atStart_ok("journal");
  }

protected:
  void initialize() override {
    install<Event>(&Journal::event);
    atStart_ok("initialize");
  }

  void event(const UPID &from, const Event &event) {
    boundedTypes_ok(event);
    fewKeys_ok(event);
    keepsOrder_bad(event);
    ownName_ok();
  }

  void boundedTypes_ok(const Event &event) {
    last.push_back(event.name());
    byName.set(event.name(), 1);
    used.put(event.name(), 1);
    window[event.name().size() % 8] = event.name();
  }

  void fewKeys_ok(const Event &event) {
    ++byLevel[event.level()];
    byUrgency[event.urgent()] = 1;
    byState[event.urgent() ? State::OPEN : State::CLOSED] = 1;
    byConstant["events"] = 1;
    static const std::string total = "total";
    byConstant[total] = 1;
  }

  // LinkedHashMap keeps the order of insertion, and everything that was inserted.
  void keepsOrder_bad(const Event &event) {
    ordered[event.name()] = 1;
// CHECK: :[[@LINE-1]]:5: warning: `Journal::ordered` grows
  }

  // The server's own state decides the key.
  void ownName_ok() { byOwnName[name] = 1; }

  // No peer is there yet.
  void atStart_ok(const std::string &who) { started[who] = 1; }

  circular_buffer<std::string> last;
  BoundedHashMap<std::string, int> byName;
  Cache<std::string, int> used;
  std::array<std::string, 8> window;
  hashmap<Level, int> byLevel;
  hashmap<bool, int> byUrgency;
  hashmap<State, int> byState;
  hashmap<std::string, int> byConstant, byOwnName, started;
  LinkedHashMap<std::string, int> ordered;
  std::string name = "journal";
};

} // namespace
