#!/usr/bin/env python3
"""Makes the five files of a new check: new_check.py STEM FUNCTION [--root ROOT]

STEM is the check's name without `dos-`: `some-thing`. What is made reports each handler that a peer reaches and that
calls FUNCTION, the qualified name of a function that has its body in the project: a check that works, to be changed into
the one that is wanted. Made are a row of checks/Checks.def, the class in checks/STEM/, a page, and a test; then
`./run test STEM` passes.
"""

import argparse
import pathlib
import re
import sys

HEADER = '''//===- {cls}.h - dos-{stem} {dashes}*- C++ -*-===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#ifndef FLOODGATE_CHECKS_{guard}_H
#define FLOODGATE_CHECKS_{guard}_H

#include "Check.h"

namespace floodgate {{

/// A peer makes the program call `{function}`.
class {cls} : public Check {{
public:
  llvm::StringRef name() const override {{ return "dos-{stem}"; }}
  void judge(const Analyses &Shared, std::vector<Finding> &Findings) const override;
}};

}} // namespace floodgate

#endif // FLOODGATE_CHECKS_{guard}_H
'''

SOURCE = '''//===- {cls}.cpp - dos-{stem} {dashes}===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "{stem}/{cls}.h"
#include "engine/program/FindingBuilder.h"
#include "engine/program/Reachability.h"

namespace floodgate {{

void {cls}::judge(const Analyses &Shared, std::vector<Finding> &Findings) const {{
  const Program &P = Shared.program();
  const Program::Reach &Peers = Shared.get<Reachability>().fromPeers();
  const FindingBuilder Build(P, name());
  for (uint32_t Callee : P.named("{function}"))
    for (uint32_t Index : P.in(Callee))
      if (const Edge &E = P.edges()[Index]; Peers.contains(E.From)) {{
        const Program::Witness Way = Peers.witness(E.From);
        Finding F = Build.at(P.calls()[E.CallIndex].Where, E.From, Way, "it is called here");
        F.Subject = "{function} in " + F.Function;
        F.Message = "`{function}` is called for a peer. It is reached by " + Build.describe(Way) + ".";
        F.Remedy = "do not call it there";
        Findings.push_back(std::move(F));
      }}
}}

}} // namespace floodgate
'''

PAGE = '''# dos-{stem}

A peer makes the program call `{function}`.

## When it reports

Each call of `{function}` in a function that a message, an HTTP request or data of a connection leads to.

## When it does not

Where no entry point of the models leads to the call, or only a timer does.

## Gate or audit

All findings are for the gate.

## How to fix it

Do not call it there.

## Suppressing one finding

`// NOLINTNEXTLINE(dos-{stem})` on the line before, under clang-tidy.
'''

TEST = '''// What a peer reaches is reported, and nothing else.

// RUN: %check_both %s dos-{stem}

#include <process/process.hpp>

{declaration}

class Server : public process::Process<Server> {{
public:
  void initialize() override {{ install("message", &Server::handle_bad); }}

  void handle_bad(const process::UPID &from, const std::string &body) {{
    {function}();
// CHECK: :[[@LINE-1]]:{column}: warning: `{function}` is called for a peer.
  }}

  void unreached_ok() {{ {function}(); }}
}};
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("stem")
    parser.add_argument("function")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    stem, function = options.stem, options.function
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", stem):
        sys.exit(f"new_check.py: '{stem}': a name in lower case, its words joined by `-`, without `dos-`")
    if not re.fullmatch(r"[A-Za-z_]\w*(::[A-Za-z_]\w*)*", function):
        sys.exit(f"new_check.py: '{function}': the qualified name of a function")
    cls = "".join(word.capitalize() for word in stem.split("-"))
    table = options.root / "checks/Checks.def"
    rows = table.read_text("utf-8")
    if f'CHECK("dos-{stem}"' in rows:
        sys.exit(f"new_check.py: there is a check dos-{stem}")
    *scopes, name = function.split("::")
    declaration = "".join(f"namespace {scope} {{ " for scope in scopes) + f"void {name}() {{}}" + " }" * len(scopes)
    values = {
        "stem": stem,
        "cls": cls,
        "function": function,
        "guard": re.sub(r"[^A-Z0-9]", "_", f"{stem}/{cls}".upper()),
        "declaration": declaration,
        "column": 5,
    }

    def dashes(title, end):
        return "-" * max(1, 80 - len(title) - len(end))

    files = {
        f"checks/{stem}/{cls}.h": HEADER.format(
            **values, dashes=dashes(f"//===- {cls}.h - dos-{stem} ", "*- C++ -*-===//")
        ),
        f"checks/{stem}/{cls}.cpp": SOURCE.format(**values, dashes=dashes(f"//===- {cls}.cpp - dos-{stem} ", "===//")),
        f"docs/checks/{stem}.md": PAGE.format(**values),
        f"test/checks/{stem}/{stem}.cpp": TEST.format(**values),
    }
    for path, text in files.items():
        target = options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        print(path)
    row = (
        f'CHECK("dos-{stem}", {cls}, 400, "warning", "high", "5.0", "Handler that calls {function}",\n'
        f'      "A peer makes the program call `{function}`.")\n'
    )
    table.write_text(rows.replace("\n#undef CHECK", row + "\n#undef CHECK"), "utf-8")
    print("checks/Checks.def")


if __name__ == "__main__":
    main()
