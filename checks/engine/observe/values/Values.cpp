//===- Values.cpp - where values live and come from -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/values/Values.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// How many steps a chain of variables and members may have before it is given up as unknown. Chains are short; the
/// bound keeps generated code from costing more than it tells.
static constexpr unsigned PlaceBudget = 40;
/// Of what a variable was given more often than this, the latest tell the most.
static constexpr size_t MostGiven = 32;

const Expr *receiverOf(const Expr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return Operator->getNumArgs() > 0 ? Operator->getArg(0) : nullptr;
  return nullptr;
}

SmallVector<const Expr *, 8> argumentsOf(const Expr &E) {
  SmallVector<const Expr *, 8> Result;
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    Result.append(Call->arg_begin() + (isa<CXXOperatorCallExpr>(Call) ? 1 : 0), Call->arg_end());
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    Result.append(Construct->arg_begin(), Construct->arg_end());
  return Result;
}

const FunctionDecl *calleeOf(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return Call->getDirectCallee();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getConstructor();
  return nullptr;
}

Values::Values(Semantics &S, const FunctionDecl &Function, const Values *Outer)
    : S(S), Function(Function), Outer(Outer), Outermost(Outer ? Outer->Outermost : this) {}

void Values::assigned(const VarDecl &Variable, const Expr &Value) {
  Assigned[Variable.getCanonicalDecl()].push_back(&Value);
}

void Values::ranges(const VarDecl &Variable, const Expr &Range) { Ranges[Variable.getCanonicalDecl()] = &Range; }

void Values::captures(const LambdaExpr &Closure) {
  unsigned Next = Function.getNumParams();
  for (const LambdaCapture &Capture : Closure.captures()) {
    if (Capture.capturesVariable())
      if (const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar()))
        Captured[Variable->getCanonicalDecl()] = Next;
    ++Next;
  }
}

const Values *Values::owner(const VarDecl &Variable) const {
  for (const Values *V = this; V; V = V->Outer)
    if (Variable.getParentFunctionOrMethod() == static_cast<const DeclContext *>(&V->Function))
      return V;
  return nullptr;
}

ArrayRef<const Expr *> Values::valuesOf(const VarDecl &Variable) const {
  for (const Values *V = this; V; V = V->Outer)
    if (auto It = V->Assigned.find(Variable.getCanonicalDecl()); It != V->Assigned.end())
      return It->second;
  return {};
}

SmallVector<const Expr *, 2> Values::givenTo(const Expr &E) const {
  SmallVector<const Expr *, 2> Result{stripped(&E)};
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Result.front()))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      if (ArrayRef<const Expr *> Known = valuesOf(*Variable); !Known.empty())
        Result.assign(Known.end() - std::min(Known.size(), MostGiven), Known.end());
  for (const Expr *&Given : Result) {
    Given = stripped(Given);
    // `Option<Error> error = validate(message);` converts what it is given.
    for (const auto *Made = dyn_cast<CXXConstructExpr>(Given); Made && Made->getNumArgs() == 1;
         Made = dyn_cast<CXXConstructExpr>(Given))
      Given = stripped(Made->getArg(0));
  }
  return Result;
}

std::optional<unsigned> Values::parameterIndex(const VarDecl &Variable) const {
  if (auto It = Captured.find(Variable.getCanonicalDecl()); It != Captured.end())
    return It->second;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable))
    if (Parameter->getDeclContext() == static_cast<const DeclContext *>(&Function))
      return Parameter->getFunctionScopeIndex();
  return std::nullopt;
}

Place Values::place(const Expr &E) const {
  Question Asked(*this);
  return placeImpl(&E, PlaceBudget);
}

Place Values::lockPlace(const Expr &E) const {
  Place Result = namedPlace(E);
  if (Result.What == Place::Kind::Field || Result.What == Place::Kind::Global)
    return Result;
  if (const auto *Call = dyn_cast<CallExpr>(stripped(&E)); Call && Call->getNumArgs() > 0)
    return lockPlace(*Call->getArg(0));
  return {};
}

