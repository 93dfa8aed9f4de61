#include <string>
#include <tuple>
#include <vector>

#include <process/async.hpp>
#include <process/collect.hpp>
#include <process/defer.hpp>
#include <process/dispatch.hpp>
#include <process/http.hpp>

#include <stout/foreach.hpp>
#include <stout/jsonify.hpp>
#include <stout/net.hpp>
#include <stout/numify.hpp>
#include <stout/strings.hpp>
#include <stout/uuid.hpp>

#include "master.hpp"
#include "validation.hpp"

using process::collect;
using process::defer;
using process::dispatch;
using process::Future;
using process::Owned;
using process::Promise;
using process::http::BadRequest;
using process::http::Conflict;
using process::http::Forbidden;
using process::http::NotFound;
using process::http::OK;
using process::http::Pipe;
using process::http::Request;
using process::http::Response;
using process::http::ServiceUnavailable;
using std::string;
using std::vector;

namespace demo {

// --- Questions that only read. They are answered together, at the end of the master's mailbox; what answers them is
// called through a pointer to a member function.

Response Master::ReadOnlyHandler::agents(const hashmap<string, string> &) const {
  return OK(jsonify([this](JSON::ObjectWriter *writer) {
    foreachvalue (const Owned<Agent> &agent, master->agents.registered) {
      // DEFECT (dos-blocking-call-in-actor): each request asks the name server once for each agent, and the master
      // waits for each answer. Http::hostname() does it right.
      Try<string> hostname = net::getHostname(agent->pid.address.ip);
      writer->field(agent->id, hostname.isSome() ? hostname.get() : agent->info.hostname());
    }
  }));
}

Future<Response> Master::Http::deferBatchedRequest(ReadOnlyRequestHandler handler,
                                                   const hashmap<string, string> &query) {
  const bool schedule = batch.empty();

  Promise<Response> promise;
  Future<Response> future = promise.future();

  // RIGHT: the dispatch below takes all elements out, and the first element has sent it on its way.
  batch.push_back(BatchedRequest{handler, query, std::move(promise)});

  if (schedule) {
    dispatch(master->self(), [this]() { processBatch(); });
  }
  return future;
}

void Master::Http::processBatch() {
  foreach (BatchedRequest &request, batch) {
    request.promise.set((readOnly.*request.handler)(request.query));
  }
  batch.clear();
}

Future<Response> Master::Http::agents(const Request &request, const Principal &) {
  return deferBatchedRequest(&ReadOnlyHandler::agents, request.url.query);
}

// --- Questions to other actors.

Future<Response> Master::Http::health(const Request &) const {
  vector<Future<double>> answers = {dispatch(master->allocator, &Allocator::available)};

  // RIGHT: this await() is a function, not the method. It returns a future, and waits for nothing.
  return process::await(answers).then([](const vector<Future<double>> &answered) -> Response {
    return answered.front().isReady() ? Response(OK("healthy")) : Response(ServiceUnavailable());
  });
}

Future<Response> Master::Http::hostname(const Request &request, const Principal &) const {
  const Option<string> agentId = request.url.query.get("agent");
  if (agentId.isNone() || !master->agents.registered.contains(agentId.get())) {
    return NotFound();
  }

  const net::IP ip = master->agents.registered.at(agentId.get())->pid.address.ip;

  // RIGHT: the name server is asked on a thread that may wait.
  return process::async([ip]() { return net::getHostname(ip); }).then([](const Try<string> &hostname) -> Response {
    return hostname.isSome() ? Response(OK(hostname.get())) : Response(NotFound());
  });
}

Future<Response> Master::Http::capacity(const Request &, const Principal &) const {
  // RIGHT: the numbers of another actor are used when they are there, and the master goes on in between.
  return collect(dispatch(master->allocator, &Allocator::available),
                 dispatch(master->allocator, &Allocator::agentCount))
      .then(defer(master->self(), [](const std::tuple<double, size_t> &both) -> Response {
        return OK(stringify(std::get<0>(both)) + " processors on " + stringify(std::get<1>(both)) + " agents");
      }));
}

Future<Response> Master::Http::preview(const Request &request, const Principal &) const {
  // RIGHT: numify() returns an error where std::stoul() throws.
  Try<size_t> count = numify<size_t>(request.url.query.get("count").getOrElse("1"));
  if (count.isError()) {
    return BadRequest(count.error());
  }

  return dispatch(master->allocator, &Allocator::preview, count.get())
      .then([](const vector<string> &agentIds) -> Response { return OK(strings::join("\n", agentIds)); });
}

Future<Response> Master::Http::role(const Request &request, const Principal &) const {
  const string role = request.url.query.get("role").getOrElse("*");

  return collect(dispatch(master->allocator, &Allocator::weight, role),
                 dispatch(master->allocator, &Allocator::quota, role))
      .then([](const std::tuple<double, double> &both) -> Response {
        return OK(stringify(std::get<0>(both)) + " " + stringify(std::get<1>(both)));
      });
}

// --- The last events and errors.

Future<Response> Master::Http::log(const Request &request, const Principal &) const {
  const string text = strings::join("\n", master->recentEvents);
  const string offset = request.url.query.get("offset").getOrElse("0");

  // DEFECT (dos-unvalidated-field): two ways to end the master with one request. stoul() throws when the text is no
  // number, substr() throws when the number is greater than the text is long, and nobody catches.
  return OK(text.substr(std::stoul(offset)));
}

Future<Response> Master::Http::errors(const Request &request, const Principal &) const {
  const string text = strings::join("\n", master->recentErrors);

  // RIGHT: what is no number, or no place in the text, is the peer's mistake, and the peer is told.
  Try<size_t> offset = numify<size_t>(request.url.query.get("offset").getOrElse("0"));
  if (offset.isError() || offset.get() > text.size()) {
    return BadRequest("'offset' must be a number, and not greater than the text is long");
  }
  return OK(text.substr(offset.get()));
}

// --- Streams of events.

static Response stream(const Pipe &pipe) {
  Response response = OK();
  response.type = Response::PIPE;
  response.reader = pipe.reader();
  return response;
}

Future<Response> Master::Http::events(const Request &, const Principal &) const {
  Pipe pipe;
  const id::UUID id = id::UUID::random();

  // DEFECT (dos-unbounded-container): an entry a request, and the only one who ends it is the peer, by closing its
  // connection.
  master->subscribers.events.put(id, Owned<Stream>(new Stream(pipe.writer())));

  pipe.writer().readerClosed().onAny(
      defer(master->self(), [this, id](const Future<Nothing> &) { master->subscribers.events.erase(id); }));

  return stream(pipe);
}

Future<Response> Master::Http::audit(const Request &, const Principal &) const {
  // RIGHT: the same stream, but only for as many as the operator allows. The next one is refused.
  if (master->subscribers.audits.size() >= master->flags.max_audit_streams) {
    return ServiceUnavailable("Too many streams");
  }

  Pipe pipe;
  const id::UUID id = id::UUID::random();
  master->subscribers.audits.put(id, Owned<Stream>(new Stream(pipe.writer())));

  pipe.writer().readerClosed().onAny(
      defer(master->self(), [this, id](const Future<Nothing> &) { master->subscribers.audits.erase(id); }));

  return stream(pipe);
}

// --- What operators do.

Future<Response> Master::Http::teardown(const Request &request, const Principal &principal) const {
  const Option<string> name = principal.isSome() ? principal.get().value : None();
  const Option<string> frameworkId = request.url.query.get("framework");
  if (frameworkId.isNone()) {
    return BadRequest("Expecting 'framework'");
  }

  Future<bool> permitted = dispatch(master->authenticator, &Authenticator::isOperator, name);

  // DEFECT (dos-blocking-call-in-actor): the master waits for the authenticator, which waits for a directory service.
  // Http::gone() below does it right.
  permitted.await();

  // Not a finding: after await() there is nothing left to wait for.
  if (!permitted.isReady() || !permitted.get()) {
    return Forbidden();
  }

  master->removeFramework(frameworkId.get());
  return OK();
}

Future<Response> Master::Http::gone(const Request &request, const Principal &principal) const {
  const Option<string> name = principal.isSome() ? principal.get().value : None();
  const Option<string> agentId = request.url.query.get("agent");
  if (agentId.isNone() || validation::validateID(agentId.get()).isSome()) {
    return BadRequest("Expecting 'agent'");
  }

  // RIGHT: the same question as in teardown(), and the request goes on when it has been answered.
  return dispatch(master->authenticator, &Authenticator::isOperator, name)
      .then(defer(master->self(), [this, agentId](bool permitted) -> Future<Response> {
        if (!permitted) {
          return Forbidden();
        }
        return master->registrar->markGone(agentId.get()).then([](bool written) -> Response {
          return written ? Response(OK()) : Response(Conflict());
        });
      }));
}

Future<Response> Master::Http::probe(const Request &request, const Principal &) const {
  return master->probe(request.url.query.get("agent").getOrElse("")).then([]() -> Response { return OK("alive"); });
}

Future<Response> Master::Http::drain(const Request &request, const Principal &) const {
  return master->drain(request.url.query.get("agent").getOrElse("")).then([]() -> Response { return OK("drained"); });
}

} // namespace demo
