//===- Loader.cpp - reads model files -------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a model file may say: one function a section, each a list of its keys. rules/model.schema.json says the same to
/// editors, and docs/models.md to people; a new key goes into all three.
///
//===----------------------------------------------------------------------===//

#include "engine/model/Loader.h"
#include "engine/model/Embedded.h"
#include "engine/model/Reader.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace floodgate::model {

namespace {

/// A call, class or macro that a section describes, which nothing else in that section may describe again.
struct Claim {
  std::string Section;
  std::string Key; ///< `call`, `class`, `macro` …
  std::string Name;
  Position Where;
  /// The overloads it is about, by number of arguments.
  unsigned MinArguments = 0;
  unsigned MaxArguments = ~0u;
  /// The argument it is about, where a call can take several functions to do different things with.
  ArgumentRef Argument = {};

  bool clashesWith(const Claim &Other) const {
    auto SameArgument = [](const ArgumentRef &A, const ArgumentRef &B) {
      return A.Which != ArgumentRef::Kind::Index || B.Which != ArgumentRef::Kind::Index || A.Index == B.Index;
    };
    return Section == Other.Section && Key == Other.Key && Name == Other.Name && MinArguments <= Other.MaxArguments &&
           Other.MinArguments <= MaxArguments && SameArgument(Argument, Other.Argument);
  }
};

/// A model, and what only a comparison with the others needs.
struct LoadedModel {
  Model TheModel;
  Position NameWhere;
  std::vector<Claim> Claims;
};

/// One word that a file may say, and what it means.
template <typename T> struct Word {
  StringLiteral Spelling;
  T Means;
};

constexpr Word<bool> Booleans[] = {{"true", true}, {"false", false}};
constexpr Word<bool> PeerControls[] = {{"all", true}, {"none", false}};
constexpr Word<Runs> RunsWords[] = {{"inline", Runs::Inline},
                                    {"deferred", Runs::Deferred},
                                    {"dispatched", Runs::Dispatched},
                                    {"timer", Runs::Timer},
                                    {"spawned", Runs::Spawned}};
constexpr Word<EntryKind> EntryKinds[] = {{"message", EntryKind::Message},       {"http", EntryKind::Http},
                                          {"stream", EntryKind::Stream},         {"timer", EntryKind::Timer},
                                          {"disconnect", EntryKind::Disconnect}, {"callback", EntryKind::Callback}};
constexpr Word<Context> Contexts[] = {
    {"actor", Context::Actor}, {"event-loop", Context::EventLoop}, {"thread", Context::Thread}};
constexpr Word<Blocking::Predicate> Predicates[] = {{"any", Blocking::Predicate::Any},
                                                    {"no-timeout", Blocking::Predicate::NoTimeout},
                                                    {"over-seconds", Blocking::Predicate::OverSeconds}};
constexpr Word<double> Units[] = {
    {"seconds", 1}, {"milliseconds", 1e-3}, {"microseconds", 1e-6}, {"nanoseconds", 1e-9}};
constexpr Word<Compiler> CompilerWords[] = {
    {"gcc", Compiler::Gcc}, {"clang", Compiler::Clang}, {"msvc", Compiler::Msvc}};
constexpr Word<GrowsBy> GrowsByWords[] = {{"key", GrowsBy::Key}, {"count", GrowsBy::Count}, {"size", GrowsBy::Size}};
constexpr Word<Removes> RemovesWords[] = {
    {"matching", Removes::Matching}, {"one", Removes::One}, {"all", Removes::All}};
constexpr Word<Wrapper::Kind> WrapperKinds[] = {{"owner", Wrapper::Kind::Owner},
                                                {"shared", Wrapper::Kind::Shared},
                                                {"weak", Wrapper::Kind::Weak},
                                                {"option", Wrapper::Kind::Option}};
// These are kept as they are spelled.
constexpr StringLiteral TimeoutWords[] = {"attaches", "timer", "cancels", "deadline"};
constexpr StringLiteral ResultWords[] = {"error-option", "bool", "throws"};
constexpr Word<Use> UseWords[] = {
    {"allocation", Use::Allocation}, {"index", Use::Index},    {"division", Use::Division},
    {"duration", Use::Duration},     {"path", Use::Path},      {"parse", Use::Parse},
    {"depth", Use::Depth},           {"pattern", Use::Pattern}};
constexpr Word<bool> CombinatorWords[] = {{"first", true}, {"all", false}};
constexpr StringLiteral LevelWords[] = {"debug", "info", "warning", "error", "fatal", "argument"};

bool isIdentifier(StringRef Name, StringRef Extra = "") {
  return !Name.empty() && !isDigit(Name.front()) &&
         llvm::all_of(Name, [&](char C) { return isAlnum(C) || C == '_' || Extra.contains(C); });
}

/// Whether one part of a qualified name is such: `push_back`, `~Latch`, `operator[]`, `operator bool`, `on_*`.
bool isNamePart(StringRef Part) {
  if (StringRef Symbol = Part;
      Symbol.consume_front("operator") && !Symbol.empty() && !isAlnum(Symbol[0]) && Symbol[0] != '_')
    return Symbol.find_first_not_of(" +-*/%^&|~!=<>()[],") == StringRef::npos || isIdentifier(Symbol.ltrim(' '));
  if (Part == "(anonymous namespace)")
    return true;
  Part.consume_front("~");
  return isIdentifier(Part, "*");
}

/// What is wrong with \p Name as a qualified name, or nothing.
std::string mistakeInName(StringRef Name) {
  if (Name.starts_with("::"))
    return "without the leading '::'";
  SmallVector<StringRef, 8> Parts;
  Name.split(Parts, "::");
  if (llvm::all_of(Parts, isNamePart))
    return "";
  if (Name.contains('<'))
    return "without template arguments";
  if (Name.contains('('))
    return "without parameters";
  return "as in 'ns::Class::method'";
}

/// Reads one model file.
class ModelReader {
public:
  ModelReader(StringRef Text, StringRef File) : R(Text, File) { Loaded.TheModel.File = File.str(); }

