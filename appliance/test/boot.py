"""Step 1: from the power button to the first slide, and once round."""
import time

from content import SECONDS
from picture import is_black, is_plain
from watch import Check, expect, rotation


def cold_boot(test):
    with test.machine(test.new_disk("boot")) as machine:
        before, screens = None, 0
        while True:
            screen = machine.screen()
            if test.content.example_pages.find(screen) is not None:
                break
            if not is_plain(screen):
                screen.save(test.content.path("before-first-slide.png"))
                raise Check("something other than the content was on the screen, see before-first-slide.png")
            screens += 1
            expect(machine.age() < 120, "no slide within 120 s")
            time.sleep(0.2)
        first = machine.age()
        test.say(f"first slide {first:.1f} s after power on; {screens} pictures before it, all of one colour")
        pages = len(test.content.example_pages.pages)
        came = rotation(machine, test.content.example_pages, pages + 1)
        numbers = [number for number, _ in came]
        expect(all((b - a) % pages == 1 for a, b in zip(numbers, numbers[1:])), f"pages out of order: {numbers}")
        holds = [seconds for _, seconds in came]
        expect(all(abs(hold - SECONDS) < 1.5 for hold in holds), f"a page did not stand {SECONDS} s: {holds}")
        test.say(f"{pages} pages in order, each {min(holds):.1f} to {max(holds):.1f} s; in between only fades")
        closed_doors(test, machine)


def closed_doors(test, machine):
    """No login, no port, nobody's console."""
    machine.guest.wait_ready(60)
    run = machine.guest.run
    ports = run("cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 2>/dev/null | grep -v local_address | "
                "wc -l").strip()
    expect(ports == "0", f"{ports} sockets are open")
    logins = run("pgrep -a 'getty|login|sshd|sulogin' || true").strip()
    expect(not logins, f"a login runs: {logins}")
    expect("ro" in run("findmnt -no OPTIONS /").split(","), "the root can be written")
    failed = run("systemctl --failed --plain --no-legend").strip()
    expect(not failed, f"units failed: {failed}")
    memory = run("awk '/MemTotal/ {t = $2} /MemAvailable/ {a = $2} END {print int((t - a) / 1024)}' /proc/meminfo").strip()
    test.say(f"no port, no login, root read-only, no unit failed; {memory} MiB in use with the show")


STEPS = [("cold boot", cold_boot)]
