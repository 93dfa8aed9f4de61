"""Generates an actor program that has the shape of Apache Mesos.

    generate.py UNITS FOLDER

Writes FOLDER/compile_commands.json, and the sources and headers of a program of so many translation units. The same
number makes the same bytes.

All numbers in this file were measured on Mesos at commit c1b42f79, in three ways. Where nothing else is said: in the
facts of src/master, 30 units. 95 units: in the facts of src/master, libprocess, src/slave, src/common, src/zookeeper,
src/files and src/sched. 355 units: in what the compiler says that all of src and libprocess includes.
docs/benchmark.md has a table of them.

A program is made of subsystems of 30 units, which are what src/master is; the last one may have fewer. Each unit is a
class with a source and a header. There are three layers of headers with function bodies in them: `core`, which is one
for the whole program however large it is, as stout and libprocess are; the `interface` headers of a subsystem; and the
headers of its units.
"""

import argparse
import bisect
import itertools
import json
import os
import random
import shutil

# The units of src/master. Their own functions (with a body, lambdas among them), how many of these are lambdas, and the
# calls in them; the entry points that they register by messages, endpoints, timers, disconnections and gauges; the
# operations that make a container grow and shrink; the lines of log.
UNITS = [
    (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0),
    (1, 0, 123, 0, 0, 0, 0, 0, 0, 0, 1),
    (2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
    (2, 0, 14, 0, 0, 0, 0, 0, 0, 0, 1),
    (2, 0, 19, 0, 0, 0, 0, 0, 0, 0, 1),
    (3, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1),
    (5, 1, 8, 0, 0, 0, 0, 1, 1, 1, 0),
    (5, 4, 172, 0, 0, 0, 0, 0, 0, 0, 0),
    (10, 0, 20, 0, 0, 0, 0, 0, 0, 0, 1),
    (10, 0, 29, 0, 0, 0, 0, 0, 4, 7, 0),
    (12, 0, 60, 0, 0, 0, 0, 0, 1, 0, 4),
    (13, 0, 27, 0, 0, 0, 0, 0, 1, 0, 0),
    (16, 5, 58, 0, 0, 0, 0, 0, 2, 0, 2),
    (16, 5, 75, 0, 0, 0, 0, 0, 1, 2, 1),
    (17, 0, 63, 0, 0, 0, 0, 6, 11, 7, 0),
    (18, 3, 74, 0, 0, 0, 0, 0, 2, 0, 0),
    (22, 0, 52, 0, 0, 0, 0, 0, 6, 16, 1),
    (27, 0, 113, 0, 1, 0, 0, 2, 2, 5, 5),
    (27, 3, 71, 0, 0, 0, 0, 0, 5, 2, 0),
    (28, 4, 69, 0, 0, 0, 0, 0, 7, 3, 0),
    (34, 0, 400, 0, 0, 0, 0, 26, 23, 9, 1),
    (41, 17, 244, 0, 0, 0, 0, 0, 3, 4, 5),
    (43, 8, 190, 0, 0, 0, 0, 0, 27, 16, 1),
    (62, 24, 92, 0, 0, 0, 0, 0, 0, 2, 0),
    (81, 6, 822, 0, 0, 0, 0, 0, 0, 2, 6),
    (112, 68, 476, 0, 0, 0, 0, 0, 23, 2, 1),
    (131, 31, 827, 0, 1, 1, 0, 0, 13, 29, 31),
    (169, 67, 973, 0, 0, 0, 0, 0, 23, 28, 13),
    (263, 54, 2957, 25, 22, 8, 5, 2, 128, 114, 307),
]

# The headers with function bodies that these units see: how many of the 30 do, and how many bodies one
# of them has from it (of templates, those that the unit uses). Headers of stout and libprocess.
CORE = [
    (30, 45), (30, 14), (30, 11), (30, 10), (30, 7), (30, 4), (30, 2), (30, 1), (29, 61), (29, 46), (29, 29),
    (29, 27), (29, 10), (29, 5), (29, 3), (29, 1), (29, 1), (29, 1), (29, 1), (29, 1), (28, 123), (28, 79), (28, 20),
    (28, 20), (28, 12), (28, 6), (28, 6), (28, 2), (26, 7), (25, 52), (25, 11), (25, 6), (24, 32), (24, 24), (24, 17),
    (24, 6), (24, 6), (24, 4), (23, 7), (23, 3), (23, 1), (22, 32), (22, 13), (22, 8), (22, 4), (22, 4), (21, 13),
    (21, 3), (21, 1), (19, 14), (19, 3), (19, 3), (19, 2), (18, 9), (16, 3), (15, 6), (15, 4), (15, 3), (14, 6),
    (14, 4), (12, 9), (12, 8), (11, 3), (9, 10), (8, 1), (5, 5), (5, 1), (4, 19), (4, 18), (4, 13), (4, 12), (4, 11),
    (4, 8), (4, 8), (4, 8), (4, 7), (4, 4), (4, 1), (4, 1), (4, 1), (4, 1), (4, 1), (4, 1), (4, 1), (4, 1), (4, 1),
    (4, 1), (4, 1), (4, 1), (4, 1), (4, 1), (3, 17), (3, 7), (3, 3), (2, 6), (2, 4), (2, 2), (1, 5), (1, 5), (1, 4),
]
# Headers of include/mesos: 37 of these, of the 96 that there are for 355 units. So 8 a subsystem, of the same sizes.
INTERFACE = [(26, 8), (24, 16), (18, 8), (14, 13), (13, 16), (11, 3), (11, 2), (5, 14)]
# The interfaces of how many subsystems a unit includes: so that it sees 13 such headers, its own subsystem's first.
INTERFACES = 3
# Headers of src: the header of a unit. Six units have none that others see.
UNIT_HEADERS = [
    (18, 2), (15, 13), (15, 8), (11, 9), (10, 4), (10, 2), (10, 2), (10, 2), (9, 44), (9, 5), (9, 2), (7, 1), (6, 13),
    (5, 15), (5, 2), (4, 31), (4, 18), (4, 1), (2, 1), (2, 1), (1, 3), (1, 3), (1, 2), (1, 2), (0, 0), (0, 0), (0, 0),
    (0, 0), (0, 0), (0, 0),
]

# How many calls a function has, at the middles of 20 equal parts of all functions.
CALLS_IN_OWN = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 13, 18, 40]
CALLS_IN_HEADER = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 8]
# What the calls in a unit's own functions lead to, in 1000 (95 units).
HEADER, OWN, SUBSYSTEM, FOREIGN, OUTSIDE = 440, 178, 48, 123, 211
# How many calls stand in a branch, in 1000.
CONDITIONAL_IN_OWN, CONDITIONAL_IN_HEADER = 483, 328
# How many of the functions are methods, in 1000.
METHODS = 700
# How many functions in headers change a container, in 1000.
CHANGES_IN_HEADER = 46
# How many sites make the same member grow.
GROWTHS_PER_MEMBER = 2.25
# Of the calls, how many are virtual, and how many of the lambdas run later on their actor, in 1000.
VIRTUAL, DEFERRED = 26, 333
# How unevenly the calls are spread: the function in place N of the order of fame is called in proportion to
# N ** -UNEVEN. With 0.8 the first 20 of 1900 get 26 of 100 calls; measured were 29.
UNEVEN = 0.8
# Core headers that every interface header and unit header includes: those that 28 of 30 units see.
BASE = 28

