"""Step 1: from the power button to the first slide, and once round."""
import time

from content import SECONDS
from machine import HEIGHT, WIDTH
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
        expect(machine.age() < 180, "no slide within 180 s")
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
    machine.guest.wait_ready(60)
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


STEPS = [("cold boot", cold_boot), ("EFI boot loader", boot_loader)]
