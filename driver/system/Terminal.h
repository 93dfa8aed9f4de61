//===- Terminal.h - what is said on standard error --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only place that writes to standard error. What is said holds names and messages of the scanned code: all of it
/// goes through printable().
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_TERMINAL_H
#define FLOODGATE_DRIVER_SYSTEM_TERMINAL_H

#include "engine/model/Printable.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <cstddef>

namespace floodgate {

/// Says \p Text in a line of its own, behind the program's name.
void say(const llvm::Twine &Text);

/// Says the line \p Text, as it is but for what is not printable: one of a list or a table that say() has begun.
void sayLine(const llvm::Twine &Text);

/// Says \p Lines, as they are but for what is not printable in them. What is put into them from elsewhere has to be
/// printable() already, or it can end a line.
void sayLines(llvm::StringRef Lines);

/// Says each of the errors in \p Problems in a line of its own. Those that begin with their own place, `FILE:LINE:…:
/// error: …`, are said as they are.
void sayErrors(llvm::Error Problems);

/// Shows how far a work is, in one line that is written over and goes at the end. Only on a terminal.
class ProgressLine {
public:
  ProgressLine(size_t Total, bool IsWanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine &) = delete;
  ProgressLine &operator=(const ProgressLine &) = delete;

  void show(size_t Done) const;

private:
  size_t Total;
  bool IsShown;
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_TERMINAL_H
