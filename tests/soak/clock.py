"""The clock of a show under tests/soak/fastclock.c: what it says, and setting it."""
import mmap
import struct

PLACES = "<QqqQqqQ"  # struct fastclock of fastclock.h


class Clock:
    def __init__(self, path):
        self.path = path
        with open(path, "wb") as f:
            f.write(bytes(mmap.PAGESIZE))
        with open(path, "r+b") as f:
            self.page = mmap.mmap(f.fileno(), mmap.PAGESIZE)

    def read(self):
        return struct.unpack_from(PLACES, self.page)

    @property
    def naps(self):
        """Odd while the show sleeps between two pages."""
        return struct.unpack_from("<Q", self.page)[0]

    @property
    def mono_s(self):
        """When the show fell asleep or woke the last time, by its monotonic clock."""
        return self.read()[1] / 1000

    @property
    def wall_ms(self):
        return self.read()[2]

    @property
    def frames(self):
        """Frames of fades that were put on the screen."""
        return self.read()[3]

    @property
    def in_use(self):
        """Bytes of its heap that were not freed when it fell asleep the last time."""
        return self.read()[6]

    def set(self, by_ms):
        """Sets the wall clock, by so much from that of the machine."""
        struct.pack_into("<q", self.page, 32, by_ms)

    def is_taken(self):
        """Whether the show was told that it was set."""
        return self.read()[4] == self.read()[5]
