//===- Facts.cpp - facts as bytes -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "FactsCodec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <tuple>
#include <utility>

using namespace llvm;

namespace floodgate {

/// Raised whenever a struct of Facts.h, or the way they are written, changes.
static constexpr uint32_t SchemaVersion = 11;

Symbol SymbolTable::intern(const CachedHashStringRef &Key) {
  if (auto It = Index.find(Key); It != Index.end())
    return static_cast<Symbol>(It->second);
  const std::string &Kept = Texts.emplace_back(Key.val());
  Index.try_emplace(CachedHashStringRef(Kept, Key.hash()), Texts.size() - 1);
  return static_cast<Symbol>(Texts.size() - 1);
}

static uint32_t raw(Symbol S) { return static_cast<uint32_t>(S); }

/// Puts what is said of each function beside it. What is said of one without a body helps nobody.
static std::vector<FunctionFacts> byFunction(const UnitFacts &Facts) {
  std::vector<FunctionFacts> Result(Facts.Functions.size());
  DenseMap<uint32_t, FunctionFacts *> OfUsr;
  for (size_t I = 0; I < Facts.Functions.size(); ++I) {
    Result[I].Itself = Facts.Functions[I];
    if (Facts.Functions[I].HasBody)
      OfUsr.try_emplace(raw(Facts.Functions[I].Usr), &Result[I]);
  }
  auto Distribute = [&](const auto &Table, auto Owner, auto List) {
    for (const auto &Row : Table)
      if (FunctionFacts *Of = OfUsr.lookup(raw(Row.*Owner)))
        (Of->*List).push_back(Row);
  };
  Distribute(Facts.Flows, &CallableFlow::By, &FunctionFacts::Flows);
  Distribute(Facts.Calls, &Call::Caller, &FunctionFacts::Calls);
  Distribute(Facts.Stores, &Store::Function, &FunctionFacts::Stores);
  Distribute(Facts.Observations, &Observation::Function, &FunctionFacts::Observations);
  Distribute(Facts.Futures, &FutureStep::By, &FunctionFacts::Futures);
  return Result;
}

/// Renumbers guards in the order in which they are first mentioned. What nobody mentions is left out.
static std::vector<Guard> takeGuards(const UnitFacts &Facts, std::vector<FunctionFacts> &Functions) {
  std::vector<Guard> Result;
  DenseMap<uint32_t, uint32_t> Numbers;
  auto Take = [&](auto &Rows) {
    for (auto &Row : Rows)
      for (uint32_t &Index : Row.Guards) {
        auto [It, New] = Numbers.try_emplace(Index, Result.size());
        if (New)
          Result.push_back(Facts.Guards[Index]);
        Index = It->second;
      }
  };
  for (FunctionFacts &F : Functions)
    Take(F.Calls), Take(F.Stores), Take(F.Observations);
  return Result;
}

/// Each thing that was seen once, where it was seen first.
static std::vector<Sighting> sortedSightings(const UnitFacts &Facts) {
  std::vector<Sighting> Result = Facts.Sightings;
  auto Text = [&](Symbol S) -> const std::string & { return Facts.Symbols.text(S); };
  auto Key = [&](const Sighting &S) { return std::tie(S.What, Text(S.Name)); };
  llvm::sort(Result, [&](const Sighting &A, const Sighting &B) {
    return std::tuple(Key(A), Text(A.Where.File), A.Where.Line, A.Where.Column) <
           std::tuple(Key(B), Text(B.Where.File), B.Where.Line, B.Where.Column);
  });
  Result.erase(llvm::unique(Result, [&](const Sighting &A, const Sighting &B) { return Key(A) == Key(B); }),
               Result.end());
  return Result;
}

std::string serialize(const UnitFacts &Facts) {
  // In which order clang shows declarations depends on how they were read, and what is said does not.
  auto Text = [&](Symbol S) -> const std::string & { return Facts.Symbols.text(S); };
  auto Sorted = [&](auto Table) {
    llvm::stable_sort(Table, [&](const auto &A, const auto &B) { return Text(A.Usr) < Text(B.Usr); });
    return Table;
  };
  std::vector<FunctionFacts> Functions = byFunction(Facts);
  llvm::stable_sort(Functions, [&](const FunctionFacts &A, const FunctionFacts &B) {
    return std::pair(Text(A.Itself.Usr), !A.Itself.HasBody) < std::pair(Text(B.Itself.Usr), !B.Itself.HasBody);
  });
  std::vector<EntryPoint> EntryPoints = Facts.EntryPoints;
  auto Key = [&](const EntryPoint &E) {
    return std::tuple(Text(E.Where.File), E.Where.Line, E.Where.Column, E.Kind, Text(E.Name), Text(E.Actor),
                      Text(E.Function));
  };
  llvm::stable_sort(EntryPoints, [&](const EntryPoint &A, const EntryPoint &B) { return Key(A) < Key(B); });
  std::vector<Guard> Guards = takeGuards(Facts, Functions);

  StringNumbers Strings(Facts.Symbols);
  FactsWriter Body(Strings);
  auto Block = [&](const auto &Value) {
    FactsWriter Inner(Strings);
    Inner.write(Value);
    Body.block(Inner);
  };
  Body.number(Functions.size());
  for (const FunctionFacts &F : Functions) {
    Body.write(F.Itself.Usr);
    Body.write(F.Itself.HasBody);
    Block(F);
  }
  auto Index = [&](const auto &Table) {
    Body.number(Table.size());
    for (const auto &Row : Table) {
      Body.write(Row.Usr);
      Block(Row);
    }
  };
  Index(Sorted(Facts.Records));
  Index(Sorted(Facts.Globals));
  Block(EntryPoints);
  Block(sortedSightings(Facts));
  Body.number(Guards.size());
  for (const Guard &G : Guards)
    Block(G);

  FactsWriter Whole;
  Whole.number(Strings.order().size());
  for (Symbol S : Strings.order())
    Whole.number(Text(S).size());
  for (Symbol S : Strings.order())
    Whole.raw(Text(S));
  Whole.raw(Body.take());
  // The same headers stand in the facts of many units: a tenth of the bytes is left.
  std::string Plain = Whole.take();
  SmallVector<uint8_t, 0> Packed;
  compression::zstd::compress(arrayRefFromStringRef(Plain), Packed, compression::zstd::BestSpeedCompression);
  FactsWriter Out;
  Out.number(SchemaVersion);
  Out.text(Text(Facts.Unit));
  Out.number(Facts.IsInPart ? 1 : 0);
  Out.number(Plain.size());
  Out.raw(toStringRef(Packed));
  return Out.take();
}

static Error foreign(const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), "these are not facts of this version: " + Why);
}

