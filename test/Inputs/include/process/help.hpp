// Stand-in for <process/help.hpp>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_PROCESS_HELP_HPP
#define FLOODGATE_TEST_INPUTS_PROCESS_HELP_HPP

#include <string>

#include <stand_in.hpp>

#include <process/future.hpp>
#include <process/http.hpp>
#include <process/process.hpp>

#include <stout/foreach.hpp>
#include <stout/json.hpp>
#include <stout/option.hpp>
#include <stout/stringify.hpp>
#include <stout/strings.hpp>

namespace process {

std::string HELP(const std::string &tldr, const Option<std::string> &description = None(),
                 const Option<std::string> &authentication = None(), const Option<std::string> &authorization = None(),
                 const Option<std::string> &references = None());
std::string USAGE(const std::string &usage);
std::string TLDR(const std::string &tldr);
template <typename... T> std::string DESCRIPTION(T &&...args) { return stand_in::value<std::string>(); }
std::string AUTHENTICATION(bool required);
template <typename... T> std::string AUTHORIZATION(T &&...args) { return stand_in::value<std::string>(); }
template <typename... T> std::string REFERENCES(T &&...args) { return stand_in::value<std::string>(); }

} // namespace process

#endif // FLOODGATE_TEST_INPUTS_PROCESS_HELP_HPP
