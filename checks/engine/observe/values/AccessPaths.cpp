//===- AccessPaths.cpp - what a value is made of --------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Values that follows values field by field: which access paths (see ValuePart) an expression is made of.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/values/Values.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How deep an expression and the values of its variables are followed.
static constexpr unsigned PathBudget = 24;
/// More parts than these, and longer paths than this, are not worth their size.
static constexpr size_t MostParts = 8, LongestPath = 48;

void Values::add(Parts &Into, Part P) {
  if (Into.size() < MostParts && !is_contained(Into, P))
    Into.push_back(P);
}

static void append(Values::Parts &Into, const Values::Parts &More) {
  for (const Values::Part &P : More)
    Values::add(Into, P);
}

void Values::appendDerived(Parts &Into, const Parts &More) const {
  for (Part P : More) {
    // What is made of all elements, a text of its characters, derives from them; from one member, only vaguely.
    const bool IsAll = P.Sub == AccessPath::Empty || P.Sub == paths().element(AccessPath::Empty);
    P.Like = std::max(P.Like, IsAll ? Derivation::Derived : Derivation::Approximate);
    P.Sub = AccessPath::Empty;
    add(Into, P);
  }
}

PathTable &Values::paths() const { return S.facts().Paths; }

PathElement Values::member(StringRef Name) const { return {PathElement::Kind::Member, S.intern(Name), 0, 0}; }

Values::Parts Values::step(const Parts &In, const PathElement &Step) const {
  Parts Result;
  for (Part P : withoutNew(In)) { // Of what is made here, no part is known.
    if (P.Sub != AccessPath::Empty) {
      const AccessPath First = paths().child(AccessPath::Empty, Step);
      if (!paths().isPrefix(First, P.Sub))
        continue;
      P.Sub = paths().below(First, P.Sub);
    } else if (P.Like == Derivation::Exact && paths().length(P.From) < LongestPath) {
      P.From = paths().child(P.From, Step);
    } else {
      P.Like = Derivation::Approximate;
    }
    Values::add(Result, P);
  }
  return Result;
}

Values::Parts Values::stepToMember(const Parts &In, StringRef Name) const { return step(In, member(Name)); }

Values::Parts Values::presenceOf(const Parts &In, StringRef Field) const {
  return step(stepToMember(In, Field), {PathElement::Kind::Presence, {}, 0, 0});
}

Values::Parts Values::returned(const Expr &Call) const {
  return {Part{AccessPath::Empty, paths().result(callId(Call)), Derivation::Exact}};
}

AccessPath Values::root(const ValueDecl &Held) const { return paths().held(S.usr(Held)); }

uint32_t Values::callId(const Expr &Call) const { return CallIds.try_emplace(&Call, CallIds.size() + 1).first->second; }

Values::Parts Values::memberParts(const MemberExpr &Member, Seen &Known, unsigned Budget) const {
  if (const auto *Variable = dyn_cast<VarDecl>(Member.getMemberDecl()))
    return variableParts(*Variable, Known, Budget);
  const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
  if (!Field)
    return {};
  const Expr &Base = *Member.getBase();
  // The pair that an element of a map is: its members are the element.
  if (Field->isInStdNamespace())
    return partsImpl(&Base, Known, Budget);
  const PathElement Step = member(Field->getName());
  const Part ByType{AccessPath::Empty, root(*Field), Derivation::Exact};
  if (isa<CXXThisExpr>(stripped(&Base)))
    return {ByType};
  Parts Result;
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  if (const model::PeerData *Peer = Class ? S.meaning(*Class).FromPeer : nullptr) {
    // What the model does not name is the program's own, beside what came.
    if (!Peer->Fields.empty() && !is_contained(Peer->Fields, Field->getNameAsString()))
      return {ByType};
    Result = step(partsImpl(&Base, Known, Budget), Step);
    if (Result.empty())
      Result.push_back({AccessPath::Empty, paths().child(paths().peer(), Step), Derivation::Exact});
    return Result;
  }
  bool Constant = Base.getType().isConstQualified();
  bool Own = isOwnObject(Base, Member.isArrow());
  if (Own || Constant)
    Result = step(partsImpl(&Base, Known, Budget), Step);
  if (!Own || Result.empty())
    Values::add(Result, ByType);
  return Result;
}

