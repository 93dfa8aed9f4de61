//===- UnitFiles.cpp - the files of a unit, as facts call them ------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "tidy/UnitFiles.h"
#include "engine/model/RegularFile.h"
#include "clang/Basic/FileManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>
#include <map>
#include <tuple>

namespace floodgate::tidy {
namespace {

/// What is left of \p Path without `/` and \p Name at its end; nothing where it does not end so.
std::optional<llvm::StringRef> folderAbove(llvm::StringRef Path, llvm::StringRef Name) {
  if (!Path.consume_back(Name) || !Path.consume_back("/"))
    return std::nullopt;
  return Path;
}

/// \p Path made absolute, without symlinks where the file system can tell: a file that stands in memory only has none.
std::string resolveLinks(clang::FileManager &Manager, llvm::StringRef Path) {
  llvm::SmallString<256> Absolute(Path), Real;
  Manager.makeAbsolutePath(Absolute);
  if (!Manager.getVirtualFileSystem().getRealPath(Absolute, Real))
    return std::string(Real);
  llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return std::string(Absolute);
}

} // namespace

std::optional<std::string> inferRoot(llvm::StringRef MainFile, llvm::ArrayRef<std::string> Paths,
                                     const llvm::StringSet<> &Names) {
  llvm::StringMap<llvm::SmallVector<llvm::StringRef, 4>> ByFileName;
  for (const auto &Name : Names)
    ByFileName[llvm::sys::path::filename(Name.getKey())].push_back(Name.getKey());

  struct Votes {
    unsigned Files = 0;
    bool NamesMain = false;
  };
  std::map<std::string, Votes> Candidates;
  for (const std::string &Path : Paths)
    for (const llvm::StringRef Name : ByFileName.lookup(llvm::sys::path::filename(Path)))
      if (const auto Folder = folderAbove(Path, Name)) {
        Votes &For = Candidates[Folder->str()];
        ++For.Files;
        For.NamesMain |= Path == MainFile;
      }

  const auto Rank = [](const auto &Candidate) {
    const auto &[Folder, For] = Candidate;
    return std::tuple(For.Files, For.NamesMain, -static_cast<int64_t>(Folder.size()));
  };
  const auto Best = llvm::max_element(Candidates, [&](const auto &A, const auto &B) { return Rank(A) < Rank(B); });
  if (Best == Candidates.end())
    return std::nullopt;
  return Best->first;
}

UnitFiles::UnitFiles(clang::SourceManager &Sources, const llvm::StringSet<> &Names) : Sources(Sources) {
  std::vector<std::pair<std::string, clang::FileEntryRef>> Read;
  for (auto File = Sources.fileinfo_begin(); File != Sources.fileinfo_end(); ++File)
    Read.emplace_back(realPath(File->first.getName()), File->first);

  if (!Names.empty()) {
    std::vector<std::string> Paths;
    Paths.reserve(Read.size());
    for (const auto &[Path, File] : Read)
      Paths.push_back(Path);
    if (auto Found = inferRoot(mainPath(Sources), Paths, Names))
      Root = std::move(*Found);
  }
  for (const auto &[Path, File] : Read)
    Files.try_emplace(relative(Path), File);
}

std::string UnitFiles::realPath(llvm::StringRef Path) const {
  const auto [Known, IsNew] = RealPaths.try_emplace(Path);
  if (IsNew)
    Known->second = resolveLinks(Sources.getFileManager(), Path);
  return Known->second;
}

std::string UnitFiles::relative(llvm::StringRef RealPath) const {
  llvm::StringRef Name = RealPath;
  if (!Root.empty() && Name.consume_front(Root) && Name.consume_front("/"))
    return Name.str();
  return RealPath.str();
}

std::string UnitFiles::nameOf(llvm::StringRef Path) const { return relative(realPath(Path)); }

std::string UnitFiles::mainPath(const clang::SourceManager &Sources) {
  const auto Main = Sources.getFileEntryRefForID(Sources.getMainFileID());
  return Main ? resolveLinks(Sources.getFileManager(), Main->getName()) : "";
}

clang::SourceLocation UnitFiles::locate(const SourceRange &Where, unsigned Column) const {
  if (Where.Line == 0)
    return {};
  clang::FileID File;
  if (const auto Known = Files.find(Where.File); Known != Files.end()) {
    File = Sources.translateFile(Known->second);
  } else if (const auto [Other, IsNew] = Opened.try_emplace(Where.File); !IsNew) {
    File = Other->second;
  } else {
    llvm::SmallString<256> Path(Root);
    if (llvm::sys::path::is_absolute(Where.File))
      Path = Where.File;
    else
      llvm::sys::path::append(Path, Where.File);
    // Without a root there is no telling what a relative name is relative to. Facts may come from anybody, and a note
    // shows the line: only that of a file of the project.
    const std::string Real = resolveLinks(Sources.getFileManager(), Path);
    if (!Root.empty() && llvm::StringRef(Real).starts_with(Root + "/") && !checkRegularFile(Real))
      if (const auto Entry = Sources.getFileManager().getOptionalFileRef(Real, /*OpenFile=*/true))
        File = Sources.createFileID(*Entry, clang::SourceLocation(), clang::SrcMgr::C_User);
    Other->second = File;
  }
  return File.isValid() ? Sources.translateLineCol(File, Where.Line, std::max(Column, 1U)) : clang::SourceLocation();
}

/// The place that \p Spelled, `FILE:LINE:COLUMN`, names.
static SourceRange parsePlace(llvm::StringRef Spelled) {
  SourceRange Result;
  auto [BeforeColumn, Column] = Spelled.rsplit(':');
  auto [File, Line] = BeforeColumn.rsplit(':');
  if (Column.getAsInteger(10, Result.Column) || Line.getAsInteger(10, Result.Line))
    return {};
  Result.File = File.str();
  return Result;
}

clang::SourceLocation UnitFiles::locateInMacro(const SourceRange &Where) const {
  const clang::SourceLocation Expanded = locate(Where, Where.Column);
  const SourceRange Written = parsePlace(Where.Spelled);
  if (Expanded.isInvalid() || !Files.contains(Written.File))
    return Expanded;
  const clang::SourceLocation Spelled = locate(Written, Written.Column);
  // The highest bit of a location says that it is one of a macro; SourceLocation tells nobody.
  constexpr auto MacroBit = ~(~clang::SourceLocation::UIntTy(0) >> 1);
  for (unsigned I = 0; I < Sources.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isExpansion())
      continue;
    const clang::SourceLocation First = Sources.getSpellingLoc(Entry.getExpansion().getSpellingLoc());
    // What an expansion holds stands together where it is written, too.
    clang::SourceLocation::IntTy Distance = 0;
    const clang::SourceLocation Start = clang::SourceLocation::getFromRawEncoding(MacroBit | Entry.getOffset());
    if (!Sources.isInSameSLocAddrSpace(First, Spelled, &Distance) || Distance < 0 ||
        Sources.getFileID(First) != Sources.getFileID(Spelled))
      continue;
    clang::SourceLocation At = Start.getLocWithOffset(Distance);
    if (Sources.getFileID(At) != Sources.getFileID(Start) || Sources.getSpellingLoc(At) != Spelled ||
        Sources.getExpansionLoc(At) != Expanded)
      continue;
    // What is written as an argument where the macro is used counts as the place in the body where it is put: there it
    // is shown, and there NOLINT is looked for.
    if (Sources.getFileLoc(At) == Spelled)
      while (At.isMacroID() && Sources.isMacroArgExpansion(At))
        At = Sources.getImmediateExpansionRange(At).getBegin();
    return At;
  }
  return Expanded;
}

} // namespace floodgate::tidy