  Expected<LoadedModel> read();

private:
  using Mapping = Reader::Mapping;

  // The values that a key can have.
  void text(StringRef Expected, std::string &Out);
  void number(unsigned &Out);
  void seconds(double &Out);
  void argument(ArgumentRef &Out);
  template <typename T, size_t N> void word(const Word<T> (&Words)[N], T &Out);
  template <size_t N> void word(const StringLiteral (&Words)[N], std::string &Out);
  void unknownWord(StringRef Given, ArrayRef<StringRef> Words);
  void boolean(bool &Out) { word(Booleans, Out); }
  void qualifiedName(std::string &Out);
  void methodName(std::string &Out);
  void headerName(std::string &Out);
  void beginningOfNames(std::string &Out);
  void methods(std::vector<std::string> &Out);
  void operationName(std::string &Out);

  // The keys that several sections share.
  void source(Mapping &M, Entry &E);
  bool names(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out);
  void requiredNames(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out);
  void exactlyOne(const Mapping &M, ArrayRef<StringRef> Keys, unsigned Given);

  /// A section whose entries are about calls or macros.
  template <typename T>
  void section(Mapping &Top, StringRef Key, std::vector<T> &Out, function_ref<void(Mapping &, T &)> Describe);

  /// A section whose entries are about classes, or if they can be about calls then about either: one entry for every
  /// class that is named.
  template <typename T>
  void classSection(Mapping &Top, StringRef Key, std::vector<T> &Out, function_ref<void(Mapping &, T &)> Describe);

  void header(Mapping &Top);
  void macroNames(std::vector<std::string> &Out);
  void compilerMacro(Mapping &M, CompilerMacro &E);
  void entryPoint(Mapping &M, EntryPoint &E);
  void blocking(Mapping &M, Blocking &E);
  void container(Mapping &M, Container &E);
  bool growOperations(Mapping &M, Container &E);
  void shrinkOperations(Mapping &M, Container &E);
  void message(Mapping &M, MessageType &E);
  void wholeFile();

