//===- Facts.cpp - facts as bytes -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The bytes of a unit's facts are CBOR, written and read by nlohmann/json: an array of the schema version, the
/// strings, and one array a table. A struct is an array of its fields in the order in which `fields` visits them, so
/// that adding a field means raising SchemaVersion.
///
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include <nlohmann/json.hpp>
#include <type_traits>

using nlohmann::json;

namespace floodgate {

/// Raised whenever a struct of Facts.h changes.
static constexpr int SchemaVersion = 9;

Symbol SymbolTable::intern(llvm::StringRef Text) {
  auto [It, New] = Index.try_emplace(Text, Texts.size());
  if (New)
    Texts.push_back(Text.str());
  return static_cast<Symbol>(It->second);
}

namespace {

template <class T>
concept HasFields = requires(T &Value) { Value.fields([](auto &) {}); };

struct Writer {
  template <class T> static json write(const T &Value) {
    if constexpr (HasFields<T>) {
      json Array = json::array();
      const_cast<T &>(Value).fields([&](auto &Field) { Array.push_back(write(Field)); });
      return Array;
    } else if constexpr (std::is_enum_v<T>) {
      return static_cast<uint32_t>(Value);
    } else {
      return Value;
    }
  }
  template <class T> static json write(const std::vector<T> &Values) {
    json Array = json::array();
    for (const T &Value : Values)
      Array.push_back(write(Value));
    return Array;
  }
};

struct Reader {
  /// Strings there are: a symbol beyond is damage.
  size_t Symbols;

  template <class T> void read(const json &From, T &Value) const {
    if constexpr (HasFields<T>) {
      size_t Index = 0;
      Value.fields([&](auto &Field) { read(From.at(Index++), Field); });
      if (Index != From.size())
        throw std::out_of_range("a record has more fields than it should");
    } else if constexpr (std::is_same_v<T, Symbol>) {
      auto Number = From.get<uint32_t>();
      if (Number >= Symbols)
        throw std::out_of_range("a string is missing");
      Value = static_cast<Symbol>(Number);
    } else if constexpr (std::is_enum_v<T>) {
      Value = static_cast<T>(From.get<uint32_t>());
    } else {
      Value = From.get<T>();
    }
  }
  template <class T> void read(const json &From, std::vector<T> &Values) const {
    if (!From.is_array())
      throw std::out_of_range("a table is missing");
    Values.resize(From.size());
    for (size_t I = 0; I < Values.size(); ++I)
      read(From[I], Values[I]);
  }
};

/// The tables of a unit, in the order of the file.
template <class Facts, class F> void forEachTable(Facts &Unit, F &&Do) {
  Do(Unit.Functions), Do(Unit.Records), Do(Unit.Globals), Do(Unit.Flows), Do(Unit.Calls), Do(Unit.EntryPoints),
      Do(Unit.Stores), Do(Unit.Guards), Do(Unit.Observations), Do(Unit.Futures);
}

} // namespace

std::string serialize(const UnitFacts &Facts) {
  json Strings = json::array();
  for (size_t I = 0; I < Facts.Symbols.size(); ++I)
    Strings.push_back(Facts.Symbols.text(static_cast<Symbol>(I)));
  json Document = json::array({SchemaVersion, std::move(Strings), Writer::write(Facts.Unit)});
  forEachTable(Facts, [&](const auto &Table) { Document.push_back(Writer::write(Table)); });
  std::string Bytes;
  json::to_cbor(Document, Bytes);
  return Bytes;
}

llvm::Expected<UnitFacts> deserialize(llvm::StringRef Bytes) {
  auto Fail = [](const std::string &Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "these are not facts of this version: " + Why);
  };
  json Document = json::from_cbor(Bytes.begin(), Bytes.end(), /*strict=*/true, /*allow_exceptions=*/false);
  if (Document.is_discarded() || !Document.is_array() || Document.size() < 3 || !Document[0].is_number_integer())
    return Fail("damaged or foreign data");
  if (Document[0] != SchemaVersion)
    return Fail("they have schema " + Document[0].dump() + ", this is schema " + std::to_string(SchemaVersion));
  UnitFacts Facts;
  try {
    for (const json &Text : Document[1])
      Facts.Symbols.intern(Text.get_ref<const std::string &>());
    Reader R{Facts.Symbols.size()};
    R.read(Document.at(2), Facts.Unit);
    size_t Index = 3;
    forEachTable(Facts, [&](auto &Table) { R.read(Document.at(Index++), Table); });
  } catch (const std::exception &Error) {
    return Fail(Error.what());
  }
  return Facts;
}

} // namespace floodgate
