#!/usr/bin/env python3
"""What an update costs: from kiosk install to the new picture, beside minisign and cp, and its memory.

    python3 -B tests/bench/updates.py BUILD     only this part of make bench

BENCH_UPDATES (9) is how many turns there are, BENCH_PATIENCE (120) how many seconds in all they wait
for quiet moments. A file from the office is an example with as many photos as make it 10 or 200 MB.
Each turn has a store and a show of its own.
"""
import os
import resource
import shutil
import subprocess
import sys
import time

import table
from display import Display, QUIET_S, ROWS, Program
from process import Patience, cpu_ms, memory_mb

UPDATES = int(os.environ.get("BENCH_UPDATES", "9"))
PATIENCE = float(os.environ.get("BENCH_PATIENCE", "120"))
PHOTOS = 5  # drawn; larger files have them more than once
FILES = {"old": (1, 5), "new": (2, 5), "large": (3, 98)}  # serial, photos of 2 MB


class Office:
    """The files, signed, in a folder; made if they are not there or older than what they are of."""

    def __init__(self, build, example):
        self.folder = os.path.abspath(build + "/bench/update")
        self.kiosk = os.path.abspath(build + "/kiosk")
        self.secret = self.folder + "/office.key"
        self.keys = self.folder + "/keys"
        os.makedirs(self.keys, exist_ok=True)
        if not os.path.exists(self.secret):
            self.run("minisign", "-G", "-f", "-W", "-s", self.secret, "-p", self.public)
        photo = os.path.abspath(build + "/bench/photo")
        of = max(os.path.getmtime(p) for p in (photo, example, "tests/bench/photos.sql", self.secret))
        for name, (serial, photos) in FILES.items():
            signature = self.path(name) + ".minisig"  # made last
            if not os.path.exists(signature) or os.path.getmtime(signature) < of:
                self.make(self.path(name), photo, example, serial, photos)

    @property
    def public(self):
        return self.keys + "/office.pub"

    def path(self, name):
        return f"{self.folder}/{name}.db"

    @staticmethod
    def run(*command, **more):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **more)

    def make(self, path, photo, example, serial, photos):
        for n in range(PHOTOS):
            with open(f"{self.folder}/photo-{n}.jpg", "wb") as f:
                subprocess.run([photo, str(n)], check=True, stdout=f)
        shutil.copyfile(example, path)
        with open("tests/bench/photos.sql") as sql:
            self.run("sqlite3", "-bail", "-cmd", f".param set :folder \"'{self.folder}'\"",
                     "-cmd", f".param set :photos {photos}",
                     "-cmd", f".param set :serial {serial}", path, stdin=sql)
        self.run("minisign", "-S", "-s", self.secret, "-m", path)

    def install(self, name):
        return [self.kiosk, "install", "--store", self.folder + "/store", "--keys", self.keys,
                self.path(name)]

    def empty_store(self):
        """With the old file in it, as a show would have it."""
        shutil.rmtree(self.folder + "/store", ignore_errors=True)
        self.run(*self.install("old"))
        os.remove(self.folder + "/store/status")  # no banner at the start of the show

    def show(self):
        config = self.folder + "/kiosk.conf"
        with open(config, "w") as f:
            f.write(f"[store]\nfolder = {self.folder}/store\n")
        return [self.kiosk, "show", "--config", config, "--rotation", "3600"]


