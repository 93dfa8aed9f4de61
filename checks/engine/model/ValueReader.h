//===- ValueReader.h - reads the values of a model's keys -------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The values that a key of a model can have, each read from the current node. A mistake is a problem, and leaves what
/// was read in the state of before, or in one that gives rise to no second message.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_VALUEREADER_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_VALUEREADER_H

#include "engine/model/Entry.h"
#include "engine/model/Reader.h"
#include "engine/model/Word.h"
#include "llvm/ADT/STLExtras.h"

namespace floodgate::model {

class ValueReader : public Reader {
public:
  using Reader::Reader;

  /// \p Expected: what the text tells, for the message.
  void text(llvm::StringRef Expected, std::string &Out);
  void number(unsigned &Out);
  void seconds(double &Out);
  void argument(ArgumentRef &Out);
  void boolean(bool &Out);
  template <typename T, size_t N> void word(const Word<T> (&Words)[N], T &Out);
  /// The same, for words that are kept as they are spelled.
  template <size_t N> void word(const llvm::StringLiteral (&Words)[N], std::string &Out);

  void qualifiedName(std::string &Out);
  void qualifiedNames(std::vector<std::string> &Out);
  void methodName(std::string &Out);
  void methods(std::vector<std::string> &Out);
  /// A method's name, or with `::` that of a free function.
  void operationName(std::string &Out);
  void operations(std::vector<std::string> &Out);
  void macroNames(std::vector<std::string> &Out);
  /// The name of an accessor, with one `*` for the field's name.
  void accessorName(std::string &Out);

private:
  void unknownWord(llvm::StringRef Given, llvm::ArrayRef<llvm::StringRef> Words);
};

template <typename T, size_t N> void ValueReader::word(const Word<T> (&Words)[N], T &Out) {
  llvm::SmallVector<llvm::StringRef, N> Spellings;
  for (const Word<T> &W : Words)
    Spellings.push_back(W.Spelling);
  std::optional<std::string> Text = scalar(listOf(Spellings));
  if (!Text)
    return;
  const Word<T> *Found = llvm::find_if(Words, [&](const Word<T> &W) { return W.Spelling == *Text; });
  if (Found != std::end(Words))
    Out = Found->Means;
  else
    unknownWord(*Text, Spellings);
}

template <size_t N> void ValueReader::word(const llvm::StringLiteral (&Words)[N], std::string &Out) {
  llvm::SmallVector<llvm::StringRef, N> Spellings(std::begin(Words), std::end(Words));
  std::optional<std::string> Text = scalar(listOf(Spellings));
  if (!Text)
    return;
  if (llvm::is_contained(Spellings, *Text))
    Out = std::move(*Text);
  else
    unknownWord(*Text, Spellings);
}

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_VALUEREADER_H
