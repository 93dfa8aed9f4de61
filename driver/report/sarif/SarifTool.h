//===- SarifTool.h - how the tool describes itself in SARIF ------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `run.tool` and `run.taxonomies`: rules, notifications, rule packs, CWE.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_SARIF_SARIFTOOL_H
#define FLOODGATE_DRIVER_REPORT_SARIF_SARIFTOOL_H

#include "driver/report/Notice.h"
#include "driver/report/Report.h"
#include "driver/report/sarif/SarifLocation.h"

namespace floodgate::sarif {

/// A `reportingDescriptorReference` to \p Which, of `driver.notifications`.
Json descriptorOf(NoticeKind Which);

/// `run.tool`.
Json tool(const ScanResult &Result);

/// `run.taxonomies`: the weaknesses of CWE that the enabled checks find, once each.
Json taxonomies(const ScanResult &Result);

} // namespace floodgate::sarif

#endif // FLOODGATE_DRIVER_REPORT_SARIF_SARIFTOOL_H
