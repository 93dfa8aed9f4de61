//===- SourceNames.cpp - names, places and texts of the source -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Semantics.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// Clang gives closure types no USR of their own: a lambda is known by the function that it stands in and its place.
static std::string lambdaUsr(Semantics &S, const CXXRecordDecl &Closure) {
  const Decl *Outer = Decl::castFromDeclContext(Closure.getParent());
  while (Outer && !isa<FunctionDecl>(Outer) && !isa<CXXRecordDecl>(Outer) && !isa<TranslationUnitDecl>(Outer))
    Outer = Decl::castFromDeclContext(Outer->getDeclContext());
  std::string Usr;
  if (Outer && !isa<TranslationUnitDecl>(Outer))
    Usr = S.facts().Symbols.text(S.usr(*Outer));
  Location Where = S.location(Closure.getLocation());
  raw_string_ostream(Usr) << "@lambda@" << S.facts().Symbols.text(Where.File) << ":" << Where.Line << ":"
                          << Where.Column;
  return Usr;
}

Symbol Semantics::usr(const Decl &Declaration) {
  const Decl *Key = Declaration.getCanonicalDecl();
  if (auto It = Usrs.find(Key); It != Usrs.end())
    return It->second;
  std::string Usr;
  const auto *Closure = dyn_cast<CXXRecordDecl>(Key);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Key))
    Closure = Method->getParent();
  if (Closure && Closure->isLambda()) {
    Usr = lambdaUsr(*this, *Closure);
  } else {
    SmallString<128> Buffer;
    if (index::generateUSRForDecl(Key, Buffer)) // Not for what has no name.
      Usr = qualifiedName(*cast<NamedDecl>(Key));
    else
      Usr = Buffer.str().str();
  }
  return Usrs[Key] = intern(Usr);
}

const Semantics::FileEntry &Semantics::file(FileID File) {
  auto [It, New] = Files.try_emplace(File);
  if (!New)
    return It->second;
  const SourceManager &Sources = Context.getSourceManager();
  FileEntry Result;
  if (OptionalFileEntryRef Ref = Sources.getFileEntryRefForID(File)) {
    StringRef Path = pathIn(Scope, *Ref);
    Result.Name = Scope.nameOf(Path);
    Result.Own = Scope.isOwn(Path, Sources.isInSystemHeader(Sources.getLocForStartOfFile(File)));
  }
  return Files[File] = Result;
}

Location Semantics::location(SourceLocation Where) {
  Location Result;
  if (Where.isInvalid())
    return Result;
  const SourceManager &Sources = Context.getSourceManager();
  auto [File, Offset] = Sources.getDecomposedExpansionLoc(Where);
  Result.File = intern(file(File).Name);
  Result.Line = Sources.getLineNumber(File, Offset);
  Result.Column = Sources.getColumnNumber(File, Offset);
  if (Where.isMacroID()) {
    auto [Written, At] = Sources.getDecomposedSpellingLoc(Where);
    // What is pasted together stands in no file.
    if (const std::string &Name = file(Written).Name; !Name.empty())
      Result.Spelled = intern(
          (Name + ":" + Twine(Sources.getLineNumber(Written, At)) + ":" + Twine(Sources.getColumnNumber(Written, At)))
              .str());
  }
  return Result;
}

Location Semantics::location(clang::SourceRange Range) {
  Location Result = location(Range.getBegin());
  const SourceManager &Sources = Context.getSourceManager();
  if (Range.getEnd().isInvalid())
    return Result;
  SourceLocation End = Sources.getExpansionRange(Range).getEnd();
  End = Lexer::getLocForEndOfToken(End, 0, Sources, Context.getLangOpts());
  if (End.isInvalid())
    return Result;
  Location Last = location(End);
  if (Last.File == Result.File && Last.Line == Result.Line && Last.Column > Result.Column)
    Result.EndColumn = Last.Column;
  return Result;
}

Symbol Semantics::text(const Expr &Expression) {
  std::string Text;
  raw_string_ostream Stream(Text);
  PrintingPolicy Policy = policy();
  Policy.TerseOutput = true;
  Policy.SuppressImplicitBase = true;
  stripped(&Expression)->printPretty(Stream, nullptr, Policy);
  std::string OneLine;
  for (char C : Text) {
    bool Space = C == '\n' || C == '\t' || C == ' ';
    if (Space && (OneLine.empty() || OneLine.back() == ' '))
      continue;
    OneLine += Space ? ' ' : C;
  }
  if (OneLine.size() > 100)
    OneLine = OneLine.substr(0, 97) + "...";
  return intern(OneLine);
}

