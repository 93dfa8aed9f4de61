//===- Printable.cpp - text that a terminal may be given ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Printable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace floodgate {

namespace {

struct Interval {
  UTF32 First, Last;
};

/// The characters that Unicode calls letters, marks or punctuation and that are shown as nothing all the same: those of
/// Default_Ignorable_Code_Point in https://www.unicode.org/Public/15.1.0/ucd/DerivedCoreProperties.txt that
/// sys::unicode::isPrintable() allows.
constexpr Interval Invisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xE0100, 0xE01EF},
};

bool isShown(UTF32 Character) {
  return sys::unicode::isPrintable(static_cast<int>(Character)) &&
         none_of(Invisible, [&](const Interval &Each) { return Each.First <= Character && Character <= Each.Last; });
}

/// One character at the start of a text, or one byte that belongs to none.
struct Piece {
  size_t Bytes = 1;
  UTF32 Character = 0;
  bool IsValid = false;
};

Piece firstOf(StringRef Text) {
  const auto *Begin = reinterpret_cast<const UTF8 *>(Text.begin()), *At = Begin;
  const size_t Bytes = getNumBytesForUTF8(*Begin);
  Piece Result;
  if (Bytes > Text.size() || !isLegalUTF8Sequence(Begin, Begin + Bytes) ||
      convertUTF8Sequence(&At, Begin + Bytes, &Result.Character, strictConversion) != conversionOK)
    return Result;
  Result.Bytes = Bytes;
  Result.IsValid = true;
  return Result;
}

void show(const Piece &What, unsigned char FirstByte, raw_ostream &Out) {
  if (!What.IsValid || What.Character < 0x80)
    Out << format("\\x%02x", FirstByte);
  else
    Out << format(What.Character < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(What.Character));
}

bool isPlain(unsigned char C) { return C >= 0x20 && C < 0x7F; }

/// Control characters that are in \p Kept stay.
std::string clean(StringRef Text, StringRef Kept) {
  std::string Result;
  Result.reserve(Text.size());
  raw_string_ostream Out(Result);
  while (!Text.empty()) {
    // Nearly all of it is ASCII.
    StringRef Plain = Text.take_while([](char C) { return isPlain(static_cast<unsigned char>(C)); });
    Out << Plain;
    Text = Text.drop_front(Plain.size());
    if (Text.empty())
      break;
    const Piece Next = firstOf(Text);
    if (Next.IsValid && isShown(Next.Character))
      Out << Text.take_front(Next.Bytes);
    else if (Kept.contains(Text.front()))
      Out << Text.front();
    else if (Text.front() == '\n')
      Out << "\\n";
    else if (Text.front() == '\r')
      Out << "\\r";
    else if (Text.front() == '\t')
      Out << ' ';
    else
      show(Next, static_cast<unsigned char>(Text.front()), Out);
    Text = Text.drop_front(Next.Bytes);
  }
  return Result;
}

} // namespace

std::string printable(StringRef Text) { return clean(Text, ""); }

std::string printableCode(StringRef Line) { return clean(Line, "\t"); }

std::string printableLines(StringRef Text) { return clean(Text, "\n"); }

std::string printableJson(std::string Json) {
  // Below 0x80 a writer of JSON has escaped what is no character already, but for the last of them.
  auto IsSuspect = [](char C) { return static_cast<unsigned char>(C) >= 0x7F; };
  if (none_of(Json, IsSuspect))
    return Json;
  std::string Result;
  Result.reserve(Json.size());
  raw_string_ostream Out(Result);
  for (StringRef Text = Json; !Text.empty();) {
    StringRef Plain = Text.take_until(IsSuspect);
    Out << Plain;
    Text = Text.drop_front(Plain.size());
    if (Text.empty())
      break;
    const Piece Next = firstOf(Text);
    if (!Next.IsValid || isShown(Next.Character)) {
      Out << Text.take_front(Next.Bytes);
    } else if (Next.Character < 0x10000) {
      Out << format("\\u%04x", static_cast<unsigned>(Next.Character));
    } else {
      const unsigned Rest = Next.Character - 0x10000;
      Out << format("\\u%04x\\u%04x", 0xD800 + (Rest >> 10), 0xDC00 + (Rest & 0x3FF));
    }
    Text = Text.drop_front(Next.Bytes);
  }
  return Result;
}

} // namespace floodgate
