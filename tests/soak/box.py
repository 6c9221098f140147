"""One box of a soak: an X server, the real show on it with a fast clock, and what is thrown at it."""
import json
import os
import random
import shutil
import signal
import subprocess
import time

import events
from book import Book, DIMMED
from client import Client
from clock import Clock
from display import Display
from office import CONTENTS, Office
from process import memory_mb
from watcher import Told, Watcher

HOME = (640, 360)
SCREEN = (640, 480)     # the largest that the monitor becomes
LOOK_S, STEP_S, TELL_S = 0.02, 0.005, 10   # by the machine's clock
MORNING_S = 3600        # 08:00 in Vietnam: so a show begins, whatever the hour of the machine
FIRST_EVENT_S = 600     # by the show's
SLOW = 10             # times as long may all take under valgrind
FEED_S = 10             # a third of what WATCHDOG_USEC below says

CONF = f"""[display]
dim = 19:00-06:30
dim_percent = {DIMMED}
dark = 02:00-03:00
[store]
folder = %s/store
trusted_keys = %s
ask = the office
"""

VALGRIND = {
    "memcheck": ["--leak-check=full", "--show-leak-kinds=definite",
                 "--errors-for-leak-kinds=definite"],
    "helgrind": [], "drd": [],
}


def folder_kib(folder, but=()):
    """What its files take on the disk, without those of these names."""
    blocks = 0
    for entry in os.scandir(folder):
        try:
            blocks += 0 if entry.name in but else entry.stat().st_blocks
        except FileNotFoundError:  # it has just gone
            pass
    return blocks / 2


