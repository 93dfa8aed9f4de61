//===- Notice.h - what a run says about itself ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A notice is what the reader of a result has to know besides the findings: what was not looked at, and what could not
/// be meant so. Each appears in every output: on standard error, in text, and as a notification in SARIF.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_NOTICE_H
#define FLOODGATE_DRIVER_REPORT_NOTICE_H

#include "engine/facts/FactsFile.h"
#include "engine/facts/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace floodgate {

/// The rows of Notices.def.
enum class NoticeKind : uint8_t {
#define NOTICE(NAME, ID, LEVEL, ABOUT, DESCRIPTION, HELP) NAME,
#include "driver/report/Notices.def"
#undef NOTICE
};

enum class NoticeLevel : uint8_t { Error, Warning, Note };

/// One row of Notices.def.
struct NoticeInfo {
  enum class Subject : uint8_t { Execution, Configuration, Run };
  const char *Name;
  const char *Id; ///< "unit-parse-error".
  NoticeLevel Level;
  Subject About;
  const char *Description;
  const char *Help;
};
llvm::ArrayRef<NoticeInfo> noticeTable();
const NoticeInfo &infoOf(NoticeKind Kind);

/// "error", "warning", "note".
const char *nameOf(NoticeLevel Level);

struct Notice {
  NoticeKind Kind;
  /// What is the case, and what to do about it: sentences without the last full stop; names stand in single quotes.
  std::string Text;
  SourceRange Where = {}; ///< File empty where there is no place; a file outside of the root by its whole path.
  /// Something was not looked at: where nothing is at the gate, the exit code is 3.
  bool IsIncomplete = false;
  std::optional<NoticeLevel> Level = std::nullopt; ///< Where it is not that of its kind.

  /// Whether reports hold it: they are the same for the same input.
  bool isReported() const { return infoOf(Kind).About != NoticeInfo::Subject::Run; }
  NoticeLevel level() const { return Level.value_or(infoOf(Kind).Level); }
};

/// In order of kind, place and text; each once.
void sortNotices(std::vector<Notice> &Notices);

/// What kind of notice tells that a unit ended so; nothing where there is nothing to tell.
std::optional<NoticeKind> noticeOf(UnitStatus::Outcome What);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_NOTICE_H
