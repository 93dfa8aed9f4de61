//===- Variants.cpp - one file, several commands ---------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Variants.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

namespace floodgate {

namespace {

/// One option with its value: as it stands in the command, and as it may be shown.
struct Option {
  std::string Given, Shown;
};

/// What is shown of the definition of a macro: its name.
std::string nameOfMacro(llvm::StringRef Definition) {
  return Definition.take_until([](char C) { return C == '='; }).str();
}

/// What is shown of one argument that is no value of another.
std::string shown(llvm::StringRef Argument) {
  for (llvm::StringRef Define : {"--define-macro=", "-D", "/D"})
    if (Argument.starts_with(Define))
      return (Define.size() == 2 ? Define : "-D").str() + nameOfMacro(Argument.drop_front(Define.size()));
  return Argument.str();
}

/// What is shown of the comma-separated arguments of `-Wp,` and its like: those of the preprocessor are `-DNAME=VALUE`
/// or `-D,NAME=VALUE`, those of the assembler `--defsym,NAME=VALUE`. What else is no option may be part of a value.
std::string shownList(llvm::StringRef List) {
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  List.split(Parts, ',');
  std::vector<std::string> Shown;
  bool DefinesNext = false;
  for (llvm::StringRef Part : Parts) {
    if (DefinesNext || Part.starts_with("-"))
      Shown.push_back(nameOfMacro(Part));
    DefinesNext = Part == "-D" || Part == "--defsym";
  }
  return llvm::join(Shown, ",");
}

/// Options whose value is an argument for another program.
constexpr llvm::StringLiteral Forwarding[] = {"-Xclang", "-Xpreprocessor", "-Xassembler", "-Xcompiler"};

/// The options of a command: an argument, with its value where that is an argument of its own and may be a macro's.
std::vector<Option> optionsOf(llvm::ArrayRef<std::string> Arguments) {
  std::vector<Option> Result;
  // Of `-Xclang -D -Xclang NAME=VALUE`.
  bool DefinesNext = false;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    llvm::StringRef Argument = Arguments[I];
    bool HasNext = I + 1 < Arguments.size();
    if (HasNext && (Argument == "-D" || Argument == "/D" || Argument == "--define-macro")) {
      llvm::StringRef Definition = Arguments[++I];
      Result.push_back({(Argument + " " + Definition).str(), "-D" + nameOfMacro(Definition)});
    } else if (HasNext && llvm::is_contained(Forwarding, Argument)) {
      llvm::StringRef Value = Arguments[++I];
      bool IsMacro = DefinesNext || Value.starts_with("-D") || !Value.starts_with("-");
      Result.push_back(
          {(Argument + " " + Value).str(), (Argument + " ").str() + (IsMacro ? nameOfMacro(Value) : Value.str())});
      DefinesNext = Value == "-D" || Value == "--defsym";
    } else if (Argument.starts_with("-Wp,") || Argument.starts_with("-Wa,") || Argument.starts_with("-Wl,")) {
      Result.push_back({Argument.str(), shownList(Argument)});
    } else {
      Result.push_back({Argument.str(), shown(Argument)});
    }
  }
  return Result;
}

} // namespace

std::vector<std::string> nameVariants(llvm::ArrayRef<llvm::ArrayRef<std::string>> Commands) {
  std::vector<std::string> Names(Commands.size());
  if (Commands.size() < 2)
    return Names;
  std::vector<std::vector<Option>> Options;
  llvm::StringMap<size_t> Having; // How many commands have an option.
  for (llvm::ArrayRef<std::string> Command : Commands) {
    Options.push_back(optionsOf(Command));
    llvm::StringMap<bool> Counted;
    for (const Option &Each : Options.back())
      if (Counted.try_emplace(Each.Given, true).second)
        ++Having[Each.Given];
  }
  llvm::StringMap<size_t> Named;
  for (size_t I = 0; I < Commands.size(); ++I) {
    llvm::SmallVector<llvm::StringRef, 8> Own;
    for (const Option &Each : Options[I])
      if (Having[Each.Given] == 1)
        Own.push_back(Each.Shown);
    Names[I] = llvm::join(Own, " ");
    ++Named[Names[I]];
  }
  for (size_t I = 0; I < Commands.size(); ++I)
    if (Names[I].empty() || Named[Names[I]] > 1)
      Names[I] += (Names[I].empty() ? "command " : ", command ") + std::to_string(I + 1);
  return Names;
}

} // namespace floodgate