SUBSYSTEM_SIZE = len(UNITS)
SIGNATURE = "(int number, const std::string &key)"


class Dice:
    """Random choices. Only `random()` of the library's generator is the same in all versions of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random
        weights = ((place + 1) ** -UNEVEN for place in range(200000))
        self.fame = list(itertools.accumulate(weights))

    def below(self, end):
        return int(self.random() * end)

    def pick(self, values):
        return values[self.below(len(values))]

    def hits(self, thousandths):
        return self.below(1000) < thousandths

    def famous(self, values):
        """One of the values, of which the first are the best known."""
        return values[bisect.bisect_left(self.fame, self.random() * self.fame[len(values) - 1], 0, len(values) - 1)]

    def shuffled(self, values):
        values = list(values)
        for last in range(len(values) - 1, 0, -1):
            other = self.below(last + 1)
            values[last], values[other] = values[other], values[last]
        return values


class Function:
    """Something that can be called: `int name(int number, const std::string &key)`."""

    def __init__(self, scope, name, owner=""):
        self.scope = scope
        self.name = name
        self.owner = owner  # The class, where it is a method.

    def call(self, arguments, caller=None, member=""):
        """How to call it, from `caller`; `member` is what holds the object, where the caller's class has one."""
        if not self.owner:
            return f"{self.scope}::{self.name}({arguments})"
        if caller and caller.owner == self.owner and caller.scope == self.scope:
            return f"{self.name}({arguments})"
        if member:
            return f"{member}{self.name}({arguments})"
        if self.scope == "core" or self.scope.startswith("interface"):
            return f"{self.scope}::{self.owner.lower()}.{self.name}({arguments})"
        return f"outside::instance<{self.scope}::{self.owner}>()->{self.name}({arguments})"


