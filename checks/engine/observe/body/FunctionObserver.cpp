//===- FunctionObserver.cpp - facts of one function body ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/FunctionObserver.h"
#include "engine/observe/body/CallSite.h"
#include "engine/observe/guards/Conditions.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

FunctionObserver::FunctionObserver(Semantics &S, ArrayRef<const Observer *> Observers, const FunctionDecl &Function,
                                   const FunctionObserver *Outer, bool HasErrors)
    : S(S), Observers(Observers), Function(Function), Outer(Outer), V(S, Function, Outer ? &Outer->V : nullptr),
      Control(Function, HasErrors), Futures(S, V), Usr(S.usr(Function)), Logs(S), HasErrors(HasErrors), Leaving(S) {}

uint32_t FunctionObserver::addGuard(const Guard &G) {
  S.facts().Guards.push_back(G);
  return S.facts().Guards.size() - 1;
}

void FunctionObserver::assume(const std::vector<Guard> &Guards) {
  for (const Guard &G : Guards) {
    Active.push_back(addGuard(G));
    noteSizeTest(G);
  }
}

void FunctionObserver::noteSizeTest(const Guard &G) {
  if (G.What == Guard::Kind::Size && KnownSizeTests.insert(G.Subject).second)
    SizeTests.push_back(G.Subject);
}

void FunctionObserver::run() {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits()) {
      if (!Initializer->isWritten())
        continue;
      visit(Initializer->getInit());
      const FieldDecl *Field = Initializer->getAnyMember();
      if (!Field)
        continue;
      if (S.isCallable(Field->getType()))
        assignCallable(*Initializer->getInit(), S.usr(*Field));
      else
        store({nullptr, V.root(*Field)}, V.parts(*Initializer->getInit()), Initializer->getSourceLocation());
      Futures.initialized(*Field, *Initializer->getInit());
    }
  AtEnd = true;
  Ends = Function.isNoReturn();
  visit(Function.getBody());
  recordOverride();

  floodgate::Function Described = describeFunction(S, Function);
  Described.HasBody = true;
  Described.Returns = std::move(Returns);
  Described.SizeTests = std::move(SizeTests);
  Described.Results = std::move(Results);
  Described.Tests.assign(Tests.begin(), Tests.end());
  S.facts().Functions.push_back(std::move(Described));
}

void FunctionObserver::visitChildren(const Stmt &Statement) {
  for (const Stmt *Child : Statement.children())
    visit(Child);
}

void FunctionObserver::visit(const Stmt *Statement) {
  Statement = evaluated(Statement);
  if (!Statement)
    return;
  if (const auto *Block = dyn_cast<CompoundStmt>(Statement))
    return visitBlock(*Block);
  // The loops and branches that a logging macro is made of are not the program's.
  if (isa<IfStmt, ForStmt, WhileStmt, DoStmt, SwitchStmt>(Statement) && S.loggingMacro(Statement->getBeginLoc()).Model)
    return visitChildren(*Statement);
  if (const auto *If = dyn_cast<IfStmt>(Statement))
    return visitIf(*If);
  if (const auto *For = dyn_cast<ForStmt>(Statement))
    return visitLoop(For->getInit(), For->getConditionVariableDeclStmt(), For->getCond(), For->getInc(), For->getBody(),
                     true);
  if (const auto *While = dyn_cast<WhileStmt>(Statement))
    return visitLoop(nullptr, While->getConditionVariableDeclStmt(), While->getCond(), nullptr, While->getBody(), true);
  if (const auto *Do = dyn_cast<DoStmt>(Statement))
    return visitLoop(nullptr, nullptr, Do->getCond(), nullptr, Do->getBody(), false);
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Statement))
    return visitRangeFor(*Range);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Statement))
    return visitLambda(*Lambda);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Statement)) {
    visit(Conditional->getCond());
    test(*Conditional->getCond());
    visitUnder(Conditional->getTrueExpr(), Conditional->getCond(), true);
    return visitUnder(Conditional->getFalseExpr(), Conditional->getCond(), false);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(Statement))
    return visitBinary(*Binary);
  if (const auto *Declarations = dyn_cast<DeclStmt>(Statement)) {
    for (const Decl *D : Declarations->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        visitDeclaration(*Variable);
    return;
  }
  if (const auto *Return = dyn_cast<ReturnStmt>(Statement)) {
    visit(Return->getRetValue());
    if (Return->getRetValue())
      visitReturn(*Return->getRetValue());
    return;
  }
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(Statement)) {
    visitChildren(*Delete);
    return recordDestruction(Delete->getDestroyedType(), Delete->getBeginLoc());
  }
  if (const auto *List = dyn_cast<InitListExpr>(Statement))
    return visitInitList(List->isSemanticForm() || !List->getSemanticForm() ? *List : *List->getSemanticForm());
  if (const auto *Try = dyn_cast<CXXTryStmt>(Statement)) {
    {
      const SaveAndRestore Inside(Tries, Tries + 1);
      visit(Try->getTryBlock());
    }
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      visit(Try->getHandler(I));
    return;
  }
  if (isa<CallExpr, CXXConstructExpr>(Statement))
    return visitCall(*cast<Expr>(Statement));
  if (const auto *Switch = dyn_cast<SwitchStmt>(Statement)) {
    test(*Switch->getCond());
    const SaveAndRestore Inside(Branches, Branches + 1);
    return visitChildren(*Statement);
  }
  visitChildren(*Statement);
  if (const auto *E = dyn_cast<Expr>(Statement))
    visitUses(*E);
}

