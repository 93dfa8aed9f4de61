#ifndef DEMO_ALLOCATOR_HPP
#define DEMO_ALLOCATOR_HPP

#include <cstdint>
#include <string>
#include <vector>

#include <process/process.hpp>

#include <stout/hashmap.hpp>
#include <stout/lambda.hpp>

#include "flags.hpp"

namespace demo {

// Decides which framework is offered which agents.
class Allocator : public process::Process<Allocator> {
public:
  typedef lambda::function<void(const std::string &frameworkId, const std::vector<std::string> &agentIds)> Offer;

  Allocator(const Flags &flags, const hashmap<std::string, double> &weights);

  void start(const Offer &offer);

  void addAgent(const std::string &agentId, double cpus);
  void removeAgent(const std::string &agentId);

  void request(const std::string &frameworkId, int32_t count);
  std::vector<std::string> preview(size_t count);

  double available();
  size_t agentCount();
  double weight(const std::string &role);
  double quota(const std::string &role);

private:
  void allocate();

  const Flags flags;
  Offer offer;

  // The processors of each agent.
  hashmap<std::string, double> agents;

  // By role, as the operator has set them when the program started.
  hashmap<std::string, double> weights;
  hashmap<std::string, double> quotas;

  double cpus = 0;
};

} // namespace demo

#endif // DEMO_ALLOCATOR_HPP
