//===- Printable.h - text that a terminal may be given ----------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Names, lines of code and messages of the compiler come from the scanned code, which anybody may have written. In
/// them control characters would move the cursor, bidirectional controls would show code in another order than the
/// compiler reads it (CVE-2021-42574), and characters without a width would hide what is there. They are shown by
/// their number.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_PRINTABLE_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_PRINTABLE_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace floodgate {

/// \p Text as one line that is safe to show: `\n`, `\r`, `\x1b`, `\u009b`, `\u202e`, `\U000e0001` for what is no
/// character that can be seen, `\xff` for a byte that is no UTF-8, a space for a tab.
std::string printable(llvm::StringRef Text);

/// The same for a line of code, in which tabs stay.
std::string printableCode(llvm::StringRef Line);

/// The same for a text of several lines: line breaks stay.
std::string printableLines(llvm::StringRef Text);

/// \p Json, where such characters are written as JSON's own escapes. Whoever reads it gets the same values as before.
std::string printableJson(std::string Json);

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_PRINTABLE_H
