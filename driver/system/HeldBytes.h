//===- HeldBytes.h - bytes that nobody can change ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What was read once and looked at is what is used later, in worker processes too, whatever becomes of the file that
/// it came from.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_HELDBYTES_H
#define FLOODGATE_DRIVER_SYSTEM_HELDBYTES_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Memory.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <optional>
#include <string>

namespace floodgate {

/// Memory that cannot be written any more. Forked processes share its pages.
class HeldBytes {
public:
  HeldBytes() = default;
  /// A copy of \p Bytes; nothing where there is no memory for it.
  static std::optional<HeldBytes> copyOf(llvm::StringRef Bytes);

  llvm::StringRef bytes() const { return {static_cast<const char *>(Memory.base()), Size}; }

private:
  llvm::sys::OwningMemoryBlock Memory;
  size_t Size = 0;
};

/// \p Base, in which the file \p Name, which need not exist, holds \p Bytes. These have to live as long.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withFile(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
                                                         std::string Name, llvm::StringRef Bytes);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_SYSTEM_HELDBYTES_H
