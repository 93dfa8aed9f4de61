//===- DescriptorSet.h - reads compiled interface descriptions --*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A descriptor set is what an interface compiler makes of interface files, with all that they import: the format of
/// `protoc --include_imports --descriptor_set_out=FILE`. It is read by the format's own library, which resolves names,
/// presence and options. The compiler of the scanned tree is never run.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_UNITS_DESCRIPTORSET_H
#define FLOODGATE_DRIVER_UNITS_DESCRIPTORSET_H

#include "engine/model/Descriptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace floodgate {

struct DescriptorSets {
  model::Descriptions Messages;
  std::string Digest; ///< Of the bytes of the files; empty where there are none.
};

/// Reads the files \p Paths. An error where one cannot be read, is no descriptor set, lacks an import, or has an
/// interface file that differs from one of the same name in a file before.
llvm::Expected<DescriptorSets> readDescriptorSets(llvm::ArrayRef<std::string> Paths);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_UNITS_DESCRIPTORSET_H
