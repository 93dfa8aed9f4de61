//===- Program.cpp - questions to a program -------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/program/Program.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <deque>

using namespace llvm;

namespace floodgate {

/// What was followed to so many places could be anything.
static constexpr size_t MostPlaces = 400;

std::optional<uint32_t> Program::function(Symbol Usr) const {
  if (auto It = FunctionIndex.find(raw(Usr)); It != FunctionIndex.end())
    return It->second;
  return std::nullopt;
}

SmallVector<uint32_t, 2> Program::named(StringRef Name) const {
  SmallVector<uint32_t, 2> Result;
  for (uint32_t I = 0; I < Functions.size(); ++I)
    if (text(Functions[I].Name) == Name)
      Result.push_back(I);
  return Result;
}

const Record *Program::record(Symbol Usr) const {
  auto It = RecordIndex.find(raw(Usr));
  return It == RecordIndex.end() ? nullptr : &Records[It->second];
}

const Field *Program::field(Symbol Usr) const {
  auto It = FieldIndex.find(raw(Usr));
  return It == FieldIndex.end() ? nullptr : &Records[It->second.first].Fields[It->second.second];
}

bool Program::isVisibleElsewhere(const Place &Where) const {
  switch (Where.What) {
  case Place::Kind::Shared:
    return false; // It is known to the function that made it and its lambdas.
  case Place::Kind::Global:
    return !Internal.contains(raw(Where.Entity));
  default: {
    const Record *Holder = record(Where.Record);
    return !Holder || Holder->InHeader;
  }
  }
}

Program::Reach Program::reach(const RootFilter &AdmitRoot, const EdgeFilter &AdmitEdge) const {
  Reach Result;
  Result.Owner = this;
  Result.Parent.assign(Functions.size(), Reach::Unreached);
  std::deque<uint32_t> Queue;
  for (uint32_t I = 0; I < Roots.size(); ++I)
    if (Result.Parent[Roots[I].Function] == Reach::Unreached && AdmitRoot(Entries[Roots[I].Entry])) {
      Result.Parent[Roots[I].Function] = ~static_cast<int64_t>(I);
      Queue.push_back(Roots[I].Function);
    }
  while (!Queue.empty()) {
    uint32_t From = Queue.front();
    Queue.pop_front();
    ++Result.Count;
    for (uint32_t Index : Out[From]) {
      const Edge &E = Edges[Index];
      if (Result.Parent[E.To] != Reach::Unreached || !AdmitEdge(E))
        continue;
      Result.Parent[E.To] = Index;
      Queue.push_back(E.To);
    }
  }
  return Result;
}

Program::Witness Program::Reach::witness(uint32_t Function) const {
  Witness Result;
  while (Parent[Function] >= 0) {
    Result.Edges.push_back(Parent[Function]);
    Function = Owner->Edges[Parent[Function]].From;
  }
  std::reverse(Result.Edges.begin(), Result.Edges.end());
  Result.Root = ~Parent[Function];
  return Result;
}

/// The numbers in \p Seen, which grew as a set: what is reached is small, whatever the size of the program.
static SparseBitVector<> sorted(const DenseSet<uint32_t> &Seen) {
  std::vector<uint32_t> Numbers(Seen.begin(), Seen.end());
  llvm::sort(Numbers);
  SparseBitVector<> Result;
  for (uint32_t Number : Numbers)
    Result.set(Number);
  return Result;
}

SparseBitVector<> Program::reachableFrom(uint32_t Start, const EdgeFilter &Admit) const {
  DenseSet<uint32_t> Seen{Start};
  SmallVector<uint32_t, 32> Work{Start};
  while (!Work.empty())
    for (uint32_t Index : Out[Work.pop_back_val()])
      if (const Edge &E = Edges[Index]; Admit(E) && Seen.insert(E.To).second)
        Work.push_back(E.To);
  return sorted(Seen);
}

bool Program::leads(uint32_t From, uint32_t To, EdgeCheck Admit) const {
  if (From == To)
    return true;
  // What was seen in this search, and from which end. Earlier searches of this thread left smaller numbers.
  static thread_local std::vector<uint64_t> Seen;
  static thread_local uint64_t Last = 0;
  if (Seen.size() < Functions.size())
    Seen.resize(Functions.size());
  const uint64_t After = ++Last, Before = ++Last;
  Seen[From] = After;
  Seen[To] = Before;
  // From both ends, a step at a time from where there is less: what a utility calls is little, and so is who calls an
  // entry point; and where both are much, they meet soon.
  std::vector<uint32_t> Forward{From}, Backward{To}, Next;
  while (!Forward.empty() && !Backward.empty()) {
    bool IsForward = Forward.size() <= Backward.size();
    const uint64_t Mine = IsForward ? After : Before, Others = IsForward ? Before : After;
    Next.clear();
    for (uint32_t Function : IsForward ? Forward : Backward)
      for (uint32_t Index : IsForward ? Out[Function] : In[Function]) {
        const Edge &E = Edges[Index];
        uint32_t Other = IsForward ? E.To : E.From;
        if (Seen[Other] == Mine || !Admit(E))
          continue;
        if (Seen[Other] == Others)
          return true;
        Seen[Other] = Mine;
        Next.push_back(Other);
      }
    (IsForward ? Forward : Backward).swap(Next);
  }
  return false;
}

bool Program::isLongLived(Symbol RecordUsr) const { return LongLived.contains(raw(RecordUsr)); }

/// Follows \p What, which depends on the receiver or a parameter of \p Function, into its callers.
void Program::resolveThroughCallers(const Place &What, uint32_t Number, bool ByReceiver, std::vector<Place> &Into,
                                    std::set<std::pair<uint32_t, Place>> &Seen) const {
  bool Known = false;
  for (uint32_t Index : In[Number]) {
    if (Known && Seen.size() > MostPlaces)
      return;
    const Edge &E = Edges[Index];
    const Call &C = Calls[E.CallIndex];
    if (ByReceiver && (C.Receiver.What == Place::Kind::Unknown))
      continue; // Handed over as a callable: the object is whoever's it was.
    Known = true;
    Place Given = ByReceiver ? C.Receiver : What.Index < C.Arguments.size() ? C.Arguments[What.Index] : Place{};
    if (What.What == Place::Kind::Parameter) { // The container itself was passed.
      Given.Depth += What.Depth;
      Given.Text = What.Text;
      resolveInto(Given, E.From, Into, Seen);
      continue;
    }
    // A member of what was passed: it lives as long as that does.
    switch (Given.What) {
    case Place::Kind::Local:
    case Place::Kind::Fresh:
      break;
    case Place::Kind::Parameter: {
      Place Same = What;
      Same.OwnedBy = Given.OwnedBy == Place::Owner::This ? Place::Owner::This : Place::Owner::Parameter;
      Same.Index = Given.Index;
      resolveInto(Same, E.From, Into, Seen);
      break;
    }
    case Place::Kind::Field: {
      std::vector<Place> Holder;
      resolveInto(Given, E.From, Holder, Seen);
      if (!Holder.empty() && !is_contained(Into, What))
        Into.push_back(What);
      break;
    }
    default:
      if (isLongLived(What.Record) && !is_contained(Into, What))
        Into.push_back(What);
    }
  }
  // Nobody is seen to call it: an entry point is handed an object for the time of the call; others are believed.
  if (!Known) {
    bool IsRoot = RootFunctions.contains(Number);
    if ((ByReceiver || !IsRoot) && What.What == Place::Kind::Field && isLongLived(What.Record) &&
        !is_contained(Into, What))
      Into.push_back(What);
  }
}

void Program::resolveInto(Place What, uint32_t Number, std::vector<Place> &Into,
                          std::set<std::pair<uint32_t, Place>> &Seen) const {
  std::pair<uint32_t, Place> Key{Number, What};
  Key.second.Text = Symbol::None;
  if (Seen.size() > MostPlaces || !Seen.insert(Key).second)
    return;
  auto Accept = [&](const Place &P) {
    if (!is_contained(Into, P))
      Into.push_back(P);
  };
  switch (What.What) {
  case Place::Kind::Global:
  case Place::Kind::Shared:
    return Accept(What);
  case Place::Kind::Field:
    switch (What.OwnedBy) {
    case Place::Owner::Local:
    case Place::Owner::Fresh:
      return;
    case Place::Owner::Global:
      return Accept(What);
    case Place::Owner::This: {
      // In a lambda, `this` is that of the method around it.
      Number = outermost(Number);
      Symbol Class = Functions[Number].Record;
      if (SeedRecords.contains(raw(Class)))
        return Accept(What);
      if (!isLongLived(Class))
        return;
      return resolveThroughCallers(What, Number, /*ByReceiver=*/true, Into, Seen);
    }
    case Place::Owner::Parameter:
      return resolveThroughCallers(What, Number, /*ByReceiver=*/false, Into, Seen);
    default:
      if (isLongLived(What.Record))
        Accept(What);
      return;
    }
  case Place::Kind::Parameter:
    if (What.OwnedBy != Place::Owner::This)
      resolveThroughCallers(What, Number, /*ByReceiver=*/false, Into, Seen);
    return;
  case Place::Kind::Result:
    if (auto Callee = function(What.Entity))
      for (Place Returned : Functions[*Callee].Returns) {
        Returned.Depth += What.Depth;
        Returned.Text = What.Text;
        if (Returned.What == Place::Kind::Global || isLongLived(Returned.Record))
          Accept(Returned);
      }
    return;
  default:
    return;
  }
}

std::vector<Place> Program::resolve(const Place &What, uint32_t Function) const {
  std::vector<Place> Result;
  std::set<std::pair<uint32_t, Place>> Seen;
  resolveInto(What, Function, Result, Seen);
  llvm::sort(Result, [this](const Place &A, const Place &B) {
    return std::tie(text(A.Entity), A.Depth, A.What, A.OwnedBy) < std::tie(text(B.Entity), B.Depth, B.What, B.OwnedBy);
  });
  return Result;
}

Step Program::place(const Location &Where, Symbol Function, std::string Message) const {
  Step Result;
  Result.Where = range(Where);
  Result.Message = std::move(Message);
  if (auto Number = function(Function))
    Result.Function = text(Functions[*Number].Name);
  return Result;
}

SourceRange Program::range(const Location &Where) const {
  SourceRange Result;
  Result.File = text(Where.File);
  Result.Line = Where.Line;
  Result.Column = Where.Column;
  Result.EndColumn = Where.EndColumn;
  Result.Spelled = text(Where.Spelled);
  return Result;
}

StringRef edgeName(model::Runs How) {
  switch (How) {
  case model::Runs::Direct:
    return "direct";
  case model::Runs::Virtual:
    return "virtual";
  case model::Runs::Inline:
    return "inline continuation";
  case model::Runs::Deferred:
    return "deferred";
  case model::Runs::Dispatched:
    return "dispatched";
  case model::Runs::Timer:
    return "timer";
  case model::Runs::Spawned:
    return "spawned";
  }
  return "";
}

/// What the caller does with the callee, for the steps of a path.
static StringRef verb(model::Runs How, bool Unknown) {
  switch (How) {
  case model::Runs::Direct:
  case model::Runs::Virtual:
    return "calls";
  case model::Runs::Inline:
    return Unknown ? "hands over" : "continues with";
  case model::Runs::Spawned:
    return "starts";
  default:
    return "later runs";
  }
}

std::vector<Step> Program::steps(const Witness &Way, const Location &Site, const std::string &SiteMessage) const {
  std::vector<Step> Result;
  uint32_t At = Way.Root == Witness::NoRoot ? Edges[Way.Edges.front()].From : Roots[Way.Root].Function;
  if (Way.Root != Witness::NoRoot) {
    Step First;
    First.Where = range(Functions[At].Where);
    First.Function = text(Functions[At].Name);
    First.Message = arrival(Entries[Roots[Way.Root].Entry]) + " enters `" + First.Function + "`";
    Result.push_back(First);
  }
  for (uint32_t Index : Way.Edges) {
    const Edge &E = Edges[Index];
    const Call &C = Calls[E.CallIndex];
    Step Next;
    Next.Where = range(C.Where);
    Next.Function = text(Functions[E.From].Name);
    Next.Edge = edgeName(E.How);
    bool Here = E.How == model::Runs::Direct || E.How == model::Runs::Virtual;
    Next.Message = (Twine(verb(E.How, C.Unknown)) + " `" + text(Functions[E.To].Name) + "`").str();
    if (!Here && C.Via != Symbol::None)
      Next.Message += (Twine(" through `") + text(C.Via) + "`").str();
    Result.push_back(std::move(Next));
    At = E.To;
  }
  Step Last;
  Last.Where = range(Site);
  Last.Function = text(Functions[At].Name);
  Last.Message = SiteMessage;
  Result.push_back(std::move(Last));
  return Result;
}

/// What an entry point of each kind is called where it has a name that follows.
static StringRef nameOf(model::EntryKind Kind) {
  switch (Kind) {
  case model::EntryKind::Message:
    return "message";
  case model::EntryKind::Http:
    return "endpoint";
  case model::EntryKind::Stream:
    return "data from the peer";
  case model::EntryKind::Timer:
    return "a timer";
  case model::EntryKind::Disconnect:
    return "the peer's disconnect";
  case model::EntryKind::Callback:
    return "a callback";
  }
  return "";
}

std::string Program::describe(const EntryPoint &Entry) const {
  if (Entry.Name != Symbol::None)
    return (nameOf(Entry.Kind) + " `" + text(Entry.Name) + "`").str();
  // One without a name is told by the function in which it is, or that it runs.
  auto Number = Entry.ThroughSlot ? std::nullopt : function(Entry.Function);
  const bool IsLambda = Number && outermost(*Number) != *Number;
  const std::string In = Number ? "`" + text(Functions[outermost(*Number)].Name) + "`" : "";
  switch (Entry.Kind) {
  case model::EntryKind::Message:
    return In.empty() ? "a message" : (IsLambda ? "a message in " : "a message to ") + In;
  case model::EntryKind::Http:
    return "an HTTP request";
  case model::EntryKind::Stream:
    if (Entry.Listens)
      return In.empty() ? "a new connection" : "a new connection in " + In;
    if (Entry.IsOverride && !In.empty())
      return "the data that " + In + " is given";
    return In.empty() ? "a socket read" : "the socket read in " + In;
  case model::EntryKind::Callback:
    return In.empty() ? "a callback" : (IsLambda ? "a callback in " : "the callback ") + In;
  case model::EntryKind::Timer:
  case model::EntryKind::Disconnect:
    break;
  }
  return nameOf(Entry.Kind).str();
}

std::string Program::arrival(const EntryPoint &Entry) const {
  if (Entry.Name != Symbol::None)
    return describe(Entry);
  switch (Entry.Kind) {
  case model::EntryKind::Message:
    return "a message";
  case model::EntryKind::Http:
    return "an HTTP request";
  default:
    return nameOf(Entry.Kind).str();
  }
}

std::string Program::identify(const EntryPoint &Entry) const {
  std::string Result = nameOf(Entry.Kind).str();
  if (Entry.Name != Symbol::None)
    Result += " " + text(Entry.Name);
  std::erase(Result, '`');
  return Result;
}

} // namespace floodgate
