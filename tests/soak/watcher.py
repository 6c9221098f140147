"""What people see while a show runs on a fast clock: is it ever black, half a page, or too old?"""
import os
import socket
from collections import Counter
from unicodedata import normalize

from PIL import Image

STALE_S = 75       # a page stands for 60 s at most, in all that is shown here
BLACK = 0.98       # of what is looked at; the ground of a dark page that is dimmed is nearly black
KEPT = 5           # so many pictures of what must not be are kept


class Told:
    """What the show tells a service manager (sd_notify(3)), at each page and for its watchdog."""

    def __init__(self, path):
        self.path, self.text = path, ""
        self.turns = self.feeds = 0
        if os.path.exists(path):
            os.remove(path)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self.socket.bind(path)
        self.socket.setblocking(False)

    def take(self):
        while True:
            try:
                line = self.socket.recv(1024).decode(errors="replace")
            except BlockingIOError:
                return
            if line.startswith("STATUS="):
                self.text, self.turns = line[7:], self.turns + 1
            self.feeds += line == "WATCHDOG=1"

    @property
    def is_dark(self):
        return self.text.startswith("dark")

    @property
    def is_built_in(self):
        return self.text.startswith("the built-in slide")

    def is_of(self, page):
        """Whether what was told last is this page. It ends with its heading, cut and on one line."""
        where, _, heading = self.text.partition(": ")
        tame = lambda text: normalize("NFC", "".join(text.split()))[:20]
        return f"page {page.number} of" in where and tame(page.heading) == tame(heading)


class Watcher:
    def __init__(self, display, clock, book, told, folder):
        self.display, self.clock, self.book, self.told = display, clock, book, told
        self.folder = folder
        self.size = None
        self.now = 0               # by the show's clock, when it fell asleep before the last look
        self.count = Counter()
        self.seen = set()          # variants, since the set was emptied
        self.known = set()         # pages, in all
        self.stale_s = 0           # the longest time that a page was seen to stand
        self.until = {"banner": 0, "panel": 0, "still": 0}  # by the show's clock, as far as is known
        self.settles = False       # the screen has got another size, and no page was seen since
        self.changes = False       # the content is about to: a page may not be the one that was told
        self.old_turns = 0         # turns that were told before the new content was seen
        self.blackness = None      # a black picture, that may be the beginning of the dark hours
        self.page_at = (0, 0)      # turns that were told, and when that was first seen
        self.faults = []

    def allow(self, what, seconds):
        """For so long by the show's clock something may be seen that is no page, or stand still."""
        self.until[what] = max(self.until[what], self.clock.mono_s + seconds)

    def allowed(self, what):
        return self.now < self.until[what]

    def has_changed(self):
        """A page of the new content was seen; what is told from here on is of it."""
        self.changes, self.old_turns = False, self.told.turns

    def fault(self, what, frame):
        self.count[what] += 1
        if self.count[what] <= KEPT:
            width, height = self.display.line // 4, len(frame) // self.display.line
            name = f"{self.folder}/{what.replace(' ', '-')}-{self.count[what]}.png"
            Image.frombytes("RGB", (width, height), frame, "raw", "BGRX", self.display.line, 1).save(name)
            self.faults.append(f"{what} after {self.now:.0f} s: {name}; told last: "
                               f"{self.told.text}")

    def look(self):
        """One look at the screen."""
        naps, self.now = self.clock.naps, self.clock.mono_s
        self.told.take()
        start, line = self.display.start, self.display.line
        frame = self.display.map[start:start + self.size[1] * line]
        holds = naps % 2 == 1 and naps == self.clock.naps
        self.count["looks"] += 1
        self.is_black(frame, holds)
        if not holds:
            self.count["while it paints or fades"] += 1
            return
        self.judge(frame)
        self.measure()

    def is_black(self, frame, holds):
        line, width = self.display.line, self.size[0] * 4
        green = b"".join(frame[y * line + 1:y * line + width:32]
                         for y in range(4, self.size[1], 20))
        black = green.count(0) > BLACK * len(green)
        if self.told.is_dark:
            self.blackness = None
            if holds and not black and not self.settles:
                self.fault("bright in the dark", frame)
            return
        if black and self.settles:
            self.count["black while the screen changes its size"] += 1
        elif black:
            self.blackness = frame
        if holds and self.blackness:
            self.fault("black", self.blackness)
        self.blackness = None if holds else self.blackness

    def judge(self, frame):
        """What is on the screen while the show sleeps has to be a page, whole."""
        if self.told.is_dark:
            self.count["dark hours"] += 1
            self.settles = False
            return
        pages, whole = self.book.find(frame, self.display.line, self.size)
        if pages and (whole or self.allowed("banner")):
            self.count["a page" if whole else "a page with a banner"] += 1
            self.settles = False
            self.seen.update(page.variant for page in pages)
            self.known.update((page.variant, page.slide, page.number) for page in pages)
            is_old = self.changes or self.told.turns <= self.old_turns
            if not is_old and not any(self.told.is_of(page) for page in pages):
                self.fault("not the page that was told", frame)
        elif self.settles:
            self.count["before the first page of another size"] += 1
        elif self.allowed("panel"):
            self.count["the staff's panel"] += 1
        elif self.told.is_built_in:
            self.count["the built-in slide"] += 1
        else:
            self.fault("half painted", frame)

    def measure(self):
        """How long the page has been there, at the least."""
        now = self.now
        turns, since = self.page_at
        calm = self.told.is_dark or self.told.is_built_in or self.allowed("still")
        if turns != self.told.turns or calm:
            self.page_at = (self.told.turns, now)
            return
        self.stale_s = max(self.stale_s, now - since)
        if now - since > STALE_S:
            self.page_at = (turns, now)
            self.count["stale"] += 1
            self.faults.append(f"stale for {now - since:.0f} s after {now:.0f} s; told last: "
                               f"{self.told.text}")

    @property
    def bad(self):
        return sum(self.count[what] for what in ("black", "half painted", "stale", "bright in the dark",
                                                 "not the page that was told"))
