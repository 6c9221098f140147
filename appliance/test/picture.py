"""Judges a screen dump by its pixels, beside what `kiosk render` writes for the same pages."""
import os
import shutil
import subprocess

from PIL import Image, ImageChops, ImageStat

from machine import HEIGHT, WIDTH

# Above the foot, where the clock and the banner are: what tells one page from another.
BODY = (0, 0, WIDTH, 612)
# The left half of the banner: its colour, its sign and its heading, whatever is told beside it.
BANNER = (0, 630, 440, HEIGHT)
KINDS = ("checking", "updated", "refused", "restored")


def difference(a, b):
    """Mean difference of two pictures' channels, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(a, b)).mean) / 3


def furthest(a, b):
    """The largest difference of any pixel's channel: content that differs in one digit is other content."""
    return max(high for _, high in ImageChops.difference(a, b).getextrema())


def is_plain(picture):
    """One colour all over: nothing is on it."""
    return all(high - low < 8 for low, high in picture.getextrema())


def render(kiosk, data, folder, settings, *options):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([kiosk, "render", "--config", settings, "--size", f"{WIDTH}x{HEIGHT}", "--at", "2026-11-25 09:00",
                    *options, "--out", folder, data], check=True, stdout=subprocess.DEVNULL)


class Pages:
    """The pages of a data file, in their order."""

    def __init__(self, kiosk, data, folder, settings):
        render(kiosk, data, folder, settings)
        self.names = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".png"))
        self.pages = [Image.open(os.path.join(folder, name + ".png")).convert("RGB").crop(BODY) for name in self.names]

    def find(self, screen):
        """The number of the page that is on the screen, or None."""
        body = screen.crop(BODY)
        for number, page in enumerate(self.pages):
            if furthest(body, page) <= 8:
                return number
        return None

    def is_fade(self, screen, other=None):
        """Whether the screen is a blend of two of the pages (or of one and another picture's body), each
        pixel between theirs."""
        body = screen.crop(BODY).resize((160, 76), Image.BOX)
        small = [page.resize((160, 76), Image.BOX) for page in self.pages + ([other] if other else [])]
        for first in small:
            for second in small:
                low, high = ImageChops.darker(first, second), ImageChops.lighter(first, second)
                under = ImageChops.subtract(low, body, offset=-3)
                over = ImageChops.subtract(body, high, offset=-3)
                if not under.getbbox() and not over.getbbox():
                    return True
        return False


class Banners:
    """The left half of each kind of banner, in the language of a data file."""

    def __init__(self, kiosk, data, folder, settings):
        self.halves = {}
        for kind in KINDS:
            at = os.path.join(folder, kind)
            render(kiosk, data, at, settings, "--banner", kind)
            first = sorted(name for name in os.listdir(at) if name.endswith(".png"))[0]
            self.halves[kind] = Image.open(os.path.join(at, first)).convert("RGB").crop(BANNER)

    def find(self, screen):
        half = screen.crop(BANNER)
        for kind, reference in self.halves.items():
            if difference(half, reference) < 1.5:
                return kind
        return None
