"""Writes the calls that pyan3 finds as JSON: dotted names of callers to those of callees.

    python pyan_edges.py ROOT OUT FILE...
"""

import json
import logging
import sys

from pyan.analyzer import CallGraphVisitor

root, out, *files = sys.argv[1:]
logging.disable(logging.CRITICAL)
found = CallGraphVisitor(files, root=root)
edges = {}
for caller, callees in found.uses_edges.items():
    edges.setdefault(caller.get_name(), []).extend(sorted(callee.get_name() for callee in callees))
with open(out, "w", encoding="utf-8") as file:
    json.dump(edges, file)
