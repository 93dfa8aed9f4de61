//===- EntryPoints.cpp - what makes a function an entry point -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of FunctionObserver that records registrations and overrides that the models name.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/body/FunctionObserver.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

Symbol FunctionObserver::actorName() const {
  const Decl *Around = &Function;
  for (const FunctionObserver *O = this; O; O = O->Outer)
    Around = &O->Function;
  const auto *Method = dyn_cast<CXXMethodDecl>(Around);
  return Method ? S.intern(S.name(*Method->getParent())) : Symbol::None;
}

void FunctionObserver::recordEntry(const model::EntryPoint &Entry, const Target &To, const Expr &At, Symbol Name,
                                   Symbol Realm, bool HasRealm) {
  EntryPoint Recorded;
  Recorded.Function = To.To;
  Recorded.ThroughSlot = To.Slot;
  if (const FunctionDecl *Callee = calleeOf(At))
    if (const model::Awaited *Awaits = S.meaning(*Callee).Awaits)
      Recorded.Listens = Awaits->Idle;
  Recorded.Kind = Entry.Kind;
  Recorded.Context = Entry.Where_;
  Recorded.Actor = actorName();
  Recorded.Name = Name;
  Recorded.Realm = Realm;
  Recorded.HasRealmArgument = HasRealm;
  Recorded.PeerControlsParameters = Entry.PeerControlsParameters;
  Recorded.Where = S.location(clang::SourceRange(At.getExprLoc(), At.getEndLoc()));
  Recorded.Model = S.intern(S.models().modelOf(Entry));
  for (uint32_t Index : boundParameters(To))
    Recorded.Bound |= 1u << std::min(Index, 31u);
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

/// More of a name than this tells nobody anything.
static constexpr size_t LongestName = 200;

/// The entry's name as people know it: the text of what is constant, or the name of a type.
static Symbol nameOf(Semantics &S, const FunctionDecl &Callee, ArrayRef<const Expr *> Arguments,
                     const model::ArgumentRef &Which) {
  if (Which.Which == model::ArgumentRef::Kind::Index && Which.Index < Arguments.size()) {
    std::string Name = S.constantText(*Arguments[Which.Index]);
    if (Name.size() > LongestName)
      Name = Name.substr(0, LongestName - 3) + "...";
    return S.intern(Name);
  }
  if (Which.Which == model::ArgumentRef::Kind::TemplateArgument)
    if (const TemplateArgumentList *List = Callee.getTemplateSpecializationArgs();
        List && Which.Index < List->size() && List->get(Which.Index).getKind() == TemplateArgument::Type) {
      QualType Type = List->get(Which.Index).getAsType();
      if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl())
        return S.intern(S.name(*Class));
      return S.intern(Type.getAsString(S.policy()));
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
      if (!Filled.IsBound && Meaning.Schedules && I + 1 < Arguments.size()) {
        Filled.IsBound = true;
        Filled.Bound.append(Arguments.begin() + I + 1, Arguments.end());
      }
      // Start-up registers handlers; only what a timer or a completion runs again is an edge.
      if (Meaning.Schedules)
        addEdge(std::move(Edge), Filled, *Arguments[I]);
    }
    if (Any && S.meaning(Callee).Schedules)
      break; // What follows is bound to it.
  }
}

} // namespace floodgate
