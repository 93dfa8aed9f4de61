// What no program of a test's size gets to: GitHub's limits; and the texts and URIs that go into a report, case by
// case.
//
// UNSUPPORTED: sanitizers
// RUN: %link_driver %s -o %t && %t

#include "checks/engine/model/Printable.h"
#include "driver/report/Markdown.h"
#include "driver/report/sarif/Sarif.h"
#include "driver/report/sarif/SarifLocation.h"
#include "driver/system/VersionControl.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace floodgate;

static int Failures = 0;

template <class T, class U> static void expectEqual(const T &Actual, const U &Expected, int Line) {
  if (Actual == Expected)
    return;
  std::cerr << "line " << Line << ": expected " << Expected << ", got " << Actual << '\n';
  ++Failures;
}
#define EXPECT(ACTUAL, EXPECTED) expectEqual(ACTUAL, EXPECTED, __LINE__)

namespace {

/// Every file holds the same.
class OneText : public SourceReader {
public:
  const std::string *read(llvm::StringRef) override { return &Text; }

private:
  std::string Text = "int main() {\n  grow();\n}\n";
};

Finding finding(unsigned Number, Level At) {
  Finding F;
  F.Check = "dos-unbounded-container";
  F.At = At;
  F.Where = {"main.cpp", 2, 3, 9, ""};
  F.Message = "`container" + std::to_string(Number) + "` grows";
  F.Subject = "container" + std::to_string(Number);
  return F;
}

ScanResult result() {
  ScanResult Result;
  Result.Root = "/project";
  CheckInfo Check;
  Check.Name = "dos-unbounded-container";
  Check.DefaultLevel = "warning";
  Check.SecuritySeverity = "7.5";
  Result.Checks.push_back(Check);
  return Result;
}

nlohmann::json runOf(const ScanResult &Result, const sarif::Limits &Limits) {
  OneText Sources;
  return nlohmann::json::parse(sarif::render(Result, Sources, std::nullopt, Limits))["runs"][0];
}

/// The most severe are kept, in the order of the report; and it is said.
void keepsTheMostSevere() {
  ScanResult Result = result();
  for (unsigned I = 0; I < 10; ++I)
    Result.Findings.push_back(finding(I, I < 4 ? Level::Audit : Level::Gate));
  sarif::Limits Limits;
  Limits.Results = 7;
  const nlohmann::json Run = runOf(Result, Limits);
  EXPECT(Run["results"].size(), 7U);
  EXPECT(Run["results"][0]["properties"]["subject"], "container0");
  EXPECT(Run["results"][0]["level"], "note");
  EXPECT(Run["results"][1]["properties"]["subject"], "container4");
  const nlohmann::json &Notices = Run["invocations"][0]["toolExecutionNotifications"];
  EXPECT(Notices.size(), 1U);
  EXPECT(Notices[0]["descriptor"]["id"], "report-truncated");
  EXPECT(Notices[0]["level"], "warning");
  EXPECT(Notices[0]["message"]["text"].get<std::string>().find("This report holds the 7 most severe of 10 findings"),
         0U);
}

/// Results are left out until what is to be sent is small enough.
void keepsWithinTheSize() {
  ScanResult Result = result();
  for (unsigned I = 0; I < 2000; ++I)
    Result.Findings.push_back(finding(I, Level::Gate));
  sarif::Limits Limits;
  Limits.CompressedBytes = 30'000;
  const nlohmann::json Run = runOf(Result, Limits);
  EXPECT(Run["results"].size() > 200 && Run["results"].size() < 2000, true);
  EXPECT(Run["invocations"][0]["toolExecutionNotifications"].size(), 1U);
}

/// Where there are many, a few tell how many fit. They must not tell too little: what is next to each other is alike,
/// and takes less together.
void keepsWhatFits() {
  ScanResult Result = result();
  std::mt19937 Random;
  std::string Words;
  for (unsigned I = 0; I < 6000; ++I) {
    if (I % 40 == 0) {
      Words.clear();
      for (unsigned Letter = 0; Letter < 2000; ++Letter)
        Words += static_cast<char>('a' + Random() % 26);
    }
    Result.Findings.push_back(finding(I, Level::Gate));
    Result.Findings.back().Message = Words;
  }
  OneText Sources;
  sarif::Limits Limits;
  const std::string Whole = sarif::render(Result, Sources, std::nullopt, Limits);
  llvm::SmallVector<uint8_t, 0> Compressed;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Whole), Compressed);
  Limits.CompressedBytes = Compressed.size() * 11 / 10;
  EXPECT(runOf(Result, Limits)["results"].size(), 6000U);
  Limits.CompressedBytes = Compressed.size() / 2;
  const size_t Kept = runOf(Result, Limits)["results"].size();
  EXPECT(Kept > 2400 && Kept < 3300, true);
}

