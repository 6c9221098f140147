#!/usr/bin/env python3
"""make bench: this program beside the floors that it can't get under, in one run on one machine.

    python3 tests/bench/bench.py BUILD

BENCH_SECONDS (60) is how long a slide stands while memory and rest are measured, BENCH_STARTS (21)
how often each program is started, BENCH_PATIENCE (120) how many seconds in all it waits for quiet
moments. The table goes to BUILD/bench/table.md as well, raw results to BUILD/bench/results.json.
Needs Xvfb, feh, minisign and sqlite3; takes eight minutes, on a busy machine more.

What other programs do only ever makes a start slower. So the quickest of many counts, and the
programs that are compared take turns, forwards and backwards, each turn in a quiet moment. Where
there are too few of those, time by the clock is told but not judged; CPU time always is.
"""
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

import table
import updates
from display import Display, Program, fades, share_that_differs
from process import Patience, Standing, cpu_ms, idle_share, memory_mb, others

SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
STARTS = int(os.environ.get("BENCH_STARTS", "21"))
PATIENCE = float(os.environ.get("BENCH_PATIENCE", "120"))
FADES = 8
SIZES = (10, 1000, 10000)
BUILD = sys.argv[1] if len(sys.argv) > 1 else "build"
KIOSK = os.path.abspath(BUILD + "/kiosk")
OUT = BUILD + "/bench"
EXAMPLE = os.path.abspath(BUILD + "/data/duc-trong.db")
EXAMPLES = (EXAMPLE, os.path.abspath(BUILD + "/data/truong-mau.db"))


def say(text):
    print("  bench", text, file=sys.stderr, flush=True)


def many(slides):
    """The data file with so many slides, made if it is not there or older than what it is of."""
    path = os.path.abspath(f"{OUT}/many-{slides}.db")
    new = path + ".new"
    of = max(os.path.getmtime(sql) for sql in ("data/schema.sql", "tests/bench/many.sql"))
    if not os.path.exists(path) or os.path.getmtime(path) < of:
        if os.path.exists(new):
            os.remove(new)
        with open("data/schema.sql") as schema:
            subprocess.run(["sqlite3", "-bail", new], stdin=schema, check=True,
                           stdout=subprocess.DEVNULL)
        with open("tests/bench/many.sql") as sql:
            subprocess.run(["sqlite3", "-bail", "-cmd", f".param set :slides {slides}",
                            "-cmd", ".param set :pictures 0",
                            "-cmd", ".param set :picture_bytes 0", new],
                           stdin=sql, check=True, stdout=subprocess.DEVNULL)
        os.rename(new, path)
    return path


def text_bytes(path):
    sql = "SELECT sum(length(CAST(heading || lead || body AS BLOB))) FROM slide"
    return int(subprocess.run(["sqlite3", "-readonly", path, sql], check=True,
                              capture_output=True, text=True).stdout)


def first_page():
    """The first page of the example as a PNG, for feh."""
    subprocess.run([KIOSK, "render", "--slide", "1", "--out", OUT + "/page", EXAMPLE], check=True,
                   stdout=subprocess.DEVNULL)
    return os.path.abspath(OUT + "/page/slide-001.png")


def programs():
    show = [KIOSK, "show", "--rotation", "3600"]
    return {"floor": [os.path.abspath(OUT + "/floor")],
            "feh": ["feh", "-F", "-Y", "-N", first_page()],
            "kiosk": show + [EXAMPLE],
            **{f"kiosk-{n}": show + [many(n)] for n in SIZES}}


def starts(display):
    """Each program in turn, so that a busy moment of the machine meets all of them alike; every
    second turn backwards, so that none always follows the same one. The CPU time is the program's
    and the X server's together: a busy machine hardly changes it."""
    times, cpu, resident, pictures, quiet = {}, {}, {}, {}, []
    order, patience = list(programs().items()), Patience(PATIENCE)
    for turn in range(STARTS):
        say(f"start {turn + 1} of {STARTS}")
        quiet.append(patience.quiet())
        for name, command in order:
            before = cpu_ms(display.pid)
            program = Program(command, display)
            times.setdefault(name, []).append(program.wait_for_picture())
            cpu.setdefault(name, []).append(cpu_ms(program.pid) + cpu_ms(display.pid) - before)
            resident.setdefault(name, []).append(memory_mb(program.pid)["Rss"])
            pictures[name] = display.look()
            program.stop()
        order.reverse()
    return {"ms": times, "cpu_ms": cpu, "rss_mb": resident, "quiet": quiet,
            "kiosk_and_feh_differ": share_that_differs(pictures["kiosk"], pictures["feh"])}


