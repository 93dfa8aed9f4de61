//===- FutureRecorder.cpp - when futures complete -----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/FutureRecorder.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How deep an expression is looked into for futures.
static constexpr unsigned Depth = 12;
/// How many statements and expressions are searched for a timer: it stands near what it ends.
static constexpr unsigned MostSearched = 5000;

static const Expr *selected(const Expr &Call, const model::ArgumentRef &Which) {
  auto Arguments = argumentsOf(Call);
  if (Which.Which != model::ArgumentRef::Kind::Index || Which.Index >= Arguments.size() ||
      isa<CXXDefaultArgExpr>(Arguments[Which.Index]))
    return nullptr;
  return Arguments[Which.Index];
}

bool endsWait(Semantics &S, const model::Timeout &Ends, const Expr &Call) {
  if (Ends.Argument.Which == model::ArgumentRef::Kind::None)
    return true;
  const Expr *Argument = selected(Call, Ends.Argument);
  std::optional<APSInt> Value = Argument ? S.constant(*Argument) : std::nullopt;
  return Value && Value->isRepresentableByInt64() && is_contained(Ends.Values, Value->getExtValue());
}

bool hasDeadline(Semantics &S, const model::Awaited &Awaits, const Expr &Call) {
  const Expr *Deadline = selected(Call, Awaits.Timeout);
  return Deadline && !Deadline->isNullPointerConstant(S.context(), Expr::NPC_ValueDependentIsNotNull);
}

FutureStep FutureRecorder::step(FutureStep::Kind What, const Expr &At) const {
  FutureStep Step;
  Step.What = What;
  Step.By = S.usr(V.function());
  Step.Where = S.location(clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  return Step;
}

Symbol FutureRecorder::site(const Expr &Call) const {
  Location Where = S.location(clang::SourceRange(Call.getExprLoc()));
  return S.intern(S.facts().Symbols.text(S.usr(V.function())) + "!" + std::to_string(Where.Line) + ":" +
                  std::to_string(Where.Column));
}

Symbol FutureRecorder::variable(const ValueDecl &Declared) const {
  const auto *Variable = dyn_cast<VarDecl>(&Declared);
  if (!Variable || Variable->hasGlobalStorage())
    return S.usr(Declared);
  const auto *Function = dyn_cast_or_null<FunctionDecl>(Variable->getParentFunctionOrMethod());
  Symbol Usr = Function ? S.usr(*Function) : S.usr(V.function());
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(Variable))
    return Values::parameterSlot(S, Usr, Parameter->getFunctionScopeIndex());
  return S.intern(S.facts().Symbols.text(Usr) + "@" + Variable->getName().str());
}

FutureRecorder::Nodes FutureRecorder::nodes(const Expr &E) const {
  Nodes Result;
  collect(&E, Result, Depth);
  return Result;
}

void FutureRecorder::collect(const Stmt *Statement, Nodes &Into, unsigned Budget) const {
  Statement = evaluated(Statement);
  if (!Statement || Budget == 0)
    return;
  --Budget;
  const auto *E = dyn_cast<Expr>(Statement);
  if (!E || isa<LambdaExpr>(E))
    return;
  E = stripped(E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *Declared = Reference->getDecl();
    if (const auto *Binding = dyn_cast<BindingDecl>(Declared))
      Declared = Binding->getDecomposedDecl();
    if (isa_and_nonnull<VarDecl>(Declared) && S.holdsFuture(Declared->getType()))
      Into.push_back(variable(*Declared));
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const ValueDecl *Declared = Member->getMemberDecl();
    if (isa<FieldDecl>(Declared) && Declared->isInStdNamespace())
      return collect(Member->getBase(), Into, Budget); // The pair that an element of a map is.
    if (isa<FieldDecl, VarDecl>(Declared) && S.holdsFuture(Declared->getType()))
      Into.push_back(variable(*Declared));
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (isa_and_nonnull<CXXConversionDecl>(Call->getDirectCallee()))
      return collect(receiverOf(*Call), Into, Budget);
    if (S.holdsFuture(Call->getType()))
      Into.push_back(site(*Call));
    return;
  }
  if (isa<CXXConstructExpr>(E) && !S.holdsFuture(E->getType()))
    return;
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    collect(Conditional->getTrueExpr(), Into, Budget);
    return collect(Conditional->getFalseExpr(), Into, Budget);
  }
  for (const Stmt *Child : E->children())
    collect(Child, Into, Budget);
}

FutureRecorder::Nodes FutureRecorder::holders(const Expr &E) const {
  const Expr *Bare = stripped(&E);
  for (unsigned I = 0; I < Depth; ++I) {
    const FunctionDecl *Callee = isa<CallExpr>(Bare) ? calleeOf(*Bare) : nullptr;
    const Expr *Inner = receiverOf(*Bare);
    // `std::back_inserter(futures)`.
    for (const Expr *Argument : argumentsOf(*Bare))
      if (!Inner && S.holdsFuture(Argument->getType()))
        Inner = Argument;
    if (!Callee || !Inner || V.isRecorded(*Callee))
      break;
    Bare = stripped(Inner);
  }
  return nodes(*Bare);
}

