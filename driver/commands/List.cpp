//===- List.cpp - says what there is -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/extraction/Extraction.h"
#include "driver/gate/Analysis.h"
#include "driver/gate/Judgement.h"
#include "driver/gate/LookedAt.h"
#include "driver/report/EntryPoints.h"
#include "driver/system/Output.h"
#include "driver/system/Terminal.h"
#include "driver/units/DescriptorSet.h"
#include "engine/model/Index.h"
#include "engine/model/Loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Unicode.h"
#include <array>

namespace floodgate {

namespace {

/// Rows of text, printed with their columns under each other.
/// How wide \p Shown, which is printable, is on a terminal.
size_t widthOf(llvm::StringRef Shown) {
  const int Width = llvm::sys::unicode::columnWidthUTF8(Shown);
  return Width < 0 ? Shown.size() : static_cast<size_t>(Width);
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

llvm::StringRef presenceWord(model::FieldDescription::Presence There) {
  switch (There) {
  case model::FieldDescription::Presence::Implicit:
    return "implicit";
  case model::FieldDescription::Presence::Optional:
    return "optional";
  case model::FieldDescription::Presence::Required:
    return "required";
  case model::FieldDescription::Presence::Repeated:
    return "repeated";
  }
  llvm_unreachable("no such presence");
}

std::string whatItHolds(const model::FieldDescription &Field) {
  std::string Text = Field.Type;
  if (!Field.Values.empty())
    Text += " {" + llvm::join(Field.Values, ", ") + "}";
  if (!Field.OneOf.empty())
    Text += ", one of " + Field.OneOf;
  for (const auto &[Name, Value] : Field.Options)
    Text.append(", (").append(Name).append(") = ").append(Value);
  return Text;
}

llvm::Expected<std::string> listMessages(const AnalysisOptions &Options) {
  llvm::Expected<DescriptorSets> Sets = readDescriptorSets(Options.Descriptors);
  if (!Sets)
    return Sets.takeError();
  std::vector<std::array<std::string, 4>> Rows;
  for (const model::MessageDescription &Message : Sets->Messages.messages())
    for (const model::FieldDescription &Field : Message.Fields)
      Rows.push_back(
          {Message.fullName() + "." + Field.Name, presenceWord(Field.There).str(), Message.File, whatItHolds(Field)});
  return renderTable(Rows);
}

std::string listEntryPoints(const std::vector<EntryPointRow> &EntryPoints) {
  std::vector<std::array<std::string, 8>> Rows;
  Rows.reserve(EntryPoints.size());
  for (const auto &[Kind, Words] : EntryPoints)
    Rows.push_back(Words);
  return renderTable(Rows) + std::to_string(Rows.size()) + (Rows.size() == 1 ? " entry point" : " entry points") +
         (Rows.empty() ? "" : ": " + describe(entryPointsByKind(EntryPoints))) + "\n";
}

llvm::Expected<int> listEntryPoints(const AnalysisOptions &Options) {
  llvm::Expected<Setup> Chosen = setUp(ReportOptions(), Options.Rules, Options.Descriptors);
  if (!Chosen)
    return Chosen.takeError();
  std::vector<model::NamedEntity> Named = Chosen->named();
  llvm::Expected<Extraction> Extracted = extractUnits(Options, {*Chosen->Models, Chosen->Fingerprint, Named});
  if (!Extracted)
    return Extracted.takeError();
  llvm::Expected<Analysis> Analysed = analyse(Extracted->Units, Extracted->Scope->root(), {}, Chosen->Limits);
  if (!Analysed)
    return Analysed.takeError();
  if (llvm::Error Problem = writeToStandardOutput(listEntryPoints(Analysed->Whole.EntryPoints)))
    return Problem;
  // The same notices as of a scan; only that nothing is judged here.
  ScanResult Seen;
  Seen.Units = Analysed->Units;
  Seen.Root = Analysed->Root;
  Seen.Notices = std::move(Extracted->Notices);
  lookAt(*Analysed, *Chosen, Seen);
  sortNotices(Seen.Notices);
  sayNotices(Seen.Units, Seen.Notices, Options.Say);
  return 0;
}

} // namespace

llvm::Expected<int> list(const ListOptions &Options) {
  if (Options.What == ListOptions::Subject::EntryPoints)
    return listEntryPoints(Options.Analysis);
  llvm::Expected<std::string> Text = Options.What == ListOptions::Subject::Models     ? listModels(Options.Analysis)
                                     : Options.What == ListOptions::Subject::Messages ? listMessages(Options.Analysis)
                                                                                      : listChecks();
  if (!Text)
    return Text.takeError();
  if (llvm::Error Problem = writeToStandardOutput(*Text))
    return Problem;
  return 0;
}

llvm::Expected<int> explain(const ExplainOptions &Options) {
  std::vector<std::string> Names;
  for (const CheckInfo &Info : checkTable()) {
    Names.push_back(Info.Name);
    if (Info.Name != Options.Check)
      continue;
    if (llvm::Error Problem = writeToStandardOutput(Info.Documentation))
      return Problem;
    return 0;
  }
  return llvm::createStringError("no check is called '" + Options.Check + "'; there are " + llvm::join(Names, ", "));
}

} // namespace floodgate
