"""The pages that may be on the screen, as kiosk render paints them, and finding the one that is."""
import glob
import os
import re
import shutil
import sqlite3
import subprocess
from zlib import crc32

from PIL import Image

MARGIN = 3      # the whole picture moves by up to so many pixels, against burning in
HEAD = 0.6      # of the height; the banner of an update covers what is below
DIMMED = 40     # dim_percent of the settings
TIMES = ("2026-12-01 00:00", "2027-03-28 23:58")  # two that no digit of the clock is the same in
FEWER = "UPDATE slide SET enabled = 0 WHERE id = (SELECT max(id) FROM slide)"


class Page:
    def __init__(self, variant, slide, number, heading):
        self.variant, self.slide, self.number, self.heading = variant, slide, number, heading
        self.foot = 0  # the row where the place in the round and the clock begin
        self.body = {}  # its sum, as it is and dimmed


def offsets():
    near = sorted(range(-MARGIN, MARGIN + 1), key=abs)
    return [(dx, dy) for dx in near for dy in near]


def sum_of(rows):
    return crc32(b"".join(rows))


class Book:
    """Of all variants of the content and all sizes of the screen that were asked for."""

    def __init__(self, kiosk, folder):
        self.kiosk, self.folder = kiosk, folder
        self.there, self.pages = set(), {}  # pages: size → sum of the head → [Page]
        self.last = (0, 0)
        self.dim = bytes(v * ((DIMMED * 256) // 100) >> 8 for v in range(256))

    def render(self, path, size, at):
        out = self.folder + "/pages"
        shutil.rmtree(out, ignore_errors=True)
        subprocess.run([self.kiosk, "render", "--config", "/dev/null", "--size", "%dx%d" % size,
                        "--at", at, "--out", out, path], check=True, stdout=subprocess.DEVNULL)
        pictures = {}
        for file in glob.glob(out + "/slide-*.png"):
            slide, number = re.search(r"slide-(\d+)(?:-(\d+))?\.png", file).groups()
            with Image.open(file) as image:
                pictures[int(slide), int(number or 1)] = image.convert("RGB").getchannel("G").tobytes()
        return pictures

    def later(self, path, size):
        """At another time, and in a round with one slide less: all that differs is the footer."""
        copy = self.folder + "/fewer.db"
        shutil.copyfile(path, copy)
        subprocess.run(["sqlite3", "-bail", copy, FEWER], check=True)
        return self.render(copy, size, TIMES[1])

    def add(self, variant, path, size):
        """The pages of that data file, if they are not there yet."""
        if (variant, size) in self.there:
            return
        self.there.add((variant, size))
        width, height = size
        first, later = self.render(path, size, TIMES[0]), self.later(path, size)
        line = lambda picture, y: picture[y * width:(y + 1) * width]
        foot = min(y for key in later for y in range(height)
                   if line(first[key], y) != line(later[key], y))
        assert foot > height * HEAD + MARGIN, (variant, size, foot)
        database = sqlite3.connect(f"file:{os.path.abspath(path)}?immutable=1", uri=True)
        headings = dict(database.execute("SELECT id, heading FROM slide"))
        database.close()
        known = self.pages.setdefault(size, {})
        for (slide, number), picture in first.items():
            page = Page(variant, slide, number, headings[slide] or "")
            page.foot = foot
            for dimmed, seen in enumerate((picture, picture.translate(self.dim))):
                row = lambda y: seen[y * width + MARGIN:(y + 1) * width - MARGIN]
                head, body = self.parts(height, foot, row)
                page.body[dimmed] = body
                known.setdefault(head, []).append((page, dimmed))

    @staticmethod
    def parts(height, foot, row):
        split = int(height * HEAD)
        return (sum_of(row(y) for y in range(MARGIN, split)),
                sum_of(row(y) for y in range(split, foot - MARGIN)))

    def find(self, frame, line, size):
        """The Pages that the frame may be, and whether it is so down to the footer or only at its
        head. The frame has lines of so many bytes, four of them a pixel."""
        width, height = size
        known = self.pages[size]
        split = int(height * HEAD)
        for dx, dy in [self.last, *offsets()]:
            left, right = (MARGIN + dx) * 4 + 1, (width - MARGIN + dx) * 4
            row = lambda y: frame[(y + dy) * line + left:(y + dy) * line + right:4]
            pages = known.get(sum_of(row(y) for y in range(MARGIN, split)))
            if not pages:
                continue
            self.last = (dx, dy)
            body = {foot: sum_of(row(y) for y in range(split, foot - MARGIN))
                    for foot in {page.foot for page, _ in pages}}
            whole = [page for page, dimmed in pages if page.body[dimmed] == body[page.foot]]
            return whole or [page for page, _ in pages], bool(whole)
        return [], False