/// The operator on the left of \p Binary; null where there is something else, or a conversion that is looked at itself.
static const BinaryOperator *leftOf(const BinaryOperator &Binary) {
  const Expr *Left = Binary.getLHS();
  while (true) {
    if (const auto *Parentheses = dyn_cast<ParenExpr>(Left))
      Left = Parentheses->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Left); Cast && Cast->getCastKind() != CK_FloatingToIntegral)
      Left = Cast->getSubExpr();
    else
      return dyn_cast<BinaryOperator>(Left);
  }
}

void FunctionObserver::visitBinary(const BinaryOperator &Binary) {
  // `a + b + c` and `a && b && c` are as deep on their left as they are long: from the innermost outwards.
  SmallVector<const BinaryOperator *, 8> Chain;
  for (const BinaryOperator *Link = &Binary; Link; Link = leftOf(*Link))
    Chain.push_back(Link);
  const size_t Before = Active.size();
  visit(Chain.back()->getLHS());
  const BinaryOperator *Inner = nullptr;
  for (const BinaryOperator *Link : reverse(Chain)) {
    if (Link->isLogicalOp()) {
      const bool Holds = Link->getOpcode() == BO_LAnd;
      // What is known of the first terms of a chain is known for all others.
      const bool GoesOn = Inner && Inner->getOpcode() == Link->getOpcode();
      std::vector<Guard> Known;
      collectGuards(S, V, GoesOn ? *Inner->getRHS() : *Link->getLHS(), Holds, /*Nested=*/true, Known);
      if (!GoesOn)
        Active.resize(Before);
      assume(Known);
      visitBranch(Link->getRHS(), Before);
    } else {
      Active.resize(Before);
      visit(Link->getRHS());
      visitUses(*Link);
      if (Link->getOpcode() == BO_Assign)
        visitAssignment(*Link->getLHS(), *Link->getRHS());
      if (Link->isAssignmentOp())
        assign(*Link->getLHS(), *Link->getRHS(), Link->isCompoundAssignmentOp());
    }
    Inner = Link;
  }
  Active.resize(Before);
}

void FunctionObserver::visitBlock(const CompoundStmt &Block) {
  size_t Before = Active.size();
  const bool EndsFunction = AtEnd;
  const SaveAndRestore RestoreEnd(AtEnd);
  for (const Stmt *Child : Block.body()) {
    AtEnd = EndsFunction && Child == Block.body_back();
    const clang::SourceLocation Begin = Child->getBeginLoc();
    BeginInBlock = Begin;
    // `CHECK_SOME(map[key])` does not leave an empty element behind.
    StringRef Macro = S.outermostMacro(Begin);
    if (S.models().assertsPresence(Macro)) {
      Guard Asserted;
      Asserted.What = Guard::Kind::Asserted;
      Asserted.Text = S.intern(Macro);
      Active.push_back(addGuard(Asserted));
      visit(Child);
      Active.pop_back();
      std::vector<Guard> After;
      collectAssertedElements(S, V, *Child, After);
      assume(After);
      continue;
    }
    visit(Child);
    // What was asserted holds until the block ends; so does the contrary of a test that leaves.
    std::vector<Guard> After;
    if (!Macro.empty() && (S.models().isAbortingMacro(Macro) || S.models().call(Macro).Ready))
      collectAsserted(S, V, *Child, Macro, After);
    else
      collectAfter(*Child, After);
    assume(After);
    // A lock that is held until the block ends.
    if (const auto *Declarations = dyn_cast<DeclStmt>(Child))
      for (const Decl *D : Declarations->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D);
            Variable && Variable->getInit() && S.meaningOf(Variable->getType()).Lock)
          hold(*Variable);
  }
  Active.resize(Before);
}

void FunctionObserver::collectAfter(const Stmt &Branch, std::vector<Guard> &Into) {
  const auto *If = dyn_cast<IfStmt>(&Branch);
  const Expr *Condition = If ? If->getCond() : nullptr;
  if (const auto *While = dyn_cast<WhileStmt>(&Branch))
    Condition = While->getCond();
  else if (const auto *For = dyn_cast<ForStmt>(&Branch))
    Condition = For->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(&Branch))
    Condition = Do->getCond();
  if (!Condition)
    return;
  // What the models say ends the program need not be known to clang.
  bool Fails = If && Leaving.leave(If->getThen());
  if (!Fails && !(If && If->getElse()))
    Fails = Control.failsAfter(Branch, *Condition).value_or(false);
  if (Fails)
    collectGuards(S, V, *Condition, false, /*Nested=*/false, Into);
  else if (If && Leaving.leave(If->getElse()))
    collectGuards(S, V, *Condition, true, /*Nested=*/false, Into);
  // That a counter has come up to a number is no test of the number.
  if (!If && !stripped(Condition)->getType()->isPointerType())
    erase_if(Into, [](const Guard &G) { return G.What == Guard::Kind::Compared; });
}

