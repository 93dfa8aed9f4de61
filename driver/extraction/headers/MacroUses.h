//===- MacroUses.h - where macros are used ------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_EXTRACTION_HEADERS_MACROUSES_H
#define FLOODGATE_DRIVER_EXTRACTION_HEADERS_MACROUSES_H

#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Token.h"

namespace floodgate {

/// Shows each place at which the meaning of code depends on a macro: it is expanded, or it is asked whether it is
/// defined.
class MacroUses : public clang::PPCallbacks {
public:
  void MacroExpands(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange,
                    const clang::MacroArgs *) override {
    show(Name, Macro);
  }
  void Ifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    show(Name, Macro);
  }
  void Ifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    show(Name, Macro);
  }
  void Elifdef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    show(Name, Macro);
  }
  void Elifndef(clang::SourceLocation, const clang::Token &Name, const clang::MacroDefinition &Macro) override {
    show(Name, Macro);
  }
  void Defined(const clang::Token &Name, const clang::MacroDefinition &Macro, clang::SourceRange) override {
    show(Name, Macro);
  }
  using clang::PPCallbacks::Elifdef;
  using clang::PPCallbacks::Elifndef;

protected:
  /// \p Macro is defined in the code, and not by the compiler itself.
  virtual void use(const clang::Token &Name, const clang::MacroInfo &Macro) = 0;

private:
  void show(const clang::Token &Name, const clang::MacroDefinition &Macro) {
    const clang::MacroInfo *Info = Macro ? Macro.getMacroInfo() : nullptr;
    if (Info && !Info->isBuiltinMacro())
      use(Name, *Info);
  }
};

} // namespace floodgate

#endif // FLOODGATE_DRIVER_EXTRACTION_HEADERS_MACROUSES_H
