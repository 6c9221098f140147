#!/usr/bin/python3
"""make soak HOURS=n: does a show that runs for months grow, or ever show what it must not?

    /usr/bin/python3 -B tests/soak/soak.py BUILD HOURS [OPTION]...

Two boxes at once run the real program under Xvfb, one whose content comes by stick and one whose file
is written where it is, for so many hours of their own time. Their clock (fastclock.c) is TIMES as fast
while they sleep and as always while they work: every page is painted, and each frame of each fade is
presented. Meanwhile updates, rollbacks, settings, keys, other sizes of the screen, files that can't
be read and clocks that are set are thrown at them, by random numbers of the seed that is printed.

The table is in OUT/table.md (BUILD/soak), anew every ten seconds while it runs. Ends with 1 if
anything grows or was seen that must not be.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../bench"))

import report  # noqa: E402
from box import Box  # noqa: E402

KINDS = ("stick", "file")


def read_options():
    p = argparse.ArgumentParser()
    p.add_argument("build")
    p.add_argument("hours", type=float, help="of the boxes' time")
    p.add_argument("--seed", type=int, default=random.randrange(1000000))
    p.add_argument("--times", type=int, default=8000, help="as fast as this sleeps the show")
    p.add_argument("--fade", type=int, default=100, help="ms, six frames; 600 is what people see")
    p.add_argument("--every", type=float, default=3600,
                   help="seconds of the boxes' time between two events, on average")
    p.add_argument("--sample", type=int, default=50,
                   help="page changes, a whole round, between two looks at its memory")
    p.add_argument("--out")
    p.add_argument("--valgrind", choices=("memcheck", "helgrind", "drd"))
    p.add_argument("--leak", type=int, default=0, help="bytes lost at each sleep, for the test")
    p.add_argument("--box", choices=KINDS, action="append", help="only this one")
    p.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = p.parse_args()
    options.out = os.path.abspath(options.out or options.build + "/soak")
    options.box = options.box or list(KINDS)
    return options


def start(options, kind):
    words = [sys.executable, "-B", os.path.abspath(__file__), options.build, str(options.hours),
             "--box", kind, "--here"]
    for name in ("seed", "times", "fade", "every", "sample", "out", "leak"):
        words += ["--" + name, str(getattr(options, name))]
    if options.valgrind:
        words += ["--valgrind", options.valgrind]
    return subprocess.Popen(words)


def end(*_):
    raise KeyboardInterrupt


def main():
    options = read_options()
    signal.signal(signal.SIGTERM, end)
    if options.here:
        try:
            Box(options.box[0], options).run()
        except KeyboardInterrupt:
            pass
        return 0
    print(f"soak: seed {options.seed}; the table comes to {options.out}/table.md", flush=True)
    os.makedirs(options.out, exist_ok=True)
    boxes = [start(options, kind) for kind in options.box]
    try:
        while any(box.poll() is None for box in boxes):
            time.sleep(10 if options.hours > 24 else 0.5)
            report.write(options.out, options.box)
    except KeyboardInterrupt:
        for box in boxes:
            box.terminate()
    statuses = [box.wait() for box in boxes]
    good = report.write(options.out, options.box, options.hours)
    with open(options.out + "/table.md") as f:
        print(f.read(), end="")
    return 0 if good and not any(statuses) else 1


if __name__ == "__main__":
    sys.exit(main())
