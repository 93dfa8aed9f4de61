//===- UseObserver.cpp - what values are used for -------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/UseObserver.h"
#include "engine/observe/body/CallSite.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

using model::Use;

static void observeValue(const Site &At, Use How, const Expr &Value, StringRef By, bool MayThrow = false) {
  Semantics &S = At.semantics();
  auto Seen = At.event<ValueUse>();
  Seen.Values = At.parts(Value);
  if (Seen.Values.empty())
    return;
  Seen.How = How;
  Seen.MayThrow = MayThrow;
  Seen.Subject = At.place(Value);
  Seen.IsNumber = Value.getType()->isArithmeticType();
  Seen.By = S.intern(By);
  Seen.Text = S.text(Value);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(stripped(&Value)); Call && Call->getMethodDecl())
    if (const std::string &Source = S.optionalBy(*Call->getMethodDecl()); !Source.empty())
      Seen.Optional = S.intern(Source);
  At.record(std::move(Seen));
}

void UseObserver::call(CallSite &Site) const {
  Semantics &S = Site.semantics();
  for (const model::Sink *Sink : Site.meaning().Sinks)
    if (const Expr *Value = Site.argument(Sink->Argument))
      observeValue(Site, Sink->How, *Value, S.name(Site.callee()), /*MayThrow=*/true);
  const Expr *Receiver = Site.receiver();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Site.callee());
  if (!Receiver || !Method || Method->isStatic())
    return;
  const ClassMeaning &Class = S.meaning(*Method->getParent());
  auto Arguments = Site.arguments();
  ContainerOperation Operation = S.containerOperation(*Method, Arguments.size());
  if (Operation.Grow && Operation.Grow->By == model::GrowsBy::Key && !Arguments.empty())
    if (Place Where = Site.place(*Receiver); Where.What == Place::Kind::Field || Where.What == Place::Kind::Global)
      observeValue(Site, Use::Key, *Arguments.front(),
                   Where.Name == Symbol::None ? "" : S.facts().Symbols.text(Where.Name));
  // `list[i]`, `message.tasks(i)`.
  bool Sequence = !Class.Containers.empty() &&
                  none_of(Class.Containers, [](const model::Container *C) { return C->Associative; }) &&
                  Method->getOverloadedOperator() == OO_Subscript;
  bool Element = Class.Message && Method->isConst() && S.isField(*Method);
  if ((Sequence || Element) && Arguments.size() == 1 && Arguments[0]->getType()->isIntegerType())
    observeValue(Site, Use::Index, *Arguments[0], S.name(*Method));
  // `parse(text).get()`, with what was parsed in a variable or not: whether there is something, the text decides.
  bool Takes = Class.Wrapper && !Class.Future && Class.Wrapper->What == model::Wrapper::Kind::Option &&
               Class.Wrapper->AccessAborts && is_contained(Class.Wrapper->Access, Method->getNameAsString());
  if (Takes && Arguments.empty() && Site.isAnswer(*Receiver))
    observeValue(Site, Use::Presence, *Receiver, S.name(*Method));
}

void UseObserver::use(UseSite &Site) const { observeValue(Site, Site.how(), Site.value(), ""); }

} // namespace floodgate
