// What is in a fingerprint, part by part, and what is not; and which findings are new.
//
// UNSUPPORTED: sanitizers
// RUN: %link_driver %s -o %t && %t

#include "driver/report/Fingerprint.h"
#include <iostream>

using namespace floodgate;

static int Failures = 0;

static void expect(bool Holds, const char *What) {
  if (!Holds)
    std::cerr << "not so: " << What << '\n';
  Failures += !Holds;
}

static Finding finding(const char *File = "a.cpp", const char *Function = "f") {
  Finding F;
  F.Check = "dos-unbounded-container";
  F.Subject = "seen";
  F.Use = "key in f(int)";
  F.Where.File = File;
  F.Function = Function;
  return F;
}

static std::string printOf(const Finding &F) { return fingerprintsOf(F).front().Current; }

/// Each of these must be told from finding(), and only one part differs.
static void isMadeOfItsParts() {
  Finding Check = finding(), Subject = finding(), Use = finding(), Moved = finding();
  Check.Check = "dos-unvalidated-field";
  Subject.Subject = "kept";
  Use.Use = "key in f(long)";
  // The parts do not run into each other.
  Moved.Subject += "key";
  Moved.Use = " in f(int)";
  for (const Finding *F : {&Check, &Subject, &Use, &Moved})
    expect(printOf(*F) != printOf(finding()), "another part is another fingerprint");
}

static void isMadeOfNothingElse() {
  Finding Other = finding("b.cpp", "g");
  Other.At = Level::Audit;
  Other.Where.Line = 7;
  Other.Message = "message";
  Other.Remedy = "remedy";
  Other.EntryPoint = "message M";
  Other.Path = {{{"b.cpp", 1, 1, 2, ""}, "step", "handler", "direct"}};
  Other.Related = {{{"b.cpp", 2, 1, 2, ""}, "declared here", "g", ""}};
  Other.RestsOnAbsence = true;
  Other.UnprovenWithout = {"c.cpp"};
  expect(printOf(Other) == printOf(finding()), "all else does not count");
  const std::vector<Fingerprints> Beside = fingerprintsOf({finding(), Other});
  expect(Beside[0].Current == printOf(finding()) && Beside[1].Current == Beside[0].Current, "nor does one beside it");
  expect(Beside[0].Former != Beside[1].Former, "the former fingerprint tells them apart");
}

static void knowsWhatIsNew() {
  using Answers = std::vector<bool>;
  const Finding Here = finding(), There = finding("b.cpp", "g"), Elsewhere = finding("c.cpp", "h");
  expect(areNew({Here}, {There}) == Answers{false}, "it has moved");
  expect(areNew({Here, There}, {There}) == Answers({true, false}), "the one that was there is not new");
  expect(areNew({Here, There}, {Elsewhere}) == Answers({false, true}), "one of them was there");
  expect(areNew({Here, Here}, {Here}) == Answers({false, true}), "as often as it was there");
  expect(areNew({Here}, {}) == Answers{true}, "it was not there");
}

int main() {
  isMadeOfItsParts();
  isMadeOfNothingElse();
  knowsWhatIsNew();
  return Failures;
}
