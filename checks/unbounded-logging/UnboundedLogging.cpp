//===- UnboundedLogging.cpp - dos-unbounded-logging -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-logging/UnboundedLogging.h"
#include "engine/program/FindingBuilder.h"
#include "unbounded-logging/LoggingJudge.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionAllowed = "AllowedFunctions", OptionEvery = "SampleEvery";

std::vector<CheckOption> UnboundedLogging::options() const {
  return {{OptionAllowed.str(), "", "Semicolon-separated qualified names of functions whose lines are wanted.", true},
          {OptionEvery.str(), "100", "The number of lines of which a fix writes one: an integer above 1."}};
}

bool UnboundedLogging::setOption(StringRef Name, StringRef Value) {
  if (Name == OptionEvery)
    return !Value.getAsInteger(10, Every) && Every > 1;
  if (Name != OptionAllowed)
    return false;
  Allowed = namesIn(Value);
  return true;
}

//===-- Judge -------------------------------------------------------------===//

/// What happens, in words; the first sentence is the title.
static std::string message(const Program &P, const LogLine &Line, const LogVerdict &V, const std::string &Entry) {
  const std::string &Log = P.text(Line.Name);
  const std::string What = V.What ? P.text(V.What->Text) : "";
  std::string Result;
  switch (V.Why) {
  case LogReason::Loop:
    Result = fmt::format("`{}` writes a line for each element of what a peer has sent. One message, by {}, fills the "
                         "log with as many lines as it has elements",
                         Log, Entry);
    break;
  case LogReason::Long:
    Result =
        fmt::format("`{}` writes a line as long as a peer wants. It prints all of `{}`, which the peer sends by {}",
                    Log, What, Entry);
    break;
  case LogReason::Refusal:
    Result = V.Gate ? fmt::format("`{}` writes a line for each request that is refused. By {}, anybody fills the log: "
                                  "nothing has been found, authenticated or validated before",
                                  Log, Entry)
                    : fmt::format("`{}` writes a line for each request that is refused. A peer that is known, or waits "
                                  "for an answer, fills the log by {}",
                                  Log, Entry);
    break;
  case LogReason::Early:
    Result = fmt::format("`{}` writes a line for each request, before it is accepted. By {}, anybody fills the log: "
                         "nothing has been found, authenticated or validated before",
                         Log, Entry);
    break;
  case LogReason::Periodic:
    Result = fmt::format("`{}` writes a line on each turn of a timer. It does so whether or not there is anything new, "
                         "for as long as {}",
                         Log, V.Gate ? "the program runs" : "what stands on the way lets it");
    break;
  case LogReason::Further:
    Result = fmt::format("`{}` writes one more line for a request that has a line already. A peer multiplies what it "
                         "writes to the log, by {}",
                         Log, Entry);
    break;
  case LogReason::Foreign:
    Result = fmt::format("`{}` writes a peer's text as it is. Line breaks and control characters in `{}`, by {}, forge "
                         "lines of the log (CWE-117)",
                         Log, What, Entry);
    break;
  }
  if (V.Text)
    Result += fmt::format(". It also writes `{}` as the peer has sent it (CWE-117)", P.text(V.Text->Text));
  return Result + ".";
}

/// Of the identity of a finding: not for people, and never another one.
static StringRef nameOf(LogReason Why) {
  switch (Why) {
  case LogReason::Loop:
    return "loop";
  case LogReason::Long:
    return "long";
  case LogReason::Refusal:
    return "refusal";
  case LogReason::Early:
    return "early";
  case LogReason::Periodic:
    return "periodic";
  case LogReason::Further:
    return "further";
  case LogReason::Foreign:
    return "foreign";
  }
  return "";
}

static std::string remedy(const LogVerdict &V) {
  switch (V.Why) {
  case LogReason::Loop:
    return "write one line with the number of elements, or sample it, or lower its level to debug";
  case LogReason::Long:
    return "print the identifiers and the sizes only";
  case LogReason::Refusal:
  case LogReason::Early:
    return "count it in a metric, and sample the line or lower its level to debug";
  case LogReason::Periodic:
    return "write only what has changed, sample the line, or lower its level to debug";
  case LogReason::Further:
    return "lower its level to debug";
  case LogReason::Foreign:
    return "escape it, or print an identifier that has been validated";
  }
  return "";
}

/// Writes one line of \p Every, where that can be done to \p Line.
static std::optional<Edit> sampled(const Program &P, const LogLine &Line, unsigned Every) {
  if (P.text(Line.SampledForm).empty())
    return std::nullopt;
  return Edit{P.range(Line.Where), fmt::format("{}({}, {})", P.text(Line.SampledForm), P.text(Line.Arguments), Every)};
}

/// One finding for \p Group, lines of one function with one reason: the first line, the others beside it.
Finding UnboundedLogging::present(const Program &P, ArrayRef<std::pair<const LogLine *, LogVerdict>> Group) const {
  const FindingBuilder Build(P, name());
  const auto &[Line, V] = Group.front();
  const std::string &Log = P.text(Line->Name);
  Finding F = Build.at(*Line, V.Way, fmt::format("`{}` writes a line", Log));
  F.At = V.Gate ? Level::Gate : Level::Audit;
  F.Subject = fmt::format("{} in {}", Log, F.Function);
  F.Use = nameOf(V.Why).str() + " in " + signatureOf(P, Line->In);
  F.Message = message(P, *Line, V, Build.describe(V.Way));
  F.Remedy = remedy(V);
  if (V.Other)
    F.relate(Build.place(*V.Other, "the line that is there already"));
  for (const auto &[Other, Same] : Group.drop_front())
    F.relate(Build.place(*Other, fmt::format("so does `{}`", P.text(Other->Name))));
  if (V.Why == LogReason::Loop || V.Why == LogReason::Refusal || V.Why == LogReason::Early ||
      V.Why == LogReason::Periodic)
    for (const auto &[Each, Same] : Group)
      if (std::optional<Edit> Fix = sampled(P, *Each, Every))
        F.Fixes.push_back(std::move(*Fix));
  if (!F.Fixes.empty())
    F.FixDescription = fmt::format("write one line of {}", Every);
  return F;
}

void UnboundedLogging::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {
  const Program &P = Shared.program();
  const LoggingJudge Judge(Shared);
  // One finding for each function, reason and level.
  std::map<std::tuple<Location, LogReason, bool, Symbol>, std::vector<std::pair<const LogLine *, LogVerdict>>> Groups;
  std::set<std::tuple<Location, Symbol, Symbol>> Judged;
  for (const LogLine &Line : P.events<LogLine>()) {
    const Function &In = P.functions()[Line.In];
    if (is_contained(Allowed, P.text(In.Name)))
      continue;
    std::optional<LogVerdict> V = Judge.judge(Line);
    // Another instantiation of a template is the same to a reader.
    if (V && Judged.emplace(Line.Where, In.Name, Line.Name).second)
      Groups[{In.Where, V->Why, V->Gate, In.Name}].emplace_back(&Line, std::move(*V));
  }
  for (const auto &[Key, Group] : Groups)
    Findings.push_back(present(P, Group));
}

} // namespace floodgate
