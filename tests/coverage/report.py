"""The coverage of each room, out of what gcovr summed up: python3 -B tests/coverage/report.py FOLDER

Reads FOLDER/summary.json. Prints the rooms and writes FOLDER/report.txt, which has each file too. Ends with 1 if
one of the rooms with a bar is under it."""
import json
import pathlib
import sys

# In percent, of each room and not of each file; the files under them are listed.
LINES, BRANCHES = 90, 80
BARRED = ("update", "content", "schedule", "layout")


class Sum:
    def __init__(self):
        self.covered = {"line": 0, "branch": 0}
        self.total = {"line": 0, "branch": 0}

    def add(self, file):
        for what in self.total:
            self.covered[what] += file[f"{what}_covered"]
            self.total[what] += file[f"{what}_total"]

    def percent(self, what):
        return 100 * self.covered[what] / self.total[what] if self.total[what] else 100

    def reaches(self):
        return self.percent("line") >= LINES and self.percent("branch") >= BRANCHES

    def row(self, name, verdict=""):
        cells = (f"{self.percent(what):5.1f} % of {self.total[what]:5}" for what in self.total)
        return f"{name:34}{'   '.join(cells)}   {verdict}".rstrip()


def sums(files):
    """By room, and by file."""
    rooms, single = {}, {}
    for file in files:
        path = pathlib.PurePath(file["filename"])
        room = path.parts[1]
        for table, key in ((rooms, room), (single, str(path))):
            table.setdefault(key, Sum()).add(file)
    return rooms, single


def barred(path):
    return pathlib.PurePath(path).parts[1] in BARRED


def main(folder):
    rooms, files = sums(json.loads((folder / "summary.json").read_text())["files"])
    missing = [room for room in BARRED if room not in rooms or not rooms[room].total["line"]]
    low = [room for room in BARRED if room in rooms and not rooms[room].reaches()]
    rows = [f"{'':34}{'lines':18}branches"]
    for room, total in sorted(rooms.items()):
        rows.append(total.row(f"kiosk/{room}", ("MISS" if room in low else "ok") if room in BARRED else ""))
    rows += [f"nothing was counted in kiosk/{room}: MISS" for room in missing]
    rows.append(f"The bar of those marked: {LINES} % of lines, {BRANCHES} % of branches.")
    under = [total.row(path) for path, total in sorted(files.items()) if barred(path) and not total.reaches()]
    rows += ["", "Files of theirs under it:", *under] if under else []
    print("\n".join(rows))
    (folder / "report.txt").write_text(
        "\n".join([*rows, "", "Each file:", *(total.row(path) for path, total in sorted(files.items())), ""]))
    print(f"Each file: {folder}/report.txt; each line: {folder}/lines/index.html")
    return 1 if missing or low else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
