//===- CallGraph.cpp - call edges and entry points ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of FunctionObserver that turns calls into edges, by what the models say of the callee.
///
//===----------------------------------------------------------------------===//

#include "FunctionObserver.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

Call FunctionObserver::edge(const Expr &At) const {
  Call Edge;
  Edge.Caller = Usr;
  Edge.Order = Order;
  Edge.Where = S.location(clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  Edge.Guards = Active;
  return Edge;
}

Symbol FunctionObserver::actorName() const {
  const Decl *Around = &Function;
  for (const FunctionObserver *O = this; O; O = O->Outer)
    Around = &O->Function;
  const auto *Method = dyn_cast<CXXMethodDecl>(Around);
  return Method ? S.intern(S.name(*Method->getParent())) : Symbol::None;
}

/// `lambda::_1`, `std::placeholders::_1`: an argument that the caller of the callable supplies.
static bool isPlaceholder(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(stripped(&E));
  if (!Reference || !Reference->getDecl()->getIdentifier())
    return false;
  StringRef Name = Reference->getDecl()->getName();
  unsigned Number;
  return Name.consume_front("_") && !Name.getAsInteger(10, Number);
}

void FunctionObserver::collectTargets(const Expr &E, SmallVectorImpl<Target> &Into, unsigned Budget) {
  if (Budget == 0)
    return;
  --Budget;
  const Expr *Bare = stripped(&E);
  auto Add = [&](const FunctionDecl &F) {
    Target T;
    T.To = S.usr(F);
    T.Function = &F;
    Into.push_back(T);
  };
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Bare))
    return Add(*Lambda->getCallOperator());
  if (const auto *Unary = dyn_cast<UnaryOperator>(Bare); Unary && Unary->getOpcode() == UO_AddrOf)
    return collectTargets(*Unary->getSubExpr(), Into, Budget);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Bare)) {
    collectTargets(*Conditional->getTrueExpr(), Into, Budget);
    return collectTargets(*Conditional->getFalseExpr(), Into, Budget);
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare)) {
    if (const auto *F = dyn_cast<FunctionDecl>(Reference->getDecl()))
      return Add(*F);
    // A local variable that holds a lambda is that lambda.
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      if (const CXXRecordDecl *Class = Variable->getType().getNonReferenceType()->getAsCXXRecordDecl();
          Class && Class->isLambda())
        if (const CXXMethodDecl *Operator = Class->getLambdaCallOperator())
          return Add(*Operator);
  }
  if (const auto *List = dyn_cast<InitListExpr>(Bare); List && List->getNumInits() == 1)
    return collectTargets(*List->getInit(0), Into, Budget);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Bare)) {
    if (Construct->getNumArgs() >= 1 && S.isCallable(Construct->getType()))
      collectTargets(*Construct->getArg(0), Into, Budget);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Bare); Call && Call->getDirectCallee()) {
    const FunctionDecl &Callee = *Call->getDirectCallee();
    const CallMeaning &Meaning = S.meaning(Callee);
    bool Own = S.isOwn(Callee) && !Meaning.Schedules && !Meaning.Binds;
    if (isa<CXXMemberCallExpr>(Call) && S.meaningOf(Call->getType()).Future)
      return; // A continuation chain, which is dealt with as a call.
    if (!Own && !isa<CXXOperatorCallExpr>(Call)) {
      size_t Before = Into.size();
      auto Arguments = argumentsOf(*Call);
      for (size_t I = 0; I < Arguments.size(); ++I) {
        bool Selected = !Meaning.Schedules || Meaning.Schedules->Function.Which != model::ArgumentRef::Kind::Index ||
                        Meaning.Schedules->Function.Index == I;
        if (!Selected || !S.isCallable(Arguments[I]->getType()))
          continue;
        size_t First = Into.size();
        collectTargets(*Arguments[I], Into, Budget);
        for (size_t T = First; T < Into.size(); ++T) {
          if (Meaning.Schedules) {
            Into[T].How = Meaning.Schedules->How;
            Into[T].Inner = Meaning.Schedules;
          }
          if (!Into[T].IsBound && (Meaning.Schedules || Meaning.Binds)) {
            Into[T].IsBound = I + 1 < Arguments.size();
            Into[T].Bound.append(Arguments.begin() + I + 1, Arguments.end());
          }
        }
        if (Into.size() > First)
          break; // What follows is bound to it.
      }
      if (Into.size() > Before)
        Handled.insert(Call);
      if (Into.size() > Before || Meaning.Schedules || Meaning.Binds)
        return;
    }
  }
  if (Symbol Slot = V.slot(*Bare); Slot != Symbol::None && S.isCallable(Bare->getType())) {
    Target T;
    T.To = Slot;
    T.Slot = true;
    Into.push_back(T);
  }
}

