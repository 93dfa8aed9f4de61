// Facts written by hand, for tests of what a program answers.

#ifndef FLOODGATE_TEST_ENGINE_PROGRAM_FACTS_H
#define FLOODGATE_TEST_ENGINE_PROGRAM_FACTS_H

#include "engine/program/Program.h"
#include "llvm/Support/Error.h"
#include <iostream>

using namespace floodgate;
using model::EntryKind;
using model::Runs;

/// The facts of one unit. The functions return what they have added, for a test to change.
struct Unit {
  UnitFacts Facts;
  explicit Unit(llvm::StringRef File = "a.cpp") { Facts.Unit = name(File); }

  Symbol name(llvm::StringRef Text) { return Facts.Symbols.intern(Text); }
  Location line(uint32_t Line) { return {Facts.Unit, Line, 1, 0}; }

  /// With a body, in line \p Line.
  Function &function(llvm::StringRef Usr, uint32_t Line = 1, llvm::StringRef Class = "") {
    Function &F = Facts.Functions.emplace_back();
    F.Usr = F.Name = name(Usr);
    F.HasBody = true;
    F.Where = line(Line);
    F.Record = name(Class);
    return F;
  }
  /// A virtual function \p Usr that overrides \p Base.
  Function &overrider(llvm::StringRef Usr, llvm::StringRef Base) {
    Function &F = function(Usr);
    F.Overrides = {name(Base)};
    return F;
  }
  Call &call(llvm::StringRef Caller, llvm::StringRef Callee, Runs How = Runs::Direct, uint32_t Line = 1) {
    Call &C = Facts.Calls.emplace_back();
    C.Caller = name(Caller);
    C.Callee = name(Callee);
    C.How = How;
    C.Where = line(Line);
    return C;
  }
  /// \p Caller calls whatever callable is in \p Slot.
  Call &callSlot(llvm::StringRef Caller, llvm::StringRef Slot) {
    Call &C = call(Caller, Slot);
    C.ThroughSlot = true;
    return C;
  }
  /// \p By puts the callable \p From, a function or what is in a slot, into the slot \p To.
  void assign(llvm::StringRef From, llvm::StringRef To, llvm::StringRef By) {
    Facts.Assignments.push_back({name(From), name(To), name(By), line(1)});
  }
  EntryPoint &entry(llvm::StringRef Function, EntryKind Kind = EntryKind::Message, llvm::StringRef Named = "") {
    EntryPoint &E = Facts.EntryPoints.emplace_back();
    E.Function = name(Function);
    E.Kind = Kind;
    E.Name = name(Named);
    return E;
  }
  Record &record(llvm::StringRef Usr, bool IsActor = false) {
    Record &R = Facts.Records.emplace_back();
    R.Usr = R.Name = name(Usr);
    R.IsActor = IsActor;
    return R;
  }
  /// A member of \p Of whose type mentions \p Mentioned.
  void member(Record &Of, llvm::StringRef Usr, llvm::StringRef Mentioned = "") {
    Field &F = Of.Fields.emplace_back();
    F.Usr = F.Name = name(Usr);
    if (!Mentioned.empty())
      F.Mentions = {name(Mentioned)};
  }

  /// The data member \p Usr of the class \p Class, of an object that is reached through \p Owner.
  Place field(llvm::StringRef Usr, llvm::StringRef Class, Place::Owner Owner, uint32_t Index = 0) {
    Place P;
    P.What = Place::Kind::Field;
    P.OwnedBy = Owner;
    P.Index = Index;
    P.Entity = P.Name = name(Usr);
    P.Record = name(Class);
    return P;
  }
  /// The parameter number \p Index of \p Function.
  Place parameter(llvm::StringRef Function, uint32_t Index) {
    Place P;
    P.What = Place::Kind::Parameter;
    P.Entity = name(Function);
    P.Index = Index;
    return P;
  }
};

inline Program link(llvm::ArrayRef<const Unit *> Units) {
  std::vector<std::string> Bytes;
  for (const Unit *U : Units)
    Bytes.push_back(serialize(U->Facts));
  std::vector<llvm::StringRef> Views(Bytes.begin(), Bytes.end());
  return llvm::cantFail(Program::link(Views, /*Whole=*/true));
}
inline Program link(const Unit &U) { return link({&U}); }

/// The number of the function \p Usr, which must be there.
inline uint32_t number(const Program &P, llvm::StringRef Usr) {
  for (uint32_t I = 0; I < P.functions().size(); ++I)
    if (P.text(P.functions()[I].Usr) == Usr)
      return I;
  std::cerr << "there is no function " << Usr.str() << '\n';
  abort();
}

inline bool anyEdge(const Edge &) { return true; }
inline bool anyEntry(const EntryPoint &) { return true; }

inline int Failures = 0;
template <class T, class U> void expectEqual(const T &Actual, const U &Expected, int Line) {
  if (Actual == Expected)
    return;
  std::cerr << "line " << Line << ": expected " << Expected << ", got " << Actual << '\n';
  ++Failures;
}
#define EXPECT(ACTUAL, EXPECTED) expectEqual(ACTUAL, EXPECTED, __LINE__)

#endif // FLOODGATE_TEST_ENGINE_PROGRAM_FACTS_H
