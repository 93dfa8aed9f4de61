//===- EntryPoints.cpp - where a program is entered --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/EntryPoints.h"
#include "engine/program/Program.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <map>
#include <set>

namespace floodgate {

static const char *nameOf(model::EntryKind Kind) {
  switch (Kind) {
  case model::EntryKind::Message:
    return "message";
  case model::EntryKind::Http:
    return "http";
  case model::EntryKind::Stream:
    return "stream";
  case model::EntryKind::Timer:
    return "timer";
  case model::EntryKind::Disconnect:
    return "disconnect";
  case model::EntryKind::Callback:
    return "callback";
  }
  llvm_unreachable("a kind of entry point without a name");
}

static std::string orDash(const std::string &Text) { return Text.empty() ? "-" : Text; }

/// The functions that an entry point runs, by number; none where no unit has a body for it.
static std::map<uint32_t, std::vector<uint32_t>> functionsOfEntries(const Program &Whole) {
  std::map<uint32_t, std::vector<uint32_t>> Functions;
  for (const Root &R : Whole.roots())
    Functions[R.Entry].push_back(R.Function);
  return Functions;
}

std::vector<EntryPointRow> entryPointRows(const Program &Whole) {
  std::map<uint32_t, std::vector<uint32_t>> Functions = functionsOfEntries(Whole);
  // The kind first, as a number: the order of the vocabulary, and not of the alphabet.
  std::set<EntryPointRow> Sorted;
  for (uint32_t I = 0; I < Whole.entryPoints().size(); ++I) {
    const EntryPoint &Entry = Whole.entryPoints()[I];
    SourceRange Where = Whole.range(Entry.Where);
    std::vector<std::string> Handlers;
    for (uint32_t Function : Functions[I])
      Handlers.push_back(Whole.text(Whole.functions()[Function].Name));
    if (Handlers.empty())
      Handlers.push_back("(no body in the units read)");
    for (const std::string &Handler : Handlers)
      Sorted.insert({Entry.Kind,
                     {nameOf(Entry.Kind), orDash(Whole.text(Entry.Name)),
                      Entry.Realm == Symbol::None ? "no realm" : "realm " + Whole.text(Entry.Realm),
                      Entry.SeesSender ? "sees sender" : "no sender", Handler, orDash(Whole.text(Entry.Actor)),
                      Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column),
                      Whole.text(Entry.Model)}});
  }
  return {Sorted.begin(), Sorted.end()};
}

std::vector<std::pair<model::EntryKind, size_t>> entryPointsByKind(const std::vector<EntryPointRow> &Rows) {
  std::map<model::EntryKind, size_t> Totals;
  for (const auto &[Kind, Words] : Rows)
    ++Totals[Kind];
  return {Totals.begin(), Totals.end()};
}

std::string describe(const std::vector<std::pair<model::EntryKind, size_t>> &ByKind) {
  std::vector<std::string> Sums;
  Sums.reserve(ByKind.size());
  for (auto [Kind, Total] : ByKind)
    Sums.push_back(nameOf(Kind) + (" " + std::to_string(Total)));
  return llvm::join(Sums, ", ");
}

} // namespace floodgate
