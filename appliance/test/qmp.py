"""QEMU's machine protocol: one command after the other, each with its answer."""
import json
import socket
import threading
import time


class QmpError(Exception):
    pass


def connect(path, seconds=20):
    """A socket to the machine, which takes a moment to make it."""
    end = time.monotonic() + seconds
    while True:
        one = socket.socket(socket.AF_UNIX)
        try:
            one.connect(path)
            return one
        except OSError:
            one.close()
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


class Qmp:
    def __init__(self, path, seconds=20):
        self.socket = connect(path, seconds)
        self.socket.settimeout(60)
        self.lines = self.socket.makefile("r")
        self.lock = threading.Lock()
        self.events = []
        json.loads(self.lines.readline())
        self.ask("qmp_capabilities")

    def ask(self, command, **arguments):
        with self.lock:
            self.socket.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
            while True:
                line = self.lines.readline()
                if not line:
                    raise QmpError(f"{command}: the machine is gone")
                said = json.loads(line)
                if "event" in said:
                    self.events.append(said)
                elif "error" in said:
                    raise QmpError(f"{command}: {said['error']['desc']}")
                else:
                    return said["return"]

    def wait_event(self, name, device, seconds=10):
        """Until the event of that name about that device has come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for event in self.events:
                if event["event"] == name and event.get("data", {}).get("device") == device:
                    self.events.remove(event)
                    return
            self.ask("query-status")
            time.sleep(0.02)
        raise QmpError(f"no {name} of {device} in {seconds} s")

    def close(self):
        self.lines.close()
        self.socket.close()
