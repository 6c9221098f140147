"""Step 5: the power is cut at twenty moments of an update, as the disk would then be found.

Killing the emulator would prove little: the host keeps what the guest has not yet asked to be kept. So
QEMU records every write of the disk and every point up to which the guest had it flushed (its driver
blklogwrites, in the form of Linux' dm-log-writes), and the disks of twenty moments are made from that:
what was flushed is on them, and of what came after, up to the next flush, a part drawn by chance."""
import os
import random
import struct
import time

from machine import PATIENCE
from sticks import plugged_update, serial, taken
from watch import expect, page_shown

FLUSH, DISCARD = 1, 4
MOMENTS = int(os.environ.get("KIOSK_MOMENTS", "20"))  # fewer, for whoever works on this file


class WriteLog:
    """Documentation/admin-guide/device-mapper/log-writes.rst of Linux."""

    def __init__(self, path):
        self.path = path

    def count(self):
        with open(self.path, "rb") as file:
            magic, version, count, self.sector = struct.unpack("<QQQI", file.read(28))
        expect(magic == 0x6A736677736872 and version == 1, "that is no log of writes")
        return count

    def entries(self):
        """(first byte on the disk, bytes, flags, place in the log) of each write."""
        count = self.count()
        place = self.sector
        with open(self.path, "rb") as file:
            for _ in range(count):
                file.seek(place)
                at, length, flags, _ = struct.unpack("<QQQQ", file.read(32))
                place += self.sector
                yield at * self.sector, length * self.sector, flags, place
                if not flags & DISCARD:
                    place += length * self.sector

    def apply(self, entries, disk):
        with open(self.path, "rb") as log, open(disk, "r+b") as out:
            for at, length, flags, place in entries:
                out.seek(at)
                if flags & DISCARD:
                    out.write(bytes(length))
                elif length:
                    log.seek(place)
                    out.write(log.read(length))


def moments(entries, first, last):
    """The disks of MOMENTS moments between two entries: for each the writes that are on it, and how many
    of those were not flushed."""
    chance = random.Random(5)
    flushes = [i for i in range(first, last) if entries[i][2] & FLUSH]
    expect(len(flushes) >= 3, f"only {len(flushes)} flushes were recorded")
    for moment in range(MOMENTS):
        number = moment * (len(flushes) - 1) // (MOMENTS - 1)
        flush = flushes[number]
        following = flushes[number + 1] if number + 1 < len(flushes) else last
        loose = [entry for entry in entries[flush + 1:following] if entry[1]]
        kept = [entry for entry in loose if chance.random() < 0.5] if moment % 2 else []
        yield entries[:flush + 1] + kept, f"flush {number + 1} of {len(flushes)}, {len(kept)} of {len(loose)} later writes"


def power_cuts(test):
    content = test.content
    stick = content.stick("power", content.signed(140, megabytes=4))
    before = test.disk_of("taken", taken)
    base = test.path("power-before.img")
    os.replace(before, base)
    log = WriteLog(test.path("power.log"))
    open(log.path, "w").close()
    with test.machine(test.new_disk("work", base), log=log.path) as machine:
        page_shown(machine, content.pages[102], 180)
        machine.guest.wait_ready(60)
        machine.guest.run("sync")
        first = log.count()
        plugged_update(test, machine, stick, 140)
        time.sleep(3)
        machine.guest.run("sync")
        last = log.count()
    entries = list(log.entries())
    old = new = 0
    for writes, told in moments(entries, first, last):
        disk = test.new_disk("work", base)
        log.apply(writes, disk)
        with test.machine(disk) as machine:
            machine.guest.wait_ready(150)
            number = page_of_either(machine, content.pages)
            now = serial(machine)
            expect(now == number, f"{told}: the screen shows {number}, the state says {now}")
            old, new = old + (now == 102), new + (now == 140)
        test.say(f"cut at {told}: {'old' if now == 102 else 'new'} content after {machine.seen:.0f} s")
    os.unlink(base)
    test.say(f"power cut at {MOMENTS} moments of an update ({last - first} writes): {old} times the old, {new} times the "
             "new content")


def page_of_either(machine, pages):
    end = machine.age() + 180 * PATIENCE
    while machine.age() < end:
        screen = machine.screen()
        for number in (102, 140):
            if pages[number].find(screen) is not None:
                machine.seen = machine.age()
                return number
        time.sleep(0.2)
    screen.save(os.path.join(machine.work, "power-lost.png"))
    raise AssertionError("neither the old nor the new content, see power-lost.png")


STEPS = [("power cuts", power_cuts)]