bool FutureRecorder::hasTimer(const Stmt *E, unsigned Budget) const {
  SmallVector<std::pair<const Stmt *, unsigned>, 16> Work{{E, Budget}};
  for (unsigned Looked = 0; !Work.empty() && Looked < MostSearched; ++Looked) {
    auto [Given, Left] = Work.pop_back_val();
    const Stmt *Next = evaluated(Given);
    if (!Next || isa<LambdaExpr>(Next) || Left == 0)
      continue;
    if (const auto *Value = dyn_cast<Expr>(Next)) {
      if (const FunctionDecl *Callee = calleeOf(*Value))
        if (const model::Timeout *Ends = S.meaning(*Callee).Ends; Ends && Ends->How == "timer")
          return true;
      if (const auto *Reference = dyn_cast<DeclRefExpr>(Value))
        if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl())) {
          for (const Expr *Known : V.valuesOf(*Variable))
            Work.emplace_back(Known, Left - 1);
          continue;
        }
    }
    for (const Stmt *Child : Next->children())
      Work.emplace_back(Child, Left);
  }
  return false;
}

bool FutureRecorder::isOneOfSeveral(const Expr &E) const { return V.place(E).Depth > 0 || V.namesParameter(E); }

void FutureRecorder::flows(const Nodes &From, Symbol To, FutureStep::Kind How) {
  for (Symbol Node : From) {
    if (Node == To)
      continue;
    FutureStep Step;
    Step.What = How;
    Step.From = Node;
    Step.To = To;
    Step.By = S.usr(V.function());
    add(Step);
  }
}

void FutureRecorder::initialized(const ValueDecl &Variable, const Expr &Value) {
  if (S.holdsFuture(Variable.getType()))
    flows(nodes(Value), variable(Variable));
}

void FutureRecorder::assigned(const Expr &To, const Expr &Value) {
  if (S.holdsFuture(To.getType()))
    for (Symbol Holder : holders(To))
      flows(nodes(Value), Holder);
}

void FutureRecorder::returned(const Expr &Value) {
  if (S.holdsFuture(V.function().getReturnType()))
    flows(nodes(Value), Values::returnSlot(S, S.usr(V.function())));
}

void FutureRecorder::indirect(const Expr &Call) {
  if (!S.holdsFuture(Call.getType()))
    return;
  FutureStep Step = step(FutureStep::Kind::Gives, Call);
  Step.To = site(Call);
  Step.Slot = true;
  add(Step);
}

void FutureRecorder::passedBound(const Expr &Call, const Expr &At, unsigned Budget) {
  auto Arguments = argumentsOf(Call);
  const auto *First = find_if(Arguments, [&](const Expr *E) { return S.isCallable(E->getType()); });
  if (First == Arguments.end() || Budget == 0)
    return;
  // `f.onAny(defer(self(), &X::done, g))`: what is bound inside is given to whoever the outer call runs.
  const Expr *Inner = stripped(*First);
  while (true) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(Inner);
    const auto *Converted = dyn_cast<CXXMemberCallExpr>(Inner);
    if (Construct && Construct->getNumArgs() == 1)
      Inner = stripped(Construct->getArg(0));
    else if (Converted && isa_and_nonnull<CXXConversionDecl>(Converted->getMethodDecl()))
      Inner = stripped(Converted->getImplicitObjectArgument());
    else
      break;
  }
  if (const auto *Wrapped = dyn_cast<CallExpr>(Inner); Wrapped && Wrapped->getDirectCallee())
    passedBound(*Wrapped, At, Budget - 1);
  for (auto *Bound = First + 1; Bound < Arguments.end(); ++Bound)
    if (S.holdsFuture((*Bound)->getType()))
      for (Symbol Node : nodes(**Bound)) {
        FutureStep Step = step(FutureStep::Kind::Passed, At);
        Step.From = Node;
        Step.Index = Bound - First - 1;
        add(Step);
      }
}

void FutureRecorder::combined(const Expr &Call, const model::Combinator &How) {
  SmallVector<const Expr *, 8> Parts(argumentsOf(Call));
  if (const Expr *Operand = isa<CXXOperatorCallExpr>(Call) ? receiverOf(Call) : nullptr)
    Parts.push_back(Operand);
  FutureStep Made = step(FutureStep::Kind::Combines, Call);
  Made.To = site(Call);
  Made.Text = S.intern(S.name(*calleeOf(Call)));
  add(Made);
  bool Ended = How.First && any_of(Parts, [&](const Expr *Part) { return hasTimer(Part, Depth); });
  for (const Expr *Part : Parts) {
    if (Ended)
      flows(nodes(*Part), Symbol::None, FutureStep::Kind::Ends);
    else
      flows(nodes(*Part), site(Call),
            How.First || S.isFuture(Part->getType()) ? FutureStep::Kind::Flows : FutureStep::Kind::Gathers);
  }
}