/// Reads what stands before the compressed part.
static Error readHeader(FactsCursor &In, FactsReader::UnitName &Unit, uint64_t &Size) {
  uint64_t Version = In.number();
  if (In.hasFailed() || Version > 10000)
    return foreign("damaged or foreign data");
  if (Version != SchemaVersion)
    return foreign("they have schema " + Twine(Version) + ", this is schema " + Twine(SchemaVersion));
  Unit.Name = In.block();
  Unit.IsInPart = In.number() != 0;
  Size = In.number();
  return In.hasFailed() ? foreign("damaged or foreign data") : Error::success();
}

Expected<FactsReader::UnitName> FactsReader::unitOf(StringRef Bytes) {
  FactsCursor In(Bytes);
  UnitName Unit;
  uint64_t Size = 0;
  if (Error Problem = readHeader(In, Unit, Size))
    return std::move(Problem);
  return Unit;
}

Error FactsReader::open(StringRef Bytes) {
  FactsCursor Header(Bytes);
  uint64_t Size = 0;
  if (Error Problem = readHeader(Header, Unit, Size))
    return Problem;
  StringRef Packed = Header.rest();
  // Nothing shrinks to a thousandth: a size that says so is damage.
  if (Size / 1000 > Packed.size())
    return foreign("damaged or foreign data");
  if (Error Problem = compression::zstd::decompress(arrayRefFromStringRef(Packed), Plain, Size)) {
    consumeError(std::move(Problem));
    return foreign("damaged or foreign data");
  }
  FactsCursor In(toStringRef(Plain));
  // The lengths of all strings, then all strings.
  const size_t Strings = In.count();
  FactsCursor Lengths = In;
  for (size_t I = 0; I < Strings; ++I)
    In.number();
  Texts.clear();
  Texts.reserve(Strings);
  for (size_t I = 0; I < Strings; ++I)
    Texts.emplace_back(In.raw(Lengths.number()));
  auto String = [&] {
    uint64_t Number = In.number();
    if (Number >= Texts.size())
      In.fail();
    return In.hasFailed() ? 0 : static_cast<uint32_t>(Number);
  };
  auto Index = [&](std::vector<Entry> &Table, bool AreFunctions) {
    Table.resize(In.count());
    for (Entry &E : Table) {
      E.Usr = String();
      E.HasBody = AreFunctions && In.number() != 0;
      E.Block = In.block();
    }
  };
  Index(Functions, true);
  Index(Records, false);
  Index(Globals, false);
  EntryPoints = In.block();
  Sightings = In.block();
  Guards.resize(In.count());
  for (StringRef &G : Guards)
    G = In.block();
  if (In.hasFailed() || !In.isAtEnd())
    return foreign("damaged or foreign data");
  return Error::success();
}

