#include "authenticator.hpp"

#include <set>

#include <process/after.hpp>
#include <process/defer.hpp>
#include <process/id.hpp>

#include "validation.hpp"

using process::defer;
using process::Future;
using process::Owned;
using process::UPID;
using std::string;

namespace demo {

Authenticator::Authenticator(const Flags &_flags, CredentialStore *_store)
    : ProcessBase("authenticator"), flags(_flags), store(_store) {}

void Authenticator::initialize() {
  install<AuthenticateMessage>(&Authenticator::authenticate, &AuthenticateMessage::principal,
                               &AuthenticateMessage::secret);
}

void Authenticator::authenticate(const UPID &from, const string &principal, const string &secret) {
  Option<Error> error = validation::credential::validate(principal, secret);
  if (error.isSome()) {
    // DEFECT (dos-unbounded-logging): nobody has been authenticated yet, so whoever can connect writes as many lines
    // into this log as it sends packets.
    LOG(WARNING) << "Refusing the credential of " << from << ": " << error->message;
    return;
  }

  if (sessions.contains(from)) {
    // RIGHT: as likely under attack, but not written unless somebody asks for it.
    VLOG(1) << "Ignoring the second attempt of " << from;
    return;
  }

  // RIGHT: _authenticate() erases the entry when this very attempt is over, however it ends.
  sessions.insert(from);

  verify(principal, secret).onAny(defer(self(), &Self::_authenticate, from, lambda::_1));
}

void Authenticator::_authenticate(const UPID &from, const Future<bool> &verified) {
  sessions.erase(from);

  const bool success = verified.isReady() && verified.get();
  if (!success) {
    // RIGHT: one line of a hundred says as much about an attack as all of them.
    LOG_EVERY_N(WARNING, 100) << "Failed to authenticate " << from;
  }

  AuthenticationCompletedMessage message;
  message.set_success(success);
  send(from, message);
}

Future<bool> Authenticator::verify(const string &principal, const string &secret) {
  Owned<Attempt> attempt(new Attempt());
  attempt->principal = principal;
  attempt->secret = secret;

  // DEFECT (dos-unbounded-container): one element a message, taken out one by one as the store answers. Peers are
  // faster than the store, and nothing refuses the next attempt. RegistrarProcess::enqueue() has a capacity.
  attempts.push_back(attempt);

  if (!busy) {
    next();
  }
  return attempt->verified.future();
}

void Authenticator::next() {
  if (attempts.empty()) {
    busy = false;
    return;
  }

  busy = true;

  // DEFECT (dos-future-without-timeout): when the store loses one question, all attempts behind it wait for ever.
  store->verify(attempts.front()->principal, attempts.front()->secret).onAny(defer(self(), &Self::_next, lambda::_1));
}

void Authenticator::_next(const Future<bool> &verified) {
  Owned<Attempt> attempt = attempts.front();
  attempts.pop_front();

  attempt->verified.set(verified.isReady() && verified.get());
  next();
}

Future<bool> Authenticator::isOperator(const Option<string> &principal) {
  Future<Nothing> refreshed = store->refresh(&operators);
  Future<Nothing> late = process::after(flags.authentication_timeout);

  // RIGHT: whichever comes first, the answer of the store or the end of the time.
  return process::select(std::set<Future<Nothing>>{refreshed, late})
      .then(defer(self(), [this, refreshed, late, principal](const Future<Nothing> &) mutable -> Future<bool> {
        refreshed.discard();
        late.discard();
        return principal.isSome() && operators.contains(principal.get());
      }));
}

} // namespace demo
