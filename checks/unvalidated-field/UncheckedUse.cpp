//===- UncheckedUse.cpp - uses that need a check first --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unvalidated-field/UncheckedUse.h"
#include "engine/program/Identity.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

using model::Use;

static constexpr UncheckedUse Uses[] = {
    {Use::Allocation, true, 789, "allocation", "decides how much memory is taken at once",
     "no maximum is compared with it", "compare it with a maximum first, and refuse what exceeds it"},
    {Use::Index, true, 129, "index", "selects an element that need not exist",
     "it is not compared with the number of elements", "compare it with the number of elements first"},
    {Use::Division, true, 369, "division", "is divided by, and may be zero", "it is not compared with zero",
     "refuse zero first"},
    {Use::Duration, true, 1284, "duration", "decides how long something takes", "no range is asked for",
     "refuse what is negative, not a number, or too long"},
    {Use::Path, false, 22, "path", "names a file", "nothing looks at what it is made of",
     "allow known characters only, and refuse separators and `..`"},
    {Use::Parse, false, 1284, "parse", "is parsed by what throws, or ends the program, where it is malformed",
     "its form is not tested before", "parse it with a function that returns an error, and handle that"},
    {Use::Depth, false, 674, "depth", "is followed as deep as it is nested", "no depth is compared with a maximum",
     "count the depth, and refuse what exceeds a maximum"},
    {Use::Pattern, false, 1333, "pattern", "is compiled as a pattern", "nothing looks at it before",
     "limit its length and the size of what it compiles to"},
    {Use::LoopBound, true, 606, "loop bound", "decides how often a loop runs", "no maximum is compared with it",
     "compare it with a maximum before the loop"},
    {Use::Conversion, true, 1284, "conversion", "is a floating-point number that becomes an integer",
     "its range is not tested, and it may not be a number", "refuse what is not finite or out of range first"},
    {Use::Key, false, 20, "key", "becomes a key of what outlives the request", "the validator does not look at it",
     "let the validator look at this field, too"},
    {Use::Presence, false, 20, "access", "is taken out although it need not be there",
     "it is not asked whether it is there", "ask whether it is there, and refuse the message where it is not"},
};

const UncheckedUse &uncheckedUse(Use How) {
  for (const UncheckedUse &D : Uses)
    if (D.How == How)
      return D;
  llvm_unreachable("every use has its row");
}

/// Whether the use is surely the peer's to decide.
static bool isSure(const UncheckedUse &D, const Arrival &From) {
  if (From.ThroughState || From.Like == Derivation::Approximate || D.How == Use::Duration || D.How == Use::Key)
    return false;
  return !D.IsNumber || From.Like == Derivation::Exact;
}

Finding present(const ValueFlow &Flow, const UncheckedUse &D, const UncheckedSite &Site, const Arrival &From) {
  const Program &P = Flow.program();
  const EntryPoint &Entry = P.entryPoints()[P.roots()[From.Root].Entry];
  const std::string Field = Flow.name(From);
  const std::string Kind = D.Kind.str();
  const std::string Through = Site.By == Symbol::None ? "" : fmt::format(" of `{}`", P.text(Site.By));
  const Symbol Function = P.functions()[Site.Function].Usr;
  Finding F;
  F.Check = "dos-unvalidated-field";
  F.At = isSure(D, From) ? Level::Gate : Level::Audit;
  F.Where = P.range(Site.Where);
  F.Function = P.text(P.functions()[Site.Function].Name);
  F.Subject = fmt::format("{} as {} in {}", Field, Kind, F.Function);
  F.Use = useIn(P, Site.Function, P.text(Site.By) + " " + P.text(Site.Text));
  F.EntryPoint = P.identify(Entry);
  F.Message = fmt::format(
      "unchecked `{}` from a peer {} (CWE-{}). It comes by {}{}, is used as the {}{} in `{}`, and {}.", Field,
      D.Harm.str(), D.Cwe, P.describe(Entry), From.Like == Derivation::Exact ? "" : " in another form", Kind, Through,
      P.text(Site.Text), D.Missing.str());
  // Where it is absent, its default takes its place: an empty text, a zero.
  if (Site.Optional != Symbol::None)
    F.Message += fmt::format(" The field is optional, by `{}`.", P.text(Site.Optional));
  F.Remedy = D.Remedy.str();
  const floodgate::Function &Source = P.functions()[From.Source];
  F.Path.push_back(P.place(Source.Where, Source.Usr,
                           fmt::format("{} brings `{}` to `{}`", P.arrival(Entry), Field, P.text(Source.Name))));
  for (const Arrival::Hop &Hop : From.Hops) {
    F.Path.push_back(P.place(Hop.Where, P.functions()[Hop.Function].Usr, Hop.Message));
    F.Path.back().Edge = Hop.Edge;
  }
  F.Path.push_back(P.place(Site.Where, Function, fmt::format("it is used here as the {}{}", Kind, Through)));
  for (const auto &[Asked, Where] : From.NotExaminedBy) {
    const floodgate::Function &Validator = P.functions()[Asked];
    F.relate(
        P.place(Validator.Where, Validator.Usr,
                fmt::format("`{}` is asked on the way, and does not look at `{}`", P.text(Validator.Name), Field)));
  }
  return F;
}

} // namespace floodgate
