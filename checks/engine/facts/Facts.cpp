//===- Facts.cpp - facts as bytes -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
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
static constexpr uint32_t SchemaVersion = 14;

Symbol SymbolTable::intern(const CachedHashStringRef &Key) {
  if (auto It = Index.find(Key); It != Index.end())
    return static_cast<Symbol>(It->second);
  const std::string &Kept = Texts.emplace_back(Key.val());
  Index.try_emplace(CachedHashStringRef(Kept, Key.hash()), Texts.size() - 1);
  return static_cast<Symbol>(Texts.size() - 1);
}

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
  Distribute(Facts.Assignments, &CallableAssignment::By, &FunctionFacts::Assignments);
  Distribute(Facts.Calls, &Call::Caller, &FunctionFacts::Calls);
  Distribute(Facts.Stores, &Store::Function, &FunctionFacts::Stores);
  Facts.Seen.forEachList([&](const auto &List) {
    using Kind = std::remove_cvref_t<decltype(List)>::value_type;
    for (const Kind &Seen : List)
      if (FunctionFacts *Of = OfUsr.lookup(raw(Seen.Function)))
        Of->Seen.of<Kind>().push_back(Seen);
  });
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
    Take(F.Calls), Take(F.Stores), F.Seen.fields(Take);
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
  PathNumbers Paths(Facts.Paths);
  FactsWriter Body(Strings, Paths);
  auto Block = [&](const auto &Value) {
    FactsWriter Inner(Strings, Paths);
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
  // Now that all are known.
  Block(Paths.rows());

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
    return Problem;
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
  FactsCursor Rows(In.block());
  if (In.hasFailed() || !In.isAtEnd() || !readPaths(Rows, Budget))
    return foreign("damaged or foreign data");
  return Error::success();
}

namespace {
/// Leaves numbers of strings as they are.
struct SameNumbers {
  size_t Strings;
  bool Failed = false;
  Symbol symbol(uint64_t Number) {
    Failed |= Number >= Strings;
    return static_cast<Symbol>(Number);
  }
  AccessPath path(uint64_t) {
    Failed = true; // There are none in what paths are made of.
    return AccessPath::Empty;
  }
};
} // namespace

bool FactsReader::readPaths(FactsCursor &Rows, MemoryBudget &Budget) {
  SameNumbers Names{Texts.size()};
  const size_t Count = Rows.count(leastBytes<PathRow>());
  if (!Budget.take(Count * sizeof(PathRow)))
    return false;
  Paths.resize(Count);
  for (size_t I = 0; I < Count; ++I) {
    PathRow &Row = Paths[I];
    Rows.read(Row, Names);
    // The first is the empty path. A root begins a path, and a step goes on from anything but nothing.
    const bool IsEmpty = Row.Last.What == PathElement::Kind::None;
    if (IsEmpty != (I == 0) || (I > 0 && Row.Parent >= I) || (Row.Last.isRoot() && Row.Parent != 0))
      return false;
  }
  return Count > 0 && !Names.Failed && !Rows.hasFailed() && Rows.isAtEnd();
}

Symbol Renumbering::symbol(uint64_t Number) {
  if (Number >= KnownSymbols.size()) {
    Failed = true;
    return Symbol::None;
  }
  std::optional<Symbol> &Known = KnownSymbols[Number];
  if (!Known) {
    const size_t Before = Symbols.size();
    Known = Symbols.intern(Unit.hashedText(static_cast<uint32_t>(Number)));
    if (Symbols.size() != Before)
      Failed |= !Budget.take(BytesOfString + Unit.text(static_cast<uint32_t>(Number)).size());
  }
  return *Known;
}

