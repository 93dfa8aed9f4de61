//===- Finding.h - what a check says ----------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The judge phase's result: plain values that every face (SARIF, text, clang-tidy) renders.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FINDING_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FINDING_H

#include <compare>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace floodgate {

/// How loudly a finding is reported. `Gate` stops a developer; `Audit` is shown on request.
enum class Level : uint8_t { Gate, Audit };

/// A place in a file, for people and reports. 1-based; columns count bytes.
struct SourceRange {
  std::string File; ///< Relative to the project's root.
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned EndColumn = 0; ///< Exclusive; 0 where it is not known.
  std::string Snippet;    ///< The text of the line, without its end; empty where it is not known.
  /// In what a macro expands to: where the code is written, as `FILE:LINE:COLUMN`. Not a part of the comparison.
  std::string Spelled;

  auto key() const { return std::tie(File, Line, Column, EndColumn, Snippet); }
  auto operator<=>(const SourceRange &Other) const { return key() <=> Other.key(); }
  bool operator==(const SourceRange &Other) const { return key() == Other.key(); }
  /// All members, for whoever writes one from process to process; the same in what follows.
  template <class V> void fields(V &&Visit) {
    Visit(File), Visit(Line), Visit(Column), Visit(EndColumn), Visit(Snippet), Visit(Spelled);
  }
};

/// One step of the path from the network to the site; or a second place worth a look.
struct Step {
  SourceRange Where;
  std::string Message;  ///< "calls `Master::addSlave`", lower case, no full stop.
  std::string Function; ///< Qualified name of the function that the step stands in.
  std::string Edge;     ///< Kind of the call edge that leaves it (`deferred`); empty for the last step.

  auto operator<=>(const Step &) const = default;
  template <class V> void fields(V &&Visit) { Visit(Where), Visit(Message), Visit(Function), Visit(Edge); }
};

/// A part of one line, and what would stand there instead.
struct Edit {
  SourceRange Where; ///< Both columns are known.
  std::string NewText;

  auto operator<=>(const Edit &) const = default;
  template <class V> void fields(V &&Visit) { Visit(Where), Visit(NewText); }
};

struct Finding {
  std::string Check; ///< "dos-unbounded-container".
  Level At = Level::Gate;
  SourceRange Where;
  /// Plain text. The first sentence is the title; identifiers stand in backquotes.
  std::string Message;
  std::string Remedy;         ///< How to fix it, in a line.
  std::string Subject;        ///< The symbol that it is about: stable across edits, without line numbers.
  std::string Use;            ///< With Check and Subject its identity: see Identity.h. Empty where they suffice.
  std::string Function;       ///< Qualified name of the function that it stands in.
  std::string EntryPoint;     ///< "message RegisterSlaveMessage", "GET /state".
  std::vector<Step> Path;     ///< From the entry point to the site, both included.
  std::vector<Step> Related;  ///< Second places: the declaration, the removals that do not suffice.
  std::vector<Edit> Fixes;    ///< Edits that together fix it, where it is certain that they do.
  std::string FixDescription; ///< With Fixes: what they do, in a line.
  /// The driver sets it where it was asked what a change has brought: it was not there before.
  bool IsNew = false;
  bool RestsOnAbsence = false; ///< True only if nothing anywhere says otherwise.
  /// The driver sets it where RestsOnAbsence and a unit could not be read: its names.
  std::vector<std::string> UnprovenWithout;

  /// Adds \p Place to Related, unless the same place is there already.
  void relate(Step Place) {
    for (const Step &Known : Related)
      if (Known.Where.Line == Place.Where.Line && Known.Where == Place.Where)
        return;
    Related.push_back(std::move(Place));
  }

  auto operator<=>(const Finding &) const = default;
  template <class V> void fields(V &&Visit) {
    Visit(Check), Visit(At), Visit(Where), Visit(Message), Visit(Remedy), Visit(Subject), Visit(Use), Visit(Function),
        Visit(EntryPoint), Visit(Path), Visit(Related), Visit(Fixes), Visit(FixDescription), Visit(IsNew),
        Visit(RestsOnAbsence), Visit(UnprovenWithout);
  }
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FINDING_H
