//===- SourceNames.cpp - names, places and texts of the source -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/meaning/Semantics.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/Basic/Module.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
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
  raw_string_ostream Name(Usr);
  Name << "@lambda@" << S.facts().Symbols.text(Where.File) << ":" << Where.Line << ":" << Where.Column;
  // Several that one macro writes are told apart by where in its text, or its arguments, they stand.
  const SourceManager &Sources = S.context().getSourceManager();
  for (SourceLocation At = Closure.getLocation(); At.isMacroID();) {
    auto [Expansion, Offset] = Sources.getDecomposedLoc(At);
    Name << ":" << Offset;
    At = Sources.getSLocEntry(Expansion).getExpansion().getExpansionLocStart();
  }
  return Usr;
}

/// The declaration at namespace level in which \p D stands; of what is made of a template, the template.
static const Decl &outermost(const Decl &D) {
  const Decl *Outer = &D;
  while (true) {
    if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Outer))
      Outer = Instance->getSpecializedTemplate();
    else if (const auto *Function = dyn_cast<FunctionDecl>(Outer); Function && Function->getPrimaryTemplate())
      Outer = Function->getPrimaryTemplate();
    const DeclContext *Around = Outer->getDeclContext();
    if (!Around || Around->isFileContext() || isa<ExportDecl, LinkageSpecDecl>(Around))
      return *Outer->getCanonicalDecl();
    Outer = Decl::castFromDeclContext(Around);
  }
}

/// Clang's USRs know no modules: they are the same for what two modules have each for themselves, and leave out the
/// namespace around an `export`. \returns the one of \p D, made of \p Usr, where it belongs to a named module; else \p
/// Usr.
static std::string usrInModule(const Decl &D, const PrintingPolicy &Policy, std::string Usr) {
  const auto *Named = dyn_cast<NamedDecl>(&D);
  if (!Named || isa<NamespaceDecl>(D))
    return Usr;
  const Decl &Outer = outermost(D);
  const clang::Module *Module = Outer.getOwningModuleForLinkage();
  if (!Module)
    return Usr;
  const auto *Visible = dyn_cast<NamedDecl>(&Outer);
  bool IsLocal = !Visible || !Visible->isExternallyVisible() || D.getParentFunctionOrMethod();
  std::string Result = IsLocal ? std::move(Usr) : "c:";
  raw_string_ostream Out(Result);
  Out << "@M@" << Module->getPrimaryModuleInterfaceName() << '@' << D.getDeclKindName() << '@';
  Named->getNameForDiagnostic(Out, Policy, /*Qualified=*/true);
  if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    for (const ParmVarDecl *Parameter : Function->parameters())
      Out << '#' << Parameter->getType().getCanonicalType().getAsString(Policy);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      Out << '#' << Method->getMethodQualifiers().getAsString() << static_cast<int>(Method->getRefQualifier());
  }
  return Result;
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
    if (Context.getLangOpts().CPlusPlusModules)
      Usr = usrInModule(*Key, policy(), std::move(Usr));
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

namespace {

/// How long the text of an expression gets, in characters.
constexpr size_t LongestText = 100;
/// Past so many expressions, each the first part of the next, nothing is seen of what is further out: each but those
/// that have no text makes three characters or more.
constexpr size_t LongestSpine = 2000;

/// Takes text as one line, as much as is shown of it.
class OneLine : public raw_ostream {
public:
  OneLine() : raw_ostream(/*unbuffered=*/true) {}
  bool isFull() const { return Text.size() > LongestText; }
  std::string Text;

private:
  void write_impl(const char *Bytes, size_t Size) override {
    for (char C : StringRef(Bytes, Size)) {
      if (isFull())
        return;
      bool Space = C == '\n' || C == '\t' || C == ' ';
      if (Space && (Text.empty() || Text.back() == ' '))
        continue;
      Text += Space ? ' ' : C;
    }
  }
  uint64_t current_pos() const override { return Text.size(); }
};

/// Lets nothing be printed that would not be shown.
class Shortening : public PrinterHelper {
public:
  explicit Shortening(const OneLine &Out) : Out(Out) {}
  bool handledStmt(Stmt *, raw_ostream &) override { return Out.isFull(); }

private:
  const OneLine &Out;
};

/// What the text of \p E begins with, as a part of it; null where that is a token of its own.
const Expr *firstPart(const Expr *E) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return Binary->getLHS();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return Operator->getNumArgs() == 2 || Operator->getOperator() == OO_Call || Operator->getOperator() == OO_Arrow
               ? Operator->getArg(0)
               : nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->getCallee();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getBase();
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return Subscript->getLHS();
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E))
    return Conditional->getCond();
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return Cast->getSubExpr();
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return Temporary->getSubExpr();
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return Bound->getSubExpr();
  return nullptr;
}

} // namespace

