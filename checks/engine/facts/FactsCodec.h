//===- FactsCodec.h - facts as bytes, piece by piece ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The one form in which values go from process to process and into files. A struct is its fields in the order in which
/// `fields` visits them; numbers are LEB128; a text and a vector stand behind their size.
///
/// Of a unit's facts, as serialize() makes them, all that a function says stands together, behind its USR and its size,
/// and so does each class: what the link phase has from another unit already is skipped without being read.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_FACTS_FACTSCODEC_H
#define FLOODGATE_CHECKS_ENGINE_FACTS_FACTSCODEC_H

#include "engine/facts/Facts.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace floodgate {

template <class T>
concept HasFields = requires(T &Value) { Value.fields([](auto &) {}); };

template <> struct LastEnumerator<Level> {
  static constexpr Level Value = Level::Audit;
};

template <class T> inline constexpr bool IsText = std::is_same_v<T, std::string> || std::is_same_v<T, llvm::StringRef>;

/// The bytes that a value takes at least: each of its fields takes one or more.
template <class T> size_t leastBytes() {
  if constexpr (HasFields<T>) {
    static const size_t Sum = [] {
      size_t Bytes = 0;
      T().fields([&](auto &Field) { Bytes += leastBytes<std::remove_reference_t<decltype(Field)>>(); });
      return Bytes;
    }();
    return Sum;
  } else {
    return 1;
  }
}

/// About what a SymbolTable takes for a string, beside its characters, and a PathTable for a path.
inline constexpr uint64_t BytesOfString = 96, BytesOfPath = 96;

/// How much memory facts may take once they are read, in relation to the bytes that they are stored in. Facts that are
/// made from code need far less; those that somebody has made up to need more are refused as damaged.
class MemoryBudget {
public:
  /// For facts that take \p Stored bytes.
  explicit MemoryBudget(uint64_t Stored) : Left(Least + PerByte * Stored) {}
  /// Whether \p Bytes more are within it.
  bool take(uint64_t Bytes) {
    if (Bytes > Left)
      return false;
    Left -= Bytes;
    return true;
  }

private:
  /// What a small file may take whatever its size: it may hold much that is alike, which is compressed to nearly
  /// nothing.
  static constexpr uint64_t Least = uint64_t(256) << 20;
  static constexpr uint64_t PerByte = 512;
  uint64_t Left;
};

/// A function, and all that is said of it.
struct FunctionFacts {
  floodgate::Function Itself;
  std::vector<CallableAssignment> Assignments;
  std::vector<Call> Calls;
  std::vector<Store> Stores;
  Events Seen;
  std::vector<FutureStep> Futures;

  template <class V> void fields(V &&Visit) {
    Visit(Itself), Visit(Assignments), Visit(Calls), Visit(Stores), Visit(Seen), Visit(Futures);
  }
};

/// Numbers strings in the order in which they are first written.
class StringNumbers {
public:
  explicit StringNumbers(const SymbolTable &Symbols) : Numbers(Symbols.size(), Unknown) { number(Symbol::None); }
  uint32_t number(Symbol S) {
    uint32_t &Number = Numbers[static_cast<uint32_t>(S)];
    if (Number == Unknown) {
      Number = static_cast<uint32_t>(Order.size());
      Order.push_back(S);
    }
    return Number;
  }
  llvm::ArrayRef<Symbol> order() const { return Order; }

private:
  static constexpr uint32_t Unknown = ~0u;
  std::vector<uint32_t> Numbers;
  std::vector<Symbol> Order;
};

