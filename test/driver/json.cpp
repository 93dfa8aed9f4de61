// Each value knows where it begins, whatever stands before it, and what is no JSON is told with its place.
//
// UNSUPPORTED: sanitizers
// RUN: %link_json %s -o %t && %t

#include "driver/system/Json.h"
#include <iostream>

using namespace floodgate;

static int Failures = 0;

static void expect(bool Holds, llvm::StringRef What) {
  if (!Holds)
    std::cerr << "not so: " << What.str() << '\n';
  Failures += !Holds;
}

/// That each element of the array in \p Text begins where a `^` stands in \p Marks.
static void begins(llvm::StringRef Text, llvm::StringRef Marks) {
  llvm::Expected<JsonValue> Read = parseJson(Text, "a.json");
  expect(static_cast<bool>(Read), Text);
  if (!Read)
    return llvm::consumeError(Read.takeError());
  std::string Found(Text.size(), ' ');
  for (const JsonValue &Each : Read->Elements)
    Found[Each.Offset] = '^';
  expect(llvm::StringRef(Found).rtrim() == Marks, Text);
}

static void fails(llvm::StringRef Text, llvm::StringRef Error) {
  llvm::Expected<JsonValue> Read = parseJson(Text, "a.json");
  expect(!Read, Text);
  if (!Read)
    expect(llvm::toString(Read.takeError()) == "a.json:" + Error.str(), Text);
}

static void readsValues() {
  llvm::Expected<JsonValue> Read =
      parseJson(R"( {"a": "\u00e4\"", "b": [1, -2, 3.5, true, null, 99999999999999999999], "a": "last"})", "a.json");
  expect(static_cast<bool>(Read) && Read->isObject() && Read->Offset == 1, "an object");
  expect(Read->Elements[0].Text == "\xc3\xa4\"" && Read->findString("a") == llvm::StringRef("last"), "its members");
  const JsonValue &List = *Read->find("b");
  expect(List.isArray() && List.Elements.size() == 6, "an array");
  expect(List.Elements[0].Integer == 1 && List.Elements[1].Integer == -2, "integers");
  expect(!List.Elements[2].Integer && !List.Elements[5].Integer, "other numbers");
  expect(!Read->find("c") && !Read->findString("b") && !List.find("a"), "what is not there");
}

int main() {
  begins(R"([])", "");
  begins(R"([1,2 , 33])", " ^ ^   ^");
  begins(R"( [ true,null, "a,[b" ,{"c":[1,{}]},[[]], 5])", "   ^    ^     ^       ^            ^     ^");
  begins("[\n\t-1e5,\r\n\"\\\"\", {}]", "   ^      ^     ^");
  readsValues();
  fails("", "1:1: error: not JSON: it ends too early");
  fails("[1, \"a\"", "1:8: error: not JSON: it ends too early");
  fails("[1 2]", "1:4: error: not JSON: this is not expected here");
  fails("{\"a\": 1\n \"b\": 2}", "2:2: error: not JSON: this is not expected here");
  fails("[1,\n]", "2:1: error: not JSON: this is not expected here");
  fails("[,1]", "1:2: error: not JSON: this is not expected here");
  fails("{\"a\" 1}", "1:6: error: not JSON: this is not expected here");
  fails("[tru]", "1:2: error: not JSON: this is not expected here");
  fails("[] []", "1:4: error: not JSON: this is not expected here");
  fails("[\"a\xff\"]", "1:2: error: not JSON: this is not expected here");
  fails(std::string(1000, '['), "1:101: error: not what is expected: nested too deeply");
  std::vector<size_t> NotUtf8;
  llvm::Expected<JsonValue> Mended = parseJson("[\"a\xff\", 1]", "a.json", &NotUtf8);
  expect(static_cast<bool>(Mended) && Mended->Elements[0].Text == "a?" && NotUtf8 == std::vector<size_t>{3}, "fixed");
  return Failures;
}
