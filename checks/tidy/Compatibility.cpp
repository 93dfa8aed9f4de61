//===- Compatibility.cpp - which clang-tidy may load us -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "tidy/Compatibility.h"
#include <algorithm>

namespace floodgate::tidy {
namespace {

/// `22.1` of `22.1.8-rc1`; empty where it does not begin with two numbers.
std::string_view majorMinor(std::string_view Version) {
  constexpr std::string_view Digits = "0123456789";
  const size_t Major = std::min(Version.find_first_not_of(Digits), Version.size());
  if (Major == 0 || Major == Version.size() || Version[Major] != '.')
    return {};
  const size_t Minor = std::min(Version.find_first_not_of(Digits, Major + 1), Version.size());
  return Minor == Major + 1 ? std::string_view() : Version.substr(0, Minor);
}

} // namespace

std::string_view releaseSeries(std::string_view ToolVersion) {
  constexpr std::string_view Word = "version ";
  const size_t At = ToolVersion.find(Word);
  return At == std::string_view::npos ? std::string_view() : majorMinor(ToolVersion.substr(At + Word.size()));
}

std::optional<std::string> refusal(std::string_view BuiltFor, std::string_view ToolVersion) {
  const std::string_view Ours = majorMinor(BuiltFor);
  const std::string_view Theirs = releaseSeries(ToolVersion);
  if (!Theirs.empty() && Theirs == Ours)
    return std::nullopt;
  std::string Sentence = "the Floodgate module was built for clang-tidy " + std::string(Ours) + " and cannot run in ";
  if (Theirs.empty())
    Sentence += "a program of unknown version (" + std::string(ToolVersion) + ")";
  else
    Sentence += "clang-tidy " + std::string(Theirs);
  Sentence += ": use clang-tidy " + std::string(Ours) + ", or build Floodgate against the other";
  return Sentence;
}

} // namespace floodgate::tidy
