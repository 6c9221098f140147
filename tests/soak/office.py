"""The data files that are brought to the boxes of a soak: contents that look different, signed."""
import os
import shutil
import subprocess

# What each content is made of: an example, and settings.
CONTENTS = {
    "review": ("duc-trong", {}),
    "school": ("truong-mau", {"longest_s": "60"}),
    "school-dark": ("truong-mau", {"theme": "dark", "shuffle": "yes", "transition": "none"}),
    "review-blue": ("duc-trong", {"theme": "blue", "text_scale": "115", "rotation": "15"}),
}


class Office:
    def __init__(self, build, folder):
        self.kiosk = os.path.abspath(build + "/kiosk")
        self.build, self.folder = build, folder
        self.keys, self.secret = folder + "/keys", folder + "/office.key"
        self.serial = 0
        self.content_of = {}  # by serial
        os.makedirs(self.keys)
        os.makedirs(folder + "/stick")
        self.run("minisign", "-G", "-f", "-W", "-s", self.secret, "-p", self.keys + "/office.pub")
        for name, (example, settings) in CONTENTS.items():
            shutil.copyfile(f"{build}/data/{example}.db", self.path(name))
            for setting, value in settings.items():
                self.run(self.kiosk, "set", self.path(name), setting, value)

    @staticmethod
    def run(*command):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def path(self, content):
        return f"{self.folder}/{content}.db"

    @property
    def stick(self):
        return self.folder + "/stick/kiosk.db"

    def sign(self):
        self.run("minisign", "-S", "-s", self.secret, "-m", self.stick)

    def put_on_stick(self, content, serial=None):
        """Signed, with a serial greater than all before if none is given."""
        if serial is None:
            self.serial += 1
            self.content_of[self.serial] = content
        shutil.copyfile(self.path(content), self.stick)
        self.run(self.kiosk, "set", self.stick, "serial", str(serial or self.serial))
        self.sign()

    def spoil_stick(self, how, noise):
        """After put_on_stick: what is there is no longer what was signed, or no data file."""
        if how == "unsigned":
            os.remove(self.stick + ".minisig")
        elif how == "altered":
            with open(self.stick, "r+b") as f:
                f.seek(os.path.getsize(self.stick) // 2)
                f.write(noise[:64])
        else:
            with open(self.stick, "wb") as f:
                f.write(noise)
            self.sign()