void FunctionObserver::flow(const Expr &Value, Symbol Slot) {
  SmallVector<Target, 2> Targets;
  collectTargets(Value, Targets);
  for (const Target &T : Targets) {
    if (T.To == Slot)
      continue;
    CallableFlow Flow;
    Flow.From = T.To;
    Flow.To = Slot;
    Flow.By = Usr;
    Flow.Where = S.location(Value.getExprLoc());
    S.facts().Flows.push_back(Flow);
  }
}

/// Fills the arguments of an edge to \p To, which may have bound some. \p Given: what decides those that the scheduler
/// supplies.
void FunctionObserver::addEdge(Call Edge, const Target &To, const Expr &At, const Origin &Given) {
  Edge.Callee = To.To;
  Edge.ThroughSlot = To.Slot;
  ArrayRef<const Expr *> Bound = To.Bound;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(To.Function);
  bool IsLambda = Method && Method->getParent()->isLambda();
  // `bind(&Session::read, this, _1)`: the object comes first.
  if (Method && !Method->isStatic() && !IsLambda && !Bound.empty())
    if (const CXXRecordDecl *Class = Semantics::classOf(Bound.front()->getType())) {
      const ClassMeaning &Meaning = S.meaning(*Class);
      bool Handle = Meaning.Wrapper != nullptr;
      if (Handle || Class->getCanonicalDecl() == Method->getParent()->getCanonicalDecl() ||
          (Class->hasDefinition() && Class->isDerivedFrom(Method->getParent()))) {
        if (!Handle || Bound.size() > Method->getNumParams()) {
          Edge.Receiver = V.place(*Bound.front());
          Bound = Bound.drop_front();
        }
      }
    }
  unsigned Parameters = To.Function ? To.Function->getNumParams() : Bound.size();
  for (unsigned I = 0; I < Parameters; ++I) {
    bool Known = I < Bound.size() && !isPlaceholder(*Bound[I]);
    Edge.Arguments.push_back(Known ? V.place(*Bound[I]) : Place{});
    Edge.Origins.push_back(Known ? V.origin(*Bound[I]) : Given);
    if (Known && !To.Slot && S.isCallable(Bound[I]->getType()))
      flow(*Bound[I], Values::parameterSlot(S, To.To, I));
  }
  if (IsLambda)
    if (const auto *Lambda = [&]() -> const LambdaExpr * {
          // The expression is found again to see what it captures.
          SmallVector<const Stmt *, 16> Work{&At};
          while (!Work.empty()) {
            const Stmt *Next = Work.pop_back_val();
            if (!Next)
              continue;
            if (const auto *L = dyn_cast<LambdaExpr>(Next)) {
              if (L->getCallOperator() == To.Function)
                return L;
              continue;
            }
            Work.append(Next->child_begin(), Next->child_end());
          }
          return nullptr;
        }())
      for (const Expr *Capture : Lambda->capture_inits()) {
        Edge.Arguments.push_back(Capture ? V.place(*Capture) : Place{});
        Edge.Origins.push_back(Capture ? V.origin(*Capture) : Origin{});
      }
  S.facts().Calls.push_back(std::move(Edge));
}

bool FunctionObserver::contains(const Stmt *Statement, function_ref<bool(const CallMeaning &)> Test,
                                unsigned Budget) const {
  if (!Statement || Budget == 0)
    return false;
  if (const auto *E = dyn_cast<Expr>(Statement)) {
    if (const FunctionDecl *Callee = calleeOf(*E); Callee && Test(S.meaning(*Callee)))
      return true;
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()); Variable && !isa<ParmVarDecl>(Variable))
        return any_of(V.valuesOf(*Variable), [&](const Expr *Value) { return contains(Value, Test, Budget - 1); });
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return contains(Lambda->getBody(), Test, Budget - 1);
  }
  return any_of(Statement->children(), [&](const Stmt *Child) { return contains(Child, Test, Budget); });
}