# Functions of the project that no unit of the database defines.
ELSEWHERE = [Function("elsewhere", f"e{at}") for at in range(100)]


def body(dice, calls, conditional, number="number", key="key"):
    """The statements of calls, where `calls` makes one of its arguments."""
    for call in calls:
        numbers = dice.pick([number, number, str(dice.below(100))])
        keys = dice.pick([key, key, f'"{dice.below(100)}"'])
        statement = f"result += {call(f'{numbers}, {keys}')};"
        yield f"if ({number} > {dice.below(1000)}) {statement}" if dice.hits(conditional) else statement


def header_functions(dice, scope, owner, name, count, callable_before):
    """The text of `count` inline functions in a header, and the functions. Each calls what is there before it."""
    functions, methods, free = [], [], []
    for index in range(count):
        function = Function(scope, f"{name}_{index}", owner if dice.hits(METHODS) else "")
        before = callable_before + functions
        calls = [dice.famous(before) for _ in range(dice.pick(CALLS_IN_HEADER)) if before]
        # A free function stands before its class.
        calls = [to for to in calls if function.owner or to.scope != scope or to.owner != owner]
        lines = list(body(dice, [lambda a, to=to: to.call(a, function) for to in calls], CONDITIONAL_IN_HEADER))
        if function.owner and dice.hits(CHANGES_IN_HEADER):
            lines.append(dice.pick(["values[key] = number;", "values.erase(key);"]))
        specifier = "" if function.owner else "inline "
        (methods if function.owner else free).append(
            f"{specifier}int {function.name}(int number, const std::string &key) {{\n"
            + "".join(f"  {line}\n" for line in ["int result = number;", *lines, "return result;"])
            + "}\n"
        )
        functions.append(function)
    return functions, methods, free


class Writer:
    def __init__(self, folder):
        self.folder = folder

    def write(self, path, text):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def make_layer(dice, writer, scope, rows, includes, before):
    """Headers with one class each. Each includes the one before it, the first one `includes`. Gives the functions of
    the headers, by header."""
    layer = []
    for index, (_, count) in enumerate(rows):
        known = before + [function for functions in layer for function in functions]
        functions, methods, free = header_functions(dice, scope, f"C{index}", f"f{index}", count, known)
        previous = f'#include "{scope}/h{index - 1}.hpp"\n' if index else includes
        members = "".join(methods)
        writer.write(
            f"{scope}/h{index}.hpp",
            f"#pragma once\n{previous}\nnamespace {scope} {{\n\n{''.join(free)}\n"
            f"class C{index} {{\npublic:\n{members}\n"
            f"  hashmap<std::string, int> values;\n}};\nextern C{index} c{index};\n\n}} // namespace {scope}\n",
        )
        layer.append(functions)
    return layer


class Unit:
    """What others know of a unit: its functions; and what its header is made of."""

    def __init__(self, dice, subsystem, index, row, header_row):
        (self.count, self.lambdas, self.calls, *entries, self.grows, self.shrinks, self.logs) = row
        self.messages, self.endpoints, self.timers, self.exits, self.gauges = entries
        self.scope = f"s{subsystem}"
        self.subsystem, self.index = subsystem, index
        self.name = f"Unit{index}"
        self.header = f"{self.scope}/unit{index}.hpp"
        self.seen_by, self.inline = header_row
        self.is_actor = any(entries)
        self.is_component = self.count >= 10
        # The functions that an entry point needs come out of the same number.
        handlers = sum(entries[:3]) + min(entries[3], 1) + entries[4] + self.is_actor + self.is_component
        plain = max(1, self.count - self.lambdas - handlers)
        self.functions = [
            Function(self.scope, f"u{index}_{at}", self.name if dice.hits(METHODS) else "") for at in range(plain)
        ]
        self.inline_functions = []
        self.members = max(1, round(self.grows / GROWTHS_PER_MEMBER))