void FutureRecorder::continued(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  bool Gives = S.holdsFuture(Call.getType());
  Nodes From = nodes(*receiverOf(Call));
  if (Meaning.Schedules)
    for (Symbol Node : From) {
      FutureStep Step = step(FutureStep::Kind::Continues, Call);
      Step.From = Node;
      Step.To = site(Call);
      Step.Text = S.intern(S.name(Callee));
      add(Step);
    }
  if (Gives) {
    bool Recovers = Meaning.Schedules && !Meaning.Schedules->Completion;
    flows(From, site(Call), Recovers ? FutureStep::Kind::Recovers : FutureStep::Kind::Flows);
  }
  if (Gives && Meaning.Schedules) {
    FutureStep Step = step(FutureStep::Kind::Gives, Call);
    Step.To = site(Call);
    Step.Text = S.intern(S.name(Callee));
    add(Step);
  }
}

void FutureRecorder::given(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  auto Arguments = argumentsOf(Call);
  const Expr *Receiver = receiverOf(Call);
  FutureStep Step = step(FutureStep::Kind::Gives, Call);
  Step.To = site(Call);
  Step.Text = S.intern(S.name(Callee));
  if (Meaning.Schedules) {
    Step.Elsewhere = Meaning.Schedules->How == model::Runs::Dispatched;
    Step.Spawned = Meaning.Schedules->How == model::Runs::Spawned;
    Step.Dynamic = Step.Elsewhere && !Arguments.empty() && isOneOfSeveral(*Arguments.front());
    return add(Step);
  }
  if (V.isRecorded(Callee)) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
    Step.From = S.usr(Callee);
    Step.Virtual = Method && Method->isVirtual();
    Step.Dynamic = Step.Virtual && Receiver && V.place(*Receiver).Depth > 0;
    return add(Step);
  }
  Step.Slot = isa<CXXOperatorCallExpr>(Call) && cast<CXXOperatorCallExpr>(Call).getOperator() == OO_Call;
  add(Step);
  // An element, an iterator, what a function outside makes of a future.
  if (Receiver)
    flows(nodes(*Receiver), Step.To);
  bool Calls = any_of(Arguments, [&](const Expr *E) { return S.isCallable(E->getType()); });
  for (const Expr *Argument : Arguments)
    if (S.holdsFuture(Argument->getType())) {
      flows(nodes(*Argument), Step.To);
      // `std::transform(…, std::back_inserter(futures), f)`.
      if (Calls)
        for (Symbol Holder : holders(*Argument))
          flows({Step.To}, Holder);
    }
}

void FutureRecorder::call(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  auto Arguments = argumentsOf(Call);
  const Expr *Receiver = receiverOf(Call);
  bool Constructs = isa<CXXConstructExpr>(Call);
  bool Gives = !Constructs && S.holdsFuture(Call.getType());
  bool OnHolder = Receiver && S.holdsFuture(Receiver->getType());
  bool Takes = any_of(Arguments, [&](const Expr *E) { return S.holdsFuture(E->getType()); });
  if ((!Gives && !OnHolder && !Takes) || Callee.getOverloadedOperator() == OO_Equal)
    return;
  if (Meaning.Awaits) {
    if (!Gives || Meaning.Awaits->Idle || hasDeadline(S, *Meaning.Awaits, Call))
      return;
    FutureStep Step = step(FutureStep::Kind::Awaited, Call);
    Step.To = site(Call);
    Step.Text = S.intern(S.name(Callee));
    Step.Note = S.intern(Meaning.Awaits->CompletedBy);
    Step.Outgoing = Meaning.Awaits->Chosen;
    Step.Dynamic = Meaning.PeerPaced || Meaning.Delivers || !Meaning.Registers.empty();
    return add(Step);
  }
  bool OnFuture = OnHolder && S.isFuture(Receiver->getType());
  if (Meaning.Ends && endsWait(S, *Meaning.Ends, Call)) {
    if (Meaning.Ends->How == "timer")
      return passedBound(Call, Call, 3);
    if (OnHolder)
      return flows(nodes(*Receiver), Symbol::None,
                   Meaning.Ends->How == "cancels" ? FutureStep::Kind::Cancels : FutureStep::Kind::Ends);
  }
  if (Meaning.Combines && Gives)
    return combined(Call, *Meaning.Combines);
  if (OnFuture)
    continued(Call, Callee, Meaning);
  else if (Gives)
    given(Call, Callee, Meaning);
  if (Meaning.Schedules)
    return passedBound(Call, Call, 3);
  if (V.isRecorded(Callee)) {
    for (size_t I = 0; I < Arguments.size(); ++I)
      if (S.holdsFuture(Arguments[I]->getType()))
        for (Symbol Node : nodes(*Arguments[I])) {
          FutureStep Step = step(FutureStep::Kind::Passed, Call);
          Step.From = Node;
          Step.Index = I;
          add(Step);
        }
    return;
  }
  // `futures.push_back(f)`, `promise.associate(f)`.
  if (OnHolder && !OnFuture && !isa<CXXOperatorCallExpr>(Call))
    for (Symbol Holder : holders(*Receiver))
      for (const Expr *Argument : Arguments)
        flows(nodes(*Argument), Holder);
}

} // namespace floodgate