bool FunctionObserver::dependsOn(const Expr &Call, const Expr *Except,
                                 function_ref<bool(const CallMeaning &)> Test) const {
  if (const Expr *Receiver = receiverOf(Call); Receiver && contains(Receiver, Test, 3))
    return true;
  return any_of(argumentsOf(Call), [&](const Expr *Argument) {
    return Argument != Except && isa<LambdaExpr>(stripped(Argument)) && contains(Argument, Test, 3);
  });
}

void FunctionObserver::recordEntry(const model::EntryPoint &Entry, const Target &To, const Expr &At, Symbol Name,
                                   Symbol Realm, bool HasRealm) {
  EntryPoint Recorded;
  Recorded.Function = To.To;
  Recorded.ThroughSlot = To.Slot;
  Recorded.Kind = Entry.Kind;
  Recorded.Context = Entry.Where_;
  Recorded.Actor = actorName();
  Recorded.Name = Name;
  Recorded.Realm = Realm;
  Recorded.HasRealmArgument = HasRealm;
  Recorded.PeerControlsParameters = Entry.PeerControlsParameters;
  Recorded.Where = S.location(clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  Recorded.Model = S.intern(S.models().modelOf(Entry));
  if (To.Function && !Entry.SenderType.empty())
    for (const ParmVarDecl *P : To.Function->parameters())
      if (const CXXRecordDecl *Class = Semantics::classOf(P->getType()))
        Recorded.SeesSender |= S.name(*Class) == Entry.SenderType;
  S.facts().EntryPoints.push_back(Recorded);
}

void FunctionObserver::recordOverride() {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || Method->size_overridden_methods() == 0)
    return;
  // An override of an override counts: follow the chain up.
  SmallVector<const CXXMethodDecl *, 4> Work(Method->overridden_methods().begin(), Method->overridden_methods().end());
  while (!Work.empty()) {
    const CXXMethodDecl *Next = Work.pop_back_val();
    if (const model::EntryPoint *Entry = S.meaning(*Next).Overridden) {
      const CXXRecordDecl *First =
          Function.getNumParams() > 0 ? Semantics::classOf(Function.getParamDecl(0)->getType()) : nullptr;
      if (First && is_contained(Entry->UnlessParameter, S.name(*First)))
        return;
      EntryPoint Recorded;
      Recorded.Function = Usr;
      Recorded.Kind = Entry->Kind;
      Recorded.Context = Entry->Where_;
      Recorded.Actor = S.intern(S.name(*Method->getParent()));
      Recorded.IsOverride = true;
      if (First)
        Recorded.Name = S.intern(First->getName());
      Recorded.PeerControlsParameters = Entry->PeerControlsParameters;
      Recorded.SeesSender = true;
      Recorded.Where = S.location(clang::SourceRange(Function.getLocation()));
      Recorded.Model = S.intern(S.models().modelOf(*Entry));
      S.facts().EntryPoints.push_back(Recorded);
      return;
    }
    Work.append(Next->overridden_methods().begin(), Next->overridden_methods().end());
  }
}

/// The entry's name as people know it: the text of a string literal, the name of a type, or the expression.
static Symbol nameOf(Semantics &S, const FunctionDecl &Callee, ArrayRef<const Expr *> Arguments,
                     const model::ArgumentRef &Which) {
  if (Which.Which == model::ArgumentRef::Kind::Index && Which.Index < Arguments.size()) {
    const Expr *Argument = stripped(Arguments[Which.Index]);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Argument); Construct && Construct->getNumArgs() >= 1)
      Argument = stripped(Construct->getArg(0));
    if (const auto *Literal = dyn_cast<clang::StringLiteral>(Argument))
      return S.intern(Literal->getString());
    return S.text(*Argument);
  }
  if (Which.Which == model::ArgumentRef::Kind::TemplateArgument)
    if (const TemplateArgumentList *List = Callee.getTemplateSpecializationArgs();
        List && Which.Index < List->size() && List->get(Which.Index).getKind() == TemplateArgument::Type) {
      QualType Type = List->get(Which.Index).getAsType();
      if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl())
        return S.intern(S.name(*Class));
      return S.intern(Type.getAsString(S.context().getPrintingPolicy()));
    }
  return Symbol::None;
}

