//===- StandardStreams.cpp - input, output and error are there --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/model/StandardStreams.h"
#include <cerrno>
#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

namespace floodgate {

bool openStandardStreams() {
  for (int Stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(Stream, F_GETFD) >= 0 || errno != EBADF)
      continue;
    // The lowest number that is free is this one: those before it are open by now. Output is opened for reading only:
    // a report that nobody gets is an error.
    if (open("/dev/null", Stream == STDERR_FILENO ? O_WRONLY : O_RDONLY) != Stream)
      return false;
  }
  return true;
}

} // namespace floodgate