/// Numbers paths in the order in which they are first written; a parent before its children.
class PathNumbers {
public:
  explicit PathNumbers(const PathTable &Paths) : Paths(Paths), Numbers(Paths.count(), Unknown) {
    number(AccessPath::Empty);
  }
  uint32_t number(AccessPath Path) {
    if (uint32_t Known = Numbers[static_cast<uint32_t>(Path)]; Known != Unknown)
      return Known;
    PathRow Row = Paths.row(Path);
    if (Path != AccessPath::Empty)
      Row.Parent = number(Paths.parent(Path));
    Rows.push_back(Row);
    return Numbers[static_cast<uint32_t>(Path)] = static_cast<uint32_t>(Rows.size() - 1);
  }
  const std::vector<PathRow> &rows() const { return Rows; }

private:
  static constexpr uint32_t Unknown = ~0u;
  const PathTable &Paths;
  std::vector<uint32_t> Numbers;
  std::vector<PathRow> Rows;
};

/// Writes values one after the other.
class FactsWriter {
public:
  FactsWriter() = default;
  FactsWriter(StringNumbers &Strings, PathNumbers &Paths) : Strings(&Strings), Paths(&Paths) {}

  template <class T> void write(const T &Value) {
    if constexpr (HasFields<T>)
      const_cast<T &>(Value).fields([this](const auto &Field) { this->write(Field); });
    else if constexpr (IsText<T>)
      text(Value);
    else if constexpr (std::is_same_v<T, Symbol>)
      number(Strings->number(Value));
    else if constexpr (std::is_same_v<T, AccessPath>)
      number(Paths->number(Value));
    else if constexpr (std::is_same_v<T, double>)
      number(std::bit_cast<uint64_t>(Value));
    else
      number(static_cast<uint64_t>(Value));
  }
  template <class T> void write(const std::vector<T> &Values) {
    number(Values.size());
    for (const T &Value : Values)
      write(Value);
  }
  template <class T, size_t Count> void write(const std::array<T, Count> &Values) {
    for (const T &Value : Values)
      write(Value);
  }
  template <class A, class B> void write(const std::pair<A, B> &Both) {
    write(Both.first);
    write(Both.second);
  }
  void number(uint64_t Value) { llvm::encodeULEB128(Value, Out); }
  /// The bytes of \p Inner, behind their number.
  void block(const FactsWriter &Inner) { text(Inner.Bytes); }
  void raw(llvm::StringRef Text) { Out << Text; }
  /// \p Text behind its length: what FactsCursor::block() reads.
  void text(llvm::StringRef Text) {
    number(Text.size());
    raw(Text);
  }
  std::string take() { return std::string(Bytes); }

private:
  llvm::SmallString<0> Bytes;
  llvm::raw_svector_ostream Out{Bytes};
  StringNumbers *Strings = nullptr; ///< Needed where symbols are written,
  PathNumbers *Paths = nullptr;     ///< and where paths are.
};

/// Reads them back. Past the end of the bytes, and where they cannot be right, it fails once and for all, and what it
/// gives from then on is empty.
class FactsCursor {
public:
  explicit FactsCursor(llvm::StringRef Bytes, MemoryBudget *Budget = nullptr)
      : At(Bytes.bytes_begin()), End(Bytes.bytes_end()), Budget(Budget) {}

  bool hasFailed() const { return Failed; }
  bool isAtEnd() const { return At == End; }
  void fail() { Failed = true; }
  /// A number in the form that FactsWriter gives it, and in no longer one.
  uint64_t number() {
    uint64_t Value = 0;
    for (unsigned Shift = 0; !Failed && At != End; Shift += 7) {
      const uint8_t Byte = *At++;
      const uint64_t Bits = Byte & 0x7f;
      // The tenth byte holds the last bit; a last byte without bits says nothing.
      if (Shift > 63 || (Shift == 63 && Bits > 1) || (Byte == 0 && Shift != 0))
        break;
      Value |= Bits << Shift;
      if (Byte == Bits)
        return Value;
    }
    Failed = true;
    return 0;
  }
  llvm::StringRef raw(uint64_t Size) {
    if (Failed || Size > static_cast<uint64_t>(End - At)) {
      Failed = true;
      return "";
    }
    llvm::StringRef Result(reinterpret_cast<const char *>(At), Size);
    At += Size;
    return Result;
  }
  llvm::StringRef block() { return raw(number()); }
  llvm::StringRef rest() { return raw(static_cast<uint64_t>(End - At)); }
  /// How many elements follow, each of at least \p Least bytes.
  size_t count(size_t Least = 1) {
    uint64_t Value = number();
    if (Value > static_cast<uint64_t>(End - At) / Least)
      Failed = true;
    return Failed ? 0 : Value;
  }