void FunctionObserver::recordRegistration(const Expr &Call, const FunctionDecl &Callee,
                                          const model::EntryPoint &Entry) {
  auto Arguments = argumentsOf(Call);
  Symbol Name = nameOf(S, Callee, Arguments, Entry.Name);
  for (size_t I = 0; I < Arguments.size(); ++I) {
    bool Any = Entry.Handler.Which == model::ArgumentRef::Kind::AnyCallable;
    if (Any ? !S.isCallable(Arguments[I]->getType()) : Entry.Handler.Index != I)
      continue;
    SmallVector<Target, 2> Targets;
    collectTargets(*Arguments[I], Targets);
    Symbol Realm = Symbol::None;
    bool HasRealm = Entry.Realm.Which == model::ArgumentRef::Kind::Index && I >= Entry.RealmMinHandlerIndex &&
                    Entry.Realm.Index < I;
    if (HasRealm)
      Realm = S.text(*Arguments[Entry.Realm.Index]);
    Origin Given;
    Given.What = Origin::Kind::State;
    for (const Target &T : Targets) {
      recordEntry(Entry, T, Call, Name, Realm, HasRealm);
      // The handler also runs because this function has registered it: a path that leads here goes on there.
      floodgate::Call Edge = edge(Call);
      Edge.How = T.How.value_or(Entry.Kind == model::EntryKind::Timer ? model::Runs::Timer : model::Runs::Deferred);
      Edge.Via = S.intern(S.name(Callee));
      const CallMeaning &Meaning = S.meaning(Callee);
      if (Meaning.Schedules) {
        Edge.How = T.How.value_or(Meaning.Schedules->How);
        Edge.PeerPaced = Meaning.Schedules->PeerPaced;
        Edge.Completion = Meaning.Schedules->Completion;
      }
      Target Filled = T;
      if (!Filled.IsBound && !Any && Meaning.Schedules && I + 1 < Arguments.size()) {
        Filled.IsBound = true;
        Filled.Bound.append(Arguments.begin() + I + 1, Arguments.end());
      } else if (!Filled.IsBound && Meaning.Schedules && I + 1 < Arguments.size()) {
        Filled.IsBound = true;
        Filled.Bound.append(Arguments.begin() + I + 1, Arguments.end());
      }
      // Start-up registers handlers; only what a timer or a completion runs again is an edge.
      if (Meaning.Schedules)
        addEdge(std::move(Edge), Filled, *Arguments[I], Given);
    }
    if (Any && S.meaning(Callee).Schedules)
      break; // What follows is bound to it.
  }
}

