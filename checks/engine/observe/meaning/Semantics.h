//===- Semantics.h - names and meanings of declarations ---------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers, for clang's declarations, the questions that the models answer for names: what does this call do, what is
/// this type. Everything is cached by declaration, for one translation unit.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_SEMANTICS_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_SEMANTICS_H

#include "engine/facts/Facts.h"
#include "engine/model/Index.h"
#include "engine/observe/Observe.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"

namespace floodgate {

/// Qualified name without template arguments and inline or unnamed namespaces; a constructor is `Class::Class`.
std::string qualifiedName(const clang::NamedDecl &Declaration);

/// What the models say of a class and its bases.
struct ClassMeaning : TypeMeaning {
  /// Containers of the class itself and its bases, the most derived first: each adds operations.
  llvm::SmallVector<const model::Container *, 2> Containers;
  bool isBounded() const;
  /// Whether the model speaks for what its functions do: a container, an option, a future, a callable; no actor.
  bool isDescribed() const { return !Actor && (!Containers.empty() || Wrapper || Future || Callable); }
};

/// An operation on a container that a call performs.
struct ContainerOperation {
  const model::GrowOperation *Grow = nullptr;
  const model::ShrinkOperation *Shrink = nullptr;
  bool Size = false;       ///< Tells how many elements there are.
  bool Element = false;    ///< Gives an element or an iterator.
  bool Membership = false; ///< Tells whether the first argument is a key that it holds.
  const model::Container *Type = nullptr;
  bool Bounded = false;
  bool Outlet = false; ///< The type shows neither size nor elements: what is put in goes out as somebody takes it.
};

/// An accessor of a message's field.
struct MessageAccess {
  enum class Kind : uint8_t { None, Add, Mutable, Clear, Has, Size, Set };
  Kind What = Kind::None;
  std::string Field;
};

/// A macro of the models that logs, where it is expanded.
struct LoggingMacro {
  const model::Logging *Model = nullptr; ///< Null: there is none.
  std::string Name;
  clang::SourceLocation Begin, End; ///< Its name, and the parenthesis that closes its arguments; in a file, or in the
                                    ///< text of another macro.
};

class Semantics {
public:
  Semantics(clang::ASTContext &Context, const ModelIndex &Models, const ProjectScope &Scope, UnitFacts &Facts);

  clang::ASTContext &context() const { return Context; }
  UnitFacts &facts() const { return Facts; }
  /// How code is printed into facts: a lambda has no name, and where the project lies is not a part of one.
  clang::PrintingPolicy policy() const {
    clang::PrintingPolicy Policy = Context.getPrintingPolicy();
    Policy.AnonymousTagLocations = false;
    return Policy;
  }
  const ModelIndex &models() const { return Models; }

  const CallMeaning &meaning(const clang::FunctionDecl &Callee);
  const ClassMeaning &meaning(const clang::CXXRecordDecl &Class);
  /// The class that \p Type is, refers to or points to; null for other types.
  static const clang::CXXRecordDecl *classOf(clang::QualType Type);
  const ClassMeaning &meaningOf(clang::QualType Type);

  ContainerOperation containerOperation(const clang::FunctionDecl &Callee, unsigned Arguments);
  /// What the free function \p Callee does to an argument of type \p Argument: `std::swap(a, b)`.
  ContainerOperation freeOperation(const clang::FunctionDecl &Callee, clang::QualType Argument);
  MessageAccess messageAccess(const clang::FunctionDecl &Callee);
  /// Whether \p Accessor, a method of a message class, gives a field: there is a method that clears it.
  bool isField(const clang::CXXMethodDecl &Accessor);
  /// Whether \p Message, a class of messages, has a repeated field.
  bool repeats(const clang::CXXRecordDecl &Message);
  /// The file by which the field that \p Accessor gives may be missing: its interface file, or the header with a
  /// comment that tells. Empty where none tells.
  const std::string &optionalBy(const clang::CXXMethodDecl &Accessor);
  bool isActor(const clang::CXXRecordDecl &Class);
  /// Whether a value of \p Type is a string, or something else made of characters.
  bool holdsText(clang::QualType Type);
  /// Whether it has elements or repeated fields, as many as somebody put there; characters do not count.
  bool holdsMany(clang::QualType Type);
  /// std::function-like, a lambda, or a pointer to a function or member function.
  bool isCallable(clang::QualType Type);
  /// Looks like a future by the models.
  bool isFuture(clang::QualType Type) { return meaningOf(Type).Future != nullptr; }
  /// A future, or a container or a wrapper of futures.
  bool holdsFuture(clang::QualType Type);

