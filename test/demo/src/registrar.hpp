#ifndef DEMO_REGISTRAR_HPP
#define DEMO_REGISTRAR_HPP

#include <string>

#include <process/future.hpp>

#include "flags.hpp"
#include "messages/messages.pb.h"

namespace demo {

class RegistrarProcess;

// Where the registry is kept: a file, a replicated log, another service.
class Storage {
public:
  virtual ~Storage() = default;
  virtual process::Future<Registry> fetch() = 0;
  // False when somebody else has stored a newer registry.
  virtual process::Future<bool> store(const Registry &registry) = 0;
};

// Writes down what must survive a restart of the master, one write at a time. It is an actor of its own, so that the
// master never waits for the storage.
class Registrar {
public:
  Registrar(const Flags &flags, Storage *storage);
  ~Registrar();

  process::Future<Registry> recover();
  process::Future<bool> admit(const AgentInfo &info);
  process::Future<bool> markUnreachable(const std::string &agentId);
  process::Future<bool> markGone(const std::string &agentId);
  process::Future<bool> prune();

private:
  RegistrarProcess *process;
};

} // namespace demo

#endif // DEMO_REGISTRAR_HPP
