//===- Facts.cpp - facts as bytes -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "engine/facts/Facts.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <tuple>
#include <utility>

using namespace llvm;

namespace floodgate {

/// Raised whenever a struct of Facts.h, or the way they are written, changes.
static constexpr uint32_t SchemaVersion = 12;

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
  const uint64_t IsInPart = In.number();
  if (IsInPart > 1)
    In.fail();
  Unit.IsInPart = IsInPart == 1;
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

bool FactsReader::charge(uint64_t Bytes, MemoryBudget &Budget) {
  if (Bytes > Charged && !Budget.take(Bytes - Charged))
    return false;
  Charged = std::max(Charged, Bytes);
  return true;
}

Error FactsReader::open(StringRef Bytes, MemoryBudget &Budget) {
  FactsCursor Header(Bytes);
  uint64_t Size = 0;
  if (Error Problem = readHeader(Header, Unit, Size))
    return Problem;
  StringRef Packed = Header.rest();
  if (!charge(Size, Budget))
    return foreign("damaged or foreign data");
  if (Error Problem = compression::zstd::decompress(arrayRefFromStringRef(Packed), Plain, Size)) {
    consumeError(std::move(Problem));
    return foreign("damaged or foreign data");
  }
  // Less may have come than was announced.
  if (Plain.size() != Size)
    return foreign("damaged or foreign data");
  FactsCursor In(toStringRef(Plain));
  uint64_t Needed = Size;
  auto Room = [&](size_t Count, size_t Each) {
    Needed += uint64_t(Count) * Each;
    if (!charge(Needed, Budget))
      In.fail();
    return In.hasFailed() ? 0 : Count;
  };
  // The lengths of all strings, then all strings. The first of them is empty, and no other is.
  const size_t Strings = Room(In.count(), sizeof(CachedHashStringRef));
  FactsCursor Lengths = In;
  for (size_t I = 0; I < Strings; ++I)
    if ((In.number() == 0) != (I == 0))
      In.fail();
  Texts.clear();
  if (!In.hasFailed())
    Texts.reserve(Strings);
  for (size_t I = 0; I < Strings && !In.hasFailed(); ++I)
    Texts.emplace_back(In.raw(Lengths.number()));
  auto String = [&] {
    uint64_t Number = In.number();
    if (Number >= Texts.size())
      In.fail();
    return In.hasFailed() ? 0 : static_cast<uint32_t>(Number);
  };
  auto Index = [&](std::vector<Entry> &Table, bool AreFunctions) {
    Table.resize(Room(In.count(AreFunctions ? 3 : 2), sizeof(Entry)));
    for (Entry &E : Table) {
      E.Usr = String();
      uint64_t HasBody = AreFunctions ? In.number() : 0;
      if (HasBody > 1)
        In.fail();
      E.HasBody = HasBody == 1;
      E.Block = In.block();
    }
  };
  Index(Functions, true);
  Index(Records, false);
  Index(Globals, false);
  EntryPoints = In.block();
  Sightings = In.block();
  Guards.resize(Room(In.count(), sizeof(StringRef)));
  for (StringRef &G : Guards)
    G = In.block();
  if (In.hasFailed() || !In.isAtEnd())
    return foreign("damaged or foreign data");
  return Error::success();
}

/// Whether a range ends after it begins, where it is known how it ends.
static bool isValid(const Location &Where) { return Where.EndColumn == 0 || Where.EndColumn > Where.Column; }

static bool isValid(const Call &C) { return !C.Leaves || C.Outside <= C.Guards.size(); }

static bool isValid(const FutureStep &Step) {
  switch (Step.What) {
  case FutureStep::Kind::Flows:
  case FutureStep::Kind::Gathers:
  case FutureStep::Kind::Recovers:
  case FutureStep::Kind::Awaited:
  case FutureStep::Kind::Gives:
  case FutureStep::Kind::Combines:
    return Step.To != Symbol::None;
  default:
    return true;
  }
}

bool isValid(const FunctionFacts &Facts, Symbol Usr) {
  return Facts.Itself.Usr == Usr && isValid(Facts.Itself.Where) &&
         all_of(Facts.Flows, [&](const CallableFlow &F) { return F.By == Usr && isValid(F.Where); }) &&
         all_of(Facts.Calls, [&](const Call &C) { return C.Caller == Usr && isValid(C.Where) && isValid(C); }) &&
         all_of(Facts.Stores, [&](const Store &W) { return W.Function == Usr && isValid(W.Where); }) &&
         all_of(Facts.Observations, [&](const Observation &O) { return O.Function == Usr && isValid(O.Where); }) &&
         all_of(Facts.Futures, [&](const FutureStep &S) { return S.By == Usr && isValid(S.Where) && isValid(S); });
}

bool isValid(const Record &R, Symbol Usr) {
  return R.Usr == Usr && isValid(R.Where) && all_of(R.Fields, [](const Field &F) { return isValid(F.Where); });
}

bool isValid(const Field &F, Symbol Usr) { return F.Usr == Usr && isValid(F.Where); }

Expected<UnitFacts> deserialize(StringRef Bytes) {
  FactsReader R;
  if (Error Problem = R.open(Bytes))
    return std::move(Problem);
  MemoryBudget Budget(Bytes.size());
  if (!Budget.take(R.strings() * BytesOfString))
    return foreign("damaged or foreign data");
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
    FactsCursor In(Block, &Budget);
    In.read(Value, Map);
    Failed |= In.hasFailed() || !In.isAtEnd();
  };
  Facts.Unit = Facts.Symbols.intern(R.unit());
  Facts.IsInPart = R.isInPart();
  for (const FactsReader::Entry &E : R.functions()) {
    FunctionFacts F;
    Read(E.Block, F);
    Failed |= !isValid(F, Map(E.Usr));
    append_range(Facts.Flows, F.Flows);
    append_range(Facts.Calls, F.Calls);
    append_range(Facts.Stores, F.Stores);
    append_range(Facts.Observations, F.Observations);
    append_range(Facts.Futures, F.Futures);
    Facts.Functions.push_back(std::move(F.Itself));
  }
  auto ReadAll = [&](ArrayRef<FactsReader::Entry> Entries, auto &Table) {
    for (const FactsReader::Entry &E : Entries) {
      Read(E.Block, Table.emplace_back());
      Failed |= !isValid(Table.back(), Map(E.Usr));
    }
  };
  ReadAll(R.records(), Facts.Records);
  ReadAll(R.globals(), Facts.Globals);
  Read(R.entryPoints(), Facts.EntryPoints);
  Read(R.sightings(), Facts.Sightings);
  for (StringRef Block : R.guards())
    Read(Block, Facts.Guards.emplace_back());
  auto CheckGuards = [&](const auto &Rows) {
    for (const auto &Row : Rows)
      Failed |= any_of(Row.Guards, [&](uint32_t Index) { return Index >= Facts.Guards.size(); });
  };
  CheckGuards(Facts.Calls);
  CheckGuards(Facts.Stores);
  CheckGuards(Facts.Observations);
  if (Failed)
    return foreign("damaged or foreign data");
  return Facts;
}

} // namespace floodgate
