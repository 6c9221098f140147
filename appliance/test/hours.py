"""Step 8: eight hours of the box's own time, in minutes of ours: the emulator skips what it would sleep."""
import os
import time

from sticks import taken
from watch import expect, page_shown

HOURS = int(os.environ.get("KIOSK_HOURS", "8"))  # fewer, for whoever works on this file
LOOKS = 16
PAGE_S = 300
MEASURE = """pid=$(systemctl show -p MainPID --value kiosk.service)
awk '/^Pss:/ {print $2}' /proc/$pid/smaps_rollup; ls /proc/$pid/fd | wc -l
du -sk /var/lib/kiosk | cut -f 1; df -k --output=used /run | tail -1; cut -d. -f1 /proc/uptime; echo $pid
awk '/^voluntary_ctxt_switches:/ {print $2}' /proc/$pid/status"""


def eight_hours(test):
    content = test.content
    with test.machine(test.disk_of("taken", taken), skip_sleep=True) as machine:
        page_shown(machine, content.pages[102], 300)
        machine.guest.wait_ready(200)
        # Not sed -i: the file is laid over one of the read-only root, where no other can take its place.
        machine.guest.run(f"sed 's/^seconds = .*/seconds = {PAGE_S}/' /etc/kiosk.conf >/tmp/kiosk.conf && "
                          "cat /tmp/kiosk.conf >/etc/kiosk.conf && systemctl restart kiosk.service")
        page_shown(machine, content.pages[102], 200)
        begin, seen = time.monotonic(), []
        for look in range(LOOKS + 1):
            # It is the guest that sleeps: what asks it all the time would be most of what it does.
            machine.guest.run(f"sleep {HOURS * 3600 // LOOKS if look else 1}", 600)
            seen.append([int(word) for word in machine.guest.run(MEASURE).split()])
        page_shown(machine, content.pages[102], 60)
        later = seen[2:]
        pss, files, disk, run = ([row[i] for row in later] for i in range(4))
        hours = (seen[-1][4] - seen[0][4]) / 3600
        wakes = (later[-1][6] - later[0][6]) / (later[-1][4] - later[0][4])
        test.say(f"{hours:.1f} hours of its time in {time.monotonic() - begin:.0f} s: PSS {min(pss)} to {max(pss)} KiB, "
                 f"{min(files)} to {max(files)} descriptors, disk {min(disk)} to {max(disk)} KiB, /run {min(run)} to "
                 f"{max(run)} KiB, {wakes:.2f} wake-ups a second with {PAGE_S} s a page")
        expect(len({row[5] for row in seen}) == 1, "the show was started anew in between")
        expect(max(pss) - min(pss) < 3072, f"the memory is not flat: {pss}")
        expect(len(set(files)) == 1, f"the descriptors are not flat: {files}")
        expect(max(disk) - min(disk) < 64, f"the disk is not flat: {disk}")


STEPS = [("eight hours", eight_hours)]
