//===- Semantics.cpp - names and meanings of declarations -----------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/meaning/Semantics.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

std::string qualifiedName(const NamedDecl &Declaration) {
  SmallVector<std::string, 8> Parts;
  auto Own = [](const NamedDecl &D) -> std::string {
    if (isa<CXXConstructorDecl>(D))
      return cast<CXXRecordDecl>(D.getDeclContext())->getNameAsString();
    if (isa<CXXDestructorDecl>(D))
      return "~" + cast<CXXRecordDecl>(D.getDeclContext())->getNameAsString();
    return D.getNameAsString();
  };
  Parts.push_back(Own(Declaration));
  for (const DeclContext *C = Declaration.getDeclContext(); C && !C->isTranslationUnit(); C = C->getParent()) {
    if (const auto *N = dyn_cast<NamespaceDecl>(C)) {
      if (N->isInline() || N->isAnonymousNamespace())
        continue;
      Parts.push_back(N->getNameAsString());
    } else if (const auto *R = dyn_cast<CXXRecordDecl>(C); R && R->isLambda()) {
      continue;
    } else if (const auto *D = dyn_cast<NamedDecl>(C)) {
      std::string Name = Own(*D);
      if (!Name.empty() && Name != "operator()")
        Parts.push_back(std::move(Name));
    }
  }
  std::string Result;
  for (const std::string &Part : reverse(Parts))
    Result += (Result.empty() ? "" : "::") + Part;
  return Result;
}

const Expr *stripped(const Expr *E) {
  while (E) {
    const Expr *Old = E;
    E = E->IgnoreUnlessSpelledInSource();
    E = E->IgnoreParenCasts();
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bound->getSubExpr();
    else if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
      E = Cleanups->getSubExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else if (const auto *Call = dyn_cast<CallExpr>(E); Call && Call->getNumArgs() == 1 && Call->isCallToStdMove())
      E = Call->getArg(0);
    else if (const auto *Forward = dyn_cast<CallExpr>(E); Forward && Forward->getNumArgs() == 1) {
      const FunctionDecl *Callee = Forward->getDirectCallee();
      if (Callee && Callee->isInStdNamespace() && Callee->getIdentifier() && Callee->getName() == "forward")
        E = Forward->getArg(0);
    }
    if (E == Old)
      break;
  }
  return E;
}

const Stmt *evaluated(const Stmt *Statement) {
  if (!Statement)
    return nullptr;
  if (isa<CXXNoexceptExpr, TypeTraitExpr, ArrayTypeTraitExpr, ExpressionTraitExpr, RequiresExpr,
          ConceptSpecializationExpr>(Statement))
    return nullptr;
  // `sizeof` of an array whose length is not constant computes that.
  if (const auto *Trait = dyn_cast<UnaryExprOrTypeTraitExpr>(Statement))
    return Trait->getTypeOfArgument()->isVariablyModifiedType() ? Statement : nullptr;
  if (const auto *Type = dyn_cast<CXXTypeidExpr>(Statement))
    return !Type->isTypeOperand() && Type->isPotentiallyEvaluated() ? Statement : nullptr;
  if (const auto *Generic = dyn_cast<GenericSelectionExpr>(Statement))
    return Generic->isResultDependent() ? nullptr : evaluated(Generic->getResultExpr());
  if (const auto *Choose = dyn_cast<ChooseExpr>(Statement))
    return Choose->isConditionDependent() ? nullptr : evaluated(Choose->getChosenSubExpr());
  // `__builtin_constant_p(x)`, `__builtin_object_size(p, 0)`.
  if (const auto *Call = dyn_cast<CallExpr>(Statement))
    if (const FunctionDecl *Callee = Call->getDirectCallee();
        Callee && Callee->getBuiltinID() && Call->isUnevaluatedBuiltinCall(Callee->getASTContext()))
      return nullptr;
  return Statement;
}

bool ClassMeaning::isBounded() const {
  return any_of(Containers, [](const model::Container *C) { return C->Bounded; });
}

Semantics::Semantics(ASTContext &Context, const ModelIndex &Models, const ProjectScope &Scope, UnitFacts &Facts)
    : Context(Context), Models(Models), Scope(Scope), Facts(Facts) {}

