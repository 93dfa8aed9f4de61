//===- Main.cpp - the program ------------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Interruption.h"
#include "Options.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>

namespace floodgate {

namespace {

llvm::Expected<int> carryOut(const Command &What) {
  if (const auto *Scan = std::get_if<ScanOptions>(&What))
    return scan(*Scan);
  if (const auto *List = std::get_if<ListOptions>(&What))
    return list(*List);
  return explain(std::get<ExplainOptions>(What));
}

} // namespace

} // namespace floodgate

int main(int Argc, char **Argv) {
  auto Parsed = floodgate::parseCommandLine(Argc, Argv);
  if (const int *ExitCode = std::get_if<int>(&Parsed))
    return *ExitCode;
  floodgate::noteInterruptions();
  // A file that grows past a limit is then an error of the write, like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  llvm::Expected<int> ExitCode = floodgate::carryOut(std::get<floodgate::Command>(Parsed));
  if (ExitCode)
    return *ExitCode;
  // A model's errors begin with their own place, one a line.
  std::string Message = llvm::toString(ExitCode.takeError());
  bool HasPlace = llvm::StringRef(Message).contains(": error: ");
  llvm::errs() << (HasPlace ? "" : "floodgate: error: ") << Message << '\n';
  return 1;
}
