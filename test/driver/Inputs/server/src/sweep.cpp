#include "store.hpp"

#ifndef BROKEN
void Store::forget(const std::string &name) { values.erase(name); }
#else
void Store::forget(const std::string &name) { values.erase(nobody); }
#endif