/// Whether \p Value is what a variable holds that was given nothing.
static bool isDefault(const Expr *Value) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(stripped(Value));
  return Construct && Construct->getNumArgs() == 0;
}

Values::Parts Values::withoutNew(Parts Of) const {
  erase_if(Of, [&](const Part &P) { return paths().root(P.From).What == PathElement::Kind::New; });
  return Of;
}

Values::Parts Values::variableParts(const VarDecl &Variable, Seen &Known, unsigned Budget) const {
  Parts Result;
  if (Variable.hasGlobalStorage()) {
    if (!Variable.getType().isConstQualified())
      Result.push_back({AccessPath::Empty, root(Variable), Derivation::Exact});
    return Result;
  }
  const VarDecl *Key = Variable.getCanonicalDecl();
  if (auto Index = parameterIndex(Variable))
    Result.push_back({AccessPath::Empty, paths().parameter(*Index), Derivation::Exact});
  if (!Known.insert(Key).second)
    return Result;
  if (auto It = Ranges.find(Key); It != Ranges.end())
    append(Result, stepToElement(partsImpl(It->second, Known, Budget)));
  if (auto It = Assigned.find(Key); It != Assigned.end())
    for (const Expr *Value : It->second)
      if (Result.size() < MostParts)
        append(Result, partsImpl(Value, Known, Budget));
  if (auto It = Filled.find(Key); It != Filled.end())
    append(Result, It->second);
  // Filled by someone who was given its address: it could be anything.
  if (!Ranges.contains(Key) && !Filled.contains(Key) && !parameterIndex(Variable) &&
      all_of(valuesOf(Variable), isDefault))
    add(Result, made());
  Known.erase(Key);
  return Result;
}

