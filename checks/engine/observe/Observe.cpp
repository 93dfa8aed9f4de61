//===- Observe.cpp - facts of one translation unit ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/Observe.h"
#include "engine/observe/body/FunctionObserver.h"
#include "engine/observe/meaning/Semantics.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/thread.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

namespace {

/// What decides how a body is walked.
struct Shape {
  size_t Depth = 0; ///< Of statements and expressions within others.
  bool HasErrors = false;
};

Shape shapeOf(const FunctionDecl &Function) {
  Shape Result;
  SmallVector<std::pair<const Stmt *, size_t>, 64> Work{{Function.getBody(), 1}};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      Work.emplace_back(Initializer->getInit(), 1);
  while (!Work.empty()) {
    auto [Next, Depth] = Work.pop_back_val();
    if (!Next)
      continue;
    Result.Depth = std::max(Result.Depth, Depth);
    if (const auto *E = dyn_cast<Expr>(Next))
      Result.HasErrors |= E->containsErrors();
    for (const Stmt *Child : Next->children())
      Work.emplace_back(Child, Depth + 1);
  }
  return Result;
}

/// A body that is no deeper than this is walked on the stack that there is.
constexpr size_t UsualDepth = 500;
constexpr size_t UsualStack = size_t(8) << 20, LargestStack = size_t(1) << 30;
/// Measured on long chains of `else if`: half of it is used.
constexpr size_t StackPerLevel = size_t(4) << 10;

/// Visits the declarations of the project's own files, and what they instantiate. Everything else is not even looked
/// at: in a real unit that is nearly everything.
class UnitWalk {
public:
  UnitWalk(Semantics &S, ArrayRef<const Observer *> Observers) : S(S), Observers(Observers) {}

  void walk(const DeclContext &Context) {
    // To ask for all would read all that was precompiled; what stands in the unit itself is there.
    for (const Decl *D : Context.noload_decls())
      if (!D->isFromASTFile())
        visit(*D);
  }
  /// What stands in \p File, which was precompiled.
  void walk(ExternalASTSource &Source, FileID File, unsigned Size) {
    SmallVector<Decl *, 64> Found;
    Source.FindFileRegionDecls(File, 0, Size, Found);
    for (const Decl *D : Found)
      if (!isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) // What is in them is found by itself.
        visit(*D);
  }

  /// What the unit made of a template that it imports.
  void walk(ArrayRef<const Decl *> Instantiated) {
    for (const Decl *D : Instantiated)
      visit(*D);
  }

private:
  void visit(const Decl &D) {
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(&D)) {
      if (S.isOwn(D))
        walk(*Namespace);
      return;
    }
    if (isa<LinkageSpecDecl, ExportDecl>(D))
      return walk(*Decl::castToDeclContext(&D));
    if (!S.isOwn(D))
      return;
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(&D)) {
      for (const FunctionDecl *Instance : Template->specializations())
        function(*Instance);
      return;
    }
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D)) {
      for (const ClassTemplateSpecializationDecl *Instance : Template->specializations())
        if (!isa<ClassTemplatePartialSpecializationDecl>(Instance))
          record(*Instance);
      return;
    }
    if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
      return record(*Record);
    if (const auto *Function = dyn_cast<FunctionDecl>(&D))
      return function(*Function);
    if (const auto *Variable = dyn_cast<VarDecl>(&D))
      return global(*Variable);
  }

  void function(const FunctionDecl &Function) {
    if (Function.isDependentContext() || !Function.doesThisDeclarationHaveABody() || Function.isDefaulted() ||
        !Seen.insert(&Function).second)
      return;
    // What a model describes speaks for itself.
    if (S.meaning(Function).speaksForItself())
      return;
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function)) {
      const ClassMeaning &Class = S.meaning(*Method->getParent());
      if (Class.isDescribed() || (Class.Lock && !Class.Actor))
        return;
    }
    const Shape Body = shapeOf(Function);
    auto Observe = [&] { FunctionObserver(S, Observers, Function, nullptr, Body.HasErrors).run(); };
    if (Body.Depth <= UsualDepth)
      return Observe();
    // The walk, and what it asks clang, go as deep as the body: on a stack that is as large as that takes.
    const size_t Needed = std::min(LargestStack, UsualStack + Body.Depth * StackPerLevel);
    llvm::thread(std::optional<unsigned>(Needed), Observe).join();
  }

  /// A member function that is declared in the project without a body here still says what it overrides.
  void declaration(const CXXMethodDecl &Method) {
    // Whether clang makes the body of a defaulted one depends on who uses it.
    if (Method.isVirtual() && !Method.isDependentContext() && !Method.isDefaulted())
      S.facts().Functions.push_back(describeFunction(S, Method));
  }

  void record(const CXXRecordDecl &Class) {
    if (!Class.isThisDeclarationADefinition() || Class.isDependentContext() || Class.isLambda() ||
        !Seen.insert(&Class).second)
      return;
    floodgate::Record Described;
    Described.Usr = S.usr(Class);
    Described.Name = S.intern(S.name(Class));
    Described.Where = S.location(clang::SourceRange(Class.getLocation()));
    Described.IsActor = S.isActor(Class);
    Described.InHeader = S.isInHeader(Class.getLocation());
    for (const CXXBaseSpecifier &Base : Class.bases())
      if (const CXXRecordDecl *BaseClass = Base.getType()->getAsCXXRecordDecl())
        Described.Bases.push_back(S.usr(*BaseClass));
    for (const FieldDecl *Member : Class.fields()) {
      Field Recorded;
      Recorded.Usr = S.usr(*Member);
      Recorded.Name = S.intern(S.name(*Member));
      Recorded.Where = S.location(clang::SourceRange(Member->getLocation()));
      S.mentions(Member->getType(), Recorded.Mentions);
      Described.Fields.push_back(std::move(Recorded));
    }
    S.facts().Records.push_back(std::move(Described));
    for (const Decl *D : Class.decls()) {
      if (const auto *Method = dyn_cast<CXXMethodDecl>(D); Method && !Method->doesThisDeclarationHaveABody())
        declaration(*Method);
      else if (isa<CXXRecordDecl>(D) && cast<CXXRecordDecl>(D)->isInjectedClassName())
        continue;
      else if (const auto *Friend = dyn_cast<FriendDecl>(D)) {
        // Functions may be defined there; classes stand elsewhere.
        if (const NamedDecl *Befriended = Friend->getFriendDecl();
            isa_and_nonnull<FunctionDecl, FunctionTemplateDecl>(Befriended))
          visit(*Befriended);
      } else {
        visit(*D);
      }
    }
  }

  void global(const VarDecl &Variable) {
    if (!Variable.hasGlobalStorage() || Variable.getType().isConstQualified() || Variable.getType()->isDependentType())
      return;
    Field Recorded;
    Recorded.Usr = S.usr(Variable);
    Recorded.Name = S.intern(S.name(Variable));
    Recorded.Where = S.location(clang::SourceRange(Variable.getLocation()));
    Recorded.IsInternal = !Variable.isExternallyVisible() && !S.isInHeader(Variable.getLocation());
    S.mentions(Variable.getType(), Recorded.Mentions);
    S.facts().Globals.push_back(std::move(Recorded));
  }

  Semantics &S;
  ArrayRef<const Observer *> Observers;
  DenseSet<const Decl *> Seen; ///< A template is reached from every place that befriends it.
};

} // namespace

