#include "allocator.hpp"

#include <algorithm>

#include <process/delay.hpp>

#include <stout/foreach.hpp>

using process::delay;
using std::string;
using std::vector;

namespace demo {

Allocator::Allocator(const Flags &_flags, const hashmap<string, double> &_weights)
    : ProcessBase("allocator"), flags(_flags), weights(_weights) {}

void Allocator::start(const Offer &_offer) {
  offer = _offer;
  allocate();
}

void Allocator::addAgent(const string &agentId, double agentCpus) {
  // RIGHT: the test refuses. The master has tested the same already; this actor does not have to know that.
  if (agents.size() >= flags.max_agents) {
    return;
  }

  agents[agentId] = agentCpus;
  cpus += agentCpus;
}

void Allocator::removeAgent(const string &agentId) {
  cpus -= agents.get(agentId).getOrElse(0.0);
  agents.erase(agentId);
}

void Allocator::request(const string &frameworkId, int32_t count) {
  vector<string> granted;

  // DEFECT (dos-unvalidated-field): the number comes as it is from the scheduler. -1 becomes the largest size there
  // is, reserve() throws, and nobody catches.
  granted.reserve(count);

  foreachkey (const string &agentId, agents) {
    if (granted.size() >= static_cast<size_t>(count)) {
      break;
    }
    // Not a finding: the vector ends with this call.
    granted.push_back(agentId);
  }

  offer(frameworkId, granted);
}

vector<string> Allocator::preview(size_t count) {
  vector<string> result;

  // RIGHT: the number of agents is ours; the peer can only ask for less.
  result.reserve(std::min(count, agents.size()));

  foreachkey (const string &agentId, agents) {
    if (result.size() >= count) {
      break;
    }
    result.push_back(agentId);
  }
  return result;
}

double Allocator::available() { return cpus; }

size_t Allocator::agentCount() { return agents.size(); }

double Allocator::weight(const string &role) {
  // DEFECT (dos-unbounded-container): this reads, but operator[] inserts what it does not find. Each role that somebody
  // asks for over HTTP stays for ever.
  return weights[role];
}

double Allocator::quota(const string &role) {
  // RIGHT: the same question, asked without inserting.
  return quotas.get(role).getOrElse(0.0);
}

void Allocator::allocate() {
  VLOG(1) << "Allocating " << cpus << " processors";
  delay(flags.allocation_interval, self(), &Self::allocate);
}

} // namespace demo
