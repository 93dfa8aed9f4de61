//===- Sightings.cpp - what a unit has besides its functions ------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/Sightings.h"
#include "engine/model/Index.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

namespace {

/// Whether \p Path is one of the headers \p Header, which is written as it is included.
bool isHeader(StringRef Path, StringRef Header) {
  if (Header.ends_with("/"))
    return Path.contains(("/" + Header).str()) || Path.starts_with(Header);
  return Path == Header || Path.ends_with(("/" + Header).str());
}

/// Looks names up the way models write them: qualified, without template arguments and inline namespaces, with `*`.
class NameSearch {
public:
  NameSearch(ASTContext &Context, Preprocessor &Macros, const IncludedFiles &Files)
      : Context(Context), Macros(Macros), Sources(Context.getSourceManager()), Files(Files) {}

  bool hasMacro(StringRef Name) {
    if (!Name.contains('*')) {
      const IdentifierInfo &Identifier = Context.Idents.get(Name);
      return Identifier.hadMacroDefinition() && isDefined(Macros.getLocalMacroDirectiveHistory(&Identifier));
    }
    for (const auto &[Identifier, State] : Macros.macros())
      if (model::matchesName(Name.str(), Identifier->getName().str()) &&
          isDefined(Macros.getLocalMacroDirectiveHistory(Identifier)))
        return true;
    return false;
  }

  bool hasDeclaration(StringRef Name) {
    SmallVector<StringRef, 8> Parts;
    Name.split(Parts, "::");
    SmallVector<DeclContext *, 4> Contexts = {Context.getTranslationUnitDecl()};
    addTransparent(Contexts);
    for (size_t I = 0; I < Parts.size(); ++I) {
      const bool IsLast = I + 1 == Parts.size();
      // A constructor or a destructor of the class that has been found.
      if (IsLast && I > 0 && (Parts[I] == Parts[I - 1] || Parts[I].starts_with("~")))
        return true;
      SmallVector<DeclContext *, 4> Inner;
      for (DeclContext *In : Contexts)
        for (NamedDecl *Found : lookUp(*In, Parts[I])) {
          if (IsLast)
            return true;
          // What is declared inside of a function has no name that can be looked up.
          if (isa<FunctionDecl, FunctionTemplateDecl>(Found))
            return true;
          if (DeclContext *Opened = open(*Found); Opened && !is_contained(Inner, Opened))
            Inner.push_back(Opened);
        }
      addTransparent(Inner);
      Contexts = std::move(Inner);
    }
    return false;
  }

private:
  bool isIncluded(SourceLocation Where) const {
    if (!Files.Has || Where.isInvalid())
      return true;
    OptionalFileEntryRef File = Sources.getFileEntryRefForID(Sources.getFileID(Sources.getExpansionLoc(Where)));
    return !File || Files.Has(File->getFileEntry());
  }

  bool isDefined(const MacroDirective *History) const {
    for (; History; History = History->getPrevious())
      if (const MacroInfo *Info = History->getMacroInfo(); Info && isIncluded(Info->getDefinitionLoc()))
        return true;
    return false;
  }

  /// What \p In declares under the name \p Name. Other names for something are none by which models know it.
  SmallVector<NamedDecl *, 4> lookUp(DeclContext &In, StringRef Name) const {
    SmallVector<NamedDecl *, 4> Result;
    auto Add = [&](NamedDecl *D) {
      if (isa<UsingShadowDecl, TypedefNameDecl, NamespaceAliasDecl, UsingDecl>(D))
        return;
      if (any_of(D->redecls(), [&](const Decl *Each) { return isIncluded(Each->getLocation()); }))
        Result.push_back(D);
    };
    if (!Name.contains('*') && !Name.starts_with("operator")) {
      for (NamedDecl *D : In.lookup(&Context.Idents.get(Name)))
        Add(D);
      return Result;
    }
    for (Decl *D : In.decls())
      if (auto *Named = dyn_cast<NamedDecl>(D); Named && model::matchesName(Name.str(), Named->getNameAsString()))
        Add(Named);
    return Result;
  }

