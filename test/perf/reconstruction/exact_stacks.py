"""Runs a program and writes what really called what: whole stacks with exact times, and the same as cProfile would tell it.

    python exact_stacks.py <name> script.py arguments...
    python exact_stacks.py <name> -m module arguments...

Writes <name>.speedscope.json (stacks, builtins among them) and <name>.pstats (calls alone) of one and the same run.
"""

import json
import marshal
import runpy
import sys
import time


class Node:
    """One function under one stack; costs in nanoseconds."""

    __slots__ = ("key", "children", "cost", "calls")

    def __init__(self, key):
        self.key = key
        self.children = {}
        self.cost = 0
        self.calls = 0


def builtin_name(function):
    owner = getattr(function, "__self__", None)
    if owner is None or isinstance(owner, type(sys)):
        return f"<built-in method {function.__module__}.{function.__name__}>"
    return f"<method '{function.__name__}' of '{type(owner).__name__}' objects>"


def recorded(run):
    root = Node(None)
    stack = [root]
    clock = time.perf_counter_ns
    last = clock()

    def enter(key):
        top = stack[-1]
        node = top.children.get(key)
        if node is None:
            node = top.children[key] = Node(key)
        node.calls += 1
        stack.append(node)

    def profile(frame, event, argument):
        nonlocal last
        stack[-1].cost += clock() - last
        if event == "call":
            code = frame.f_code
            enter((code.co_filename, code.co_firstlineno, code.co_name))
        elif event == "c_call":
            enter(("~", 0, builtin_name(argument)))
        elif len(stack) > 1:
            stack.pop()
        last = clock()

    sys.setprofile(profile)
    try:
        run()
    except SystemExit:
        pass
    finally:
        sys.setprofile(None)
    return root


def walked(root):
    """Every node as it is entered and left, without recursion: (node, parent, is leaving)."""
    steps = [(child, root, False) for child in root.children.values()]
    while steps:
        node, parent, leaving = steps.pop()
        yield node, parent, leaving
        if not leaving:
            steps.append((node, parent, True))
            steps.extend((child, node, False) for child in node.children.values())


def speedscope(root):
    numbers, path, samples, weights = {}, [], [], []
    for node, _, leaving in walked(root):
        if leaving:
            path.pop()
            continue
        path.append(numbers.setdefault(node.key, len(numbers)))
        if node.cost > 0:
            samples.append(list(path))
            weights.append(node.cost)
    frames = [{"name": name, "file": file, "line": line} for file, line, name in numbers]
    schema = "https://www.speedscope.app/file-format-schema.json"
    profile = {"type": "sampled", "name": "stacks", "unit": "nanoseconds", "startValue": 0, "endValue": sum(weights)}
    return {"$schema": schema, "shared": {"frames": frames}, "profiles": [{**profile, "samples": samples, "weights": weights}]}


def pstats(root):
    """Primitive calls, calls, own and cumulative seconds, and the same by caller: an inner activation is in the outer one."""
    totals = {}
    for node, _, leaving in walked(root):
        if leaving:
            totals[id(node)] = node.cost + sum(totals[id(child)] for child in node.children.values())
    table, active = {}, {}

    def count(row, node, is_outermost):
        row[1] += node.calls
        row[2] += node.cost / 1e9
        if is_outermost:
            row[0] += node.calls
            row[3] += totals[id(node)] / 1e9

    for node, parent, leaving in walked(root):
        pair = (parent.key, node.key)
        step = -1 if leaving else 1
        for key in (node.key, pair):
            active[key] = active.get(key, 0) + step
        if leaving:
            continue
        row = table.setdefault(node.key, [0, 0, 0.0, 0.0, {}])
        count(row, node, active[node.key] == 1)
        if parent.key is not None:
            count(row[4].setdefault(parent.key, [0, 0, 0.0, 0.0]), node, active[pair] == 1)
    return {key: (*row[:4], {caller: tuple(each) for caller, each in row[4].items()}) for key, row in table.items()}


def main():
    name, sys.argv = sys.argv[1], sys.argv[2:]
    if sys.argv[0] == "-m":
        del sys.argv[0]
        root = recorded(lambda: runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True))
    else:
        root = recorded(lambda: runpy.run_path(sys.argv[0], run_name="__main__"))
    with open(f"{name}.speedscope.json", "w") as file:
        json.dump(speedscope(root), file)
    with open(f"{name}.pstats", "wb") as file:
        marshal.dump(pstats(root), file)


main()
