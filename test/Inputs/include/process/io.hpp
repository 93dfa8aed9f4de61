// Stand-in for <process/io.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_IO_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_IO_HPP

#include <cstddef>
#include <string>

#include <process/future.hpp>

#include <stout/nothing.hpp>

namespace process {
namespace io {

Future<short> poll(int fd, short events);
Future<size_t> read(int fd, void *data, size_t size);
Future<std::string> read(int fd);
Future<size_t> write(int fd, const void *data, size_t size);
Future<Nothing> write(int fd, const std::string &data);

} // namespace io
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_IO_HPP