void FunctionObserver::recordScheduled(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  const model::Scheduler &Scheduler = *Meaning.Schedules;
  auto Arguments = argumentsOf(Call);
  // What the callable is given derives from what the call hangs on.
  Origin Given;
  Given.What = Origin::Kind::Constant;
  if (const Expr *Receiver = receiverOf(Call))
    Given = Values::join(Given, V.origin(*Receiver));
  for (const Expr *Argument : Arguments)
    if (!isa<CXXDefaultArgExpr>(Argument))
      Given = Values::join(Given, V.origin(*Argument));

  auto IsPool = [&](const Expr *E) {
    const CXXRecordDecl *Class = E ? Semantics::classOf(E->getType()) : nullptr;
    return Class && S.models().isOneOf(S.name(*Class), Scheduler.SpawnedOn);
  };
  bool OnPool = IsPool(receiverOf(Call)) || any_of(Arguments, IsPool);

  for (size_t I = 0; I < Arguments.size(); ++I) {
    bool Any = Scheduler.Function.Which != model::ArgumentRef::Kind::Index;
    if (Any ? !S.isCallable(Arguments[I]->getType()) : Scheduler.Function.Index != I)
      continue;
    SmallVector<Target, 2> Targets;
    collectTargets(*Arguments[I], Targets);
    if (Targets.empty())
      continue;
    bool Paced = Scheduler.PeerPaced || dependsOn(Call, Arguments[I], [](const CallMeaning &M) { return M.PeerPaced; });
    const model::EntryPoint *Delivered = nullptr;
    dependsOn(Call, Arguments[I], [&](const CallMeaning &M) {
      if (M.Delivers)
        Delivered = M.Delivers;
      return M.Delivers != nullptr;
    });
    // A continuation of what a peer delivers waits for the peer.
    Paced |= Delivered != nullptr;
    for (const Target &T : Targets) {
      floodgate::Call Edge = edge(Call);
      Edge.How = Scheduler.How == model::Runs::Inline ? T.How.value_or(Scheduler.How) : Scheduler.How;
      if (OnPool)
        Edge.How = model::Runs::Spawned;
      Edge.Via = S.intern(S.name(Callee));
      Edge.PeerPaced = Paced || (T.Inner && T.Inner->PeerPaced);
      Edge.Completion = Scheduler.Completion;
      Target Filled = T;
      if (!Filled.IsBound && I + 1 < Arguments.size() && !S.isCallable(Arguments[I + 1]->getType())) {
        Filled.IsBound = true;
        Filled.Bound.append(Arguments.begin() + I + 1, Arguments.end());
      }
      addEdge(std::move(Edge), Filled, *Arguments[I], Given);
      if (Delivered && Delivered->Where_ != model::Context::Thread)
        recordEntry(*Delivered, T, Call, Symbol::None, Symbol::None, false);
      if (Scheduler.Completion)
        if (const auto *Lambda = dyn_cast<LambdaExpr>(stripped(Arguments[I])))
          if (const Expr *Receiver = receiverOf(Call)) {
            // `f.then([f] { f.get(); })`, `await(f, g).then([=] { g.get(); })`.
            SmallVector<const Stmt *, 16> Work{Receiver};
            while (!Work.empty()) {
              const Stmt *Next = Work.pop_back_val();
              if (!Next || isa<LambdaExpr>(Next))
                continue;
              if (const auto *E = dyn_cast<Expr>(Next); E && isa<DeclRefExpr, MemberExpr>(E))
                if (S.isFuture(E->getType())) {
                  Guard Ready;
                  Ready.What = Guard::Kind::Ready;
                  Ready.Subject = V.namedPlace(*E);
                  ReadyInside[Lambda].push_back(Ready);
                }
              Work.append(Next->child_begin(), Next->child_end());
            }
          }
    }
  }
}

void FunctionObserver::recordDirect(const Expr &Call, const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  bool Virtual = Method && Method->isVirtual();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (const auto *Name = dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens()); Name && Name->hasQualifier())
      Virtual = false;
  // Clang declares a builtin function where it is first used, which may be in the project.
  bool IsBuiltin = Callee.isImplicit() && Callee.getBuiltinID() != 0;
  if (!Virtual && (IsBuiltin || !S.isOwn(Callee)))
    return;
  floodgate::Call Edge = edge(Call);
  Edge.Callee = S.usr(Callee);
  Edge.How = Virtual ? model::Runs::Virtual : model::Runs::Direct;
  if (const Expr *Receiver = receiverOf(Call))
    Edge.Receiver = V.place(*Receiver);
  else if (isa<CXXConstructExpr>(Call))
    Edge.Receiver.What = Place::Kind::Fresh;
  for (const Expr *Argument : argumentsOf(Call)) {
    Edge.Arguments.push_back(V.place(*Argument));
    Edge.Origins.push_back(V.origin(*Argument));
  }
  S.facts().Calls.push_back(std::move(Edge));
}

