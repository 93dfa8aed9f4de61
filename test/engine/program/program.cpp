// What a program answers, of facts that are written by hand: what reaches what and by which way, which functions a call
// may run, which objects live long, and which one a place stands for.
//
// UNSUPPORTED: sanitizers
// RUN: %link_program -I%S %s -o %t && %t

#include "Facts.h"
#include "engine/program/ValueFlow.h"
#include "llvm/ADT/StringExtras.h"

namespace {

/// The functions that an edge leads to from \p From, with the kind of the edge.
std::string callees(const Program &P, llvm::StringRef From) {
  std::vector<std::string> Result;
  for (uint32_t Index : P.out(number(P, From))) {
    const Edge &E = P.edges()[Index];
    Result.push_back(edgeName(E.How).str() + " " + P.text(P.functions()[E.To].Usr));
  }
  llvm::sort(Result);
  return llvm::join(Result, ", ");
}

/// The functions on the way to \p Usr.
std::string way(const Program &P, const Program::Reach &Reach, llvm::StringRef Usr) {
  if (!Reach.contains(number(P, Usr)))
    return "none";
  const Program::Witness Way = Reach.witness(number(P, Usr));
  std::string Result = P.text(P.functions()[P.roots()[Way.Root].Function].Usr);
  for (uint32_t Index : Way.Edges)
    Result += " > " + P.text(P.functions()[P.edges()[Index].To].Usr);
  return Result;
}

std::string names(const Program &P, llvm::ArrayRef<Place> Places) {
  std::vector<std::string> Result;
  for (const Place &Where : Places)
    Result.push_back(P.text(Where.Entity));
  return llvm::join(Result, ", ");
}

/// `in` is entered by a message, `tick` by a timer; the short way from `in` to `site` passes a dispatch.
Unit ways() {
  Unit U;
  for (const char *Usr : {"in", "tick", "near", "far", "farther", "site", "alone"})
    U.function(Usr, 10);
  U.entry("in", EntryKind::Message, "Hello");
  U.entry("tick", EntryKind::Timer);
  U.call("in", "near", Runs::Dispatched, 11).Via = U.name("dispatch");
  U.call("near", "site", Runs::Direct, 12);
  U.call("in", "far", Runs::Direct, 13);
  U.call("far", "farther", Runs::Direct, 14);
  U.call("farther", "site", Runs::Direct, 15);
  U.call("tick", "farther", Runs::Direct, 16);
  U.call("alone", "site");
  return U;
}

void reaches() {
  const Program P = link(ways());
  const auto All = P.reach(anyEntry, anyEdge);
  EXPECT(way(P, All, "site"), "in > near > site");
  EXPECT(way(P, All, "in"), "in");
  EXPECT(way(P, All, "alone"), "none");
  EXPECT(All.count(), 6U);
  // The edges, and the entry points, that are admitted.
  const auto Calls = P.reach(anyEntry, [](const Edge &E) { return E.How == Runs::Direct; });
  EXPECT(way(P, Calls, "near"), "none");
  EXPECT(way(P, Calls, "site"), "tick > farther > site");
  const auto Timers = P.reach([](const EntryPoint &E) { return E.Kind == EntryKind::Timer; }, anyEdge);
  EXPECT(way(P, Timers, "site"), "tick > farther > site");
  EXPECT(way(P, Timers, "far"), "none");
}

/// How it comes in, each call where it stands, and the site.
void showsSteps() {
  Unit U = ways();
  const Program P = link(U);
  const auto Peers = P.reach([](const EntryPoint &E) { return E.Kind == EntryKind::Message; }, anyEdge);
  std::string Steps;
  for (const Step &S : P.steps(Peers.witness(number(P, "site")), P.functions()[number(P, "site")].Where, "grows"))
    Steps += std::to_string(S.Where.Line) + " " + S.Function + ": " + S.Message + " (" + S.Edge + ")\n";
  EXPECT(Steps, "10 in: message `Hello` enters `in` ()\n"
                "11 in: later runs `near` through `dispatch` (dispatched)\n"
                "12 near: calls `site` (direct)\n"
                "10 site: grows ()\n");
}

void leads() {
  const Program P = link(ways());
  auto Leads = [&](llvm::StringRef From, llvm::StringRef To, Program::EdgeCheck Admit = anyEdge) {
    return P.leads(number(P, From), number(P, To), Admit);
  };
  EXPECT(Leads("in", "site"), true);
  EXPECT(Leads("in", "in"), true);
  EXPECT(Leads("site", "in"), false);
  EXPECT(Leads("tick", "far"), false);
  EXPECT(Leads("in", "near", [](const Edge &E) { return E.How == Runs::Direct; }), false);
  EXPECT(Leads("in", "site", [](const Edge &E) { return E.How == Runs::Direct; }), true);
  EXPECT(P.reachableFrom(number(P, "far"), anyEdge).count(), 3U);
}

/// A virtual call runs whatever overrides the function, in whichever unit; a direct one only the function itself.
void resolvesVirtualCalls() {
  Unit A, B("b.cpp");
  A.function("Base::run").HasBody = false;
  A.function("virtually");
  A.function("directly");
  A.call("virtually", "Base::run", Runs::Virtual);
  A.call("directly", "Base::run", Runs::Direct);
  B.overrider("Derived::run", "Base::run");
  B.overrider("Further::run", "Derived::run");
  // What runs at start-up has its own time.
  B.overrider("Starting::run", "Base::run").IsStartup = true;
  for (const Program &P : {link({&A, &B}), link({&B, &A})}) {
    EXPECT(callees(P, "virtually"), "virtual Derived::run, virtual Further::run");
    EXPECT(callees(P, "directly"), "");
  }
  // What the framework calls is called by nobody else; what only shares the base is.
  B.entry("Derived::run").IsOverride = true;
  EXPECT(callees(link({&A, &B}), "virtually"), "virtual Further::run");
}

/// What was put into a slot is called from there, by whatever slots it went.
void resolvesSlots() {
  Unit U;
  for (const char *Usr : {"make", "fire", "lambda", "other", "lost"})
    U.function(Usr);
  U.assign("lambda", "Server::later", "make");
  U.assign("Server::later", "Server::now", "make");
  U.callSlot("fire", "Server::now");
  U.assign("other", "Server::unused", "make");
  const Program P = link(U);
  EXPECT(callees(P, "fire"), "direct lambda");
  // What nobody is seen to call is called where it was put there, and the edge says that this is not known.
  EXPECT(callees(P, "make"), "inline continuation other");
  for (uint32_t Index : P.out(number(P, "make")))
    EXPECT(P.calls()[P.edges()[Index].CallIndex].Unknown, true);
  EXPECT(P.in(number(P, "lost")).size(), 0U);
}

/// An entry point may be whatever is in a slot; what is given to a virtual function is given to its overriders.
void entersThroughSlots() {
  Unit U;
  for (const char *Usr : {"make", "lambda"})
    U.function(Usr);
  U.function("Base::on").HasBody = false;
  U.overrider("Derived::on", "Base::on");
  U.assign("lambda", "Base::on#0", "make");
  U.callSlot("Derived::on", "Derived::on#0");
  U.assign("lambda", "Server::handler", "make");
  U.entry("Server::handler").ThroughSlot = true;
  const Program P = link(U);
  EXPECT(callees(P, "Derived::on"), "direct lambda");
  EXPECT(way(P, P.reach(anyEntry, anyEdge), "lambda"), "lambda");
}

/// Actors, what their members hold, what derives from them, and objects whose functions run later.
void findsLongLived() {
  Unit U;
  Record &Actor = U.record("Actor", /*IsActor=*/true);
  Actor.Bases = {U.name("Base")};
  U.member(Actor, "Actor::held", "Held");
  U.record("Base");
  Record &Held = U.record("Held");
  U.member(Held, "Held::inner", "Inner");
  U.record("Inner");
  U.record("Special").Bases = {U.name("Held")};
  U.record("Passing");
  U.record("Continued");
  U.record("OfGlobal");
  Field &Global = U.Facts.Globals.emplace_back();
  Global.Usr = U.name("global");
  Global.Mentions = {U.name("OfGlobal")};
  U.function("first");
  U.function("Continued::then", 1, "Continued");
  U.function("Passing::now", 1, "Passing");
  U.call("first", "Continued::then", Runs::Deferred);
  U.call("first", "Passing::now", Runs::Direct);
  const Program P = link(U);
  auto IsLongLived = [&](llvm::StringRef Usr) {
    for (uint32_t S = 0; S < P.symbols().size(); ++S)
      if (P.text(static_cast<Symbol>(S)) == Usr)
        return P.isLongLived(static_cast<Symbol>(S));
    return false;
  };
  for (const char *Usr : {"Actor", "Base", "Held", "Inner", "Special", "Continued", "OfGlobal"})
    EXPECT(std::string(Usr) + (IsLongLived(Usr) ? " lives" : " does not live"), std::string(Usr) + " lives");
  EXPECT(IsLongLived("Passing"), false);
}

/// A parameter stands for what the callers pass; what lives in one of their variables is nothing that stays.
void resolvesPlaces() {
  Unit U;
  Record &Actor = U.record("Actor", /*IsActor=*/true);
  U.member(Actor, "Actor::map");
  U.member(Actor, "Actor::other");
  U.record("Local");
  U.function("Actor::in", 1, "Actor");
  U.function("Actor::second", 1, "Actor");
  U.function("fill");
  U.function("fillFurther");
  U.function("Actor::get", 1, "Actor").Returns = {U.field("Actor::other", "Actor", Place::Owner::This)};
  U.entry("Actor::in");
  U.call("Actor::in", "fill").Arguments = {U.field("Actor::map", "Actor", Place::Owner::This)};
  Place OnStack;
  OnStack.What = Place::Kind::Local;
  U.call("Actor::in", "fill", Runs::Direct, 2).Arguments = {OnStack};
  U.call("fill", "fillFurther").Arguments = {Place{}, U.parameter("fill", 0)};
  U.call("Actor::second", "fillFurther").Arguments = {Place{}, U.field("Actor::other", "Actor", Place::Owner::This)};
  const Place OfParameter = U.field("Actor::map", "Actor", Place::Owner::Parameter, 0);
  const Place OfLocal = U.field("Local::map", "Local", Place::Owner::Local);
  const Place Own = U.field("Actor::map", "Actor", Place::Owner::This);
  Place Given;
  Given.What = Place::Kind::Result;
  Given.Entity = U.name("Actor::get");
  // Questions name symbols as the program does: they are asked as observations of the facts.
  auto Ask = [&](llvm::StringRef In, const Place &What) {
    Removal &R = U.Facts.Seen.of<Removal>().emplace_back();
    R.Function = U.name(In);
    R.Container = What;
    const Program P = link(U);
    std::string Found = names(P, P.resolve(P.events<Removal>().front().Container, number(P, In)));
    U.Facts.Seen.of<Removal>().clear();
    return Found;
  };
  EXPECT(Ask("Actor::in", Own), "Actor::map");
  EXPECT(Ask("fill", U.parameter("fill", 0)), "Actor::map");
  EXPECT(Ask("fillFurther", U.parameter("fillFurther", 1)), "Actor::map, Actor::other");
  EXPECT(Ask("Actor::in", OfLocal), "");
  EXPECT(Ask("Actor::in", Given), "Actor::other");
  // A member of what was passed, where that is a variable of the caller.
  U.function("change");
  U.call("Actor::in", "change").Arguments = {OnStack};
  EXPECT(Ask("change", OfParameter), "");
  Place Shared;
  Shared.What = Place::Kind::Shared;
  U.call("Actor::in", "change", Runs::Direct, 3).Arguments = {Shared};
  EXPECT(Ask("change", OfParameter), "Actor::map");
}

/// The part of the argument \p Argument that comes from \p From as it is.
ValuePart part(uint32_t Argument, AccessPath From, Derivation Like = Derivation::Exact) {
  return {Argument, AccessPath::Empty, From, Like};
}

/// A peer decides the parameters of an entry point but those that were bound, what is made of them, and what functions
/// return that are given them.
void followsValues() {
  Unit U;
  PathTable &Paths = U.Facts.Paths;
  const AccessPath First = Paths.parameter(0), Second = Paths.parameter(1);
  U.function("in").Parameters.resize(2);
  U.function("next").Parameters.resize(3);
  U.function("last").Parameters.resize(2);
  U.function("same").Results = {part(0, First)};
  U.entry("in").Bound = 1;
  U.call("in", "next").Values = {part(0, First), part(1, Second),
                                 part(2, Paths.member(Second, U.name("size")), Derivation::Derived)};
  U.call("next", "last").Values = {part(0, Second), part(1, First)};
  Call &Returning = U.call("last", "same");
  Returning.Id = 7;
  Returning.Values = {part(0, First)};
  const Program P = link(U);
  const Analyses Shared(P);
  const ValueFlow &Flow = Shared.get<ValueFlow>();
  auto Decides = [&](llvm::StringRef Function, AccessPath From) {
    return Flow.decides(number(P, Function), {part(0, From)});
  };
  PathTable &Of = P.paths();
  EXPECT(Decides("in", Of.parameter(0)), false);
  EXPECT(Decides("in", Of.parameter(1)), true);
  EXPECT(Decides("next", Of.parameter(0)), false);
  EXPECT(Decides("next", Of.parameter(1)), true);
  EXPECT(Decides("next", Of.parameter(2)), true);
  EXPECT(Decides("last", Of.parameter(0)), true);
  EXPECT(Decides("last", Of.parameter(1)), false);
  EXPECT(Decides("last", Of.result(7)), true);
}

/// What was kept in a member is the peer's, and not what it sends now; a comparison ends the way.
void keepsValues() {
  Unit U;
  PathTable &Paths = U.Facts.Paths;
  U.function("in").Parameters.resize(1);
  U.function("use");
  U.entry("in");
  U.call("in", "use");
  Store &Kept = U.Facts.Stores.emplace_back();
  Kept.Function = U.name("in");
  Kept.To = Paths.held(U.name("Actor::member"));
  Kept.Value = part(0, Paths.parameter(0));
  Guard &Compared = U.Facts.Guards.emplace_back();
  Compared.What = Guard::Kind::Compared;
  Compared.Values = {part(0, Paths.held(U.name("Actor::member")))};
  U.call("in", "use", Runs::Direct, 2).Guards = {0};
  const Program P = link(U);
  const Analyses Shared(P);
  const ValueFlow &Flow = Shared.get<ValueFlow>();
  const AccessPath Member = P.stores().front().To;
  EXPECT(Flow.decides(number(P, "use"), {part(0, Member)}), false);
  auto Found = Flow.find(number(P, "use"), Member, Derivation::Exact, {}, Known::Check::Content);
  EXPECT(Found && Found->ThroughState, true);
  EXPECT(Flow.find(number(P, "use"), Member, Derivation::Exact, {0}, Known::Check::Content).has_value(), false);
}

/// What decides a value, as far as its function can tell.
void tellsNatures() {
  Unit U;
  PathTable &Paths = U.Facts.Paths;
  U.function("in").Parameters.resize(1);
  U.function("nextId").Results = {part(0, Paths.made())};
  U.function("name").Results = {part(0, Paths.made())};
  U.call("in", "nextId").Id = 1;
  Call &Named = U.call("in", "name");
  Named.Id = 2;
  Named.Values = {part(0, Paths.held(U.name("Actor::own")))};
  Call &Given = U.call("in", "name", Runs::Direct, 2);
  Given.Id = 3;
  Given.Values = {part(0, Paths.parameter(0))};
  const Program P = link(U);
  const Analyses Shared(P);
  const ValueFlow &Flow = Shared.get<ValueFlow>();
  auto NatureOf = [&](AccessPath From) { return static_cast<int>(Flow.nature(number(P, "in"), {part(0, From)})); };
  PathTable &Of = P.paths();
  EXPECT(static_cast<int>(Flow.nature(number(P, "in"), {})), static_cast<int>(ValueFlow::Nature::Constant));
  EXPECT(NatureOf(Of.parameter(0)), static_cast<int>(ValueFlow::Nature::Given));
  EXPECT(NatureOf(Of.made()), static_cast<int>(ValueFlow::Nature::New));
  EXPECT(NatureOf(Of.held(Symbol::None)), static_cast<int>(ValueFlow::Nature::State));
  EXPECT(NatureOf(Of.result(1)), static_cast<int>(ValueFlow::Nature::New));
  EXPECT(NatureOf(Of.result(2)), static_cast<int>(ValueFlow::Nature::State));
  EXPECT(NatureOf(Of.result(3)), static_cast<int>(ValueFlow::Nature::Given));
}

/// The first unit by name that has a body counts; the order in which they are given does not.
void mergesUnits() {
  Unit A("a.cpp"), B("b.cpp");
  A.function("shared", 1);
  B.function("shared", 2);
  B.function("own", 3);
  for (const Program &P : {link({&A, &B}), link({&B, &A})}) {
    EXPECT(P.functions().size(), 2U);
    EXPECT(P.functions()[number(P, "shared")].Where.Line, 1U);
  }
}

/// A lambda in a lambda stands in the function around both.
void findsTheOutermost() {
  Unit U;
  U.function("around");
  U.function("outer").Enclosing = U.name("around");
  U.function("inner").Enclosing = U.name("outer");
  const Program P = link(U);
  EXPECT(P.outermost(number(P, "inner")), number(P, "around"));
  EXPECT(P.outermost(number(P, "around")), number(P, "around"));
}

} // namespace

int main() {
  reaches();
  showsSteps();
  leads();
  resolvesVirtualCalls();
  resolvesSlots();
  entersThroughSlots();
  findsLongLived();
  resolvesPlaces();
  followsValues();
  keepsValues();
  tellsNatures();
  mergesUnits();
  findsTheOutermost();
  return Failures;
}
