# Finds LLVM and Clang, and offers them as the targets `LLVM` and `clang-cpp`.
#
# Floodgate is written against one major version at a time. Another one is refused here with one sentence, where the
# compiler would print a page of template errors. Minor versions and patch levels may differ.

set(FLOODGATE_LLVM_MAJOR 22)

find_package(LLVM CONFIG QUIET
  HINTS /usr/lib/llvm-${FLOODGATE_LLVM_MAJOR} ENV LLVM_ROOT)
if(NOT LLVM_FOUND)
  message(FATAL_ERROR "Floodgate needs LLVM ${FLOODGATE_LLVM_MAJOR}, and no LLVM was found: install "
    "llvm-${FLOODGATE_LLVM_MAJOR}-dev and libclang-${FLOODGATE_LLVM_MAJOR}-dev, or say where it is with -DLLVM_DIR.")
endif()
if(NOT LLVM_VERSION_MAJOR EQUAL FLOODGATE_LLVM_MAJOR)
  message(FATAL_ERROR "Floodgate needs LLVM ${FLOODGATE_LLVM_MAJOR} today, and ${LLVM_DIR} is LLVM "
    "${LLVM_PACKAGE_VERSION}: install llvm-${FLOODGATE_LLVM_MAJOR}-dev and libclang-${FLOODGATE_LLVM_MAJOR}-dev, or "
    "say where they are with -DLLVM_DIR.")
endif()

find_package(Clang CONFIG QUIET PATHS ${LLVM_INSTALL_PREFIX} NO_DEFAULT_PATH)
if(NOT TARGET clang-cpp)
  message(FATAL_ERROR "Floodgate needs Clang's libraries beside LLVM ${LLVM_PACKAGE_VERSION} in "
    "${LLVM_INSTALL_PREFIX}: install libclang-${FLOODGATE_LLVM_MAJOR}-dev and clang-tidy-${FLOODGATE_LLVM_MAJOR}.")
endif()

# What `floodgate` tells clang to take its own headers (stddef.h and the like) from.
set(FLOODGATE_RESOURCE_DIR "" CACHE PATH "Clang's resource folder; empty: the one of the LLVM that is linked")
if(FLOODGATE_RESOURCE_DIR)
  set(floodgate_resource_dir ${FLOODGATE_RESOURCE_DIR})
else()
  set(floodgate_resource_dir ${LLVM_INSTALL_PREFIX}/lib/clang/${LLVM_VERSION_MAJOR})
endif()
if(NOT EXISTS ${floodgate_resource_dir}/include/stddef.h)
  message(FATAL_ERROR "Floodgate needs Clang's own headers, and ${floodgate_resource_dir} does not hold them: install "
    "libclang-common-${FLOODGATE_LLVM_MAJOR}-dev, or say where they are with -DFLOODGATE_RESOURCE_DIR.")
endif()

separate_arguments(floodgate_llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
