//===- FloodgateTidyMain.cpp - a clang-tidy with the checks linked in -----===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include "engine/model/StandardStreams.h"

extern volatile int FloodgateTidyModuleAnchorSource;
[[maybe_unused]] static int FloodgateTidyModuleAnchorDestination = FloodgateTidyModuleAnchorSource;

int main(int Argc, const char **Argv) {
  return floodgate::openStandardStreams() ? clang::tidy::clangTidyMain(Argc, Argv) : 1;
}
