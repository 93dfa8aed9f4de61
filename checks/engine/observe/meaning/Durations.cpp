//===- Durations.cpp - how long an expression says ------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "engine/observe/meaning/Durations.h"
#include "engine/observe/values/Values.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace floodgate {

std::optional<double> seconds(Semantics &S, const Expr &E, double SecondsPerUnit) {
  static constexpr std::pair<llvm::StringLiteral, double> Units[] = {
      {"nanoseconds", 1e-9}, {"microseconds", 1e-6}, {"milliseconds", 1e-3}, {"seconds", 1},
      {"minutes", 60},       {"hours", 3600},        {"days", 86400},        {"weeks", 604800}};
  const Expr *Bare = stripped(&E);
  Expr::EvalResult Plain;
  if (!Bare->isValueDependent() && Bare->getType()->isIntegerType() && Bare->EvaluateAsInt(Plain, S.context()))
    return static_cast<double>(Plain.Val.getInt().getSExtValue()) * SecondsPerUnit;
  // std::chrono::duration says its unit itself: `0s`, `std::chrono::milliseconds(5)`.
  if (const auto *Duration = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Bare->getType()->getAsCXXRecordDecl());
      Duration && S.name(*Duration) == "std::chrono::duration" && Duration->getTemplateArgs().size() == 2 &&
      Duration->getTemplateArgs()[1].getKind() == TemplateArgument::Type && !Bare->isValueDependent()) {
    const auto *Ratio = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Duration->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl());
    Expr::EvalResult Value;
    if (Ratio && Ratio->getTemplateArgs().size() == 2 && Bare->EvaluateAsRValue(Value, S.context()) &&
        Value.Val.isStruct() && Value.Val.getStructNumFields() == 1 && Value.Val.getStructField(0).isInt())
      return static_cast<double>(Value.Val.getStructField(0).getInt().getSExtValue()) *
             static_cast<double>(Ratio->getTemplateArgs()[0].getAsIntegral().getSExtValue()) /
             static_cast<double>(Ratio->getTemplateArgs()[1].getAsIntegral().getSExtValue());
  }
  std::string Written = Bare->getType().getAsString(S.policy());
  std::string Unit = StringRef(Written).rsplit("::").second.empty() ? StringRef(Written).lower()
                                                                    : StringRef(Written).rsplit("::").second.lower();
  for (const auto &[Name, Factor] : Units) {
    if (Unit != Name)
      continue;
    auto Arguments = argumentsOf(*Bare);
    Expr::EvalResult Value;
    if (!Arguments.empty() && !Arguments[0]->isValueDependent() &&
        Arguments[0]->getType()->isIntegralOrEnumerationType() && Arguments[0]->EvaluateAsInt(Value, S.context()))
      return static_cast<double>(Value.Val.getInt().getSExtValue()) * Factor;
  }
  return std::nullopt;
}

} // namespace floodgate
