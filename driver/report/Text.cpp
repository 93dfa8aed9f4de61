//===- Text.cpp - a report for a terminal ---------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A finding begins as a compiler's diagnostic does, so that editors jump to it and one expectation in a test serves
/// this output and clang-tidy's. The path follows as numbered steps, then second places, then how to fix it:
///
///     src/master.cpp:412:5: warning: `Master::registering` grows with every … [dos-unbounded-container]
///       412 |     registering.insert(pid);
///           |     ^~~~~~~~~~~~~~~~~~
///       1. src/master.cpp:88:3    message `RegisterSlaveMessage` runs `Master::registerSlave`
///       2. src/master.cpp:398:10  hands `Master::_registerSlave` to `defer`  (deferred)
///       3. src/master.cpp:412:5   grows here
///       -  src/master.hpp:77:20   declared here
///       fix: refuse the registration while `registering` is full
///
//===----------------------------------------------------------------------===//

#include "driver/report/EntryPoints.h"
#include "driver/report/Report.h"
#include "driver/report/Sources.h"
#include "engine/model/Printable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

namespace floodgate {
namespace {

/// A location longer than this does not push the messages of the other steps to the right.
constexpr size_t WidestLocation = 48;
/// Bytes of a source line that are shown, from the first that is not blank; the rest of a generated file's lines is
/// cut.
constexpr size_t WidestLine = 160;
/// Units that an unproven finding names before it says how many more there are; all are listed at the end.
constexpr size_t NamedUnits = 3;

enum class Ink : uint8_t { Place, Warning, Audit, Message, Caret, Dim, Fix, Error };

const char *escape(Ink Color) {
  switch (Color) {
  case Ink::Place:
  case Ink::Message:
    return "\033[1m";
  case Ink::Warning:
    return "\033[1;35m";
  case Ink::Audit:
    return "\033[1;36m";
  case Ink::Caret:
  case Ink::Fix:
    return "\033[1;32m";
  case Ink::Dim:
    return "\033[2m";
  case Ink::Error:
    return "\033[1;31m";
  }
  return "";
}

std::string locationOf(const SourceRange &Where) {
  std::string Text = printable(Where.File);
  if (Where.Line != 0)
    Text += ":" + llvm::utostr(Where.Line);
  if (Where.Line != 0 && Where.Column != 0)
    Text += ":" + llvm::utostr(Where.Column);
  return Text;
}

std::string plural(size_t Count, const char *Noun) {
  return llvm::formatv("{0:N} {1}{2}", Count, Noun, Count == 1 ? "" : "s");
}

/// How a unit ended, before the words that say more.
const char *outcomeOf(UnitStatus::Outcome What) {
  switch (What) {
  case UnitStatus::Outcome::Analysed:
  case UnitStatus::Outcome::ReadInPart:
  case UnitStatus::Outcome::Missing:
    return "";
  case UnitStatus::Outcome::ParseError:
    return "does not parse: ";
  case UnitStatus::Outcome::Crashed:
    return "crashed the analysis: ";
  case UnitStatus::Outcome::TimedOut:
    return "took too long: ";
  case UnitStatus::Outcome::OutOfMemory:
    return "needed too much memory: ";
  }
  return "";
}

Ink inkOf(NoticeLevel Level) {
  switch (Level) {
  case NoticeLevel::Error:
    return Ink::Error;
  case NoticeLevel::Warning:
    return Ink::Warning;
  case NoticeLevel::Note:
    return Ink::Audit;
  }
  return Ink::Message;
}

class TextReport {
public:
  TextReport(const ScanResult &Result, const TextOptions &Options)
      : Result(Result), Options(Options), Sources(Result.Root), Out(Text) {}

  std::string render() {
    // What is new is what whoever made the change looks for.
    for (bool IsNew : {true, false})
      for (const Finding &F : Result.Findings)
        if (F.IsNew == IsNew && (F.At == Level::Gate || Options.ShowAudit))
          finding(F);
    if (!Options.Quiet) {
      failedUnits();
      notices();
      summary();
    }
    return std::move(Text);
  }

private:
  std::string paint(Ink Color, llvm::StringRef Words) const {
    return Options.Color ? escape(Color) + Words.str() + "\033[0m" : Words.str();
  }

  void finding(const Finding &F) {
    const bool IsGate = F.At == Level::Gate;
    Out << paint(Ink::Place, locationOf(F.Where) + ":") << ' '
        << paint(IsGate ? Ink::Warning : Ink::Audit, IsGate ? "warning:" : "audit:") << ' '
        << paint(Ink::Message, printable(F.Message)) << " [" << printable(F.Check) << "]" << (F.IsNew ? " (new)" : "")
        << '\n';
    snippet(F.Where);
    steps(F);
    unproven(F.UnprovenWithout);
    if (!F.Remedy.empty())
      Out << "  " << paint(Ink::Fix, "fix:") << ' ' << printable(F.Remedy) << '\n';
    Out << '\n';
  }

