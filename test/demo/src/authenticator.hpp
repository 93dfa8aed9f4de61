#ifndef DEMO_AUTHENTICATOR_HPP
#define DEMO_AUTHENTICATOR_HPP

#include <deque>
#include <string>

#include <process/future.hpp>
#include <process/owned.hpp>
#include <process/protobuf.hpp>

#include <stout/hashset.hpp>
#include <stout/nothing.hpp>
#include <stout/option.hpp>

#include "flags.hpp"
#include "messages/messages.pb.h"

namespace demo {

// Who knows the secrets: a file, a directory service.
class CredentialStore {
public:
  virtual ~CredentialStore() = default;
  virtual process::Future<bool> verify(const std::string &principal, const std::string &secret) = 0;
  // Brings the list of operators up to date.
  virtual process::Future<Nothing> refresh(hashset<std::string> *operators) = 0;
};

// Answers "is this peer who it says it is". Anybody may send to it; that is what it is for.
class Authenticator : public ProtobufProcess<Authenticator> {
public:
  Authenticator(const Flags &flags, CredentialStore *store);

  process::Future<bool> isOperator(const Option<std::string> &principal);

protected:
  void initialize() override;

private:
  struct Attempt {
    std::string principal;
    std::string secret;
    process::Promise<bool> verified;
  };

  void authenticate(const process::UPID &from, const std::string &principal, const std::string &secret);
  void _authenticate(const process::UPID &from, const process::Future<bool> &verified);

  process::Future<bool> verify(const std::string &principal, const std::string &secret);
  void next();
  void _next(const process::Future<bool> &verified);

  const Flags flags;
  CredentialStore *store;

  hashset<std::string> operators;

  // Peers whose credential is being looked at.
  hashset<process::UPID> sessions;

  // The store takes one attempt at a time.
  std::deque<process::Owned<Attempt>> attempts;
  bool busy = false;
};

} // namespace demo

#endif // DEMO_AUTHENTICATOR_HPP