const std::string &Semantics::name(const NamedDecl &Declaration) {
  std::unique_ptr<std::string> &Name = Names[&Declaration];
  if (!Name)
    Name = std::make_unique<std::string>(qualifiedName(Declaration));
  return *Name;
}

const CallMeaning &Semantics::meaning(const FunctionDecl &Callee) {
  const CallMeaning *&Known = CallMeanings[&Callee];
  if (!Known)
    Known = &Models.call(qualifiedName(Callee));
  return *Known;
}

const ClassMeaning &Semantics::meaning(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Key = Class.getCanonicalDecl();
  if (auto It = ClassMeanings.find(Key); It != ClassMeanings.end())
    return *It->second;
  auto Meaning = std::make_unique<ClassMeaning>();
  static_cast<TypeMeaning &>(*Meaning) = Models.type(name(Class));
  if (Meaning->Container)
    Meaning->Containers.push_back(Meaning->Container);
  // Bases fill what the class itself leaves open; a circular inheritance cannot be.
  if (const CXXRecordDecl *Definition = Class.getDefinition())
    for (const CXXBaseSpecifier &Base : Definition->bases())
      if (const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl()) {
        const ClassMeaning &Inherited = meaning(*Record);
        auto Fill = [](auto &Mine, const auto &Theirs) {
          if (!Mine)
            Mine = Theirs;
        };
        Fill(Meaning->Actor, Inherited.Actor), Fill(Meaning->Container, Inherited.Container);
        Fill(Meaning->Wrapper, Inherited.Wrapper), Fill(Meaning->Future, Inherited.Future);
        Fill(Meaning->Message, Inherited.Message), Fill(Meaning->Callable, Inherited.Callable);
        Fill(Meaning->Lock, Inherited.Lock);
        Meaning->Containers.append(Inherited.Containers.begin(), Inherited.Containers.end());
      }
  // An actor that shares the name of something described is still an actor.
  if (Meaning->Actor) {
    const model::Actor *Actor = Meaning->Actor;
    *Meaning = ClassMeaning{};
    Meaning->Actor = Actor;
  }
  return *(ClassMeanings[Key] = std::move(Meaning));
}

const CXXRecordDecl *Semantics::classOf(QualType Type) {
  if (Type.isNull())
    return nullptr;
  Type = Type.getNonReferenceType();
  while (Type->isPointerType())
    Type = Type->getPointeeType();
  if (const auto *Array = Type->getAsArrayTypeUnsafe())
    Type = Array->getElementType();
  return Type->getAsCXXRecordDecl();
}

const ClassMeaning &Semantics::meaningOf(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class ? meaning(*Class) : Nothing;
}

ContainerOperation Semantics::containerOperation(const FunctionDecl &Callee, unsigned Arguments) {
  ContainerOperation Result;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Method->isStatic())
    return Result;
  // The declaring class, not that of the object: `hashmap::insert` is `std::unordered_map::insert`.
  const ClassMeaning &Class = meaning(*Method->getParent());
  if (Class.Containers.empty())
    return Result;
  std::string Name = isa<CXXConstructorDecl>(Method) ? "" : Method->getNameAsString();
  auto InRange = [&](std::optional<unsigned> Least, std::optional<unsigned> Most) {
    return (!Least || Arguments >= *Least) && (!Most || Arguments <= *Most);
  };
  Result.Bounded = Class.isBounded();
  Result.Outlet =
      all_of(Class.Containers, [](const model::Container *C) { return C->Size.empty() && C->Elements.empty(); });
  for (const model::Container *C : Class.Containers) {
    for (const model::GrowOperation &Operation : C->Grow)
      // Of several overloads that fit, the one that asks for the most arguments is meant.
      if (model::matchesName(Operation.Method, Name) && InRange(Operation.MinArguments, {}) &&
          (!Result.Grow || Result.Grow->MinArguments.value_or(0) < Operation.MinArguments.value_or(0)))
        Result.Grow = &Operation, Result.Type = C;
    for (const model::ShrinkOperation &Operation : C->Shrink)
      if (!Result.Shrink && model::matchesName(Operation.Method, Name) &&
          InRange(Operation.MinArguments, Operation.MaxArguments))
        Result.Shrink = &Operation, Result.Type = C;
    Result.Size |= is_contained(C->Size, Name);
    Result.Element |= is_contained(C->Elements, Name);
    Result.Membership |= is_contained(C->Membership, Name);
    if (!Result.Type && (Result.Size || Result.Element))
      Result.Type = C;
  }
  return Result;
}

