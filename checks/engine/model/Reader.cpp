//===- Reader.cpp - strict reading of YAML mappings -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/Reader.h"
#include "engine/model/Printable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <tuple>

using namespace llvm;

namespace floodgate::model {

/// Models nest four levels deep. What nests much deeper is not one, and LLVM's parser, being recursive, would run out
/// of stack on it.
static constexpr unsigned MaxNesting = 32;

Error toError(std::vector<Problem> Problems) {
  llvm::stable_sort(Problems, [](const Problem &A, const Problem &B) {
    return std::tie(A.Where.File, A.Where.Line, A.Where.Column) < std::tie(B.Where.File, B.Where.Line, B.Where.Column);
  });
  Error All = Error::success();
  for (const Problem &P : Problems) {
    std::string Place = P.Where.Line ? (":" + Twine(P.Where.Line) + ":" + Twine(P.Where.Column)).str() : "";
    All = joinErrors(std::move(All), createStringError(P.Where.File + Place + ": error: " + P.Message));
  }
  return All;
}

std::string listOf(ArrayRef<StringRef> Values) {
  std::string Text;
  for (auto [I, Value] : enumerate(Values)) {
    if (I)
      Text += I + 1 == Values.size() ? " or " : ", ";
    Text += ("'" + Value + "'").str();
  }
  return Text;
}

std::string didYouMean(StringRef Given, ArrayRef<StringRef> Known) {
  // A third of the letters wrong is a typing mistake; more is another word.
  auto Best = static_cast<unsigned>(std::max<size_t>(1, Given.size() / 3) + 1);
  StringRef Closest;
  for (StringRef Candidate : Known)
    if (unsigned Distance = Given.edit_distance_insensitive(Candidate, /*AllowReplacements=*/true, Best);
        Distance < Best) {
      Best = Distance;
      Closest = Candidate;
    }
  return Closest.empty() ? std::string() : (", did you mean '" + Closest + "'?").str();
}

/// Where \p Text stops being what a YAML file may hold, or null.
static const char *findGarbage(StringRef Text) {
  const auto *Begin = reinterpret_cast<const UTF8 *>(Text.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Text.end());
  const UTF8 *Bad = Begin;
  if (!isLegalUTF8String(&Bad, End))
    return reinterpret_cast<const char *>(Bad);
  const char *Control = llvm::find_if(
      Text, [](unsigned char C) { return (C < 0x20 && C != '\t' && C != '\n' && C != '\r') || C == 0x7f; });
  return Control == Text.end() ? nullptr : Control;
}

/// Where \p Text nests deeper than any model does, or null. Brackets in quotes and comments count too: they balance, or
/// they are few.
static const char *findTooDeep(StringRef Text) {
  unsigned Brackets = 0;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    unsigned Dashes = 0;
    bool AtStart = true;
    for (const char &C : Line) {
      AtStart &= C == ' ' || C == '-' || C == '?';
      Dashes += AtStart && C != ' ';
      Brackets += C == '[' || C == '{';
      Brackets -= Brackets && (C == ']' || C == '}');
      if (Brackets + Dashes > MaxNesting)
        return &C;
    }
    // Every level of a block needs a column of indentation, and here two.
    size_t Indentation = Line.find_first_not_of(' ');
    if (Indentation != StringRef::npos && Indentation > size_t{2} * MaxNesting && Line.contains(':'))
      return Line.begin() + Indentation;
    Text = Rest;
  }
  return nullptr;
}

Reader::Reader(StringRef Text, StringRef File)
    : Text(Text), File(File.str()), Input(MemoryBufferRef(Text, File), nullptr, diagnosed, this), IO(Input) {
  // Unknown keys come as warnings then, all of a mapping and not only the first one: see diagnosed().
  Input.setAllowUnknownKeys(true);
}

Reader::~Reader() = default;

Position Reader::positionAt(const char *Where) const {
  Position P{File, 1, 1};
  for (const char *C = Text.begin(); C != Text.end() && C < Where; ++C) {
    if (*C == '\n') {
      ++P.Line;
      P.Column = 1;
    } else {
      ++P.Column;
    }
  }
  return P;
}

/// The key whose value is missing at \p Where. To the scanner the value is where the next thing starts, which may be
/// many lines further down.
static const char *keyBefore(StringRef Text, const char *Where) {
  StringRef Before = Text.take_front(static_cast<size_t>(Where - Text.begin()));
  while (!Before.empty()) {
    auto [Rest, Line] = Before.rsplit('\n');
    if (!Before.contains('\n'))
      std::swap(Rest, Line);
    StringRef Code = Line.take_front(std::min(Line.find(" #"), Line.size())).rtrim();
    if (Code.ends_with(':'))
      return Line.begin() + std::min(Line.find_first_not_of(" -"), Line.size());
    if (!Code.empty() && Code.ltrim().front() != '#')
      break;
    Before = Rest;
  }
  return Where;
}

Position Reader::position() const {
  const yaml::Node *Node = current();
  if (!Node)
    return {File, 1, 1};
  const char *Start = std::clamp(Node->getSourceRange().Start.getPointer(), Text.begin(), Text.end());
  if (isa<yaml::NullNode>(Node))
    return positionAt(keyBefore(Text, Start));
  // To the scanner a mapping and a sequence start with the first thing in them, behind the bracket if there is one.
  if (isa<yaml::MappingNode, yaml::SequenceNode>(Node)) {
    StringRef Before = Text.take_front(static_cast<size_t>(Start - Text.begin())).rtrim(" \t\r\n");
    if (Before.ends_with(isa<yaml::MappingNode>(Node) ? '{' : '['))
      Start = Before.end() - 1;
  }
  return positionAt(Start);
}

void Reader::problem(const Position &Where, const Twine &Message) { Problems.push_back({Where, Message.str()}); }