Values::Parts Values::callParts(const CallExpr &Call, Seen &Known, unsigned Budget) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const Expr *Receiver = receiverOf(Call);
  auto Arguments = argumentsOf(Call);
  if (!Callee) { // Through a pointer or a wrapper.
    return returned(Call);
  }
  const CallMeaning &Meaning = S.meaning(*Callee);
  if (Meaning.Gives && Meaning.Gives->Fills.Which == model::ArgumentRef::Kind::None)
    return {Part{AccessPath::Empty, paths().peer(), Derivation::Exact}};
  if (Meaning.Converts) {
    if (Meaning.Converts->Clamps)
      return {};
    unsigned Which = Meaning.Converts->Argument.Index;
    return Which < Arguments.size() ? partsImpl(Arguments[Which], Known, Budget) : Parts{};
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Receiver && Method && !Method->isStatic()) {
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    std::string Name = Callee->getNameAsString();
    if (Class.Message && Method->getIdentifier() && !isa<CXXConversionDecl>(Method)) {
      MessageAccess Access = S.messageAccess(*Callee);
      Parts Base = partsImpl(Receiver, Known, Budget);
      switch (Access.What) {
      case MessageAccess::Kind::Has:
        return {};
      case MessageAccess::Kind::Size:
        return step(stepToMember(Base, Access.Field), {PathElement::Kind::Size, {}, 0, 0});
      case MessageAccess::Kind::Mutable:
        return stepToMember(Base, Access.Field);
      case MessageAccess::Kind::Add:
        return stepToElement(stepToMember(Base, Access.Field));
      default:
        break;
      }
      // A plain accessor, `name()`, or `name(3)` for an element.
      bool Selects = Arguments.size() == 1 && Arguments[0]->getType()->isIntegerType();
      if (Method->isConst() && !Callee->getReturnType()->isVoidType() && (Arguments.empty() || Selects) &&
          S.isField(*Method)) {
        Base = stepToMember(Base, Name);
        return Selects ? stepToElement(Base) : Base;
      }
      Parts Result;
      appendDerived(Result, Base);
      return Result;
    }
    if (Class.FromPeer && is_contained(Class.FromPeer->Fields, Name)) {
      Parts Result = stepToMember(partsImpl(Receiver, Known, Budget), Name);
      if (Result.empty())
        Result.push_back({AccessPath::Empty, paths().child(paths().peer(), member(Name)), Derivation::Exact});
      return Result;
    }
    if ((Class.Wrapper && (is_contained(Class.Wrapper->Access, Name) || Callee->getOverloadedOperator() == OO_Arrow ||
                           Callee->getOverloadedOperator() == OO_Star)) ||
        (Class.Future && Arguments.empty()))
      return partsImpl(Receiver, Known, Budget);
    ContainerOperation Operation = S.containerOperation(*Callee, Arguments.size());
    if (Operation.Size)
      return Callee->getReturnType()->isBooleanType()
                 ? Parts{}
                 : step(partsImpl(Receiver, Known, Budget), {PathElement::Kind::Size, {}, 0, 0});
    if (Operation.Element || (Operation.Type && Callee->getOverloadedOperator() == OO_Subscript))
      return stepToElement(partsImpl(Receiver, Known, Budget));
    // An iterator is its element.
    if (Callee->getOverloadedOperator() == OO_Arrow || Callee->getOverloadedOperator() == OO_Star)
      return partsImpl(Receiver, Known, Budget);
  }
  if (isRecorded(*Callee)) {
    Parts Result = returned(Call);
    // `newOfferId(framework)` changes the object to give a new one; `nextId()` may give another one each time.
    const bool Changes = Method && !Method->isStatic() && !Method->isConst() && Receiver &&
                         isa<CXXThisExpr>(stripped(Receiver)) && !Arguments.empty();
    if (Changes || (!Receiver && Arguments.empty()))
      add(Result, made());
    return Result;
  }
  Parts Result;
  // A continuation gives a value of its own; that of the call it is asked for.
  if (Meaning.Schedules || (Receiver && S.isFuture(Receiver->getType()) && S.isFuture(Call.getType()))) {
    return returned(Call);
  }
  if (Receiver)
    appendDerived(Result, partsImpl(Receiver, Known, Budget));
  for (const Expr *Argument : Arguments)
    if (!isa<CXXDefaultArgExpr>(Argument))
      appendDerived(Result, partsImpl(Argument, Known, Budget));
  // A maker; `UUID::random()`: a new one each time, for all that is known.
  if (Meaning.Makes || (!Receiver && Arguments.empty()))
    add(Result, made());
  return Result;
}

bool Values::isRecorded(const FunctionDecl &Callee) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return S.isOwn(Callee) && !(Method && S.meaning(*Method->getParent()).isDescribed());
}

