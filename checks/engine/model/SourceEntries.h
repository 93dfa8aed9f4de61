//===- SourceEntries.h - what the source text tells -------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entries of a model about logging, the end of the program, macros and headers.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_SOURCEENTRIES_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_SOURCEENTRIES_H

#include "engine/model/Entry.h"
#include <vector>

namespace floodgate::model {

struct Logging : Entry {
  std::vector<std::string> Macros;  ///< Either macros
  std::vector<std::string> Calls;   ///< or functions,
  std::vector<std::string> Objects; ///< or variables that are streamed into.
  std::string
      Level; ///< `debug`, `info`, `warning`, `error`, `fatal`, or `argument` (the first says, or else the second).
  bool Sampled = false;    ///< Every Nth, the first N, once a time.
  std::string SampledForm; ///< The macro that does the same every Nth time; N is its last argument.
};

struct Aborting : Entry {
  std::vector<std::string> Macros;
  std::vector<std::string> Calls;
  bool DebugOnly = false; ///< Only where NDEBUG is not defined.
};

/// The compilers that the headers of libraries tell apart.
enum class Compiler : uint8_t { Gcc, Clang, Msvc };

/// A macro that a library's own headers define for the compiler of a compile command, and not for the clang that reads
/// the code in its place. All of the conditions have to hold.
struct CompilerMacro : Entry {
  std::vector<std::string> Define;
  std::string Value = "1";
  Compiler Family = Compiler::Gcc;  ///< Key `compiler`: `gcc`, `clang` or `msvc` (`cl`).
  unsigned Since = 0;               ///< From this major version of the compiler on, where the command names one.
  std::vector<std::string> Headers; ///< Key `header`: these are found, as `#include <HEADER>` finds them.
  std::vector<std::string> Unless;  ///< None of these macros is defined by the command.
  std::string When;                 ///< What may stand behind `#if`.
};

/// A call of the system, or of a library below all frameworks, that brings in data, or says that some has come. It
/// makes no entry point: where none is known, it tells that there should be one.
struct Receiving : Entry {
  std::vector<std::string> Calls;
};

/// A framework by which a program may be reached, and how code that uses it is known. It makes no entry point: where
/// none is known, it tells of which framework a model is missing.
struct Framework : Entry {
  std::string Name;
  std::vector<std::string> Headers; ///< As they are included; with a `/` at the end, all in that folder.
  std::vector<std::string> Names;   ///< How the names begin that a model of it would describe (`grpc::`, `uv_`).
  std::string Hint;                 ///< What a model of it would begin with.
};

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_SOURCEENTRIES_H
