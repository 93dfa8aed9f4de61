//===- Observe.h - facts of one translation unit ----------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The observe phase: walks the project's own function bodies once, records the call graph and the entry points by what
/// the models say, and shows each call to the observers.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVE_H
#define FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVE_H

#include "engine/facts/Facts.h"
#include "engine/observe/ProjectScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceLocation.h"
#include <functional>
#include <memory>
#include <optional>

namespace floodgate {

class Observer;
class ModelIndex;

/// The path by which \p Scope knows \p File: without symlinks, unless they lead out of the project.
llvm::StringRef pathIn(const ProjectScope &Scope, clang::FileEntryRef File);

/// Walks \p Context and returns its facts. Of what was precompiled only the files \p Precompiled are looked at, and of
/// what was imported only \p Instantiated: what this unit has made of templates.
std::unique_ptr<UnitFacts> observe(clang::ASTContext &Context, const ModelIndex &Models, const ProjectScope &Scope,
                                   llvm::ArrayRef<const Observer *> Observers,
                                   llvm::ArrayRef<clang::FileID> Precompiled = {},
                                   llvm::ArrayRef<const clang::Decl *> Instantiated = {});

/// Whether the parser need not read the body of \p Function: the file it stands in is not the project's, or a model
/// says what it does.
bool canSkipBody(const clang::Decl &Function, const clang::SourceManager &Sources, const ModelIndex &Models,
                 const ProjectScope &Scope);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_OBSERVE_OBSERVE_H
