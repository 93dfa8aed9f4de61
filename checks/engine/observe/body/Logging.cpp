//===- Logging.cpp - statements that write to a log -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/body/Logging.h"
#include "engine/observe/values/Values.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

/// The level that \p Text names, in the words that logging libraries use: `WARNING`, `spdlog::level::warn`,
/// `LOG_ERR | LOG_DAEMON`.
static std::optional<Severity> severityIn(StringRef Text) {
  static constexpr std::pair<llvm::StringLiteral, Severity> Words[] = {
      {"trace", Severity::Debug},    {"debug", Severity::Debug},  {"dbg", Severity::Debug},
      {"verbose", Severity::Debug},  {"info", Severity::Info},    {"information", Severity::Info},
      {"notice", Severity::Info},    {"warn", Severity::Warning}, {"warning", Severity::Warning},
      {"err", Severity::Error},      {"error", Severity::Error},  {"dfatal", Severity::Error},
      {"critical", Severity::Error}, {"crit", Severity::Error},   {"alert", Severity::Error},
      {"emerg", Severity::Error},    {"fatal", Severity::Fatal},  {"qfatal", Severity::Fatal}};
  while (!Text.empty()) {
    StringRef Word = Text.take_while(isAlpha);
    for (const auto &[Name, How] : Words)
      if (Word.equals_insensitive(Name))
        return How;
    Text = Text.drop_front(std::max<size_t>(Word.size(), 1));
  }
  return std::nullopt;
}

/// The text of an expression as it stands in its file, where it may be a macro.
static StringRef written(const Semantics &S, const Expr &E) {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(E.getSourceRange()), S.context().getSourceManager(),
                              S.context().getLangOpts());
}

/// The text of \p Macro with its arguments; in a file, or in the text of another macro.
static StringRef spelled(const Semantics &S, const LoggingMacro &Macro) {
  const SourceManager &Sources = S.context().getSourceManager();
  return Lexer::getSourceText(
      CharSourceRange::getTokenRange(Sources.getSpellingLoc(Macro.Begin), Sources.getSpellingLoc(Macro.End)), Sources,
      S.context().getLangOpts());
}

/// The arguments of \p Invocation, a macro with what it is given: cut at the commas outside of all inner brackets. A
/// variadic macro hands them to a function, which takes `Channel{1, 2}` for one. None where there are no parentheses.
static SmallVector<StringRef, 4> argumentsIn(const Semantics &S, StringRef Invocation) {
  SmallVector<StringRef, 4> Result;
  const std::string Text = Invocation.str(); // The lexer looks one character past the end.
  Lexer Tokens(clang::SourceLocation(), S.context().getLangOpts(), Text.data(), Text.data(), Text.data() + Text.size());
  unsigned Depth = 0;
  size_t Begin = 0;
  Token Next;
  for (Tokens.LexFromRawLexer(Next); Next.isNot(tok::eof); Tokens.LexFromRawLexer(Next)) {
    const size_t End = Tokens.getBufferLocation() - Text.data();
    const StringRef Before = Invocation.slice(Begin, End - Next.getLength()).trim();
    if (Depth == 0 && Next.is(tok::l_paren)) {
      Depth = 1;
      Begin = End;
    } else if (Depth > 0 && Next.isOneOf(tok::l_paren, tok::l_square, tok::l_brace)) {
      ++Depth;
    } else if (Depth > 1 && Next.isOneOf(tok::r_paren, tok::r_square, tok::r_brace)) {
      --Depth;
    } else if (Depth == 1 && Next.isOneOf(tok::comma, tok::r_paren)) {
      if (!Before.empty() || Next.is(tok::comma) || !Result.empty())
        Result.push_back(Before);
      Begin = End;
      if (Next.is(tok::r_paren))
        return Result;
    }
  }
  return {};
}

/// The same of the first two arguments of \p Call, which may name a level.
static SmallVector<StringRef, 4> firstArgumentsOf(const Semantics &S, const Expr &Call) {
  SmallVector<StringRef, 4> Result;
  auto Arguments = argumentsOf(Call);
  for (const Expr *Argument : ArrayRef(Arguments).take_front(2))
    Result.push_back(written(S, *Argument));
  return Result;
}

/// The one of \p Arguments that names a level: the first, or the second where the first is a logger or a place.
static StringRef levelIn(ArrayRef<StringRef> Arguments) {
  for (StringRef Argument : Arguments.take_front(2))
    if (severityIn(Argument))
      return Argument;
  return Arguments.empty() ? StringRef() : Arguments.front();
}

static Severity severityOf(const model::Logging &Model, ArrayRef<StringRef> Arguments) {
  return severityIn(Model.Level == "argument" ? levelIn(Arguments) : StringRef(Model.Level)).value_or(Severity::Info);
}

std::optional<LogStatement> LogReader::ofMacro(const LoggingMacro &Macro) {
  if (!Macro.Model || !Written.insert(Macro.Begin).second)
    return std::nullopt;
  LogStatement Result;
  Result.Model = Macro.Model;
  SmallVector<StringRef, 4> Arguments = argumentsIn(S, spelled(S, Macro));
  Result.How = severityOf(*Macro.Model, Arguments);
  Result.Name = Macro.Name;
  if (Macro.Model->Level == "argument")
    Result.Name += "(" + levelIn(Arguments).str() + ")";
  Result.Where = {Macro.Begin, Macro.End};
  return Result;
}