  void unproven(llvm::ArrayRef<std::string> Units) {
    if (Units.empty())
      return;
    Out << "  " << paint(Ink::Error, "unproven:") << ' ' << printable(llvm::join(Units.take_front(NamedUnits), ", "));
    if (Units.size() > NamedUnits)
      Out << " and " << Units.size() - NamedUnits << " more";
    Out << " could not be read as a whole\n";
  }

  /// The line without its indentation, and a caret under the range.
  void snippet(const SourceRange &Where) {
    llvm::StringRef Line = Where.Snippet;
    if (Line.empty())
      Line = Sources.line(Where.File, Where.Line);
    Line = Line.rtrim();
    const llvm::StringRef Code = Line.ltrim(" \t");
    const size_t Indentation = Line.size() - Code.size();
    if (Code.empty() || Where.Column <= Indentation || Where.Column > Line.size())
      return;
    const size_t Begin = Where.Column - 1 - Indentation;
    const size_t End =
        std::clamp<size_t>(Where.EndColumn ? Where.EndColumn - 1 - Indentation : 0, Begin + 1, Code.size());
    // A caret beyond what is shown would point at nothing: then the line begins with the range.
    const size_t Skipped = Begin >= WidestLine ? Begin : 0;
    const llvm::StringRef Shown = wholeCharacters(Code.substr(Skipped, WidestLine), Code.substr(Skipped));
    const std::string Number = llvm::utostr(Where.Line);
    Out << paint(Ink::Dim, "  " + Number + " | ") << (Skipped ? "…" : "") << printable(Shown)
        << (Skipped + Shown.size() < Code.size() ? "…" : "") << '\n';
    const size_t Before = columns(Shown.take_front(Begin - Skipped)) + (Skipped ? 1 : 0);
    const size_t Under = columns(Shown.slice(Begin - Skipped, End - Skipped));
    Out << paint(Ink::Dim, "  " + std::string(Number.size(), ' ') + " | ") << std::string(Before, ' ')
        << paint(Ink::Caret, "^" + std::string(Under > 0 ? Under - 1 : 0, '~')) << '\n';
  }

  /// \p Cut, the beginning of \p Whole, without a character of which it holds a part.
  static llvm::StringRef wholeCharacters(llvm::StringRef Cut, llvm::StringRef Whole) {
    auto IsInside = [&](size_t At) {
      return At < Whole.size() && (static_cast<unsigned char>(Whole[At]) & 0xC0) == 0x80;
    };
    for (unsigned Dropped = 0; Dropped < 3 && !Cut.empty() && IsInside(Cut.size()); ++Dropped)
      Cut = Cut.drop_back();
    return Cut;
  }

  /// How wide \p Code is on a terminal.
  static size_t columns(llvm::StringRef Code) {
    const std::string Shown = printable(Code);
    const int Width = llvm::sys::unicode::columnWidthUTF8(Shown);
    return Width < 0 ? Shown.size() : static_cast<size_t>(Width);
  }

  void steps(const Finding &F) {
    size_t Width = 0;
    for (const std::vector<Step> *Steps : {&F.Path, &F.Related})
      for (const Step &At : *Steps)
        if (const size_t Length = locationOf(At.Where).size(); Length <= WidestLocation)
          Width = std::max(Width, Length);
    const size_t Digits = llvm::utostr(F.Path.size()).size();
    size_t Number = 0;
    for (const Step &At : F.Path)
      step(llvm::utostr(++Number) + ".", Digits + 1, At, Width);
    for (const Step &At : F.Related)
      step("-", Digits + 1, At, Width);
  }

  void step(llvm::StringRef Mark, size_t MarkWidth, const Step &At, size_t Width) {
    const std::string Where = locationOf(At.Where);
    Out << "  " << llvm::right_justify(Mark, static_cast<unsigned>(Mark == "-" ? 1 : MarkWidth))
        << std::string(Mark == "-" ? MarkWidth : 1, ' ') << paint(Ink::Dim, Where)
        << std::string(Where.size() < Width ? Width - Where.size() : 0, ' ') << "  " << printable(At.Message);
    // That a call is a call goes without saying.
    if (!At.Edge.empty() && At.Edge != "direct")
      Out << paint(Ink::Dim, "  (" + printable(At.Edge) + ")");
    Out << '\n';
  }

  void failedUnits() {
    for (const UnitStatus &Unit : Result.Units)
      if (!Unit.isWhole())
        Out << paint(Ink::Place, printable(Unit.File) + ":") << ' '
            << paint(Unit.isIncomplete() ? Ink::Error : Ink::Audit, Unit.hasFacts() ? "read in part:" : "not read:")
            << ' ' << outcomeOf(Unit.What) << printable(Unit.Error)
            << (Unit.Accepted.empty() ? "" : " (accepted: " + printable(Unit.Accepted) + ")") << '\n';
    if (failedCount() + partialCount() > 0)
      Out << '\n';
  }

