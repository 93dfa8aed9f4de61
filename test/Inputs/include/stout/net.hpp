// Stand-in for <stout/net.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
// Every function here waits for the network: for a name server, or for the other end of a download.
#ifndef FLOODGATE_TEST_INPUTS_STOUT_NET_HPP
#define FLOODGATE_TEST_INPUTS_STOUT_NET_HPP

#include <set>
#include <string>

#include <stout/bytes.hpp>
#include <stout/duration.hpp>
#include <stout/ip.hpp>
#include <stout/none.hpp>
#include <stout/nothing.hpp>
#include <stout/option.hpp>
#include <stout/try.hpp>

namespace net {

Try<std::string> getHostname(const IP &ip);
Try<IP> getIP(const std::string &hostname, int family = AF_UNSPEC);
Try<std::set<std::string>> links();
Try<std::string> hostname();
Try<Nothing> setHostname(const std::string &hostname);
Try<Bytes> contentLength(const std::string &url);
Try<int> download(const std::string &url, const std::string &path, const Option<Duration> &stall_timeout = None());

} // namespace net

#endif // FLOODGATE_TEST_INPUTS_STOUT_NET_HPP