  /// Reads what FactsWriter::write() has written. A StringRef refers to the bytes. \p Names turns the numbers of
  /// strings and paths into symbols and access paths: see Renumbering.
  template <class T, class Map> void read(T &Value, Map &Names) {
    if constexpr (HasFields<T>) {
      Value.fields([&](auto &Field) { read(Field, Names); });
    } else if constexpr (IsText<T>) {
      Value = T(block());
    } else if constexpr (std::is_same_v<T, Symbol>) {
      Value = Names.symbol(number());
    } else if constexpr (std::is_same_v<T, AccessPath>) {
      Value = Names.path(number());
    } else if constexpr (std::is_same_v<T, bool>) {
      Value = upTo(1) != 0;
    } else if constexpr (std::is_enum_v<T>) {
      Value = static_cast<T>(upTo(static_cast<uint64_t>(LastEnumerator<T>::Value)));
    } else if constexpr (std::is_same_v<T, double>) {
      Value = std::bit_cast<double>(number());
    } else {
      static_assert(std::is_integral_v<T> && (std::is_unsigned_v<T> || sizeof(T) == sizeof(uint64_t)));
      Value = static_cast<T>(upTo(static_cast<uint64_t>(std::numeric_limits<std::make_unsigned_t<T>>::max())));
    }
  }
  /// The same of a value that holds neither symbols nor access paths.
  template <class T> void read(T &Value) {
    struct {
      Symbol symbol(uint64_t) { return Symbol::None; }
      AccessPath path(uint64_t) { return {}; }
    } NoNames;
    read(Value, NoNames);
  }
  template <class T, class Map> void read(std::vector<T> &Values, Map &Names) {
    size_t Count = count(leastBytes<T>());
    if (Budget && !Budget->take(Count * sizeof(T))) {
      Failed = true;
      Count = 0;
    }
    Values.resize(Count);
    for (T &Value : Values)
      read(Value, Names);
  }
  template <class T, size_t Count, class Map> void read(std::array<T, Count> &Values, Map &Names) {
    for (T &Value : Values)
      read(Value, Names);
  }
  template <class A, class B, class Map> void read(std::pair<A, B> &Both, Map &Names) {
    read(Both.first, Names);
    read(Both.second, Names);
  }

private:
  uint64_t upTo(uint64_t Most) {
    uint64_t Value = number();
    if (Value > Most)
      Failed = true;
    return Failed ? 0 : Value;
  }

  const uint8_t *At, *End;
  MemoryBudget *Budget; ///< Null: without one.
  bool Failed = false;
};

/// What FactsWriter::write() makes of \p Value, which holds no symbol.
template <class T> std::string encoded(const T &Value) {
  FactsWriter Out;
  Out.write(Value);
  return Out.take();
}
/// Nothing where encoded() did not make \p Bytes of a value of this type. What the value refers to lies in them.
template <class T> std::optional<T> decoded(llvm::StringRef Bytes) {
  FactsCursor In(Bytes);
  T Value;
  In.read(Value);
  return In.hasFailed() || !In.isAtEnd() ? std::nullopt : std::optional<T>(std::move(Value));
}

/// Whether what \p Facts says, once it has been read, can have been made from code: places, ranges and names that fit
/// together. \p Usr: that under which it stands. What has been read and is not valid is damaged.
bool isValid(const FunctionFacts &Facts, Symbol Usr);
bool isValid(const Record &R, Symbol Usr);
bool isValid(const Field &F, Symbol Usr);