def write_unit_header(dice, writer, unit, peers, core):
    functions, methods, free = header_functions(dice, unit.scope, unit.name, f"i{unit.index}", unit.inline, core)
    bases = [f"public ProtobufProcess<{unit.name}>"] if unit.is_actor else []
    bases += [f"public interface{unit.subsystem}::Component"] if unit.is_component else []
    lines = []
    lines += ["void initialize() override;"] if unit.is_actor else []
    lines += [f"int update{SIGNATURE} override;"] if unit.is_component else []
    lines += [
        f"void message{at}(const process::UPID &from, const messages::Message{unit.subsystem}_{at % 5} &message);"
        for at in range(unit.messages)
    ]
    lines += [
        f"process::Future<process::http::Response> endpoint{at}(const process::http::Request &request);"
        for at in range(unit.endpoints)
    ]
    lines += [f"void timer{at}();" for at in range(unit.timers)]
    lines += ["void exited(const process::UPID &pid) override;"] if unit.exits else []
    lines += [f"double gauge{at}();" for at in range(unit.gauges)]
    lines += [f"int {function.name}{SIGNATURE};" for function in unit.functions if function.owner]
    lines += [f"hashmap<std::string, int> members{at};" for at in range(unit.members)]
    lines += ["hashmap<std::string, int> values;", f"interface{unit.subsystem}::Component *component;"]
    lines += [f"{peer.scope}::{peer.name} *{peer.scope}_{peer.name};" for peer in peers]
    lines += ["core::C0 core0;", "core::C1 core1;", "core::C8 core8;"]
    forward = "".join(f"namespace {peer.scope} {{ class {peer.name}; }}\n" for peer in peers)
    declared = "".join(f"int {function.name}{SIGNATURE};\n" for function in unit.functions if not function.owner)
    inherits = f" : {', '.join(bases)}" if bases else ""
    writer.write(
        unit.header,
        f'#pragma once\n#include "interface{unit.subsystem}/h0.hpp"\n#include <messages{unit.subsystem}.hpp>\n\n'
        f"{forward}\n"
        f"namespace {unit.scope} {{\n\n{declared}\n{''.join(free)}\nclass {unit.name}{inherits} {{\npublic:\n"
        + "".join(f"  {line}\n" for line in lines)
        + f"{''.join(methods)}}};\n\n}} // namespace {unit.scope}\n",
    )
    unit.inline_functions = functions


def shares(dice, total, count):
    """Deals out the calls of a unit to its functions, as unevenly as they are in Mesos."""
    weights = [dice.pick(CALLS_IN_OWN) + 0.1 for _ in range(count)]
    ends = [round(total * at / sum(weights)) for at in itertools.accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends)]