  void notices() {
    const auto Shown = llvm::make_filter_range(Result.Notices, [](const Notice &Said) { return Said.isReported(); });
    for (const Notice &Said : Shown)
      Out << (Said.Where.File.empty() ? "" : paint(Ink::Place, locationOf(Said.Where) + ":") + " ")
          << paint(inkOf(Said.level()), std::string(nameOf(Said.level())) + ":") << ' ' << printable(Said.Text) << " ["
          << infoOf(Said.Kind).Id << "]\n";
    if (!Shown.empty())
      Out << '\n';
  }

  size_t failedCount() const {
    return static_cast<size_t>(llvm::count_if(Result.Units, [](const UnitStatus &Unit) { return !Unit.hasFacts(); }));
  }
  size_t partialCount() const {
    return static_cast<size_t>(
        llvm::count_if(Result.Units, [](const UnitStatus &Unit) { return Unit.hasFacts() && !Unit.isWhole(); }));
  }

  size_t count(llvm::StringRef Check, Level At) const {
    return static_cast<size_t>(
        llvm::count_if(Result.Findings, [&](const Finding &F) { return F.Check == Check && F.At == At; }));
  }

  void summary() {
    Out << plural(Result.Units.size(), "unit");
    std::vector<std::string> Gaps;
    if (const size_t Failed = failedCount())
      Gaps.push_back(paint(Ink::Error, llvm::formatv("{0:N} not read", Failed).str()));
    if (const size_t Partial = partialCount())
      Gaps.push_back(paint(Ink::Error, llvm::formatv("{0:N} read in part", Partial).str()));
    if (!Gaps.empty())
      Out << " (" << llvm::join(Gaps, ", ") << ')';
    Out << llvm::formatv(" in {0:F1} s; {1:N} of {2} reachable from the network\n", Result.Seconds,
                         Result.ReachableFunctions, plural(Result.Functions, "function"))
        << "entry points: " << (Result.EntryPoints.empty() ? "none is known" : describe(Result.EntryPoints)) << '\n';
    if (!Result.Since.empty())
      Out << plural(Result.ChangedFiles, "changed file") << " since " << printable(Result.Since)
          << llvm::formatv(", read by {0}; {1:N} of {2} new\n", plural(Result.AffectedUnits, "unit"),
                           llvm::count_if(Result.Findings, [](const Finding &F) { return F.IsNew; }),
                           plural(Result.Findings.size(), "finding"));
    size_t Width = 0;
    for (const CheckInfo &Check : Result.Checks)
      Width = std::max(Width, Check.Name.size());
    size_t AllAudit = 0;
    for (const CheckInfo &Check : Result.Checks) {
      const size_t Gate = count(Check.Name, Level::Gate), Audit = count(Check.Name, Level::Audit);
      AllAudit += Audit;
      Out << "  " << llvm::left_justify(Check.Name, static_cast<unsigned>(Width))
          << llvm::formatv("  {0,4:N} gate  {1,4:N} audit\n", Gate, Audit);
    }
    if (AllAudit > 0 && !Options.ShowAudit)
      Out << paint(Ink::Dim, "  --level audit shows the audit findings as well") << '\n';
    Out << Result.Ended.Description << '\n';
  }

  const ScanResult &Result;
  const TextOptions &Options;
  DiskSources Sources;
  std::string Text;
  llvm::raw_string_ostream Out;
};

} // namespace

std::string renderText(const ScanResult &Result, const TextOptions &Options) {
  return TextReport(Result, Options).render();
}

std::string renderNotices(llvm::ArrayRef<UnitStatus> Units, llvm::ArrayRef<Notice> Notices) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  auto List = [&](const char *Before, const char *After, llvm::function_ref<bool(const UnitStatus &)> Are) {
    const auto Count = static_cast<size_t>(llvm::count_if(Units, Are));
    if (Count == 0)
      return;
    Out << "floodgate: " << Before << Count << " of " << Units.size() << (Units.size() == 1 ? " unit" : " units")
        << After << ":\n";
    for (const UnitStatus &Unit : Units)
      if (Are(Unit))
        Out << "  " << printable(Unit.File)
            << (Unit.What == UnitStatus::Outcome::Missing ? "" : ": " + printable(Unit.Error))
            << (Unit.Accepted.empty() ? "" : " (accepted: " + printable(Unit.Accepted) + ")") << '\n';
  };
  List("", " could not be analysed",
       [](const UnitStatus &Unit) { return !Unit.hasFacts() && Unit.What != UnitStatus::Outcome::Missing; });
  List("", " read in part", [](const UnitStatus &Unit) { return Unit.What == UnitStatus::Outcome::ReadInPart; });
  List("there are no facts of ", " that the manifest names",
       [](const UnitStatus &Unit) { return Unit.What == UnitStatus::Outcome::Missing; });
  for (const Notice &Said : Notices)
    Out << (Said.Where.File.empty() ? "floodgate" : locationOf(Said.Where)) << ": " << nameOf(Said.level()) << ": "
        << printable(Said.Text) << " [" << infoOf(Said.Kind).Id << "]\n";
  return Text;
}

} // namespace floodgate
