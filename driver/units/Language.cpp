//===- Language.cpp - what a compile command compiles ----------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/Language.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

namespace floodgate {

namespace {

/// The name of the language of files that end so, where it is known to be none that is read: `-x` or the compiler may
/// know the language of a file that has an unusual ending.
llvm::StringRef otherByEnding(llvm::StringRef Ending) {
  return llvm::StringSwitch<llvm::StringRef>(Ending.lower())
      .Cases({"s", "sx", "asm", "nasm", "yasm"}, "assembly")
      .Cases({"cu", "cuh"}, "CUDA")
      .Case("hip", "HIP")
      .Cases({"cl", "clcpp", "opencl"}, "OpenCL")
      .Case("ispc", "ISPC")
      .Case("metal", "Metal")
      .Cases({"hlsl", "glsl", "vert", "frag", "comp", "geom", "spv"}, "shaders")
      .Cases({"f", "for", "ftn", "fpp", "f77", "f90", "f95", "f03", "f08", "f18"}, "Fortran")
      .Case("rs", "Rust")
      .Case("go", "Go")
      .Case("swift", "Swift")
      .Case("zig", "Zig")
      .Cases({"d", "di"}, "D")
      .Cases({"adb", "ads", "ada"}, "Ada")
      .Cases({"pas", "pp"}, "Pascal")
      .Case("nim", "Nim")
      .Cases({"hs", "lhs"}, "Haskell")
      .Cases({"ml", "mli"}, "OCaml")
      .Case("vala", "Vala")
      .Cases({"java", "class"}, "Java")
      .Cases({"kt", "kts"}, "Kotlin")
      .Case("cs", "C#")
      .Cases({"py", "pyx", "pxd"}, "Python")
      .Cases({"js", "mjs", "ts"}, "JavaScript")
      .Case("proto", "Protocol Buffers")
      .Cases({"y", "yy", "yxx", "l", "ll", "lxx"}, "grammars")
      .Cases({"rc", "res"}, "resources")
      .Cases({"bc", "bcpp"}, "LLVM IR")
      .Cases({"o", "obj", "a", "lib", "so", "lo"}, "object files")
      .Default("");
}

/// The same by what `-x` names. Empty: C or C++, or what the compiler has a name of its own for.
Language byName(llvm::StringRef Name) {
  using Kind = Language::Kind;
  // Clang's `c++-user-header` and the like.
  if (Name.ends_with("-header"))
    return {Kind::Header, ""};
  llvm::StringRef Other = llvm::StringSwitch<llvm::StringRef>(Name)
                              .Cases({"assembler", "assembler-with-cpp"}, "assembly")
                              .Cases({"cuda", "cuda-cpp-output", "cu"}, "CUDA")
                              .Cases({"hip", "hip-cpp-output"}, "HIP")
                              .Cases({"cl", "clcpp"}, "OpenCL")
                              .Cases({"f77", "f77-cpp-input", "f95", "f95-cpp-input", "f90"}, "Fortran")
                              .Cases({"ada", "adascil", "adawhy"}, "Ada")
                              .Case("d", "D")
                              .Case("go", "Go")
                              .Case("rust", "Rust")
                              .Case("java", "Java")
                              .Case("modula-2", "Modula-2")
                              .Case("brig", "BRIG")
                              .Case("ir", "LLVM IR")
                              .Case("hlsl", "shaders")
                              .Cases({"ast", "pcm"}, "object files")
                              .Default("");
  return Other.empty() ? Language() : Language{Kind::OtherSource, Other.str()};
}

} // namespace

Language languageOf(llvm::StringRef File, llvm::ArrayRef<std::string> Arguments) {
  llvm::StringRef Named;
  for (size_t I = 1; I < Arguments.size(); ++I) {
    llvm::StringRef Argument = Arguments[I];
    if (Argument == "-x" || Argument == "--language")
      Named = I + 1 < Arguments.size() ? llvm::StringRef(Arguments[++I]) : "";
    else if (Argument.consume_front("--language=") || (Argument.consume_front("-x") && !Argument.empty()))
      Named = Argument;
    else if (Argument == "/TP" || Argument == "-TP")
      Named = "c++";
    else if (Argument == "/TC" || Argument == "-TC")
      Named = "c";
    else if (Argument == "-Xclang" || Argument == "-Xpreprocessor" || Argument == "-D" || Argument == "-I")
      ++I; // A value, whatever it looks like.
  }
  if (!Named.empty() && Named != "none")
    return byName(Named);
  llvm::StringRef Ending = llvm::sys::path::extension(File);
  llvm::StringRef Other = Ending.empty() ? "" : otherByEnding(Ending.drop_front());
  return Other.empty() ? Language() : Language{Language::Kind::OtherSource, Other.str()};
}

bool isSourceFile(llvm::StringRef File) {
  llvm::StringRef Ending = llvm::sys::path::extension(File);
  return llvm::StringSwitch<bool>(Ending.lower())
      .Cases({".c", ".cc", ".cp", ".cpp", ".cxx", ".c++", ".m", ".mm"}, true)
      // Parts of sources that are no headers either: implementations that are included once.
      .Cases({".inc", ".inl", ".ipp", ".impl"}, true)
      .Default(false);
}

} // namespace floodgate
