//===- SarifWriter.cpp - a log, written piece by piece --------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/sarif/SarifWriter.h"
#include "engine/model/Printable.h"
#include <utility>

namespace floodgate::sarif {

/// Spaces for each object and array.
static constexpr unsigned Step = 2;

std::string textOf(const Json &Value, unsigned Depth) {
  std::string Text;
  // What dump() does, which cannot begin further in.
  nlohmann::detail::serializer<Json> Serializer(nlohmann::detail::output_adapter<char>(Text), ' ',
                                                Json::error_handler_t::replace);
  Serializer.dump(Value, /*pretty_print=*/true, /*ensure_ascii=*/false, Step, Step * Depth);
  return printableJson(std::move(Text));
}

void SarifWriter::beginLine() {
  Text += '\n';
  Text.append(size_t(Step) * Open.size(), ' ');
}

void SarifWriter::beginValue() {
  if (Open.empty() || std::exchange(IsAfterKey, false))
    return;
  if (!std::exchange(Open.back().IsEmpty, false))
    Text += ',';
  beginLine();
}

void SarifWriter::begin(char Begin, char End) {
  beginValue();
  Text += Begin;
  Open.push_back({End});
}

void SarifWriter::end() {
  const Level Last = Open.back();
  Open.pop_back();
  if (!Last.IsEmpty)
    beginLine();
  Text += Last.End;
}

void SarifWriter::key(llvm::StringRef Name) {
  beginValue();
  Text += textOf(Json(Name.str()), 0) + ": ";
  IsAfterKey = true;
}

void SarifWriter::text(llvm::StringRef Value) {
  beginValue();
  Text += Value;
}

std::string SarifWriter::take() {
  Text += '\n';
  return std::move(Text);
}

} // namespace floodgate::sarif
