"""What a process costs: CPU time, wake-ups and memory, read from the kernel."""
import os
import re
import time


def cpu_ms(pid):
    """CPU time of all threads of the process so far (clock_getcpuclockid(3)), in ms."""
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e6


def wakeups(pid):
    """How often a thread of the process gave up the processor of its own will so far."""
    count = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/status") as f:
            count += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", f.read(), re.M)[1])
    return count


def memory_mb(pid):
    """Pss, Rss and Pss_Anon of the process, in MB of 1,000,000 bytes."""
    with open(f"/proc/{pid}/smaps_rollup") as f:
        kib = dict(re.findall(r"^(\w+):\s+(\d+) kB", f.read(), re.M))
    return {name: int(kib[name]) * 1024 / 1e6 for name in ("Pss", "Rss", "Pss_Anon")}


def others(pid):
    """How many other processes run the same program: they share its pages and so lower its PSS."""
    exe = os.readlink(f"/proc/{pid}/exe")
    count = 0
    for other in filter(str.isdigit, os.listdir("/proc")):
        try:
            count += int(other) != pid and os.readlink(f"/proc/{other}/exe") == exe
        except OSError:
            pass
    return count


class Standing:
    """CPU and wake-ups from here on, of one process."""

    def __init__(self, pid):
        self.pid, self.start = pid, time.monotonic()
        self.cpu, self.woken = cpu_ms(pid), wakeups(pid)

    def rates(self):
        seconds = time.monotonic() - self.start
        return {"cpu_ms_per_s": (cpu_ms(self.pid) - self.cpu) / seconds,
                "wakeups_per_s": (wakeups(self.pid) - self.woken) / seconds,
                "seconds": seconds}
