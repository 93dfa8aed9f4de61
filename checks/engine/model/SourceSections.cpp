//===- SourceSections.cpp - what the source text tells --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/NameSyntax.h"
#include "engine/model/Sections.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate::model {

using Mapping = Reader::Mapping;

static constexpr StringLiteral LevelWords[] = {"debug", "info", "warning", "error", "fatal", "argument"};
static constexpr Word<Compiler> CompilerWords[] = {
    {"gcc", Compiler::Gcc}, {"clang", Compiler::Clang}, {"msvc", Compiler::Msvc}};

void readLogging(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Logging>(Top, "logging", Out.Loggers, [&](Mapping &M, Logging &E) {
    unsigned Given = R.names(M, "logging", "macro", E.Macros) + R.names(M, "logging", "call", E.Calls) +
                     R.names(M, "logging", "object", E.Objects);
    R.exactlyOne(M, {"macro", "call", "object"}, Given);
    M.required("level", [&] { R.word(LevelWords, E.Level); });
    M.optional("sampled", [&] { R.boolean(E.Sampled); });
    M.optional("sampled-form", [&] { R.text("the name of a macro", E.SampledForm); });
  });
}

void readAborts(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Aborting>(Top, "aborts", Out.Aborts, [&](Mapping &M, Aborting &E) {
    unsigned Given = R.names(M, "aborts", "macro", E.Macros) + R.names(M, "aborts", "call", E.Calls);
    R.exactlyOne(M, {"macro", "call"}, Given);
    M.optional("debug-only", [&] { R.boolean(E.DebugOnly); });
  });
}

static void compilerMacro(EntryReader &R, Mapping &M, CompilerMacro &E) {
  M.required("define", [&] {
    R.macroNames(E.Define);
    // __GNUC__ and __clang__ would make another language of the code.
    for (StringRef Name : E.Define)
      if (Name.starts_with("__") || (Name.size() > 1 && Name[0] == '_' && isUpper(Name[1])))
        R.problem(R.position(), "'" + Name + "' is the compiler's; only a library's own macros can be set");
  });
  M.optional("value", [&] { R.text("the value of the macro", E.Value); });
  M.required("compiler", [&] { R.word(CompilerWords, E.Family); });
  M.optional("since", [&] { R.number(E.Since); });
  M.optional("header", [&] {
    R.scalarOrSequence("the name of a header, or a list of them", [&] {
      std::string &Name = E.Headers.emplace_back();
      R.text("the name of a header", Name);
      if (StringRef(Name).find_first_of(" \t\n\"<>\\") != StringRef::npos)
        R.problem(R.position(), "'" + Name + "' is not the name of a header as in 'library/config.hpp'");
    });
  });
  M.optional("unless", [&] { R.macroNames(E.Unless); });
  M.optional("when", [&] {
    R.text("what may stand behind #if", E.When);
    if (StringRef(E.When).contains('\n'))
      R.problem(R.position(), "a condition is one line");
  });
}

void readCompilerMacros(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<CompilerMacro>(Top, "compiler-macros", Out.CompilerMacros,
                           [&](Mapping &M, CompilerMacro &E) { compilerMacro(R, M, E); });
}

static void headerName(EntryReader &R, std::string &Out) {
  R.text("a header as it is included", Out);
  auto IsPart = [](char C) { return isAlnum(C) || StringRef("_./+-").contains(C); };
  if (!Out.empty() && (!llvm::all_of(Out, IsPart) || llvm::none_of(Out, isAlpha)))
    R.problem(R.position(), "'" + Out + "' is not the name of a header, or of a folder with '/' at the end");
}

static void beginningOfNames(EntryReader &R, std::string &Out) {
  R.text("how the framework's names begin", Out);
  if (!Out.empty() && !isIdentifier(Out, ":"))
    R.problem(R.position(), "'" + Out + "' is not how a name begins");
}

void readFrameworks(EntryReader &R, Mapping &Top, Model &Out) {
  R.section<Framework>(Top, "frameworks", Out.Frameworks, [&](Mapping &M, Framework &E) {
    M.required("framework", [&] { R.text("the name of a framework", E.Name); });
    M.required("header", [&] {
      R.scalarOrSequence("a header as it is included, or a list of them",
                         [&] { headerName(R, E.Headers.emplace_back()); });
    });
    M.optional("names", [&] {
      R.scalarOrSequence("how the framework's names begin, or a list of that",
                         [&] { beginningOfNames(R, E.Names.emplace_back()); });
    });
    M.optional("hint", [&] { R.text("text that says what a model would begin with", E.Hint); });
  });
}

} // namespace floodgate::model
