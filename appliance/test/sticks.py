"""Steps 2 to 4: sticks that are taken, refused, and pulled too early."""
import json
import os
import random
import time

from watch import banner_shown, expect, page_shown, until


def status(machine):
    return json.loads(machine.guest.run("kiosk status --json"))


def serial(machine):
    return status(machine)["current"]["serial"]


def plugged_update(test, machine, stick, number):
    """Plugs it; until the new content stands and the banner says so."""
    content = test.content
    banners = content.banner_kinds(content.example, "vi")
    until(70, "the end of the banner before", lambda: banners.find(machine.screen()) is None)
    begin = time.monotonic()
    name = machine.plug(stick)
    seen = []

    def updated():
        kind = banners.find(machine.screen())
        if kind and kind not in seen:
            seen.append(kind)
        return kind == "updated"

    until(90, "the banner \"updated\"", updated, pause=0.05)
    expect("refused" not in seen, "it was refused first")
    told = time.monotonic() - begin
    page_shown(machine, content.pages[number], 30)
    shown = time.monotonic() - begin
    machine.pull(name)
    expect(serial(machine) == number, "the state does not say so")
    page_shown(machine, content.pages[number], 15, "the content after the stick was pulled")
    left = machine.guest.run("ls -A /run/kiosk-stick; findmnt -rn -o TARGET | grep kiosk-stick || true").strip()
    expect(not left, f"the stick left something behind: {left}")
    return seen, told, shown


def taken(test):
    content = test.content
    fat = content.stick("fat", content.signed(101))
    source = content.stick("exfat-source", content.signed(102))
    exfat = content.stick("exfat", kind="exfat")
    with test.machine(test.base(), more=[source, exfat]) as machine:
        page_shown(machine, content.example_pages, 120)
        machine.guest.wait_ready(60)
        # exFAT can be written here only by the guest: nothing on this machine may mount it.
        machine.guest.run("mkdir /tmp/a /tmp/b && mount -r /dev/vdb1 /tmp/a && mount /dev/vdc1 /tmp/b && "
                          "cp /tmp/a/* /tmp/b/ && umount /tmp/a /tmp/b")
        for kind, stick, number in (("FAT32", fat, 101), ("exFAT", exfat, 102)):
            seen, told, shown = plugged_update(test, machine, stick, number)
            test.say(f"{kind}: banners {', '.join(seen)} in {told:.1f} s, new pages {shown:.1f} s after the plug; pulled")
        machine.guest.run("runuser -u kiosk -- kiosk confirm")  # else what the next steps do would be its trial
        test.keep("taken")


def damaged(path):
    """The tables of the file system are noise; only its first sector is whole."""
    noise = random.Random(6)
    with open(path, "r+b") as file:
        file.seek((1 << 20) + 32 * 512)
        file.write(noise.randbytes(1 << 20))


def refused(test):
    content = test.content
    folder = content.path("no-data")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "doc.txt"), "w") as file:
        file.write("Nothing for the screen.\n")
    altered = content.signed(104)
    with open(os.path.join(altered, "kiosk.db"), "r+b") as file:
        file.seek(8192)
        file.write(b"altered")
    broken = content.stick("broken", content.signed(103))
    damaged(broken)
    sticks = [("bad signature", content.stick("theirs", content.signed(103, "theirs")), ("wrong-key",)),
              ("altered file", content.stick("altered", altered), ("altered",)),
              ("older serial", content.stick("older", content.signed(101)), ("older",)),
              ("no kiosk.db", content.stick("no-data", folder), ("not-found",)),
              ("broken file system", broken, ("unread", "no-file", "not-found")),
              ("empty", content.stick("empty"), ("not-found",)),
              ("no file system", content.stick("none", kind="none"), ("unread", "no-file"))]
    banners = content.banner_kinds(content.example, "vi")
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, content.pages[102], 120)
        machine.guest.wait_ready(60)
        for what, stick, reasons in sticks:
            before = status(machine)["last"]["time_ms"]
            begin = time.monotonic()
            name = machine.plug(stick)
            until(60, f"a word about the stick with {what}", lambda: status(machine)["last"]["time_ms"] != before)
            banner_shown(machine, banners, "refused", 20)
            told = time.monotonic() - begin
            page_shown(machine, content.pages[102], 15)
            now = status(machine)
            machine.screen().save(content.path(f"refused-{what.replace(' ', '-')}.png"))
            machine.pull(name)
            expect(now["current"]["serial"] == 102, f"{what}: the content is not the old one")
            expect(now["last"]["reason"] in reasons, f"{what}: the reason told is {now['last']['reason']}")
            test.say(f"{what}: refused ({now['last']['reason']}) in {told:.1f} s, old content stays")


def pulled(test):
    """At ten moments of the copying, which a slow stick makes long: whatever was copied so far, the old
    or the new content stands, and the box takes the same stick afterwards."""
    content = test.content
    stick = content.stick("large", content.signed(110, megabytes=24))
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, content.pages[102], 120)
        machine.guest.wait_ready(60)
        told = []
        for moment in range(10):
            before = status(machine)["last"]["time_ms"]
            name = machine.plug(stick, bytes_per_second=6 << 20)
            until(60, "a word that it is copied",
                  lambda: machine.guest.run("ls /run/kiosk-stick/*/kiosk.db 2>/dev/null || true").strip(), pause=0.02)
            time.sleep(0.35 * moment)
            machine.pull(name)
            until(60, "an end of the attempt", lambda: not machine.guest.run(
                "systemctl list-units --plain --no-legend --state=activating,deactivating 'kiosk-stick@*'").strip())
            now = status(machine)
            told.append(now["last"]["reason"] if now["last"]["time_ms"] != before else "no word")
            expect(now["current"]["serial"] == 102, f"pulled {0.35 * moment:.2f} s into it: serial "
                   f"{now['current']['serial']} is current")
            left = machine.guest.run("ls -A /run/kiosk-stick; ls -A /var/lib/kiosk/store | grep -c part || true").split()
            expect(left == ["0"], f"it left something behind: {left}")
        time.sleep(3)  # what the screen says of the last one has to have come, and to be over
        page_shown(machine, content.pages[102], 30)
        test.say(f"pulled at ten moments of the copy: {', '.join(sorted(set(told)))}; old content stays, nothing is left")
        _, told, shown = plugged_update(test, machine, stick, 110)
        test.say(f"the same stick, left in: taken, new pages {shown:.1f} s after the plug")


STEPS = [("sticks that are taken", taken), ("sticks that are refused", refused), ("sticks that are pulled", pulled)]
