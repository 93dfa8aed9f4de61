// Stand-in for Mesos's src/common/http.hpp, for tests: the names and signatures a caller sees.
#ifndef FLOODGATE_TEST_INPUTS_COMMON_HTTP_HPP
#define FLOODGATE_TEST_INPUTS_COMMON_HTTP_HPP

namespace mesos {

namespace authorization {
enum Action { VIEW_ROLE, REGISTER_AGENT };
} // namespace authorization

class ObjectApprovers {
public:
  template <authorization::Action action, typename... Args> bool approved(const Args &...args) const;
};

} // namespace mesos

#endif // FLOODGATE_TEST_INPUTS_COMMON_HTTP_HPP
