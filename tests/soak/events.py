"""What is thrown at a running show. Each event is a generator that is asked again and again until it
is over, so that the screen is looked at meanwhile: it yields while it waits, and what it returns
is what was wrong, or None. All that is chosen comes from the box's random numbers."""
import os
import shutil
import signal
import subprocess
import time

from office import CONTENTS

PATIENCE_S = 120  # by the machine's clock, for what has to come; a busy machine is slow
SIZES = ((640, 360), (480, 360), (360, 480), (640, 480))
# How long at the most what a key or an update has brought stays: longer than in the program, for the
# show may have slept a little longer before it noticed.
PANEL_S, PAUSE_S, BANNER_S = 100, 350, 100
REFUSED = {"unsigned": (15,), "altered": (15,), "garbage": (17,), "older": (16,)}
# Those that change how the pages look come first; a page of all of these is in the book.
SETTINGS = [("theme", "formal"), ("theme", "dark"), ("theme", "blue"), ("text_scale", "100"),
            ("text_scale", "115"), ("rotation", "15"), ("rotation", "auto"), ("shuffle", "yes"),
            ("shuffle", "no"), ("transition", "none"), ("transition", "fade"),
            ("reading_speed", "150"), ("reading_speed", "220"), ("urgent", "in_order"),
            ("urgent", "between"), ("timezone", "Asia/Ho_Chi_Minh"), ("timezone", "Europe/Berlin")]
MINUTE_MS, DAY_MS = 60000, 86400000
CLOCKS = (0, 37 * MINUTE_MS, -37 * MINUTE_MS, DAY_MS + 5 * MINUTE_MS, -DAY_MS, 40 * DAY_MS, None)


def running(box, process):
    """Until the process has ended; its exit status."""
    box.watcher.allow("banner", float("inf"))
    while process.poll() is None:
        yield
    box.watcher.until["banner"] = box.clock.mono_s + BANNER_S
    return process.returncode


