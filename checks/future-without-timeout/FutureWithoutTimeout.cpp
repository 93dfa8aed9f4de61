//===- FutureWithoutTimeout.cpp - dos-future-without-timeout --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "future-without-timeout/FutureWithoutTimeout.h"
#include "engine/program/FutureGraph.h"
#include "engine/program/Identity.h"
#include "future-without-timeout/HeldMeanwhile.h"
#include "future-without-timeout/SilentConnection.h"
#include <fmt/format.h>
#include <map>

using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral OptionEnded = "EndedWaits";

std::vector<CheckOption> FutureWithoutTimeout::options() const {
  return {{OptionEnded.str(), "",
           "Semicolon-separated qualified names of functions, whose futures always complete, and of members and "
           "variables, whose connections something outside of the program ends.",
           true}};
}

bool FutureWithoutTimeout::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionEnded)
    return false;
  Ended = namesIn(Value);
  return true;
}

//===-- Observe -----------------------------------------------------------===//

void FutureWithoutTimeout::observe(CallSite &Site) const { connection::observe(Site); }

//===-- Judge -------------------------------------------------------------===//

void FutureWithoutTimeout::judge(const Program &P, std::vector<Finding> &Findings) const {
  judgeFutures(P, Findings);
  judgeConnections(P, Findings);
}

/// "It is up to the peer when `read` completes": why the future may stay pending, in words.
static std::string reason(const Program &P, const FutureGraph::Wait &W) {
  const std::string &What = P.text(W.Source->Text);
  switch (W.Why) {
  case PendingOn::Outside:
  case PendingOn::Chosen:
    return fmt::format("It is up to {} when `{}` completes", P.text(W.Source->Note), What);
  case PendingOn::Others:
    return "It completes with the last of a set of others, of whom one may be gone before it answers";
  case PendingOn::Thread:
    return "A thread computes it, which may wait";
  default:
    return fmt::format("It is up to whoever implements `{}` when it completes", What);
  }
}

/// Where an answer waits: for the last of several, or for the one.
static const FutureStep &answerSite(const FutureGraph::Wait &W) {
  return W.Why == PendingOn::Others && W.Gather ? *W.Gather : *W.Source;
}

