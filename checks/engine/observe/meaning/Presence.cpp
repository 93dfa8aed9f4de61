//===- Presence.cpp - whether a message's field must be there -------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the sources say of a message's field: the comment that protoc writes above the field's declarations
/// (`// optional string name = 1;`), and the `.proto` file beside the generated header.
///
//===----------------------------------------------------------------------===//

#include "engine/observe/meaning/Semantics.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

static constexpr llvm::StringLiteral Labels[] = {"required", "optional", "repeated"};

/// `optional string name = 1;`: the label, where \p Line declares \p Field.
static StringRef labelIn(StringRef Line, StringRef Field) {
  SmallVector<StringRef, 8> Words;
  SplitString(Line, Words, " \t");
  if (Words.size() < 4 || !is_contained(Labels, Words[0]))
    return "";
  // The type may be `map<string, int32>`, in two words; the name stands before the `=`.
  for (size_t I = 2; I + 1 < Words.size(); ++I)
    if (Words[I] == Field && (Words[I + 1] == "=" || Words[I + 1].starts_with("=")))
      return Words[0];
  return "";
}

/// The comment directly above \p Where, in any of the few lines before it.
static StringRef commented(const SourceManager &Sources, clang::SourceLocation Where, StringRef Field) {
  auto [File, Offset] = Sources.getDecomposedExpansionLoc(Where);
  StringRef Before = Sources.getBufferData(File).take_front(Offset);
  for (int I = 0; I < 3; ++I) {
    size_t End = Before.rfind('\n');
    if (End == StringRef::npos)
      return "";
    StringRef Line = Before.substr(End + 1).trim();
    Before = Before.take_front(End);
    if (Line.consume_front("//"))
      return labelIn(Line.trim(), Field);
  }
  return "";
}

/// The label of \p Field in \p Message (its name without namespaces), by the text of a `.proto` file.
static StringRef declared(StringRef Text, StringRef Message, StringRef Field) {
  SmallVector<StringRef, 4> Open; // Messages, and whatever else has braces.
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = Line.split("//").first.trim();
    bool Here = !Open.empty() && Open.back() == Message;
    if (StringRef Label = labelIn(Line, Field); Here && !Label.empty())
      return Label;
    if (Line.ends_with("{")) {
      StringRef Name = Line;
      Open.push_back(Name.consume_front("message ") ? Name.drop_back().trim() : "");
    } else if (Line.starts_with("}") && !Open.empty()) {
      Open.pop_back();
    }
  }
  return "";
}

const Semantics::Presence &Semantics::presence(const CXXMethodDecl &Accessor) {
  auto [It, New] = Presences.try_emplace(Accessor.getCanonicalDecl());
  Presence &Result = It->second;
  const ClassMeaning &Class = meaning(*Accessor.getParent());
  if (!New || !Class.Message || !Accessor.getIdentifier())
    return Result;
  const SourceManager &Sources = Context.getSourceManager();
  StringRef Field = Accessor.getName();
  auto Ask = [&](const std::string &Pattern) {
    auto [Prefix, Suffix] = StringRef(Pattern).split('*');
    if (!Result.Label.empty() || Pattern.empty())
      return;
    for (const NamedDecl *D : Accessor.getParent()->lookup(&Context.Idents.get((Prefix + Field + Suffix).str()))) {
      Result.Label = commented(Sources, D->getLocation(), Field).str();
      if (!Result.Label.empty())
        Result.Source = file(Sources.getFileID(Sources.getExpansionLoc(D->getLocation()))).Name;
    }
  };
  Ask(Class.Message->Has);
  Ask(Class.Message->Size);
  Ask(Class.Message->Clear);
  if (!Result.Label.empty())
    return Result;
  // `messages.pb.h` and `messages.proto`.
  FileID File = Sources.getFileID(Sources.getExpansionLoc(Accessor.getLocation()));
  OptionalFileEntryRef Header = Sources.getFileEntryRefForID(File);
  StringRef Stem = Header ? Header->getName() : "";
  if (!Stem.consume_back(".pb.h"))
    return Result;
  std::string Name = (Stem + ".proto").str();
  // To open a FIFO of that name would be to wait.
  FileManager &Files = Sources.getFileManager();
  auto Status = Files.getVirtualFileSystem().status(Name);
  if (!Status || !Status->isRegularFile())
    return Result;
  if (auto Buffer = Files.getBufferForFile(Name)) {
    // A nested message is `Outer_Inner` in C++.
    StringRef Message = Accessor.getParent()->getName();
    Result.Label = declared((*Buffer)->getBuffer(),
                            Message.rsplit('_').second.empty() ? Message : Message.rsplit('_').second, Field)
                       .str();
    if (!Result.Label.empty())
      Result.Source = Scope.nameOf(Name);
  }
  return Result;
}

} // namespace floodgate