Expected<UnitFacts> deserialize(StringRef Bytes) {
  FactsReader R;
  if (Error Problem = R.open(Bytes))
    return std::move(Problem);
  UnitFacts Facts;
  std::vector<Symbol> Symbols;
  Symbols.reserve(R.strings());
  for (size_t I = 0; I < R.strings(); ++I)
    Symbols.push_back(Facts.Symbols.intern(R.text(I)));
  bool Failed = false;
  auto Map = [&](uint64_t Number) {
    Failed |= Number >= Symbols.size();
    return Number < Symbols.size() ? Symbols[Number] : Symbol::None;
  };
  auto Read = [&](StringRef Block, auto &Value) {
    FactsCursor In(Block);
    In.read(Value, Map);
    Failed |= In.hasFailed() || !In.isAtEnd();
  };
  Facts.Unit = Facts.Symbols.intern(R.unit());
  Facts.IsInPart = R.isInPart();
  for (const FactsReader::Entry &E : R.functions()) {
    FunctionFacts F;
    Read(E.Block, F);
    append_range(Facts.Flows, F.Flows);
    append_range(Facts.Calls, F.Calls);
    append_range(Facts.Stores, F.Stores);
    append_range(Facts.Observations, F.Observations);
    append_range(Facts.Futures, F.Futures);
    Facts.Functions.push_back(std::move(F.Itself));
  }
  auto ReadAll = [&](ArrayRef<FactsReader::Entry> Entries, auto &Table) {
    Table.resize(Entries.size());
    for (size_t I = 0; I < Entries.size(); ++I)
      Read(Entries[I].Block, Table[I]);
  };
  ReadAll(R.records(), Facts.Records);
  ReadAll(R.globals(), Facts.Globals);
  Read(R.entryPoints(), Facts.EntryPoints);
  Read(R.sightings(), Facts.Sightings);
  Facts.Guards.resize(R.guards().size());
  for (size_t I = 0; I < Facts.Guards.size(); ++I)
    Read(R.guards()[I], Facts.Guards[I]);
  if (Failed)
    return createStringError("these are not facts of this version: damaged or foreign data");
  return Facts;
}

} // namespace floodgate
