"""What a process costs: CPU time, wake-ups and memory, read from the kernel; and how busy the
machine is."""
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


def idle_share(seconds=0.2):
    """Of the time of all processors in the next seconds, the share that nobody uses (proc(5))."""
    def ticks():
        with open("/proc/stat") as f:
            fields = [int(n) for n in f.readline().split()[1:9]]
        return fields[3] + fields[4], sum(fields)
    (idle, total), _ = ticks(), time.sleep(seconds)
    later, of = ticks()
    return (later - idle) / max(1, of - total)


class Patience:
    """Waits for quiet moments, but not for ever: so many seconds in all."""

    def __init__(self, seconds, idle=0.9):
        self.left, self.idle = seconds, idle

    def quiet(self):
        """True as soon as the machine is quiet, False once patience is out."""
        start = time.monotonic()
        while not (found := idle_share() >= self.idle) and time.monotonic() - start < self.left:
            pass
        self.left = max(0, self.left - (time.monotonic() - start))
        return found
