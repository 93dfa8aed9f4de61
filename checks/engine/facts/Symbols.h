//===- Symbols.h - names in facts -------------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_SYMBOLS_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_SYMBOLS_H

#include "llvm/ADT/CachedHashString.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <deque>
#include <string>

namespace floodgate {

/// The last enumerator of an enumeration that stands in facts: what is read is held against it. Each such enumeration
/// has its own; without one, the facts do not compile.
template <class E> struct LastEnumerator;
/// An interned string. 0 is the empty string.
enum class Symbol : uint32_t { None = 0 };

/// Owns interned strings.
class SymbolTable {
public:
  SymbolTable() { intern(""); }
  SymbolTable(const SymbolTable &) = delete;
  SymbolTable &operator=(const SymbolTable &) = delete;
  SymbolTable(SymbolTable &&) noexcept = default;
  SymbolTable &operator=(SymbolTable &&) noexcept = default;
  Symbol intern(llvm::StringRef Text) { return intern(llvm::CachedHashStringRef(Text)); }
  Symbol intern(const llvm::CachedHashStringRef &Text);
  /// The text of \p S; valid as long as the table.
  const std::string &text(Symbol S) const { return Texts[static_cast<uint32_t>(S)]; }
  size_t size() const { return Texts.size(); }

private:
  std::deque<std::string> Texts; ///< Stay where they are when others come.
  llvm::DenseMap<llvm::CachedHashStringRef, uint32_t> Index;
};

/// The number of \p S in its table: a key of LLVM's maps.
inline uint32_t raw(Symbol S) { return static_cast<uint32_t>(S); }

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_SYMBOLS_H
