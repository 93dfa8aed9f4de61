// Facts that no tool has made: they are an error, which names the unit, and never more than that.
//
// UNSUPPORTED: sanitizers
// RUN: %link_facts %s -o %t && %t

#include "Check.h"
#include "engine/facts/FactsCodec.h"
#include "engine/program/Analyses.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <iostream>
#include <sys/resource.h>

using namespace floodgate;

static int Failures = 0;

static void expect(bool Holds, const char *What, int Line) {
  if (Holds)
    return;
  std::cerr << "line " << Line << ": not so: " << What << '\n';
  ++Failures;
}
#define EXPECT(...) expect(__VA_ARGS__, #__VA_ARGS__, __LINE__)

namespace {

/// The facts of a unit that has the one function `f`.
struct Unit {
  UnitFacts Facts;
  Unit() {
    Facts.Unit = intern("a.cpp");
    add("f");
  }
  Symbol intern(llvm::StringRef Text) { return Facts.Symbols.intern(Text); }
  Function &add(llvm::StringRef Usr) {
    Function &F = Facts.Functions.emplace_back();
    F.Usr = F.Name = intern(Usr);
    F.HasBody = true;
    return F;
  }
  Call &call(llvm::StringRef Callee, model::Runs How = model::Runs::Direct) {
    Call &C = Facts.Calls.emplace_back();
    C.Caller = intern("f");
    C.Callee = intern(Callee);
    C.How = How;
    return C;
  }
};

/// What linking \p Bytes says; empty where that works.
std::string linked(llvm::StringRef Bytes) {
  llvm::Expected<Program> P = Program::link({Bytes}, /*Whole=*/true);
  if (!P)
    return llvm::toString(P.takeError());
  const Analyses Shared(*P);
  std::vector<Finding> Findings;
  for (const std::unique_ptr<Check> &C : createChecks())
    C->judge(Shared, Findings);
  return "";
}

/// Whether both readers refuse \p Bytes.
bool areRefused(llvm::StringRef Bytes) {
  llvm::Expected<UnitFacts> Facts = deserialize(Bytes);
  bool Refused = !Facts;
  llvm::consumeError(Facts.takeError());
  return Refused && !linked(Bytes).empty();
}

bool areRefused(const Unit &U) { return areRefused(serialize(U.Facts)); }

/// The bytes of a unit whose facts, before they are compressed, are \p Plain; \p Size is what is said of their size.
std::string packed(llvm::StringRef Plain, uint64_t Size) {
  Unit U;
  // The version stands first.
  const std::string Real = serialize(U.Facts);
  FactsCursor In(Real);
  FactsWriter Out;
  Out.number(In.number());
  Out.text("a.cpp");
  Out.number(0); // It was read as a whole.
  Out.number(Size);
  llvm::SmallVector<uint8_t, 0> Bytes;
  llvm::compression::zstd::compress(llvm::arrayRefFromStringRef(Plain), Bytes);
  Out.raw(llvm::toStringRef(Bytes));
  return Out.take();
}

void readsWhatIsRight() {
  Unit U;
  U.call("f");
  EXPECT(linked(serialize(U.Facts)).empty());
  // A text that is compressed to nearly nothing is no damage.
  U.Facts.Functions.front().Name = U.intern(std::string(3000000, 'x'));
  EXPECT(linked(serialize(U.Facts)).empty());
}

void readsNumbers() {
  auto Read = [](llvm::StringRef Bytes) {
    FactsCursor In(Bytes);
    const uint64_t Value = In.number();
    return In.hasFailed() ? std::optional<uint64_t>() : Value;
  };
  EXPECT(Read(llvm::StringRef("\0", 1)) == 0);
  EXPECT(Read("\x80\x01") == 128);
  EXPECT(Read("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01") == UINT64_MAX);
  EXPECT(!Read(""));
  EXPECT(!Read("\x80"));
  EXPECT(!Read(llvm::StringRef("\x80\0", 2)));               // Longer than need be.
  EXPECT(!Read("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02")); // More than 64 bits.
  EXPECT(!Read(std::string(30, '\x80') + "\x01"));
}

void refusesValuesOutOfRange() {
  Unit Kind, Owner, Edge, Entry, Step, Like;
  Kind.Facts.Functions[0].Returns.emplace_back().What = static_cast<Place::Kind>(200);
  Owner.Facts.Functions[0].Returns.emplace_back().OwnedBy = static_cast<Place::Owner>(7);
  Edge.call("f", static_cast<model::Runs>(7));
  Entry.Facts.EntryPoints.emplace_back().Kind = static_cast<model::EntryKind>(6);
  Step.Facts.Futures.emplace_back().By = Step.intern("f");
  Step.Facts.Futures.back().What = static_cast<FutureStep::Kind>(10);
  Like.Facts.Functions[0].Results.emplace_back().Like = static_cast<Derivation>(3);
  for (const Unit *U : {&Kind, &Owner, &Edge, &Entry, &Step, &Like})
    EXPECT(areRefused(*U));
}

void refusesWhatDoesNotFit() {
  Unit Backwards, Outside, Nowhere, Guards;
  Backwards.call("f").Where = {Backwards.intern("a.cpp"), 1, 10, 5};
  Outside.call("f").Leaves = true;
  Outside.Facts.Calls.back().Outside = 3;
  // A future that is completed by somebody, and is none.
  Nowhere.Facts.Futures.emplace_back().By = Nowhere.intern("f");
  Nowhere.Facts.Futures.back().What = FutureStep::Kind::Awaited;
  for (const Unit *U : {&Backwards, &Outside, &Nowhere})
    EXPECT(areRefused(*U));
  // Of what two functions say, what stands under the name of one is not the other's; a line's branch has its guards.
  Unit Line;
  LogLine &Logged = Line.Facts.Seen.of<LogLine>().emplace_back();
  Logged.Function = Line.intern("f");
  Logged.Leaves = true;
  Logged.Outside = 1;
  EXPECT(areRefused(Line));
}

void refusesCycles() {
  Unit Enclosing, Itself;
  Enclosing.Facts.Functions[0].Enclosing = Enclosing.intern("g");
  Enclosing.add("g").Enclosing = Enclosing.intern("h");
  Enclosing.add("h").Enclosing = Enclosing.intern("g");
  EXPECT(llvm::StringRef(linked(serialize(Enclosing.Facts))).contains("functions enclose each other"));
  Itself.Facts.Functions[0].Enclosing = Itself.intern("f");
  EXPECT(llvm::StringRef(linked(serialize(Itself.Facts))).contains("functions enclose each other"));
  // Two programs of a build may have classes of the same names: these are no damage, and end.
  Unit Bases;
  for (auto [Name, Base] : {std::pair("A", "B"), std::pair("B", "A")}) {
    Record &R = Bases.Facts.Records.emplace_back();
    R.Usr = R.Name = Bases.intern(Name);
    R.IsActor = true;
    R.Bases = {Bases.intern(Base)};
  }
  Bases.Facts.Functions[0].Overrides = {Bases.intern("g")};
  Bases.add("g").Overrides = {Bases.intern("f")};
  Bases.call("g", model::Runs::Virtual);
  EXPECT(linked(serialize(Bases.Facts)).empty());
}

void refusesWhatWouldGrow() {
  // Every function overrides every other one: so many calls as no program has.
  Unit U;
  for (int I = 0; I < 3000; ++I)
    U.add("o" + std::to_string(I)).Overrides = {U.intern("o" + std::to_string(I ? I - 1 : 2999))};
  EXPECT(llvm::StringRef(linked(serialize(U.Facts))).contains("more calls than a program can have"));
  // A size that the bytes do not have, or that is nothing but one byte again and again.
  EXPECT(areRefused(packed("x", uint64_t(1) << 40)));
  EXPECT(areRefused(packed(std::string(1000, '\0'), 1001)));
  EXPECT(areRefused(packed(std::string(size_t(20) << 20, '\1'), size_t(20) << 20)));
  EXPECT(areRefused(packed(std::string(size_t(400) << 20, '\0'), size_t(400) << 20)));
  rusage Usage{};
  getrusage(RUSAGE_SELF, &Usage);
  EXPECT(Usage.ru_maxrss < (2 << 20)); // Kilobytes; what makes the bytes takes 800 MB of them.
}

void refusesAnyDamage() {
  Unit U;
  U.call("f").Guards = {0};
  U.Facts.Guards.emplace_back().Text = U.intern("n > 3");
  Growth &Grown = U.Facts.Seen.of<Growth>().emplace_back();
  Grown.Function = U.intern("f");
  PathTable &Paths = U.Facts.Paths;
  Grown.Values.push_back({0, AccessPath::Empty, Paths.element(Paths.member(Paths.parameter(0), U.intern("x")))});
  EntryPoint &E = U.Facts.EntryPoints.emplace_back();
  E.Function = U.intern("f");
  const std::string Bytes = serialize(U.Facts);
  FactsReader Reader;
  EXPECT(!static_cast<bool>(Reader.open(Bytes)));
  // The facts without their compression, with each byte in turn changed: right or refused, and nothing else.
  FactsCursor In(Bytes);
  (void)In.number();
  (void)In.block();
  (void)In.number();
  const uint64_t Size = In.number();
  llvm::SmallVector<uint8_t, 0> Plain;
  EXPECT(!llvm::compression::zstd::decompress(llvm::arrayRefFromStringRef(In.rest()), Plain, Size));
  for (size_t I = 0; I < Plain.size(); ++I)
    for (uint8_t Bit = 0; Bit < 8; ++Bit) {
      std::string Changed(llvm::toStringRef(Plain));
      Changed[I] = static_cast<char>(Changed[I] ^ (1 << Bit));
      const std::string Again = packed(Changed, Size);
      (void)linked(Again);
      llvm::consumeError(deserialize(Again).takeError());
    }
  for (size_t I = 0; I < Plain.size(); ++I)
    EXPECT(areRefused(packed(llvm::toStringRef(Plain).take_front(I), I)));
}

} // namespace

int main() {
  readsWhatIsRight();
  readsNumbers();
  refusesValuesOutOfRange();
  refusesWhatDoesNotFit();
  refusesCycles();
  refusesWhatWouldGrow();
  refusesAnyDamage();
  return Failures;
}
