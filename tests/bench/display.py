"""An X server without a screen, whose picture is a file in memory, and programs that draw on it."""
import mmap
import os
import select
import shutil
import signal
import statistics
import struct
import subprocess
import tempfile
import time

from process import cpu_ms

WIDTH, HEIGHT = 1920, 1080
ROWS, STEP = 27, 8  # what is looked at: every 8th pixel (its green) of every 40th row of those
QUIET_S = 0.5       # so long without a change: the picture has settled


class Display:
    """Xvfb on a free display number; its framebuffer is mapped, so looking costs it nothing."""

    def __init__(self, width=WIDTH, height=HEIGHT):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.mkdtemp(prefix="kiosk-bench-", dir=base)
        says, hears = os.pipe()
        self.log = open(os.path.join(self.folder, "log"), "w")
        self.server = subprocess.Popen(
            ["Xvfb", "-screen", "0", f"{width}x{height}x24", "-fbdir", self.folder, "-nocursor",
             "-br", "-s", "0", "-noreset", "-nolisten", "tcp", "-displayfd", str(hears)],
            pass_fds=[hears], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        os.close(hears)
        number = b""
        while not number.endswith(b"\n"):
            if not select.select([says], [], [], 20)[0]:
                raise SystemExit("Xvfb does not start")
            more = os.read(says, 16)
            if not more:
                raise SystemExit("Xvfb does not start: see " + self.log.name)
            number += more
        os.close(says)
        self.name = ":" + number.decode().strip()
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as f:
            self.map = mmap.mmap(f.fileno(), 0, mmap.MAP_SHARED, mmap.PROT_READ)
        # XWD: header size, …, 4 width, 5 height, …, 12 bytes a line, …, 19 colours of 12 bytes
        header = struct.unpack(">25I", self.map[:100])
        assert header[4:6] == (width, height) and header[11] == 32, header
        self.start, self.line = header[0] + header[19] * 12, header[12]
        self.rows = [slice(self.start + y * self.line + 1, self.start + y * self.line + width * 4, STEP * 4)
                     for y in range(20, 20 + ROWS * 40, 40)]  # at 4K the upper half
        self.empty = self.look()

    @property
    def pid(self):
        return self.server.pid

    def look(self):
        """The picture as a list of rows."""
        return [self.map[row] for row in self.rows]

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def share_that_differs(a, b):
    """Of what is looked at, the share that differs by more than 24 of 255."""
    pairs = [(x, y) for p, q in zip(a, b) for x, y in zip(p, q)]
    return sum(abs(x - y) > 24 for x, y in pairs) / len(pairs)


class Program:
    """A program started on the display (or, with another SDL driver, on none)."""

    def __init__(self, command, display=None, driver=None):
        self.display = display
        env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
               "XDG_RUNTIME_DIR": "/nonexistent"}
        if display:
            env["DISPLAY"] = display.name
        if driver:
            env["SDL_VIDEODRIVER"] = driver
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @property
    def pid(self):
        return self.process.pid

    def wait_for_picture(self, limit_s=30):
        """Looks every ms until the picture stands still; ms from exec to its last change."""
        seen, changed = self.display.empty, None
        while True:
            picture, now = self.display.look(), time.monotonic()
            if picture != seen:
                seen, changed = picture, now
            if changed and now - changed > QUIET_S:
                return (changed - self.started) * 1e3
            if self.process.poll() is not None or now - self.started > limit_s:
                raise RuntimeError(f"{self.process.args[0]} shows nothing "
                                   f"(ended with {self.process.returncode})")
            time.sleep(0.001)

    def watch(self, seconds):
        """Looks every ms; a list of (time, CPU ms, X server's CPU ms, picture if it changed)."""
        line, seen, end = [], self.display.look(), time.monotonic() + seconds
        while time.monotonic() < end:
            picture = self.display.look()
            changed = picture != seen
            line.append((time.monotonic(), cpu_ms(self.pid), cpu_ms(self.display.pid),
                         picture if changed else None))
            seen = picture
            time.sleep(0.001)
        return line

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.display:  # the next one starts on an empty screen
            end = time.monotonic() + 5
            while self.display.look() != self.display.empty and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(0.3)


def fades(line):
    """Cuts what Program.watch saw into the fades in it: what each cost, and its distinct frames."""
    groups = []
    for i, (when, _, _, picture) in enumerate(line):
        if picture is None:
            continue
        if groups and when - line[groups[-1][-1]][0] < QUIET_S:
            groups[-1].append(i)
        else:
            groups.append([i])
    out = []
    for group in groups:
        first, last = line[group[0]][0], line[group[-1]][0]
        before = max((i for i, entry in enumerate(line) if entry[0] < first - 0.05), default=None)
        if before is None or last - first < 0.2 or last > line[-1][0] - QUIET_S:
            continue  # the clock, or cut off by the start or the end of the watch
        end, start = line[group[-1]], line[before]
        # Now and then a row is seen half drawn and counts one too many, and some rows are of one
        # colour in both pages: the frames are what most of the rows that moved agree on.
        counts = []
        for row in range(ROWS):
            states = [line[i][3][row] for i in group]
            counts.append(1 + sum(a != b for a, b in zip(states, states[1:])))
        frames = statistics.mode([c for c in counts if c > 1] or [1])
        out.append({"cpu_ms": end[1] - start[1], "x_cpu_ms": end[2] - start[2], "frames": frames,
                    "seconds": last - first})
    return out
