//===- UnvalidatedField.cpp - dos-unvalidated-field -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "UnvalidatedField.h"
#include "facts/CallSite.h"
#include "facts/PeerFlow.h"
#include <fmt/format.h>
#include <map>

using namespace clang;
using namespace llvm;

namespace floodgate {

using model::Use;

static constexpr llvm::StringLiteral OptionValidating = "ValidatingFunctions";

std::vector<CheckOption> UnvalidatedField::options() const {
  return {{OptionValidating.str(), "",
           "Semicolon-separated qualified names of functions whose arguments count as checked afterwards."}};
}

bool UnvalidatedField::setOption(StringRef Name, StringRef Value) {
  if (Name != OptionValidating)
    return false;
  Validating = namesIn(Value);
  return true;
}

namespace {
/// What a use is called, what it can do, and what would have to be checked.
struct Described {
  Use How;
  unsigned Cwe;
  llvm::StringLiteral Kind, Harm, Missing, Remedy;
};
} // namespace

static constexpr Described Uses[] = {
    {Use::Allocation, 789, "allocation", "decides how much memory is taken at once", "no maximum is compared with it",
     "compare it with a maximum first, and refuse what exceeds it"},
    {Use::Index, 129, "index", "selects an element that need not exist",
     "it is not compared with the number of elements", "compare it with the number of elements first"},
    {Use::Division, 369, "division", "is divided by, and may be zero", "it is not compared with zero",
     "refuse zero first"},
    {Use::Duration, 1284, "duration", "decides how long something takes", "no range is asked for",
     "refuse what is negative, not a number, or too long"},
    {Use::Path, 22, "path", "names a file", "nothing looks at what it is made of",
     "allow known characters only, and refuse separators and `..`"},
    {Use::Parse, 1284, "parse", "is parsed by what throws, or ends the program, where it is malformed",
     "its form is not tested before", "parse it with a function that returns an error, and handle that"},
    {Use::Depth, 674, "depth", "is followed as deep as it is nested", "no depth is compared with a maximum",
     "count the depth, and refuse what exceeds a maximum"},
    {Use::Pattern, 1333, "pattern", "is compiled as a pattern", "nothing looks at it before",
     "limit its length and the size of what it compiles to"},
    {Use::LoopBound, 606, "loop bound", "decides how often a loop runs", "no maximum is compared with it",
     "compare it with a maximum before the loop"},
    {Use::Conversion, 1284, "conversion", "is a floating-point number that becomes an integer",
     "its range is not tested, and it may not be a number", "refuse what is not finite or out of range first"},
    {Use::Key, 20, "key", "becomes a key of what outlives the request", "the validator does not look at it",
     "let the validator look at this field, too"},
    {Use::Presence, 20, "access", "is taken out although it need not be there", "it is not asked whether it is there",
     "ask whether it is there, and refuse the message where it is not"},
};

static const Described *describe(StringRef Kind) {
  const auto *Found = find_if(Uses, [&](const Described &D) { return D.Kind == Kind; });
  return Found == std::end(Uses) ? nullptr : Found;
}

static StringRef kindOf(Use How) {
  for (const Described &D : Uses)
    if (D.How == How)
      return D.Kind;
  return "";
}

//===-- Observe -----------------------------------------------------------===//

static void observeValue(const Site &At, StringRef Check, Use How, const Expr &Value, StringRef By) {
  Semantics &S = At.semantics();
  std::vector<ValuePart> Parts = At.parts(Value);
  bool Number = How != Use::Path && How != Use::Parse && How != Use::Pattern && How != Use::Presence && How != Use::Key;
  // How many there are is paid for by whoever sends them.
  erase_if(Parts, [&](const ValuePart &P) {
    return !S.facts().Symbols.text(P.Sub).empty() ||
           (Number && StringRef(S.facts().Symbols.text(P.From)).ends_with(".size()"));
  });
  if (Parts.empty())
    return;
  Observation Seen = At.observation(Check, kindOf(How));
  Seen.Values = std::move(Parts);
  Seen.Subject = At.place(Value);
  Seen.Text = S.intern(By);
  Seen.KeyText = S.text(Value);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(stripped(&Value)); Call && Call->getMethodDecl())
    if (const Semantics::Presence &There = S.presence(*Call->getMethodDecl()); There.Label == "optional")
      Seen.Note = S.intern(There.Source);
  At.record(std::move(Seen));
}

