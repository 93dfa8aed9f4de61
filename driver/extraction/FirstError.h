//===- FirstError.h - keeps what clang says is wrong ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_FIRSTERROR_H
#define FLOODGATE_DRIVER_EXTRACTION_FIRSTERROR_H

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallString.h"
#include <string>

namespace floodgate {

/// Keeps the text of the first error; what follows from it, and all warnings, are passed over.
class FirstError : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level, const clang::Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error || !Text.empty())
      return;
    llvm::SmallString<256> Message;
    Info.FormatDiagnostic(Message);
    Text = std::string(Message);
    if (Info.hasSourceManager() && Info.getLocation().isValid())
      locate(Info.getSourceManager(), Info.getLocation());
  }

  std::string Text; ///< Empty: there was none.

protected:
  /// Called once, with the place of that error where it has one.
  virtual void locate(const clang::SourceManager &, clang::SourceLocation) {}
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_FIRSTERROR_H