def write_unit_source(dice, writer, unit, peers, includes, header_functions):
    name = unit.name
    inside = Function(unit.scope, "", name)  # Whoever is a method of this class.
    outside = Function(unit.scope, "", "")
    # Each is: the head of the function, whether it is a method, a number and a text in it, and how it ends.
    bodies = []
    for function in unit.functions:
        qualified = f"{name}::{function.name}" if function.owner else function.name
        bodies.append((f"int {qualified}{SIGNATURE}", bool(function.owner), "number", "key", "return result;"))
    for at in range(unit.messages):
        parameters = f"const process::UPID &from, const messages::Message{unit.subsystem}_{at % 5} &message"
        bodies.append((f"void {name}::message{at}({parameters})", True, "message.count()", "message.name()", ""))
    for at in range(unit.endpoints):
        head = f"process::Future<process::http::Response> {name}::endpoint{at}(const process::http::Request &request)"
        bodies.append((head, True, "result", "request.body", "return process::http::Response();"))
    for at in range(unit.timers):
        bodies.append((f"void {name}::timer{at}()", True, "result", f'"{at}"', ""))
    if unit.exits:
        bodies.append((f"void {name}::exited(const process::UPID &pid)", True, "result", '"gone"', ""))
    for at in range(unit.gauges):
        bodies.append((f"double {name}::gauge{at}()", True, "result", f'"{at}"', "return result;"))
    if unit.is_component:
        bodies.append((f"int {name}::update{SIGNATURE}", True, "number", "key", "return result;"))

    # Where the unit's lambdas, growths, removals and lines of log stand.
    sites = {}
    for what, count in (("lambda", unit.lambdas), ("grow", unit.grows), ("shrink", unit.shrinks), ("log", unit.logs)):
        # Only a method has members; `bodies[0]` may be all that there is.
        places = [at for at, entry in enumerate(bodies) if entry[1] or what in ("lambda", "log")]
        for _ in range(count if places else 0):
            sites.setdefault(dice.pick(places), []).append(what)

    own = unit.functions + unit.inline_functions
    near = [function for peer in peers if peer.scope == unit.scope for function in peer.functions]
    far = [function for peer in peers if peer.scope != unit.scope for function in peer.functions]

    def call(is_method):
        """Makes a call, by where the calls of Mesos lead to."""
        if is_method and dice.hits(VIRTUAL):
            return lambda arguments: f"component->update({arguments})"
        draw = dice.below(1000)
        for end, functions in (
            (HEADER, header_functions),
            (HEADER + OWN, own),
            (HEADER + OWN + SUBSYSTEM, near),
            (HEADER + OWN + SUBSYSTEM + FOREIGN, far),
        ):
            if draw < end and functions:
                to = dice.famous(functions)
                member = f"{to.scope}_{to.owner}->" if is_method and to.scope.startswith("s") else ""
                if is_method and to.scope == "core" and to.owner in ("C0", "C1", "C8"):
                    member = f"core{to.owner[1:]}."
                return lambda arguments: to.call(arguments, inside if is_method else outside, member)
        elsewhere = dice.famous(ELSEWHERE)
        return lambda arguments: elsewhere.call(arguments)

    counts = shares(dice, unit.calls, len(bodies) + unit.lambdas)
    rest = counts[len(bodies) :]
    text = []
    for at, (head, is_method, number, key, end) in enumerate(bodies):
        lines = ["int result = 0;"]
        lines += body(dice, [call(is_method) for _ in range(counts[at])], CONDITIONAL_IN_OWN, number, key)
        for what in sites.get(at, []):
            member = f"members{dice.below(unit.members)}"
            if what == "lambda":
                calls = [call(is_method) for _ in range(rest.pop())]
                inner = "".join(
                    f"    {line}\n" for line in body(dice, calls, CONDITIONAL_IN_OWN, "result", f'"{at}"')
                )
                if unit.is_actor and is_method and dice.hits(DEFERRED):
                    callback = f"[this](const process::Future<int> &) {{\n    int result = 0;\n{inner}  }}"
                    line = f"outside::ask({number}).onAny(process::defer(self(), {callback}));"
                else:
                    callback = f"[=](int result) {{\n{inner}    return result;\n  }}"
                    line = f"result += outside::apply({callback});"
            elif what == "grow":
                line = f"{member}[{key}] = result;"
            elif what == "shrink":
                line = f"{member}.erase({key});"
            else:
                line = f'LOG(INFO) << "{name} has " << {key} << " and " << result;'
            lines.insert(1 + dice.below(len(lines)), line)
        text.append(f"{head} {{\n" + "".join(f"  {line}\n" for line in [*lines, end] if line) + "}\n")

    if unit.is_actor:
        lines = []
        for at in range(unit.messages):
            lines.append(f"install<messages::Message{unit.subsystem}_{at % 5}>(&{name}::message{at});")
        for at in range(unit.endpoints):
            lines.append(f'route("/{name}/{at}", "", &{name}::endpoint{at});')
        for at in range(unit.timers):
            lines.append(f"process::delay(Seconds({at + 1}), self(), &{name}::timer{at});")
        for at in range(unit.gauges):
            value = f"process::defer(self(), &{name}::gauge{at})"
            lines.append(f'process::metrics::PullGauge gauge{at}("{name}/{at}", {value});')
        text.append(f"void {name}::initialize() {{\n" + "".join(f"  {line}\n" for line in lines) + "}\n")
    included = "".join(f'#include "{path}"\n' for path in [unit.header, *includes])
    joined = "\n".join(text)
    writer.write(
        f"{unit.scope}/unit{unit.index}.cpp",
        f"{included}\nnamespace {unit.scope} {{\n\n{joined}\n}} // namespace {unit.scope}\n",
    )


def write_messages(writer, subsystem):
    classes = "".join(
        f"class Message{subsystem}_{at} : public google::protobuf::Message {{\npublic:\n"
        "  const std::string &name() const;\n  int count() const;\n};\n"
        for at in range(5)
    )
    text = f"#pragma once\n#include <library.hpp>\nnamespace messages {{\n{classes}}} // namespace messages\n"
    writer.write(f"library/messages{subsystem}.hpp", text)