void FunctionObserver::recordPassed(const Expr &Call, const FunctionDecl &Callee) {
  auto Arguments = argumentsOf(Call);
  Origin Given;
  Given.What = Origin::Kind::Constant;
  bool Computed = false;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    if (!S.isCallable(Arguments[I]->getType()))
      continue;
    if (S.isOwn(Callee)) {
      if (I < Callee.getNumParams())
        flow(*Arguments[I], Values::parameterSlot(S, S.usr(Callee), I));
      continue;
    }
    // A callable that is put into a container stays there to be called.
    if (const Expr *Receiver = receiverOf(Call); Receiver && S.containerOperation(Callee, Arguments.size()).Grow) {
      if (Symbol Slot = V.slot(*Receiver); Slot != Symbol::None)
        flow(*Arguments[I], Slot);
      continue;
    }
    if (!Computed) {
      Computed = true;
      if (const Expr *Receiver = receiverOf(Call))
        Given = V.origin(*Receiver);
      for (const Expr *Argument : Arguments)
        if (!isa<CXXDefaultArgExpr>(Argument))
          Given = Values::join(Given, V.origin(*Argument));
    }
    SmallVector<Target, 2> Targets;
    collectTargets(*Arguments[I], Targets);
    for (const Target &T : Targets) {
      floodgate::Call Edge = edge(Call);
      Edge.How = T.How.value_or(model::Runs::Inline);
      Edge.Unknown = !T.How;
      Edge.Via = S.intern(S.name(Callee));
      addEdge(std::move(Edge), T, *Arguments[I], Given);
    }
  }
}

void FunctionObserver::recordIndirect(const CallExpr &Call) {
  const Expr *Callee = stripped(Call.getCallee());
  if (const auto *Pointer = dyn_cast<BinaryOperator>(Callee); Pointer && Pointer->isPtrMemOp())
    Callee = Pointer->getRHS();
  if (Symbol Slot = V.slot(*Callee); Slot != Symbol::None) {
    floodgate::Call Edge = edge(Call);
    Edge.Callee = Slot;
    Edge.ThroughSlot = true;
    for (const Expr *Argument : argumentsOf(Call)) {
      Edge.Arguments.push_back(V.place(*Argument));
      Edge.Origins.push_back(V.origin(*Argument));
    }
    S.facts().Calls.push_back(std::move(Edge));
  }
}

void FunctionObserver::recordDestruction(QualType Type, clang::SourceLocation Where) {
  const CXXRecordDecl *Class = Semantics::classOf(Type);
  if (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor())
    return;
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor || !Destructor->isUserProvided() || !S.isOwn(*Destructor))
    return;
  floodgate::Call Edge;
  Edge.Caller = Usr;
  Edge.Callee = S.usr(*Destructor);
  Edge.How = Destructor->isVirtual() ? model::Runs::Virtual : model::Runs::Direct;
  Edge.Order = Order;
  Edge.Where = S.location(Where);
  Edge.Receiver.What = Place::Kind::Local;
  Edge.Guards = Active;
  S.facts().Calls.push_back(std::move(Edge));
}

void FunctionObserver::recordCall(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  if (Handled.contains(&Call))
    return;
  if (Meaning.Registers)
    return recordRegistration(Call, Callee, *Meaning.Registers);
  if (Meaning.Schedules)
    return recordScheduled(Call, Callee, Meaning);
  // A call that itself waits for a peer's data makes its function the place where that data arrives.
  if (Meaning.Delivers && Meaning.Delivers->Where_ == model::Context::Thread) {
    Target Here;
    Here.To = Usr;
    recordEntry(*Meaning.Delivers, Here, Call, Symbol::None, Symbol::None, false);
  }
  // Calling what is held in a variable, a member, a parameter: `callback(x)`.
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->getOperator() == OO_Call && Method && !Method->getParent()->isLambda()) {
    if (S.meaning(*Method->getParent()).Callable) {
      if (Symbol Slot = V.slot(*Operator->getArg(0)); Slot != Symbol::None) {
        floodgate::Call Edge = edge(Call);
        Edge.Callee = Slot;
        Edge.ThroughSlot = true;
        for (const Expr *Argument : argumentsOf(Call)) {
          Edge.Arguments.push_back(V.place(*Argument));
          Edge.Origins.push_back(V.origin(*Argument));
        }
        S.facts().Calls.push_back(std::move(Edge));
      }
      return;
    }
  }
  // What a model describes as a container, an option or a future speaks for itself.
  if (Method) {
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    bool Described = !Class.Containers.empty() || Class.Wrapper || Class.Future || Class.Callable;
    if (Described && !(Class.Actor)) {
      recordPassed(Call, Callee);
      return;
    }
  }
  recordDirect(Call, Callee);
  recordPassed(Call, Callee);
}

} // namespace floodgate
