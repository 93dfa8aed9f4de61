//===- LoggingJudge.h - whether a log line is a peer's ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The judgment of dos-unbounded-logging: from one line, and how a peer or a timer gets there, to a reason.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGJUDGE_H
#define FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGJUDGE_H

#include "engine/program/ValueFlow.h"
#include <map>
#include <set>

namespace floodgate {

/// Why a line is a peer's to write, or to make long; the gravest first.
enum class LogReason : uint8_t {
  Loop,     ///< As many lines as the peer has put elements into one message.
  Long,     ///< The line is as long as the peer wants.
  Refusal,  ///< A line for each request that is refused.
  Early,    ///< A line before anything was looked up or asked.
  Periodic, ///< A line on each turn of a timer.
  Further,  ///< One more line for a request that has one already.
  Foreign,  ///< The peer's text, as it is: CWE-117.
};

struct LogVerdict {
  LogReason Why = LogReason::Foreign;
  bool Gate = false;
  Program::Witness Way;
  const PrintedValue *What = nullptr; ///< What is printed, with Long and Foreign.
  const LogLine *Other = nullptr;     ///< With Further: the line that is there already.
  const PrintedValue *Text = nullptr; ///< The peer's text that the line prints besides.
};

class LoggingJudge {
public:
  explicit LoggingJudge(const Analyses &Shared);

  /// Judges \p Line. Nothing where it is fine.
  std::optional<LogVerdict> judge(const LogLine &Line) const;

private:
  std::optional<LogVerdict> judgeReason(const LogLine &Line) const;
  /// Why \p Line, which a peer reaches, is its to write or to make long; nothing where only weaker reasons are left.
  std::optional<LogVerdict> judgeReached(const LogLine &Line) const;
  /// Whether \p Line is written for each request that is refused, or before it is accepted.
  std::optional<LogVerdict> judgeUnaccepted(const LogLine &Line) const;
  /// Whether \p Line is one more for a request that has a line already.
  std::optional<LogVerdict> judgeFurther(const LogLine &Line) const;
  /// Whether \p Line is written on each turn of a timer.
  std::optional<LogVerdict> judgeTurn(const LogLine &Line) const;
  /// Whether \p Printed, a thing with many parts, is printed with all of them.
  bool printsAll(const PrintedValue &Printed, unsigned Budget = 100) const;
  /// What \p Line prints of the kind \p What that a peer has sent.
  const PrintedValue *printed(const LogLine &Line, PrintedValue::Kind What) const;
  /// Whether what is known where \p Line stands means that the peer was let in.
  bool isAccepted(const LogLine &Line) const;
  /// Whether \p Line stands in a function that serves a peer: not where an object begins or ends, nor in an operator
  /// that prints.
  bool serves(const LogLine &Line) const;
  /// Whether \p Line turns a peer away.
  bool refuses(const LogLine &Line) const;
  /// The way to \p Line, with the credential that it needs.
  LogVerdict reached(const LogLine &Line, LogReason Why) const;
  void findReached();
  void findTurns();
  void findLoops();
  /// The way to \p Function through a peer's loop.
  Program::Witness wayThroughLoop(uint32_t Function) const;

  const Program &P;
  const ValueFlow &Flow;
  Program::Reach Peers;    ///< What a peer makes run, as often as it wants.
  Program::Reach Open;     ///< Likewise, without a credential that the entry point asks for.
  Program::Reach Anybody;  ///< Likewise, with nothing known of it and of what it wants.
  Program::Reach Refusing; ///< Likewise, as what is done last before the peer is turned away.
  std::map<uint32_t, std::vector<const LogLine *>> Lines; ///< By function number.
  std::map<std::pair<uint32_t, Location>, std::vector<const PrintedValue *>>
      Printed;                                                    ///< By function number and place of the line.
  std::map<uint32_t, std::vector<const PrintedValue *>> Streamed; ///< Into streams, by function number.
  std::map<uint32_t, uint32_t> Loops;       ///< Functions that run in a peer's loop: by which edge.
  std::map<uint32_t, uint32_t> Turns;       ///< Functions that a timer runs again and again: by which edge.
  mutable std::map<Symbol, bool> PrintsAll; ///< By operator, where it has been asked.
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGJUDGE_H
