"""Step 7: keys, the display's plug, the maintenance console; and clocks that are wrong."""
import re
import subprocess
import time

from faults import is_active, pid
from machine import HEIGHT, WIDTH
from picture import is_plain
from sticks import serial, taken
from watch import expect, page_shown, rotation, until

PASSWORD = "lobby"
# What `make image CONSOLE=` puts into an image, in the memory of this machine only.
CONSOLE = """cp -p /etc/shadow /run/shadow && sed -i 's|^root:[^:]*:|root:%s:|' /run/shadow && mount -o bind /run/shadow /etc/shadow
printf '[keys]\\nconsole = Ctrl+Alt+Delete\\n' >>/etc/kiosk.conf; systemctl restart kiosk.service"""
CONNECTOR = "cd /sys/class/drm && cd card0-*-1 && "


def by_hand(test):
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, test.content.pages[102], 120)
        machine.guest.wait_ready(60)
        keys(test, machine)
        display(test, machine)
        console(test, machine)


def keys(test, machine):
    content = test.content
    pages = content.pages[102]
    old = pid(machine)
    for combination in (("ctrl", "alt", "f2"), ("ctrl", "alt", "delete"), ("alt", "sysrq", "b"), ("q",), ("esc",)):
        machine.press(*combination)
        time.sleep(1)
    rotation(machine, pages, 1)
    expect(pid(machine) == old, "a key that has to do nothing ended the show")
    machine.press("ctrl", "alt", "k")
    panel = until(20, "the panel", lambda: pages.find(machine.screen()) is None and machine.screen())
    machine.press("i")
    page_shown(machine, pages, 30)
    machine.press("spc")
    time.sleep(2)
    page = page_shown(machine, pages, 10)
    begin = machine.guest.clock()
    until(60, "two holds", lambda: machine.guest.clock() - begin > 13)
    expect(pages.find(machine.screen()) == page, "Space did not stop the pages")
    machine.press("right")
    until(10, "the next page", lambda: pages.find(machine.screen()) == (page + 1) % len(pages.pages))
    machine.press("left")
    until(10, "the page before", lambda: pages.find(machine.screen()) == page)
    panel.save(content.path("panel.png"))
    test.say("Ctrl+Alt+F2, Ctrl+Alt+Del, SysRq, Q and Esc do nothing; after Ctrl+Alt+K: panel, pause, next, back")


def display(test, machine):
    """QEMU has no cable to pull, but its kernel can be told that there is none: what the show then sees
    and does is the same."""
    pages = test.content.pages[102]
    old = pid(machine)
    machine.guest.run(CONNECTOR + "echo off >status && grep -qx disconnected status")
    begin = machine.guest.clock()
    until(60, "three seconds", lambda: machine.guest.clock() - begin > 3)
    expect(is_active(machine), "the show does not run without a display")
    machine.guest.run(CONNECTOR + "echo detect >status && grep -qx connected status")
    begin = machine.guest.clock()
    until(60, "the show's noticing it", lambda: machine.guest.run(
        "journalctl -b -o cat -u kiosk.service | grep -c 'the displays have changed' || true").strip() != "0")
    page_shown(machine, pages, 30)
    seconds = machine.guest.clock() - begin
    rotation(machine, pages, 2)
    expect(pid(machine) == old, "the show was started anew")
    test.say(f"display unplugged for 3 s and plugged again: the picture is back, whole, within {seconds:.1f} s, by the "
             "same process; pages turn")


def typed(machine, text):
    for letter in text + "\n":
        # Held longer, a key would repeat itself in a machine that is slow to see that it was let go.
        machine.press({"\n": "ret", " ": "spc", "/": "slash"}.get(letter, letter), hold_ms=40)
        time.sleep(0.5)


def console(test, machine):
    """Off in `keys` before; now as in an image that was made with a password."""
    pages = test.content.pages[102]
    hashed = subprocess.run(["openssl", "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True).stdout.strip()
    machine.guest.run(CONSOLE % hashed)
    until(60, "the show", lambda: is_active(machine))
    page_shown(machine, pages, 60)
    machine.press("ctrl", "alt", "delete")
    until(60, "the console", lambda: machine.guest.run(
        "systemctl is-active kiosk-console.service", check=False).strip() == "active")
    expect(not is_active(machine), "the show runs beside the console")
    until(30, "a prompt", lambda: "agetty" in machine.guest.run(
        "cat /proc/$(systemctl show -p MainPID --value kiosk-console.service)/comm", check=False))
    time.sleep(3)
    screen = machine.screen()
    expect(screen.convert("L").histogram()[0] > 0.95 * WIDTH * HEIGHT and not is_plain(screen), "no text on a black screen")
    machine.screen().save(test.content.path("console.png"))
    typed(machine, "root")
    time.sleep(3)
    typed(machine, PASSWORD)
    time.sleep(5)
    typed(machine, "touch /run/here")
    until(30, "what was typed", lambda: machine.guest.run("ls /run/here 2>/dev/null || true").strip())
    machine.screen().save(test.content.path("console-login.png"))
    begin = machine.guest.clock()
    typed(machine, "exit")
    until(60, "the show", lambda: is_active(machine))
    page_shown(machine, pages, 60)
    seconds = machine.guest.clock() - begin
    rotation(machine, pages, 1)
    test.say(f"maintenance console, switched on: Ctrl+Alt+Del gives a login; after exit the picture is back in "
             f"{seconds:.1f} s")


def clocks(test):
    content = test.content
    for rtc in ("1970-01-01T00:05:00", "2040-06-01T08:00:00"):
        with test.machine(test.disk_of("taken", taken), rtc=rtc) as machine:
            page_shown(machine, content.pages[102], 150)
            machine.guest.wait_ready(60)
            seconds = machine.guest.clock()
            now = machine.guest.run("date +%F\\ %H:%M").strip()
            expect(serial(machine) == 102, "another content")
            came = rotation(machine, content.pages[102], 2)
            test.say(f"clock says {rtc[:10]} at power on: first page after {seconds:.1f} s, pages turn "
                     f"({came[0][1]:.1f} s), the system takes it to be {now}")
            if rtc.startswith("1970"):
                expect(re.match(r"20[2-9]", now), f"the floor of the clock does not hold: {now}")


STEPS = [("keys, display, console", by_hand), ("clock of 1970 and of 2040", clocks)]
