"""Step 6: what goes wrong inside the box."""
import time

from sticks import plugged_update, serial, status, taken
from watch import banner_shown, expect, page_shown, rotation, until

# As large as the free space: at once, and then what is left in small pieces.
FILL = """room=$(stat -f -c '%f * %S' /var/lib/kiosk)
fallocate -l $(($room)) /var/lib/kiosk/full || fallocate -l $(($room - (8 << 20))) /var/lib/kiosk/full
dd if=/dev/zero of=/var/lib/kiosk/rest bs=64k 2>/dev/null; dd if=/dev/zero of=/var/lib/kiosk/crumbs bs=1k 2>/dev/null
! echo more >/var/lib/kiosk/more 2>/dev/null"""
EMPTY = "cd /var/lib/kiosk && rm -f full rest crumbs more"
FAULT = """mkdir -p /run/systemd/system/kiosk.service.d
printf '[Service]\\nEnvironment=LD_PRELOAD=/run/kiosk-test/crash.so\\n' >/run/systemd/system/kiosk.service.d/fault.conf
systemctl daemon-reload; systemctl restart kiosk.service"""
CRASHES = "journalctl -b -o cat -u kiosk.service | grep -c 'Main process exited.*SEGV' || true"


def pid(machine):
    return machine.guest.run("systemctl show -p MainPID --value kiosk.service").strip()


def is_active(machine):
    return machine.guest.run("systemctl is-active kiosk.service", check=False).strip() == "active"


def shown_again(machine, pages, old):
    """Waits for another process of the show that is ready, then for a page and a turn of its pages: the
    last picture of the one before may have stood on the screen until then. Seconds to that page, by the
    guest's clock."""
    begin = machine.guest.clock()
    until(120, "another process of the show", lambda: pid(machine) not in ("0", old) and is_active(machine))
    page_shown(machine, pages, 60)
    seconds = machine.guest.clock() - begin
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
        seconds = shown_again(machine, pages[102], "0")
        expect(serial(machine) == 102, "the content is another one after kill -9")
        test.say(f"kill -9 twelve times, a second apart: shown again after {seconds:.1f} s, same content")
        full(test, machine)


def full(test, machine):
    """The data partition is full: the show goes on and starts, an update is refused and told, and is taken
    when there is room again."""
    content = test.content
    machine.guest.run(FILL, 300)
    stick = content.stick("full", content.signed(120))
    name = machine.plug(stick)
    banner_shown(machine, content.banner_kinds(content.example, "vi"), "refused", 60)
    page_shown(machine, content.pages[102], 30)
    machine.pull(name)
    old = pid(machine)
    machine.guest.run(f"kill -9 {old}")
    shown_again(machine, content.pages[102], old)
    now = status(machine)
    expect(now["current"]["serial"] == 102, "another content")
    machine.guest.run(EMPTY)
    _, _, shown = plugged_update(test, machine, stick, 120)
    test.say(f"data partition full: update refused ({now['last']['reason']}), the show goes on, and starts; with room "
             f"again the stick is taken in {shown:.1f} s")


def crashing_content(test):
    """A signed file that passes its trial in kiosk install, and on which the show then dies (crash.c)."""
    content = test.content
    banners = content.banner_kinds(content.example, "vi")
    with test.machine(test.disk_of("taken", taken)) as machine:
        page_shown(machine, content.pages[102], 120)
        machine.guest.wait_ready(60)
        machine.guest.run(FAULT)
        until(60, "a show with the fault", lambda: is_active(machine))
        page_shown(machine, content.pages[102], 60)
        begin = machine.guest.clock()
        name = machine.plug(content.stick("crash", content.signed(130)))
        until(90, "the file's being taken", lambda: serial(machine) == 130)
        until(120, "the file before", lambda: serial(machine) == 102)
        banner_shown(machine, banners, "restored", 60)
        page_shown(machine, content.pages[102], 60)
        seconds = machine.guest.clock() - begin
        machine.pull(name)
        crashes = int(machine.guest.run(CRASHES))
        expect(crashes >= 2, f"the show died {crashes} times only: was it the fault?")
        rotation(machine, content.pages[102], 1)
        expect(int(machine.guest.run(CRASHES)) == crashes, "the show still dies")
        test.say(f"a file on which the show dies: taken, died {crashes} times, {seconds:.1f} s after the plug the file "
                 "before is shown, and the screen says so")


STEPS = [("hang, crash, kill -9, full disk", hangs), ("content that ends the show", crashing_content)]
