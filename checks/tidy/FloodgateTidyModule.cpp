//===- FloodgateTidyModule.cpp - the clang-tidy module --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Registers every row of Checks.def with clang-tidy. The same object is loaded (by FloodgateTidyLoader.cpp, which
/// `clang-tidy --load=…` opens) and linked into floodgate-tidy.
///
//===----------------------------------------------------------------------===//

#include "clang-tidy/ClangTidyModule.h"
#include "tidy/TidyCheck.h"
#include "llvm/Support/ErrorHandling.h"
#include <memory>

namespace floodgate::tidy {
namespace {

/// A fresh check of that name, which Checks.def has.
std::unique_ptr<Check> makeCheck(llvm::StringRef Name) {
  for (std::unique_ptr<Check> &Made : createChecks())
    if (Made->name() == Name)
      return std::move(Made);
  llvm_unreachable("a row of Checks.def without a check");
}

class Module : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    auto Shared = std::make_shared<Units>();
    for (const CheckInfo &Row : checkTable())
      Factories.registerCheckFactory(Row.Name, [Shared](llvm::StringRef Name, clang::tidy::ClangTidyContext *Run) {
        return std::make_unique<TidyCheck>(Name, Run, makeCheck(Name), *Shared);
      });
  }
};

// clang-tidy finds modules by such a static object.
// NOLINTNEXTLINE(bugprone-throwing-static-initialization)
const clang::tidy::ClangTidyModuleRegistry::Add<Module> Registered("floodgate-module",
                                                                   "Finds denial-of-service defects in servers.");

} // namespace
} // namespace floodgate::tidy

/// A program that links this file statically refers to it, lest the linker leave it out.
volatile int FloodgateTidyModuleAnchorSource = 0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
