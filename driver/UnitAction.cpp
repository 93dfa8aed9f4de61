//===- UnitAction.cpp - observes one translation unit ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "UnitAction.h"
#include "Invocation.h"
#include "facts/Facts.h"
#include "facts/Observe.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace floodgate {

namespace {

/// Keeps the first error of a parse.
class FirstError : public clang::DiagnosticConsumer {
public:
  FirstError(const ProjectScope &Scope, UnitOutcome &Outcome) : Scope(Scope), Outcome(Outcome) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level, const clang::Diagnostic &Info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error || !Outcome.Error.empty())
      return;
    llvm::SmallString<256> Message;
    Info.FormatDiagnostic(Message);
    Outcome.Error = std::string(Message);
    if (Info.hasSourceManager() && Info.getLocation().isValid())
      locate(Info.getSourceManager(), Info.getLocation());
  }

private:
  void locate(const clang::SourceManager &Sources, clang::SourceLocation Location) {
    clang::SourceLocation Expansion = Sources.getExpansionLoc(Location);
    clang::OptionalFileEntryRef File = Sources.getFileEntryRefForID(Sources.getFileID(Expansion));
    if (!File)
      return;
    llvm::SmallString<256> Path(File->getName());
    (void)llvm::sys::fs::make_absolute(Path);
    SourceRange &Where = Outcome.Where;
    Where.File = Scope.nameOf(realPath(Path));
    Where.Line = Sources.getExpansionLineNumber(Expansion);
    Where.Column = Sources.getExpansionColumnNumber(Expansion);
    llvm::StringRef Rest = Sources.getBufferData(Sources.getFileID(Expansion))
                               .drop_front(Sources.getFileOffset(Expansion) - (Where.Column - 1));
    Where.Snippet = Rest.take_until([](char C) { return C == '\n' || C == '\r'; }).str();
    Outcome.Error =
        Where.File + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column) + ": " + Outcome.Error;
  }

  const ProjectScope &Scope;
  UnitOutcome &Outcome;
};

class ObservingConsumer : public clang::ASTConsumer {
public:
  ObservingConsumer(clang::CompilerInstance &Compiler, const UnitSettings &Settings, UnitOutcome &Outcome)
      : Compiler(Compiler), Settings(Settings), Outcome(Outcome) {}

  bool shouldSkipFunctionBody(clang::Decl *Function) override {
    return canSkipBody(*Function, Compiler.getSourceManager(), Settings.Models, Settings.Scope);
  }

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    // What is missing after an error would look like something that the code does not do.
    if (Compiler.getDiagnostics().hasErrorOccurred())
      return;
    Outcome.Facts = serialize(*observe(Context, Settings.Models, Settings.Scope, Settings.Checks));
  }

private:
  clang::CompilerInstance &Compiler;
  const UnitSettings &Settings;
  UnitOutcome &Outcome;
};

class ObservingAction : public clang::ASTFrontendAction {
public:
  ObservingAction(const UnitSettings &Settings, UnitOutcome &Outcome) : Settings(Settings), Outcome(Outcome) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &Compiler, llvm::StringRef) override {
    return std::make_unique<ObservingConsumer>(Compiler, Settings, Outcome);
  }

private:
  const UnitSettings &Settings;
  UnitOutcome &Outcome;
};

/// Only errors are of interest, and only those that clang has by itself: the project's own choice of warnings may be
/// one that stops GCC and not clang, or the other way round. What the project turned off stays off, for some errors are
/// warnings to clang.
void silenceWarnings(clang::DiagnosticOptions &Diagnostics) {
  llvm::erase_if(Diagnostics.Warnings, [](llvm::StringRef Warning) { return !Warning.starts_with("no-"); });
  Diagnostics.IgnoreWarnings = true;
  Diagnostics.PedanticErrors = false;
  Diagnostics.VerifyDiagnostics = false;
}

} // namespace

