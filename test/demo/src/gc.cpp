#include <process/delay.hpp>

#include "master.hpp"

using process::delay;

namespace demo {

// RIGHT: a map without a bound of its own is bounded by somebody who comes back on a timer. admission.cpp inserts into
// `agents.unreachable`, RegistrarProcess::markUnreachable() into the list of the same name in the registry; neither can
// be judged without this file.
void Master::gc() {
  while (agents.unreachable.size() > flags.max_unreachable_agents) {
    agents.unreachable.erase(agents.unreachable.begin()->first);
  }

  registrar->prune();

  delay(flags.gc_interval, self(), &Self::gc);
}

} // namespace demo
