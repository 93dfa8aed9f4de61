#include "registrar.hpp"

#include <deque>
#include <utility>

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/id.hpp>
#include <process/owned.hpp>
#include <process/process.hpp>

#include <stout/foreach.hpp>
#include <stout/os.hpp>

using process::defer;
using process::delay;
using process::dispatch;
using process::Failure;
using process::Future;
using process::Owned;
using process::Process;
using process::Promise;
using std::string;

namespace demo {

class RegistrarProcess : public Process<RegistrarProcess> {
public:
  RegistrarProcess(const Flags &_flags, Storage *_storage)
      : ProcessBase(process::ID::generate("registrar")), flags(_flags), storage(_storage) {}

  Future<Registry> recover();
  Future<bool> admit(const AgentInfo &info);
  Future<bool> markUnreachable(const string &agentId);
  Future<bool> markGone(const string &agentId);
  Future<bool> prune();

protected:
  void initialize() override;

private:
  Registry _recover(const Registry &fetched);
  Future<bool> enqueue();
  void update();
  void _update(const Future<bool> &stored);

  const Flags flags;
  Storage *storage;

  Registry registry;

  // Who waits for the next write.
  std::deque<Owned<Promise<bool>>> waiting;
  bool updating = false;
};

void RegistrarProcess::initialize() {
  // RIGHT: this runs once, before the actor takes its first message. To wait for the disk here delays nobody.
  Try<Nothing> mkdir = os::mkdir(flags.work_dir);
  if (mkdir.isError()) {
    EXIT(EXIT_FAILURE) << "Failed to create '" << flags.work_dir << "': " << mkdir.error();
  }
}

Future<Registry> RegistrarProcess::recover() {
  const Duration timeout = flags.registry_fetch_timeout;

  // RIGHT: a storage that does not answer is given up after a time, and whoever recovers is told.
  return storage->fetch()
      .after(timeout,
             [timeout](Future<Registry> fetch) -> Future<Registry> {
               fetch.discard();
               return Failure("No registry after " + stringify(timeout));
             })
      .then(defer(self(), &Self::_recover, lambda::_1));
}

Registry RegistrarProcess::_recover(const Registry &fetched) {
  registry.CopyFrom(fetched);
  return registry;
}

Future<bool> RegistrarProcess::admit(const AgentInfo &info) {
  // RIGHT: the test refuses before the list grows.
  if (static_cast<size_t>(registry.admitted_size()) >= flags.max_agents) {
    return false;
  }

  registry.add_admitted()->CopyFrom(info);
  return enqueue();
}

Future<bool> RegistrarProcess::markUnreachable(const string &agentId) {
  // RIGHT: prune() shortens this list, and Master::gc() in gc.cpp calls it again and again.
  registry.add_unreachable(agentId);
  return enqueue();
}

Future<bool> RegistrarProcess::markGone(const string &agentId) {
  // DEFECT (dos-unbounded-container): the registry lives as long as the cluster. Nothing ever takes an element out of
  // this field, nothing compares its size with a limit, and every write of the registry gets longer by it.
  registry.add_gone(agentId);
  return enqueue();
}

Future<bool> RegistrarProcess::prune() {
  const int surplus = registry.unreachable_size() - static_cast<int>(flags.max_unreachable_agents);
  if (surplus <= 0) {
    return false;
  }

  registry.mutable_unreachable()->DeleteSubrange(0, surplus);
  return enqueue();
}

Future<bool> RegistrarProcess::enqueue() {
  // RIGHT: a queue of promises with a capacity. When the storage is slow the caller learns it now, instead of never.
  if (waiting.size() >= flags.max_registry_queue) {
    return Failure("Too many writes wait for the storage");
  }

  Owned<Promise<bool>> promise(new Promise<bool>());
  waiting.push_back(promise);

  if (!updating) {
    update();
  }
  return promise->future();
}

void RegistrarProcess::update() {
  updating = true;

  // DEFECT (dos-future-without-timeout): when the storage never answers, `updating` stays true, and no agent is
  // admitted any more. recover() does it right.
  storage->store(registry).onAny(defer(self(), &Self::_update, lambda::_1));
}

void RegistrarProcess::_update(const Future<bool> &stored) {
  if (!stored.isReady()) {
    LOG_EVERY_N(ERROR, 100) << "Failed to store the registry: " << (stored.isFailed() ? stored.failure() : "discarded");

    // DEFECT (dos-blocking-call-in-actor): five seconds in which the registrar answers nobody, and one worker thread
    // less for all other actors.
    os::sleep(flags.registry_retry_interval);
    update();
    return;
  }

  if (!stored.get()) {
    // RIGHT: the same pause, but the timer waits, and the actor does not.
    delay(flags.registry_retry_interval, self(), &Self::update);
    return;
  }

  updating = false;

  std::deque<Owned<Promise<bool>>> written;
  std::swap(written, waiting);
  foreach (const Owned<Promise<bool>> &promise, written) {
    promise->set(true);
  }
}

Registrar::Registrar(const Flags &flags, Storage *storage) : process(new RegistrarProcess(flags, storage)) {
  process::spawn(process);
}

Registrar::~Registrar() {
  // RIGHT: main() destroys the registrar when everything else has ended; no actor runs this.
  process::terminate(process);
  process::wait(process);
  delete process;
}

Future<Registry> Registrar::recover() { return dispatch(process, &RegistrarProcess::recover); }

Future<bool> Registrar::admit(const AgentInfo &info) { return dispatch(process, &RegistrarProcess::admit, info); }

Future<bool> Registrar::markUnreachable(const string &agentId) {
  return dispatch(process, &RegistrarProcess::markUnreachable, agentId);
}

Future<bool> Registrar::markGone(const string &agentId) {
  return dispatch(process, &RegistrarProcess::markGone, agentId);
}

Future<bool> Registrar::prune() { return dispatch(process, &RegistrarProcess::prune); }

} // namespace demo
