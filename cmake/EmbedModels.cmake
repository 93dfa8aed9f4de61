# Writes the C++ table declared in checks/engine/model/Embedded.h from model files.
#
#   cmake -DRULES="a.yaml;b.yaml" -DOUTPUT=EmbeddedModels.cpp -P EmbedModels.cmake
#
# RULES may also be separated by commas, which survive a custom command's quoting. INCLUDE is how the output includes
# Embedded.h (default: engine/model/Embedded.h, seen from checks/). The text becomes an array of
# characters rather than string literals: compilers may refuse a literal of more than 64 KiB, however it is cut up. The
# output is written only when it changes, so that nothing is compiled again for nothing.

cmake_minimum_required(VERSION 3.20)

if(NOT INCLUDE)
  set(INCLUDE "engine/model/Embedded.h")
endif()
if(NOT RULES OR NOT OUTPUT)
  message(FATAL_ERROR "EmbedModels.cmake needs -DRULES=<files> and -DOUTPUT=<file>")
endif()

# Sorted by file name, wherever the files are: the table promises that order.
string(REPLACE "," ";" files "${RULES}")
set(names "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  if(name IN_LIST names)
    message(FATAL_ERROR "EmbedModels.cmake: two model files are called ${name}")
  endif()
  list(APPEND names "${name}")
  set("path_${name}" "${file}")
endforeach()
list(SORT names)

set(arrays "")
set(rows "")
set(count 0)
foreach(name IN LISTS names)
  set(file "${path_${name}}")
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "EmbedModels.cmake: no model file ${file}")
  endif()
  file(SIZE "${file}" size)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  # Eight characters a line: a tool that shows the output should not choke on it.
  string(REGEX REPLACE "('[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*',)" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "static const char Text${count}[] = {\n${bytes}'\\0'};\n")
  string(APPEND rows "    {\"${name}\", Text${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[// Made by cmake/EmbedModels.cmake from rules/frameworks/*.yaml. Do not edit.

#include "@INCLUDE@"

namespace floodgate::model {

@arrays@
const EmbeddedFile EmbeddedModels[] = {
@rows@};
const size_t EmbeddedModelsCount = @count@;

} // namespace floodgate::model
]])