bool Semantics::isOwn(SourceLocation Where) {
  if (Where.isInvalid())
    return false;
  return file(Context.getSourceManager().getFileID(Context.getSourceManager().getExpansionLoc(Where))).Own;
}

bool Semantics::isOwn(const Decl &Declaration) {
  // Clang declares a builtin function where it is first used, which may be in the project.
  const auto *Function = dyn_cast<FunctionDecl>(&Declaration);
  if (Function && Function->isImplicit() && Function->getBuiltinID() != 0)
    return false;
  return isOwn(Declaration.getLocation());
}

bool Semantics::isInHeader(SourceLocation Where) const {
  const SourceManager &Sources = Context.getSourceManager();
  return Where.isInvalid() || Sources.getFileID(Sources.getExpansionLoc(Where)) != Sources.getMainFileID();
}

bool Semantics::holdsFuture(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || Class->isLambda())
    return false;
  if (auto It = HoldsFuture.find(Class); It != HoldsFuture.end())
    return It->second;
  HoldsFuture[Class] = false; // A template may name itself.
  const ClassMeaning &Meaning = meaning(*Class);
  bool Holds = Meaning.Future != nullptr;
  if (const auto *Template = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      Template && !Holds && !Meaning.Callable && !Meaning.Actor)
    Holds = any_of(Template->getTemplateArgs().asArray(), [&](const TemplateArgument &Argument) {
      return Argument.getKind() == TemplateArgument::Type && holdsFuture(Argument.getAsType());
    });
  return HoldsFuture[Class] = Holds;
}

void Semantics::mentions(QualType Type, std::vector<Symbol> &Into) {
  // Depth first over pointees and template arguments; types are finite, but a template may name itself.
  SmallPtrSet<const clang::Type *, 16> Seen;
  SmallVector<QualType, 8> Work{Type};
  while (!Work.empty()) {
    QualType Next = Work.pop_back_val().getNonReferenceType().getCanonicalType();
    while (Next->isPointerType())
      Next = Next->getPointeeType();
    if (const auto *Array = Next->getAsArrayTypeUnsafe())
      Next = Array->getElementType();
    if (!Seen.insert(Next.getTypePtr()).second)
      continue;
    const CXXRecordDecl *Class = Next->getAsCXXRecordDecl();
    if (!Class)
      continue;
    Symbol Usr = usr(*Class);
    if (!is_contained(Into, Usr))
      Into.push_back(Usr);
    if (const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(Class))
      for (const TemplateArgument &Argument : Specialization->getTemplateArgs().asArray()) {
        if (Argument.getKind() == TemplateArgument::Type)
          Work.push_back(Argument.getAsType());
        else if (Argument.getKind() == TemplateArgument::Pack)
          for (const TemplateArgument &Element : Argument.pack_elements())
            if (Element.getKind() == TemplateArgument::Type)
              Work.push_back(Element.getAsType());
      }
  }
}

const LoggingMacro &Semantics::loggingMacro(SourceLocation Where) {
  static const LoggingMacro None;
  if (!Where.isMacroID())
    return None;
  const SourceManager &Sources = Context.getSourceManager();
  FileID Expansion = Sources.getFileID(Where);
  if (auto It = LoggingMacros.find(Expansion); It != LoggingMacros.end())
    return It->second ? *It->second : None;
  LoggingMacro Found = loggingMacro(Sources.getImmediateMacroCallerLoc(Where));
  if (!Found.Model && !Sources.isMacroArgExpansion(Where)) {
    StringRef Name = Lexer::getImmediateMacroName(Where, Sources, Context.getLangOpts());
    if (const model::Logging *Model = Models.loggingMacro(Name)) {
      CharSourceRange Range = Sources.getImmediateExpansionRange(Where);
      Found = {Model, Name.str(), Range.getBegin(), Range.getEnd()};
    }
  }
  std::unique_ptr<LoggingMacro> &Kept = LoggingMacros[Expansion];
  if (!Found.Model)
    return None;
  Kept = std::make_unique<LoggingMacro>(std::move(Found));
  return *Kept;
}

StringRef Semantics::outermostMacro(SourceLocation Where) const {
  const SourceManager &Sources = Context.getSourceManager();
  StringRef Name;
  while (Where.isMacroID()) {
    if (!Sources.isMacroArgExpansion(Where))
      Name = Lexer::getImmediateMacroName(Where, Sources, Context.getLangOpts());
    Where = Sources.getImmediateExpansionRange(Where).getBegin();
  }
  return Name;
}

} // namespace floodgate