StringRef pathIn(const ProjectScope &Scope, FileEntryRef File) {
  StringRef Real = File.getFileEntry().tryGetRealPathName();
  if (Real.empty())
    return File.getName();
  bool Leaves = sys::path::is_absolute(Scope.nameOf(Real)) && !sys::path::is_absolute(Scope.nameOf(File.getName()));
  return Leaves ? File.getName() : Real;
}

std::unique_ptr<UnitFacts> observe(ASTContext &Context, const ModelIndex &Models, const ProjectScope &Scope,
                                   ArrayRef<const Observer *> Observers, ArrayRef<FileID> Precompiled,
                                   ArrayRef<const Decl *> Instantiated) {
  auto Facts = std::make_unique<UnitFacts>();
  Semantics S(Context, Models, Scope, *Facts);
  const SourceManager &Sources = Context.getSourceManager();
  Facts->Unit = S.location(Sources.getLocForStartOfFile(Sources.getMainFileID())).File;
  UnitWalk Walk(S, Observers);
  for (FileID File : Precompiled)
    Walk.walk(*Context.getExternalSource(), File, Sources.getFileIDSize(File));
  Walk.walk(*Context.getTranslationUnitDecl());
  Walk.walk(Instantiated);
  return Facts;
}

static bool isActor(const ModelIndex &Models, const CXXRecordDecl &Class) {
  if (Models.type(qualifiedName(Class)).Actor)
    return true;
  return Class.hasDefinition() && any_of(Class.bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *BaseClass = Base.getType()->getAsCXXRecordDecl();
           return BaseClass && isActor(Models, *BaseClass);
         });
}

/// A model speaks for the operations of its containers, wrappers, futures, callables and locks, for its schedulers, and
/// for what waits.
static bool isDescribed(const ModelIndex &Models, const Decl &D) {
  const auto *Function = D.getAsFunction();
  if (!Function)
    return false;
  if (const CallMeaning &Meaning = Models.call(qualifiedName(*Function));
      Meaning.Schedules || Meaning.Binds || Meaning.speaksForItself())
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (!Method)
    return false;
  const TypeMeaning &Class = Models.type(qualifiedName(*Method->getParent()));
  return (Class.Container || Class.Wrapper || Class.Future || Class.Callable || Class.Lock) &&
         !isActor(Models, *Method->getParent());
}

bool canSkipBody(const Decl &Function, const SourceManager &Sources, const ModelIndex &Models,
                 const ProjectScope &Scope) {
  SourceLocation Where = Sources.getExpansionLoc(Function.getLocation());
  FileID File = Sources.getFileID(Where);
  OptionalFileEntryRef Ref = Sources.getFileEntryRefForID(File);
  if (!Ref)
    return true;
  return !Scope.isOwn(pathIn(Scope, *Ref), Sources.isInSystemHeader(Sources.getLocForStartOfFile(File))) ||
         isDescribed(Models, Function);
}

} // namespace floodgate
