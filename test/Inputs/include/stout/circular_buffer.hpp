// Stand-in for <stout/circular_buffer.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_CIRCULAR_BUFFER_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_CIRCULAR_BUFFER_HPP

#include <boost/circular_buffer.hpp>

using boost::circular_buffer;

#endif // FLOODGATE_TEST_INPUTS_STOUT_CIRCULAR_BUFFER_HPP
