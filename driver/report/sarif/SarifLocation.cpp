//===- SarifLocation.cpp - places in SARIF --------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/sarif/SarifLocation.h"
#include "engine/model/Printable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace floodgate::sarif {

std::string uriPath(llvm::StringRef Path) {
  std::string Uri;
  for (const char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("-._~/").contains(C)) {
      Uri += C;
    } else {
      const auto Byte = static_cast<unsigned char>(C);
      Uri += {'%', llvm::hexdigit(Byte >> 4), llvm::hexdigit(Byte & 15)};
    }
  }
  return Uri;
}

unsigned utf16Column(llvm::StringRef Line, unsigned Column) {
  if (Column == 0)
    return 0;
  const size_t Bytes = std::min<size_t>(Column - 1, Line.size());
  unsigned Units = 0;
  for (const char C : validUtf8(Line.take_front(Bytes))) {
    const auto Byte = static_cast<unsigned char>(C);
    if ((Byte & 0xC0) != 0x80) // Not a continuation byte: a character begins.
      Units += Byte >= 0xF0 ? 2 : 1;
  }
  return Units + 1 + static_cast<unsigned>(Column - 1 - Bytes);
}

std::string shownText(llvm::StringRef Text) { return printableCode(validUtf8(Text)); }

std::string plainText(llvm::StringRef Text) {
  // One line: a break in a message is a space.
  std::string Valid = validUtf8(Text);
  for (char &C : Valid)
    if (C == '\n' || C == '\r')
      C = ' ';
  Valid = printable(Valid);
  std::string Plain;
  for (size_t I = 0; I < Valid.size(); ++I) {
    const llvm::StringRef Rest = llvm::StringRef(Valid).drop_front(I);
    const char C = Rest.front();
    if (C == '`') {
      Plain += '\'';
    } else if (C == '[' && Rest.take_front(Rest.find(']') + 2).ends_with("](")) {
      Plain += "\\[";
    } else if (C == '{' && Rest.size() > 2 && llvm::isDigit(Rest[1]) &&
               Rest.drop_front().ltrim("0123456789").starts_with("}")) {
      const llvm::StringRef Digits = Rest.drop_front().take_while(llvm::isDigit);
      Plain += ("{{" + Digits + "}}").str();
      I += Digits.size() + 1;
    } else {
      Plain += C;
    }
  }
  return Plain;
}

std::string sentence(llvm::StringRef Text) {
  std::string Plain = plainText(Text.trim());
  if (Plain.empty())
    return Plain;
  Plain.front() = llvm::toUpper(Plain.front());
  if (!llvm::StringRef(".!?").contains(Plain.back()))
    Plain += '.';
  return Plain;
}

void Locations::addFile(const std::string &Name, const char *Role) {
  if (Name.empty())
    return;
  File &Known = Files[Name];
  if (*Role && !llvm::is_contained(Known.Roles, Role))
    Known.Roles.push_back(Role);
}

void Locations::number() {
  unsigned Next = 0;
  for (auto &[Name, Known] : Files)
    Known.Number = Next++;
}

bool Locations::usesFileSystem() const {
  return llvm::any_of(Files, [](const auto &Entry) { return llvm::sys::path::is_absolute(Entry.first); });
}

Json Locations::artifactLocation(const std::string &Name) const {
  const bool Outside = llvm::sys::path::is_absolute(Name);
  Json Location;
  Location["uri"] = uriPath(Outside ? llvm::sys::path::relative_path(Name) : llvm::StringRef(Name));
  Location["uriBaseId"] = Outside ? FileSystem : SourceRoot;
  if (const auto Known = Files.find(Name); Known != Files.end())
    Location["index"] = Known->second.Number;
  return Location;
}

Json Locations::artifacts() const {
  Json All = Json::array();
  for (const auto &[Name, Known] : Files) {
    Json Artifact;
    Artifact["location"] = artifactLocation(Name);
    // Every entry stands at its own number.
    Artifact["location"].erase("index");
    if (!Known.Roles.empty())
      Artifact["roles"] = Known.Roles;
    Artifact["sourceLanguage"] = "cplusplus";
    All.push_back(std::move(Artifact));
  }
  return All;
}

Json Locations::physical(const SourceRange &Where, bool WithContext) const {
  Json Location;
  Location["artifactLocation"] = artifactLocation(Where.File);
  if (Where.Line == 0)
    return Location;

  llvm::StringRef Line = Where.Snippet;
  if (Line.empty())
    Line = Sources.line(Where.File, Where.Line);

  Json Region;
  Region["startLine"] = Where.Line;
  if (Where.Column != 0) {
    // Without an end a region reaches to the end of its line: say so, for GitHub wants all four numbers.
    const bool HasEnd = Where.EndColumn > Where.Column;
    const unsigned End = HasEnd ? Where.EndColumn : std::max(static_cast<unsigned>(Line.size()), Where.Column) + 1;
    Region["startColumn"] = utf16Column(Line, Where.Column);
    Region["endLine"] = Where.Line;
    Region["endColumn"] = utf16Column(Line, End);
    if (Where.Column <= Line.size())
      Region["snippet"]["text"] = shownText(Line.slice(Where.Column - 1, End - 1));
  }
  Location["region"] = std::move(Region);
  if (WithContext && Where.Column != 0 && !Line.empty()) {
    Json &Context = Location["contextRegion"];
    Context["startLine"] = Where.Line;
    Context["snippet"]["text"] = shownText(Line);
  }
  return Location;
}

Json Locations::location(const SourceRange &Where, llvm::StringRef Function, llvm::StringRef Message,
                         bool WithContext) const {
  Json Location;
  Location["physicalLocation"] = physical(Where, WithContext);
  if (!Function.empty()) {
    Json Logical;
    Logical["fullyQualifiedName"] = shownText(Function);
    Logical["kind"] = "function";
    Location["logicalLocations"] = Json::array({std::move(Logical)});
  }
  if (!Message.empty())
    Location["message"]["text"] = plainText(Message);
  return Location;
}

} // namespace floodgate::sarif
