# The settings that every target of the project shares, and the function that gives them to one.

find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

if(NOT TARGET floodgateSettings)
  # What does not see clang. Debian has the headers of LLVM and of Clang in one folder, so that a view of it is made that
  # holds those of LLVM alone: a file of the judge phase that includes clang does not compile.
  add_library(floodgatePlainSettings INTERFACE)
  set(floodgate_llvm_only ${PROJECT_BINARY_DIR}/llvm-only)
  file(MAKE_DIRECTORY ${floodgate_llvm_only})
  foreach(folder IN ITEMS llvm llvm-c)
    file(CREATE_LINK ${LLVM_INCLUDE_DIR}/${folder} ${floodgate_llvm_only}/${folder} SYMBOLIC)
  endforeach()
  target_include_directories(floodgatePlainSettings INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/checks)
  target_include_directories(floodgatePlainSettings SYSTEM INTERFACE ${floodgate_llvm_only})
  target_compile_definitions(floodgatePlainSettings INTERFACE ${floodgate_llvm_definitions})
  target_compile_options(floodgatePlainSettings INTERFACE -Wall -Wextra -Wno-unused-parameter
    # libstdc++ 12 uses what it deprecates; read from a precompiled header, its own pragma against that is lost.
    -Wno-deprecated-declarations)
  # Header only: the module for clang-tidy needs no library then.
  target_link_libraries(floodgatePlainSettings INTERFACE fmt::fmt-header-only nlohmann_json::nlohmann_json)
  # A class that derives from one of LLVM's needs LLVM's setting, or its vtable misses a base's typeinfo.
  if(NOT LLVM_ENABLE_RTTI)
    target_compile_options(floodgatePlainSettings INTERFACE -fno-rtti)
  endif()
  if(FLOODGATE_FUZZ)
    target_compile_options(floodgatePlainSettings INTERFACE -fsanitize=fuzzer-no-link)
  endif()
  if(FLOODGATE_SANITIZE OR FLOODGATE_FUZZ)
    target_compile_options(floodgatePlainSettings INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
      # What a worker process prints is not shown: it has to end where something is wrong.
      -fno-sanitize-recover=undefined
      # LLVM's own objects are made without typeinfo that this one could follow.
      -fno-sanitize=vptr)
    target_link_options(floodgatePlainSettings INTERFACE -fsanitize=address,undefined)
  endif()

  # What sees clang, too.
  add_library(floodgateSettings INTERFACE)
  target_link_libraries(floodgateSettings INTERFACE floodgatePlainSettings)
  target_include_directories(floodgateSettings SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
endif()

# Clang's AST headers take ten seconds to read. They are read once, and each object of the project takes them from there.
file(WRITE ${PROJECT_BINARY_DIR}/Precompiled.cpp.in "// Made by CMake. Holds nothing: its target precompiles headers.\n")
file(COPY_FILE ${PROJECT_BINARY_DIR}/Precompiled.cpp.in ${PROJECT_BINARY_DIR}/Precompiled.cpp ONLY_IF_DIFFERENT)
add_library(floodgatePrecompiled OBJECT ${PROJECT_BINARY_DIR}/Precompiled.cpp)
target_link_libraries(floodgatePrecompiled PRIVATE floodgateSettings)
target_precompile_headers(floodgatePrecompiled PRIVATE
  <clang/AST/ASTContext.h>
  <clang/AST/RecursiveASTVisitor.h>
  <clang/ASTMatchers/ASTMatchFinder.h>
  <clang/Frontend/CompilerInstance.h>
  <llvm/Support/Error.h>
  <map>
  <string>
  <vector>)

# floodgate_objects(NAME [PLAIN] [CONVERTS] SOURCE...): an object library. PLAIN: it does not see clang. CONVERTS: it has
# implicit conversions that lose bits or signs, and shadowed names, which are no errors yet.
function(floodgate_objects name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "PLAIN;CONVERTS" "" "")
  add_library(${name} OBJECT ${arg_UNPARSED_ARGUMENTS})
  if(FLOODGATE_WERROR)
    target_compile_options(${name} PRIVATE -Werror)
    if(NOT arg_CONVERTS)
      target_compile_options(${name} PRIVATE -Wshadow -Wconversion)
    endif()
  endif()
  if(arg_PLAIN)
    target_link_libraries(${name} PRIVATE floodgatePlainSettings)
  else()
    target_link_libraries(${name} PRIVATE floodgateSettings)
    target_precompile_headers(${name} REUSE_FROM floodgatePrecompiled)
  endif()
  # What a test that is compiled when it runs is linked with: @objects/NAME.rsp.
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/objects/${name}.rsp CONTENT "$<JOIN:$<TARGET_OBJECTS:${name}>,\n>\n")
endfunction()