Place Values::namedPlace(const Expr &E) const {
  Place Result = place(E);
  Result.Text = S.text(E);
  return Result;
}

Place Values::memberPlace(const Expr &Base, bool Arrow, Symbol Entity, Symbol Record, StringRef Name,
                          unsigned Budget) const {
  Place Result;
  Result.What = Place::Kind::Field;
  Result.Entity = Entity;
  Result.Record = Record;
  Result.Name = S.intern(Name);
  if (isa<CXXThisExpr>(stripped(&Base))) {
    Result.OwnedBy = Place::Owner::This;
    return Result;
  }
  Place Holder = placeImpl(&Base, Budget);
  bool Indirect = Arrow || Base.getType()->isPointerType();
  switch (Holder.What) {
  case Place::Kind::Field:
    // A member of a member by value belongs to whoever holds the outer one.
    Result.OwnedBy = Indirect && Holder.OwnedBy != Place::Owner::Fresh ? Place::Owner::Other : Holder.OwnedBy;
    Result.Index = Holder.Index;
    break;
  case Place::Kind::Parameter:
    Result.OwnedBy = Place::Owner::Parameter;
    Result.Index = Holder.Index;
    break;
  case Place::Kind::Local:
    Result.OwnedBy = Place::Owner::Local;
    break;
  case Place::Kind::Fresh:
    Result.OwnedBy = Place::Owner::Fresh;
    break;
  case Place::Kind::Global:
    Result.OwnedBy = Place::Owner::Global;
    break;
  case Place::Kind::Result:
    // What a call returns by value is a temporary.
    Result.OwnedBy = Indirect || stripped(&Base)->isLValue() ? Place::Owner::Other : Place::Owner::Local;
    break;
  default:
    Result.OwnedBy = Place::Owner::Other;
  }
  return Result;
}

Place Values::initialPlace(const VarDecl &Variable, unsigned Budget) const {
  const VarDecl *Key = Variable.getCanonicalDecl();
  for (const Values *V = this; V; V = V->Outer) {
    if (auto It = V->Ranges.find(Key); It != V->Ranges.end()) {
      Place Element = V->placeImpl(It->second, Budget);
      ++Element.Depth;
      return Element;
    }
    if (auto It = V->Assigned.find(Key); It != V->Assigned.end()) {
      // The first that tells something: `X *x = nullptr; x = &member;`.
      for (const Expr *Value : It->second) {
        Place Candidate = V->placeImpl(Value, Budget);
        if (Candidate.What != Place::Kind::Unknown)
          return Candidate;
      }
      return {};
    }
  }
  return {};
}

static bool isNamedIterator(QualType Type) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl(); // A struct of C has none.
  return Class && Class->getIdentifier() && Class->getName().contains_insensitive("iterator");
}

