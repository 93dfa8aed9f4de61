//===- ValueReader.cpp - reads the values of a model's keys ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/ValueReader.h"
#include "engine/model/NameSyntax.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace floodgate::model {

void ValueReader::text(StringRef Expected, std::string &Out) {
  if (std::optional<std::string> Text = scalar(Expected))
    Out = std::move(*Text);
}

void ValueReader::number(unsigned &Out) {
  if (std::optional<std::string> Text = scalar("a whole number"))
    if (StringRef(*Text).getAsInteger(10, Out))
      problem(position(), "expected a whole number, found '" + *Text + "'");
}

void ValueReader::seconds(double &Out) {
  if (std::optional<std::string> Text = scalar("a number of seconds"))
    if (!isDigit(Text->front()) || StringRef(*Text).getAsDouble(Out))
      problem(position(), "expected a number of seconds, found '" + *Text + "'");
}

void ValueReader::argument(ArgumentRef &Out) {
  StringRef Expected = "an argument: its number from 0, 'any', or 'template' and a number";
  std::optional<std::string> Text = scalar(Expected);
  if (!Text)
    return;
  StringRef Rest = *Text;
  if (Rest == "any") {
    Out = {ArgumentRef::Kind::AnyCallable, 0};
    return;
  }
  Out.Which = Rest.consume_front("template ") ? ArgumentRef::Kind::TemplateArgument : ArgumentRef::Kind::Index;
  if (!llvm::all_of(Rest, isDigit) || Rest.getAsInteger(10, Out.Index))
    problem(position(), "expected " + Expected + "; found '" + *Text + "'");
}

void ValueReader::unknownWord(StringRef Given, ArrayRef<StringRef> Words) {
  problem(position(), "expected " + listOf(Words) + ", found '" + Given + "'" + didYouMean(Given, Words));
}

void ValueReader::qualifiedName(std::string &Out) {
  text("a qualified name", Out);
  if (std::string Mistake = Out.empty() ? "" : mistakeInName(Out); !Mistake.empty())
    problem(position(), "'" + Out + "' is not a qualified name " + Mistake);
}

void ValueReader::methodName(std::string &Out) {
  text("the name of a method", Out);
  if (!Out.empty() && !isNamePart(Out))
    problem(position(), "'" + Out + "' is not the name of a method, without its class");
}

void ValueReader::operationName(std::string &Out) {
  text("the name of a method, or of a free function with '::'", Out);
  StringRef Name = Out;
  if (!Name.consume_front("::") && !Name.contains("::")) {
    if (!Name.empty() && !isNamePart(Name))
      problem(position(), "'" + Out + "' is not the name of a method, without its class");
  } else if (std::string Mistake = mistakeInName(Name); !Mistake.empty()) {
    problem(position(), "'" + Out + "' is not a qualified name " + Mistake);
  }
}

void ValueReader::methods(std::vector<std::string> &Out) {
  scalarOrSequence("the name of a method, or a list of them", [&] { methodName(Out.emplace_back()); });
}

void ValueReader::macroNames(std::vector<std::string> &Out) {
  scalarOrSequence("the name of a macro, or a list of them", [&] {
    std::string &Name = Out.emplace_back();
    text("the name of a macro", Name);
    if (!Name.empty() && !isIdentifier(Name, ""))
      problem(position(), "'" + Name + "' is not the name of a macro");
  });
}

void ValueReader::boolean(bool &Out) {
  static constexpr Word<bool> Booleans[] = {{"true", true}, {"false", false}};
  word(Booleans, Out);
}

void ValueReader::qualifiedNames(std::vector<std::string> &Out) {
  scalarOrSequence("a qualified name, or a list of them", [&] { qualifiedName(Out.emplace_back()); });
}

void ValueReader::operations(std::vector<std::string> &Out) {
  scalarOrSequence("the name of a method, or a list of them", [&] { operationName(Out.emplace_back()); });
}

void ValueReader::accessorName(std::string &Out) {
  text("the name of an accessor, with '*' for the field's name", Out);
  if (!Out.empty() && (!isIdentifier(Out, "*") || StringRef(Out).count('*') != 1))
    problem(position(), "expected the name of an accessor with one '*' for the field's name, found '" + Out + "'");
}

} // namespace floodgate::model
