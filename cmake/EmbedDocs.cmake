# Writes the C++ table declared in checks/EmbeddedDocs.h from the pages of the checks.
#
#   cmake -DDOCS="a.md,b.md" -DOUTPUT=EmbeddedDocs.cpp -P EmbedDocs.cmake
#
# The table is made the way that of the models is: see EmbedModels.cmake.

cmake_minimum_required(VERSION 3.20)

if(NOT DOCS OR NOT OUTPUT)
  message(FATAL_ERROR "EmbedDocs.cmake needs -DDOCS=<files> and -DOUTPUT=<file>")
endif()

string(REPLACE "," ";" files "${DOCS}")
list(SORT files)
set(arrays "")
set(rows "")
set(count 0)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WLE)
  file(SIZE "${file}" size)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE "('[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*',)" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "static const char Text${count}[] = {\n${bytes}'\\0'};\n")
  string(APPEND rows "    {\"${name}\", Text${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[// Made by cmake/EmbedDocs.cmake from docs/checks/*.md. Do not edit.

#include "EmbeddedDocs.h"

namespace floodgate {

@arrays@
const model::EmbeddedFile EmbeddedDocs[] = {
@rows@};
const size_t EmbeddedDocsCount = @count@;

} // namespace floodgate
]])