void FutureWithoutTimeout::judgeFutures(const Program &P, std::vector<Finding> &Findings) const {
  FutureGraph Graph(P);
  Program::Reach Reached = P.reach([](const EntryPoint &) { return true; }, [](const Edge &) { return true; });
  struct Candidate {
    FutureGraph::Wait What;
    std::string Held; ///< What stays until it completes.
    std::vector<Step> Places;
    const EntryPoint *Answers = nullptr;
  };
  auto IsTrusted = [&](const FutureGraph::Wait &W) {
    return is_contained(Ended, P.text(W.Source->Text)) || is_contained(Ended, P.text(P.functions()[W.Function].Name)) ||
           any_of(W.Through, [&](uint32_t F) { return is_contained(Ended, P.text(P.functions()[F].Name)); });
  };
  // On which side of a connection a function is, is known near to where peers' connections are accepted.
  BitVector Accepted = ConnectionJudge::nearAccepting(P);
  const std::vector<FutureGraph::Wait> Continuations = Graph.continuations();
  for (const FutureGraph::Wait &W : Continuations)
    if (W.Why == PendingOn::Chosen)
      for (uint32_t Target : Graph.targets(*W.Continuation))
        Accepted.reset(Target); // It goes on when the program has connected.
  // By place, what waits and the function; whoever does not implement an interface is told of once.
  std::map<std::tuple<unsigned, SourceRange, std::string, std::string>, std::vector<Candidate>> Groups;
  auto FunctionOf = [&](const FutureStep &Step, const FutureGraph::Wait &W) {
    return W.Why == PendingOn::Interface ? "" : P.text(P.functions()[P.function(Step.By).value_or(W.Function)].Name);
  };
  for (const Root &R : P.roots()) {
    const EntryPoint &Entry = P.entryPoints()[R.Entry];
    auto Found = Entry.Kind == model::EntryKind::Http ? Graph.answer(R.Function) : std::nullopt;
    // What a thread computes may be late, but somebody at least works on it.
    if (!Found || IsTrusted(*Found) || Found->Why == PendingOn::Thread)
      continue;
    Candidate C{*Found, fmt::format("the request to {} stays open", P.describe(Entry)), {}, &Entry};
    const FutureStep &At = answerSite(C.What);
    SourceRange Where = C.What.Why == PendingOn::Interface ? SourceRange{} : P.range(At.Where);
    const std::string In = FunctionOf(At, C.What);
    Groups[{C.What.Why != PendingOn::Interface, Where, P.text(At.Text), In}].push_back(std::move(C));
  }
  Held Meanwhile(P);
  for (const FutureGraph::Wait &W : Continuations) {
    if (!Reached.contains(W.Function) || IsTrusted(W))
      continue;
    Candidate C{W, "", {}, nullptr};
    C.Held = Meanwhile.by(Graph.targets(*W.Continuation), C.Places);
    // What was handed in, or is returned, others wait for as well: it is theirs to end.
    if ((W.Returned || !W.Head || W.Why == PendingOn::Thread) && C.Held.empty())
      continue;
    const FutureStep &At = W.Head ? *W.Head : *W.Continuation;
    SourceRange Where = W.Why == PendingOn::Interface ? SourceRange{} : P.range(At.Where);
    Groups[{W.Why == PendingOn::Interface ? 0 : 2, Where,
            P.text(W.Why == PendingOn::Interface ? W.Source->Text : At.Text), FunctionOf(At, W)}]
        .push_back(std::move(C));
  }
  for (auto &[Key, Candidates] : Groups) {
    auto IsGate = [&](const Candidate &C) {
      bool Outside = C.What.Why == PendingOn::Outside && (!C.What.Source->Dynamic || Accepted.test(C.What.Function));
      return !C.Held.empty() && (Outside || (C.What.Why == PendingOn::Others && C.Answers));
    };
    stable_sort(Candidates, [&](const Candidate &A, const Candidate &B) { return IsGate(A) > IsGate(B); });
    const Candidate &First = Candidates.front();
    const FutureGraph::Wait &W = First.What;
    const FutureStep &At = First.Answers ? answerSite(W) : W.Head ? *W.Head : *W.Continuation;
    uint32_t Function = P.function(At.By).value_or(W.Function);
    if (!Reached.contains(Function))
      continue;
    // The way of the request itself, where it is one that waits.
    Program::Reach OfRequest = P.reach([&](const EntryPoint &E) { return !First.Answers || &E == First.Answers; },
                                       [](const Edge &) { return true; });
    Program::Witness Way = (OfRequest.contains(Function) ? OfRequest : Reached).witness(Function);
    const EntryPoint &Entry = First.Answers ? *First.Answers : P.entryPoints()[P.roots()[Way.Root].Entry];
    Finding F;
    F.Check = name().str();
    F.At = IsGate(First) ? Level::Gate : Level::Audit;
    F.Where = P.range(At.Where);
    F.Function = P.text(P.functions()[Function].Name);
    F.Subject = P.text(At.Text) + " in " + F.Function;
    F.Use = useIn(P, Function, P.text(W.Source->Text));
    F.EntryPoint = P.identify(Entry);
    F.RestsOnAbsence = true;
    F.Message = fmt::format("nothing ends the wait for `{}`. {}{}{}.", P.text(At.Text), reason(P, W),
                            First.Held.empty() ? "" : ", and until then " + First.Held,
                            First.Answers ? "" : fmt::format("; {} leads here", P.describe(Entry)));
    F.Remedy = W.Why == PendingOn::Others ? "give it a timeout, or see to those that are abandoned"
                                          : "give the future a timeout, and discard it when the time is over";
    F.Path = P.steps(Way, At.Where, fmt::format("waits for `{}`", P.text(At.Text)));
    if (&At != W.Source)
      F.relate(
          P.place(W.Source->Where, W.Source->By, fmt::format("`{}` is what it waits for", P.text(W.Source->Text))));
    if (W.Gather && &At != W.Gather)
      F.relate(P.place(W.Gather->Where, W.Gather->By, "it is waited for with others here"));
    if (W.Continuation && &At != W.Continuation)
      F.relate(P.place(W.Continuation->Where, W.Continuation->By, "this goes on when it completes"));
    for (const Step &Place : First.Places)
      F.relate(Place);
    for (const Candidate &Other : ArrayRef(Candidates).drop_front())
      if (const FutureStep *Also = Other.What.Head ? Other.What.Head : Other.What.Continuation)
        if (P.range(Also->Where) != F.Where)
          F.relate(P.place(Also->Where, Also->By, "this waits for the same"));
    Findings.push_back(std::move(F));
  }
}

