//===- LogObserver.cpp - what is logged -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/LogObserver.h"
#include "engine/observe/body/CallSite.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

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

/// Starts an event of \p Operand, at the place of the whole line.
static PrintedValue printing(CallSite &Site, const LogStatement &Log, const Expr &Operand, PrintedValue::Kind What) {
  auto Seen = Site.event<PrintedValue>(Log.Where);
  Seen.Guards.clear();
  Seen.What = What;
  Seen.ToStream = !Log.Model;
  Seen.Values = Site.parts(Operand);
  Seen.Text = Site.semantics().text(Operand);
  return Seen;
}

/// Records what \p Operand has many of; \returns whether it has.
static bool observeElements(CallSite &Site, const LogStatement &Log, const LogStatement::Operand &Operand) {
  Semantics &S = Site.semantics();
  const Expr &Made = unconverted(Site, *Operand.What);
  if (!S.holdsMany(Made.getType()))
    return false;
  PrintedValue Seen = printing(Site, Log, Made, PrintedValue::Kind::Elements);
  if (&Made == stripped(Operand.What) && Operand.By)
    Seen.Operator = S.usr(*Operand.By);
  const ClassMeaning &Class = S.meaningOf(Made.getType());
  // What an operator of the project prints is for the operator to say.
  const bool ByLibrary = Seen.Operator == Symbol::None || !Operand.By || !S.isOwn(*Operand.By);
  Seen.ByLibrary = ByLibrary && (Class.Message || !Class.Containers.empty());
  Site.record(std::move(Seen));
  return true;
}

/// A call that goes on whenever a timer fires: one of its callables waits for one.
static bool isPeriodic(CallSite &Site) {
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

/// What a function prints into a stream that it was given.
static void observeStream(CallSite &Site, const LogStatement &Log) {
  for (const LogStatement::Operand &Operand : Log.Operands)
    if (!observeElements(Site, Log, Operand) && Site.context().Repeated)
      return Site.record(printing(Site, Log, *Operand.What, PrintedValue::Kind::Other));
}

static void observeLine(CallSite &Site, const LogStatement &Log) {
  Semantics &S = Site.semantics();
  const SiteContext &Here = Site.context();
  auto Seen = Site.event<LogLine>(Log.Where);
  Seen.How = Log.How;
  Seen.Sampled = Log.Model->Sampled;
  Seen.Leaves = Here.Outside.has_value();
  Seen.IsTail = Here.Outside && Here.IsTail;
  Seen.Aborts = Here.Ends;
  Seen.Outside = Here.Outside.value_or(0);
  Seen.Loop = Here.Loop.vec();
  Seen.Name = S.intern(Log.Name);
  if (Here.IsStatement && !Log.MacroArguments.empty() && Seen.Where.EndColumn) {
    Seen.SampledForm = S.intern(Log.Model->SampledForm);
    Seen.Arguments = S.intern(Log.MacroArguments);
  }
  Site.record(std::move(Seen));
  for (const LogStatement::Operand &Operand : Log.Operands) {
    observeElements(Site, Log, Operand);
    const Expr &Made = unconverted(Site, *Operand.What);
    if (S.holdsText(Operand.What->getType()) || S.meaningOf(Operand.What->getType()).Message)
      if (PrintedValue Text = printing(Site, Log, Made, PrintedValue::Kind::Text); !Text.Values.empty())
        Site.record(std::move(Text));
  }
}

void LogObserver::call(CallSite &Site) const {
  if (isPeriodic(Site))
    Site.record(Site.event<PeriodicCall>());
  if (const LogStatement *Log = Site.log())
    Log->Model ? observeLine(Site, *Log) : observeStream(Site, *Log);
}

} // namespace floodgate
