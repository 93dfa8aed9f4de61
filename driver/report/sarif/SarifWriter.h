//===- SarifWriter.h - a log, written piece by piece --------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Results are most of a log: each becomes text as it comes, and no value holds them all. What surrounds them is
/// written here, as nlohmann/json would write the whole.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SARIF_SARIFWRITER_H
#define FLOODGATE_DRIVER_REPORT_SARIF_SARIFWRITER_H

#include "driver/report/sarif/SarifLocation.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace floodgate::sarif {

/// \p Value as it stands in a log inside of \p Depth objects and arrays: its first line without indentation. A report
/// is also read in a terminal: what cannot be seen is an escape.
std::string textOf(const Json &Value, unsigned Depth);

/// Writes an object or array, and what is in it, in the order of the calls.
class SarifWriter {
public:
  void beginObject() { begin('{', '}'); }
  void beginArray() { begin('[', ']'); }
  void end();
  /// Before each value of an object.
  void key(llvm::StringRef Name);
  void value(const Json &Value) { text(textOf(Value, depth())); }
  /// What textOf() has made for depth().
  void text(llvm::StringRef Value);

  unsigned depth() const { return static_cast<unsigned>(Open.size()); }
  std::string take();

private:
  struct Level {
    char End;
    bool IsEmpty = true;
  };
  void begin(char Begin, char End);
  void beginLine();
  void beginValue();

  std::string Text;
  std::vector<Level> Open;
  bool IsAfterKey = false;
};

} // namespace floodgate::sarif

#endif // FLOODGATE_DRIVER_REPORT_SARIF_SARIFWRITER_H
