//===- PrecompiledHeaders.cpp - what builds have precompiled -----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/PrecompiledHeaders.h"
#include "driver/units/Launchers.h"
#include "driver/units/ResponseFiles.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace floodgate {

namespace {

constexpr llvm::StringLiteral Endings[] = {".gch", ".pch"};

std::string absolute(const llvm::Twine &Path, llvm::StringRef Directory) {
  llvm::SmallString<256> Result;
  Path.toVector(Result);
  llvm::sys::path::make_absolute(Directory, Result);
  llvm::sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result);
}

bool isHeader(llvm::StringRef File) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(File))
      .Cases({"", ".h", ".hh", ".hpp", ".hxx", ".h++", ".H", ".inc", ".pch"}, true)
      .Default(false);
}

bool isPrecompiled(llvm::StringRef File) { return File.ends_with(Endings[0]) || File.ends_with(Endings[1]); }

/// A header called \p Name where people put it: beside \p Source, in a folder `pch` there, or further up.
std::optional<std::string> findNear(llvm::StringRef Name, llvm::StringRef Source) {
  constexpr int Levels = 6;
  const std::string Plain = absolute(Source, "");
  llvm::StringRef Folder = Plain;
  for (int I = 0; I < Levels; ++I) {
    Folder = llvm::sys::path::parent_path(Folder);
    if (Folder.empty() || Folder == "/")
      break;
    for (llvm::StringRef Below : {"", "pch", "include"}) {
      llvm::SmallString<256> Path(Folder);
      llvm::sys::path::append(Path, Below, Name);
      if (llvm::sys::fs::is_regular_file(Path))
        return std::string(Path);
    }
  }
  return std::nullopt;
}

} // namespace

bool PrecompiledHeaders::note(const CompileCommand &Command) {
  // Most commands say in one look that they make none.
  auto Hints = [](llvm::StringRef Argument) {
    return Argument.contains("-header") || isPrecompiled(Argument) || Argument.starts_with("@");
  };
  if (llvm::none_of(Command.Arguments, Hints))
    return false;
  llvm::Expected<std::vector<std::string>> Expanded = expandResponseFiles(Command.Arguments, Command.Directory);
  if (!Expanded) {
    llvm::consumeError(Expanded.takeError()); // Said where the unit is made.
    return false;
  }
  std::vector<std::string> Arguments = withoutLaunchers(*Expanded);
  llvm::SmallVector<const char *, 64> Raw;
  for (const std::string &Argument : llvm::ArrayRef(Arguments).drop_front())
    Raw.push_back(Argument.c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, llvm::opt::Visibility(clang::options::ClangOption));
  llvm::StringRef Language = Parsed.getLastArgValue(clang::options::OPT_x);
  llvm::StringRef Output = Parsed.getLastArgValue(clang::options::OPT_o);
  if (!Language.ends_with("-header") && !(isPrecompiled(Output) && isHeader(Command.File)))
    return false;
  if (!Output.empty())
    Headers.try_emplace(absolute(Output, Command.Directory), absolute(Command.File, Command.Directory));
  return true;
}

std::string PrecompiledHeaders::included(llvm::StringRef Name, llvm::StringRef Directory,
                                         llvm::ArrayRef<std::string> Folders, llvm::StringRef Source) const {
  bool IsPrecompiled = false;
  auto LookIn = [&](llvm::StringRef Folder) -> std::optional<std::string> {
    llvm::SmallString<256> Relative(Folder);
    llvm::sys::path::append(Relative, Name);
    std::string Path = absolute(llvm::sys::path::is_absolute(Name) ? Name : Relative.str(), Directory);
    if (llvm::sys::fs::exists(Path))
      return Name.str();
    for (llvm::StringRef Ending : Endings) {
      if (auto It = Headers.find(Path + Ending.str()); It != Headers.end())
        return It->second;
      IsPrecompiled |= llvm::sys::fs::exists(Path + Ending);
    }
    // Meson's folder for what it makes for a target, which may not have been built yet.
    IsPrecompiled |= Folder.ends_with(".p");
    return std::nullopt;
  };
  if (std::optional<std::string> Here = LookIn(""))
    return *Here;
  for (llvm::StringRef Folder : Folders)
    if (std::optional<std::string> There = LookIn(Folder))
      return *There;
  if (IsPrecompiled)
    if (std::optional<std::string> Near = findNear(llvm::sys::path::filename(Name), Source))
      return *Near;
  return Name.str();
}

std::optional<std::string> PrecompiledHeaders::headerOf(llvm::StringRef File, llvm::StringRef Directory) const {
  std::string Path = absolute(File, Directory);
  // CMake's precompiled header is made of an empty source, with the header included by an option: it has its name.
  std::optional<std::string> Header;
  if (isPrecompiled(Path)) {
    llvm::StringRef Stripped = llvm::StringRef(Path).drop_back(Endings[0].size());
    if (llvm::sys::fs::is_regular_file(Stripped))
      Header = Stripped.str();
  }
  if (auto It = Headers.find(Path); !Header && It != Headers.end())
    Header = It->second;
  return Header;
}

} // namespace floodgate
