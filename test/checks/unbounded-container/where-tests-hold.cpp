// What a test tells of what follows it, by the ways that control takes and not by the look of the text.

// RUN: %check_both %s dos-unbounded-container

#include <vector>

#include <glog/logging.h>
#include <process/protobuf.hpp>

using process::UPID;

namespace {

struct Note : google::protobuf::Message {
  const std::string &name() const;
};

bool isOdd(const std::string &name);
[[noreturn]] void giveUp();

class Board : public ProtobufProcess<Board> {
  void initialize() override {
    install<Note>(&Board::trimmed_ok);
    install<Note>(&Board::trimmedByFor_ok);
    install<Note>(&Board::brokenOff_bad);
    install<Note>(&Board::fatal_ok);
    install<Note>(&Board::endless_ok);
    install<Note>(&Board::nestedLeave_ok);
    install<Note>(&Board::sometimes_bad);
    install<Note>(&Board::both_ok);
  }

  void trimmed_ok(const UPID &from, const Note &note) {
    while (first.size() >= 10)
      first.erase(first.begin());
    first.push_back(note.name());
  }

  void trimmedByFor_ok(const UPID &from, const Note &note) {
    for (; second.size() >= 10;)
      isOdd(note.name());
    second.push_back(note.name());
  }

  // The loop may end although there are as many as before.
  void brokenOff_bad(const UPID &from, const Note &note) {
    while (third_bad.size() >= 10) {
      if (isOdd(note.name()))
        break;
    }
    third_bad.push_back(note.name());
// CHECK: :[[@LINE-1]]:15: warning: `{{.*}}Board::third_bad` grows without a limit.
  }

  void fatal_ok(const UPID &from, const Note &note) {
    if (fourth.size() >= 10) {
      if (isOdd(note.name()))
        giveUp();
      else
        LOG(FATAL) << "Too many";
    }
    fourth.push_back(note.name());
  }

  void endless_ok(const UPID &from, const Note &note) {
    if (fifth.size() >= 10)
      for (;;)
        isOdd(note.name());
    fifth.push_back(note.name());
  }

  void nestedLeave_ok(const UPID &from, const Note &note) {
    if (sixth.size() >= 10) {
      switch (note.name().size()) {
      case 0:
        return;
      default:
        giveUp();
      }
    }
    sixth.push_back(note.name());
  }

  void sometimes_bad(const UPID &from, const Note &note) {
    if (isOdd(note.name())) {
      if (seventh_bad.size() >= 10)
        return;
    }
    seventh_bad.push_back(note.name());
// CHECK: :[[@LINE-1]]:17: warning: `{{.*}}Board::seventh_bad` grows without a limit.
  }

  void both_ok(const UPID &from, const Note &note) {
    if (isOdd(note.name()) || eighth.size() >= 10) {
      if (isOdd("x"))
        return;
      throw 1;
    }
    eighth.push_back(note.name());
  }

  std::vector<std::string> first, second, third_bad, fourth, fifth, sixth, seventh_bad, eighth;
};

} // namespace