ContainerOperation Semantics::freeOperation(const FunctionDecl &Callee, QualType Argument) {
  ContainerOperation Result;
  if (Argument->isPointerType())
    return Result;
  const ClassMeaning &Class = meaningOf(Argument);
  if (Class.Containers.empty())
    return Result;
  // A model names a free function with its namespace: `std::swap`, `::operator|=`.
  std::string Name = qualifiedName(Callee);
  if (Name.find("::") == std::string::npos)
    Name = "::" + Name;
  Result.Bounded = Class.isBounded();
  for (const model::Container *C : Class.Containers) {
    for (const model::GrowOperation &Operation : C->Grow)
      if (!Result.Grow && Operation.Method == Name)
        Result.Grow = &Operation, Result.Type = C;
    for (const model::ShrinkOperation &Operation : C->Shrink)
      if (!Result.Shrink && Operation.Method == Name)
        Result.Shrink = &Operation, Result.Type = C;
  }
  return Result;
}

MessageAccess Semantics::messageAccess(const FunctionDecl &Callee) {
  MessageAccess Result;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Method->isStatic() || !Method->getIdentifier())
    return Result;
  const ClassMeaning &Class = meaning(*Method->getParent());
  if (!Class.Message)
    return Result;
  StringRef Name = Method->getName();
  auto Try = [&](const std::string &Pattern, MessageAccess::Kind Kind) {
    auto [Prefix, Suffix] = StringRef(Pattern).split('*');
    if (Result.What != MessageAccess::Kind::None || Pattern.empty() || Name.size() <= Prefix.size() + Suffix.size() ||
        !Name.starts_with(Prefix) || !Name.ends_with(Suffix))
      return;
    Result.What = Kind;
    Result.Field = Name.substr(Prefix.size(), Name.size() - Prefix.size() - Suffix.size()).str();
  };
  Try(Class.Message->Add, MessageAccess::Kind::Add);
  Try(Class.Message->Mutable, MessageAccess::Kind::Mutable);
  Try(Class.Message->Clear, MessageAccess::Kind::Clear);
  Try(Class.Message->Has, MessageAccess::Kind::Has);
  Try(Class.Message->Set, MessageAccess::Kind::Set);
  Try(Class.Message->Size, MessageAccess::Kind::Size);
  return Result;
}

bool Semantics::isField(const CXXMethodDecl &Accessor) {
  auto [It, New] = Fields.try_emplace(Accessor.getCanonicalDecl());
  if (New) {
    const ClassMeaning &Class = meaning(*Accessor.getParent());
    if (Class.Message && Accessor.getIdentifier()) {
      auto [Prefix, Suffix] = StringRef(Class.Message->Clear).split('*');
      std::string Clearing = (Prefix + Accessor.getName() + Suffix).str();
      // Code that no generator has written may have nothing that clears.
      auto [Generated, NewClass] = Clears.try_emplace(Accessor.getParent()->getCanonicalDecl());
      if (NewClass)
        Generated->second = any_of(Accessor.getParent()->methods(), [&](const CXXMethodDecl *Method) {
          return messageAccess(*Method).What == MessageAccess::Kind::Clear;
        });
      It->second = Generated->second ? !Accessor.getParent()->lookup(&Context.Idents.get(Clearing)).empty()
                                     : !Accessor.isVirtual() && Accessor.getNumParams() == 0;
    }
  }
  return It->second;
}

bool Semantics::repeats(const CXXRecordDecl &Message) {
  auto [It, New] = Repeats.try_emplace(&Message);
  if (New)
    It->second = any_of(Message.methods(), [&](const CXXMethodDecl *Method) {
      return messageAccess(*Method).What == MessageAccess::Kind::Add;
    });
  return It->second;
}

bool Semantics::isActor(const CXXRecordDecl &Class) { return meaning(Class).Actor != nullptr; }

bool Semantics::isCallable(QualType Type) {
  if (Type.isNull())
    return false;
  Type = Type.getNonReferenceType();
  if (Type->isMemberFunctionPointerType() || Type->isFunctionPointerType() || Type->isFunctionType())
    return true;
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && (Class->isLambda() || meaning(*Class).Callable);
}

} // namespace floodgate
