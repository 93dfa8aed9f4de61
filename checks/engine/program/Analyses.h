//===- Analyses.h - results that checks share -------------------*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// An analysis is a class whose constructor does the work and whose members answer. It declares whose results it needs:
///
///     class Cycles {
///     public:
///       using Inputs = Requires<Reachability>;
///       explicit Cycles(const Inputs &Needed);
///
/// Each runs once for a program, when it is first asked for.
///
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_ENGINE_PROGRAM_ANALYSES_H
#define FLOODGATE_CHECKS_ENGINE_PROGRAM_ANALYSES_H

#include "engine/program/Program.h"
#include <map>
#include <memory>
#include <type_traits>

namespace floodgate {

/// The results of analyses of one program.
class Analyses {
public:
  explicit Analyses(const Program &P) : P(P) {}

  const Program &program() const { return P; }
  /// The result of \p Analysis, which runs now where it has not yet.
  template <class Analysis> const Analysis &get() const {
    std::shared_ptr<void> &Slot = Results[&Key<Analysis>];
    if (!Slot)
      Slot = std::make_shared<Analysis>(typename Analysis::Inputs(*this));
    return *static_cast<const Analysis *>(Slot.get());
  }

private:
  template <class> static inline const char Key = 0;

  const Program &P;
  mutable std::map<const void *, std::shared_ptr<void>> Results; ///< By the address of a Key.
};

/// The results that an analysis needs: it can get no others.
template <class... Needed> class Requires {
public:
  explicit Requires(const Analyses &All) : All(All) {}
  const Program &program() const { return All.program(); }
  template <class Analysis> const Analysis &get() const {
    static_assert((std::is_same_v<Analysis, Needed> || ...), "an analysis declares whose results it needs");
    return All.get<Analysis>();
  }

private:
  const Analyses &All;
};

} // namespace floodgate

#endif // FLOODGATE_CHECKS_ENGINE_PROGRAM_ANALYSES_H
