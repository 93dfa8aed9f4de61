//===- Json.cpp - JSON that others have written ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/Json.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace floodgate {

/// What ends the life of a value calls itself for each level.
static constexpr size_t MostNested = 100;

std::pair<unsigned, unsigned> placeOf(llvm::StringRef Text, size_t Offset) {
  llvm::StringRef Before = Text.take_front(Offset);
  size_t LineStart = Before.rfind('\n');
  size_t Column = Before.size() - (LineStart == llvm::StringRef::npos ? 0 : LineStart + 1) + 1;
  return {static_cast<unsigned>(Before.count('\n') + 1), static_cast<unsigned>(Column)};
}

llvm::Error errorAt(llvm::StringRef Text, llvm::StringRef Path, size_t Offset, const llvm::Twine &Message) {
  auto [Line, Column] = placeOf(Text, Offset);
  return llvm::createStringError(Path + ":" + llvm::Twine(Line) + ":" + llvm::Twine(Column) + ": error: " + Message);
}

/// \p Text with a `?` for each byte that is not UTF-8; \p Offsets gets where they are.
static std::string asUtf8(llvm::StringRef Text, std::vector<size_t> &Offsets) {
  std::string Result = Text.str();
  const auto *Bytes = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  for (size_t I = 0; I < Text.size();) {
    size_t Length = llvm::getNumBytesForUTF8(Bytes[I]);
    if (I + Length <= Text.size() && llvm::isLegalUTF8Sequence(Bytes + I, Bytes + I + Length)) {
      I += Length;
      continue;
    }
    Offsets.push_back(I);
    Result[I++] = '?';
  }
  return Result;
}

namespace {

/// The bytes of a text, of which \p Taken have been taken.
class CountedBytes {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountedBytes(const char *At, size_t *Taken) : At(At), Taken(Taken) {}
  reference operator*() const { return *At; }
  CountedBytes &operator++() {
    ++At;
    ++*Taken;
    return *this;
  }
  bool operator==(const CountedBytes &Other) const { return At == Other.At; }
  bool operator!=(const CountedBytes &Other) const { return At != Other.At; }

private:
  const char *At;
  size_t *Taken;
};

/// Makes values of what the parser sees, one after the other.
class ValueMaker : public nlohmann::json_sax<nlohmann::json> {
public:
  ValueMaker(llvm::StringRef Text, const size_t &Taken) : Text(Text), Taken(Taken) {}

  bool null() override { return scalar(JsonValue::Kind::Null, Taken); }
  bool boolean(bool) override { return scalar(JsonValue::Kind::Boolean, Taken); }
  bool number_integer(number_integer_t Value) override { return number(Value); }
  bool number_unsigned(number_unsigned_t Value) override {
    return number(Value <= static_cast<uint64_t>(INT64_MAX) ? std::optional<int64_t>(Value) : std::nullopt);
  }
  bool number_float(number_float_t, const string_t &) override { return number(std::nullopt); }
  bool string(string_t &Value) override {
    const bool MayGoOn = scalar(JsonValue::Kind::String, Taken);
    last().Text = std::move(Value);
    return MayGoOn;
  }
  bool binary(binary_t &) override { return false; }
  bool start_object(size_t) override { return open(JsonValue::Kind::Object); }
  bool start_array(size_t) override { return open(JsonValue::Kind::Array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t &Name) override {
    Open.back()->Members.push_back(std::move(Name));
    End = Taken;
    return true;
  }
  bool parse_error(size_t, const std::string &, const nlohmann::detail::exception &) override {
    // Of the token that does not fit all bytes have been taken, of a separator before it as well.
    size_t At = skipSpace(End);
    if (At + 1 < Taken && At < Text.size() && (Text[At] == ',' || Text[At] == ':'))
      At = skipSpace(At + 1);
    Problem = {At, At >= Text.size() ? "not JSON: it ends too early" : "not JSON: this is not expected here"};
    return false;
  }

  JsonValue Root;
  std::pair<size_t, const char *> Problem; ///< Where, and what; once something did not go on.

private:
  size_t skipSpace(size_t From) const { return std::min(Text.find_first_not_of(" \t\r\n", From), Text.size()); }

  JsonValue &last() { return Open.empty() ? Root : Open.back()->Elements.back(); }

  /// A value that begins after what was read last.
  void add(JsonValue::Kind What) {
    if (!Open.empty())
      Open.back()->Elements.emplace_back();
    size_t At = skipSpace(End);
    if (At < Text.size() && (Text[At] == ',' || Text[At] == ':'))
      At = skipSpace(At + 1);
    last().What = What;
    last().Offset = At;
  }
  bool scalar(JsonValue::Kind What, size_t EndOfIt) {
    add(What);
    End = EndOfIt;
    return true;
  }
  bool number(std::optional<int64_t> Value) {
    // The parser has seen the end of a number only by the byte that follows.
    const bool IsAtEnd = Taken == Text.size() && llvm::isDigit(Text.back());
    scalar(JsonValue::Kind::Number, Taken - (IsAtEnd ? 0 : 1));
    last().Integer = Value;
    return true;
  }
  bool open(JsonValue::Kind What) {
    add(What);
    End = Taken;
    if (Open.size() == MostNested) {
      Problem = {last().Offset, "not what is expected: nested too deeply"};
      return false;
    }
    // What is open is the last of its parent: nothing is added there that would move it.
    Open.push_back(&last());
    return true;
  }
  bool close() {
    Open.pop_back();
    End = Taken;
    return true;
  }

  llvm::StringRef Text;
  const size_t &Taken;
  size_t End = 0;                ///< Of what was read last; separators do not count.
  std::vector<JsonValue *> Open; ///< The arrays and objects that have not ended yet.
};

} // namespace

const JsonValue *JsonValue::find(llvm::StringRef Name) const {
  for (size_t I = Members.size(); I-- > 0;)
    if (Members[I] == Name)
      return &Elements[I];
  return nullptr;
}

std::optional<llvm::StringRef> JsonValue::findString(llvm::StringRef Name) const {
  const JsonValue *Found = find(Name);
  return Found && Found->isString() ? std::optional<llvm::StringRef>(Found->Text) : std::nullopt;
}

llvm::Expected<JsonValue> parseJson(llvm::StringRef Text, llvm::StringRef Path, std::vector<size_t> *NotUtf8) {
  std::string Mended;
  llvm::StringRef Readable = Text;
  // To look is much faster than to fix.
  if (NotUtf8 && !llvm::json::isUTF8(Text))
    Readable = Mended = asUtf8(Text, *NotUtf8);
  size_t Taken = 0;
  ValueMaker Maker(Readable, Taken);
  if (nlohmann::json::sax_parse(CountedBytes(Readable.begin(), &Taken), CountedBytes(Readable.end(), &Taken), &Maker))
    return std::move(Maker.Root);
  return errorAt(Text, Path, std::min(Maker.Problem.first, Text.size()), Maker.Problem.second);
}

} // namespace floodgate
