//===- UnvalidatedField.cpp - dos-unvalidated-field -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "unvalidated-field/UnvalidatedField.h"
#include "engine/observe/body/CallSite.h"
#include "engine/program/PeerFlow.h"
#include "unvalidated-field/Descent.h"
#include "unvalidated-field/UncheckedUse.h"
#include <set>

using namespace clang;
using namespace llvm;

namespace floodgate {

using model::Use;

static constexpr llvm::StringLiteral OptionValidating = "ValidatingFunctions";

std::vector<CheckOption> UnvalidatedField::options() const {
  return {{OptionValidating.str(), "",
           "Semicolon-separated qualified names of functions whose arguments count as checked afterwards.", true}};
}

bool UnvalidatedField::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionValidating)
    return false;
  Validating = namesIn(Value);
  return true;
}

//===-- Observe -----------------------------------------------------------===//

static void observeValue(const Site &At, StringRef Check, Use How, const Expr &Value, StringRef By) {
  Semantics &S = At.semantics();
  std::vector<ValuePart> Parts = At.parts(Value);
  const UncheckedUse &Described = uncheckedUse(How);
  // How many there are is paid for by whoever sends them.
  erase_if(Parts, [&](const ValuePart &P) {
    return !S.facts().Symbols.text(P.Sub).empty() ||
           (Described.IsNumber && StringRef(S.facts().Symbols.text(P.From)).ends_with(".size()"));
  });
  if (Parts.empty())
    return;
  Observation Seen = At.observation(Check, Described.Kind);
  Seen.Values = std::move(Parts);
  Seen.Subject = At.place(Value);
  // `map.at(name)` is a matter of the text, `list.at(index)` of the number.
  Seen.Detail = Described.IsNumber && Value.getType()->isArithmeticType();
  Seen.Text = S.intern(By);
  Seen.KeyText = S.text(Value);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(stripped(&Value)); Call && Call->getMethodDecl())
    if (const std::string &By = S.optionalBy(*Call->getMethodDecl()); !By.empty())
      Seen.Note = S.intern(By);
  At.record(std::move(Seen));
}

/// Whether it is known here, or was at least asked, whether \p Taken holds something.
static bool isAsked(const Site &At, const Expr &Taken) {
  Symbol Text = At.place(Taken).Text;
  return any_of(At.guards(), [&](uint32_t Index) {
    const Guard &G = At.semantics().facts().Guards[Index];
    bool Tells = G.What == Guard::Kind::Present || G.What == Guard::Kind::Absent || G.What == Guard::Kind::Compared;
    return G.What == Guard::Kind::Asserted || (Tells && !G.Stale && G.Subject.Text == Text);
  });
}

void UnvalidatedField::observe(CallSite &Site) const {
  Semantics &S = Site.semantics();
  for (const model::Sink *Sink : Site.meaning().Sinks)
    // What throws where it is malformed does no harm where that is caught.
    if (const Expr *Value = Site.argument(Sink->Argument);
        Value && !(Site.isCaught() && (Sink->How == Use::Parse || Sink->How == Use::Index)))
      observeValue(Site, name(), Sink->How, *Value, S.name(Site.callee()));
  const Expr *Receiver = Site.receiver();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Site.callee());
  if (!Receiver || !Method || Method->isStatic())
    return;
  const ClassMeaning &Class = S.meaning(*Method->getParent());
  auto Arguments = Site.arguments();
  ContainerOperation Operation = S.containerOperation(*Method, Arguments.size());
  if (Operation.Grow && Operation.Grow->By == model::GrowsBy::Key && !Arguments.empty())
    if (Place Where = Site.place(*Receiver); Where.What == Place::Kind::Field || Where.What == Place::Kind::Global)
      observeValue(Site, name(), Use::Key, *Arguments.front(),
                   Where.Name == Symbol::None ? "" : S.facts().Symbols.text(Where.Name));
  // `list[i]`, `message.tasks(i)`.
  bool Sequence = !Class.Containers.empty() &&
                  none_of(Class.Containers, [](const model::Container *C) { return C->Associative; }) &&
                  Method->getOverloadedOperator() == OO_Subscript;
  bool Element = Class.Message && Method->isConst() && S.isField(*Method);
  if ((Sequence || Element) && Arguments.size() == 1 && Arguments[0]->getType()->isIntegerType())
    observeValue(Site, name(), Use::Index, *Arguments[0], S.name(*Method));
  // `parse(text).get()`, with what was parsed in a variable or not: whether there is something, the text decides.
  bool Takes = Class.Wrapper && !Class.Future && Class.Wrapper->What == model::Wrapper::Kind::Option &&
               Class.Wrapper->AccessAborts && is_contained(Class.Wrapper->Access, Method->getNameAsString());
  if (Takes && Arguments.empty() && Site.isAnswer(*Receiver) && !isAsked(Site, *Receiver))
    observeValue(Site, name(), Use::Presence, *Receiver, S.name(*Method));
}

