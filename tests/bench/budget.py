#!/usr/bin/env python3
"""make budget: how many instructions each stage takes, beside what it may take (tests/bench/budget).

    python3 -B tests/bench/budget.py BUILD            fails if one takes more than it may
    python3 -B tests/bench/budget.py BUILD --write    makes what they take now what they may take

valgrind's callgrind counts the same on a busy machine. What it counts depends on the compiler, on
the libraries and a little on the processor: on another Debian the budget is written anew first.
"""
import os
import re
import subprocess
import sys

import bench

SPARE = 1.025
BUDGET = "tests/bench/budget"
OUT = bench.OUT + "/budget"

# The function that is the whole of the stage; that of fading is called for every frame.
STAGES = {"load": "content_open", "layout": "maker_slide", "paint": "maker_paint",
          "fade": "fade_step"}


def inclusive(path):
    """Instructions of each function with those of all that it calls, from callgrind's file: a line
    "calls=" is followed by one with what the called function took."""
    names, totals, called, counts = {}, {}, None, False
    with open(path) as f:
        for line in f:
            if counts:
                totals[called] = totals.get(called, 0) + int(line.split()[1])
                counts = False
            elif line.startswith("calls="):
                counts = True
            elif function := re.match(r"(c?fn)=\((\d+)\)(?: (\S+))?", line):
                if function[3]:
                    names[function[2]] = function[3]
                if function[1] == "cfn":
                    called = names[function[2]]
    return totals


def count(name, path):
    """{"load NAME": instructions, …} of a data file."""
    bench.say("counting the instructions of " + name)
    out = f"{OUT}-{name}.callgrind"
    subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out,
                    bench.OUT + "/stages", "once", path], check=True, stderr=subprocess.DEVNULL)
    took = inclusive(out)
    os.remove(out)
    return {f"{stage} {name}": took[function] for stage, function in STAGES.items()}


def count_all():
    now = {}
    for path in bench.EXAMPLES:
        now.update(count(os.path.basename(path)[:-3], path))
    return {key: value for key, value in now.items()
            if not key.startswith("fade") or key == "fade duc-trong"}  # any two pages will do


def read():
    with open(BUDGET) as f:
        lines = [line.split() for line in f if line.strip() and not line.startswith("#")]
    return {f"{stage} {name}": int(number.replace(",", "")) for stage, name, number in lines}


def write(now):
    with open(BUDGET, "w") as f:
        f.write("# The instructions that each stage may take, counted by valgrind's callgrind (make budget).\n"
                "# make budget-write writes it anew: then say why in the commit.\n")
        f.writelines(f"{key:20}{value:>15,}\n" for key, value in now.items())


def main():
    os.makedirs(bench.OUT, exist_ok=True)
    now = count_all()
    if "--write" in sys.argv:
        write(now)
        return 0
    may, over = read(), 0
    for key, value in now.items():
        allowed = may.get(key, 0)
        bad = value > allowed * SPARE
        over += bad
        print(f"{key:20}{value:>15,} of {allowed:>15,}  {value / max(1, allowed) - 1:+7.1%}  "
              f"{'OVER' if bad else 'ok'}")
    if over:
        print(f"{over} over budget: mend it, or say in the commit why more is needed and run make budget-write")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
