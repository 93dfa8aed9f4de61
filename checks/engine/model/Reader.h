//===- Reader.h - strict reading of YAML mappings ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A layer over llvm::yaml::Input for files that people write by hand. By itself Input stops at the first mistake, and
/// names neither the keys nor the values that it would have accepted. A Reader goes on, and says both.
///
/// It knows YAML; it knows no model. What a model file may hold is in Sections.h.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_READER_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_READER_H

#include "engine/model/Model.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/YAMLTraits.h"
#include <optional>

namespace floodgate::model {

/// A mistake in a file, and where it is.
struct Problem {
  Position Where;
  std::string Message;
};

/// The problems as one error, sorted by place, one line `FILE:LINE:COLUMN: error: MESSAGE` each. No problems: success.
llvm::Error toError(std::vector<Problem> Problems);

/// `'a', 'b' or 'c'`: the values that would have been accepted.
std::string listOf(llvm::ArrayRef<llvm::StringRef> Values);

/// `, did you mean 'x'?` where one of \p Known is close to \p Given, and otherwise nothing.
std::string didYouMean(llvm::StringRef Given, llvm::ArrayRef<llvm::StringRef> Known);

/// Reads one YAML document, and stands on one of its nodes at a time.
class Reader {
public:
  /// \p Text must end with a NUL beyond its end and outlive the reader. \p File is used in positions only.
  Reader(llvm::StringRef Text, llvm::StringRef File);
  ~Reader();

  /// Runs \p Body on the document's one node, then complains about further documents. Nothing runs when the text is not
  /// YAML at all, which is a problem too.
  void document(llvm::function_ref<void()> Body);

  /// Where the current node starts.
  Position position() const;

  void problem(const Position &Where, const llvm::Twine &Message);
  std::vector<Problem> takeProblems() { return std::move(Problems); }

  /// The text of the current node, which has to be a scalar that is not empty; \p Expected says so to the user
  /// ("expected a name, found a list").
  std::optional<std::string> scalar(llvm::StringRef Expected);

  /// Runs \p Body on every element of the current node, which has to be a list with elements.
  void sequence(llvm::StringRef Expected, llvm::function_ref<void()> Body);

  /// The same, but a scalar is taken for a list of one.
  void scalarOrSequence(llvm::StringRef Expected, llvm::function_ref<void()> Body);

  /// The keys of the current node, for as long as the object lives. Every key has to be asked for, whether it is there
  /// or not: the others are unknown ones, which the destructor reports.
  class Mapping {
  public:
    /// \p What is what the mapping describes ("an entry of 'blocking'").
    Mapping(Reader &R, const llvm::Twine &What);
    ~Mapping();
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;

    /// Runs \p Body on the value of \p Key if it is there, and tells whether it is.
    bool optional(llvm::StringRef Key, llvm::function_ref<void()> Body);

    /// The same, and complains where it is missing.
    bool required(llvm::StringRef Key, llvm::function_ref<void()> Body);

    /// Whether it is one at all; if not, that has been said.
    bool valid() const { return IsMapping; }
    const Position &where() const { return Where; }
    llvm::StringRef what() const { return What; }

  private:
    Reader &R;
    std::string What;
    Position Where;
    bool IsMapping;
    Mapping *Outer;
    llvm::SmallVector<llvm::StringRef, 16> Keys;
    friend class Reader;
  };

private:
  static void diagnosed(const llvm::SMDiagnostic &Diagnostic, void *Self);
  const llvm::yaml::Node *current() const { return Input.getCurrentNode(); }
  llvm::StringRef kindOfCurrent() const;
  Position positionAt(const char *Where) const;

  llvm::StringRef Text;
  std::string File;
  std::vector<Problem> Problems;
  Mapping *Innermost = nullptr;
  llvm::yaml::Input Input;
  llvm::yaml::IO &IO; ///< The same object: Input overrides the functions of IO as private ones.
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_READER_H