UnitOutcome analyseUnit(const Unit &U, const UnitSettings &Settings) {
  clang::noteBottomOfStack();
  UnitOutcome Outcome;
  CleanCommand Command = U.Command;
  if (std::error_code Problem = llvm::sys::fs::set_current_path(U.Directory)) {
    Outcome.Error = "cannot enter '" + U.Directory + "': " + Problem.message();
    return Outcome;
  }
  llvm::Expected<std::shared_ptr<clang::CompilerInvocation>> Invocation = makeInvocation(Command);
  Outcome.Dropped = Command.Dropped;
  if (!Invocation) {
    Outcome.Error = llvm::toString(Invocation.takeError());
    return Outcome;
  }
  clang::CompilerInvocation &Settled = **Invocation;
  silenceWarnings(Settled.getDiagnosticOpts());
  clang::FrontendOptions &Frontend = Settled.getFrontendOpts();
  Frontend.SkipFunctionBodies = Settings.SkipBodies;
  Frontend.DisableFree = true;
  Frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  Frontend.OutputFile.clear();
  Settled.getDependencyOutputOpts() = clang::DependencyOutputOptions();

  // Never destroyed, like the AST: the process ends instead.
  auto *Compiler = new clang::CompilerInstance(std::move(*Invocation));
  auto *Consumer = new FirstError(Settings.Scope, Outcome);
  Compiler->setVirtualFileSystem(llvm::vfs::getRealFileSystem());
  Compiler->createDiagnostics(Consumer, /*ShouldOwnClient=*/false);
  ObservingAction Action(Settings, Outcome);
  bool Finished = Compiler->ExecuteAction(Action);
  if (!Finished && Outcome.Error.empty())
    Outcome.Error = "clang could not read it, and said no more";
  if (!Outcome.Error.empty())
    Outcome.Facts.clear();
  return Outcome;
}

namespace {

/// Strings with their length before them.
class Writer {
public:
  void add(llvm::StringRef Text) {
    uint64_t Size = Text.size();
    Bytes.append(reinterpret_cast<const char *>(&Size), sizeof Size);
    Bytes.append(Text);
  }
  void add(uint64_t Number) { add(std::to_string(Number)); }
  std::string Bytes;
};

class Reader {
public:
  explicit Reader(llvm::StringRef Bytes) : Bytes(Bytes) {}
  std::string text() {
    uint64_t Size = 0;
    if (Bytes.size() < sizeof Size)
      return fail();
    std::memcpy(&Size, Bytes.data(), sizeof Size);
    Bytes = Bytes.drop_front(sizeof Size);
    if (Size > Bytes.size())
      return fail();
    std::string Result = Bytes.take_front(Size).str();
    Bytes = Bytes.drop_front(Size);
    return Result;
  }
  uint64_t number() {
    uint64_t Result = 0;
    if (llvm::StringRef(text()).getAsInteger(10, Result))
      Failed = true;
    return Result;
  }
  bool isComplete() const { return !Failed && Bytes.empty(); }
  bool hasFailed() const { return Failed; }

private:
  std::string fail() {
    Failed = true;
    return "";
  }
  llvm::StringRef Bytes;
  bool Failed = false;
};

} // namespace

std::string encode(const UnitOutcome &Outcome) {
  Writer Out;
  Out.add(Outcome.Facts);
  Out.add(Outcome.Error);
  Out.add(Outcome.Where.File);
  Out.add(Outcome.Where.Line);
  Out.add(Outcome.Where.Column);
  Out.add(Outcome.Where.Snippet);
  Out.add(Outcome.Dropped.size());
  for (const std::string &Argument : Outcome.Dropped)
    Out.add(Argument);
  return std::move(Out.Bytes);
}

UnitOutcome decodeOutcome(llvm::StringRef Bytes) {
  Reader In(Bytes);
  UnitOutcome Outcome;
  Outcome.Facts = In.text();
  Outcome.Error = In.text();
  Outcome.Where.File = In.text();
  Outcome.Where.Line = In.number();
  Outcome.Where.Column = In.number();
  Outcome.Where.Snippet = In.text();
  for (uint64_t Left = In.number(); Left && !In.hasFailed(); --Left)
    Outcome.Dropped.push_back(In.text());
  if (!In.isComplete()) {
    Outcome = {};
    Outcome.Error = "the worker ended before it had said what it found";
  }
  return Outcome;
}

} // namespace floodgate
