"""Boots the image in QEMU and proves it: run.py IMAGE-FOLDER BUILD-FOLDER [WORD]...

With words, only the steps whose name has one of them in it. Each step tells in one line what was seen;
one that fails is told, with its screen and log in build/appliance/failed.*, and the next goes on."""
import gzip
import os
import subprocess
import sys
import time
import traceback

import boot
import faults
import hours
import people
import power
import sticks
from content import Content
from machine import Machine

STEPS = boot.STEPS + sticks.STEPS + faults.STEPS + people.STEPS + power.STEPS + hours.STEPS


class Test:
    def __init__(self, image, build):
        self.image = image
        self.work = os.path.join(build, "appliance")
        os.makedirs(self.work, exist_ok=True)
        self.content = Content(build, self.work)
        here = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(self.work, "test.cpio"), "wb") as out:
            with open(os.path.join(image, "boot.cpio"), "rb") as file:
                out.write(file.read())
            out.write(gzip.compress(self.content.guest_cpio(os.path.join(here, "guest"))))
        self.begun = time.monotonic()
        self.last = None

    def path(self, name):
        return os.path.join(self.work, name)

    def say(self, text):
        print(f"  {time.monotonic() - self.begun:5.0f} s  {text}", flush=True)

    def new_disk(self, name, base=None):
        """The image as it came, or another disk as it is now; a copy, which a machine may write."""
        path = os.path.join(self.work, f"disk-{name}.img")
        subprocess.run(["cp", "--sparse=always", base or os.path.join(self.image, "kiosk.img"), path], check=True)
        return path

    def base(self):
        """A copy of a disk that has been started once."""
        return self.disk_of("boot", boot.cold_boot)

    def keep(self, name):
        """What is on the last machine's disk now is what disk_of(name) copies."""
        self.last.guest.run("sync")
        self.last.cut()
        os.replace(self.last.disk, os.path.join(self.work, f"kept-{name}.img"))

    def disk_of(self, name, step):
        """A copy of the disk as that step left it; the step is run first where it was not."""
        path = os.path.join(self.work, f"kept-{name}.img")
        made = os.path.join(self.image, "kiosk.img")
        if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(made):
            step(self)
        return self.new_disk("work", path)

    def machine(self, disk, **options):
        self.last = Machine(self.image, self.work, disk, **options)
        return self.last


def main():
    os.environ["PATH"] += ":/usr/sbin:/sbin"  # where mkfs and sfdisk are, also for one who is not root
    test = Test(sys.argv[1], sys.argv[2])
    words = sys.argv[3:]
    failed = passed = 0
    for name, step in STEPS:
        if words and not any(word in name for word in words):
            continue
        print(f"{name}", flush=True)
        try:
            step(test)
            passed += 1
        except Exception as error:  # whatever it was, the next step goes on
            failed += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            test.say(f"FAILED: {error or type(error).__name__} ({os.path.basename(where.filename)}:{where.lineno})")
    spent = os.times()
    print(f"{passed} passed, {failed} failed, in {(time.monotonic() - test.begun) / 60:.1f} minutes; the machines took "
          f"{(spent.children_user + spent.children_system) / 60:.1f} minutes of processor time")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
