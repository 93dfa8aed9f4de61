//===- ProjectScope.cpp - which files are the project's own ---------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/ProjectScope.h"

namespace floodgate {

// Apart from the walk over a unit: whoever only names files needs nothing of clang's.
ProjectScope::~ProjectScope() = default;

} // namespace floodgate