  Symbol intern(llvm::StringRef Text) { return Facts.Symbols.intern(Text); }
  const std::string &name(const clang::NamedDecl &Declaration);
  Symbol usr(const clang::Decl &Declaration);
  Location location(clang::SourceLocation Where);
  /// The location of \p Range's begin, with its end where it is on the same line.
  Location location(clang::SourceRange Range);
  /// The expression as one line, shortened where it is long.
  Symbol text(const clang::Expr &Expression);
  /// The value of \p Expression where it is an integer that the compiler knows.
  std::optional<llvm::APSInt> constant(const clang::Expr &Expression);
  /// The text of \p Expression where it is made of constants: literals, constants, what joins them. What is not known
  /// is `…`; empty where nothing is.
  std::string constantText(const clang::Expr &Expression);

  /// Whether \p Where stands in one of the project's own files.
  bool isOwn(clang::SourceLocation Where);
  bool isOwn(const clang::Decl &Declaration);
  bool isInHeader(clang::SourceLocation Where) const;
  /// USRs of all classes that \p Type mentions.
  void mentions(clang::QualType Type, std::vector<Symbol> &Into);
  /// \p Macro's name at the outermost expansion in which \p Where stands; empty outside of macros.
  llvm::StringRef outermostMacro(clang::SourceLocation Where) const;
  /// The outermost macro that logs in whose own text \p Where stands: not in what it was given.
  const LoggingMacro &loggingMacro(clang::SourceLocation Where);

private:
  struct FileEntry {
    std::string Name; ///< Interned only when a fact names the file: most are headers of which nothing is said.
    bool Own = false;
  };
  const FileEntry &file(clang::FileID File);
  std::string optionalByComment(const clang::CXXMethodDecl &Accessor, const model::MessageType &Message);

  clang::ASTContext &Context;
  const ModelIndex &Models;
  const ProjectScope &Scope;
  UnitFacts &Facts;
  llvm::DenseMap<const clang::Decl *, Symbol> Usrs;
  llvm::DenseMap<const clang::Decl *, std::unique_ptr<std::string>> Names;
  llvm::DenseMap<const clang::FunctionDecl *, const CallMeaning *> CallMeanings;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::unique_ptr<ClassMeaning>> ClassMeanings;
  llvm::DenseMap<const clang::CXXMethodDecl *, bool> Fields;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Repeats, Clears;
  llvm::DenseMap<const clang::Expr *, Symbol> TextsOf;
  llvm::DenseMap<const clang::Expr *, std::optional<llvm::APSInt>> Constants;
  llvm::DenseMap<const clang::CXXMethodDecl *, std::string> OptionalFields; ///< optionalBy(), where it has been asked.
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> HoldsFuture;
  llvm::DenseMap<clang::FileID, FileEntry> Files;
  llvm::DenseMap<clang::FileID, std::unique_ptr<LoggingMacro>> LoggingMacros; ///< By expansion.
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Many;                    ///< holdsMany(), where it has been asked.
  ClassMeaning Nothing;
};

/// Strips parentheses, casts, temporaries, and calls of std::move and std::forward.
const clang::Expr *stripped(const clang::Expr *Expression);

/// What of \p Statement is carried out: all of it, the chosen one of several expressions; null where it is an operand
/// that is not evaluated (of `sizeof`, `noexcept`, a trait …) or nothing.
const clang::Stmt *evaluated(const clang::Stmt *Statement);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_MEANING_SEMANTICS_H
