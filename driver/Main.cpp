//===- Main.cpp - the program ------------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/commands/Options.h"
#include "driver/system/Interruption.h"
#include "driver/system/Terminal.h"
#include "engine/model/StandardStreams.h"
#include <csignal>

namespace floodgate {

namespace {

/// The function of each command, chosen by what its options are.
struct CarryOut {
  llvm::Expected<int> operator()(const ScanOptions &Options) const { return scan(Options); }
  llvm::Expected<int> operator()(const ListOptions &Options) const { return list(Options); }
  llvm::Expected<int> operator()(const ExplainOptions &Options) const { return explain(Options); }
  llvm::Expected<int> operator()(const ExtractOptions &Options) const { return extract(Options); }
  llvm::Expected<int> operator()(const LinkOptions &Options) const { return link(Options); }
  llvm::Expected<int> operator()(const PlanOptions &Options) const { return plan(Options); }
  llvm::Expected<int> operator()(const CacheOptions &Options) const { return cache(Options); }
};

} // namespace

} // namespace floodgate

int main(int Argc, char **Argv) {
  if (!floodgate::openStandardStreams())
    return 1;
  floodgate::handleInterruptions();
  auto Parsed = floodgate::parseCommandLine(Argc, Argv);
  if (const int *ExitCode = std::get_if<int>(&Parsed))
    return *ExitCode;
  // A file that grows past a limit is then an error of the write, like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  llvm::Expected<int> ExitCode = std::visit(floodgate::CarryOut(), std::get<floodgate::Command>(Parsed));
  if (ExitCode)
    return *ExitCode;
  floodgate::sayErrors(ExitCode.takeError());
  return 1;
}
