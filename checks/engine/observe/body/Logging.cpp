//===- Logging.cpp - statements that write to a log -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
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

/// What stands between the parentheses of \p Invocation; empty where there are none.
static StringRef argumentsIn(StringRef Invocation) {
  auto [Name, Rest] = Invocation.split('(');
  return Rest.consume_back(")") ? Rest.trim() : StringRef();
}

/// The first of \p Arguments, and what follows it.
static std::pair<StringRef, StringRef> splitFirst(StringRef Arguments) {
  int Depth = 0;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    Depth += StringRef("([{").contains(Arguments[I]) ? 1 : StringRef(")]}").contains(Arguments[I]) ? -1 : 0;
    if (Arguments[I] == ',' && Depth == 0)
      return {Arguments.take_front(I).trim(), Arguments.drop_front(I + 1).trim()};
  }
  return {Arguments.trim(), ""};
}

/// The one of \p Arguments that names a level: the first, or the second where the first is a logger or a place.
static StringRef levelIn(StringRef Arguments) {
  auto [First, Rest] = splitFirst(Arguments);
  StringRef Second = splitFirst(Rest).first;
  return !severityIn(First) && severityIn(Second) ? Second : First;
}

static Severity severityOf(const model::Logging &Model, StringRef Arguments) {
  if (Model.Level != "argument")
    return severityIn(Model.Level).value_or(Severity::Info);
  return severityIn(levelIn(Arguments)).value_or(Severity::Info);
}

std::optional<LogStatement> LogReader::ofMacro(const LoggingMacro &Macro) {
  if (!Macro.Model || !Written.insert(Macro.Begin).second)
    return std::nullopt;
  LogStatement Result;
  Result.Model = Macro.Model;
  StringRef Arguments = argumentsIn(spelled(S, Macro));
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
    if (Macro.Begin.isFileID())
      Read->MacroArguments = argumentsIn(spelled(S, Macro)).str();
    return Read;
  }
  if (const auto *Maker = dyn_cast<CallExpr>(Head))
    if (const FunctionDecl *Callee = Maker->getDirectCallee(); Callee && S.meaning(*Callee).Logs) {
      Inner.insert(Maker);
      Result.Model = S.meaning(*Callee).Logs;
      Result.Name = S.name(*Callee);
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
    Result.How = severityOf(*Result.Model, argumentsIn(written(S, *Head)));
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
    auto Arguments = argumentsOf(Call);
    // The level may stand behind where in the source it is.
    std::optional<Severity> Said;
    for (const Expr *Argument : ArrayRef(Arguments).take_front(2))
      if (!Said && Meaning.Logs->Level == "argument")
        Said = severityIn(written(S, *Argument));
    Result->How = Said.value_or(severityOf(*Meaning.Logs, ""));
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
