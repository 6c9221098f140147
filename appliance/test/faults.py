"""Steps 6 and 7: what goes wrong inside, the keys, and clocks that are wrong."""
import re
import time

from sticks import plugged_update, serial, status, taken
from watch import expect, page_shown, rotation, until


def pid(machine):
    return machine.guest.run("systemctl show -p MainPID --value kiosk.service").strip()


def shown_again(machine, pages, old):
    """Waits for another process of the show that is ready, then for a page and a turn of its pages: the
    last picture of the one before may have stood on the screen until then. Seconds to that page."""
    begin = time.monotonic()
    until(120, "another process of the show", lambda: pid(machine) not in ("0", old) and machine.guest.run(
        "systemctl is-active kiosk.service", check=False).strip() == "active")
    page_shown(machine, pages, 60)
    seconds = time.monotonic() - begin
    rotation(machine, pages, 1)
    return seconds


def hangs(test):
    pages = test.content.pages
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, pages[102], 120)
        machine.guest.wait_ready(60)
        for what, signal in (("hung (SIGSTOP)", "STOP"), ("crashed (SIGSEGV)", "SEGV")):
            old = pid(machine)
            machine.guest.run(f"kill -{signal} {old}")
            test.say(f"{what}: shown again after {shown_again(machine, pages[102], old):.1f} s")
        machine.guest.run("for i in $(seq 12); do systemctl kill -s KILL kiosk.service; sleep 1; done", 120)
        begin = time.monotonic()
        until(120, "a show that is ready", lambda: machine.guest.run(
            "systemctl is-active kiosk.service", check=False).strip() == "active")
        page_shown(machine, pages[102], 60)
        seconds = time.monotonic() - begin
        rotation(machine, pages[102], 1)
        expect(serial(machine) == 102, "the content is another one after kill -9")
        test.say(f"kill -9 twelve times, a second apart: shown again after {seconds:.1f} s, same content")
        full(test, machine)


def full(test, machine):
    """The data partition is full: the show goes on, an update is refused or taken, and then works."""
    content = test.content
    machine.guest.run("dd if=/dev/zero of=/var/lib/kiosk/full bs=1M 2>/dev/null; "
                      "dd if=/dev/zero of=/var/lib/kiosk/rest bs=1k 2>/dev/null; df /var/lib/kiosk | tail -1", 300)
    stick = content.stick("full", content.signed(120))
    before = status(machine)["last"]["time_ms"]
    name = machine.plug(stick)
    until(90, "an end of the attempt", lambda: machine.guest.run(
        "journalctl -b -o cat -u 'kiosk-stick@*' | grep -c 'no room\\|No space\\|refused' || true").strip() != "0")
    page_shown(machine, content.pages[102], 30)
    machine.pull(name)
    old = pid(machine)
    machine.guest.run(f"kill -9 {old}")
    shown_again(machine, content.pages[102], old)
    machine.guest.run("rm /var/lib/kiosk/full /var/lib/kiosk/rest")
    reason = status(machine)["last"]["reason"] if status(machine)["last"]["time_ms"] != before else "told by the log only"
    _, _, shown = plugged_update(test, machine, stick, 120)
    test.say(f"data partition full: update not taken ({reason}), the show goes on and starts; with room again taken "
             f"in {shown:.1f} s")


def crashing_content(test):
    """A file that passes its trial but ends the show (a test hook of the test's own: it kills the show
    each time it starts on that file) is given up for the one before."""
    content = test.content
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, content.pages[102], 120)
        machine.guest.wait_ready(60)
        plugged_update(test, machine, content.stick("crash", content.signed(130)), 130)
        begin = time.monotonic()
        kills = 0
        while serial(machine) == 130:
            expect(kills < 8, "the show goes on with the file that ends it")
            old = pid(machine)
            machine.guest.run(f"kill -SEGV {old}")
            kills += 1
            until(60, "another process", lambda: pid(machine) not in ("0", old))
            until(60, "a page", lambda: content.pages[130].find(machine.screen()) is not None or
                  content.pages[102].find(machine.screen()) is not None)
        page_shown(machine, content.pages[102], 60)
        expect(serial(machine) == 102, f"not the file before, but {serial(machine)}")
        test.say(f"a file on trial that ended the show {kills} times: the file before is back, {time.monotonic() - begin:.1f} s")


def keys(test):
    content = test.content
    pages = content.pages[102]
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, pages, 120)
        machine.guest.wait_ready(60)
        old = pid(machine)
        for combination in (("ctrl", "alt", "f2"), ("ctrl", "alt", "delete"), ("alt", "sysrq", "b"), ("q",), ("esc",)):
            machine.press(*combination)
            time.sleep(1)
        rotation(machine, pages, 1)
        expect(pid(machine) == old, "a key that has to do nothing ended the show")
        machine.press("ctrl", "alt", "k")
        panel = until(20, "the panel", lambda: pages.find(machine.screen()) is None and machine.screen())
        machine.press("i")
        page = page_shown(machine, pages, 30)
        machine.press("spc")
        time.sleep(2)
        page = page_shown(machine, pages, 10)
        time.sleep(15)
        expect(pages.find(machine.screen()) == page, "Space did not stop the pages")
        machine.press("right")
        until(10, "the next page", lambda: pages.find(machine.screen()) == (page + 1) % len(pages.pages))
        machine.press("left")
        until(10, "the page before", lambda: pages.find(machine.screen()) == page)
        panel.save(content.path("panel.png"))
        test.say("Ctrl+Alt+F2, Ctrl+Alt+Del, SysRq, Q and Esc do nothing; after Ctrl+Alt+K: panel, pause, next, back")


def clocks(test):
    content = test.content
    for rtc in ("1970-01-01T00:05:00", "2040-06-01T08:00:00"):
        with test.machine(test.disk_of("taken", taken), rtc=rtc) as machine:
            page_shown(machine, content.pages[102], 150)
            seconds = machine.age()
            machine.guest.wait_ready(60)
            now = machine.guest.run("date +%F\\ %H:%M").strip()
            expect(serial(machine) == 102, "another content")
            came = rotation(machine, content.pages[102], 2)
            test.say(f"clock says {rtc[:10]} at power on: first page after {seconds:.1f} s, pages turn "
                     f"({came[0][1]:.1f} s), the system takes it to be {now}")
            if rtc.startswith("1970"):
                expect(re.match(r"20[2-9]", now), f"the floor of the clock does not hold: {now}")


STEPS = [("hang, crash, kill -9, full disk", hangs), ("content that ends the show", crashing_content), ("keys", keys),
         ("clock of 1970 and of 2040", clocks)]
