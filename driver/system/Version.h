//===- Version.h - what this program is called -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The build sets both macros from CMake; the values here serve a build that does not.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_SYSTEM_VERSION_H
#define FLOODGATE_DRIVER_SYSTEM_VERSION_H

#ifndef FLOODGATE_VERSION
#define FLOODGATE_VERSION "0.1.0"
#endif

/// Where the project lives: `informationUri` of a report, and what the rules' `helpUri` begin with. Empty: a report has
/// neither.
#ifndef FLOODGATE_HOMEPAGE
#define FLOODGATE_HOMEPAGE ""
#endif

#endif // FLOODGATE_DRIVER_SYSTEM_VERSION_H