AccessPath Renumbering::path(uint64_t Number) {
  if (Number >= KnownPaths.size()) {
    Failed = true;
    return AccessPath::Empty;
  }
  if (Number == 0)
    return AccessPath::Empty;
  // Outwards to one that is known; facts that somebody has made up may nest them deeply.
  SmallVector<uint64_t, 8> Unknown;
  AccessPath Result = AccessPath::Empty;
  for (uint64_t At = Number; At != 0; At = Unit.paths()[At].Parent) {
    if (const std::optional<AccessPath> &Known = KnownPaths[At]) {
      Result = *Known;
      break;
    }
    Unknown.push_back(At);
  }
  for (uint64_t Each : reverse(Unknown)) {
    PathElement Last = Unit.paths()[Each].Last;
    Last.Name = symbol(raw(Last.Name));
    const size_t Before = Paths.count();
    Result = Paths.child(Result, Last);
    if (Paths.count() != Before)
      Failed |= !Budget.take(BytesOfPath * (Paths.count() - Before));
    KnownPaths[Each] = Result;
  }
  return Result;
}

/// Whether a range ends after it begins, where it is known how it ends.
static bool isValid(const Location &Where) { return Where.EndColumn == 0 || Where.EndColumn > Where.Column; }

static bool isValid(const Call &C) { return !C.Leaves || C.Outside <= C.Guards.size(); }

static bool isValid(const LogLine &L) { return !L.Leaves || L.Outside <= L.Guards.size(); }

/// Whether each list of \p Seen holds events of the function \p Usr.
static bool isValid(const Events &Seen, Symbol Usr) {
  bool IsValid = true;
  Seen.forEachList([&](const auto &List) {
    IsValid &= all_of(List, [&](const Event &E) { return E.Function == Usr && isValid(E.Where); });
  });
  return IsValid && all_of(Seen.of<LogLine>(), [](const LogLine &L) { return isValid(L); });
}

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
         all_of(Facts.Assignments, [&](const CallableAssignment &F) { return F.By == Usr && isValid(F.Where); }) &&
         all_of(Facts.Calls, [&](const Call &C) { return C.Caller == Usr && isValid(C.Where) && isValid(C); }) &&
         all_of(Facts.Stores, [&](const Store &W) { return W.Function == Usr && isValid(W.Where); }) &&
         isValid(Facts.Seen, Usr) &&
         all_of(Facts.Futures, [&](const FutureStep &S) { return S.By == Usr && isValid(S.Where) && isValid(S); });
}

bool isValid(const Record &R, Symbol Usr) {
  return R.Usr == Usr && isValid(R.Where) && all_of(R.Fields, [](const Field &F) { return isValid(F.Where); });
}

bool isValid(const Field &F, Symbol Usr) { return F.Usr == Usr && isValid(F.Where); }

Expected<UnitFacts> deserialize(StringRef Bytes) {
  FactsReader R;
  if (Error Problem = R.open(Bytes))
    return Problem;
  MemoryBudget Budget(Bytes.size());
  UnitFacts Facts;
  Renumbering Names(R, Facts.Symbols, Facts.Paths, Budget);
  for (uint32_t I = 0; I < R.strings(); ++I)
    Names.symbol(I);
  bool Failed = false;
  auto Read = [&](StringRef Block, auto &Value) {
    FactsCursor In(Block, &Budget);
    In.read(Value, Names);
    Failed |= In.hasFailed() || !In.isAtEnd();
  };
  Facts.Unit = Facts.Symbols.intern(R.unit());
  Facts.IsInPart = R.isInPart();
  for (const FactsReader::Entry &E : R.functions()) {
    FunctionFacts F;
    Read(E.Block, F);
    Failed |= !isValid(F, Names.symbol(E.Usr));
    append_range(Facts.Assignments, F.Assignments);
    append_range(Facts.Calls, F.Calls);
    append_range(Facts.Stores, F.Stores);
    Facts.Seen.forEachListWith(F.Seen, [](auto &Into, auto &From) { append_range(Into, From); });
    append_range(Facts.Futures, F.Futures);
    Facts.Functions.push_back(std::move(F.Itself));
  }
  auto ReadAll = [&](ArrayRef<FactsReader::Entry> Entries, auto &Table) {
    for (const FactsReader::Entry &E : Entries) {
      Read(E.Block, Table.emplace_back());
      Failed |= !isValid(Table.back(), Names.symbol(E.Usr));
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
  Facts.Seen.forEachList(CheckGuards);
  if (Failed || Names.hasFailed())
    return foreign("damaged or foreign data");
  return Facts;
}

} // namespace floodgate
