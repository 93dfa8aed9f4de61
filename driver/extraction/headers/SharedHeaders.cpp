//===- SharedHeaders.cpp - headers that are parsed once -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/headers/SharedHeaders.h"
#include "driver/extraction/CacheKey.h"
#include "driver/extraction/headers/SharedCompiler.h"
#include "driver/units/Units.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <map>
#include <tuple>

namespace floodgate {

std::optional<uint32_t> SharedHeaders::find(const clang::FileEntry &File) const {
  if (ByPath.empty())
    for (uint32_t I = 0; I < Headers.size(); ++I)
      ByPath[Headers[I].Path] = I;
  auto It = ByPath.find(nameOf(File));
  return It == ByPath.end() ? std::nullopt : std::optional(It->second);
}

bool SharedHeaders::mentions(llvm::StringRef Identifier) const {
  return llvm::binary_search(Identifiers, llvm::xxh3_64bits(Identifier));
}

llvm::BitVector SharedHeaders::closure(const llvm::BitVector &Which) const {
  llvm::BitVector Result = Which;
  std::vector<uint32_t> Work;
  for (uint32_t I : Which.set_bits())
    Work.push_back(I);
  while (!Work.empty()) {
    uint32_t Next = Work.back();
    Work.pop_back();
    for (uint32_t To : Headers[Next].Includes)
      if (!Result.test(To)) {
        Result.set(To);
        Work.push_back(To);
      }
  }
  return Result;
}

void SharedHeaders::setInputs(std::vector<Input> Seen) {
  llvm::StringMap<uint32_t> Numbers;
  for (uint32_t I = 0; I < Headers.size(); ++I)
    Numbers[Headers[I].Path] = I;
  Inputs = std::move(Seen);
  for (const Input &I : Inputs) {
    std::optional<uint32_t> &Header = HeaderOfInput.emplace_back();
    if (I.What == Input::State::Read)
      if (auto It = Numbers.find(I.Real); It != Numbers.end())
        Header = It->second;
  }
}

std::vector<Input> SharedHeaders::inputsOf(const llvm::BitVector &Which) const {
  std::vector<Input> Result;
  for (size_t I = 0; I < Inputs.size(); ++I)
    if (const std::optional<uint32_t> Header = HeaderOfInput[I]; !Header || Which.test(*Header))
      Result.push_back(Inputs[I]);
  return Result;
}

std::string SharedHeaders::pack() const {
  FactsWriter Out;
  Out.write(Headers);
  Out.number(Identifiers.size());
  uint64_t Last = 0;
  for (uint64_t Hash : Identifiers) {
    Out.number(Hash - Last);
    Last = Hash;
  }
  return Out.take();
}

std::unique_ptr<SharedHeaders> SharedHeaders::unpack(llvm::StringRef Bytes) {
  auto Result = std::make_unique<SharedHeaders>();
  FactsCursor In(Bytes);
  size_t Count = In.count();
  // One after the other: that there are so many is only said.
  for (size_t I = 0; I < Count && !In.hasFailed(); ++I) {
    Header &H = Result->Headers.emplace_back();
    In.read(H);
    auto IsHeader = [&](uint32_t Number) { return Number < Count; };
    if (!llvm::all_of(H.Includes, IsHeader) || !llvm::all_of(H.Leans, IsHeader))
      In.fail();
  }
  size_t Hashes = In.count();
  uint64_t Last = 0;
  for (size_t I = 0; I < Hashes && !In.hasFailed(); ++I)
    Result->Identifiers.push_back(Last += In.number());
  return In.hasFailed() || !In.isAtEnd() ? nullptr : std::move(Result);
}

/// The arguments of a unit without its file, which is the last.
static llvm::ArrayRef<std::string> flags(const Unit &U) { return llvm::ArrayRef(U.Command.Arguments).drop_back(); }

/// A C and a C++ file of the same flags are of two languages.
static llvm::StringRef language(const Unit &U) { return llvm::sys::path::extension(U.File) == ".c" ? "c" : "c++"; }

std::vector<std::vector<size_t>> groupsOf(llvm::ArrayRef<Unit> Units, llvm::ArrayRef<size_t> Which) {
  std::map<std::tuple<std::string, std::vector<std::string>, std::string>, std::vector<size_t>> Groups;
  for (size_t I : Which)
    if (Units[I].Problem.empty())
      Groups[{Units[I].Directory, flags(Units[I]).vec(), language(Units[I]).str() + readingOf(Units[I])}].push_back(I);
  std::vector<std::vector<size_t>> Result;
  Result.reserve(Groups.size());
  for (auto &[Key, Members] : Groups)
    Result.push_back(std::move(Members));
  return Result;
}

std::string groupKey(const Unit &U, llvm::StringRef Settings) {
  std::string Text = "shared headers 2" + std::string(1, '\0') + Settings.str() + '\0' + U.Directory + '\0';
  for (const std::string &Argument : flags(U))
    Text += Argument + '\0';
  return digestOf(Text + language(U).str() + readingOf(U)).hex();
}

} // namespace floodgate