void FutureWithoutTimeout::judgeConnections(const Program &P, std::vector<Finding> &Findings) const {
  Program::Reach Reached = P.reach([](const EntryPoint &) { return true; }, [](const Edge &) { return true; });
  ConnectionJudge Judge(P);
  for (const Connection &C : Judge.silent()) {
    std::vector<const Observation *> Waits;
    for (const Observation *O : C.Waits)
      if (auto Function = P.function(O->Function); Function && Reached.contains(*Function))
        Waits.push_back(O);
    // The system gives up a connection that does not come about.
    bool OnlyConnects = all_of(Waits, [](const Observation *O) { return (O->Detail & connection::Chosen) != 0; });
    if (OnlyConnects || is_contained(Ended, C.Name))
      continue;
    // A read tells more than a write.
    stable_sort(Waits, [](const Observation *A, const Observation *B) {
      return (A->Detail & (connection::Writes | connection::Chosen)) <
             (B->Detail & (connection::Writes | connection::Chosen));
    });
    const Observation &O = *Waits.front();
    uint32_t Function = *P.function(O.Function);
    if (is_contained(Ended, P.text(P.functions()[Function].Name)) ||
        (!P.isWhole() && P.isVisibleElsewhere(O.Subject) && O.Subject.What == Place::Kind::Field))
      continue;
    Program::Witness Way = Reached.witness(Function);
    const EntryPoint &Entry = P.entryPoints()[P.roots()[Way.Root].Entry];
    bool Blocks = O.Detail & connection::Blocks;
    std::string Kept = Blocks ? "the thread" : O.Note != Symbol::None ? fmt::format("its `{}`", P.text(O.Note)) : "";
    Finding F;
    F.Check = name().str();
    // What is written mostly fits into a buffer; and whom the program connects to, it has chosen.
    bool Gate = C.Accepted && !C.Chosen && !(O.Detail & connection::Writes);
    F.At = Gate ? Level::Gate : Level::Audit;
    F.Where = P.range(O.Where);
    F.Function = P.text(P.functions()[Function].Name);
    F.Subject = C.Name;
    F.Use = C.Use;
    F.EntryPoint = P.identify(Entry);
    F.RestsOnAbsence = true;
    F.Message =
        fmt::format("nothing ends the wait on `{}`. It is up to {} when `{}` completes, and no timer closes or "
                    "cancels it; one that is silent keeps the connection{}, by {}.",
                    C.Name, P.text(O.KeyText), P.text(O.Text), Kept.empty() ? "" : " and " + Kept, P.describe(Entry));
    F.Remedy = Blocks ? "set a receive timeout, or wait with a deadline before reading"
                      : "start a timer with each wait, and close the connection when it fires";
    F.Path = P.steps(Way, O.Where, fmt::format("`{}` waits for {}", P.text(O.Text), P.text(O.KeyText)));
    for (const Observation *Other : ArrayRef(Waits).drop_front())
      if (P.range(Other->Where) != F.Where)
        F.relate(P.place(Other->Where, Other->Function, fmt::format("so does `{}` here", P.text(Other->Text))));
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
