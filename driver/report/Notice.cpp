//===- Notice.cpp - what a run says about itself -----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/report/Notice.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <tuple>

namespace floodgate {

llvm::ArrayRef<NoticeInfo> noticeTable() {
  static constexpr NoticeInfo Table[] = {
#define NOTICE(NAME, ID, LEVEL, ABOUT, DESCRIPTION, HELP)                                                              \
  {#NAME, ID, NoticeLevel::LEVEL, NoticeInfo::Subject::ABOUT, DESCRIPTION, HELP},
#include "driver/report/Notices.def"
#undef NOTICE
  };
  return Table;
}

const NoticeInfo &infoOf(NoticeKind Kind) { return noticeTable()[static_cast<size_t>(Kind)]; }

const char *nameOf(NoticeLevel Level) {
  switch (Level) {
  case NoticeLevel::Error:
    return "error";
  case NoticeLevel::Warning:
    return "warning";
  case NoticeLevel::Note:
    return "note";
  }
  llvm_unreachable("a level without a name");
}

void sortNotices(std::vector<Notice> &Notices) {
  auto Key = [](const Notice &N) { return std::tie(N.Kind, N.Where, N.Text); };
  llvm::stable_sort(Notices, [&](const Notice &A, const Notice &B) {
    return std::tuple(Key(A), !A.IsIncomplete) < std::tuple(Key(B), !B.IsIncomplete);
  });
  Notices.erase(llvm::unique(Notices, [&](const Notice &A, const Notice &B) { return Key(A) == Key(B); }),
                Notices.end());
}

std::optional<NoticeKind> noticeOf(UnitStatus::Outcome What) {
  switch (What) {
  case UnitStatus::Outcome::Analysed:
    return std::nullopt;
  case UnitStatus::Outcome::ReadInPart:
    return NoticeKind::UnitReadInPart;
  case UnitStatus::Outcome::ParseError:
    return NoticeKind::UnitParseError;
  case UnitStatus::Outcome::Crashed:
    return NoticeKind::UnitCrashed;
  case UnitStatus::Outcome::TimedOut:
    return NoticeKind::UnitTimedOut;
  case UnitStatus::Outcome::OutOfMemory:
    return NoticeKind::UnitOutOfMemory;
  case UnitStatus::Outcome::Missing:
    return NoticeKind::UnitMissing;
  }
  llvm_unreachable("an outcome without a notice");
}

} // namespace floodgate
