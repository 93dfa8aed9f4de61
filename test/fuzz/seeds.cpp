//===- seeds.cpp - seeds for the fuzz targets -----------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// fuzz-seeds FACTS FOLDER: out of the facts file FACTS the seeds for the targets that read what has a check sum, each
/// in a folder of its name below FOLDER, which are there already.
///
//===----------------------------------------------------------------------===//

#include "Envelope.h"
#include "driver/extraction/CacheEntry.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

using namespace floodgate;

static void write(const std::string &Path, llvm::StringRef Bytes) {
  std::error_code Problem;
  llvm::raw_fd_ostream(Path, Problem) << Bytes;
  if (Problem) {
    llvm::errs() << Path << ": " << Problem.message() << '\n';
    std::exit(1);
  }
}

int main(int Argc, char **Argv) {
  if (Argc != 3) {
    llvm::errs() << "usage: fuzz-seeds FACTS FOLDER\n";
    return 1;
  }
  const std::string Folder = Argv[2];
  auto File = readFactsFile(Argv[1]);
  if (!File) {
    llvm::errs() << llvm::toString(File.takeError()) << '\n';
    return 1;
  }
  unsigned Number = 0;
  for (const UnitRecord &Unit : File->Units) {
    const std::string Name = "/" + std::to_string(++Number);
    if (!Unit.Facts.empty())
      write(Folder + "/facts" + Name, fuzz::plainOf(Unit.Facts));
    write(Folder + "/facts-file" + Name, packFacts(Unit));
    write(Folder + "/facts-file" + Name + "-record", packUnit(Unit));
    Input Read;
    Read.Path = "/nowhere/" + Unit.Status.File;
    Read.What = Input::State::Read;
    const std::string Payload = packUnit(Unit), Key(32, 'a');
    CacheEntry Entry;
    Entry.Key = Key;
    Entry.Inputs = {Read};
    Entry.Payload = Payload;
    const std::string Packed = packEntry(Entry, {"/nowhere", ""});
    write(Folder + "/cache" + Name, Packed);
    // Its body stands behind a line and the digest.
    FactsCursor Behind(llvm::StringRef(Packed).split('\n').second);
    Behind.number();
    Behind.number();
    write(Folder + "/cache" + Name + "-body", Behind.block());
  }
  return 0;
}