/// The first `*name` of \p Text that stands for another node.
static const char *findAlias(StringRef Text) {
  for (size_t I = Text.find('*'); I != StringRef::npos; I = Text.find('*', I + 1))
    if (I + 1 < Text.size() && isAlnum(Text[I + 1]) && I > 0 && StringRef(" [,{").contains(Text[I - 1]))
      return Text.begin() + I;
  return Text.begin();
}

void Reader::diagnosed(const SMDiagnostic &Diagnostic, void *Self) {
  auto &R = *static_cast<Reader *>(Self);
  Position Where{R.File, 1, 1};
  if (Diagnostic.getLoc().isValid())
    Where = R.positionAt(std::clamp(Diagnostic.getLoc().getPointer(), R.Text.begin(), R.Text.end()));
  std::string Message = Diagnostic.getMessage().str();
  if (Message.empty())
    return;
  StringRef Unknown = Message;
  if (Diagnostic.getKind() == SourceMgr::DK_Warning && R.Innermost && Unknown.consume_front("unknown key '") &&
      Unknown.consume_back("'")) {
    const Mapping &M = *R.Innermost;
    R.problem(Where, "unknown key '" + Unknown + "' in " + M.What + didYouMean(Unknown, M.Keys) +
                         " (known: " + join(M.Keys, ", ") + ")");
    return;
  }
  if (StringRef(Message).starts_with("duplicated mapping key"))
    Message = "key '" + StringRef(Message).split('\'').second.rtrim('\'').str() + "' given twice";
  else if (StringRef(Message).contains("unknown node kind"))
    // LLVM gives these no place.
    Where = R.positionAt(findAlias(R.Text)), Message = "a model cannot use the aliases of YAML ('*name')";
  else
    Message[0] = toLower(Message[0]);
  R.problem(Where, Message);
}

void Reader::document(function_ref<void()> Body) {
  if (const char *Bad = findGarbage(Text)) {
    problem(positionAt(Bad), "this is not UTF-8 text");
    return;
  }
  if (const char *Deep = findTooDeep(Text)) {
    problem(positionAt(Deep), "nested too deep for a model");
    return;
  }
  bool Found = Input.setCurrentDocument();
  if (Input.error()) {
    // After a mistake of syntax, YAML I/O also reports what is missing because of it, at no particular place.
    if (Problems.size() > 1)
      llvm::erase_if(Problems, [](const Problem &P) { return P.Message == "map value must not be empty"; });
    if (Problems.empty())
      problem({File, 1, 1}, "this is not YAML");
    return;
  }
  if (!Found || !current()) {
    problem({File, 1, 1}, "the file is empty");
    return;
  }
  Body();
  if (!Input.error() && Input.nextDocument() && Input.setCurrentDocument() && current())
    problem(position(), "a second document in one file; a file holds one model");
}

StringRef Reader::kindOfCurrent() const {
  switch (current()->getType()) {
  case yaml::Node::NK_Null:
    return "nothing";
  case yaml::Node::NK_Mapping:
    return "a mapping";
  case yaml::Node::NK_Sequence:
    return "a list";
  default:
    return "a scalar";
  }
}

std::optional<std::string> Reader::scalar(StringRef Expected) {
  if (!isa<yaml::ScalarNode, yaml::BlockScalarNode>(current())) {
    problem(position(), "expected " + Expected + ", found " + kindOfCurrent());
    return std::nullopt;
  }
  StringRef Value;
  IO.scalarString(Value, yaml::QuotingType::None);
  if (Value.trim().empty()) {
    problem(position(), "expected " + Expected + ", found an empty string");
    return std::nullopt;
  }
  // A folded text ends with a line break, which nobody means.
  return Value.rtrim().str();
}

void Reader::sequence(StringRef Expected, function_ref<void()> Body) {
  if (!isa<yaml::SequenceNode>(current())) {
    problem(position(), "expected " + Expected + ", found " + kindOfCurrent());
    return;
  }
  unsigned Count = IO.beginSequence();
  if (Count == 0)
    problem(position(), "expected " + Expected + ", found an empty list");
  for (unsigned I = 0; I < Count; ++I) {
    void *Saved;
    if (IO.preflightElement(I, Saved)) {
      Body();
      IO.postflightElement(Saved);
    }
  }
  IO.endSequence();
}

void Reader::scalarOrSequence(StringRef Expected, function_ref<void()> Body) {
  if (isa<yaml::SequenceNode>(current()))
    sequence(Expected, Body);
  else
    Body();
}

Reader::Mapping::Mapping(Reader &R, const Twine &What)
    : R(R), What(What.str()), Where(R.position()), IsMapping(isa<yaml::MappingNode>(R.current())), Outer(R.Innermost) {
  R.Innermost = this;
  if (IsMapping)
    R.IO.beginMapping();
  else
    R.problem(Where, "expected " + this->What + ", which is a mapping, found " + R.kindOfCurrent());
}

Reader::Mapping::~Mapping() {
  if (IsMapping)
    R.IO.endMapping();
  R.Innermost = Outer;
}

bool Reader::Mapping::optional(StringRef Key, function_ref<void()> Body) {
  Keys.push_back(Key);
  bool UseDefault;
  void *Saved;
  if (!IsMapping || !R.IO.preflightKey(Key, /*Required=*/false, /*SameAsDefault=*/false, UseDefault, Saved))
    return false;
  Body();
  R.IO.postflightKey(Saved);
  return true;
}

bool Reader::Mapping::required(StringRef Key, function_ref<void()> Body) {
  bool Found = optional(Key, Body);
  if (!Found && IsMapping && !R.Input.error())
    R.problem(Where, "missing key '" + Key + "' in " + What);
  return Found;
}

} // namespace floodgate::model