/// Whether it is known here, or was at least asked, whether \p Taken holds something.
static bool isAsked(const Site &At, const Expr &Taken) {
  Symbol Text = At.place(Taken).Text;
  return any_of(At.guards(), [&](uint32_t Index) {
    const Guard &G = At.semantics().facts().Guards[Index];
    bool Tells = G.What == Guard::Kind::Present || G.What == Guard::Kind::Absent || G.What == Guard::Kind::Compared;
    return G.What == Guard::Kind::Asserted || (Tells && !G.Stale && G.Subject.Text == Text);
  });
}

void UnvalidatedField::observe(CallSite &Site) const {
  Semantics &S = Site.semantics();
  for (const model::Sink *Sink : Site.meaning().Sinks)
    // What throws where it is malformed does no harm where that is caught.
    if (const Expr *Value = Site.argument(Sink->Argument);
        Value && !(Site.isCaught() && (Sink->How == Use::Parse || Sink->How == Use::Index)))
      observeValue(Site, name(), Sink->How, *Value, S.name(Site.callee()));
  const Expr *Receiver = Site.receiver();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Site.callee());
  if (!Receiver || !Method || Method->isStatic())
    return;
  const ClassMeaning &Class = S.meaning(*Method->getParent());
  auto Arguments = Site.arguments();
  ContainerOperation Operation = S.containerOperation(*Method, Arguments.size());
  if (Operation.Grow && Operation.Grow->By == model::GrowsBy::Key && !Arguments.empty())
    if (Place Where = Site.place(*Receiver); Where.What == Place::Kind::Field || Where.What == Place::Kind::Global)
      observeValue(Site, name(), Use::Key, *Arguments.front(),
                   Where.Name == Symbol::None ? "" : S.facts().Symbols.text(Where.Name));
  // `list[i]`, `message.tasks(i)`.
  bool Sequence = !Class.Containers.empty() &&
                  none_of(Class.Containers, [](const model::Container *C) { return C->Associative; }) &&
                  Method->getOverloadedOperator() == OO_Subscript;
  bool Element = Class.Message && Method->isConst() && S.isField(*Method);
  if ((Sequence || Element) && Arguments.size() == 1 && Arguments[0]->getType()->isIntegerType())
    observeValue(Site, name(), Use::Index, *Arguments[0], S.name(*Method));
  // `parse(text).get()`, with what was parsed in a variable or not: whether there is something, the text decides.
  bool Takes = Class.Wrapper && !Class.Future && Class.Wrapper->What == model::Wrapper::Kind::Option &&
               Class.Wrapper->AccessAborts && is_contained(Class.Wrapper->Access, Method->getNameAsString());
  if (Takes && Arguments.empty() && Site.isAnswer(*Receiver) && !isAsked(Site, *Receiver))
    observeValue(Site, name(), Use::Presence, *Receiver, S.name(*Method));
}

void UnvalidatedField::observeUse(UseSite &Site) const { observeValue(Site, name(), Site.how(), Site.value(), ""); }

//===-- Judge -------------------------------------------------------------===//

/// Whether the use is surely the peer's to decide.
static bool isSure(const Described &D, const Arrival &From) {
  if (From.ThroughState || From.Like == Likeness::Vague || D.How == Use::Duration || D.How == Use::Key)
    return false;
  bool Number =
      D.How != Use::Path && D.How != Use::Parse && D.How != Use::Pattern && D.How != Use::Presence && D.How != Use::Key;
  return !Number || From.Like == Likeness::Same;
}

