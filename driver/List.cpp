//===- List.cpp - says what there is -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Commands.h"
#include "Extraction.h"
#include "Judgement.h"
#include "Output.h"
#include "Terminal.h"
#include "model/Index.h"
#include "model/Loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"
#include <array>
#include <map>
#include <set>

namespace floodgate {

namespace {

/// Rows of text, printed with their columns under each other.
/// How wide \p Shown, which is printable, is on a terminal.
size_t widthOf(llvm::StringRef Shown) {
  const int Width = llvm::sys::unicode::columnWidthUTF8(Shown);
  return Width < 0 ? Shown.size() : Width;
}

template <size_t Columns> std::string renderTable(const std::vector<std::array<std::string, Columns>> &Rows) {
  std::array<size_t, Columns> Widths{};
  for (const auto &Row : Rows)
    for (size_t I = 0; I < Columns; ++I)
      Widths[I] = std::max(Widths[I], widthOf(printable(Row[I])));
  std::string Text;
  for (const auto &Row : Rows) {
    std::string Line;
    for (size_t I = 0; I < Columns; ++I)
      Line += printable(Row[I]) + std::string(Widths[I] - widthOf(printable(Row[I])) + 2, ' ');
    Text += llvm::StringRef(Line).rtrim(' ').str() + "\n";
  }
  return Text;
}

std::string listChecks() {
  std::string Text;
  std::vector<std::unique_ptr<Check>> Checks = createChecks();
  for (const CheckInfo &Info : checkTable()) {
    Text += Info.Name + "  CWE-" + std::to_string(Info.Cwe) + "  " + Info.DefaultLevel + "\n    " + Info.Summary + "\n";
    for (const std::unique_ptr<Check> &C : Checks) {
      if (C->name() != Info.Name)
        continue;
      for (const CheckOption &Option : C->options())
        Text += "    " + Option.Name + " (" + (Option.Default.empty() ? "empty" : Option.Default) +
                "): " + Option.Description + "\n";
    }
  }
  return Text;
}

llvm::Expected<std::string> listModels(const AnalysisOptions &Options) {
  llvm::Expected<std::vector<model::Model>> Models = model::loadModels(Options.Rules);
  if (!Models)
    return Models.takeError();
  std::vector<std::array<std::string, 3>> Rows;
  Rows.reserve(Models->size());
  for (const model::Model &Model : *Models)
    Rows.push_back({Model.Name, Model.File, Model.Summary});
  return renderTable(Rows);
}

llvm::StringRef nameOf(model::EntryKind Kind) {
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

std::string orDash(const std::string &Text) { return Text.empty() ? "-" : Text; }

/// The functions that an entry point runs, by number; none where no unit has a body for it.
std::map<uint32_t, std::vector<uint32_t>> functionsOfEntries(const Program &Whole) {
  std::map<uint32_t, std::vector<uint32_t>> Functions;
  for (const Root &R : Whole.roots())
    Functions[R.Entry].push_back(R.Function);
  return Functions;
}

std::string listEntryPoints(const Analysis &Analysed) {
  const Program &Whole = Analysed.Whole;
  std::map<uint32_t, std::vector<uint32_t>> Functions = functionsOfEntries(Whole);
  // The kind first, as a number: the order of the vocabulary, and not of the alphabet.
  std::set<std::pair<model::EntryKind, std::array<std::string, 8>>> Sorted;
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
                     {nameOf(Entry.Kind).str(), orDash(Whole.text(Entry.Name)),
                      Entry.Realm == Symbol::None ? "no realm" : "realm " + Whole.text(Entry.Realm),
                      Entry.SeesSender ? "sees sender" : "no sender", Handler, orDash(Whole.text(Entry.Actor)),
                      Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column),
                      Whole.text(Entry.Model)}});
  }
  std::vector<std::array<std::string, 8>> Rows;
  std::map<model::EntryKind, size_t> Totals;
  for (const auto &[Kind, Row] : Sorted) {
    Rows.push_back(Row);
    ++Totals[Kind];
  }
  std::vector<std::string> Sums;
  Sums.reserve(Totals.size());
  for (auto [Kind, Total] : Totals)
    Sums.push_back((nameOf(Kind) + " " + llvm::Twine(Total)).str());
  return renderTable(Rows) + std::to_string(Rows.size()) + (Rows.size() == 1 ? " entry point" : " entry points") +
         (Sums.empty() ? "" : ": " + llvm::join(Sums, ", ")) + "\n";
}

llvm::Expected<int> listEntryPoints(const AnalysisOptions &Options) {
  llvm::Expected<Setup> Chosen = setUp(ReportOptions(), Options.Rules);
  if (!Chosen)
    return Chosen.takeError();
  std::vector<const Check *> Observers = Chosen->observers();
  llvm::Expected<Extraction> Extracted = extractUnits(Options, {*Chosen->Models, Observers, Chosen->Fingerprint});
  if (!Extracted)
    return Extracted.takeError();
  llvm::Expected<const Analysis &> Analysed = linkUnits(Extracted->Units, Extracted->Scope->root());
  if (!Analysed)
    return Analysed.takeError();
  if (llvm::Error Problem = writeToStandardOutput(listEntryPoints(*Analysed)))
    return std::move(Problem);
  sortNotices(Extracted->Notices);
  sayNotices(Analysed->Units, Extracted->Notices, Options.Say);
  return 0;
}

} // namespace

llvm::Expected<int> list(const ListOptions &Options) {
  if (Options.What == ListOptions::Subject::EntryPoints)
    return listEntryPoints(Options.Analysis);
  llvm::Expected<std::string> Text = Options.What == ListOptions::Subject::Models
                                         ? listModels(Options.Analysis)
                                         : llvm::Expected<std::string>(listChecks());
  if (!Text)
    return Text.takeError();
  if (llvm::Error Problem = writeToStandardOutput(*Text))
    return std::move(Problem);
  return 0;
}

llvm::Expected<int> explain(const ExplainOptions &Options) {
  std::vector<std::string> Names;
  for (const CheckInfo &Info : checkTable()) {
    Names.push_back(Info.Name);
    if (Info.Name != Options.Check)
      continue;
    if (llvm::Error Problem = writeToStandardOutput(Info.Documentation))
      return std::move(Problem);
    return 0;
  }
  return llvm::createStringError("no check is called '" + Options.Check + "'; there are " + llvm::join(Names, ", "));
}

} // namespace floodgate