/// One unit's facts, of which only what is asked for is read. The bytes are compressed behind the unit's name.
class FactsReader {
public:
  FactsReader() = default;
  FactsReader(const FactsReader &) = delete;
  FactsReader &operator=(const FactsReader &) = delete;

  /// Of something that has a USR: where the rest of it is.
  struct Entry {
    uint32_t Usr = 0; ///< Number of a string.
    bool HasBody = false;
    llvm::StringRef Block;
  };

  /// Turns to \p Bytes; what was read before is gone, its memory is used again. An error where they are no facts of
  /// this schema version, or need more memory than is left in \p Budget, which this reader never gives back.
  llvm::Error open(llvm::StringRef Bytes, MemoryBudget &Budget);
  /// The same, with a budget of its own.
  llvm::Error open(llvm::StringRef Bytes) {
    MemoryBudget Budget(Bytes.size());
    return open(Bytes, Budget);
  }
  /// What stands before all else.
  struct UnitName {
    llvm::StringRef Name;
    bool IsInPart = false; ///< There were errors when it was read.
  };
  /// Only the name of the unit.
  static llvm::Expected<UnitName> unitOf(llvm::StringRef Bytes);

  llvm::StringRef unit() const { return Unit.Name; }
  bool isInPart() const { return Unit.IsInPart; }
  size_t strings() const { return Texts.size(); }
  llvm::StringRef text(uint32_t String) const { return Texts[String].val(); }
  const llvm::CachedHashStringRef &hashedText(uint32_t String) const { return Texts[String]; }

  llvm::ArrayRef<Entry> functions() const { return Functions; }
  llvm::ArrayRef<Entry> records() const { return Records; }
  llvm::ArrayRef<Entry> globals() const { return Globals; }
  llvm::StringRef entryPoints() const { return EntryPoints; } ///< A vector of them.
  llvm::StringRef sightings() const { return Sightings; }     ///< A vector of them.
  llvm::ArrayRef<llvm::StringRef> guards() const { return Guards; }
  /// Names in them are numbers of strings. Each parent stands before its children.
  llvm::ArrayRef<PathRow> paths() const { return Paths; }

private:
  /// Takes from \p Budget what \p Bytes, the need of the facts that are being opened, exceed that of earlier ones.
  bool charge(uint64_t Bytes, MemoryBudget &Budget);
  /// \returns whether they can have been made from code.
  bool readPaths(FactsCursor &Rows, MemoryBudget &Budget);

  uint64_t Charged = 0; ///< What earlier facts, whose memory is used again, needed.
  UnitName Unit;
  llvm::SmallVector<uint8_t, 0> Plain; ///< What all else refers to.
  std::vector<llvm::CachedHashStringRef> Texts;
  std::vector<Entry> Functions, Records, Globals;
  llvm::StringRef EntryPoints, Sightings;
  std::vector<llvm::StringRef> Guards;
  std::vector<PathRow> Paths;
};

/// Gives what is read of one unit the symbols and paths of a whole. Only strings of what is read become the whole's.
class Renumbering {
public:
  /// \p Budget: what the tables may still take.
  Renumbering(const FactsReader &Unit, SymbolTable &Symbols, PathTable &Paths, MemoryBudget &Budget)
      : Unit(Unit), Symbols(Symbols), Paths(Paths), Budget(Budget), KnownSymbols(Unit.strings()),
        KnownPaths(Unit.paths().size()) {}

  Symbol symbol(uint64_t Number);
  AccessPath path(uint64_t Number);
  /// Whether a number was none of the unit's, or the budget is used up.
  bool hasFailed() const { return Failed; }

private:
  const FactsReader &Unit;
  SymbolTable &Symbols;
  PathTable &Paths;
  MemoryBudget &Budget;
  std::vector<std::optional<Symbol>> KnownSymbols;
  std::vector<std::optional<AccessPath>> KnownPaths;
  bool Failed = false;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_FACTS_FACTSCODEC_H