void UnvalidatedField::judge(const Program &P, std::vector<Finding> &Findings) const {
  PeerFlow Flow(P, Validating);
  Program::Reach Peers =
      P.reach([](const EntryPoint &E) { return E.Kind != model::EntryKind::Timer; }, [](const Edge &) { return true; });
  std::map<SourceRange, std::set<std::string>> Reported;
  for (const Observation &O : P.observations()) {
    if (P.text(O.Check) != name())
      continue;
    const Described *D = describe(P.text(O.Kind));
    auto Function = P.function(O.Function);
    if (!D || !Function || !Peers.contains(*Function))
      continue;
    std::optional<Arrival> Found;
    for (const ValuePart &V : O.Values) {
      auto Needed = D->How == Use::Presence ? PeerFlow::Check::Presence : PeerFlow::Check::Content;
      std::optional<Arrival> Next = Flow.find(*Function, V, O.Guards, Needed);
      if (Next && (!Found || std::tuple(Next->Like, Next->ThroughState, Next->Hops.size()) <
                                 std::tuple(Found->Like, Found->ThroughState, Found->Hops.size())))
        Found = std::move(Next);
    }
    if (!Found || StringRef(Found->Path).ends_with(".size()"))
      continue;
    // A key may be anything, unless somebody who was asked about it should have said so.
    if (D->How == Use::Key && (Found->Unlooked.empty() || Found->Like != Likeness::Same))
      continue;
    const std::string Field = Flow.name(*Found);
    if (!Reported[P.range(O.Where)].insert(D->Kind.str()).second)
      continue; // Another instantiation of the same template.
    const EntryPoint &Entry = P.entryPoints()[P.roots()[Found->Root].Entry];
    Finding F;
    F.Check = name().str();
    F.At = isSure(*D, *Found) ? Level::Gate : Level::Audit;
    F.Where = P.range(O.Where);
    F.Function = P.text(P.functions()[*Function].Name);
    F.Subject = fmt::format("{} as {} in {}", Field, D->Kind.str(), F.Function);
    F.EntryPoint = P.identify(Entry);
    std::string Through = P.text(O.Text).empty() ? "" : fmt::format(" of `{}`", P.text(O.Text));
    F.Message = fmt::format(
        "unchecked `{}` from a peer {} (CWE-{}). It comes by {}{}, is used as the {}{} in `{}`, and "
        "{}.",
        Field, D->Harm.str(), D->Cwe, P.describe(Entry), Found->Like == Likeness::Same ? "" : " in another form",
        D->Kind.str(), Through, P.text(O.KeyText), D->Missing.str());
    // Where it is absent, its default takes its place: an empty text, a zero.
    if (O.Note != Symbol::None)
      F.Message += fmt::format(" The field is optional, by `{}`.", P.text(O.Note));
    F.Remedy = D->Remedy.str();
    Step First;
    First.Where = P.range(P.functions()[Found->Source].Where);
    First.Function = P.text(P.functions()[Found->Source].Name);
    First.Message = fmt::format("{} brings `{}` to `{}`", P.describe(Entry), Field, First.Function);
    F.Path.push_back(First);
    for (const Arrival::Hop &Hop : Found->Hops) {
      Step Next;
      Next.Where = P.range(Hop.Where);
      Next.Function = P.text(P.functions()[Hop.Function].Name);
      Next.Message = Hop.Message;
      Next.Edge = "direct";
      F.Path.push_back(std::move(Next));
    }
    Step Last;
    Last.Where = F.Where;
    Last.Function = F.Function;
    Last.Message = fmt::format("it is used here as the {}{}", D->Kind.str(), Through);
    F.Path.push_back(std::move(Last));
    for (const auto &[Asked, Where] : Found->Unlooked) {
      Step Validator;
      Validator.Where = P.range(P.functions()[Asked].Where);
      Validator.Function = P.text(P.functions()[Asked].Name);
      Validator.Message = fmt::format("`{}` is asked on the way, and does not look at `{}`", Validator.Function, Field);
      F.Related.push_back(std::move(Validator));
    }
    Findings.push_back(std::move(F));
  }
}

} // namespace floodgate
