//===- Sections.h - what a model file may hold ------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One function a section, each with a list of its keys. rules/schema/model.schema.json has the same for editors, and
/// docs/models.md for people; a new key goes into all three.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_SECTIONS_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_SECTIONS_H

#include "engine/model/EntryReader.h"
#include "engine/model/Model.h"

namespace floodgate::model {

// Each reads its section of the file at \p Top, if it is there.

void readActors(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readEntryPoints(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readSchedulers(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readPeerPaced(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readFutures(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readBlocking(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readTimeouts(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readContainers(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readMessages(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readWrappers(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readCallables(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readLocks(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readCollects(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readAwaited(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readCombinators(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readConversions(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readSinks(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readValidators(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readAuthorizers(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readRateLimiters(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readLogging(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readAborts(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readPeerData(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readCompilerMacros(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readReceives(EntryReader &R, Reader::Mapping &Top, Model &Out);
void readFrameworks(EntryReader &R, Reader::Mapping &Top, Model &Out);

} // namespace floodgate::model

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_SECTIONS_H
