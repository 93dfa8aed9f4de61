//===- Output.cpp - where reports go -----------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/system/Output.h"
#include "driver/system/Interruption.h"
#include "driver/units/Scope.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace floodgate {

namespace {

std::string lastProblem() { return std::strerror(errno); }

} // namespace

std::string writeAll(int File, llvm::StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t Written = ::write(File, Bytes.data(), Bytes.size());
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written < 0)
      return lastProblem();
    Bytes = Bytes.drop_front(static_cast<size_t>(Written));
  }
  return "";
}

namespace {

llvm::Error cannotWrite(llvm::StringRef Path, const llvm::Twine &Problem) {
  return llvm::createStringError("cannot write '" + Path + "': " + Problem);
}

/// The permissions that a new file would have: mkstemp gives it those of a secret.
mode_t newFileMode() {
  mode_t Mask = umask(0);
  umask(Mask);
  return 0666 & ~Mask;
}

/// Writes a device or a pipe, which cannot be replaced by a file.
llvm::Error writeInPlace(const std::string &Path, llvm::StringRef Bytes) {
  int File = open(Path.c_str(), O_WRONLY | O_CLOEXEC);
  if (File < 0)
    return cannotWrite(Path, lastProblem());
  std::string Problem = writeAll(File, Bytes);
  if (close(File) && Problem.empty())
    Problem = lastProblem();
  return Problem.empty() ? llvm::Error::success() : cannotWrite(Path, Problem);
}

} // namespace

llvm::Error replaceFile(const std::string &Path, llvm::StringRef Bytes) {
  static constexpr llvm::StringLiteral Ending = ".tmp";
  std::string Temporary = Path + ".XXXXXX" + Ending.str();
  std::optional<RemovedOnInterruption> Removal;
  int File = -1;
  {
    InterruptionsWait Wait;
    File = mkstemps(Temporary.data(), Ending.size());
    if (File < 0)
      return cannotWrite(Path, lastProblem());
    Removal.emplace(Temporary, RemovedOnInterruption::Kind::File);
  }
  std::string Problem = writeAll(File, Bytes);
  if (Problem.empty() && (fchmod(File, newFileMode()) || fsync(File)))
    Problem = lastProblem();
  if (close(File) && Problem.empty())
    Problem = lastProblem();
  if (Problem.empty() && rename(Temporary.c_str(), Path.c_str()))
    Problem = lastProblem();
  if (Problem.empty())
    return llvm::Error::success();
  unlink(Temporary.c_str());
  return cannotWrite(Path, Problem);
}

namespace {

std::optional<Output::Format> formatOf(llvm::StringRef Path) {
  if (Path == "-")
    return Output::Format::Text;
  return llvm::StringSwitch<std::optional<Output::Format>>(llvm::sys::path::extension(Path))
      .Case(".txt", Output::Format::Text)
      .Case(".sarif", Output::Format::Sarif)
      .Case(".facts", Output::Format::Facts)
      .Default(std::nullopt);
}

} // namespace

llvm::Expected<std::vector<Output>> chooseOutputs(llvm::ArrayRef<std::string> Names) {
  std::vector<Output> Outputs;
  for (const std::string &Name : Names) {
    std::optional<Output::Format> Format = formatOf(Name);
    if (!Format)
      return llvm::createStringError("-o '" + Name + "': the ending says the format: .sarif, .txt or .facts; " +
                                     "'-' is text on standard output");
    // What a symbolic link points to is replaced, and not the link.
    Output Next = {Name == "-" ? Name : realPath(Name), *Format};
    if (llvm::any_of(Outputs, [&](const Output &Other) { return Other.Path == Next.Path; }))
      return llvm::createStringError("-o '" + Name + "' is given twice");
    llvm::StringRef Folder = llvm::sys::path::parent_path(Next.Path);
    if (!Next.isStandardOutput() && !llvm::sys::fs::is_directory(Folder))
      return llvm::createStringError("-o '" + Name + "': no folder '" + Folder + "'");
    if (llvm::sys::fs::is_directory(Next.Path))
      return llvm::createStringError("-o '" + Name + "' is a folder");
    Outputs.push_back(std::move(Next));
  }
  if (Outputs.empty())
    Outputs.push_back({"-", Output::Format::Text});
  // A reader of standard output that goes away must not cost the files.
  llvm::stable_sort(Outputs,
                    [](const Output &A, const Output &B) { return A.isStandardOutput() < B.isStandardOutput(); });
  return Outputs;
}

llvm::Error writeToStandardOutput(llvm::StringRef Bytes) {
  std::string Problem = writeAll(STDOUT_FILENO, Bytes);
  return Problem.empty() ? llvm::Error::success() : cannotWrite("standard output", Problem);
}

llvm::Error writeOutput(const Output &To, llvm::StringRef Bytes) {
  if (To.isStandardOutput())
    return writeToStandardOutput(Bytes);
  llvm::sys::fs::file_status Status;
  bool Exists = !llvm::sys::fs::status(To.Path, Status) && llvm::sys::fs::exists(Status);
  return Exists && !llvm::sys::fs::is_regular_file(Status) ? writeInPlace(To.Path, Bytes) : replaceFile(To.Path, Bytes);
}

} // namespace floodgate
