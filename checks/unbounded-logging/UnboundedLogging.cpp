//===- UnboundedLogging.cpp - dos-unbounded-logging -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unbounded-logging/UnboundedLogging.h"
#include "engine/observe/body/CallSite.h"
#include "engine/program/Identity.h"
#include "unbounded-logging/LoggingVerdict.h"
#include <fmt/format.h>

using namespace clang;
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

//===-- Observe -----------------------------------------------------------===//

/// What \p E was made of: the argument of a conversion, the only value of a variable.
static const Expr &unconverted(CallSite &Site, const Expr &E) {
  const Expr *Bare = stripped(&E);
  for (unsigned Budget = 4; Budget > 0; --Budget) {
    const auto *Call = dyn_cast<CallExpr>(Bare);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Site.semantics().meaning(*Callee).Converts) {
      auto Arguments = argumentsOf(*Call);
      const model::ArgumentRef &Which = Site.semantics().meaning(*Callee).Converts->Argument;
      unsigned Index = Which.Which == model::ArgumentRef::Kind::Index ? Which.Index : 0;
      const Expr *Converted = Index < Arguments.size() ? Arguments[Index] : receiverOf(*Call);
      if (!Converted)
        break;
      Bare = stripped(Converted);
      continue;
    }
    const auto *Reference = dyn_cast<DeclRefExpr>(Bare);
    const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Variable || !Site.semantics().holdsText(Variable->getType()) || Site.values().valuesOf(*Variable).size() != 1)
      break;
    Bare = stripped(Site.values().valuesOf(*Variable).front());
  }
  return *Bare;
}

/// Starts an observation of \p Operand, at the place of the whole line.
static Observation printing(CallSite &Site, StringRef Kind, const LogStatement &Log, const Expr &Operand) {
  Observation Seen = Site.observation(logging::Name, Kind, Log.Where);
  Seen.Guards.clear();
  Seen.Key.What = Origin::Kind::Parameters;
  Seen.Key.Mask = Site.partOf(Operand);
  Seen.Text = Site.semantics().text(Operand);
  return Seen;
}

/// Records what \p Operand has many of; \returns whether it has.
static bool observeMany(CallSite &Site, StringRef Kind, const LogStatement &Log, const LogStatement::Operand &Operand) {
  Semantics &S = Site.semantics();
  const Expr &Made = unconverted(Site, *Operand.What);
  if (!S.holdsMany(Made.getType()))
    return false;
  Observation Seen = printing(Site, Kind, Log, Made);
  if (&Made == stripped(Operand.What) && Operand.By)
    Seen.Subject.Entity = S.usr(*Operand.By);
  const ClassMeaning &Class = S.meaningOf(Made.getType());
  // What an operator of the project prints is for the operator to say.
  const bool ByLibrary = Seen.Subject.Entity == Symbol::None || !Operand.By || !S.isOwn(*Operand.By);
  Seen.Detail = ByLibrary && (Class.Message || !Class.Containers.empty()) ? logging::ByType : 0;
  Site.record(std::move(Seen));
  return true;
}

/// A call that goes on whenever a timer fires: one of its callables waits for one.
static bool turns(CallSite &Site) {
  if (!Site.meaning().Schedules)
    return false;
  auto Arguments = Site.arguments();
  auto Waits = [&](const Expr *E) {
    const auto *Lambda = dyn_cast<LambdaExpr>(stripped(E));
    const auto *Body = Lambda ? dyn_cast<CompoundStmt>(Lambda->getBody()) : nullptr;
    const auto *Return = Body && !Body->body_empty() ? dyn_cast<ReturnStmt>(Body->body_back()) : nullptr;
    const auto *Call = Return && Return->getRetValue() ? dyn_cast<CallExpr>(stripped(Return->getRetValue())) : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const model::Timeout *Ends = Callee ? Site.semantics().meaning(*Callee).Ends : nullptr;
    return Ends && Ends->How == "timer";
  };
  return count_if(Arguments, [&](const Expr *E) { return Site.semantics().isCallable(E->getType()); }) > 1 &&
         any_of(Arguments, Waits);
}

