//===- Git.cpp - questions to git -----------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/Git.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/SHA1.h"
#include "llvm/Support/SHA256.h"
#include <sys/stat.h>
#include <unistd.h>

namespace floodgate {

namespace {

/// git may be slow on a network file system, but must not stop a scan.
constexpr unsigned GitSeconds = 60;

/// Settings that go before those of any file: git-config(1). Where a value is a program, an empty one is none.
constexpr llvm::StringLiteral Settings[] = {
    "core.fsmonitor=",
    "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",
    "core.askPass=",
    "core.gitProxy=",
    "core.sshCommand=",
    "core.pager=",
    "credential.helper=",
    "diff.external=",
    "core.untrackedCache=false",
    "submodule.recurse=false",
    "maintenance.auto=false",
    "gc.auto=0",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
};

/// Of the variables that begin with GIT_, those that are no way around the settings, and ours.
std::vector<std::string> environmentOfGit() {
  std::vector<std::string> Result;
  for (char **Variable = environ; *Variable; ++Variable) {
    llvm::StringRef Text(*Variable);
    if (!Text.starts_with("GIT_") || Text.starts_with("GIT_CEILING_DIRECTORIES=") ||
        Text.starts_with("GIT_DISCOVERY_ACROSS_FILESYSTEM="))
      Result.push_back(Text.str());
  }
  // A partial clone does not get what it lacks: neither by itself nor, in versions that do not know of that, by any
  // protocol.
  for (const char *Ours : {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1",
                           "GIT_ALLOW_PROTOCOL=none", "GIT_ATTR_NOSYSTEM=1", "GIT_PAGER=cat", "LC_ALL=C"})
    Result.emplace_back(Ours);
  return Result;
}

llvm::Error failed(const llvm::Twine &What, const SubprocessResult &Answer) {
  llvm::StringRef Said = llvm::StringRef(Answer.Said).split('\n').first;
  return llvm::createStringError(What + (Said.empty() ? "" : ": " + Said));
}

/// The number that git gives to a file of this content, in the form of \p Like: 40 or 64 digits.
template <class Hash> std::string digestOfBlob(llvm::StringRef Content) {
  Hash Digest;
  Digest.update(llvm::StringRef("blob " + std::to_string(Content.size())));
  Digest.update(llvm::StringRef("\0", 1));
  Digest.update(Content);
  return llvm::toHex(Digest.final(), /*LowerCase=*/true);
}
bool isBlob(llvm::StringRef Content, llvm::StringRef Object) {
  constexpr size_t Sha1Digits = 40;
  return Object ==
         (Object.size() == Sha1Digits ? digestOfBlob<llvm::SHA1>(Content) : digestOfBlob<llvm::SHA256>(Content));
}

/// Takes `NAME: NUMBER` from the start of \p Rest; with \p Second, `NAME: NUMBER:NUMBER`.
bool takeField(llvm::StringRef &Rest, llvm::StringRef Name, uint32_t &First, uint32_t *Second = nullptr,
               unsigned Radix = 10) {
  Rest = Rest.ltrim(" \t\n");
  return Rest.consume_front(Name) && Rest.consume_front(": ") && !Rest.consumeInteger(Radix, First) &&
         (!Second || (Rest.consume_front(":") && !Rest.consumeInteger(10, *Second)));
}

/// Takes what `git ls-files --debug` says of a file.
bool takeDetails(llvm::StringRef &Rest, gitfiles::IndexEntry &Seen) {
  constexpr uint32_t SkipWorktree = 1U << 30;
  uint32_t Ignored = 0, MoreIgnored = 0, Flags = 0;
  if (!takeField(Rest, "ctime", Ignored, &MoreIgnored) || !takeField(Rest, "mtime", Seen.Seconds, &Seen.Nanoseconds) ||
      !takeField(Rest, "dev", Ignored) || !takeField(Rest, "ino", Seen.Inode) || !takeField(Rest, "uid", Ignored) ||
      !takeField(Rest, "gid", Ignored) || !takeField(Rest, "size", Seen.Size) ||
      !takeField(Rest, "flags", Flags, nullptr, 16) || !Rest.consume_front("\n"))
    return false;
  Seen.IsKnown = true;
  Seen.IsAbsent = (Flags & SkipWorktree) != 0;
  return true;
}

/// Reads `MODE OBJECT STAGE<tab>PATH<nul>` of each file, with the details behind it. \returns whether it could.
bool readIndex(llvm::StringRef Rest, bool WithDetails, std::map<std::string, gitfiles::IndexEntry> &Files) {
  while (!Rest.empty()) {
    auto [Entry, After] = Rest.split('\0');
    Rest = After;
    auto [Head, Name] = Entry.split('\t');
    llvm::SmallVector<llvm::StringRef, 3> Words;
    Head.split(Words, ' ');
    gitfiles::IndexEntry Seen;
    if (Words.size() != 3 || (WithDetails && !takeDetails(Rest, Seen)))
      return false;
    // Of several versions of a file that is being merged none is what is there.
    Seen.Object = Words[2] == "0" ? Words[1].str() : "";
    if (Words[0].starts_with("100"))
      Files[Name.str()] = Seen;
  }
  return true;
}

std::string pathOf(llvm::StringRef TopLevel, llvm::StringRef Name) {
  llvm::SmallString<256> Path(TopLevel);
  llvm::sys::path::append(Path, Name);
  return std::string(Path);
}

} // namespace

SubprocessResult git(llvm::StringRef Folder, llvm::ArrayRef<std::string> Arguments, llvm::StringRef Input) {
  const auto Program = llvm::sys::findProgramByName("git");
  if (!Program) {
    SubprocessResult None;
    None.Said = "there is no git";
    return None;
  }
  std::vector<std::string> Command{*Program, "-P", "--literal-pathspecs", "-C", Folder.str()};
  for (llvm::StringRef Setting : Settings) {
    Command.emplace_back("-c");
    Command.push_back(Setting.str());
  }
  llvm::append_range(Command, Arguments);
  return runProgram(Command, environmentOfGit(), Input, GitSeconds);
}

llvm::Expected<std::map<std::string, std::string>> gitfiles::ofCommit(llvm::StringRef TopLevel,
                                                                      const std::string &Commit) {
  const SubprocessResult Answer = git(TopLevel, {"ls-tree", "-r", "-z", "--full-tree", Commit});
  if (!Answer.Succeeded)
    return failed("git cannot list the files of '" + Commit + "'", Answer);
  std::map<std::string, std::string> Files;
  llvm::SmallVector<llvm::StringRef, 0> Entries;
  llvm::StringRef(Answer.Output).split(Entries, '\0', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Entry : Entries) {
    // `MODE TYPE OBJECT<tab>PATH`. Symbolic links (120000) and submodules (160000) have no content of their own.
    auto [Head, Path] = Entry.split('\t');
    auto [Mode, Rest] = Head.split(' ');
    if (Mode.starts_with("100"))
      Files[Path.str()] = Rest.split(' ').second.str();
  }
  return Files;
}

llvm::Expected<gitfiles::Index> gitfiles::index(llvm::StringRef TopLevel) {
  Index Result;
  const SubprocessResult Where = git(TopLevel, {"rev-parse", "--git-path", "index"});
  llvm::SmallString<256> Path(llvm::StringRef(Where.Output).rtrim("\r\n"));
  llvm::sys::path::make_absolute(TopLevel, Path);
  struct stat Status;
  if (Where.Succeeded && stat(Path.c_str(), &Status) == 0)
    Result.WrittenSeconds = Status.st_mtime;
  SubprocessResult Answer = git(TopLevel, {"ls-files", "-z", "--stage", "--debug"});
  // What --debug adds is for people, and its form may change: then files are known by their content only.
  if (Answer.Succeeded && readIndex(Answer.Output, /*WithDetails=*/true, Result.Files))
    return Result;
  Result.Files.clear();
  Answer = git(TopLevel, {"ls-files", "-z", "--stage"});
  if (!Answer.Succeeded || !readIndex(Answer.Output, /*WithDetails=*/false, Result.Files))
    return failed("git cannot list the files that it knows", Answer);
  return Result;
}

llvm::Expected<std::vector<std::string>> gitfiles::untracked(llvm::StringRef TopLevel) {
  const SubprocessResult Answer = git(TopLevel, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Answer.Succeeded)
    return failed("git cannot list the files that it does not know", Answer);
  std::vector<std::string> Names;
  llvm::SmallVector<llvm::StringRef, 0> Entries;
  llvm::StringRef(Answer.Output).split(Entries, '\0', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Entry : Entries)
    Names.push_back(Entry.str());
  return Names;
}

bool gitfiles::isUnchanged(llvm::StringRef TopLevel, const std::string &Name, const std::string &Object,
                           const IndexEntry *Seen, const Index &All) {
  const std::string Path = pathOf(TopLevel, Name);
  struct stat Status;
  if (lstat(Path.c_str(), &Status) != 0)
    return Seen && Seen->IsAbsent && Seen->Object == Object;
  if (!S_ISREG(Status.st_mode))
    return false;
  if (Seen && Seen->IsKnown && Seen->Object == Object && Seen->Seconds == static_cast<uint32_t>(Status.st_mtime) &&
      Seen->Nanoseconds == static_cast<uint32_t>(Status.st_mtim.tv_nsec) &&
      Seen->Inode == static_cast<uint32_t>(Status.st_ino) && Seen->Size == static_cast<uint32_t>(Status.st_size) &&
      Status.st_mtime < All.WrittenSeconds)
    return true;
  auto Buffer = readRegularFile(Path);
  if (!Buffer) {
    llvm::consumeError(Buffer.takeError());
    return false;
  }
  const llvm::StringRef Content = (*Buffer)->getBuffer();
  if (isBlob(Content, Object))
    return true;
  std::string Lines;
  Lines.reserve(Content.size());
  for (size_t I = 0; I < Content.size(); ++I)
    if (Content[I] != '\r' || I + 1 == Content.size() || Content[I + 1] != '\n')
      Lines += Content[I];
  return Lines.size() != Content.size() && isBlob(Lines, Object);
}

llvm::Expected<std::vector<std::string>> gitfiles::contents(llvm::StringRef TopLevel,
                                                            llvm::ArrayRef<std::string> Objects) {
  std::vector<std::string> Result;
  if (Objects.empty())
    return Result;
  const SubprocessResult Answer = git(TopLevel, {"cat-file", "--batch"}, llvm::join(Objects, "\n") + "\n");
  llvm::StringRef Rest = Answer.Output;
  for (const std::string &Object : Objects) {
    // `OBJECT blob SIZE`, the content, and a line break.
    auto [Head, After] = Rest.split('\n');
    size_t Size = 0;
    if (!Head.consume_front(Object) || !Head.consume_front(" blob ") || Head.getAsInteger(10, Size) ||
        Size >= After.size())
      return failed("git does not have the object " + Object, Answer);
    Result.push_back(After.take_front(Size).str());
    Rest = After.drop_front(Size + 1);
  }
  return Result;
}

} // namespace floodgate