Symbol Semantics::text(const Expr &Expression) {
  auto [It, New] = TextsOf.try_emplace(&Expression);
  if (!New)
    return It->second;
  // `a + b + c + …` is as deep as it is long; only its beginning is shown.
  SmallVector<const Expr *, 32> Spine;
  for (const Expr *Part = stripped(&Expression); Part; Part = firstPart(Part))
    Spine.push_back(Part);
  const Expr *Shown = Spine.size() > LongestSpine ? Spine[Spine.size() - LongestSpine] : Spine.front();
  OneLine Out;
  Shortening Helper(Out);
  PrintingPolicy Policy = policy();
  Policy.TerseOutput = true;
  Policy.SuppressImplicitBase = true;
  Shown->printPretty(Out, &Helper, Policy);
  if (Out.isFull())
    Out.Text = Out.Text.substr(0, LongestText - 3) + "...";
  return TextsOf[&Expression] = intern(Out.Text);
}

std::optional<APSInt> Semantics::constant(const Expr &Expression) {
  auto [It, New] = Constants.try_emplace(&Expression);
  if (!New)
    return It->second;
  Expr::EvalResult Value;
  std::optional<APSInt> Result;
  if (!Expression.isValueDependent() && !Expression.containsErrors() && Expression.EvaluateAsInt(Value, Context))
    Result = Value.Val.getInt();
  return Constants[&Expression] = Result;
}

/// A part of a text that is not known.
static constexpr llvm::StringLiteral Unknown = "…";

/// How many parts of a text are looked at.
static constexpr unsigned TextBudget = 64;

static std::string constantPart(Semantics &S, const Expr &E, unsigned &Budget) {
  if (Budget == 0)
    return Unknown.str();
  --Budget;
  const Expr *Bare = stripped(&E);
  if (const auto *Literal = dyn_cast<clang::StringLiteral>(Bare))
    return Literal->isUnevaluated() || Literal->getCharByteWidth() == 1 ? Literal->getString().str() : Unknown.str();
  auto Written = [&] { return S.facts().Symbols.text(S.text(*Bare)); };
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare)) {
    if (isa<EnumConstantDecl>(Reference->getDecl()))
      return Written();
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable || !Variable->getType().isConstQualified() || isa<ParmVarDecl>(Variable))
      return Unknown.str();
    // A constant that is defined elsewhere has a name at least.
    const Expr *Init = Variable->getAnyInitializer();
    return Init && !Init->isValueDependent() ? constantPart(S, *Init, Budget) : Written();
  }
  const Expr *Left = nullptr, *Right = nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare);
      Operator && Operator->getOperator() == OO_Plus && Operator->getNumArgs() == 2)
    Left = Operator->getArg(0), Right = Operator->getArg(1);
  else if (const auto *Binary = dyn_cast<BinaryOperator>(Bare); Binary && Binary->getOpcode() == BO_Add)
    Left = Binary->getLHS(), Right = Binary->getRHS();
  if (Left && !Bare->getType()->isArithmeticType()) {
    std::string Result = constantPart(S, *Left, Budget), Rest = constantPart(S, *Right, Budget);
    StringRef Follows = Rest;
    if (StringRef(Result).ends_with(Unknown))
      Follows.consume_front(Unknown);
    return Result + Follows.str();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Bare); Construct && Construct->getNumArgs() >= 1)
    return constantPart(S, *Construct->getArg(0), Budget);
  if (const auto *List = dyn_cast<InitListExpr>(Bare); List && List->getNumInits() == 1 && List->getInit(0))
    return constantPart(S, *List->getInit(0), Budget);
  // What makes a text of a text: `"/a"s`, `Path("/a").string()`.
  if (const auto *Literal = dyn_cast<UserDefinedLiteral>(Bare); Literal && Literal->getNumArgs() > 0)
    return constantPart(S, *Literal->getArg(0), Budget);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Bare);
      Call && Call->getNumArgs() == 0 && !Bare->getType()->isArithmeticType() && Call->getImplicitObjectArgument())
    return constantPart(S, *Call->getImplicitObjectArgument(), Budget);
  if (Bare->getType()->isIntegralOrEnumerationType() && S.constant(*Bare))
    return Written();
  return Unknown.str();
}

std::string Semantics::constantText(const Expr &Expression) {
  unsigned Budget = TextBudget;
  std::string Result = constantPart(*this, Expression, Budget);
  return Result == Unknown ? "" : Result;
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
  // What others include, or import.
  const clang::Module *Module = Context.getCurrentNamedModule();
  return Where.isInvalid() || Sources.getFileID(Sources.getExpansionLoc(Where)) != Sources.getMainFileID() ||
         (Module && Module->Kind != clang::Module::ModuleImplementationUnit);
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