void UnboundedLogging::observe(CallSite &Site) const {
  if (turns(Site))
    Site.record(Site.observation(name(), logging::Turn));
  const LogStatement *Log = Site.log();
  if (!Log)
    return;
  Semantics &S = Site.semantics();
  if (!Log->Model) {
    for (const LogStatement::Operand &Operand : Log->Operands)
      if (!observeMany(Site, logging::Print, *Log, Operand) && Site.surroundings().Repeated) {
        Site.record(printing(Site, logging::Print, *Log, *Operand.What));
        return;
      }
    return;
  }
  // What is said last is another check's business.
  if (Site.surroundings().Ends)
    return;
  if (Log->Model->Sampled || Log->How == Severity::Debug || Log->How == Severity::Fatal)
    return;
  const Surroundings &Here = Site.surroundings();
  // A program begins and ends once.
  if (Site.values().function().isMain() && !Here.Repeated)
    return;
  Observation Seen = Site.observation(name(), logging::Line, Log->Where);
  Seen.Key.What = Origin::Kind::Parameters;
  Seen.Key.Mask = Here.Loop;
  Seen.Detail = static_cast<uint32_t>(Log->How) | (Here.Outside ? logging::Leaves : 0) |
                (Here.Outside && Here.IsTail ? logging::Tail : 0);
  // What turns a peer away is no sign that it was let in.
  if (Here.Outside && Log->How >= Severity::Warning)
    Seen.Guards.resize(std::min<size_t>(*Here.Outside, Seen.Guards.size()));
  Seen.Text = S.intern(Log->Name);
  if (Here.IsStatement && !Log->MacroArguments.empty() && Seen.Where.EndColumn) {
    Seen.Note = S.intern(Log->Model->SampledForm);
    Seen.KeyText = S.intern(Log->MacroArguments);
  }
  Site.record(std::move(Seen));
  for (const LogStatement::Operand &Operand : Log->Operands) {
    observeMany(Site, logging::Many, *Log, Operand);
    const Expr &Made = unconverted(Site, *Operand.What);
    if (S.holdsText(Operand.What->getType()) || S.meaningOf(Operand.What->getType()).Message)
      if (Observation Text = printing(Site, logging::Text, *Log, Made); Text.Key.Mask)
        Site.record(std::move(Text));
  }
}

//===-- Judge -------------------------------------------------------------===//

/// What happens, in words; the first sentence is the title.
static std::string message(const Program &P, const Observation &Line, const LogVerdict &V, const std::string &Entry) {
  const std::string &Log = P.text(Line.Text);
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

void UnboundedLogging::judge(const Program &P, std::vector<Finding> &Findings) const {
  LoggingJudge Judge(P);
  /// One finding for each function, reason and level: the first line, the others beside it.
  std::map<std::tuple<Location, LogReason, bool, Symbol>, std::vector<std::pair<const Observation *, LogVerdict>>>
      Groups;
  std::set<std::tuple<Location, Symbol, Symbol>> Judged;
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != logging::Name || P.text(O.Kind) != logging::Line)
      continue;
    auto Function = P.function(O.Function);
    if (!Function || is_contained(Allowed, P.text(P.functions()[*Function].Name)))
      continue;
    std::optional<LogVerdict> V = Judge.judge(O);
    // Another instantiation of a template says the same.
    const floodgate::Function &In = P.functions()[*Function];
    if (V && Judged.emplace(O.Where, In.Name, O.Text).second)
      Groups[{In.Where, V->Why, V->Gate, In.Name}].emplace_back(&O, std::move(*V));
  }
  for (const auto &[Key, Group] : Groups) {
    const auto &[Line, V] = Group.front();
    Finding F;
    F.Check = name().str();
    F.At = V.Gate ? Level::Gate : Level::Audit;
    F.Where = P.range(Line->Where);
    F.Function = P.text(P.functions()[*P.function(Line->Function)].Name);
    F.Subject = fmt::format("{} in {}", P.text(Line->Text), F.Function);
    const EntryPoint *Entry =
        V.Way.Root == Program::Witness::NoRoot ? nullptr : &P.entryPoints()[P.roots()[V.Way.Root].Entry];
    F.Use = nameOf(V.Why).str() + " in " + signatureOf(P, *P.function(Line->Function));
    F.EntryPoint = Entry ? P.identify(*Entry) : "a timer";
    F.Message = message(P, *Line, V, Entry ? P.describe(*Entry) : F.EntryPoint);
    F.Remedy = remedy(V);
    F.Path = P.steps(V.Way, Line->Where, fmt::format("`{}` writes a line", P.text(Line->Text)));
    auto Beside = [&](const Observation &Other, std::string Message) {
      Step Shown;
      Shown.Where = P.range(Other.Where);
      Shown.Function = P.text(P.functions()[*P.function(Other.Function)].Name);
      Shown.Message = std::move(Message);
      F.relate(std::move(Shown));
    };
    if (V.Other)
      Beside(*V.Other, "the line that is there already");
    for (const auto &[Other, Same] : ArrayRef(Group).drop_front())
      Beside(*Other, fmt::format("so does `{}`", P.text(Other->Text)));
    if (V.Why == LogReason::Loop || V.Why == LogReason::Refusal || V.Why == LogReason::Early ||
        V.Why == LogReason::Periodic)
      for (const auto &[Each, Same] : Group)
        if (!P.text(Each->Note).empty())
          F.Fixes.push_back(
              {P.range(Each->Where), fmt::format("{}({}, {})", P.text(Each->Note), P.text(Each->KeyText), Every)});
    if (!F.Fixes.empty())
      F.FixDescription = fmt::format("write one line of {}", Every);
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
