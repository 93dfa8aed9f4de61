//===- SharedLeaks.cpp - what a unit owes to headers of others ---------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/SharedLeaks.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <functional>
#include <utility>

namespace floodgate {

namespace {

/// Shows each declaration that code uses, until it is told that this is enough.
class Visitor : public clang::RecursiveASTVisitor<Visitor> {
public:
  /// \p Instances: what templates are made into counts, too, and not only what is written.
  Visitor(bool Instances, std::function<bool(const clang::Decl &)> Show)
      : Instances(Instances), Show(std::move(Show)) {}

  // The base class calls what has these names in the derived one.
  // NOLINTBEGIN(bugprone-derived-method-shadowing-base-method)
  bool shouldVisitTemplateInstantiations() const { return Instances; }
  bool shouldVisitImplicitCode() const { return Instances; }

  bool VisitDeclRefExpr(clang::DeclRefExpr *E) { return use(E->getDecl()); }
  bool VisitMemberExpr(clang::MemberExpr *E) { return use(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E) { return use(E->getConstructor()); }
  bool VisitTagTypeLoc(clang::TagTypeLoc Type) { return use(Type.getDecl()); }
  bool VisitTypedefTypeLoc(clang::TypedefTypeLoc Type) { return use(Type.getDecl()); }
  bool VisitTemplateSpecializationTypeLoc(clang::TemplateSpecializationTypeLoc Type) {
    return use(Type.getTypePtr()->getTemplateName().getAsTemplateDecl()) && use(Type.getType()->getAsCXXRecordDecl());
  }
  bool VisitUsingDecl(clang::UsingDecl *D) {
    for (const clang::UsingShadowDecl *Shadow : D->shadows())
      if (!use(Shadow->getTargetDecl()))
        return false;
    return true;
  }
  bool VisitVarDecl(clang::VarDecl *D) {
    // `Pair<long> p;`: which specialization it is may be decided by a header.
    return use(D->getType()->getAsCXXRecordDecl());
  }
  bool VisitCXXRecordDecl(clang::CXXRecordDecl *D) {
    // A forward declaration says nothing of the bases, which whoever defines it names.
    if (D->isThisDeclarationADefinition())
      for (const clang::CXXBaseSpecifier &Base : D->bases())
        if (!use(Base.getType()->getAsCXXRecordDecl()))
          return false;
    return true;
  }
  // NOLINTEND(bugprone-derived-method-shadowing-base-method)

private:
  bool use(const clang::Decl *D) {
    // What a template was made into stands where the template, or its explicit specialization, does.
    if (const auto *Class = llvm::dyn_cast_if_present<clang::ClassTemplateSpecializationDecl>(D);
        Class && Class->getSpecializationKind() != clang::TSK_ExplicitSpecialization) {
      auto From = Class->getInstantiatedFrom();
      if (const auto *Template = llvm::dyn_cast_if_present<clang::ClassTemplateDecl *>(From))
        D = Template;
      else if (const auto *Partial = llvm::dyn_cast_if_present<clang::ClassTemplatePartialSpecializationDecl *>(From))
        D = Partial;
      else // Nobody needs to know what is in it.
        D = Class->getSpecializedTemplate();
    }
    return !D || Show(*D);
  }

  bool Instances;
  std::function<bool(const clang::Decl &)> Show;
};

/// In which of the shared headers a declaration stands.
class Places {
public:
  Places(clang::SourceManager &Sources, const SharedHeaders &Shared) : Sources(Sources), Shared(Shared) {}
  std::optional<uint32_t> of(const clang::Decl &D) {
    clang::SourceLocation Where = D.getLocation();
    if (Where.isInvalid())
      return std::nullopt;
    auto [It, New] = Files.try_emplace(Sources.getFileID(Sources.getExpansionLoc(Where)));
    if (New)
      if (clang::OptionalFileEntryRef File = Sources.getFileEntryRefForID(It->first))
        It->second = Shared.find(File->getFileEntry());
    return It->second;
  }
  /// Whether \p D, or the same declared again, stands in one of \p Headers, or in none that is shared.
  bool isIn(const clang::Decl &D, const llvm::BitVector &Headers) {
    return llvm::any_of(D.redecls(), [&](const clang::Decl *Each) {
      std::optional<uint32_t> Header = of(*Each);
      return !Header || Headers.test(*Header);
    });
  }

private:
  clang::SourceManager &Sources;
  const SharedHeaders &Shared;
  llvm::DenseMap<clang::FileID, std::optional<uint32_t>> Files;
};

/// Calls \p Do for each declaration outside of functions and classes that stands in the unit itself: to ask for all
/// would read what was precompiled.
void eachOwn(const clang::DeclContext &Context, llvm::function_ref<void(clang::Decl &)> Do) {
  for (clang::Decl *D : Context.noload_decls()) {
    if (D->isFromASTFile())
      continue;
    if (const auto *Namespace = llvm::dyn_cast<clang::NamespaceDecl>(D))
      eachOwn(*Namespace, Do);
    else if (const auto *Linkage = llvm::dyn_cast<clang::LinkageSpecDecl>(D))
      eachOwn(*Linkage, Do);
    else
      Do(*D);
  }
}

} // namespace

std::string leakOf(clang::ASTContext &Context, const SharedHeaders &Shared, const llvm::BitVector &Included) {
  Places Known(Context.getSourceManager(), Shared);
  std::string Leak;
  llvm::DenseSet<const clang::Decl *> Seen;
  Visitor V(/*Instances=*/true, [&](const clang::Decl &D) {
    if (D.isFromASTFile() && Seen.insert(D.getCanonicalDecl()).second && !Known.isIn(D, Included)) {
      const auto *Named = llvm::dyn_cast<clang::NamedDecl>(&D);
      Leak = Named ? Named->getQualifiedNameAsString() : "a declaration";
    }
    return Leak.empty();
  });
  eachOwn(*Context.getTranslationUnitDecl(), [&](clang::Decl &D) {
    if (Leak.empty())
      V.TraverseDecl(&D);
  });
  return Leak;
}

void noteLeans(clang::ASTContext &Context, SharedHeaders &Shared) {
  Places Known(Context.getSourceManager(), Shared);
  llvm::DenseMap<uint32_t, llvm::BitVector> Closures;
  eachOwn(*Context.getTranslationUnitDecl(), [&](clang::Decl &User) {
    std::optional<uint32_t> From = Known.of(User);
    if (!From || !Shared.Headers[*From].IsOwn)
      return;
    auto [It, New] = Closures.try_emplace(*From);
    if (New) {
      It->second.resize(static_cast<unsigned>(Shared.Headers.size()));
      It->second.set(*From);
      It->second = Shared.closure(It->second);
    }
    const llvm::BitVector Reached = It->second;
    Visitor V(/*Instances=*/false, [&](const clang::Decl &D) {
      if (std::optional<uint32_t> On = Known.of(D);
          On && !Reached.test(*On) && !Known.isIn(D, Reached) && !llvm::is_contained(Shared.Headers[*From].Leans, *On))
        Shared.Headers[*From].Leans.push_back(*On);
      return true;
    });
    V.TraverseDecl(&User);
  });
}

} // namespace floodgate
