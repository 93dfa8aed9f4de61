//===- Json.cpp - JSON that others have written ----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/system/Json.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>
#include <optional>

namespace floodgate {

/// The parser calls itself for each level, and so does what ends the life of a value.
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

/// The offset of the quote that ends the string whose first quote is at \p Begin, or of the end of the text.
static size_t endOfString(llvm::StringRef Text, size_t Begin) {
  size_t I = Begin + 1;
  for (; I < Text.size() && Text[I] != '"'; ++I)
    if (Text[I] == '\\')
      ++I;
  return std::min(I, Text.size());
}

std::vector<size_t> offsetsOfElements(llvm::StringRef Text) {
  std::vector<size_t> Result;
  size_t Depth = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    bool Starts = Depth == 1 && C != ']' && C != ',' && !llvm::isSpace(C);
    if (Starts)
      Result.push_back(I);
    if (C == '"') {
      I = endOfString(Text, I);
    } else if (C == '[' || C == '{') {
      ++Depth;
    } else if (C == ']' || C == '}') {
      if (--Depth == 0)
        break;
    } else if (Starts) {
      // A number, or a word such as `null`.
      I = std::min(Text.find_first_of(",]", I), Text.size()) - 1;
    }
  }
  return Result;
}

/// Where brackets are nested deeper than MostNested.
static std::optional<size_t> tooDeep(llvm::StringRef Text) {
  size_t Depth = 0;
  for (size_t I = 0; I < Text.size(); ++I)
    if (char C = Text[I]; C == '"')
      I = endOfString(Text, I);
    else if (C == '[' || C == '{') {
      if (++Depth > MostNested)
        return I;
    } else if ((C == ']' || C == '}') && Depth > 0)
      --Depth;
  return std::nullopt;
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

llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef Text, llvm::StringRef Path, std::vector<size_t> *NotUtf8) {
  if (std::optional<size_t> Offset = tooDeep(Text))
    return errorAt(Text, Path, *Offset, "not what is expected: nested too deeply");
  std::string Mended;
  llvm::StringRef Readable = Text;
  // To look is much faster than to mend.
  if (NotUtf8 && !llvm::json::isUTF8(Text))
    Readable = Mended = asUtf8(Text, *NotUtf8);
  llvm::Expected<llvm::json::Value> Root = llvm::json::parse(Readable);
  if (Root)
    return Root;
  // `[LINE:COLUMN, byte=N]: MESSAGE`
  std::string Problem = llvm::toString(Root.takeError());
  llvm::StringRef Message = llvm::StringRef(Problem).split("]: ").second;
  size_t Offset = 0;
  llvm::StringRef(Problem).split("byte=").second.split(']').first.getAsInteger(10, Offset);
  // The parser has read the character that it complains of, but for what follows the end.
  if (Offset > 0 && !Message.starts_with("Text after"))
    --Offset;
  return errorAt(Text, Path, std::min(Offset, Text.size()), "not JSON: " + Message);
}

} // namespace floodgate