std::optional<LogStatement> LogReader::readChain(const CXXOperatorCallExpr &Call) {
  if (Inner.contains(&Call))
    return std::nullopt;
  LogStatement Result;
  const Expr *Head = &Call;
  while (const auto *Link = dyn_cast<CXXOperatorCallExpr>(Head)) {
    if (Link->getOperator() != OO_LessLess || Link->getNumArgs() != 2)
      break;
    Inner.insert(Link);
    Result.Operands.push_back({Link->getArg(1), Link->getDirectCallee()});
    Head = stripped(Link->getArg(0));
  }
  std::reverse(Result.Operands.begin(), Result.Operands.end());
  if (const LoggingMacro &Macro = S.loggingMacro(Head->getBeginLoc()); Macro.Model) {
    // A macro that makes a stream out of a chain of its own: what it prints itself is constant.
    std::optional<LogStatement> Read = ofMacro(Macro);
    if (!Read)
      return std::nullopt;
    Read->Operands = std::move(Result.Operands);
    if (SmallVector<StringRef, 4> Arguments = argumentsIn(S, spelled(S, Macro));
        !Arguments.empty() && Macro.Begin.isFileID())
      Read->MacroArguments.assign(Arguments.front().begin(), Arguments.back().end());
    return Read;
  }
  SmallVector<StringRef, 4> Given;
  if (const auto *Maker = dyn_cast<CallExpr>(Head))
    if (const FunctionDecl *Callee = Maker->getDirectCallee(); Callee && S.meaning(*Callee).Logs) {
      Inner.insert(Maker);
      Result.Model = S.meaning(*Callee).Logs;
      Result.Name = S.name(*Callee);
      Given = firstArgumentsOf(S, *Maker);
    }
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Head))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Head))
    Named = Member->getMemberDecl();
  if (Named && !isa<ParmVarDecl>(Named)) {
    Result.Model = S.models().loggingObject(S.name(*Named));
    Result.Name = S.name(*Named);
  }
  Result.Where = Head->getSourceRange();
  if (Result.Model)
    Result.How = severityOf(*Result.Model, Given);
  else if (!isa_and_nonnull<ParmVarDecl>(Named))
    return std::nullopt;
  return Result;
}

std::optional<LogStatement> LogReader::read(const Expr &Call, const FunctionDecl &Callee, const CallMeaning &Meaning) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return Operator->getOperator() == OO_LessLess ? readChain(*Operator) : std::nullopt;
  if (Inner.contains(&Call) || isa<CXXConstructExpr>(Call))
    return std::nullopt;
  std::optional<LogStatement> Result;
  const LoggingMacro &Macro = S.loggingMacro(Call.getEndLoc());
  if (Macro.Model) {
    if (Macro.Begin.isMacroID() || Written.contains(Macro.Begin))
      return std::nullopt;
    // A macro that is streamed into is read with the chain.
    std::optional<Token> Next =
        Lexer::findNextToken(Macro.End, S.context().getSourceManager(), S.context().getLangOpts());
    if (!Next || Next->is(tok::lessless))
      return std::nullopt;
    Result = ofMacro(Macro);
  } else if (Meaning.Logs) {
    Result.emplace();
    Result->Model = Meaning.Logs;
    Result->Name = S.name(Callee);
    // The level may stand behind where in the source it is.
    Result->How = severityOf(*Meaning.Logs, firstArgumentsOf(S, Call));
    Result->Where = {Call.getExprLoc(), Call.getEndLoc()};
  }
  if (Result)
    for (const Expr *Argument : argumentsOf(Call))
      if (!isa<CXXDefaultArgExpr>(Argument))
        Result->Operands.push_back({Argument, nullptr});
  return Result;
}

//===-- What is printed ---------------------------------------------------===//

/// The type of the elements of \p Class, or of what it wraps; null where it is no template.
static QualType elementOf(const CXXRecordDecl &Class) {
  const auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  if (!Specialization || Specialization->getTemplateArgs().size() == 0 ||
      Specialization->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  return Specialization->getTemplateArgs()[0].getAsType();
}

bool Semantics::holdsText(QualType Type) {
  const CXXRecordDecl *Class = Type.isNull() ? nullptr : Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class || meaning(*Class).Containers.empty())
    return false;
  QualType Element = elementOf(*Class);
  return !Element.isNull() && Element->isAnyCharacterType();
}

bool Semantics::holdsMany(QualType Type) {
  const CXXRecordDecl *Class = Type.isNull() ? nullptr : Type.getNonReferenceType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  // What is asked again while it is being answered, a message within itself say, adds nothing.
  auto [Known, New] = Many.try_emplace(Class, false);
  if (!New)
    return Known->second;
  const ClassMeaning &Meaning = meaning(*Class);
  bool Result = false;
  if (Meaning.Message)
    Result = any_of(Class->methods(), [&](const CXXMethodDecl *Method) {
      MessageAccess Access = messageAccess(*Method);
      // A message within it is reached through `mutable_x()`.
      return Access.What == MessageAccess::Kind::Add ||
             (Access.What == MessageAccess::Kind::Mutable && Method->getReturnType()->isPointerType() &&
              holdsMany(Method->getReturnType()->getPointeeType()));
    });
  else if (!Meaning.Containers.empty())
    Result = !Meaning.isBounded() && !holdsText(Type);
  else if (Meaning.Wrapper)
    Result = holdsMany(elementOf(*Class));
  else if (isOwn(*Class))
    Result = any_of(Class->fields(), [&](const FieldDecl *Field) { return holdsMany(Field->getType()); });
  return Many[Class] = Result;
}

} // namespace floodgate