def memory():
    """Each alone and on a display of its own, for so long that all slides were on; the X server's
    memory grows by pixmaps."""
    show = [KIOSK, "show", "--rotation", "4", EXAMPLE]
    commands = {**programs(), "kiosk": show, "kiosk-4k": show}
    out = {}
    for name in ("floor", "feh", "kiosk", "kiosk-4k"):
        seconds = SECONDS if name.startswith("kiosk") else 3
        say(f"memory of {name}, {seconds:.0f} s")
        display = Display(3840, 2160) if name == "kiosk-4k" else Display()
        before = memory_mb(display.pid)["Pss_Anon"]
        program = Program(commands[name], display)
        program.wait_for_picture()
        time.sleep(seconds)
        still = display.look()
        while True:  # not in the middle of a fade
            time.sleep(0.2)
            if still == (still := display.look()):
                break
        out[name] = {**memory_mb(program.pid), "others": others(program.pid),
                     "x_anon_growth": memory_mb(display.pid)["Pss_Anon"] - before}
        program.stop()
        display.close()
    return out


def standing(display):
    """At once on all drivers: who stands still is in nobody's way. "evdev" waits as a bare console
    does, for the input devices of the kernel, and has no screen."""
    say(f"rest on x11, offscreen and evdev, {SECONDS:.0f} s")
    show = [KIOSK, "show", "--rotation", "3600", EXAMPLE]
    shown = Program(show, display)
    shown.wait_for_picture()
    hidden = {driver: Program(show, driver=driver) for driver in ("offscreen", "evdev")}
    time.sleep(3)
    rest = {"x11": Standing(shown.pid), "X server": Standing(display.pid),
            **{driver: Standing(program.pid) for driver, program in hidden.items()}}
    time.sleep(SECONDS)
    out = {name: measured.rates() for name, measured in rest.items()}
    for program in (shown, *hidden.values()):
        program.stop()
    return out


def fading(display):
    """The same hold for both; only the fades are counted, not the painting between them."""
    out = {}
    for name, command in (("floor", [os.path.abspath(OUT + "/floor"), "2000", "600"]),
                          ("kiosk", [KIOSK, "show", "--rotation", "2", "--transition", "600",
                                     EXAMPLE])):
        say(f"fades of {name}")
        program = Program(command, display)
        program.wait_for_picture()
        out[name] = fades(program.watch(2 * (FADES + 1.5)))
        program.stop()
    return out


def stages():
    """Without a display: loading by the number of slides, painting by page."""
    say("loading and painting")
    run = lambda *args: json.loads(subprocess.run([OUT + "/stages", *args], check=True,
                                                  capture_output=True, text=True).stdout)
    loads = {}
    for n in SIZES:
        runs = [run("load", many(n)) for _ in range(5)]
        loads[n] = {key: min(r[key] for r in runs) for key in runs[0]}
        loads[n]["text_bytes"] = text_bytes(many(n))
    return {"load": loads,
            "paint": {os.path.basename(path)[:-3]: run("paint", path) for path in EXAMPLES}}


def with_showings(slides):
    """The data file with so many slides, and ten showings for each."""
    path = many(slides).replace("many-", "showings-")
    if not os.path.exists(path):
        shutil.copyfile(many(slides), path + ".new")
        subprocess.run(["sqlite3", "-bail", path + ".new",
                        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10)"
                        " INSERT INTO showing (slide, first_day, weekdays, from_time, until_time)"
                        " SELECT id, '2021-01-01', '12345', '07:30', '17:00' FROM slide, n"],
                       check=True)
        os.rename(path + ".new", path)
    return path


def schedule():
    """Which slide comes next: what a change costs, and what the rules cost once a load."""
    say("choosing")
    run = lambda *args: json.loads(subprocess.run([OUT + "/" + args[0], *args[1:]], check=True,
                                                  capture_output=True, text=True).stdout)
    out = run("schedule")
    out["load_ms"] = {n: statistics.median(run("stages", "load", with_showings(n))["open_ms"]
                                           for _ in range(5)) for n in SIZES[1:]}
    return out


def main():
    os.makedirs(OUT, exist_ok=True)
    with open("/proc/cpuinfo") as f:
        model = next((line.split(":")[1].strip() for line in f if line.startswith("model name")), "?")
    results = {"when": time.strftime("%Y-%m-%d %H:%M:%S"), "cpu": model, "cores": os.cpu_count(),
               "kernel": platform.release(), "seconds": SECONDS, "runs": STARTS,
               "load_average": os.getloadavg()[0], "idle": idle_share(2)}
    if results["idle"] < 0.8:
        say(f"the machine is busy ({results['idle']:.0%} idle): starts wait for quiet moments")
    results["stages"] = stages()
    results["schedule"] = schedule()
    results["memory"] = memory()
    display = Display()
    try:
        for part in (starts, standing, fading):
            results[part.__name__] = part(display)
        results["updates"] = updates.measure(display, BUILD, EXAMPLES[1], say)
    finally:
        display.close()
    with open(OUT + "/results.json", "w") as f:
        json.dump(results, f, indent=1)
    told = table.text(results)
    with open(OUT + "/table.md", "w") as f:
        f.write(told + "\n")
    print(told)
    print(f"\nalso in {OUT}/table.md, raw in {OUT}/results.json")


if __name__ == "__main__":
    main()