Place Values::variablePlace(const VarDecl &Variable, unsigned Budget) const {
  Place Result;
  Result.Name = S.intern(Variable.getName());
  if (Variable.hasGlobalStorage()) {
    Result.What = Place::Kind::Global;
    Result.Entity = S.usr(Variable);
    Result.Name = S.intern(S.name(Variable));
    return Result;
  }
  QualType Type = Variable.getType();
  const ClassMeaning &Meaning = S.meaningOf(Type);
  bool Handle = Meaning.Wrapper && Meaning.Wrapper->What != model::Wrapper::Kind::Option;
  bool Indirect = Type->isReferenceType() || Type->isPointerType() || Handle || Meaning.Future;
  const Values *Owner = owner(Variable);
  bool FromAround = Owner && Owner != this;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable)) {
    if (!FromAround || !Outer) {
      // What was moved in is this function's own.
      Indirect &= !Type->isRValueReferenceType();
      Result.What = Indirect ? Place::Kind::Parameter : Place::Kind::Local;
      Result.Entity = S.usr(Function);
      Result.Index = Parameter->getFunctionScopeIndex();
      return Result;
    }
  }
  if (FromAround) {
    // What a shared pointer that a lambda has captured points to outlives the function that made it.
    if (Meaning.Wrapper && Meaning.Wrapper->What == model::Wrapper::Kind::Shared) {
      Place Pointee = Owner->initialPlace(Variable, Budget);
      if (Pointee.What == Place::Kind::Field || Pointee.What == Place::Kind::Global)
        return Pointee;
      Result.What = Place::Kind::Shared;
      Result.Entity = S.intern(S.facts().Symbols.text(S.usr(Owner->Function)) + "@" + Variable.getName().str());
      return Result;
    }
    if (auto Index = parameterIndex(Variable); Index && Indirect) {
      Result.What = Place::Kind::Parameter;
      Result.Entity = S.usr(Function);
      Result.Index = *Index;
      return Result;
    }
    return Owner->variablePlace(Variable, Budget);
  }
  // An iterator has neither pointer nor reference type; it is recognised by what it was initialised with.
  Place Initial = initialPlace(Variable, Budget);
  bool Iterator = Initial.Depth > 0 && !Type->isReferenceType() && !Type->isPointerType() && !Handle &&
                  Meaning.Containers.empty() && !Meaning.Message && Type->isRecordType() && isNamedIterator(Type);
  if (Indirect || Iterator) {
    if (Initial.What != Place::Kind::Unknown)
      return Initial;
    Result.What = Place::Kind::Result;
    return Result;
  }
  Result.What = Place::Kind::Local;
  return Result;
}

Place Values::callPlace(const CallExpr &Call, unsigned Budget) const {
  Place Result;
  Result.What = Place::Kind::Result;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return Result;
  Result.Entity = S.usr(*Callee);
  const Expr *Receiver = receiverOf(Call);
  const CallMeaning &Meaning = S.meaning(*Callee);
  if (Meaning.Makes) {
    Result.What = Place::Kind::Fresh;
    return Result;
  }
  if (!Receiver) {
    // `std::get<0>(t)`, `CHECK_NOTNULL(p)`: what an outside function makes of one reference or pointer is in there.
    QualType Returned = Callee->getReturnType();
    if (Call.getNumArgs() == 1 && (Returned->isReferenceType() || Returned->isPointerType()) && !S.isOwn(*Callee)) {
      Place Given = placeImpl(Call.getArg(0), Budget);
      if (Given.What != Place::Kind::Unknown)
        return Given;
    }
    return Result;
  }
  ContainerOperation Operation = S.containerOperation(*Callee, argumentsOf(Call).size());
  bool Subscript = Callee->getOverloadedOperator() == OO_Subscript;
  if (Operation.Element || (Operation.Type && Subscript)) {
    Result = placeImpl(Receiver, Budget);
    ++Result.Depth;
    return Result;
  }
  MessageAccess Access = S.messageAccess(*Callee);
  if (!Access.Field.empty() &&
      (Access.What == MessageAccess::Kind::Add || Access.What == MessageAccess::Kind::Mutable ||
       Access.What == MessageAccess::Kind::Clear)) {
    const CXXRecordDecl *Class = cast<CXXMethodDecl>(Callee)->getParent();
    Symbol Record = S.usr(*Class);
    const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
    Result = memberPlace(*Receiver, Member && Member->isArrow(),
                         S.intern(S.facts().Symbols.text(Record) + "@FI@" + Access.Field), Record,
                         S.name(*Class) + "::" + Access.Field, Budget);
    Result.Depth = Access.What == MessageAccess::Kind::Add;
    return Result;
  }
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee)) {
    const ClassMeaning &Class = S.meaning(*Method->getParent());
    std::string Name = Callee->getNameAsString();
    if (Class.Wrapper && (is_contained(Class.Wrapper->Access, Name)))
      return placeImpl(Receiver, Budget);
  }
  // Iterators and the like: `*it`, `it->`.
  OverloadedOperatorKind Kind = Callee->getOverloadedOperator();
  if (Kind == OO_Star || Kind == OO_Arrow || Kind == OO_Equal || Kind == OO_PlusPlus || Kind == OO_MinusMinus)
    return placeImpl(Receiver, Budget);
  return Result;
}

