#include "master.hpp"

#include <glog/logging.h>

#include <process/defer.hpp>
#include <process/delay.hpp>
#include <process/dispatch.hpp>
#include <process/help.hpp>

#include <stout/foreach.hpp>
#include <stout/net.hpp>
#include <stout/os.hpp>
#include <stout/strings.hpp>

using process::defer;
using process::delay;
using process::dispatch;
using process::Future;
using process::HELP;
using process::MessageEvent;
using process::TLDR;
using process::UPID;
using process::http::Request;
using std::string;

namespace demo {

static const char READONLY_REALM[] = "demo-master-readonly";
static const char READWRITE_REALM[] = "demo-master-readwrite";

Master::Master(Allocator *_allocator, Authenticator *_authenticator, Registrar *_registrar, const Flags &_flags)
    : ProcessBase("master"), allocator(_allocator), authenticator(_authenticator), registrar(_registrar), flags(_flags),
      http(this), metrics(*this), agents(_flags), frameworks(_flags), recentEvents(_flags.max_recent_events) {}

void Master::initialize() {
  // RIGHT: at start nobody waits for the master yet. The name server may take its time, and so may the disk.
  Try<string> hostname = net::hostname();
  if (hostname.isError()) {
    EXIT(EXIT_FAILURE) << "Failed to find out my own name: " << hostname.error();
  }

  if (flags.whitelist.isSome()) {
    Try<string> read = os::read(flags.whitelist.get());
    if (read.isError()) {
      EXIT(EXIT_FAILURE) << "Failed to read '" << flags.whitelist.get() << "': " << read.error();
    }
    foreach (const string &line, strings::tokenize(read.get(), "\n")) {
      // RIGHT: the operator's file decides how many there are, and it is read once.
      whitelist.insert(line);
    }
  }

  // What agents and schedulers send. A handler takes the message, or some of its fields, with or without the sender.
  install<RegisterAgentMessage>(&Master::registerAgent);
  install<ReregisterAgentMessage>(&Master::reregisterAgent);
  install<UpdateAgentMessage>(&Master::updateAgent);
  install<UnregisterAgentMessage>(&Master::unregisterAgent, &UnregisterAgentMessage::agent_id);
  install<StatusUpdateMessage>(&Master::statusUpdate);
  install<Call>(&Master::receive);

  // What operators ask. Only the first needs no name and no password.
  route("/health", HELP(TLDR("Whether the master answers.")),
        [this](const Request &request) { return http.health(request); });
  route("/agents", READONLY_REALM, HELP(TLDR("All agents.")),
        [this](const Request &request, const Principal &principal) { return http.agents(request, principal); });
  route("/hostname", READONLY_REALM, HELP(TLDR("The name of an agent's machine.")),
        [this](const Request &request, const Principal &principal) { return http.hostname(request, principal); });
  route("/capacity", READONLY_REALM, HELP(TLDR("What is left.")),
        [this](const Request &request, const Principal &principal) { return http.capacity(request, principal); });
  route("/preview", READONLY_REALM, HELP(TLDR("Which agents would be offered.")),
        [this](const Request &request, const Principal &principal) { return http.preview(request, principal); });
  route("/role", READONLY_REALM, HELP(TLDR("Weight and quota of a role.")),
        [this](const Request &request, const Principal &principal) { return http.role(request, principal); });
  route("/log", READONLY_REALM, HELP(TLDR("The last events, from an offset on.")),
        [this](const Request &request, const Principal &principal) { return http.log(request, principal); });
  route("/errors", READONLY_REALM, HELP(TLDR("The last errors, from an offset on.")),
        [this](const Request &request, const Principal &principal) { return http.errors(request, principal); });
  route("/events", READONLY_REALM, HELP(TLDR("A stream of all events.")),
        [this](const Request &request, const Principal &principal) { return http.events(request, principal); });
  route("/audit", READONLY_REALM, HELP(TLDR("A stream of all events, for a few.")),
        [this](const Request &request, const Principal &principal) { return http.audit(request, principal); });
  route("/teardown", READWRITE_REALM, HELP(TLDR("Removes a framework.")),
        [this](const Request &request, const Principal &principal) { return http.teardown(request, principal); });
  route("/gone", READWRITE_REALM, HELP(TLDR("Tells that an agent will not come back.")),
        [this](const Request &request, const Principal &principal) { return http.gone(request, principal); });
  route("/probe", READWRITE_REALM, HELP(TLDR("Asks an agent whether it is alive.")),
        [this](const Request &request, const Principal &principal) { return http.probe(request, principal); });
  route("/drain", READWRITE_REALM, HELP(TLDR("Empties an agent.")),
        [this](const Request &request, const Principal &principal) { return http.drain(request, principal); });

  Allocator::Offer callback = defer(self(), &Self::offer, lambda::_1, lambda::_2);
  dispatch(allocator, &Allocator::start, callback);

  registrar->recover().onAny(defer(self(), &Self::_recover, lambda::_1));

  delay(flags.gc_interval, self(), &Self::gc);
}

void Master::finalize() { LOG(INFO) << "Master terminating"; }

void Master::_recover(const Future<Registry> &recovery) {
  if (!recovery.isReady()) {
    EXIT(EXIT_FAILURE) << "Failed to recover: " << (recovery.isFailed() ? recovery.failure() : "discarded");
  }

  LOG(INFO) << "Recovered " << recovery.get().admitted_size() << " agents";
  recovered = true;
}

// Every message comes through here before it is handed to the handler of its type.
void Master::consume(MessageEvent &&event) {
  if (flags.whitelist.isSome() && !whitelist.contains(stringify(event.message.from.address.ip))) {
    ++metrics.messages_dropped;

    // DEFECT (dos-unbounded-logging): it is exactly those whom the operator does not want to listen to who decide how
    // much is written here.
    LOG(WARNING) << "Dropping " << event.message.name << " from " << event.message.from;
    return;
  }

  if (!recovered) {
    ++metrics.messages_dropped;

    // RIGHT: after a failover all agents send at once; one line of a thousand says so.
    LOG_EVERY_N(INFO, 1000) << "Dropping " << event.message.name << " because the master has not recovered yet";
    return;
  }

  ProtobufProcess<Master>::consume(std::move(event));
}

// A connection has ended, which is up to whoever is at its other end.
void Master::exited(const UPID &pid) {
  frameworks.principals.erase(pid);

  foreachpair (const string &frameworkId, const process::Owned<Framework> &framework, frameworks.registered) {
    if (framework->pid == pid) {
      delay(flags.failover_timeout, self(), &Self::removeFramework, frameworkId);
    }
  }
}

void Master::publish(const string &event) {
  // RIGHT: the oldest is overwritten.
  recentEvents.push_back(event);

  foreachvalue (const process::Owned<Stream> &stream, subscribers.events) {
    stream->send(event);
  }
  foreachvalue (const process::Owned<Stream> &stream, subscribers.audits) {
    stream->send(event);
  }
}

void Stream::send(const string &event) {
  // DEFECT (dos-unbounded-container): what the peer has not read yet is kept in the pipe, and write() never refuses
  // because of it. A peer that opens the stream and reads nothing keeps every event. Master::recentEvents keeps the
  // last ones, and whoever wants them asks /log.
  writer.write(event + "\n");
}

} // namespace demo
