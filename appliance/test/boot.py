"""Step 1: from the power button to the first slide, and once round."""
import hashlib
import subprocess
import time

from content import SECONDS
from machine import HEIGHT, PATIENCE, WIDTH
from picture import BODY, difference, is_plain
from watch import expect, page_shown, rotation, until


def is_light(picture):
    """No text console: most of it is not black."""
    return picture.convert("L").histogram()[0] < WIDTH * HEIGHT // 4


def first_slide(test, machine, built_in):
    """Until the content is on the screen: seconds since power on. Before it, the screen is of one
    colour; with `built_in`, then one other picture, the built-in slide, may stand."""
    other = None
    while True:
        screen = machine.screen()
        expect(machine.age() < 180 * PATIENCE, "no slide in time")
        if test.content.example_pages.find(screen) is not None:
            return machine.age()
        if screen.size == (WIDTH, HEIGHT) and not is_plain(screen):  # else QEMU's own word that nothing is on
            screen.save(test.content.path("before-first-slide.png"))
            body = screen.crop(BODY)
            other = other or (machine.age(), body)
            fades = test.content.example_pages.is_fade(screen, body)
            expect(built_in and (difference(other[1], body) < 0.5 or fades) and is_light(body),
                   "something other than a slide was on the screen, see before-first-slide.png")
        else:
            expect(not other, "black after the built-in slide")
        time.sleep(0.1)


def cold_boot(test):
    with test.machine(test.new_disk("boot")) as machine:
        seconds = first_slide(test, machine, built_in=True)
        test.say(f"first start of all: the built-in slide, then the example's first page after {seconds:.1f} s")
        machine.guest.wait_ready(60)
        until(60, "an end of the trial", lambda: '"confirmed"' in machine.guest.run("kiosk status --json"), pause=2)
        machine.guest.run("sync")
    with test.machine(machine.disk) as machine:
        seconds = first_slide(test, machine, built_in=False)
        test.say(f"power cut, second start: first page {seconds:.1f} s after power on, before it one colour")
        machine.guest.wait_ready(60)
        pages = len(test.content.example_pages.pages)
        came = rotation(machine, test.content.example_pages, pages + 1)
        numbers = [number for number, _ in came]
        expect(all((b - a) % pages == 1 for a, b in zip(numbers, numbers[1:])), f"pages out of order: {numbers}")
        holds = [seconds for _, seconds in came]
        expect(all(abs(hold - SECONDS) < 1.5 for hold in holds), f"a page did not stand {SECONDS} s: {holds}")
        test.say(f"{pages} pages in order, each {min(holds):.1f} to {max(holds):.1f} s; in between only fades")
        closed_doors(test, machine)
        test.keep("boot")


def closed_doors(test, machine):
    """No login, no port, nobody's console."""
    run = machine.guest.run
    ports = run("cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 2>/dev/null | grep -v local_address | "
                "wc -l").strip()
    expect(ports == "0", f"{ports} sockets are open")
    logins = run("grep -slE 'getty|login|sshd' /proc/[0-9]*/comm || true").strip()
    expect(not logins, f"something that lets people in runs: {logins}")
    expect("ro" in run("findmnt -no OPTIONS /").split(","), "the root can be written")
    failed = run("systemctl --failed --plain --no-legend").strip()
    expect(not failed, f"units failed: {failed}")
    memory = run("awk '/MemTotal/ {t = $2} /MemAvailable/ {a = $2} END {print int((t - a) / 1024)}' /proc/meminfo").strip()
    test.say(f"no port, no login, root read-only, no unit failed; {memory} MiB in use with the show")


def boot_loader(test):
    """As on a real box: firmware, boot loader of the EFI partition, kernel. Without the test's shell."""
    with test.machine(test.base(), loader=True) as machine:
        page_shown(machine, test.content.example_pages, 240)
        test.say(f"by EFI firmware and systemd-boot off the disk alone: first page {machine.age():.1f} s after power on")


DECOY = """label: gpt
start=1MiB, size=8MiB, type=linux, name=kiosk-root
size=8MiB, type=linux, name=kiosk-root-0123456789abcdef
size=16MiB, type=linux, name=kiosk-data
"""


def decoy(test, name):
    """A disk whose partitions call themselves as the image's do, and have file systems."""
    path = test.path(name + ".img")
    with open(path, "wb") as file:
        file.truncate(34 << 20)
    subprocess.run(["sfdisk", "--quiet", path], input=DECOY, text=True, check=True)
    for mib, size in ((1, 8), (9, 8), (17, 16)):
        subprocess.run(["mke2fs", "-q", "-t", "ext4", "-E", f"offset={mib << 20}", path, f"{size}M"], check=True,
                       stderr=subprocess.DEVNULL)
    return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def other_disks(test):
    """One of them is there before the image's own, one as a stick; neither may be taken, nor written to."""
    disk, stick = decoy(test, "decoy-disk"), decoy(test, "decoy-stick")
    before = digest(disk)
    with test.machine(test.base(), before=[disk]) as machine:
        machine.plug(stick)
        page_shown(machine, test.content.example_pages, 180)
        machine.guest.wait_ready(60)
        run = machine.guest.run
        until(60, "the disks", lambda: "sda3" in run("cat /proc/partitions") and "vdb3" in run("cat /proc/partitions"))
        root, data = (run(f"findmnt -no SOURCE {place}").strip() for place in ("/", "/var/lib/kiosk"))
        expect((root, data) == ("/dev/vdb2", "/dev/vdb3"), f"root is {root}, data is {data}")
        mounted = run("findmnt -rno SOURCE,TARGET | grep '/dev/vda' || true").strip()
        expect(not mounted, f"of another disk is mounted: {mounted}")
        page_shown(machine, test.content.example_pages, 60)
    expect(digest(disk) == before, "another disk was written to")
    test.say(f"a disk and a stick with partitions kiosk-root and kiosk-data: root is {root}, data {data}, the image's "
             "own; the other disk is not touched")


STEPS = [("cold boot", cold_boot), ("EFI boot loader", boot_loader), ("disks of the same names", other_disks)]
