"""Writes sources of one large shape each, and their compile_commands.json, into a folder.

In each of them line 3 holds a finding.
"""

import json
import os
import sys

HEAD = "#include <sys/socket.h>\nextern int use(int);\n"
TAKE = "static int take(int fd, int n) { unsigned char d[4]; recv(fd, d, sizeof d, 0); return n / d[0]; }\n"


def joined(count, form, separator=""):
    return separator.join(form.replace("#", str(i)) for i in range(count))


SOURCES = {
    "a_sum.cpp": "int f(const int *p) { return " + joined(50000, "p[#]", " + ") + "; }\n",
    "b_and.cpp": "bool f(const int *p) { return " + joined(5000, "p[#] == #", " && ") + "; }\n",
    "c_else.cpp": "int f(int n) { " + joined(3000, "if (n == #) return use(#);", " else ") + " return 0; }\n",
    "d_conditional.cpp": "int f(int n) { return " + joined(3000, "n == # ? use(#)", " : ") + " : 0; }\n",
    "e_brackets.cpp": "int f(int n) { return " + "use(" * 200 + "n" + ")" * 200 + "; }\n",
    "f_stream.cpp": "struct O {};\nO &operator<<(O &, int);\nvoid f(O &o) { o" + joined(5000, " << #") + "; }\n",
    "g_elements.cpp": "int f(int n) { static const int a[] = {" + joined(50000, "#", ", ") + "}; return a[n]; }\n",
    "h_cases.c": "int f(int n) { switch (n) { " + joined(5000, "case #: ")
    + "".join(f"return use({i}); case {i + 5000}: " for i in range(5000)) + ";} return 0; }\n",
    "i_hash.cpp": "unsigned f(unsigned *x, unsigned a, unsigned b, unsigned c, unsigned d) {\n"
    + joined(500, "a = ((a + (b & c | ~b & d) + x[# % 16]) << 7) + b; d = ((d + (a ^ b ^ c) + x[# % 7]) << 5) + a;\n")
    + "return a + d; }\n",
    "j_goto.c": "int f(int n) { "
    + "".join(f"l{i}: if (n > {i}) goto l{i * 7919 % 2000}; n += use({i}); " for i in range(2000))
    + "return n; }\n",
    "k_lambdas.cpp": "int f(int n) { return " + "[=] { return " * 150 + "n" + "; }()" * 150 + "; }\n",
}

folder = sys.argv[1]
for name, text in SOURCES.items():
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(HEAD + TAKE + text)
with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
    commands = [
        {"directory": folder, "file": name, "arguments": ["gcc" if name.endswith(".c") else "g++", "-w", "-c", name]}
        for name in SOURCES
    ]
    json.dump(commands, file)
