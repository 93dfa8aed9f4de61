//===- RegularFile.h - files that end ---------------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is read is named by projects, by facts from elsewhere, or on the command line, and may be anything: a FIFO that
/// nobody writes into, a device that never ends. Only regular files are read, and no reader waits for one.
///
/// The null device counts as an empty file: build systems name it where they have to name some file. `/dev/stdin` is
/// what it leads to: a file that was redirected is read, a pipe or a terminal is not.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_REGULARFILE_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_REGULARFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>

namespace floodgate {

/// Why \p Path is not to be opened as a file: success for a regular file and for the null device. Does not open it. The
/// message of a code fits behind "cannot read 'PATH': ": `it is a FIFO, and only regular files are read`, or what the
/// system says (`No such file or directory`).
std::error_code checkRegularFile(const std::string &Path);

enum class FileContent : uint8_t {
  Copied, ///< Read into memory, with a zero byte behind it: stays as it was whatever becomes of the file.
  Mapped, ///< For files that are large and replaced as a whole: who cuts one off while it is mapped ends the process.
};

/// More than this is read by nobody who does not ask for it: a file with holes may claim any size.
constexpr uint64_t RegularFileLimit = uint64_t(2) << 30;

/// The bytes of \p Path. An error where it cannot be read, is no regular file, or is larger than \p Limit bytes; its
/// message fits behind "cannot read 'PATH': ", and its code tells what is absent from what is refused.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readRegularFile(llvm::StringRef Path, FileContent How = FileContent::Copied, uint64_t Limit = RegularFileLimit);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_REGULARFILE_H
