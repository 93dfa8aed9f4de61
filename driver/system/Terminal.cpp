//===- Terminal.cpp - what is said on standard error ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/Terminal.h"
#include "llvm/Support/raw_ostream.h"
#include <unistd.h>

namespace floodgate {

void say(const llvm::Twine &Text) { sayLine("floodgate: " + Text); }

void sayLine(const llvm::Twine &Text) {
  // In one write: what two processes say does not mix within a line.
  llvm::errs() << printable(Text.str()) + "\n";
}

void sayLines(llvm::StringRef Lines) { llvm::errs() << printableLines(Lines); }

void sayErrors(llvm::Error Problems) {
  llvm::handleAllErrors(std::move(Problems), [](const llvm::ErrorInfoBase &Problem) {
    const std::string Text = Problem.message();
    bool HasPlace = llvm::StringRef(Text).contains(": error: ");
    sayLine((HasPlace ? "" : "floodgate: error: ") + Text);
  });
}

ProgressLine::ProgressLine(size_t Total, bool IsWanted) : Total(Total), IsShown(IsWanted && isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
  if (IsShown)
    llvm::errs() << "\r\033[K";
}

void ProgressLine::show(size_t Done) const {
  if (IsShown)
    llvm::errs() << "\r\033[K[" << Done << "/" << Total << "] units read";
}

} // namespace floodgate
