// Stand-in for <process/authenticator.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_AUTHENTICATOR_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_AUTHENTICATOR_HPP

#include <ostream>
#include <string>

#include <process/future.hpp>
#include <process/http.hpp>

#include <stout/hashmap.hpp>
#include <stout/option.hpp>

namespace process {
namespace http {
namespace authentication {

struct Principal {
  Principal() = delete;
  Principal(const Option<std::string> &_value);
  Principal(const Option<std::string> &_value, const hashmap<std::string, std::string> &_claims);
  bool operator==(const Principal &that) const;
  bool operator==(const std::string &that) const;
  bool operator!=(const std::string &that) const;
  Option<std::string> value;
  hashmap<std::string, std::string> claims;
};

std::ostream &operator<<(std::ostream &stream, const Principal &principal);

struct AuthenticationResult {
  Option<Principal> principal;
  Option<Unauthorized> unauthorized;
  Option<Forbidden> forbidden;
};

class Authenticator {
public:
  virtual ~Authenticator();
  virtual Future<AuthenticationResult> authenticate(const Request &request) = 0;
  virtual std::string scheme() const = 0;
};

class BasicAuthenticator : public Authenticator {
public:
  BasicAuthenticator(const std::string &realm, const hashmap<std::string, std::string> &credentials);
  ~BasicAuthenticator() override;
  Future<AuthenticationResult> authenticate(const http::Request &request) override;
  std::string scheme() const override;
};

} // namespace authentication
} // namespace http
} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_AUTHENTICATOR_HPP
