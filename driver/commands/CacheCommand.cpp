//===- CacheCommand.cpp - shows and clears the cache -------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/commands/Commands.h"
#include "driver/extraction/Cache.h"
#include "driver/system/Output.h"
#include "driver/units/Scope.h"
#include "engine/model/Printable.h"
#include <fmt/format.h>

namespace floodgate {

llvm::Expected<int> cache(const CacheOptions &Options) {
  std::string Folder = Options.Cache.Folder.empty() ? defaultCacheFolder() : realPath(Options.Cache.Folder);
  if (Folder.empty())
    return llvm::createStringError("there is no folder for the cache: neither XDG_CACHE_HOME nor HOME is set; " +
                                   llvm::Twine("say where it is with --cache"));
  auto Describe = [](const CacheContents &Has) {
    return fmt::format("{} results of units, {} sets of shared headers, {:.1f} MB", Has.Units, Has.SharedHeaders,
                       static_cast<double>(Has.Bytes) / 1e6);
  };
  std::string Text;
  if (Options.What == CacheOptions::Action::Show) {
    Text = fmt::format("{}\n{}; at most {} MB (--cache-size)\n", printable(Folder), Describe(contentsOf(Folder)),
                       Options.Cache.MostBytes / 1'000'000);
  } else {
    llvm::Expected<CacheContents> Was = clearCache(Folder);
    if (!Was)
      return Was.takeError();
    Text = fmt::format("{}\nremoved: {}\n", printable(Folder), Describe(*Was));
  }
  if (llvm::Error Problem = writeToStandardOutput(Text))
    return Problem;
  return 0;
}

} // namespace floodgate
