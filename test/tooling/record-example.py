"""Records the runs of examples/tax-forms anew, with neutral library paths: python3 test/tooling/record-example.py

The runs are made as a person would make them, under cProfile from the example's folder; only the folders of the Python
library and of the example are replaced in the file names, so that a recording doesn't tell whose machine it was made on.
"""

import json
import marshal
import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tax-forms"
LIBRARY = sysconfig.get_paths()["stdlib"]
NEUTRAL = {LIBRARY: "/usr/lib/python3.11", str(EXAMPLE): "/home/dana/tax-forms"}
PARAMETERS = {"Form classes (groups x forms)": "2000", "Values (value count)": "300"}


def record(label, arguments):
    profile = EXAMPLE / "runs" / f"{label}.pstats"
    program = ["rmr.py", "--values", "300", *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "cProfile", "-o", str(profile), *program]
    start = time.perf_counter_ns()
    process = subprocess.Popen(command, cwd=EXAMPLE, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall_time = time.perf_counter_ns() - start
    neutralise(profile)
    return {
        "file": profile.name,
        "label": label,
        "parameters": PARAMETERS,
        "command": {"argv": ["python3", *program], "folder": "", "profiler": "cprofile"},
        "exitCode": os.waitstatus_to_exitcode(status),
        "wallTime": wall_time,
        "peakMemory": usage.ru_maxrss * 1024,
    }


def neutralise(profile):
    """Paths as on a plain system; the table is otherwise as it was recorded."""

    def key(entry):
        file = entry[0]
        for real, neutral in NEUTRAL.items():
            file = file.replace(real, neutral)
        return (file, entry[1], entry[2])

    table = marshal.loads(profile.read_bytes())
    neutral = {
        key(function): (*numbers[:4], {key(caller): cost for caller, cost in numbers[4].items()})
        for function, numbers in table.items()
    }
    profile.write_bytes(marshal.dumps(neutral))


if __name__ == "__main__":
    (EXAMPLE / "runs").mkdir(exist_ok=True)
    runs = [record("before", []), record("after", ["--fixed"])]
    (EXAMPLE / "runs" / "recorded.json").write_text(json.dumps(runs, indent=2) + "\n")
