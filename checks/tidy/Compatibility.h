//===- Compatibility.h - which clang-tidy may load us ------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// LLVM promises a stable C++ ABI within a release series (major.minor) and nothing beyond. A module that is loaded
/// into another series' clang-tidy and still finds all its symbols would run into whatever changed between the two.
/// Uses nothing but the standard library: it must work where LLVM's types are not to be trusted.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_TIDY_COMPATIBILITY_H
#define FLOODGATE_CHECKS_TIDY_COMPATIBILITY_H

#include <optional>
#include <string>
#include <string_view>

namespace floodgate::tidy {

/// The `MAJOR.MINOR` after the word `version` in what a clang program says of itself ("Debian clang-tidy version 22.1.8
/// (…)"); empty where there is none.
std::string_view releaseSeries(std::string_view ToolVersion);

/// \param BuiltFor  the version whose headers were compiled against, `MAJOR.MINOR` or longer.
/// \param ToolVersion  what the running program says of itself.
/// \returns why the two do not go together, as one sentence that names both; nothing where they do.
std::optional<std::string> refusal(std::string_view BuiltFor, std::string_view ToolVersion);

} // namespace floodgate::tidy

#endif // FLOODGATE_CHECKS_TIDY_COMPATIBILITY_H
