//===- Scope.cpp - which files are the project's own -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Scope.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <climits>

namespace floodgate {

bool isUnder(llvm::StringRef Path, llvm::StringRef Folder) {
  if (!Path.consume_front(Folder))
    return false;
  return Path.empty() || Path.front() == '/' || Folder.ends_with("/");
}

std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder) {
  // To LLVM two slashes begin the name of a machine.
  auto WithOneSlash = [](llvm::StringRef Text) {
    return Text.starts_with("/")
               ? Text.drop_front(Text.find_first_not_of('/') == llvm::StringRef::npos ? Text.size() - 1
                                                                                      : Text.find_first_not_of('/') - 1)
               : Text;
  };
  llvm::SmallString<256> Absolute(WithOneSlash(Path));
  if (Folder.empty())
    (void)llvm::sys::fs::make_absolute(Absolute);
  else
    llvm::sys::path::make_absolute(WithOneSlash(Folder), Absolute);
  return WithOneSlash(Absolute).str();
}

std::string realPath(llvm::StringRef Path, llvm::StringRef Folder) {
  const std::string Absolute = absolutePath(Path, Folder);
  // The longest beginning of it that exists, and the rest as it stands. What is longer than a name can be does not.
  llvm::StringRef Begin = Absolute;
  llvm::SmallString<256> Real;
  while (Begin.size() > 1 && (Begin.size() >= PATH_MAX || llvm::sys::fs::real_path(Begin, Real))) {
    Real.clear();
    // Without its last slashes, or without its last name.
    size_t Slash = Begin.ends_with("/") ? Begin.find_last_not_of('/') + 1 : Begin.rfind('/');
    Begin = Slash == llvm::StringRef::npos ? "" : Begin.take_front(std::max<size_t>(Slash, 1));
  }
  if (Real.empty())
    Real = Begin;
  if (Begin.size() < Absolute.size()) {
    llvm::sys::path::append(Real, llvm::StringRef(Absolute).drop_front(Begin.size()).ltrim('/'));
    llvm::sys::path::remove_dots(Real, /*remove_dot_dot=*/true);
  }
  return std::string(Real);
}

std::string plainPath(llvm::StringRef Path, llvm::StringRef Folder) {
  llvm::SmallString<256> Absolute(absolutePath(Path, Folder));
  llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  // The folder is real, the file may be a link.
  llvm::SmallString<256> Result(realPath(llvm::sys::path::parent_path(Absolute)));
  llvm::sys::path::append(Result, llvm::sys::path::filename(Absolute));
  return std::string(Result);
}

std::string relativePath(llvm::StringRef Path, llvm::StringRef From) {
  if (!Path.starts_with("/") || !From.starts_with("/"))
    return Path.str();
  std::string Result;
  while (!isUnder(Path, From)) {
    From = llvm::sys::path::parent_path(From);
    Result += "../";
  }
  return Result + Path.drop_front(From.size()).ltrim('/').str();
}

llvm::Expected<ExcludeGlobs> ExcludeGlobs::create(llvm::ArrayRef<std::string> Globs) {
  ExcludeGlobs Result;
  for (llvm::StringRef Glob : Globs) {
    // `third_party/` is how people write a folder.
    llvm::Expected<llvm::GlobPattern> Pattern = llvm::GlobPattern::create(Glob.rtrim('/'));
    if (!Pattern)
      return llvm::createStringError("--exclude '" + Glob + "': " + llvm::toString(Pattern.takeError()));
    Result.Patterns.push_back(std::move(*Pattern));
  }
  return Result;
}

bool ExcludeGlobs::matches(llvm::StringRef Name) const {
  for (const llvm::GlobPattern &Pattern : Patterns)
    for (llvm::StringRef Part = Name; !Part.empty() && Part != "/"; Part = llvm::sys::path::parent_path(Part))
      if (Pattern.match(Part))
        return true;
  return false;
}

FolderScope::FolderScope(std::string Root, std::string BuildFolder, ExcludeGlobs Exclude)
    : Root(std::move(Root)), BuildFolder(std::move(BuildFolder)), Exclude(std::move(Exclude)) {}

const FolderScope::Answer &FolderScope::ask(llvm::StringRef Path) const {
  auto [Position, IsNew] = Cache.try_emplace(Path);
  Answer &Result = Position->second;
  if (!IsNew)
    return Result;
  std::string Real = realPath(Path);
  // A sandbox is made of links to what lies elsewhere: there the name counts.
  if (!isUnder(Real, Root) && (BuildFolder.empty() || !isUnder(Real, BuildFolder)))
    if (std::string Named = plainPath(Path); isUnder(Named, Root))
      Real = std::move(Named);
  if (!isUnder(Real, Root)) {
    Result.Name = !BuildFolder.empty() && isUnder(Real, BuildFolder) ? relativePath(Real, Root) : Real;
    return Result;
  }
  Result.Name = llvm::StringRef(Real).drop_front(Root.size()).ltrim('/').str();
  if (Result.Name.empty())
    Result.Name = ".";
  Result.IsOwn =
      (BuildFolder.empty() || !isUnder(Real, BuildFolder)) && !Exclude.matches(Result.Name) && !Exclude.matches(Real);
  return Result;
}

std::string FolderScope::nameOf(llvm::StringRef AbsolutePath) const { return ask(AbsolutePath).Name; }

bool FolderScope::isOwn(llvm::StringRef AbsolutePath, bool IsSystem) const {
  return !IsSystem && ask(AbsolutePath).IsOwn;
}

} // namespace floodgate