Place Values::placeImpl(const Expr *E, unsigned Budget) const {
  Place Result;
  if (!E || Budget == 0 || !mayLook())
    return Result;
  --Budget;
  E = stripped(E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return variablePlace(*Variable, Budget);
    if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl()))
      if (const auto *Decomposed = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl()))
        return variablePlace(*Decomposed, Budget);
    return Result;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (const auto *Variable = dyn_cast<VarDecl>(Member->getMemberDecl()))
      return variablePlace(*Variable, Budget); // A static member.
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return Result;
    // The pair that an element of a map is: its members are the element.
    if (Field->isInStdNamespace())
      return placeImpl(Member->getBase(), Budget);
    return memberPlace(*Member->getBase(), Member->isArrow(), S.usr(*Field), S.usr(*Field->getParent()), S.name(*Field),
                       Budget);
  }
  if (isa<CXXThisExpr>(E)) {
    Result.What = Place::Kind::Parameter;
    Result.OwnedBy = Place::Owner::This;
    return Result;
  }
  if (isa<CXXNewExpr>(E)) {
    Result.What = Place::Kind::Fresh;
    return Result;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return callPlace(*Call, Budget);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return placeImpl(Unary->getSubExpr(), Budget);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    Place True = placeImpl(Conditional->getTrueExpr(), Budget);
    return True.What != Place::Kind::Unknown ? True : placeImpl(Conditional->getFalseExpr(), Budget);
  }
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    Result = placeImpl(Subscript->getBase(), Budget);
    ++Result.Depth;
    return Result;
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    const ClassMeaning &Class = S.meaningOf(Construct->getType());
    if (Construct->getNumArgs() >= 1 &&
        ((Class.Wrapper && Class.Wrapper->What != model::Wrapper::Kind::Option) || Class.Future))
      return placeImpl(Construct->getArg(0), Budget);
    Result.What = Place::Kind::Local;
    return Result;
  }
  if (const auto *Chosen = dyn_cast<BinaryOperator>(E); Chosen && Chosen->isAssignmentOp())
    return placeImpl(Chosen->getLHS(), Budget);
  if (isa<InitListExpr>(E))
    Result.What = Place::Kind::Local;
  return Result;
}

Symbol Values::parameterSlot(Semantics &S, Symbol FunctionUsr, unsigned Index) {
  return S.intern(S.facts().Symbols.text(FunctionUsr) + "#" + std::to_string(Index));
}

Symbol Values::returnSlot(Semantics &S, Symbol FunctionUsr) {
  return S.intern(S.facts().Symbols.text(FunctionUsr) + "#r");
}

Symbol Values::slot(const Expr &E) const {
  const Expr *Bare = stripped(&E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl())) {
      if (auto Index = parameterIndex(*Variable))
        return parameterSlot(S, S.usr(Function), *Index);
      if (!Variable->hasGlobalStorage())
        return S.intern(S.facts().Symbols.text(S.usr(Function)) + "@" + Variable->getName().str());
    }
  Place Where = place(*Bare);
  switch (Where.What) {
  case Place::Kind::Field:
  case Place::Kind::Global:
    return Where.Entity;
  case Place::Kind::Parameter:
    return Where.OwnedBy == Place::Owner::This ? Symbol::None : parameterSlot(S, Where.Entity, Where.Index);
  case Place::Kind::Result:
    return Where.Entity != Symbol::None ? returnSlot(S, Where.Entity) : Symbol::None;
  default:
    return Symbol::None;
  }
}

} // namespace floodgate