void FunctionObserver::hold(const VarDecl &Lock) {
  auto Arguments = argumentsOf(*stripped(Lock.getInit()));
  if (Arguments.empty())
    return;
  Guard Held;
  Held.What = Guard::Kind::Locked;
  Held.Subject = V.lockPlace(*Arguments.front());
  Held.Text = S.text(*Arguments.front());
  Active.push_back(addGuard(Held));
}

void FunctionObserver::visitUnder(const Stmt *Statement, const Expr *Condition, bool Holds) {
  if (!Statement)
    return;
  const size_t Before = Active.size();
  if (Condition) {
    std::vector<Guard> Known;
    collectGuards(S, V, *Condition, Holds, /*Nested=*/true, Known);
    assume(Known);
  }
  visitBranch(Statement, Before);
  Active.resize(Before);
}

void FunctionObserver::visitBranch(const Stmt *Statement, size_t Before) {
  const SaveAndRestore RestoreOutside(Outside);
  const SaveAndRestore RestoreValues(LoopValues);
  const SaveAndRestore RestoreEnds(Ends), RestoreTail(IsTail);
  const SaveAndRestore Inside(Branches, Branches + 1);
  if (const bool Leaves = Leaving.leave(Statement); AtEnd || Leaves) {
    Outside = Before;
    IsTail = !Leaves;
  }
  if (Outside && Leaving.leaveLoop(Statement))
    LoopValues.clear();
  Ends |= Outside && Leaving.abort(Statement);
  visit(Statement);
}

void FunctionObserver::visitIf(const IfStmt &If) {
  size_t Before = Active.size();
  visit(If.getInit());
  visit(If.getConditionVariableDeclStmt());
  visit(If.getCond());
  test(*If.getCond());
  // `if (Lock held = take(&mutex)) …`, as lock macros are written.
  if (const VarDecl *Variable = If.getConditionVariable();
      Variable && Variable->getInit() && S.meaningOf(Variable->getType()).Lock)
    hold(*Variable);
  visitUnder(If.getThen(), If.getCond(), true);
  visitUnder(If.getElse(), If.getCond(), false);
  Active.resize(Before);
}

void FunctionObserver::visitLoop(const Stmt *Init, const Stmt *ConditionVariable, const Expr *Condition,
                                 const Stmt *Increment, const Stmt *Body, bool ConditionFirst) {
  size_t Before = Active.size();
  visit(Init);
  visit(ConditionVariable);
  visit(Condition);
  if (Condition) {
    test(*Condition);
    visitBound(*Condition);
  }
  const SaveAndRestore RestoreEnd(AtEnd, false);
  const SaveAndRestore RestoreValues(LoopValues);
  recordTurns(Condition);
  {
    const SaveAndRestore Inside(Loops, Loops + 1);
    visitUnder(Body, ConditionFirst ? Condition : nullptr, true);
  }
  visit(Increment);
  Active.resize(Before);
}

void FunctionObserver::visitRangeFor(const CXXForRangeStmt &Loop) {
  visit(Loop.getInit());
  visit(Loop.getRangeInit());
  if (const VarDecl *Variable = Loop.getLoopVariable()) {
    V.ranges(*Variable, *Loop.getRangeInit());
    Futures.initialized(*Variable, *Loop.getRangeInit());
    if (const auto *Decomposition = dyn_cast<DecompositionDecl>(Variable))
      for (const BindingDecl *Binding : Decomposition->bindings())
        if (const VarDecl *Holding = Binding->getHoldingVar())
          V.ranges(*Holding, *Loop.getRangeInit());
  }
  const SaveAndRestore RestoreEnd(AtEnd, false);
  const SaveAndRestore RestoreValues(LoopValues);
  V.record(*Loop.getRangeInit(), 0, LoopValues);
  const SaveAndRestore Inside(Loops, Loops + 1);
  visit(Loop.getBody());
}

void FunctionObserver::recordTurns(const Expr *Condition) {
  if (!Condition)
    return;
  const Expr *E = stripped(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
    return recordTurns(Not->getSubExpr());
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    V.record(*Binary->getLHS(), 0, LoopValues);
    return V.record(*Binary->getRHS(), 0, LoopValues);
  }
  // `while (!queue.empty())`, `it != list.end()`.
  if (const Expr *Receiver = receiverOf(*E))
    V.record(*Receiver, 0, LoopValues);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E); Operator && Operator->getNumArgs() == 2)
    return V.record(*Operator->getArg(1), 0, LoopValues);
  V.record(*E, 0, LoopValues);
}

} // namespace floodgate
