//===- GccOptions.cpp - machine options that only GCC has --------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/GccOptions.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include <array>

namespace floodgate {

namespace {

enum class MachineFamily { X86, Arm, AArch64, PowerPC, RiscV, Mips, SystemZ, Sparc, LoongArch, M68k, Any };

MachineFamily familyOf(llvm::Triple::ArchType Machine) {
  using llvm::Triple;
  switch (Machine) {
  case Triple::x86:
  case Triple::x86_64:
    return MachineFamily::X86;
  case Triple::arm:
  case Triple::armeb:
  case Triple::thumb:
  case Triple::thumbeb:
    return MachineFamily::Arm;
  case Triple::aarch64:
  case Triple::aarch64_be:
  case Triple::aarch64_32:
    return MachineFamily::AArch64;
  case Triple::ppc:
  case Triple::ppcle:
  case Triple::ppc64:
  case Triple::ppc64le:
    return MachineFamily::PowerPC;
  case Triple::riscv32:
  case Triple::riscv64:
    return MachineFamily::RiscV;
  case Triple::mips:
  case Triple::mipsel:
  case Triple::mips64:
  case Triple::mips64el:
    return MachineFamily::Mips;
  case Triple::systemz:
    return MachineFamily::SystemZ;
  case Triple::sparc:
  case Triple::sparcel:
  case Triple::sparcv9:
    return MachineFamily::Sparc;
  case Triple::loongarch32:
  case Triple::loongarch64:
    return MachineFamily::LoongArch;
  case Triple::m68k:
    return MachineFamily::M68k;
  default:
    return MachineFamily::Any;
  }
}

/// The names of the options of \p Family.
const llvm::StringSet<> &optionsOf(MachineFamily Family) {
  static const auto Table = [] {
    std::array<llvm::StringSet<>, static_cast<size_t>(MachineFamily::Any) + 1> Sets;
    auto Add = [&](MachineFamily To, llvm::StringRef Names) {
      llvm::SmallVector<llvm::StringRef, 0> Split;
      Names.split(Split, ' ');
      for (llvm::StringRef Name : Split)
        Sets[static_cast<size_t>(To)].insert(Name);
    };
#define GCC_MACHINE_OPTIONS(FAMILY, NAMES) Add(MachineFamily::FAMILY, NAMES);
#include "driver/units/GccMachineOptions.def"
    return Sets;
  }();
  return Table[static_cast<size_t>(Family)];
}

/// An option that clang takes for another one.
struct Mistaken {
  MachineFamily Family;
  llvm::StringLiteral Argument;
  llvm::ArrayRef<llvm::StringRef> Means;
};

constexpr llvm::StringRef OnlyGeneralRegisters[] = {"-mno-mmx", "-mno-sse"};

// Clang refuses code that names a type for which it may not make code; GCC refuses only to make it. The option of
// PowerPC is one with a value to clang, and takes the next argument for it.
constexpr Mistaken Others[] = {
    {MachineFamily::X86, "-mno-80387", {}},
    {MachineFamily::X86, "-mno-fp-ret-in-387", {}},
    {MachineFamily::X86, "-mgeneral-regs-only", OnlyGeneralRegisters},
    {MachineFamily::Arm, "-mpure-code", {}},
    {MachineFamily::PowerPC, "-meabi", {}},
};

} // namespace

bool isGccMachineOption(llvm::StringRef Argument, llvm::Triple::ArchType Machine) {
  if (!Argument.consume_front("-m"))
    return false;
  size_t Value = Argument.find('=');
  llvm::StringRef Name = Value == llvm::StringRef::npos ? Argument : Argument.take_front(Value + 1);
  llvm::StringRef Positive = Name;
  (void)Positive.consume_front("no-");
  for (MachineFamily Family : {familyOf(Machine), MachineFamily::Any})
    if (optionsOf(Family).contains(Name) || optionsOf(Family).contains(Positive))
      return true;
  return false;
}

std::optional<llvm::ArrayRef<llvm::StringRef>> meantByGcc(llvm::StringRef Argument, llvm::Triple::ArchType Machine) {
  for (const Mistaken &Each : Others)
    if (Each.Family == familyOf(Machine) && Each.Argument == Argument)
      return Each.Means;
  return std::nullopt;
}

} // namespace floodgate
