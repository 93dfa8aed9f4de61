//===- Interruption.h - SIGINT and SIGTERM ---------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A signal that asks the program to stop is only noted; the work is abandoned where that leaves nothing half-done.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_DRIVER_INTERRUPTION_H
#define FLOODGATE_DRIVER_INTERRUPTION_H

namespace floodgate {

/// From now on SIGINT and SIGTERM are noted. A second one ends the program at once.
void noteInterruptions();

/// Undoes it, in a worker process.
void restoreInterruptions();

/// The signal that was noted, or 0.
int interruption();

} // namespace floodgate

#endif // FLOODGATE_DRIVER_INTERRUPTION_H
