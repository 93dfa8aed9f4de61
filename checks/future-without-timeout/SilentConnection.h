//===- SilentConnection.h - connections without a deadline ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-future-without-timeout that is about connections: which waits belong to one of them, and whether
/// anything in the program ends the connection when its peer is silent.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_SILENTCONNECTION_H
#define FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_SILENTCONNECTION_H

#include "engine/program/Program.h"
#include <map>

namespace floodgate {

class CallSite;

/// The check's own vocabulary in observations.
namespace connection {
inline constexpr llvm::StringLiteral Name = "dos-future-without-timeout";
/// A wait on a peer, and what ends one. Observation::Text is what is called.
inline constexpr llvm::StringLiteral Wait = "wait", Attach = "attach", Cancel = "cancel", Listen = "listen";
/// Observation::Detail of a wait.
inline constexpr uint32_t Writes = 1, Chosen = 2, Blocks = 4, Raced = 8;

/// Records a wait on a connection, and what ends one. What gives a future is not recorded: FutureFlow.h sees to it.
void observe(CallSite &Site);
} // namespace connection

/// All waits on one connection: on one member, or on one variable of one function.
struct Connection {
  std::vector<const Observation *> Waits; ///< In the order of the text.
  std::string Name;                       ///< `Session::socket`.
  std::string Use;                        ///< Of a variable: the function that it belongs to.
  bool Chosen = false;                    ///< The program has opened it.
  bool Accepted = false;                  ///< It is reached from where one is accepted.
};

class ConnectionJudge {
public:
  explicit ConnectionJudge(const Program &P);

  /// Functions that a peer's connection gets to in a few calls and continuations from where it is accepted.
  static llvm::BitVector nearAccepting(const Program &P);
  /// Connections whose waits nothing ends, in a stable order.
  const std::vector<Connection> &silent() const { return Silent; }

private:
  void findEnds();
  bool isEnded(const Place &Where, uint32_t Function) const;

  const Program &P;
  llvm::DenseSet<uint32_t> Members;   ///< Symbols of members and globals that have a deadline.
  llvm::DenseSet<uint32_t> Functions; ///< Those whose other connections have one, and those that they call directly.
  llvm::DenseSet<uint32_t> Records;   ///< Symbols of classes in which a deadline is set on something without a name.
  std::vector<Connection> Silent;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_SILENTCONNECTION_H