def kiosk(box, *words):
    process = subprocess.Popen([box.office.kiosk, *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    return (yield from running(box, process))


def appears(box, variant, what):
    """Until a page of it is on the screen (None: any page)."""
    box.watcher.seen.clear()
    until = time.monotonic() + box.patience_s
    while not (box.watcher.seen if variant is None else variant in box.watcher.seen):
        box.watcher.changes = True
        if time.monotonic() > until:
            return f"{what}: no page of {variant or 'any content'} appears"
        yield
    box.watcher.has_changed()
    return None


def show_content(box, content):
    box.book.add(content, box.office.path(content), box.watcher.size)
    box.watcher.changes = True


# ---- A box whose content comes by stick ----
def update(box):
    content = box.rng.choice([c for c in box.contents if c != box.now])
    show_content(box, content)
    box.office.put_on_stick(content)
    status = yield from kiosk(box, "install", "--config", box.config, box.office.stick)
    if status != 0:
        return f"an update is refused with {status}"
    box.look_at_store()
    wrong = yield from appears(box, content, "update")
    return wrong or (None if box.now == content else f"an update to {content} leads to {box.now}")


def rollback(box):
    box.look_at_store()
    before = box.before
    if before is None:
        return (yield from update(box))
    show_content(box, before)
    status = yield from kiosk(box, "rollback", "--config", box.config)
    if status != 0:
        return f"rollback ends with {status}"
    box.look_at_store()
    wrong = yield from appears(box, before, "rollback")
    return wrong or (None if box.now == before else f"rollback to {before} leads to {box.now}")


def refused(box):
    how = box.rng.choice(sorted(REFUSED))
    box.office.put_on_stick(box.rng.choice(box.contents), 1 if how == "older" else None)
    if how != "older":
        box.office.spoil_stick(how, box.rng.randbytes(50000))
    status = yield from kiosk(box, "install", "--config", box.config, box.office.stick)
    return None if status in REFUSED[how] else f"a stick that is {how} ends with {status}"


# ---- A box whose file is written where it is ----
def variant_of(box):
    """What the box's file shows, and the file itself, for the book."""
    theme, scale = box.look["theme"], box.look["text_scale"]
    name = f"{box.now} {theme} {scale}"
    copy = box.folder + "/copy.db"
    shutil.copyfile(box.file, copy)
    box.book.add(name, copy, box.watcher.size)
    return name


def setting(box):
    name, value = box.rng.choice(SETTINGS)
    if name in box.look:
        box.look[name] = value
        copy = box.folder + "/next.db"  # its pages have to be known before they are seen
        shutil.copyfile(box.file, copy)
        box.office.run(box.office.kiosk, "set", copy, name, value)
        box.book.add(f"{box.now} {box.look['theme']} {box.look['text_scale']}", copy,
                     box.watcher.size)
    box.watcher.changes = True
    status = yield from kiosk(box, "set", box.file, name, value)
    if status != 0:
        return f"kiosk set {name} {value} ends with {status}"
    return (yield from appears(box, variant_of(box), f"{name} {value}"))


def put_file(box, content):
    """Another file takes the place of the box's, in one step."""
    new = box.folder + "/new.db"
    shutil.copyfile(box.office.path(content), new)
    settings = CONTENTS[content][1]
    box.now = content
    box.look = {"theme": settings.get("theme", "formal"),
                "text_scale": settings.get("text_scale", "100")}
    box.watcher.changes = True
    box.book.add(f"{content} {box.look['theme']} {box.look['text_scale']}", new, box.watcher.size)
    os.rename(new, box.file)


def replace(box):
    put_file(box, box.rng.choice(box.contents))
    return (yield from appears(box, variant_of(box), "another file"))


def unreadable(box):
    how = box.rng.choice(["garbage", "empty", "cut off", "missing", "folder"])
    spoilt = box.folder + "/spoilt.db"
    box.watcher.changes = True
    if how == "folder":
        os.remove(box.file)
        os.mkdir(box.file)
    elif how == "missing":
        os.remove(box.file)
    else:
        with open(box.file, "rb") as f:
            whole = f.read()
        with open(spoilt, "wb") as f:
            f.write({"garbage": box.rng.randbytes(20000), "empty": b"",
                     "cut off": whole[:len(whole) // 3]}[how])
        os.rename(spoilt, box.file)
    until = box.clock.mono_s + box.rng.uniform(5, 1800)
    while box.clock.mono_s < until:
        box.watcher.allow("still", 130)  # it may look again only after a minute
        yield
    if how == "folder":
        os.rmdir(box.file)
    put_file(box, box.rng.choice(box.contents))
    return (yield from appears(box, variant_of(box), f"after a file that was {how}"))


# ---- Any box ----
def keys(box):
    pressed = ["Control_L+Alt_L+k"]
    for _ in range(box.rng.randrange(1, 6)):
        key = box.rng.choice(["Right", "Left", "Next", "Prior", "space", "i", "number", "x", "F5"])
        pressed += [box.rng.choice("123456789"), "Return"] if key == "number" else [key]
    box.watcher.allow("panel", PANEL_S)
    box.watcher.allow("still", PAUSE_S)
    box.client.press(*pressed)
    from_s = box.clock.mono_s
    while box.clock.mono_s < from_s + 2:
        box.watcher.allow("panel", PANEL_S)
        box.watcher.allow("still", PAUSE_S)
        yield
    return (yield from appears(box, None, "keys"))


def resize(box):
    home = box.watcher.size
    wrong = yield from change_size(box, box.rng.choice([s for s in SIZES if s != home]))
    until = box.clock.mono_s + box.rng.uniform(30, 900)
    while not wrong and box.clock.mono_s < until:
        yield
    return wrong or (yield from change_size(box, home))


def change_size(box, size):
    for variant, path in box.variants():
        box.book.add(variant, path, size)
    box.watcher.settles = box.watcher.changes = True  # a slide may have fewer pages in another size
    box.watcher.size = size
    box.client.resize(*size)
    until = time.monotonic() + box.patience_s
    while box.watcher.settles:
        if time.monotonic() > until:
            return "no page in the other size of the screen"
        yield
    box.watcher.has_changed()
    return None


def clock(box):
    by = box.rng.choice(CLOCKS)
    if by is None:  # a box whose battery is flat: it is 1970
        box.clock.set(DAY_MS - int((time.time() + box.clock.mono_s - box.started_s) * 1000))
    else:
        box.clock.set(box.base_ms + by)
    until = time.monotonic() + box.patience_s
    while not box.clock.is_taken():
        if time.monotonic() > until:
            return "the show is not told that the clock was set"
        yield
    return (yield from appears(box, None, "a clock that was set"))


def hangup(box):
    os.kill(box.pid, signal.SIGHUP)
    box.watcher.changes = True
    return (yield from appears(box, None, "SIGHUP"))


STORE = {"update": (update, 4), "rollback": (rollback, 2), "refused stick": (refused, 2)}
FILE = {"setting": (setting, 6), "another file": (replace, 2), "unreadable file": (unreadable, 3)}
ANY = {"keys": (keys, 6), "display size": (resize, 3), "clock set": (clock, 3),
       "SIGHUP": (hangup, 1)}
