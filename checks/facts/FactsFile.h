//===- FactsFile.h - the facts of a whole program in a file ----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Facts that a scan leaves for an editor: the clang-tidy option ProgramFacts names such a file. It holds the facts of
/// each unit as serialize() made them, one after the other, behind a header with a version.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_FACTS_FACTSFILE_H
#define FLOODGATE_CHECKS_FACTS_FACTSFILE_H

#include "Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace floodgate {

/// The bytes of a facts file that holds \p Units, each made by serialize(), in this order.
std::string packFacts(llvm::ArrayRef<std::string> Units);

/// Facts of all units in \p Bytes. \p Path is for the error, which says what is wrong with the file.
llvm::Expected<std::vector<UnitFacts>> unpackFacts(llvm::StringRef Bytes, llvm::StringRef Path);

/// Reads the file \p Path.
llvm::Expected<std::vector<UnitFacts>> readFactsFile(llvm::StringRef Path);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_FACTS_FACTSFILE_H