  Reader R;
  LoadedModel Loaded;
  bool HasDefaultSource = false;
  std::string DefaultSource;
};

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

void ModelReader::text(StringRef Expected, std::string &Out) {
  if (std::optional<std::string> Text = R.scalar(Expected))
    Out = std::move(*Text);
}

void ModelReader::number(unsigned &Out) {
  if (std::optional<std::string> Text = R.scalar("a whole number"))
    if (StringRef(*Text).getAsInteger(10, Out))
      R.problem(R.position(), "expected a whole number, found '" + *Text + "'");
}

void ModelReader::seconds(double &Out) {
  if (std::optional<std::string> Text = R.scalar("a number of seconds"))
    if (!isDigit(Text->front()) || StringRef(*Text).getAsDouble(Out))
      R.problem(R.position(), "expected a number of seconds, found '" + *Text + "'");
}

void ModelReader::argument(ArgumentRef &Out) {
  StringRef Expected = "an argument: its number from 0, 'any', or 'template' and a number";
  std::optional<std::string> Text = R.scalar(Expected);
  if (!Text)
    return;
  StringRef Rest = *Text;
  if (Rest == "any") {
    Out = {ArgumentRef::Kind::AnyCallable, 0};
    return;
  }
  Out.Which = Rest.consume_front("template ") ? ArgumentRef::Kind::TemplateArgument : ArgumentRef::Kind::Index;
  if (!llvm::all_of(Rest, isDigit) || Rest.getAsInteger(10, Out.Index))
    R.problem(R.position(), "expected " + Expected + "; found '" + *Text + "'");
}

void ModelReader::unknownWord(StringRef Given, ArrayRef<StringRef> Words) {
  R.problem(R.position(), "expected " + listOf(Words) + ", found '" + Given + "'" + didYouMean(Given, Words));
}

template <typename T, size_t N> void ModelReader::word(const Word<T> (&Words)[N], T &Out) {
  SmallVector<StringRef, N> Spellings;
  for (const Word<T> &W : Words)
    Spellings.push_back(W.Spelling);
  std::optional<std::string> Text = R.scalar(listOf(Spellings));
  if (!Text)
    return;
  const Word<T> *Found = llvm::find_if(Words, [&](const Word<T> &W) { return W.Spelling == *Text; });
  if (Found != std::end(Words))
    Out = Found->Means;
  else
    unknownWord(*Text, Spellings);
}

template <size_t N> void ModelReader::word(const StringLiteral (&Words)[N], std::string &Out) {
  SmallVector<StringRef, N> Spellings(std::begin(Words), std::end(Words));
  std::optional<std::string> Text = R.scalar(listOf(Spellings));
  if (!Text)
    return;
  if (llvm::is_contained(Spellings, *Text))
    Out = std::move(*Text);
  else
    unknownWord(*Text, Spellings);
}

void ModelReader::qualifiedName(std::string &Out) {
  text("a qualified name", Out);
  if (std::string Mistake = Out.empty() ? "" : mistakeInName(Out); !Mistake.empty())
    R.problem(R.position(), "'" + Out + "' is not a qualified name " + Mistake);
}

void ModelReader::methodName(std::string &Out) {
  text("the name of a method", Out);
  if (!Out.empty() && !isNamePart(Out))
    R.problem(R.position(), "'" + Out + "' is not the name of a method, without its class");
}

void ModelReader::operationName(std::string &Out) {
  text("the name of a method, or of a free function with '::'", Out);
  StringRef Name = Out;
  if (!Name.consume_front("::") && !Name.contains("::")) {
    if (!Name.empty() && !isNamePart(Name))
      R.problem(R.position(), "'" + Out + "' is not the name of a method, without its class");
  } else if (std::string Mistake = mistakeInName(Name); !Mistake.empty()) {
    R.problem(R.position(), "'" + Out + "' is not a qualified name " + Mistake);
  }
}

void ModelReader::headerName(std::string &Out) {
  text("a header as it is included", Out);
  auto IsPart = [](char C) { return isAlnum(C) || StringRef("_./+-").contains(C); };
  if (!Out.empty() && (!llvm::all_of(Out, IsPart) || llvm::none_of(Out, isAlpha)))
    R.problem(R.position(), "'" + Out + "' is not the name of a header, or of a folder with '/' at the end");
}

void ModelReader::beginningOfNames(std::string &Out) {
  text("how the framework's names begin", Out);
  if (!Out.empty() && !isIdentifier(Out, ":"))
    R.problem(R.position(), "'" + Out + "' is not how a name begins");
}

void ModelReader::methods(std::vector<std::string> &Out) {
  R.scalarOrSequence("the name of a method, or a list of them", [&] { methodName(Out.emplace_back()); });
}

//===----------------------------------------------------------------------===//
// Keys that several sections share
//===----------------------------------------------------------------------===//

void ModelReader::source(Mapping &M, Entry &E) {
  E.Where = M.where();
  E.Source = DefaultSource;
  bool Given = M.optional("source", [&] { text("text that says where this can be checked", E.Source); });
  if (!Given && !HasDefaultSource && M.valid())
    R.problem(M.where(), "missing key 'source' in " + M.what() + ", and the file has no 'source' for all of them");
}

bool ModelReader::names(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out) {
  return M.optional(Key, [&] {
    R.scalarOrSequence("a name, or a list of names", [&] {
      std::string &Name = Out.emplace_back();
      if (Key != "macro") {
        qualifiedName(Name);
      } else {
        text("the name of a macro", Name);
        if (!Name.empty() && !isIdentifier(Name, "*"))
          R.problem(R.position(), "'" + Name + "' is not the name of a macro");
      }
      Loaded.Claims.push_back({Section.str(), Key.str(), Name, R.position()});
    });
  });
}

void ModelReader::requiredNames(Mapping &M, StringRef Section, StringRef Key, std::vector<std::string> &Out) {
  if (!names(M, Section, Key, Out))
    exactlyOne(M, {Key}, 0);
}

void ModelReader::exactlyOne(const Mapping &M, ArrayRef<StringRef> Keys, unsigned Given) {
  if (Given == 1 || !M.valid())
    return;
  if (Keys.size() == 1)
    R.problem(M.where(), "missing key '" + Keys.front() + "' in " + M.what());
  else
    R.problem(M.where(), M.what() + (Given ? " has more than one of " : " has none of ") + listOf(Keys));
}

template <typename T>
void ModelReader::section(Mapping &Top, StringRef Key, std::vector<T> &Out,
                          function_ref<void(Mapping &, T &)> Describe) {
  Top.optional(Key, [&] {
    R.sequence("a list of entries", [&] {
      Mapping M(R, "an entry of '" + Key + "'");
      Describe(M, Out.emplace_back());
      source(M, Out.back());
    });
  });
}

template <typename T>
void ModelReader::classSection(Mapping &Top, StringRef Key, std::vector<T> &Out,
                               function_ref<void(Mapping &, T &)> Describe) {
  Top.optional(Key, [&] {
    R.sequence("a list of entries", [&] {
      Mapping M(R, "an entry of '" + Key + "'");
      T E;
      std::vector<std::string> Classes;
      unsigned Given = names(M, Key, "class", Classes);
      if constexpr (requires { E.Calls; })
        exactlyOne(M, {"class", "call"}, Given + names(M, Key, "call", E.Calls));
      else
        exactlyOne(M, {"class"}, Given);
      Describe(M, E);
      source(M, E);
      if (Classes.empty())
        Out.push_back(E);
      for (std::string &Class : Classes) {
        E.Class = std::move(Class);
        Out.push_back(E);
      }
    });
  });
}

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

void ModelReader::header(Mapping &Top) {
  Model &Out = Loaded.TheModel;
  Loaded.NameWhere = Top.where();
  Top.required("model", [&] {
    text("the model's name", Out.Name);
    Loaded.NameWhere = R.position();
    if (!Out.Name.empty() && (!isLower(Out.Name.front()) ||
                              !llvm::all_of(Out.Name, [](char C) { return isLower(C) || isDigit(C) || C == '-'; })))
      R.problem(R.position(), "a model's name consists of lower case letters, digits and '-'");
  });
  Top.required("summary", [&] { text("one sentence", Out.Summary); });
  HasDefaultSource = Top.optional(
      "source", [&] { text("text that says where the facts of this file can be checked", DefaultSource); });
  Top.optional("aliases", [&] {
    R.sequence("a list of aliases", [&] {
      Mapping M(R, "an entry of 'aliases'");
      auto &[From, To] = Out.Aliases.emplace_back();
      M.required("from", [&] {
        qualifiedName(From);
        Loaded.Claims.push_back({"aliases", "from", From, R.position()});
      });
      M.required("to", [&] { qualifiedName(To); });
    });
  });
}

void ModelReader::macroNames(std::vector<std::string> &Out) {
  R.scalarOrSequence("the name of a macro, or a list of them", [&] {
    std::string &Name = Out.emplace_back();
    text("the name of a macro", Name);
    if (!Name.empty() && !isIdentifier(Name, ""))
      R.problem(R.position(), "'" + Name + "' is not the name of a macro");
  });
}

void ModelReader::compilerMacro(Mapping &M, CompilerMacro &E) {
  M.required("define", [&] {
    macroNames(E.Define);
    // __GNUC__ and __clang__ would make another language of the code.
    for (StringRef Name : E.Define)
      if (Name.starts_with("__") || (Name.size() > 1 && Name[0] == '_' && isUpper(Name[1])))
        R.problem(R.position(), "'" + Name + "' is the compiler's; only a library's own macros can be set");
  });
  M.optional("value", [&] { text("the value of the macro", E.Value); });
  M.required("compiler", [&] { word(CompilerWords, E.Family); });
  M.optional("since", [&] { number(E.Since); });
  M.optional("header", [&] {
    R.scalarOrSequence("the name of a header, or a list of them", [&] {
      std::string &Name = E.Headers.emplace_back();
      text("the name of a header", Name);
      if (StringRef(Name).find_first_of(" \t\n\"<>\\") != StringRef::npos)
        R.problem(R.position(), "'" + Name + "' is not the name of a header as in 'library/config.hpp'");
    });
  });
  M.optional("unless", [&] { macroNames(E.Unless); });
  M.optional("when", [&] {
    text("what may stand behind #if", E.When);
    if (StringRef(E.When).contains('\n'))
      R.problem(R.position(), "a condition is one line");
  });
}

void ModelReader::entryPoint(Mapping &M, EntryPoint &E) {
  StringRef S = "entry-points";
  size_t FirstClaim = Loaded.Claims.size();
  unsigned Given = names(M, S, "call", E.Calls);
  Given += names(M, S, "override", E.Overrides);
  Given += names(M, S, "assign", E.Assigns);
  Given += names(M, S, "completes", E.Completes);
  exactlyOne(M, {"call", "override", "assign", "completes"}, Given);

  // What only a registering call has: arguments.
  StringRef OnlyWithCall;
  auto Argument = [&](StringRef Key, ArgumentRef &Out) {
    if (M.optional(Key, [&] { argument(Out); }))
      OnlyWithCall = Key;
  };
  if (!E.Calls.empty())
    E.Handler.Which = ArgumentRef::Kind::AnyCallable;
  Argument("handler", E.Handler);
  for (Claim &C : MutableArrayRef(Loaded.Claims).drop_front(FirstClaim))
    C.Argument = E.Handler;
  M.required("kind", [&] { word(EntryKinds, E.Kind); });
  M.optional("context", [&] { word(Contexts, E.Where_); });
  Argument("name", E.Name);
  Argument("realm", E.Realm);
  bool HasMin = M.optional("realm-min-handler-index", [&] { number(E.RealmMinHandlerIndex); });
  if (!OnlyWithCall.empty() && E.Calls.empty())
    R.problem(M.where(), "'" + OnlyWithCall + "' selects an argument, and goes with 'call' only");
  if (HasMin && E.Realm.Which == ArgumentRef::Kind::None)
    R.problem(M.where(), "'realm-min-handler-index' without 'realm'");
  M.optional("sender-type", [&] { qualifiedName(E.SenderType); });
  bool HasUnless = M.optional("unless-parameter", [&] {
    R.scalarOrSequence("the name of a type, or a list of them",
                       [&] { qualifiedName(E.UnlessParameter.emplace_back()); });
  });
  if (HasUnless && E.Overrides.empty())
    R.problem(M.where(), "'unless-parameter' tells overrides apart, and goes with 'override' only");
  M.optional("peer-controls", [&] { word(PeerControls, E.PeerControlsParameters); });
}

void ModelReader::blocking(Mapping &M, Blocking &E) {
  size_t FirstClaim = Loaded.Claims.size();
  requiredNames(M, "blocking", "call", E.Calls);
  M.required("waits-for", [&] { text("text that says what it waits for", E.WaitsFor); });
  M.optional("when", [&] { word(Predicates, E.When); });
  bool HasTimeout = M.optional("timeout", [&] { argument(E.Timeout); });
  bool HasSeconds = M.optional("seconds", [&] { seconds(E.Seconds); });
  bool HasUnit = M.optional("unit", [&] { word(Units, E.SecondsPerUnit); });
  M.optional("unless-ready", [&] { boolean(E.UnlessReady); });
  bool HasArgument = M.optional("unless-argument", [&] { argument(E.UnlessArgument); });
  bool HasBits = M.optional("unless-bits", [&] { number(E.UnlessBits); });
  M.optional("min-arguments", [&] { number(E.MinArguments); });
  M.optional("max-arguments", [&] { number(E.MaxArguments.emplace()); });

  if (HasArgument != HasBits)
    R.problem(M.where(), "'unless-argument' and 'unless-bits' go together");
  if (HasTimeout != (E.When != Blocking::Predicate::Any))
    R.problem(M.where(), HasTimeout
                             ? "'timeout' goes with 'when: no-timeout' or 'when: over-seconds'"
                             : "'when' asks for the timeout, and there is no 'timeout' to say which argument that is");
  if (HasSeconds != (E.When == Blocking::Predicate::OverSeconds))
    R.problem(M.where(), "'when: over-seconds' and 'seconds' go together");
  if (HasUnit && !HasTimeout)
    R.problem(M.where(), "'unit' is that of 'timeout', and there is none");
  if (E.MaxArguments && *E.MaxArguments < E.MinArguments)
    R.problem(M.where(), "'max-arguments' is less than 'min-arguments'");
  for (Claim &C : MutableArrayRef(Loaded.Claims).drop_front(FirstClaim)) {
    C.MinArguments = E.MinArguments;
    C.MaxArguments = E.MaxArguments.value_or(~0u);
  }
}

bool ModelReader::growOperations(Mapping &M, Container &E) {
  return M.optional("grow", [&] {
    R.sequence("a list of operations", [&] {
      Mapping Operation(R, "a growing operation");
      GrowOperation &Op = E.Grow.emplace_back();
      Operation.required("method", [&] { operationName(Op.Method); });
      Operation.required("by", [&] { word(GrowsByWords, Op.By); });
      bool HasKey = Operation.optional("key", [&] { argument(Op.Key); });
      bool HasDuplicates = Operation.optional("duplicates", [&] { boolean(Op.Duplicates); });
      Operation.optional("min-arguments", [&] { number(Op.MinArguments.emplace()); });
      if (HasDuplicates && Op.By != GrowsBy::Key)
        R.problem(Operation.where(), "'duplicates' goes with 'by: key'");
      if (HasKey && Op.By == GrowsBy::Count)
        R.problem(Operation.where(), "'key' goes with 'by: key' and 'by: size'");
      if (!HasKey && Op.By == GrowsBy::Key)
        Op.Key = {ArgumentRef::Kind::Index, 0};
      // Of several that fit a call, the one that asks for the most arguments is meant; so only an equal one clashes.
      for (const GrowOperation &Other : ArrayRef(E.Grow).drop_back())
        if (Other.Method == Op.Method && Other.MinArguments.value_or(0) == Op.MinArguments.value_or(0))
          R.problem(Operation.where(), "'" + Op.Method + "' grows twice; overloads differ in 'min-arguments'");
    });
  });
}

void ModelReader::shrinkOperations(Mapping &M, Container &E) {
  M.optional("shrink", [&] {
    R.sequence("a list of operations", [&] {
      Mapping Operation(R, "a shrinking operation");
      ShrinkOperation &Op = E.Shrink.emplace_back();
      Operation.required("method", [&] { operationName(Op.Method); });
      Operation.required("removes", [&] { word(RemovesWords, Op.What); });
      bool HasKey = Operation.optional("key", [&] { argument(Op.Key); });
      Operation.optional("min-arguments", [&] { number(Op.MinArguments.emplace()); });
      Operation.optional("max-arguments", [&] { number(Op.MaxArguments.emplace()); });
      if (HasKey && Op.What == Removes::All)
        R.problem(Operation.where(), "'key' does not go with 'removes: all'");
      if (!HasKey && Op.What == Removes::Matching)
        Op.Key = {ArgumentRef::Kind::Index, 0};
      unsigned Min = Op.MinArguments.value_or(0), Max = Op.MaxArguments.value_or(~0u);
      if (Max < Min)
        R.problem(Operation.where(), "'max-arguments' is less than 'min-arguments'");
      for (const ShrinkOperation &Other : ArrayRef(E.Shrink).drop_back())
        if (Other.Method == Op.Method && Min <= Other.MaxArguments.value_or(~0u) &&
            Other.MinArguments.value_or(0) <= Max)
          R.problem(Operation.where(),
                    "'" + Op.Method + "' shrinks twice; overloads differ in 'min-arguments' and 'max-arguments'");
    });
  });
}

void ModelReader::container(Mapping &M, Container &E) {
  M.optional("bounded", [&] {
    E.Bounded = true; // Where the value is a mistake, one message about it is enough.
    boolean(E.Bounded);
  });
  M.optional("capacity", [&] { argument(E.Capacity); });
  M.optional("associative", [&] { boolean(E.Associative); });
  bool Grows = growOperations(M, E);
  shrinkOperations(M, E);
  auto Operations = [this](std::vector<std::string> &Out) {
    R.scalarOrSequence("the name of a method, or a list of them", [&] { operationName(Out.emplace_back()); });
  };
  M.optional("size", [&] { Operations(E.Size); });
  M.optional("elements", [&] { Operations(E.Elements); });
  M.optional("membership", [&] { Operations(E.Membership); });
  if (!E.Bounded && !Grows && M.valid())
    R.problem(M.where(), M.what() + " neither grows nor is bounded: expected 'grow' or 'bounded: true'");
}

void ModelReader::message(Mapping &M, MessageType &E) {
  auto Accessor = [&](StringRef Key, std::string &Out) {
    M.optional(Key, [&] {
      text("the name of an accessor, with '*' for the field's name", Out);
      if (!Out.empty() && (!isIdentifier(Out, "*") || StringRef(Out).count('*') != 1))
        R.problem(R.position(),
                  "expected the name of an accessor with one '*' for the field's name, found '" + Out + "'");
    });
  };
  Accessor("add", E.Add);
  Accessor("mutable", E.Mutable);
  Accessor("clear", E.Clear);
  Accessor("has", E.Has);
  Accessor("size", E.Size);
  Accessor("set", E.Set);
}

void ModelReader::wholeFile() {
  Model &Out = Loaded.TheModel;
  Mapping Top(R, "a model");
  header(Top);

  // A list of method names, as many of the sections below have one.
  auto Methods = [this](Mapping &M, StringRef Key, std::vector<std::string> &Out) {
    M.optional(Key, [&] { methods(Out); });
  };
  // A list of qualified names that are not what the entry is about.
  auto Names = [this](Mapping &M, StringRef Key, std::vector<std::string> &Out) {
    M.optional(Key, [&] {
      R.scalarOrSequence("a qualified name, or a list of them", [&] { qualifiedName(Out.emplace_back()); });
    });
  };

  classSection<Actor>(Top, "actors", Out.Actors, [&](Mapping &M, Actor &E) {
    M.optional("startup", [&] {
      R.scalarOrSequence("the name of a method or of a function, or a list of them",
                         [&] { operationName(E.Startup.emplace_back()); });
    });
  });
  section<EntryPoint>(Top, "entry-points", Out.EntryPoints, [&](Mapping &M, EntryPoint &E) { entryPoint(M, E); });
  section<Scheduler>(Top, "schedulers", Out.Schedulers, [&](Mapping &M, Scheduler &E) {
    size_t FirstClaim = Loaded.Claims.size();
    requiredNames(M, "schedulers", "call", E.Calls);
    E.Function.Which = ArgumentRef::Kind::AnyCallable;
    M.optional("function", [&] { argument(E.Function); });
    for (Claim &C : MutableArrayRef(Loaded.Claims).drop_front(FirstClaim))
      C.Argument = E.Function;
    M.required("runs", [&] { word(RunsWords, E.How); });
    M.optional("completion", [&] { boolean(E.Completion); });
    M.optional("peer-paced", [&] { boolean(E.PeerPaced); });
    Names(M, "spawned-on", E.SpawnedOn);
    M.optional("shared-workers", [&] { boolean(E.SharedWorkers); });
  });
  section<PeerPaced>(Top, "peer-paced", Out.PeerPacedCalls,
                     [&](Mapping &M, PeerPaced &E) { requiredNames(M, "peer-paced", "call", E.Calls); });
  classSection<FutureType>(Top, "futures", Out.Futures, [&](Mapping &M, FutureType &E) {
    Methods(M, "ready-tests", E.ReadyTests);
    Methods(M, "pending-tests", E.PendingTests);
  });
  section<Blocking>(Top, "blocking", Out.BlockingCalls, [&](Mapping &M, Blocking &E) { blocking(M, E); });
  section<Timeout>(Top, "timeouts", Out.Timeouts, [&](Mapping &M, Timeout &E) {
    requiredNames(M, "timeouts", "call", E.Calls);
    M.required("how", [&] { word(TimeoutWords, E.How); });
    bool HasArgument = M.optional("argument", [&] { argument(E.Argument); });
    bool HasValues = M.optional(
        "values", [&] { R.scalarOrSequence("a number, or a list of them", [&] { number(E.Values.emplace_back()); }); });
    if (HasArgument != HasValues)
      R.problem(M.where(), "'argument' and 'values' go together");
  });
  classSection<Container>(Top, "containers", Out.Containers, [&](Mapping &M, Container &E) { container(M, E); });
  classSection<MessageType>(Top, "messages", Out.Messages, [&](Mapping &M, MessageType &E) { message(M, E); });
  classSection<Wrapper>(Top, "wrappers", Out.Wrappers, [&](Mapping &M, Wrapper &E) {
    M.required("kind", [&] { word(WrapperKinds, E.What); });
    Methods(M, "access", E.Access);
    Methods(M, "present-tests", E.PresentTests);
    Methods(M, "absent-tests", E.AbsentTests);
    Names(M, "makers", E.Makers);
    M.optional("access-aborts", [&] { boolean(E.AccessAborts); });
  });
  classSection<Callable>(Top, "callables", Out.Callables, [](Mapping &, Callable &) {});
  classSection<Lock>(Top, "locks", Out.Locks, [&](Mapping &M, Lock &E) { Names(M, "makers", E.Makers); });
  section<Collects>(Top, "collects", Out.Collecting, [&](Mapping &M, Collects &E) {
    requiredNames(M, "collects", "call", E.Calls);
    M.required("what", [&] { text("text that says what it collects", E.What); });
    M.optional("limit", [&] { argument(E.Limit); });
    M.optional("buffer", [&] { argument(E.Buffer); });
  });
  section<Awaited>(Top, "awaited", Out.AwaitedCalls, [&](Mapping &M, Awaited &E) {
    requiredNames(M, "awaited", "call", E.Calls);
    M.required("completed-by", [&] { text("text that says who completes it", E.CompletedBy); });
    M.optional("timeout", [&] { argument(E.Timeout); });
    M.optional("idle", [&] { boolean(E.Idle); });
    M.optional("chosen", [&] { boolean(E.Chosen); });
  });
  section<Combinator>(Top, "combinators", Out.Combinators, [&](Mapping &M, Combinator &E) {
    requiredNames(M, "combinators", "call", E.Calls);
    M.required("when", [&] { word(CombinatorWords, E.First); });
  });
  section<Conversion>(Top, "conversions", Out.Conversions, [&](Mapping &M, Conversion &E) {
    requiredNames(M, "conversions", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { argument(E.Argument); });
    M.optional("clamps", [&] { boolean(E.Clamps); });
  });
  section<Sink>(Top, "sinks", Out.Sinks, [&](Mapping &M, Sink &E) {
    size_t FirstClaim = Loaded.Claims.size();
    requiredNames(M, "sinks", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { argument(E.Argument); });
    for (Claim &C : MutableArrayRef(Loaded.Claims).drop_front(FirstClaim))
      C.Argument = E.Argument;
    M.required("use", [&] { word(UseWords, E.How); });
  });
  section<Validator>(Top, "validators", Out.Validators, [&](Mapping &M, Validator &E) {
    requiredNames(M, "validators", "call", E.Calls);
    E.Argument.Which = ArgumentRef::Kind::Index;
    M.optional("argument", [&] { argument(E.Argument); });
    M.required("result", [&] { word(ResultWords, E.Result); });
  });
  section<Authorizer>(Top, "authorizers", Out.Authorizers,
                      [&](Mapping &M, Authorizer &E) { requiredNames(M, "authorizers", "call", E.Calls); });
  section<RateLimiter>(Top, "rate-limiters", Out.RateLimiters, [&](Mapping &M, RateLimiter &E) {
    requiredNames(M, "rate-limiters", "call", E.Calls);
    M.optional("queues", [&] { boolean(E.Queues); });
  });
  section<Logging>(Top, "logging", Out.Loggers, [&](Mapping &M, Logging &E) {
    unsigned Given = names(M, "logging", "macro", E.Macros) + names(M, "logging", "call", E.Calls) +
                     names(M, "logging", "object", E.Objects);
    exactlyOne(M, {"macro", "call", "object"}, Given);
    M.required("level", [&] { word(LevelWords, E.Level); });
    M.optional("sampled", [&] { boolean(E.Sampled); });
    M.optional("sampled-form", [&] { text("the name of a macro", E.SampledForm); });
  });
  section<Aborting>(Top, "aborts", Out.Aborts, [&](Mapping &M, Aborting &E) {
    unsigned Given = names(M, "aborts", "macro", E.Macros) + names(M, "aborts", "call", E.Calls);
    exactlyOne(M, {"macro", "call"}, Given);
    M.optional("debug-only", [&] { boolean(E.DebugOnly); });
  });
  classSection<PeerData>(Top, "peer-data", Out.PeerControlled, [&](Mapping &M, PeerData &E) {
    Methods(M, "fields", E.Fields);
    bool HasFills = M.optional("fills", [&] { argument(E.Fills); });
    if (!E.Fields.empty() && !E.Calls.empty())
      R.problem(M.where(), "'fields' goes with 'class'");
    if (HasFills && E.Calls.empty())
      R.problem(M.where(), "'fills' goes with 'call'");
  });
  section<CompilerMacro>(Top, "compiler-macros", Out.CompilerMacros,
                         [&](Mapping &M, CompilerMacro &E) { compilerMacro(M, E); });
  section<Receiving>(Top, "receives", Out.ReceivingCalls,
                     [&](Mapping &M, Receiving &E) { requiredNames(M, "receives", "call", E.Calls); });
  section<Framework>(Top, "frameworks", Out.Frameworks, [&](Mapping &M, Framework &E) {
    M.required("framework", [&] { text("the name of a framework", E.Name); });
    M.required("header", [&] {
      R.scalarOrSequence("a header as it is included, or a list of them",
                         [&] { headerName(E.Headers.emplace_back()); });
    });
    M.optional("names", [&] {
      R.scalarOrSequence("how the framework's names begin, or a list of that",
                         [&] { beginningOfNames(E.Names.emplace_back()); });
    });
    M.optional("hint", [&] { text("text that says what a model would begin with", E.Hint); });
  });
}

/// What the entries of a model are about.
std::vector<NamedEntity> namedBy(ArrayRef<Claim> Claims) {
  std::vector<NamedEntity> Named;
  for (const Claim &C : Claims) {
    if (C.Section == "aliases")
      continue;
    NamedEntity::Kind What = C.Key == "class"    ? NamedEntity::Kind::Class
                             : C.Key == "macro"  ? NamedEntity::Kind::Macro
                             : C.Key == "assign" ? NamedEntity::Kind::Field
                             : C.Key == "object" ? NamedEntity::Kind::Variable
                                                 : NamedEntity::Kind::Function;
    Named.push_back({What, C.Name, C.Where});
  }
  return Named;
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

std::string describe(const Position &P) {
  return P.File + ":" + std::to_string(P.Line) + ":" + std::to_string(P.Column);
}

/// Complains about what \p Claims say twice, and about names that an alias hides.
void checkClaims(ArrayRef<Claim> Claims, std::vector<Problem> &Problems) {
  StringMap<std::vector<const Claim *>> ByName;
  std::vector<const Claim *> Aliases;
  for (const Claim &C : Claims) {
    std::vector<const Claim *> &Same = ByName[C.Name];
    const auto *Clash = llvm::find_if(ArrayRef(Same), [&](const Claim *Other) { return Other->clashesWith(C); });
    if (Clash != ArrayRef(Same).end())
      Problems.push_back({C.Where, "'" + C.Name + "' is described twice in '" + C.Section + "'; the first time at " +
                                       describe((*Clash)->Where)});
    Same.push_back(&C);
    if (C.Section == "aliases")
      Aliases.push_back(&C);
  }
  for (const Claim &C : Claims)
    for (const Claim *Alias : Aliases)
      if (StringRef Rest = C.Name; &C != Alias && Rest.consume_front(Alias->Name) && Rest.starts_with("::"))
        Problems.push_back({C.Where, "'" + C.Name +
                                         "' begins with an alias, and would match nothing; the alias is at " +
                                         describe(Alias->Where)});
}

Expected<LoadedModel> ModelReader::read() {
  R.document([this] { wholeFile(); });
  std::vector<Problem> Problems = R.takeProblems();
  checkClaims(Loaded.Claims, Problems);
  if (Error E = toError(std::move(Problems)))
    return std::move(E);
  Loaded.TheModel.Named = namedBy(Loaded.Claims);
  return std::move(Loaded);
}

/// Models from several files, and the mistakes in all of them.
class Collection {
public:
  void add(StringRef Text, StringRef File) {
    Expected<LoadedModel> Loaded = ModelReader(Text, File).read();
    if (!Loaded) {
      Errors = joinErrors(std::move(Errors), Loaded.takeError());
      return;
    }
    std::vector<Problem> Problems;
    const auto *Same = llvm::find_if(
        ArrayRef(All), [&](const LoadedModel &Other) { return Other.TheModel.Name == Loaded->TheModel.Name; });
    if (Same != ArrayRef(All).end())
      // Saying of every single fact that it is there twice would help nobody.
      Problems.push_back({Loaded->NameWhere, "there are two models called '" + Loaded->TheModel.Name +
                                                 "'; the other is at " + describe(Same->NameWhere)});
    else
      All.push_back(std::move(*Loaded));
    Errors = joinErrors(std::move(Errors), toError(std::move(Problems)));
  }

  void addFile(const std::string &Path) {
    Expected<std::unique_ptr<MemoryBuffer>> Buffer = readRegularFile(Path);
    if (!Buffer)
      fail(Path, "cannot be read: " + toString(Buffer.takeError()));
    else
      add((*Buffer)->getBuffer(), Path);
  }

  void addFolder(const std::string &Path) {
    std::vector<std::string> Files;
    std::error_code EC;
    for (sys::fs::directory_iterator I(Path, EC), End; !EC && I != End; I.increment(EC))
      if (sys::path::extension(I->path()) == ".yaml")
        Files.push_back(I->path());
    if (EC)
      unreadable(Path, EC);
    else if (Files.empty())
      fail(Path, "no *.yaml in this folder");
    llvm::sort(Files);
    for (const std::string &File : Files)
      addFile(File);
  }

  void addPath(const std::string &Path) {
    if (sys::fs::is_directory(Path))
      addFolder(Path);
    else
      addFile(Path);
  }

  Expected<std::vector<Model>> take() {
    if (Errors)
      return std::move(Errors);
    std::vector<Claim> Claims;
    for (const LoadedModel &Loaded : All)
      llvm::append_range(Claims, Loaded.Claims);
    std::vector<Problem> Problems;
    checkClaims(Claims, Problems);
    if (Error E = toError(std::move(Problems)))
      return std::move(E);
    std::vector<Model> Models;
    Models.reserve(All.size());
    for (LoadedModel &Loaded : All)
      Models.push_back(std::move(Loaded.TheModel));
    return Models;
  }

private:
  void fail(const std::string &Path, const Twine &Message) {
    Errors = joinErrors(std::move(Errors), toError({{{Path, 0, 0}, Message.str()}}));
  }
  void unreadable(const std::string &Path, std::error_code EC) { fail(Path, "cannot be read: " + EC.message()); }

  std::vector<LoadedModel> All;
  Error Errors = Error::success();
};

void addBuiltins(Collection &Models) {
  for (const EmbeddedFile &File : ArrayRef(EmbeddedModels, EmbeddedModelsCount))
    Models.add(StringRef(File.Text, File.Size), ("<built in>/" + Twine(File.Name)).str());
}

} // namespace

Expected<Model> parseModel(StringRef Text, StringRef File) {
  // The scanner looks one character past the end.
  std::string Terminated = Text.str();
  Expected<LoadedModel> Loaded = ModelReader(Terminated, File).read();
  if (!Loaded)
    return Loaded.takeError();
  return std::move(Loaded->TheModel);
}

Expected<std::vector<Model>> builtinModels() {
  Collection Models;
  addBuiltins(Models);
  return Models.take();
}

Expected<std::vector<Model>> loadModels(ArrayRef<std::string> Paths) {
  Collection Models;
  addBuiltins(Models);
  for (const std::string &Path : Paths)
    Models.addPath(Path);
  return Models.take();
}

} // namespace floodgate::model
