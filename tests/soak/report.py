"""The table of a soak, out of what its boxes have written so far."""
import glob
import json
import os
import re

from growth import SURE, growth
from table import drawn

WARM = 0.1          # of the run, in which all that is made once is made
YEAR = 365          # days
LEAST_KIB = 64      # a year: less would not matter in ten
COUNT_LEAST = 1
JOURNAL_KIB = 128   # log and log.1 of the store: JOURNAL_MAX of kiosk/update/journal.h each
HEAD = ("what", "from", "to", "a day", "in a year at most", "")
NAMES = {"stick": "content by stick", "file": "a file written in place"}
KIB = {"pss": "PSS, KiB", "rss": "RSS, KiB", "anonymous": "… its own (anonymous), KiB",
       "in_use": "… of its heap not freed, KiB",
       "x_bytes": "… of pixmaps, KiB", "x_server": "memory of the X server's own, KiB",
       "disk": "store without its log, KiB"}
COUNTS = {"files": "files open", "threads": "threads", "x_resources": "resources in the X server",
          "x_pixmaps": "… pixmaps among them"}
WALKS = ("pss", "rss", "anonymous", "x_server")  # whole pages, of a heap that keeps what was freed
ORDER = ("pss", "rss", "anonymous", "in_use", "files", "threads", "x_resources", "x_pixmaps", "x_bytes", "x_server",
         "disk")


def read(folder):
    try:
        with open(folder + "/result.json") as f:
            result = json.load(f)
        with open(folder + "/samples.jsonl") as f:
            samples = [json.loads(line) for line in f.read().splitlines()]
    except (OSError, ValueError):
        return None, []
    for sample in samples:
        sample["x_bytes"] /= 1024
    return result, samples


def row(samples, what):
    """The line of the table, and whether it is good."""
    days = [s["day"] for s in samples]
    values = [s[what] for s in samples]
    name = KIB.get(what) or COUNTS[what]
    show = (lambda v: f"{v:,.0f}") if what in KIB else (lambda v: f"{v:g}")
    span = (name, show(min(values)), show(max(values)))
    found = growth(days, values, [s["content"] for s in samples], what in WALKS)
    if found is None:
        return (*span, "", "", "too short"), True
    if what == "pss":  # others that map the same libraries come and go; RSS is not less, and its own
        return (*span, f"{found.slope:+.3f} ± {found.error:.3f}", "", "told"), True
    least = (LEAST_KIB if what in KIB else COUNT_LEAST) / YEAR
    grows = found.is_sure(least)
    return (*span, f"{found.slope:+.3f} ± {found.error:.3f}", f"{found.most * YEAR:,.1f}",
            "GROWS" if grows else "ok"), not grows


def valgrind(folder):
    """What valgrind found, in a line ("": it did not run); and whether that is nothing."""
    errors = files = 0
    for path in glob.glob(folder + "/valgrind-*.log"):
        with open(path, errors="replace") as f:
            text = f.read()
        files += 1
        errors += sum(int(n) for n in re.findall(r"ERROR SUMMARY: (\d+) errors", text))
    return f"valgrind: {errors} errors in {files} processes" if files else "", errors == 0


def of_box(folder, kind, hours):
    result, samples = read(folder)
    if result is None:
        return [f"**{NAMES[kind]}**: nothing yet"], False
    looks, days = result["looks"], result["days"]
    warm = [s for s in samples if s["day"] > days * WARM and s["home"]]
    lines = [f"**{NAMES[kind]}**: {days:.1f} days in {result['hours']:.2f} h, seed {result['seed']}; "
             f"{result['turns']:,} page changes, {result['frames']:,} frames of fades, "
             f"{result['pages']} pages", ""]
    good = not result["bad"] and not result["failed"]
    if hours is not None and days * 24 < hours * 0.99:
        good = False
        lines += [f"**It was to be {hours / 24:.1f} days.**", ""]
    rows = [HEAD]
    found, clean = valgrind(folder)
    for what in ORDER if warm and not found else ():  # valgrind's own memory says nothing
        if what in warm[0]:
            line, fine = row(warm, what)
            rows.append(line)
            good = good and fine
    if warm and not found and "journal" in warm[0]:
        most = max(s["journal"] for s in samples)
        rows.append(("log of the store, KiB", "", f"{most:,.0f}", "", f"{JOURNAL_KIB}",
                     "ok" if most <= JOURNAL_KIB else "GROWS"))
        good = good and most <= JOURNAL_KIB
    lines += drawn(rows) if len(rows) > 1 else [found]
    kinds = ", ".join(f"{name} {count:,}" for name, count in sorted(looks.items()) if name != "looks")
    lines += ["", f"{len(warm)} samples after the first tenth; {looks.get('looks', 0):,} looks at the "
              f"screen: {kinds}. No page was seen to stand longer than {result['stale_s']:.0f} s.",
              "", "thrown at it: " + ", ".join(f"{name} {count}" for name, count
                                               in sorted(result["events"].items()))]
    for fault in [*result["faults"], *result["failed"]][:20]:
        lines += ["", "WRONG: " + fault]
    return lines, good and clean


def write(out, kinds, hours=None):
    """Writes OUT/table.md; whether all is as it should be. `hours` is how long it was to be, at
    the end."""
    lines, good = [], True
    for kind in kinds:
        of, fine = of_box(f"{out}/{kind}", kind, hours)
        lines += [*of, ""]
        good = good and fine
    lines.append(f"A day: slope and its error, by the box's time; it grows if that is beyond {SURE} "
                 f"errors and more than {LEAST_KIB} KiB (or {COUNT_LEAST}) a year. " +
                 ("Nothing grows, and nothing wrong was seen." if good else "NOT GOOD (yet)."))
    with open(out + "/table.new", "w") as f:
        f.write("\n".join(lines) + "\n")
    os.rename(out + "/table.new", out + "/table.md")
    return good
