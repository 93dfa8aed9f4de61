//===- EntryPoints.h - where a program is entered ---------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The entry points of a program, for people: rows of a table, and how many there are of each kind.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_REPORT_ENTRYPOINTS_H
#define FLOODGATE_DRIVER_REPORT_ENTRYPOINTS_H

#include "engine/model/Model.h"
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace floodgate {

class Program;

/// Its kind; and in words: kind, name, realm, whether it sees the sender, handler, actor, place, model.
using EntryPointRow = std::pair<model::EntryKind, std::array<std::string, 8>>;

/// A row for each function that an entry point runs; in order of kind, as the vocabulary has them, and of text.
std::vector<EntryPointRow> entryPointRows(const Program &Whole);

/// How many of \p Rows there are of each kind that there is.
std::vector<std::pair<model::EntryKind, size_t>> entryPointsByKind(const std::vector<EntryPointRow> &Rows);

/// "message 3, http 2"; empty where there is none.
std::string describe(const std::vector<std::pair<model::EntryKind, size_t>> &ByKind);

} // namespace floodgate

#endif // FLOODGATE_DRIVER_REPORT_ENTRYPOINTS_H
