"""What the test shows and plugs: signed data files, sticks as files of a disk, and the pages that the
screen has to show."""
import os
import shutil
import subprocess

from picture import Banners, Pages

SETTINGS = """[display]
shift = 0
[rotation]
seconds = {seconds}
[store]
folder = /var/lib/kiosk/store
trusted_keys = /etc/kiosk/trusted
"""
SECONDS = 6
STICK_MIB = 64


def quiet(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


class Content:
    """Everything lies in the folder `work`."""

    def __init__(self, build, work):
        self.kiosk = os.path.join(build, "kiosk")
        self.work = work
        self.settings = self.path("kiosk.conf")
        with open(self.settings, "w") as file:
            file.write(SETTINGS.format(seconds=SECONDS))
        for name in ("ours", "theirs"):
            quiet("minisign", "-G", "-W", "-f", "-p", self.path(name + ".pub"), "-s", self.path(name + ".key"))
        self.example = os.path.join(build, "data", "duc-trong.db")
        self.example_pages = Pages(self.kiosk, self.example, self.path("pages-example"), self.settings)
        self.files = {}
        self.pages = {}
        self.banners = {}
        self.data(101)
        self.data(102)

    def path(self, name):
        return os.path.join(self.work, name)

    def data(self, serial, megabytes=0):
        """A data file of that serial that says so on its pages; larger by pictures nobody shows."""
        if serial in self.files:
            return self.files[serial]
        path = self.path(f"serial-{serial}.db")
        if os.path.exists(path):
            os.unlink(path)
        quiet(self.kiosk, "new", "--language", "vi", path)
        script = f"UPDATE slide SET heading = 'Nội dung số {serial}: ' || heading WHERE heading IS NOT NULL;"
        if megabytes:
            script += ("CREATE TABLE ballast (data BLOB);"
                       f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {megabytes}) "
                       "INSERT INTO ballast SELECT randomblob(1048576) FROM n;")
        quiet("sqlite3", "-bail", path, script)
        quiet(self.kiosk, "set", path, "serial", str(serial))
        self.files[serial] = path
        self.pages[serial] = Pages(self.kiosk, path, self.path(f"pages-{serial}"), self.settings)
        return path

    def signed(self, serial, key="ours", megabytes=0):
        """A folder with the data file and its signature, as they go to a stick."""
        data = self.data(serial, megabytes)
        folder = self.path(f"signed-{serial}-{key}")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(data, os.path.join(folder, "kiosk.db"))
        quiet("minisign", "-S", "-W", "-s", self.path(key + ".key"), "-m", os.path.join(folder, "kiosk.db"))
        return folder

    def banner_kinds(self, data, name):
        if name not in self.banners:
            self.banners[name] = Banners(self.kiosk, data, self.path(f"banners-{name}"), self.settings)
        return self.banners[name]

    def stick(self, name, folder=None, kind="fat32"):
        """A stick with a partition of that file system, and what is in the folder on it."""
        path = self.path(f"stick-{name}.img")
        if os.path.exists(path):
            os.unlink(path)
        quiet("truncate", "-s", f"{STICK_MIB}M", path)
        if kind == "none":
            return path
        part = {"fat32": "c", "exfat": "7", "ext4": "83"}[kind]
        subprocess.run(["sfdisk", "--quiet", path], input=f"label: dos\nstart=1MiB, type={part}\n", text=True, check=True)
        getattr(self, "fill_" + kind)(path, folder)
        return path

    def fill_fat32(self, path, folder):
        quiet("mkfs.vfat", "-F", "32", "--offset", "2048", path, str((STICK_MIB - 1) * 1024))
        if folder:
            for name in sorted(os.listdir(folder)):
                quiet("mcopy", "-i", f"{path}@@1M", os.path.join(folder, name), "::")

    def fill_exfat(self, path, folder):
        """Empty: only a system that mounts it can write it."""
        part = self.path("exfat.part")
        quiet("truncate", "-s", f"{STICK_MIB - 1}M", part)
        quiet("mkfs.exfat", part)
        quiet("dd", f"if={part}", f"of={path}", "bs=1M", "seek=1", "conv=notrunc")
        os.unlink(part)

    def fill_ext4(self, path, folder):
        quiet("mke2fs", "-t", "ext4", "-E", f"offset={1 << 20}", *(["-d", folder] if folder else []), path,
              f"{STICK_MIB - 1}M")

    def guest_cpio(self, source):
        """The first file system that the test adds to the image's: the shell, the key, the settings, and
        the fault."""
        folder = self.path("guest")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        os.makedirs(os.path.join(folder, "kiosk-test", "trusted"))
        shutil.copy(self.path("ours.pub"), os.path.join(folder, "kiosk-test", "trusted"))
        shutil.copy(self.settings, os.path.join(folder, "kiosk-test"))
        subprocess.run(["cc", "-D_GNU_SOURCE", "-O1", "-shared", "-fPIC", "-o",
                        os.path.join(folder, "kiosk-test", "crash.so"),
                        os.path.join(os.path.dirname(source), "crash.c")], check=True)
        names = subprocess.run(["find", "."], cwd=folder, check=True, capture_output=True).stdout
        return subprocess.run(["cpio", "--quiet", "-o", "-H", "newc", "-R", "0:0"], cwd=folder, input=names, check=True,
                              capture_output=True).stdout