/// Of a long path both ends are kept.
void shortensPaths() {
  ScanResult Result = result();
  Result.Findings.push_back(finding(0, Level::Gate));
  for (unsigned I = 1; I <= 1500; ++I) {
    Result.Findings[0].Path.push_back({{"main.cpp", 2, 3, 9, ""}, "step " + std::to_string(I), "main", "direct"});
    Result.Findings[0].Related.push_back({{"main.cpp", 2, 3, 9, ""}, "place " + std::to_string(I), "main", ""});
  }
  const nlohmann::json Run = runOf(Result, sarif::Limits());
  const nlohmann::json &Steps = Run["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
  EXPECT(Steps.size(), 1000U);
  EXPECT(Steps[0]["location"]["message"]["text"], "step 1");
  EXPECT(Steps[499]["location"]["message"]["text"], "step 500");
  EXPECT(Steps[500]["location"]["message"]["text"], "(500 steps left out) step 1001");
  EXPECT(Steps[999]["location"]["message"]["text"], "step 1500");
  EXPECT(Run["results"][0]["relatedLocations"].size(), 999U);
  EXPECT(Run["invocations"][0]["toolExecutionNotifications"].size(), 1U);
}

/// The line is read where a finding does not bring it along.
void readsTheLine() {
  ScanResult Result = result();
  Result.Findings.push_back(finding(0, Level::Gate));
  const nlohmann::json Place = runOf(Result, sarif::Limits())["results"][0]["locations"][0]["physicalLocation"];
  EXPECT(Place["region"]["snippet"]["text"], "grow()");
  EXPECT(Place["contextRegion"]["snippet"]["text"], "  grow();");
  // Without an end the region goes to the end of the line.
  Result.Findings[0].Where.EndColumn = 0;
  const nlohmann::json Open = runOf(Result, sarif::Limits())["results"][0]["locations"][0]["physicalLocation"];
  EXPECT(Open["region"]["endColumn"], 10);
}

/// Only regular files below the root can be quoted, whatever name leads to them.
void readsBelowTheRoot() {
  namespace fs = std::filesystem;
  const fs::path Folder = fs::temp_directory_path() / ("floodgate-render-" + std::to_string(getpid()));
  fs::create_directories(Folder / "root" / "sub");
  std::ofstream(Folder / "secret") << "secret\n";
  std::ofstream(Folder / "rooted") << "secret\n";
  std::ofstream(Folder / "root" / "own") << "own\n";
  fs::create_symlink("../secret", Folder / "root" / "out");
  fs::create_symlink("own", Folder / "root" / "in");
  fs::create_directory_symlink("..", Folder / "root" / "up");
  mkfifo((Folder / "root" / "pipe").c_str(), 0600);
  DiskSources Sources((Folder / "root").string());
  for (const std::string Name : {"own", "in", "sub/../own", "./own"})
    EXPECT(Sources.line(Name, 1).str(), "own");
  EXPECT(Sources.line((Folder / "root" / "own").string(), 1).str(), "own");
  for (const std::string Name : {"../secret", "../rooted", "sub/../../secret", "out", "up/secret", "pipe", "sub", "", "/etc/passwd",
                                 "/dev/zero"})
    EXPECT(Sources.read(Name) == nullptr, true);
  EXPECT(Sources.read((Folder / "secret").string()) == nullptr, true);
  fs::remove_all(Folder);
}

/// What acts on a terminal or hides is written by its number, in each part of a report.
void showsWhatIsHidden() {
  EXPECT(printable("a\tb\nc\r\x1b[1m\x7f"), "a b\\nc\\r\\x1b[1m\\x7f");
  EXPECT(printable("\u00c2\u0085 \u009b \u202a\u202e \u2066\u2069 \u200e\u061c \u200b\u200d \ufeff \u00ad \ufe0f"),
         "\u00c2\\u0085 \\u009b \\u202a\\u202e \\u2066\\u2069 \\u200e\\u061c \\u200b\\u200d \\ufeff \\u00ad \\ufe0f");
  EXPECT(printable("\u2028\u2029 \U000e0041 \ue000"), "\\u2028\\u2029 \\U000e0041 \\ue000");
  // No UTF-8: a lone byte, one that is cut off, a half of a surrogate pair, an overlong one.
  EXPECT(printable("\xff \xe2\x80 \xed\xa0\x80 \xc0\xaf"), "\\xff \\xe2\\x80 \\xed\\xa0\\x80 \\xc0\\xaf");
  EXPECT(printable("ä 中 😀 é"), "ä 中 😀 é");
  EXPECT(printableLines("a\n\x1b"), "a\n\\x1b");
  EXPECT(printableCode("\ta\u202e"), "\ta\\u202e");
  EXPECT(printableJson("\"ä\u202e\U000e0041\x7f\""), "\"ä\\u202e\\udb40\\udc41\\u007f\"");
  EXPECT(sarif::plainText("a\u202eb\u009b"), "a\\u202eb\\u009b");
  ScanResult Result = result();
  Result.Findings.push_back(finding(0, Level::Gate));
  Result.Findings[0].Message = Result.Findings[0].Subject = Result.Findings[0].Function = "x\u202ey";
  Result.Findings[0].EntryPoint = "\u2066";
  Result.Findings[0].Path.push_back({{"main\u202e.cpp", 2, 3, 9, "a\u202eb\u009bc"}, "\u202e", "\u202e", "\u202e"});
  Result.Findings[0].Fixes.push_back({{"main.cpp", 2, 3, 9, ""}, "new\u202e"});
  OneText Sources;
  const std::string Text = sarif::render(Result, Sources, std::nullopt, sarif::Limits());
  EXPECT(Text.find("\u202e") == std::string::npos && Text.find("\u009b") == std::string::npos, true);
  const nlohmann::json Found = nlohmann::json::parse(Text)["runs"][0]["results"][0];
  EXPECT(Found["message"]["text"].get<std::string>(), "X\\u202ey.");
  EXPECT(Found["properties"]["subject"].get<std::string>(), "x\\u202ey");
  // What is inserted is exact.
  EXPECT(Found["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"].get<std::string>(),
         "new\u202e");
}

void writesTexts() {
  EXPECT(sarif::sentence("`a` grows"), "'a' grows.");
  EXPECT(sarif::sentence("the map `a` grows. It does."), "The map 'a' grows. It does.");
  EXPECT(sarif::sentence(""), "");
  // Placeholders and links are what SARIF readers look for; nothing else is touched.
  EXPECT(sarif::plainText("`int{0}` and `{x}` and `f{1,2}`"), "'int{{0}}' and '{x}' and 'f{1,2}'");
  EXPECT(sarif::plainText("`[this](int x)` and `a[i]`"), "'\\[this](int x)' and 'a[i]'");
  EXPECT(sarif::plainText("a\nb \xff"), "a b \xef\xbf\xbd");
}

void writesUris() {
  EXPECT(sarif::uriPath("src/c++/a b%#?.cpp"), "src/c%2B%2B/a%20b%25%23%3F.cpp");
  EXPECT(sarif::uriPath("ä"), "%C3%A4");
  EXPECT(sarif::uriPath("a:b"), "a%3Ab");
  EXPECT(publicUri("https://me:secret@example.org:8443/a/b.git?token=secret#x"), "https://example.org:8443/a/b.git");
  EXPECT(publicUri("ssh://git@example.org/a.git"), "ssh://example.org/a.git");
  EXPECT(publicUri("git@example.org:a/b.git"), "ssh://example.org/a/b.git");
  EXPECT(publicUri("example.org:/a/b.git"), "ssh://example.org/a/b.git");
  // Folders of this machine.
  EXPECT(publicUri("/srv/git/a.git"), "");
  EXPECT(publicUri("../a.git"), "");
  EXPECT(publicUri("./a:b"), "");
  EXPECT(publicUri("file:///srv/git/a.git"), "");
}

void countsColumns() {
  EXPECT(sarif::utf16Column("abc", 1), 1U);
  EXPECT(sarif::utf16Column("\xc3\xa4x", 3), 2U);         // ä: two bytes, one unit.
  EXPECT(sarif::utf16Column("\xf0\x9d\x84\x9ex", 5), 3U); // The treble clef: four bytes, two units.
  EXPECT(sarif::utf16Column("abc", 6), 6U);               // Past the end.
  EXPECT(sarif::utf16Column("", 3), 3U);
}

void rendersPages() {
  EXPECT(markdownToText("# Title\n\nSee [the page](a.md), `[this](int)` too.\n\n```cpp\nint x;\n```\n"),
         "Title\n\nSee the page, `[this](int)` too.\n\n    int x;");
}

} // namespace

int main() {
  keepsTheMostSevere();
  keepsWithinTheSize();
  keepsWhatFits();
  shortensPaths();
  readsTheLine();
  readsBelowTheRoot();
  showsWhatIsHidden();
  writesTexts();
  writesUris();
  countsColumns();
  rendersPages();
  return Failures;
}