class Box:
    def __init__(self, kind, options):
        self.kind, self.options = kind, options
        self.rng = random.Random(f"{options.seed} {kind}")
        self.folder = os.path.abspath(f"{options.out}/{kind}")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.office = Office(os.path.abspath(options.build), self.folder)
        self.contents = sorted(CONTENTS)
        self.config, self.file = self.folder + "/kiosk.conf", self.folder + "/kiosk.db"
        with open(self.config, "w") as f:
            f.write(CONF % (self.folder, self.office.keys))
        self.display = Display(*SCREEN)
        self.client = Client(self.display.name)
        self.ours = set(self.client.held())
        self.clock = Clock(self.folder + "/clock")
        self.told = Told(self.folder + "/notify")
        self.book = Book(self.office.kiosk, self.folder)
        self.watcher = Watcher(self.display, self.clock, self.book, self.told, self.folder)
        self.watcher.size = HOME
        self.base_ms = int((MORNING_S - time.time()) % 86400 * 1000)
        self.clock.set(self.base_ms)
        self.client.resize(*HOME)
        self.now, self.before, self.look = "school", None, {}
        self.event, self.event_kind, self.next_event_s = None, None, 0
        self.done, self.failed = {}, []
        self.least_in_use = None  # since the last sample
        self.samples = open(self.folder + "/samples.jsonl", "w")
        self.patience_s = events.PATIENCE_S * (SLOW if options.valgrind else 1)
        self.kinds = {**events.ANY, **(events.STORE if kind == "stick" else events.FILE)}

    # ---- The show ----
    def fill(self):
        if self.kind == "stick":
            self.office.serial = 1  # the first is older than all that is installed
            self.office.put_on_stick(self.now)
            self.office.run(self.office.kiosk, "install", "--config", self.config,
                            self.office.stick)
            os.remove(self.folder + "/store/status")  # no banner at the start
            self.book.add(self.now, self.office.path(self.now), HOME)
        else:
            events.put_file(self, self.now)

    def command(self):
        command = [self.office.kiosk, "show", "--config", self.config, "--transition",
                   str(self.options.fade)]
        tool = self.options.valgrind
        if tool:
            command = ["valgrind", f"--tool={tool}", "--error-exitcode=99", *VALGRIND[tool],
                       f"--log-file={self.folder}/valgrind-%p.log", *command]
        return command if self.kind == "stick" else [*command, self.file]

    def start(self):
        self.fill()
        shim = os.path.abspath(self.options.build + "/soak/fastclock.so")
        environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
                       "XDG_RUNTIME_DIR": "/nonexistent", "TZ": "Asia/Ho_Chi_Minh",
                       "DISPLAY": self.display.name, "LD_PRELOAD": shim,
                       "SOAK_CLOCK": self.clock.path, "SOAK_TIMES": str(self.options.times),
                       "NOTIFY_SOCKET": self.told.path,
                       "WATCHDOG_USEC": str(3 * FEED_S * 1000000)}
        if self.options.leak:
            environment["SOAK_LEAK"] = str(self.options.leak)
        with open(self.folder + "/show.log", "w") as log:
            self.show = subprocess.Popen(self.command(), env=environment, stdin=subprocess.DEVNULL,
                                         stdout=subprocess.DEVNULL, stderr=log)
        self.pid = self.show.pid
        until = time.monotonic() + self.patience_s
        while not self.told.turns or self.clock.naps == 0:
            self.told.take()
            if time.monotonic() > until or self.show.poll() is not None:
                raise SystemExit(f"the show does not start: see {self.folder}/show.log")
            time.sleep(0.01)
        self.started_s, self.started = self.clock.mono_s, time.monotonic()
        self.next_event_s = self.started_s + FIRST_EVENT_S

    def stop(self):
        """By the staff's keys: a signal would give it 200 ms, which is too little under valgrind."""
        self.client.resize(*HOME)
        until = time.monotonic() + self.patience_s
        while self.show.poll() is None and time.monotonic() < until:
            self.client.press("Control_L+Alt_L+k", "q")
            for _ in range(100):
                self.told.take()
                time.sleep(0.01)
        if self.show.poll() is None:
            self.show.send_signal(signal.SIGKILL)
            self.failed.append("the show does not end by a key")
        elif self.show.wait() != 0:
            self.failed.append(f"the show ended with {self.show.returncode}")
        self.client.close()
        self.display.close()

    # ---- What happens to it ----
    def look_at_store(self):
        """What is installed, and what a rollback would lead to: not always what was installed before,
        for a file whose trial was not over is forgotten."""
        told = subprocess.run([self.office.kiosk, "status", "--json", "--config", self.config],
                              check=True, capture_output=True, text=True).stdout
        state = json.loads(told)
        self.now, self.before = (self.office.content_of[state[which]["serial"]]
                                 if state[which] else None for which in ("current", "previous"))

    def variants(self):
        """What is shown, and may be shown again soon, with a file of each."""
        if self.kind == "stick":
            return [(c, self.office.path(c)) for c in (self.now, self.before) if c]
        return [(events.variant_of(self), self.folder + "/copy.db")]

    def step(self):
        """One step of the event that is on, or of none."""
        if self.event is None:
            if self.clock.mono_s < self.next_event_s:
                return
            names = sorted(self.kinds)
            self.event_kind = self.rng.choices(names, [self.kinds[n][1] for n in names])[0]
            self.event = self.kinds[self.event_kind][0](self)
        try:
            next(self.event)
        except StopIteration as end:
            self.event = None
            self.done[self.event_kind] = self.done.get(self.event_kind, 0) + 1
            if end.value:
                self.failed.append(f"{end.value} ({self.clock.mono_s - self.started_s:.0f} s)")
            self.next_event_s = self.clock.mono_s + self.rng.expovariate(1 / self.options.every)

    # ---- What it takes ----
    def memory(self):
        """While the show sleeps, if that can be had: a page that is being painted takes more."""
        for _ in range(20):
            naps = self.clock.naps
            memory = memory_mb(self.pid)
            if naps % 2 == 1 and naps == self.clock.naps:
                break
        return memory

    def sample(self):
        memory = self.memory()
        held = self.client.held(self.ours).values()
        store = self.folder + "/store"
        kib = 1e6 / 1024
        sample = {
            "day": (self.clock.mono_s - self.started_s) / 86400, "s": time.monotonic() - self.started,
            "content": f"{self.now} {self.before} {self.look}",
            "home": self.watcher.size == HOME and self.event is None,
            "pss": memory["Pss"] * kib, "rss": memory["Rss"] * kib, "anonymous": memory["Pss_Anon"] * kib,
            "in_use": self.least_in_use / 1024,
            "files": len(os.listdir(f"/proc/{self.pid}/fd")),
            "threads": len(os.listdir(f"/proc/{self.pid}/task")),
            "connections": len(held),
            **{"x_" + what: sum(h[what] for h in held) for what in ("resources", "pixmaps", "bytes")},
            "x_server": memory_mb(self.display.pid)["Pss_Anon"] * kib,
        }
        if self.kind == "stick":
            sample["disk"] = folder_kib(store, ("log", "log.1"))
            sample["journal"] = folder_kib(store) - sample["disk"]
        self.least_in_use = None
        self.samples.write(json.dumps(sample) + "\n")
        self.samples.flush()

    def tell(self):
        """All but the samples, for the table."""
        result = {"kind": self.kind, "seed": self.options.seed,
                  "days": (self.clock.mono_s - self.started_s) / 86400,
                  "hours": (time.monotonic() - self.started) / 3600,
                  "turns": self.told.turns, "feeds": self.told.feeds, "frames": self.clock.frames,
                  "looks": dict(self.watcher.count), "pages": len(self.watcher.known),
                  "stale_s": self.watcher.stale_s, "bad": self.watcher.bad,
                  "faults": self.watcher.faults, "events": self.done, "failed": self.failed}
        with open(self.folder + "/result.new", "w") as f:
            json.dump(result, f, indent=1)
        os.rename(self.folder + "/result.new", self.folder + "/result.json")

    def run(self):
        self.start()
        look_at = tell_at = time.monotonic()
        sample_at = self.options.sample
        try:
            while self.clock.mono_s - self.started_s < self.options.hours * 3600 or self.event:
                if self.show.poll() is not None:
                    self.failed.append(f"the show died with {self.show.returncode} after "
                                       f"{self.clock.mono_s - self.started_s:.0f} s")
                    break
                now = time.monotonic()
                if now >= look_at:
                    self.watcher.look()
                    look_at = now + LOOK_S
                else:
                    self.told.take()
                self.step()
                self.least_in_use = min(self.clock.in_use, self.least_in_use or self.clock.in_use)
                if self.told.turns >= sample_at:
                    self.sample()
                    sample_at = self.told.turns + self.options.sample
                if now >= tell_at:
                    self.tell()
                    tell_at = now + TELL_S
                time.sleep(STEP_S)
        finally:
            if self.show.poll() is None:
                self.stop()
            self.tell()