void UnvalidatedField::observeUse(UseSite &Site) const { observeValue(Site, name(), Site.how(), Site.value(), ""); }

//===-- Judge -------------------------------------------------------------===//

void UnvalidatedField::judge(const Program &P, std::vector<Finding> &Findings) const {
  PeerFlow Flow(P, Validating);
  Program::Reach Peers =
      P.reach([](const EntryPoint &E) { return E.Kind != model::EntryKind::Timer; }, [](const Edge &) { return true; });
  std::set<std::tuple<SourceRange, std::string, std::string, unsigned, Use, std::string, Symbol>> Reported;
  auto Report = [&](const UncheckedUse &D, const UncheckedSite &Site, const Arrival &From) {
    // Another instantiation of the same template, whose name is the same, says the same; and one value is told once a
    // line of a function. What was received has no name of its own: there, it is told by the expression.
    const Function &In = P.functions()[Site.Function];
    const Symbol Received = StringRef(From.Path).starts_with("$") ? Site.Text : Symbol::None;
    if (Reported
            .emplace(P.range(In.Where), P.text(In.Name), P.text(Site.Where.File), Site.Where.Line, D.How,
                     Flow.name(From), Received)
            .second)
      Findings.push_back(present(Flow, D, Site, From));
  };
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != name())
      continue;
    const UncheckedUse *D = uncheckedUse(P.text(O.Kind));
    auto Function = P.function(O.Function);
    if (!D || !Function || !Peers.contains(*Function))
      continue;
    std::optional<Arrival> Found;
    for (const ValuePart &V : O.Values) {
      // That a text was parsed says that it has the form of a number, and not which number it is.
      auto Needed = D->How == Use::Presence ? PeerFlow::Check::Presence
                    : O.Detail              ? PeerFlow::Check::Content
                                            : PeerFlow::Check::Form;
      std::optional<Arrival> Next = Flow.find(*Function, V, O.Guards, Needed);
      if (Next && (!Found || std::tuple(Next->Like, Next->ThroughState, Next->Hops.size()) <
                                 std::tuple(Found->Like, Found->ThroughState, Found->Hops.size())))
        Found = std::move(Next);
    }
    if (!Found || StringRef(Found->Path).ends_with(".size()"))
      continue;
    // A key may be anything, unless somebody who was asked about it should have said so.
    if (D->How == Use::Key && (Found->Unlooked.empty() || Found->Like != Likeness::Same))
      continue;
    Report(*D, {O.Where, *Function, O.Text, O.KeyText, O.Note}, *Found);
  }
  for (const Descent &D : descents(P))
    if (Peers.contains(D.Function))
      if (std::optional<Arrival> Found = Flow.find(D.Function, D.Path, Likeness::Same, {}, PeerFlow::Check::Content))
        Report(uncheckedUse(Use::Depth), {D.Where, D.Function, D.Callee, D.Parameter, Symbol::None}, *Found);
}

} // namespace floodgate
