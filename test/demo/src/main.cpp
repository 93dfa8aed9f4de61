#include <cstdlib>
#include <string>

#include <glog/logging.h>

#include <process/async.hpp>
#include <process/http.hpp>
#include <process/process.hpp>

#include <stout/hashmap.hpp>
#include <stout/hashset.hpp>
#include <stout/os.hpp>

#include "allocator.hpp"
#include "authenticator.hpp"
#include "flags.hpp"
#include "master.hpp"
#include "registrar.hpp"

using process::Future;
using std::string;

namespace demo {

// Keeps the registry in one file.
class FileStorage : public Storage {
public:
  explicit FileStorage(const string &_path) : path(_path) {}

  Future<Registry> fetch() override {
    const string file = path;

    // RIGHT: the disk is waited for on a thread that may wait, so the registrar can ask from its actor.
    return process::async([file]() {
      Registry registry;
      Try<string> read = os::read(file);
      if (read.isSome()) {
        registry.ParseFromString(read.get());
      }
      return registry;
    });
  }

  Future<bool> store(const Registry &registry) override {
    const string file = path;
    const string data = registry.SerializeAsString();
    return process::async([file, data]() { return os::write(file, data, true).isSome(); });
  }

private:
  const string path;
};

// Knows one name and one secret.
class StaticCredentials : public CredentialStore {
public:
  StaticCredentials(const string &_principal, const string &_secret) : principal(_principal), secret(_secret) {}

  Future<bool> verify(const string &_principal, const string &_secret) override {
    return _principal == principal && _secret == secret;
  }

  Future<Nothing> refresh(hashset<string> *operators) override {
    // RIGHT: it is always the same element.
    operators->insert(principal);
    return Nothing();
  }

private:
  const string principal;
  const string secret;
};

// Asks a directory service on another machine.
class DirectoryCredentials : public CredentialStore {
public:
  explicit DirectoryCredentials(const process::http::URL &_url) : url(_url) {}

  Future<bool> verify(const string &principal, const string &secret) override {
    return process::http::post(url, None(), principal + ":" + secret)
        .then([](const process::http::Response &response) { return response.code == process::http::Status::OK; });
  }

  Future<Nothing> refresh(hashset<string> *operators) override {
    return process::http::get(url).then([operators](const process::http::Response &response) {
      // RIGHT: there is one operator.
      *operators = hashset<string>{response.body};
      return Nothing();
    });
  }

private:
  const process::http::URL url;
};

} // namespace demo

int main(int argc, char **argv) {
  google::InitGoogleLogging(argv[0]);

  // RIGHT: no actor runs yet.
  Try<string> limit = os::shell("ulimit -n");
  LOG(INFO) << "May open " << (limit.isSome() ? limit.get() : "an unknown number of") << " files";

  demo::Flags flags;
  flags.work_dir = os::getenv("DEMO_WORK_DIR").getOrElse(flags.work_dir);
  if (argc > 1) {
    flags.whitelist = string(argv[1]);
  }

  hashmap<string, double> weights;
  weights.put("*", 1.0);

  process::initialize("master");

  demo::FileStorage storage(flags.work_dir + "/registry");
  demo::StaticCredentials credentials(os::getenv("DEMO_PRINCIPAL").getOrElse("operator"),
                                      os::getenv("DEMO_SECRET").getOrElse(""));

  demo::Registrar registrar(flags, &storage);
  demo::Allocator allocator(flags, weights);
  demo::DirectoryCredentials directory(process::http::URL("http", os::getenv("DEMO_DIRECTORY").getOrElse("localhost")));
  const bool hasDirectory = os::getenv("DEMO_DIRECTORY").isSome();
  demo::CredentialStore *store = &credentials;
  if (hasDirectory) {
    store = &directory;
  }
  demo::Authenticator authenticator(flags, store);
  demo::Master master(&allocator, &authenticator, &registrar, flags);

  process::spawn(allocator);
  process::spawn(authenticator);
  process::spawn(master);

  // RIGHT: main() has nothing else to do than to wait.
  process::wait(master);

  process::terminate(authenticator);
  process::wait(authenticator);
  process::terminate(allocator);
  process::wait(allocator);
  return EXIT_SUCCESS;
}
