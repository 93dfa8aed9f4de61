//===- LoggingVerdict.h - whether a log line is a peer's --------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The judgment of dos-unbounded-logging: from one line, and how a peer or a timer gets there, to a reason.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGVERDICT_H
#define FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGVERDICT_H

#include "engine/program/Program.h"
#include <map>
#include <set>

namespace floodgate {

/// The check's own vocabulary in observations.
namespace logging {
inline constexpr llvm::StringLiteral Name = "dos-unbounded-logging";
/// A line; a thing with many parts, or a text, that a line prints; a stream that a function fills; a call that goes on
/// whenever a timer fires.
inline constexpr llvm::StringLiteral Line = "line", Many = "many", Text = "text", Print = "print", Turn = "turn";
/// Observation::Detail of a line: the severity in the low three bits, and this: it stands in a branch that
/// leaves the function.
inline constexpr uint32_t Leaves = 8;
/// Likewise: it leaves only as the function ends there, which what succeeds may do, too.
inline constexpr uint32_t Tail = 16;
/// Observation::Detail of what is printed: a library prints it, with all its parts.
inline constexpr uint32_t ByType = 1;
} // namespace logging

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
  const Observation *What = nullptr;  ///< What is printed, with Long and Foreign.
  const Observation *Other = nullptr; ///< With Further: the line that is there already.
  const Observation *Text = nullptr;  ///< The peer's text that the line prints besides.
};

class LoggingJudge {
public:
  explicit LoggingJudge(const Program &P);

  /// Judges \p Line, an observation of that kind. Nothing where it is fine.
  std::optional<LogVerdict> judge(const Observation &Line) const;

private:
  std::optional<LogVerdict> judgeReason(const Observation &Line, uint32_t Function) const;
  /// Whether \p Line is written on each turn of a timer.
  std::optional<LogVerdict> judgeTurn(const Observation &Line, uint32_t Function) const;
  /// Whether \p Printed, a thing with many parts, is printed with all of them.
  bool printsAll(const Observation &Printed, unsigned Budget = 100) const;
  /// What \p Line prints of \p Kind that a peer has sent.
  const Observation *printed(const Observation &Line, uint32_t Function, llvm::StringRef Kind) const;
  void findTurns();
  void findLoops();
  /// The way to \p Function through a peer's loop.
  Program::Witness wayThroughLoop(uint32_t Function) const;

  const Program &P;
  Program::Reach Peers;    ///< What a peer makes run.
  Program::Reach Open;     ///< Likewise, without a credential that the entry point asks for.
  Program::Reach Anybody;  ///< Likewise, with nothing known of it and of what it wants.
  Program::Reach Refusing; ///< Likewise, as what is done last before the peer is turned away.
  std::map<uint32_t, std::vector<const Observation *>> Lines; ///< By function number.
  std::map<std::pair<Symbol, Location>, std::vector<const Observation *>>
      Printed;                                               ///< By function and place of the line.
  std::map<Symbol, std::vector<const Observation *>> Prints; ///< By function.
  std::map<uint32_t, uint32_t> Loops;                        ///< Functions that run in a peer's loop: by which edge.
  std::map<uint32_t, uint32_t> Turns; ///< Functions that a timer runs again and again: by which edge.
  mutable std::map<Symbol, bool> Known;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_UNBOUNDED_LOGGING_LOGGINGVERDICT_H