Values::Parts Values::partsImpl(const Expr *E, Seen &Known, unsigned Budget) const {
  if (!E || Budget == 0 || !mayLook())
    return {};
  --Budget;
  E = stripped(E);
  if (!evaluated(E))
    return {};
  // A handful of values cannot harm by their size.
  if (QualType Type = E->getType();
      Type.isNull() || Type->isEnumeralType() || Type->isBooleanType() || Type->isNullPtrType() || Type->isVoidType())
    return {};
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return variableParts(*Variable, Known, Budget);
    if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl())) {
      if (const VarDecl *Holding = Binding->getHoldingVar())
        return variableParts(*Holding, Known, Budget);
      if (const auto *Decomposed = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl()))
        return variableParts(*Decomposed, Known, Budget);
    }
    return {};
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return memberParts(*Member, Known, Budget);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return callParts(*Call, Known, Budget);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    Parts Result = partsImpl(Unary->getSubExpr(), Known, Budget);
    if (Unary->isIncrementDecrementOp()) // A counter.
      add(Result, made());
    return Result;
  }
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return stepToElement(partsImpl(Subscript->getBase(), Known, Budget));
  if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
    Parts Result = New->getInitializer() ? partsImpl(New->getInitializer(), Known, Budget) : Parts{};
    add(Result, made());
    return Result;
  }
  if (isa<LambdaExpr>(E))
    return {};
  Parts Result;
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    append(Result, partsImpl(Conditional->getTrueExpr(), Known, Budget));
    append(Result, partsImpl(Conditional->getFalseExpr(), Known, Budget));
    return Result;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isAssignmentOp() || Binary->getOpcode() == BO_Comma)
      return partsImpl(Binary->isAssignmentOp() ? Binary->getLHS() : Binary->getRHS(), Known, Budget);
    // `x % 16`, `x & 15` lie within bounds.
    bool Bounds = Binary->getOpcode() == BO_Rem || Binary->getOpcode() == BO_And;
    if (Bounds && S.constant(*Binary->getRHS()))
      return {};
    // A sum is as much the peer's as its terms.
    append(Result, partsImpl(Binary->getLHS(), Known, Budget));
    if (Result.size() < MostParts)
      append(Result, partsImpl(Binary->getRHS(), Known, Budget));
    return Result;
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    const CXXConstructorDecl &Constructor = *Construct->getConstructor();
    const ClassMeaning &Class = S.meaning(*Constructor.getParent());
    bool Same = Constructor.isCopyOrMoveConstructor() || Class.Wrapper || Class.Future;
    for (const Expr *Argument : Construct->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument))
        Same ? append(Result, partsImpl(Argument, Known, Budget))
             : appendDerived(Result, partsImpl(Argument, Known, Budget));
    return Result;
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    const CXXRecordDecl *Record = List->getType()->getAsCXXRecordDecl();
    if (Record && !Record->hasDefinition())
      Record = nullptr;
    RecordDecl::field_iterator Field, End;
    if (Record)
      Field = Record->field_begin(), End = Record->field_end();
    for (unsigned I = 0; I < List->getNumInits() && Result.size() < MostParts && Outermost->Left > 0; ++I) {
      const bool IsField = Record && Field != End;
      for (Part P : partsImpl(List->getInit(I), Known, Budget)) {
        const PathElement Step = IsField ? member(Field->getName()) : PathElement{PathElement::Kind::Element, {}, 0, 0};
        P.Sub = paths().append(paths().child(AccessPath::Empty, Step), P.Sub);
        Values::add(Result, P);
      }
      if (IsField)
        ++Field;
    }
    return Result;
  }
  for (const Stmt *Child : E->children())
    if (Result.size() < MostParts)
      appendDerived(Result, partsImpl(dyn_cast_or_null<Expr>(Child), Known, Budget));
  return Result;
}

Values::Parts Values::lookedAt(const Expr &E) const {
  Seen Known;
  Question Asked(*this);
  const Expr *Bare = stripped(&E);
  if (!evaluated(Bare))
    return {};
  if (const auto *Member = dyn_cast<MemberExpr>(Bare))
    return withoutNew(memberParts(*Member, Known, PathBudget));
  if (const auto *Call = dyn_cast<CallExpr>(Bare))
    return withoutNew(callParts(*Call, Known, PathBudget));
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return withoutNew(variableParts(*Variable, Known, PathBudget));
  return withoutNew(partsImpl(Bare, Known, PathBudget));
}

Values::Parts Values::partsWithNew(const Expr &E) const {
  Seen Known;
  Question Asked(*this);
  return partsImpl(&E, Known, PathBudget);
}

Values::Parts Values::parts(const Expr &E) const { return withoutNew(partsWithNew(E)); }

void Values::record(const Parts &From, uint32_t Argument, std::vector<ValuePart> &Into) const {
  for (const Part &P : From) {
    ValuePart Recorded{Argument, P.Sub, P.From, P.Like};
    if (!is_contained(Into, Recorded))
      Into.push_back(Recorded);
  }
}

void Values::record(const Expr &E, uint32_t Argument, std::vector<ValuePart> &Into) const {
  record(parts(E), Argument, Into);
}

} // namespace floodgate
