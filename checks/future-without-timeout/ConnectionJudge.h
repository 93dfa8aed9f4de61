//===- ConnectionJudge.h - connections without a deadline -------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of dos-future-without-timeout that is about connections: which waits belong to one of them, and whether
/// anything in the program ends the connection when its peer is silent.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_CONNECTIONJUDGE_H
#define FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_CONNECTIONJUDGE_H

#include "engine/program/Reachability.h"
#include <map>

namespace floodgate {

/// All waits on one connection: on one member, or on one variable of one function.
struct Connection {
  std::vector<const ConnectionWait *> Waits; ///< In the order of the text.
  std::string Name;                          ///< `Session::socket`.
  std::string Use;                           ///< Of a variable: the function that it belongs to.
  bool Outgoing = false;                     ///< The program has opened it.
  bool Accepted = false;                     ///< It is reached from where one is accepted.
};

class ConnectionJudge {
public:
  explicit ConnectionJudge(const Analyses &Shared);

  /// Functions that a peer's connection gets to in a few calls and continuations from where it is accepted.
  static llvm::BitVector nearAccepting(const Program &P);
  /// Connections whose waits nothing ends, in a stable order.
  const std::vector<Connection> &silent() const { return Silent; }

private:
  void findEnds();
  /// Something in \p Function ends waits on \p Connection.
  void noteEnd(const Place &Connection, uint32_t Function);
  bool isEnded(const Place &Where, uint32_t Function) const;

  const Program &P;
  llvm::DenseSet<uint32_t> Members;   ///< Symbols of members and globals that have a deadline.
  llvm::DenseSet<uint32_t> Functions; ///< Those whose other connections have one, and those that they call directly.
  llvm::DenseSet<uint32_t> Around;    ///< Functions whose callers and callees are in Functions.
  llvm::DenseSet<uint32_t> Records;   ///< Symbols of classes in which a deadline is set on something without a name.
  std::vector<Connection> Silent;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FUTURE_WITHOUT_TIMEOUT_CONNECTIONJUDGE_H
