"""Records which functions call which while a program runs, for comparing with a static call graph.

    python record_calls.py --package FOLDER --out FILE -- -m pytest tests
    python record_calls.py --package FOLDER --out FILE -- script.py arguments

Written as JSON: [caller file, caller line, callee file, callee line, line of the call] with lines as in
`co_firstlineno` (0 for a module body) and files relative to the package's folder. Only calls from the package into the
package count. What runs in a comprehension counts for the function around it. Frames of native code don't exist for
the profiler, so `sorted(xs, key=f)` is a call of `f` by the function that sorts. Left out, since the source shows no such
call: module bodies and class bodies as callees, and generators, which run when somebody asks for their next item. With
`--generated`, what code made at run time calls (the constructor of a data class) counts for who called that code.
"""

import argparse
import atexit
import json
import os
import runpy
import sys
import threading
import types

COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}
GENERATOR_FLAGS = 0x20 | 0x80 | 0x200


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--generated", action="store_true")
    cut = sys.argv.index("--")
    options = parser.parse_args(sys.argv[1:cut])
    command = sys.argv[cut + 1 :]
    folder = os.path.realpath(options.package)
    calls = set()
    inside = {}

    def is_inside(code):
        known = inside.get(code)
        if known is None:
            known = inside[code] = os.path.realpath(code.co_filename).startswith(folder + os.sep)
        return known

    def is_looked_through(code):
        if code.co_name in COMPREHENSIONS - {"<genexpr>"}:
            return True
        file = code.co_filename
        return options.generated and file.startswith("<") and not file.startswith("<frozen")

    def profiler(frame, event, argument):
        if event != "call":
            return
        code = frame.f_code
        if not is_inside(code):
            return
        back = frame.f_back
        while back is not None and is_looked_through(back.f_code):
            back = back.f_back
        if back is not None and is_inside(back.f_code):
            calls.add((back.f_code, code, back.f_lineno))

    def dump():
        sys.setprofile(None)
        threading.setprofile(None)
        rows = edges(calls, folder)
        with open(options.out, "w", encoding="utf-8") as file:
            json.dump(rows, file)

    def look_again(event, arguments):
        """An endless recursion ends in the profiler, and Python lets go of a profiler that raises."""
        if event == "os.putenv" and sys.getprofile() is None:  # pytest names each test in the environment
            sys.setprofile(profiler)

    atexit.register(dump)
    threading.setprofile(profiler)
    sys.setprofile(profiler)
    sys.addaudithook(look_again)
    run(command)


def run(command):
    if command[0] == "-m":
        sys.argv = command[1:]
        sys.path.insert(0, os.getcwd())
        runpy.run_module(command[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        sys.path.insert(0, os.path.dirname(os.path.abspath(command[0])))
        runpy.run_path(command[0], run_name="__main__")


def edges(calls, folder):
    enclosing = {}
    rows = set()
    for caller, callee, line in calls:
        hidden = callee.co_name in COMPREHENSIONS or callee.co_name.startswith("<generic parameters")
        if callee.co_flags & GENERATOR_FLAGS or hidden or is_body(callee):
            continue
        start = place(caller, folder, enclosing)
        end = place(callee, folder, enclosing)
        if start and end:
            rows.add((*start, *end, line))
    return sorted(rows)


def is_body(code):
    """Whether code is a module's or a class's body: neither has local variables of its own kind."""
    return not code.co_flags & 0x1


def place(code, folder, enclosing):
    path = os.path.realpath(code.co_filename)
    if path not in enclosing:
        enclosing[path] = owners(path)
    owner = enclosing[path].get((code.co_name, code.co_firstlineno))
    return None if owner is None else (os.path.relpath(path, folder).replace(os.sep, "/"), owner)


def owners(path):
    """For each code object of a file, by name and first line, the first line of the body that it counts for."""
    found = {}

    def visit(code, owner):
        if code.co_name not in COMPREHENSIONS:
            owner = 0 if code.co_name == "<module>" else code.co_firstlineno
        found[code.co_name, code.co_firstlineno] = owner
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                visit(constant, owner)

    try:
        with open(path, "rb") as file:
            visit(compile(file.read(), path, "exec", dont_inherit=True), 0)
    except (OSError, SyntaxError, ValueError):
        pass
    return found


if __name__ == "__main__":
    main()
