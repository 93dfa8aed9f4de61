//===- EntryReader.h - reads what the entries of a model share --*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the sections of a model are read with: lists of entries, the names that an entry is about, and its source.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_ENTRYREADER_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_ENTRYREADER_H

#include "engine/model/Claim.h"
#include "engine/model/ValueReader.h"

namespace floodgate::model {

class EntryReader : public ValueReader {
public:
  using ValueReader::ValueReader;

  /// The key `source` of the whole file.
  void defaultSource(Mapping &Top);

  /// A section whose entries are about calls or macros.
  template <typename T>
  void section(Mapping &Top, llvm::StringRef Key, std::vector<T> &Out,
               llvm::function_ref<void(Mapping &, T &)> Describe);

  /// A section whose entries are about classes, or if they can be about calls then about either: one entry for every
  /// class that is named.
  template <typename T>
  void classSection(Mapping &Top, llvm::StringRef Key, std::vector<T> &Out,
                    llvm::function_ref<void(Mapping &, T &)> Describe);

  /// The names at \p Key that the entry is about, and whether that key is there.
  bool names(Mapping &M, llvm::StringRef Section, llvm::StringRef Key, std::vector<std::string> &Out);
  void requiredNames(Mapping &M, llvm::StringRef Section, llvm::StringRef Key, std::vector<std::string> &Out);

  /// Complains unless one of \p Keys was \p Given.
  void exactlyOne(const Mapping &M, llvm::ArrayRef<llvm::StringRef> Keys, unsigned Given);

  void claim(Claim C) { Claims.push_back(std::move(C)); }
  const std::vector<Claim> &claims() const { return Claims; }
  /// What the entry that is being read is about.
  llvm::MutableArrayRef<Claim> claimsOfEntry() { return llvm::MutableArrayRef(Claims).drop_front(FirstOfEntry); }

private:
  void source(Mapping &M, Entry &E);

  std::vector<Claim> Claims;
  size_t FirstOfEntry = 0;
  bool HasDefaultSource = false;
  std::string DefaultSource;
};

template <typename T>
void EntryReader::section(Mapping &Top, llvm::StringRef Key, std::vector<T> &Out,
                          llvm::function_ref<void(Mapping &, T &)> Describe) {
  Top.optional(Key, [&] {
    sequence("a list of entries", [&] {
      Mapping M(*this, "an entry of '" + Key + "'");
      FirstOfEntry = Claims.size();
      Describe(M, Out.emplace_back());
      source(M, Out.back());
    });
  });
}

template <typename T>
void EntryReader::classSection(Mapping &Top, llvm::StringRef Key, std::vector<T> &Out,
                               llvm::function_ref<void(Mapping &, T &)> Describe) {
  Top.optional(Key, [&] {
    sequence("a list of entries", [&] {
      Mapping M(*this, "an entry of '" + Key + "'");
      FirstOfEntry = Claims.size();
      T E;
      std::vector<std::string> Classes;
      unsigned Given = names(M, Key, "class", Classes);
      if constexpr (requires { E.Calls; })
        exactlyOne(M, {"class", "call"}, Given + names(M, Key, "call", E.Calls));
      else
        exactlyOne(M, {"class"}, Given);
      Describe(M, E);
      source(M, E);
      if (Classes.empty())
        Out.push_back(E);
      for (std::string &Class : Classes) {
        E.Class = std::move(Class);
        Out.push_back(E);
      }
    });
  });
}

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_ENTRYREADER_H
