//===- StandardStreams.h - input, output and error are there ----*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_MODEL_STANDARDSTREAMS_H
#define FLOODGATE_CHECKS_ENGINE_MODEL_STANDARDSTREAMS_H

namespace floodgate {

/// A program may be started without standard input, output or error. The next file or pipe that it opens would then get
/// that number, and what is meant for the stream would go there. Opens the null device in the place of each that is
/// closed: of input, nothing is to be read; writing to output fails, as it would without; error is lost. To be called
/// first. \returns false where there is no such device.
bool openStandardStreams();

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_MODEL_STANDARDSTREAMS_H