  /// Where the names that begin with \p D are looked up; null where there are none.
  static DeclContext *open(NamedDecl &D) {
    if (auto *Namespace = dyn_cast<NamespaceDecl>(&D))
      return Namespace->getPrimaryContext();
    auto *Record = dyn_cast<RecordDecl>(&D);
    if (auto *Template = dyn_cast<ClassTemplateDecl>(&D))
      Record = Template->getTemplatedDecl();
    return Record ? Record->getDefinition() : nullptr;
  }

  /// Adds to \p Contexts the unnamed namespaces in them, which names leave out, as they do inline
  /// ones; clang looks through the latter by itself.
  static void addTransparent(SmallVectorImpl<DeclContext *> &Contexts) {
    for (size_t I = 0; I < Contexts.size(); ++I) {
      NamespaceDecl *Unnamed = nullptr;
      if (const auto *Unit = dyn_cast<TranslationUnitDecl>(Contexts[I]))
        Unnamed = Unit->getAnonymousNamespace();
      else if (const auto *Namespace = dyn_cast<NamespaceDecl>(Contexts[I]))
        Unnamed = Namespace->getAnonymousNamespace();
      if (Unnamed && !is_contained(Contexts, Unnamed->getPrimaryContext()))
        Contexts.push_back(Unnamed->getPrimaryContext());
    }
  }

  ASTContext &Context;
  Preprocessor &Macros;
  SourceManager &Sources;
  const IncludedFiles &Files;
};

/// \p Name and what else code may call it by the aliases of the models.
std::vector<std::string> spellings(const ModelIndex &Models, StringRef Name) {
  std::vector<std::string> Result = {Name.str()};
  for (const model::Model &M : Models.models())
    for (const auto &[From, To] : M.Aliases)
      if (StringRef Rest = Name; Rest.consume_front(To) && (Rest.empty() || Rest.starts_with("::")))
        Result.push_back(From + Rest.str());
  return Result;
}

void noteFrameworks(UnitFacts &Facts, const SourceManager &Sources, const ModelIndex &Models,
                    const IncludedFiles &Files) {
  StringSet<> Paths;
  for (const std::string &Path : Files.Precompiled)
    Paths.insert(Path);
  for (unsigned I = 0; I < Sources.local_sloc_entry_size(); ++I)
    if (const SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I); Entry.isFile())
      if (OptionalFileEntryRef File = Entry.getFile().getContentCache().OrigEntry)
        Paths.insert(File->getName());
  for (const model::Model &M : Models.models())
    for (const model::Framework &F : M.Frameworks)
      if (any_of(Paths.keys(), [&](StringRef Path) {
            return any_of(F.Headers, [&](StringRef Header) { return isHeader(Path, Header); });
          }))
        Facts.Sightings.push_back({Sighting::Kind::Framework, Facts.Symbols.intern(F.Name), {}});
}

} // namespace

void noteSightings(UnitFacts &Facts, ASTContext &Context, Preprocessor &Macros, const ModelIndex &Models,
                   ArrayRef<model::NamedEntity> Names, const IncludedFiles &Files) {
  noteFrameworks(Facts, Context.getSourceManager(), Models, Files);
  NameSearch Search(Context, Macros, Files);
  for (const model::NamedEntity &Named : Names) {
    bool IsKnown = any_of(spellings(Models, Named.Name), [&](StringRef Name) {
      return (Named.What != model::NamedEntity::Kind::Macro && Search.hasDeclaration(Name)) ||
             (!Name.contains("::") && Search.hasMacro(Name));
    });
    Facts.Sightings.push_back(
        {IsKnown ? Sighting::Kind::Known : Sighting::Kind::Unknown, Facts.Symbols.intern(Named.Name), {}});
  }
}

} // namespace floodgate
