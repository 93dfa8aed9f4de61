# The configuration of the tests. lit.site.cfg.py, which CMake makes, says where things are and loads this file.
#
# Substitutions:
#   %floodgate       the driver
#   %floodgate_tidy  clang-tidy with the checks linked in; reads no .clang-tidy file
#   %tidy_module     the module for clang-tidy --load
#   %clang_tidy      the clang-tidy of the same LLVM; reads no .clang-tidy file
#   %inputs          the stand-in headers
#   %check_both      runs one file through both faces, with the same expectations: see check_both.py
#   %exits           runs a command and checks its exit code: see exits.py
#   %database        makes a compile_commands.json: see database.py
#   %descriptor_set  makes a descriptor set: see descriptor_set.py
#   %demo            the folder with the compile_commands.json of the bundled server
#   %node            node, with the packages of test/node
#   %compiler        the compiler that Floodgate was built with
#   %root            the project's folder
#   %build           the folder of the build
#
# Features:
#   node        node and the packages of test/node are there
#   asio        Debian's libasio-dev and the examples of libasio-doc are there
#   caf         Debian's libcaf-dev and the examples of libcaf-doc are there
#   sanitizers  the driver is built with them

import os
import shutil
import sys

import lit.formats

config.name = "Floodgate"
config.test_format = lit.formats.ShTest(execute_external=False)
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.floodgate_build, "test")
config.suffixes = [".test", ".cpp"]
config.excludes = ["Inputs", "demo", "node", "fuzz"]

source = config.floodgate_source
build = config.floodgate_build
tools = os.path.join(config.floodgate_llvm, "bin")
inputs = os.path.join(config.test_source_root, "Inputs", "include")

floodgate = os.path.join(build, "bin", "floodgate")
floodgate_tidy = os.path.join(build, "bin", "floodgate-tidy")
tidy_module = os.path.join(build, "lib", "FloodgateTidyModule.so")
clang_tidy = os.path.join(tools, "clang-tidy")

check_both = " ".join(
    [
        sys.executable,
        os.path.join(config.test_source_root, "check_both.py"),
        "--floodgate=" + floodgate,
        "--clang-tidy=" + clang_tidy,
        "--module=" + ("" if config.floodgate_sanitized else tidy_module),
        "--filecheck=" + os.path.join(tools, "FileCheck"),
        "--inputs=" + inputs,
    ]
)

# The longer names first: lit replaces %floodgate in %floodgate_tidy, too.
config.substitutions += [
    ("%floodgate_tidy", floodgate_tidy + " --config={}"),
    ("%floodgate", floodgate),
    ("%tidy_module", tidy_module),
    ("%clang_tidy", clang_tidy + " --config={}"),
    ("%check_both", check_both),
    ("%database", sys.executable + " " + os.path.join(config.test_source_root, "database.py")),
    ("%descriptor_set", sys.executable + " " + os.path.join(config.test_source_root, "descriptor_set.py")),
    ("%exits", sys.executable + " " + os.path.join(config.test_source_root, "exits.py")),
    ("%demo", os.path.join(build, "demo")),
    ("%inputs", inputs),
    ("%node", shutil.which("node") or "node"),
    ("%python", sys.executable),
    ("%root", source),
    ("%build", build),
    ("%compiler", config.floodgate_compiler),
]

config.environment["PATH"] = os.pathsep.join([tools, config.environment["PATH"]])
config.environment["LC_ALL"] = "C.UTF-8"
# What a developer has set must not decide what a test says.
for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH"):
    config.environment.pop(name, None)
# Nor must a developer's cache, or what an earlier run of the tests has left in one: each run begins with an empty one.
cache = os.path.join(config.test_exec_root, "cache")
shutil.rmtree(cache, ignore_errors=True)
config.environment["XDG_CACHE_HOME"] = cache

node_modules = os.path.join(build, "node", "node_modules")
if shutil.which("node") and os.path.isdir(node_modules):
    config.available_features.add("node")
    config.environment["NODE_PATH"] = node_modules
if os.path.exists("/usr/share/doc/libasio-dev/examples") and os.path.exists("/usr/include/asio.hpp"):
    config.available_features.add("asio")
if os.path.exists("/usr/share/doc/libcaf-doc/examples") and os.path.exists("/usr/include/caf/all.hpp"):
    config.available_features.add("caf")
if config.floodgate_sanitized:
    # A clang-tidy that is built without the sanitizers cannot load a module that is built with them.
    config.excludes.append("tidy")
    config.available_features.add("sanitizers")
    # LLVM's libraries are built without the sanitizers: what crosses the border looks like an overflow of a container.
    # The AST is left behind on purpose.
    config.environment["ASAN_OPTIONS"] = "detect_container_overflow=0:detect_leaks=0"
