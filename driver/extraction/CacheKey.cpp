//===- CacheKey.cpp - what results depend on, besides files ------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/extraction/CacheKey.h"
#include "driver/extraction/Inputs.h"
#include "driver/settings/Settings.h"
#include "driver/system/Version.h"
#include "driver/units/Scope.h"
#include "driver/units/Units.h"
#include "engine/model/RegularFile.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Host.h"
#include <cstdlib>
#include <cstring>
#include <unistd.h>
#include <vector>
#ifdef __linux__
#include <elf.h>
#include <link.h>
#endif

namespace floodgate {

namespace {

/// Joins texts so that no two rows of texts give the same.
class KeyText {
public:
  KeyText &add(llvm::StringRef Part) {
    Text += std::to_string(Part.size()) + ':' + Part.str();
    return *this;
  }
  KeyText &addAll(llvm::ArrayRef<std::string> Parts) {
    add(std::to_string(Parts.size()));
    for (const std::string &Part : Parts)
      add(Part);
    return *this;
  }
  KeyText &addFlag(bool Value) { return add(Value ? "yes" : "no"); }
  std::string digest() const { return digestOf(Text).hex(); }

private:
  std::string Text;
};

std::string digestOfProgramFile(const std::string &Path) {
  auto Bytes = readRegularFile(Path);
  if (Bytes)
    return digestOf((*Bytes)->getBuffer()).hex();
  llvm::consumeError(Bytes.takeError());
  // What cannot be known is never the same again.
  return "unknown " + std::to_string(now());
}

#ifdef __linux__

/// What the linker called a library that is loaded: a digest of it; empty where it gave it no name.
std::string buildIdOf(const dl_phdr_info &Library) {
  for (unsigned I = 0; I < Library.dlpi_phnum; ++I) {
    const ElfW(Phdr) &Segment = Library.dlpi_phdr[I];
    if (Segment.p_type != PT_NOTE)
      continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the linker tells addresses as numbers.
    const char *At = reinterpret_cast<const char *>(Library.dlpi_addr + Segment.p_vaddr);
    const char *End = At + Segment.p_memsz;
    auto Padded = [](size_t Size) { return (Size + 3) & ~size_t(3); };
    while (At + sizeof(ElfW(Nhdr)) <= End) {
      ElfW(Nhdr) Note;
      std::memcpy(&Note, At, sizeof Note);
      const char *Name = At + sizeof Note;
      const char *Value = Name + Padded(Note.n_namesz);
      if (Value + Note.n_descsz > End)
        break;
      if (Note.n_type == NT_GNU_BUILD_ID && llvm::StringRef(Name, Note.n_namesz) == llvm::StringRef("GNU\0", 4))
        return llvm::toHex(llvm::StringRef(Value, Note.n_descsz), /*LowerCase=*/true);
      At = Value + Padded(Note.n_descsz);
    }
  }
  return "";
}

int addLibrary(dl_phdr_info *Library, size_t, void *Into) {
  llvm::StringRef Path = Library->dlpi_name;
  // The program itself has no name, and what the kernel adds is no file.
  if (Path.contains('/')) {
    std::string Id = buildIdOf(*Library);
    static_cast<std::vector<std::string> *>(Into)->push_back(Id.empty() ? digestOfProgramFile(Path.str()) : Id);
  }
  return 0;
}

#endif

/// This program, and the libraries that it is made of: most of clang is in those.
std::string toolFingerprint() {
  std::vector<std::string> Parts;
#ifdef __linux__
  dl_iterate_phdr(addLibrary, &Parts);
  llvm::sort(Parts);
#endif
  return KeyText()
      .add(FLOODGATE_VERSION)
      .add(clang::getClangFullVersion())
      .add(digestOfProgramFile("/proc/self/exe"))
      .addAll(Parts)
      .digest();
}

} // namespace

llvm::ArrayRef<const char *> compilerEnvironment() {
  static constexpr const char *Names[] = {"CPATH",
                                          "C_INCLUDE_PATH",
                                          "CPLUS_INCLUDE_PATH",
                                          "OBJC_INCLUDE_PATH",
                                          "SDKROOT",
                                          "COMPILER_PATH",
                                          "GCC_EXEC_PREFIX",
                                          "CCC_OVERRIDE_OPTIONS",
                                          "MACOSX_DEPLOYMENT_TARGET",
                                          "OBJCPLUS_INCLUDE_PATH",
                                          "INCLUDE",
                                          "EXTERNAL_INCLUDE",
                                          "VCToolsInstallDir",
                                          "VCINSTALLDIR",
                                          "WindowsSdkDir",
                                          "WindowsSDKVersion",
                                          "UniversalCRTSdkDir",
                                          "UCRTVersion",
                                          "CUDA_PATH",
                                          "ROCM_PATH",
                                          "HIP_PATH"};
  return Names;
}

void restrictEnvironment() {
  std::vector<std::string> Others;
  for (char **Variable = environ; Variable && *Variable; ++Variable) {
    std::string Name = llvm::StringRef(*Variable).split('=').first.str();
    if (llvm::none_of(compilerEnvironment(), [&](const char *Kept) { return Name == Kept; }))
      Others.push_back(std::move(Name));
  }
  for (const std::string &Name : Others)
    unsetenv(Name.c_str());
}

std::string fingerprintOf(const FolderScope &Scope, const AnalysisOptions &Options, llvm::StringRef Settings) {
  // An option that is added does not compile before it is named here: does it change facts? Then it is part of the key.
  [[maybe_unused]] const auto &[Build, Paths, Root, BuildFolder, Exclude, Rules, Descriptors, Jobs, UnitTimeout,
                                UnitMemory, SkipBodies, SharedHeaders, SharesOwn, NotesFiles, Past, TimesObservers,
                                Cached, ResourceDir, Say] = Options;
  KeyText Text;
  Text.add(toolFingerprint());
  Text.add(Settings); // Rules, Descriptors.
  for (const char *Name : compilerEnvironment()) {
    const char *Value = std::getenv(Name);
    Text.addFlag(Value != nullptr).add(Value ? Value : "");
  }
  // Root: names in facts and in the keys of units start there. BuildFolder: as it was understood.
  Text.add(Scope.buildFolder().empty() ? "" : relativePath(Scope.buildFolder(), Scope.root()));
  Text.addAll(Exclude);
  Text.addFlag(SkipBodies);
  // What units share is seen in some of them that would not have it, where it is the project's own.
  Text.addFlag(SharedHeaders && SharesOwn);
  // Build, Paths: which units there are. Jobs, UnitTimeout, UnitMemory: what depends on them is not kept. Past: inputs
  // are those of then. NotesFiles, TimesObservers, Cached, Say: about the scan, and not about the code. ResourceDir: an
  // argument of every unit, which cacheKeyOf() adds.
  return Text.digest();
}

std::string readingOf(const Unit &U) {
  // As for options: what is added to a command is named here, or does not compile.
  [[maybe_unused]] const auto &[Arguments, Dropped, Modules, Output, Notes, Family, Version, Machine, Macros] =
      U.Command;
  // Arguments, Modules: part of the key of a unit, and of a group of units. Dropped, Notes: what is told. Output: for
  // other units to find. Macros: what the models say of the family and the version.
  KeyText Text;
  Text.add(std::to_string(static_cast<unsigned>(Family)));
  Text.add(std::to_string(Version)).add(std::to_string(static_cast<unsigned>(Machine)));
  if (llvm::any_of(Arguments, [](llvm::StringRef Argument) { return Argument.contains("native"); })) {
    std::vector<std::string> Features;
    for (const auto &Feature : llvm::sys::getHostCPUFeatures())
      if (Feature.getValue())
        Features.push_back(Feature.getKey().str());
    llvm::sort(Features);
    Text.add(llvm::sys::getHostCPUName()).addAll(Features);
  }
  return Text.digest();
}

std::string cacheKeyOf(const Unit &U, llvm::StringRef Fingerprint, llvm::ArrayRef<std::string> Folders) {
  KeyText Text;
  Text.add(U.Key).add(Fingerprint).add(readingOf(U));
  // The key of a unit is the same on every machine; these need not be.
  for (llvm::StringRef Argument : U.Command.Arguments)
    if (Argument.starts_with("-resource-dir="))
      Text.add(Argument);
  // What was left out is told with the result.
  Text.addAll(U.Command.Dropped).addAll(U.Command.Modules).addAll(Folders);
  return Text.digest();
}

} // namespace floodgate
