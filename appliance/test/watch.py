"""Waiting and watching: what the screen shows over time."""
import time

from machine import PATIENCE


class Check(AssertionError):
    """Something is not as it has to be; the message is for a person."""


def expect(true, message):
    if not true:
        raise Check(message)


def until(seconds, what, test, pause=0.15):
    """Calls test() until it gives something true, which is returned. An error after that many seconds."""
    end = time.monotonic() + seconds * PATIENCE
    while True:
        found = test()
        if found:
            return found
        if time.monotonic() > end:
            raise Check(f"not in {seconds} s: {what}")
        time.sleep(pause)


def page_shown(machine, pages, seconds, what="a page of the content"):
    """Waits for one of the pages; its number."""
    return until(seconds, what, lambda: [n for n in [pages.find(machine.screen())] if n is not None])[0]


def banner_shown(machine, banners, kind, seconds):
    """Waits for that banner; how long it took."""
    begin = time.monotonic()
    until(seconds, f"the banner \"{kind}\"", lambda: banners.find(machine.screen()) == kind)
    return time.monotonic() - begin


def rotation(machine, pages, count):
    """The next `count` pages that come, each with the seconds by the guest's clock that it stood: (number,
    seconds). What is between them has to be a fade, never black."""
    came, since, last = [], None, None
    end = time.monotonic() + (60 + 30 * count) * PATIENCE
    while len(came) < count:
        screen = machine.screen()
        page = pages.find(screen)
        if page is None:
            expect(pages.is_fade(screen), f"neither a page nor a fade {machine.age():.1f} s after the start")
        elif page != last:
            now = machine.guest.clock()
            if last is not None and since is not None:
                came.append((last, now - since))
            since = now if last is not None else None
            last = page
        expect(time.monotonic() < end, f"only {len(came)} of {count} pages came")
        time.sleep(0.05)
    return came
