"""One emulated machine that boots the image: screen, keys, sticks, power, and a shell in the guest.

The shell is not in the image: it comes with a second first file system (guest/), which only this test
gives to the machine, and speaks over a serial line."""
import base64
import io
import os
import signal
import socket
import subprocess
import time

from PIL import Image

from qmp import Qmp, QmpError, connect

WIDTH, HEIGHT = 1280, 720
# For a computer that does other work meanwhile: the emulated machine then counts its time by its own
# instructions, so that nothing in it is late because it was not let run, and all waits are longer.
IS_BUSY = os.environ.get("KIOSK_BUSY") == "1"
PATIENCE = 6 if IS_BUSY else 1


class Guest:
    """Commands as root in the guest, one at a time."""

    def __init__(self, path):
        self.socket = connect(path)
        self.number = 0
        self.rest = b""

    def line(self, seconds):
        self.socket.settimeout(seconds * PATIENCE)
        while b"\n" not in self.rest:
            more = self.socket.recv(65536)
            if not more:
                raise OSError("the guest's line is closed")
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode("ascii", "replace").split()

    def wait_ready(self, seconds):
        end = time.monotonic() + seconds * PATIENCE
        while True:
            words = self.line(max(0.1, end - time.monotonic()))
            if words == ["ready"]:
                return

    def run(self, command, seconds=60, check=True):
        """What the command printed; an error if it failed, unless check is False."""
        self.number += 1
        sent = base64.b64encode(command.encode()).decode()
        self.socket.sendall(f"{self.number} {sent}\n".encode())
        while True:
            words = self.line(seconds)
            if len(words) >= 2 and words[0] == str(self.number):
                break
        out = base64.b64decode(words[2] if len(words) > 2 else "").decode("utf-8", "replace")
        if check and words[1] != "0":
            raise AssertionError(f"in the guest, status {words[1]}: {command}\n{out}")
        return out

    def clock(self):
        """Seconds by its own clock since it was started."""
        return float(self.run("cat /proc/uptime").split()[0])


class Machine:
    """Starts at once; `with` ends it. `disk` is changed by it."""

    def __init__(self, image, work, disk, rtc=None, log=None, loader=False, before=(), more=(),
                 skip_sleep=False):
        self.work = work
        self.disk = disk
        self.sticks = 0
        self.started = time.monotonic()
        qmp, line = os.path.join(work, "qmp"), os.path.join(work, "line")
        for path in (qmp, line):
            if os.path.exists(path):
                os.unlink(path)
        with open(os.path.join(image, "cmdline")) as file:
            cmdline = file.read().strip()
        # Nehalem: with AVX2 (-cpu max) QEMU 7.2 at times spoils the state of one of its processors, after which
        # each program that Mesa translates crashes on that one, and works on the other.
        # Without the display's own program the emulator's firmware can't write its name on the screen.
        display = f"bochs-display,xres={WIDTH},yres={HEIGHT}" + ("" if loader else ",romfile=")
        command = ["qemu-system-x86_64", "-nodefaults", "-no-user-config", "-machine", "q35,usb=off,vmport=off",
                   "-cpu", "Nehalem", "-m", "512", "-display", "none",
                   "-device", display, "-device", "qemu-xhci,id=xhci",
                   "-device", "usb-kbd,bus=xhci.0",
                   "-qmp", f"unix:{qmp},server=on,wait=off",
                   "-chardev", f"socket,id=line,path={line},server=on,wait=off", "-device", "isa-serial,chardev=line",
                   "-rtc", f"base={rtc or '2026-11-25T02:00:00'},clock=vm"]
        if skip_sleep or IS_BUSY:
            command += ["-accel", "tcg,thread=single", "-smp", "1", "-icount",
                        f"shift=2,align=off,sleep={'off' if skip_sleep else 'on'}"]
        else:
            command += ["-accel", "tcg,thread=multi", "-smp", "2"]
        if loader:
            command += ["-bios", "/usr/share/ovmf/OVMF.fd"]
        else:
            command += ["-kernel", os.path.join(image, "vmlinuz"), "-initrd", os.path.join(work, "test.cpio"),
                        "-append", cmdline]
        command += ["-blockdev", f"driver=raw,node-name={'d1' if log else 'd0'},file.driver=file,file.filename={disk}"]
        if log:
            command += ["-blockdev", f"driver=file,filename={log},node-name=l0",
                        "-blockdev", "driver=blklogwrites,node-name=d0,file=d1,log=l0,log-super-update-interval=1"]
        own = ["-device", "virtio-blk-pci,drive=d0"]  # the kernel counts the disks in this order
        for number, path in enumerate([*before, *more]):
            command += own if number == len(before) else []
            command += ["-blockdev", f"driver=raw,node-name=m{number},file.driver=file,file.locking=off,"
                        f"file.filename={path}", "-device", f"virtio-blk-pci,drive=m{number}"]
        command += [] if more else own
        self.errors = open(os.path.join(work, "qemu.log"), "a")
        self.process = subprocess.Popen(command, stderr=self.errors, stdout=self.errors)
        try:
            self.qmp = Qmp(qmp)
            self.guest = Guest(line)
        except BaseException:
            self.cut()
            raise

    def __enter__(self):
        return self

    def __exit__(self, error, *_):
        if error and self.process.poll() is None:
            self.keep_evidence()
        self.cut()

    def keep_evidence(self):
        """The screen and the guest's log, for whoever looks into a failure."""
        try:
            self.screen().save(os.path.join(self.work, "failed.png"))
            log = self.guest.run("journalctl -b -o short-monotonic; kiosk status", seconds=20, check=False)
            with open(os.path.join(self.work, "failed.log"), "w") as file:
                file.write(log)
        except (OSError, QmpError, ValueError):
            pass  # it is the failure before that is told

    def age(self):
        """Seconds since it was switched on."""
        return time.monotonic() - self.started

    def cut(self):
        """Cuts the power."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.errors.close()

    def screen(self):
        """The picture on the screen, now."""
        path = os.path.join(self.work, "screen.ppm")
        self.qmp.ask("screendump", filename=path)
        with open(path, "rb") as file:
            return Image.open(io.BytesIO(file.read())).convert("RGB")

    def press(self, *keys, hold_ms=150):
        """Keys held together, by QEMU's names."""
        self.qmp.ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys], **{"hold-time": hold_ms})

    def plug(self, path, bytes_per_second=0):
        """Plugs a stick with that content, of that speed (0: of any); its name, for pull."""
        self.sticks += 1
        name = f"stick{self.sticks}"
        if bytes_per_second:
            self.qmp.ask("object-add", **{"qom-type": "throttle-group", "id": f"{name}-pace",
                                          "limits": {"bps-total": bytes_per_second}})
        file = {"driver": "file", "filename": path, "locking": "off", "read-only": True}
        if bytes_per_second:
            file = {"driver": "throttle", "throttle-group": f"{name}-pace", "file": file, "read-only": True}
        self.qmp.ask("blockdev-add", **{"driver": "raw", "node-name": f"{name}-disk", "read-only": True, "file": file})
        self.qmp.ask("device_add", driver="usb-storage", bus="xhci.0", drive=f"{name}-disk", id=name, removable=True)
        return name

    def pull(self, name):
        self.qmp.ask("device_del", id=name)
        self.qmp.wait_event("DEVICE_DELETED", name)
        self.qmp.ask("blockdev-del", **{"node-name": f"{name}-disk"})
