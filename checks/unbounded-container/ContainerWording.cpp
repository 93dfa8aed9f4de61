//===- ContainerWording.cpp - how findings are worded ---------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "unbounded-container/ContainerWording.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

using namespace llvm;

namespace floodgate {

using model::EntryKind;

std::string container::control(const Program &P, const Growth &Grown) {
  const std::string &Key = P.text(Grown.KeyText);
  switch (Grown.By) {
  case model::GrowsBy::Key:
    return Key.empty() ? "the keys" : fmt::format("the key `{}`", Key);
  case model::GrowsBy::Size:
    return Key.empty() ? "the size" : fmt::format("the size of `{}`", Key);
  case model::GrowsBy::Count:
    break;
  }
  return "the number of elements";
}

std::string container::missing(const Program &P, const Verdict &V) {
  switch (V.What) {
  case Bound::Conditional:
    return "an element is removed only under a condition that the growth does not ask for";
  case Bound::OneByOne:
    return "one element is removed as an answer or a timer comes, and a peer may be faster";
  case Bound::ForeignKey:
    return fmt::format("it is removed only for an object of `{}`, which need not exist for every element",
                       P.text(P.record(V.decisive().front().What->KeyRecord)->Name));
  case Bound::OneOfMany:
    return "each repetition adds an element, and a removal takes one of them only";
  case Bound::PeerReads:
    return "it is drained only as fast as the peer reads";
  case Bound::PeerChooses:
    if (all_of(V.decisive(), [](const Insufficient &R) { return R.By == std::set{EntryKind::Disconnect}; }))
      return "an element is removed only when the peer disconnects";
    return "an element is removed only when a peer asks for it";
  case Bound::Replaces:
    return "an element is removed only to make room for the next";
  case Bound::Unreached:
    return "no entry point leads to a removal, and nothing tests the size";
  default:
    return "nothing in the program removes an element or tests the size";
  }
}

std::string container::insufficiency(const Program &P, const Insufficient &R) {
  switch (R.Why) {
  case Bound::Conditional:
    return "this removal asks for something that the growth does not ask for";
  case Bound::OneByOne:
    return "this removal takes one element as an answer or a timer comes";
  case Bound::ForeignKey:
    return fmt::format("this removal is for an object of `{}`", P.text(P.record(R.What->KeyRecord)->Name));
  case Bound::OneOfMany:
    return "this removal takes one of several equal elements";
  case Bound::PeerReads:
    return "this removal comes only as fast as the peer reads";
  case Bound::PeerChooses:
    return R.By == std::set{EntryKind::Disconnect} ? "this removal comes only when the peer disconnects"
                                                   : "this removal comes only when a peer asks for it";
  case Bound::Replaces:
    return "this removal only makes room for the next element";
  case Bound::Unreached:
    return "no entry point leads to this removal";
  default:
    return "this removal does not bound it";
  }
}

std::string container::remedy(const Verdict &V) {
  switch (V.What) {
  case Bound::PeerReads:
    return "stop producing, or close the connection, when more than a maximum is waiting";
  case Bound::OneOfMany:
    return "remove all equal elements, or add only what is not there yet";
  case Bound::OneByOne:
    return "refuse when more than a maximum is waiting";
  case Bound::Conditional:
  case Bound::ForeignKey:
    return "remove the element on every path that ends the life of what it stands for, or refuse beyond a maximum";
  default:
    return "refuse or evict beyond a maximum before it grows, use a bounded type, or remove what has become old";
  }
}

} // namespace floodgate
