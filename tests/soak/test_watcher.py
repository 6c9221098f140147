"""Does the watcher of a soak see what must not be seen? Pictures are made up here out of pages that the
program renders. Run by tests/soak/test_soak.c as test_watcher.py KIOSK DATA."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../bench"))

from PIL import Image, ImageChops  # noqa: E402

from book import Book, DIMMED  # noqa: E402
from watcher import STALE_S, Watcher  # noqa: E402

SIZE = (640, 360)
KIOSK, DATA = sys.argv.pop(1), sys.argv.pop(1)


class Screen:
    """In place of Display, Clock and Told."""
    start, line = 0, SIZE[0] * 4
    naps, mono_s = 1, 1000
    text, turns, is_dark, is_built_in = "slide 1 of 5, page 1 of 1: ", 1, False, False
    heading = None

    def show(self, image):
        self.map = image.convert("RGB").tobytes("raw", "BGRX")

    def take(self):
        pass

    def is_of(self, page):
        return self.heading in (None, page.heading)


class Watching(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.book = Book(KIOSK, cls.folder.name)
        cls.book.add("review", DATA, SIZE)
        os.system(f"{KIOSK} render --config /dev/null --size 640x360 --out {cls.folder.name}/seen "
                  f"{DATA} >/dev/null")
        names = sorted(os.listdir(cls.folder.name + "/seen"))
        cls.pages = [Image.open(f"{cls.folder.name}/seen/{name}").convert("RGB") for name in names]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.screen = Screen()
        self.watcher = Watcher(self.screen, self.screen, self.book, self.screen, self.folder.name)
        self.watcher.size = SIZE

    def look(self, image):
        self.screen.show(image)
        self.watcher.look()
        return self.watcher.count

    def half(self):
        """The upper three quarters of one page over the next."""
        image = self.pages[1].copy()
        image.paste(self.pages[0].crop((0, 0, SIZE[0], SIZE[1] * 3 // 4)), (0, 0))
        return image

    def test_pages_are_pages(self):
        for page in self.pages:
            self.look(page)
        self.assertEqual(self.watcher.count["a page"], len(self.pages))
        self.assertEqual(self.watcher.bad, 0)
        self.assertEqual({v for v, _, _ in self.watcher.known}, {"review"})

    def test_moved_or_dimmed_they_are_pages(self):
        self.look(ImageChops.offset(self.pages[0], 1, -2))
        self.look(self.pages[1].point(lambda v: v * (DIMMED * 256 // 100) >> 8))
        self.assertEqual(self.watcher.count["a page"], 2)

    def test_half_a_page_is_seen(self):
        self.assertEqual(self.look(self.half())["half painted"], 1)
        stripe = self.pages[0].copy()
        stripe.paste(self.pages[1].crop((0, 100, SIZE[0], 101)), (0, 100))
        self.assertEqual(self.look(stripe)["half painted"], 2)
        self.assertEqual(self.watcher.bad, 2)

    def test_under_a_banner_only_the_head_counts(self):
        self.watcher.allow("banner", 60)
        self.assertEqual(self.look(self.half())["a page with a banner"], 1)
        self.screen.mono_s += 61
        self.assertEqual(self.look(self.half())["half painted"], 1)

    def test_black_is_seen_even_while_it_paints(self):
        self.screen.naps = 2
        self.look(Image.new("RGB", SIZE))
        self.screen.naps = 3
        self.assertEqual(self.look(self.pages[0])["black"], 1)
        self.assertEqual(self.look(self.pages[0])["black"], 1)

    def test_a_fade_into_the_dark_hours_is_no_fault(self):
        self.screen.naps = 2
        self.look(Image.new("RGB", SIZE))
        self.screen.naps, self.screen.is_dark = 3, True
        self.look(Image.new("RGB", SIZE))
        self.screen.is_dark = False
        self.look(self.pages[0])
        self.assertEqual(self.watcher.bad, 0)

    def test_in_the_dark_hours_it_has_to_be_black(self):
        self.screen.is_dark = True
        self.look(Image.new("RGB", SIZE))
        self.assertEqual(self.watcher.bad, 0)
        self.assertEqual(self.look(self.pages[0])["bright in the dark"], 1)

    def test_a_page_that_stands_too_long_is_seen(self):
        self.look(self.pages[0])
        self.screen.mono_s += STALE_S
        self.look(self.pages[0])
        self.assertEqual(self.watcher.bad, 0)
        self.screen.mono_s += 1
        self.assertEqual(self.look(self.pages[0])["stale"], 1)

    def test_a_page_that_was_not_told_is_seen(self):
        self.screen.heading = "another"
        self.assertEqual(self.look(self.pages[0])["not the page that was told"], 1)


if __name__ == "__main__":
    unittest.main()
