//===- JudgeApart.cpp - checks that cannot take each other down --------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
//
//===----------------------------------------------------------------------===//

#include "driver/gate/JudgeApart.h"
#include "driver/extraction/WorkerPool.h"
#include "driver/system/Stopwatch.h"
#include "engine/facts/FactsCodec.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/ErrorHandling.h"
#include <optional>
#include <type_traits>

namespace floodgate {

namespace {

class Writer {
public:
  template <class T> void write(const T &Value) {
    if constexpr (HasFields<T>)
      const_cast<T &>(Value).fields([&](const auto &Field) { write(Field); });
    else if constexpr (std::is_same_v<T, std::string>)
      Out.text(Value);
    else
      Out.number(static_cast<uint64_t>(Value));
  }
  template <class T> void write(const std::vector<T> &Values) {
    Out.number(Values.size());
    for (const T &Value : Values)
      write(Value);
  }
  std::string take() { return Out.take(); }

private:
  FactsWriter Out;
};

class Reader {
public:
  explicit Reader(llvm::StringRef Bytes) : In(Bytes) {}
  template <class T> void read(T &Value) {
    if constexpr (HasFields<T>)
      Value.fields([&](auto &Field) { read(Field); });
    else if constexpr (std::is_same_v<T, std::string>)
      Value = In.block().str();
    else
      Value = static_cast<T>(In.number());
  }
  template <class T> void read(std::vector<T> &Values) {
    Values.resize(In.count());
    for (T &Value : Values)
      read(Value);
  }
  bool isWhole() const { return !In.hasFailed() && In.isAtEnd(); }

private:
  FactsCursor In;
};

constexpr double MicrosecondsPerSecond = 1e6;

std::string encode(const Verdict &Reached) {
  Writer Out;
  Out.write(static_cast<uint64_t>(Reached.Seconds * MicrosecondsPerSecond));
  Out.write(Reached.Findings);
  return Out.take();
}

/// Nothing where encode() did not make the bytes.
std::optional<Verdict> decodeVerdict(llvm::StringRef Bytes) {
  Reader In(Bytes);
  uint64_t Microseconds = 0;
  In.read(Microseconds);
  Verdict Reached;
  Reached.Seconds = static_cast<double>(Microseconds) / MicrosecondsPerSecond;
  In.read(Reached.Findings);
  return In.isWhole() ? std::optional(std::move(Reached)) : std::nullopt;
}

} // namespace

std::vector<Verdict> judgeApart(size_t Count, unsigned Jobs,
                                llvm::function_ref<void(size_t, std::vector<Finding> &)> Judge) {
  std::vector<Verdict> Verdicts(Count);
  const auto Numbers = llvm::seq<size_t>(0, Count);
  const std::vector<size_t> Order(Numbers.begin(), Numbers.end());
  WorkLimits Limits;
  Limits.Jobs = Jobs;
  auto Work = [&](size_t I) {
    Stopwatch Watch;
    Verdict Reached;
    Judge(I, Reached.Findings);
    Reached.Seconds = Watch.seconds();
    std::string Bytes = encode(Reached);
    // A member that Finding::fields() leaves out would be lost.
    if (std::optional<Verdict> Again = decodeVerdict(Bytes); !Again || Again->Findings != Reached.Findings)
      llvm::report_fatal_error("a finding is not what was written of it", /*gen_crash_diag=*/false);
    return Bytes;
  };
  auto Take = [&](size_t, size_t I, WorkResult &Ended) {
    if (Ended.What != WorkResult::Outcome::Done) {
      Verdicts[I].Problem = Ended.What == WorkResult::Outcome::OutOfMemory ? "out of memory" : Ended.Signal;
      return;
    }
    if (std::optional<Verdict> Reached = decodeVerdict(Ended.Output))
      Verdicts[I] = std::move(*Reached);
    else
      Verdicts[I].Problem = "it ended before it had said what it found";
  };
  runWork(Order, Count, Limits, Work, Take);
  return Verdicts;
}

} // namespace floodgate
