//===- AllowedOptions.cpp - what a compile command may ask for ---------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/AllowedOptions.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"

namespace floodgate {

namespace {

namespace options = clang::options;
using llvm::opt::Option;

using Ids = llvm::DenseSet<unsigned>;

/// The options whose value becomes a part of clang's language options, or of its description of the machine: those two
/// hold nothing but how the source is understood.
const Ids &languageAndTarget() {
  static const Ids Set = {
#define LANG_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define TARGET_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#include "clang/Options/Options.inc"
#undef LANG_OPTION_WITH_MARSHALLING
#undef TARGET_OPTION_WITH_MARSHALLING
  };
  return Set;
}

/// The options whose value becomes a part of something else: of what is written, said, or looked for.
const Ids &otherSettings() {
  static const Ids Set = {
#define CODEGEN_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define FRONTEND_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define HEADER_SEARCH_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define PREPROCESSOR_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define DIAG_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define DEPENDENCY_OUTPUT_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define PREPROCESSOR_OUTPUT_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#define ANALYZER_OPTION_WITH_MARSHALLING(PREFIX, NAME, ID, ...) options::OPT_##ID,
#include "clang/Options/Options.inc"
#undef CODEGEN_OPTION_WITH_MARSHALLING
#undef FRONTEND_OPTION_WITH_MARSHALLING
#undef HEADER_SEARCH_OPTION_WITH_MARSHALLING
#undef PREPROCESSOR_OPTION_WITH_MARSHALLING
#undef DIAG_OPTION_WITH_MARSHALLING
#undef DEPENDENCY_OUTPUT_OPTION_WITH_MARSHALLING
#undef PREPROCESSOR_OUTPUT_OPTION_WITH_MARSHALLING
#undef ANALYZER_OPTION_WITH_MARSHALLING
      options::OPT_fmodule_output};
  return Set;
}

/// Of those of the language, the ones that name a file to be read, or have clang look for modules by itself.
const Ids &languageButReads() {
  static const Ids Set = {
      options::OPT_fopenmp_host_ir_file_path, options::OPT_fprofile_list_EQ, options::OPT_fxray_always_instrument,
      options::OPT_fxray_never_instrument,    options::OPT_fxray_attr_list,  options::OPT_fmodules,
      options::OPT_fmodule_name_EQ,           options::OPT_fmodules_codegen, options::OPT_fmodules_debuginfo};
  return Set;
}

/// What the preprocessor is told, and where headers are: the driver's and the frontend's.
const Ids &headersAndMacros() {
  static const Ids Set = {
      options::OPT_D,
      options::OPT_U,
      options::OPT_undef,
      options::OPT_include,
      options::OPT_imacros,
      options::OPT_I,
      options::OPT_F,
      options::OPT_iquote,
      options::OPT_isystem,
      options::OPT_isystem_after,
      options::OPT_idirafter,
      options::OPT_iprefix,
      options::OPT_iwithprefix,
      options::OPT_iwithprefixbefore,
      options::OPT_iwithsysroot,
      options::OPT_iframework,
      options::OPT_iframeworkwithsysroot,
      options::OPT_cxx_isystem,
      options::OPT_stdlibxx_isystem,
      options::OPT_isysroot,
      options::OPT_embed_dir_EQ,
      options::OPT_system_header_prefix,
      options::OPT_no_system_header_prefix,
      options::OPT_nobuiltininc,
      options::OPT_nostdincxx,
      options::OPT_resource_dir,
      options::OPT_working_directory,
      options::OPT_x,
      options::OPT_std_EQ,
      options::OPT_stdlib_EQ,
      options::OPT_w,
      options::OPT_fconstant_string_class_EQ,
      options::OPT_fms_compatibility_version,
      options::OPT_fmsc_version,
      options::OPT_fgnuc_version_EQ,
      options::OPT_fcxx_abi_EQ,
      options::OPT_fclang_abi_compat_EQ,
      options::OPT_fsanitize_EQ,
      options::OPT_fno_sanitize_EQ,
      options::OPT_fopenmp_EQ,
      options::OPT_fopenmp_version_EQ,
      options::OPT_fno_builtin_,
      options::OPT_fobjc_runtime_EQ,
      options::OPT_fcf_protection_EQ,
      options::OPT_ffp_contract,
      options::OPT_fcomplex_arithmetic_EQ,
      options::OPT_fmacro_prefix_map_EQ,
      options::OPT_frandomize_layout_seed_EQ,
      options::OPT_mabi_EQ,
      options::OPT_finput_charset_EQ,
      options::OPT_fexec_charset_EQ,
  };
  return Set;
}

/// What only the driver understands: it decides with these what to tell the frontend.
const Ids &driverOnly() {
  static const Ids Set = {
      options::OPT_ansi,
      options::OPT_pthread,
      options::OPT_ftrigraphs,
      options::OPT_traditional_cpp,
      options::OPT_nostdlibinc,
      options::OPT_ObjC,
      options::OPT_ObjCXX,
      options::OPT_arch,
      options::OPT_target,
      options::OPT_driver_mode,
      options::OPT_gcc_toolchain,
      options::OPT_gcc_install_dir_EQ,
      options::OPT_gcc_triple_EQ,
      options::OPT__sysroot_EQ,
      options::OPT_B,
      options::OPT_ffp_model_EQ,
      options::OPT_fexcess_precision_EQ,
      options::OPT_ffile_prefix_map_EQ,
      options::OPT_faligned_new_EQ,
      options::OPT_fms_runtime_lib_EQ,
      options::OPT_frtti,
      options::OPT_stdlibxx_isystem,
      // Those of cl that say more than how code is made.
      options::OPT__SLASH_arch,
      options::OPT__SLASH_arm64EC,
      options::OPT__SLASH_EH,
      options::OPT__SLASH_GX,
      options::OPT__SLASH_GX_,
      options::OPT__SLASH_await,
      options::OPT__SLASH_await_COLON,
      options::OPT__SLASH_permissive,
      options::OPT__SLASH_permissive_,
      options::OPT__SLASH_Zc_dllexportInlines,
      options::OPT__SLASH_Zc_dllexportInlines_,
      options::OPT__SLASH_GR,
      options::OPT__SLASH_GR_,
      options::OPT__SLASH_Gd,
      options::OPT__SLASH_Gr,
      options::OPT__SLASH_Gz,
      options::OPT__SLASH_Gv,
      options::OPT__SLASH_Gregcall,
      options::OPT__SLASH_LD,
      options::OPT__SLASH_LDd,
      options::OPT__SLASH_MD,
      options::OPT__SLASH_MDd,
      options::OPT__SLASH_MT,
      options::OPT__SLASH_MTd,
      options::OPT__SLASH_O,
      options::OPT__SLASH_std,
      options::OPT__SLASH_TC,
      options::OPT__SLASH_TP,
      options::OPT__SLASH_Zc_wchar_t,
      options::OPT__SLASH_Zc_wchar_t_,
      options::OPT__SLASH_vmb,
      options::OPT__SLASH_vmg,
      options::OPT__SLASH_vmm,
      options::OPT__SLASH_vms,
      options::OPT__SLASH_vmv,
      options::OPT__SLASH_imsvc,
      options::OPT__SLASH_external_env,
      options::OPT__SLASH_vctoolsdir,
      options::OPT__SLASH_vctoolsversion,
      options::OPT__SLASH_winsdkdir,
      options::OPT__SLASH_winsdkversion,
      options::OPT__SLASH_winsysroot,
      options::OPT__SLASH_kernel,
  };
  return Set;
}

/// What only the frontend understands: the driver makes these.
const Ids &frontendOnly() {
  static const Ids Set = {
      options::OPT_c_isystem,
      options::OPT_objc_isystem,
      options::OPT_objcxx_isystem,
      options::OPT_internal_isystem,
      options::OPT_internal_externc_isystem,
      options::OPT_internal_iframework,
      options::OPT_nostdsysteminc,
      options::OPT_target_sdk_version_EQ,
      options::OPT_mmacos_version_min_EQ,
      options::OPT_source_date_epoch,
      options::OPT_finclude_default_header,
      options::OPT_fdeclare_opencl_builtins,
      options::OPT_cl_std_EQ,
      options::OPT_finitial_counter_value_EQ,
      options::OPT_mrtd,
      options::OPT_maix_struct_return,
      options::OPT_msvr4_struct_return,
      options::OPT_freg_struct_return,
      options::OPT_fpcc_struct_return,
  };
  return Set;
}

/// Flags without a value, by group.
bool isPlainFlag(const Option &O, llvm::ArrayRef<unsigned> Groups) {
  return O.getKind() == Option::FlagClass && llvm::any_of(Groups, [&](unsigned Group) { return O.matches(Group); });
}

bool isLanguageOrTarget(const Option &O) {
  return languageAndTarget().contains(O.getID()) && !languageButReads().contains(O.getID());
}

} // namespace

bool isAllowedInDriver(const Option &Given) {
  const Option O = Given.getUnaliasedOption();
  // These have the driver look for modules, and start compilers of its own.
  static const Ids Never = {options::OPT_fmodules, options::OPT_fdriver_only, options::OPT_mllvm};
  if (Never.contains(O.getID()))
    return false;
  if (headersAndMacros().contains(O.getID()) || driverOnly().contains(O.getID()) || isLanguageOrTarget(O))
    return true;
  if (isPlainFlag(O, {options::OPT_f_Group, options::OPT_IncludePath_Group, options::OPT_LongDouble_Group,
                      options::OPT_clang_i_Group, options::OPT_pedantic_Group}))
    return true;
  return O.matches(options::OPT_m_Group) || O.matches(options::OPT_W_Group) || O.matches(options::OPT_O_Group);
}

bool isMissed(const Option &Given) {
  const Option O = Given.getUnaliasedOption();
  static const Ids Named = {options::OPT_fplugin_EQ,
                            options::OPT_fplugin_arg,
                            options::OPT_fpass_plugin_EQ,
                            options::OPT_include_pch,
                            options::OPT_ivfsoverlay,
                            options::OPT_vfsoverlay,
                            options::OPT_fmodules,
                            options::OPT_fmodule_map_file,
                            options::OPT_fmodule_file,
                            options::OPT_fprebuilt_module_path,
                            options::OPT_config,
                            options::OPT_mllvm,
                            options::OPT_load,
                            options::OPT_plugin,
                            options::OPT_add_plugin,
                            options::OPT_remap_file,
                            options::OPT_fsanitize_ignorelist_EQ,
                            options::OPT_fsanitize_system_ignorelist_EQ,
                            options::OPT_fsanitize_coverage_ignorelist,
                            options::OPT_fsanitize_coverage_allowlist,
                            options::OPT_frandomize_layout_seed_file_EQ,
                            options::OPT_warning_suppression_mappings_EQ,
                            options::OPT_foverride_record_layout_EQ,
                            options::OPT_Xarch__,
                            options::OPT__SLASH_clr,
                            options::OPT__SLASH_ZW,
                            options::OPT__SLASH_FU,
                            options::OPT__SLASH_reference,
                            options::OPT__SLASH_headerUnit,
                            options::OPT__SLASH_headerUnitAngle,
                            options::OPT__SLASH_headerUnitQuote};
  if (Named.contains(O.getID()) || languageButReads().contains(O.getID()) || O.getKind() == Option::UnknownClass)
    return true;
  llvm::StringRef Name = Given.getPrefixedName();
  return Name.starts_with("-fprofile") || Name.starts_with("-fauto-profile") || Name.starts_with("-fcoverage") ||
         Name.starts_with("-fcs-profile");
}

FrontendArguments sortFrontendArguments(llvm::ArrayRef<std::string> Arguments) {
  llvm::SmallVector<const char *, 128> Raw;
  for (const std::string &Argument : Arguments)
    Raw.push_back(Argument.c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  llvm::opt::InputArgList Parsed =
      clang::getDriverOptTable().ParseArgs(Raw, MissingIndex, MissingCount, llvm::opt::Visibility(options::CC1Option));
  FrontendArguments Result;
  llvm::SmallVector<llvm::opt::Arg *, 128> Args(Parsed.begin(), Parsed.end());
  for (size_t I = 0; I < Args.size(); ++I) {
    const Option O = Args[I]->getOption().getUnaliasedOption();
    bool IsAllowed =
        headersAndMacros().contains(O.getID()) || frontendOnly().contains(O.getID()) || isLanguageOrTarget(O) ||
        O.matches(options::OPT_W_Group) || O.matches(options::OPT_O_Group) ||
        (isPlainFlag(O, {options::OPT_f_Group, options::OPT_LongDouble_Group}) && !otherSettings().contains(O.getID()));
    unsigned End = I + 1 < Args.size() ? Args[I + 1]->getIndex() : Parsed.getNumInputArgStrings();
    if (!IsAllowed && (O.getKind() == Option::InputClass || !isMissed(O)))
      continue;
    // As they were written: an argument and its value reach to where the next one begins.
    for (unsigned Part = Args[I]->getIndex(); Part < End; ++Part)
      (IsAllowed ? Result.Allowed : Result.Missed).push_back(Parsed.getArgString(Part));
  }
  return Result;
}

std::string shownArgument(llvm::StringRef Argument) {
  // Also where it is passed on by another option: `-Xcompiler=-DTOKEN=…`.
  for (llvm::StringRef Define : {"-D", "/D", "--define"})
    for (size_t At = Argument.find(Define); At != llvm::StringRef::npos; At = Argument.find(Define, At + 1))
      if (At == 0 || !llvm::isAlnum(Argument[At - 1]))
        return Argument.take_front(Argument.find('=', At)).str();
  return Argument.str();
}

} // namespace floodgate