def steps(office, name):
    """ms of each step of an installation, by the lines that it prints. CPU ms are its own up to the
    trial, which is another process, and those of all to the end."""
    office.empty_store()
    start = time.monotonic()
    process = subprocess.Popen(office.install(name), stdout=subprocess.PIPE, text=True)
    at, own_cpu = {}, 0
    for line in process.stdout:
        at[line.split()[0]] = time.monotonic()
        if line.startswith("trying"):
            own_cpu = cpu_ms(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError("kiosk install refuses " + name)
    copied, hashed, added = at["checking"], at["trying"], at["installed:"]
    return {"copy": (copied - start) * 1e3, "hash": (hashed - copied) * 1e3,
            "try": (added - hashed) * 1e3, "own_cpu": own_cpu,
            "cpu": (used.ru_utime + used.ru_stime) * 1e3}


def beside(office, name):
    """ms, and CPU ms, of what does the same with the file: cp with a sync, and minisign."""
    to = office.folder + "/store/copy.db"
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    ms, before, start = {}, used(), time.monotonic()
    office.run("cp", office.path(name), to)
    office.run("sync", to)
    ms["copy"] = (time.monotonic() - start) * 1e3
    office.run("minisign", "-V", "-p", office.public, "-m", office.path(name))
    ms["hash"] = (time.monotonic() - start) * 1e3 - ms["copy"]
    ms["cpu"] = (used() - before) * 1e3
    os.remove(to)
    return ms


def to_screen(office, display):
    """ms from the start of kiosk install until the new picture begins to come, and until it stands
    there whole, in a show of the old one. Only the upper half is looked at: the banner that tells of
    the update has its place at the foot."""
    office.empty_store()
    program = Program(office.show(), display)
    program.wait_for_picture()
    before = cpu_ms(program.pid)
    seen, began, changed = display.look()[:ROWS // 2], None, None
    start = time.monotonic()
    process = subprocess.Popen(office.install("new"), stdout=subprocess.DEVNULL)
    while True:
        picture, now = display.look()[:ROWS // 2], time.monotonic()
        if picture != seen:
            seen, changed = picture, now
            began = began or (now, cpu_ms(program.pid))
        if changed and now - changed > QUIET_S and process.poll() is not None:
            break
        if process.poll() not in (None, 0) or now - start > 30:
            raise RuntimeError("the new picture does not come")
        time.sleep(0.001)
    program.stop()
    return {"begins": (began[0] - start) * 1e3, "whole": (changed - start) * 1e3,
            "cpu": began[1] - before}


def child_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            return next(iter(f.read().split()), None)
    except OSError:
        return None


def peak(office, name):
    """The most memory of their own that the installation's process, its trial's and both at once
    take, in MB, asked as often as can be: what they add to a machine whose show has mapped the
    program and its libraries anyway. With those, `resident` is what the larger of the two has."""
    office.empty_store()
    most = {"install": 0, "trial": 0, "both": 0, "resident": 0}
    process = subprocess.Popen(office.install(name), stdout=subprocess.DEVNULL)
    while process.poll() is None:
        own = []
        for pid in (process.pid, child_of(process.pid)):
            try:
                memory = memory_mb(pid) if pid else {"Pss_Anon": 0, "Rss": 0}
            except (OSError, KeyError):  # it has just ended
                memory = {"Pss_Anon": 0, "Rss": 0}
            own.append(memory["Pss_Anon"])
            most["resident"] = max(most["resident"], memory["Rss"])
        for key, value in zip(("install", "trial", "both"), (*own, sum(own))):
            most[key] = max(most[key], value)
    return most


def measure(display, build, example, say):
    office, quiet = Office(build, example), []
    measures = {"steps": lambda: steps(office, "new"), "beside": lambda: beside(office, "new"),
                "screen": lambda: to_screen(office, display)}
    out = {name: [] for name in measures}
    patience = Patience(PATIENCE)
    for turn in range(UPDATES):
        say(f"update {turn + 1} of {UPDATES}")
        quiet.append(patience.quiet())
        for name, once in measures.items():
            out[name].append(once())
    say("memory of updates")
    return {**out, "quiet": quiet, "bytes": {n: os.path.getsize(office.path(n)) for n in FILES},
            "memory": {name: peak(office, name) for name in ("new", "large")}}


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build"
    display = Display()
    try:
        results = {"updates": measure(display, build, build + "/data/truong-mau.db",
                                      lambda text: print("  bench", text, file=sys.stderr))}
    finally:
        display.close()
    print("\n".join(table.drawn([table.HEAD, *table.update_rows(results)])))


if __name__ == "__main__":
    main()