def generate(count, folder):
    """Generates the program. Gives how many functions it has, about: an actor may have some more."""
    dice = Dice(count)
    writer = Writer(folder)
    here = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(os.path.join(folder, "library"), exist_ok=True)
    shutil.copy(os.path.join(here, "library.hpp"), os.path.join(folder, "library"))

    declared = "".join(f"int {function.name}{SIGNATURE};\n" for function in ELSEWHERE)
    writer.write(
        "core/elsewhere.hpp",
        f"#pragma once\n#include <library.hpp>\nnamespace elsewhere {{\n{declared}}} // namespace elsewhere\n",
    )
    core = make_layer(dice, writer, "core", CORE, '#include "core/elsewhere.hpp"\n', [])
    base = [function for functions in core[:BASE] for function in functions]

    subsystems = [range(start, min(start + SUBSYSTEM_SIZE, count)) for start in range(0, count, SUBSYSTEM_SIZE)]
    interfaces, units = [], []
    for subsystem, numbers in enumerate(subsystems):
        scope = f"interface{subsystem}"
        # The one virtual interface of a subsystem, which its larger units implement.
        component = (
            f"namespace {scope} {{\nclass Component {{\npublic:\n  virtual ~Component();\n"
            f"  virtual int update{SIGNATURE} = 0;\n}};\n}} // namespace {scope}\n"
        )
        writer.write(f"{scope}/component.hpp", f"#pragma once\n#include <library.hpp>\n{component}")
        includes = f'#include "{scope}/component.hpp"\n#include "core/h{BASE - 1}.hpp"\n'
        interfaces.append(make_layer(dice, writer, scope, INTERFACE, includes, base))
        write_messages(writer, subsystem)
        rows = dice.shuffled(UNITS)
        units.append([Unit(dice, subsystem, at, rows[at], UNIT_HEADERS[at]) for at in range(len(numbers))])

    # Which other units one knows: of its own subsystem as often as they are included in Mesos, and two of others, the
    # best known of the best known subsystems.
    peers = {}
    for members in units:
        others = [other for other in units if other is not members]
        for unit in members:
            near = [other for other in members if other is not unit and dice.below(SUBSYSTEM_SIZE) < other.seen_by]
            far = [dice.famous(dice.famous(others)) for _ in range(2)] if others else []
            peers[unit] = near + list(dict.fromkeys(far))
            write_unit_header(dice, writer, unit, peers[unit], base)

    commands = []
    for subsystem, members in enumerate(units):
        ranks = dice.shuffled(range(SUBSYSTEM_SIZE))
        for unit in members:
            depth = max(BASE, sum(seen_by > ranks[unit.index] for seen_by, _ in CORE))
            seen = [function for functions in core[:depth] for function in functions]
            includes = [f"core/h{depth - 1}.hpp"]
            for where, times in [(subsystem, 1)] + [(dice.famous(range(len(units))), 1) for _ in range(INTERFACES - 1)]:
                last = dice.below(len(INTERFACE))
                includes.append(f"interface{where}/h{last}.hpp")
                seen += [function for functions in interfaces[where][: last + 1] for function in functions]
            includes += [peer.header for peer in peers[unit]]
            seen += [function for peer in peers[unit] for function in peer.inline_functions]
            write_unit_source(dice, writer, unit, peers[unit], list(dict.fromkeys(includes)), seen)
            path = f"{unit.scope}/unit{unit.index}.cpp"
            arguments = ["clang++", "-std=c++17", "-nostdinc", "-I.", "-isystem", "library", "-c", path]
            commands.append({"directory": os.path.abspath(folder), "file": path, "arguments": arguments})
    writer.write("compile_commands.json", json.dumps(commands, indent=1) + "\n")
    layers = [*core, *(functions for interface in interfaces for functions in interface)]
    members = [unit for subsystem in units for unit in subsystem]
    return sum(map(len, layers)) + sum(unit.count + len(unit.inline_functions) for unit in members)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("units", type=int)
    parser.add_argument("folder")
    options = parser.parse_args()
    if options.units < 1:
        parser.error("a program has at least one unit")
    print(f"{options.units} units, about {generate(options.units, options.folder)} functions")


if __name__ == "__main__":
    main()
