"""The results of bench.py as a table: what was measured, beside what, and whether it is in its bar."""
from statistics import median


def verdict(value, bar):
    return "ok" if value <= bar else "MISS"


# What painting a page may take: one without a picture 10 ms at 1080p; any, with the decoding of its
# pictures, so many blended frames as are 34 ms at 1080p and 80 ms at 4K on a machine that blends one
# in 0.72 and 2.85 ms.
TEXT_MS = {1920: 10}
PAINT = ((1920, "1080p", 34 / 0.72), (3840, "4K", 80 / 2.85))


QUIET_TURNS = 5  # so many turns in quiet moments are enough to judge time by the clock


def quickest(r, what):
    """The least of each program's starts, of those in quiet moments if there are enough; and
    whether there are."""
    quiet = r["starts"]["quiet"]
    enough = sum(quiet) >= QUIET_TURNS
    return {name: min(v for v, q in zip(values, quiet) if q or not enough)
            for name, values in r["starts"][what].items()}, enough


def start_rows(r):
    ms, quiet = quickest(r, "ms")
    cpu, _ = quickest(r, "cpu_ms")
    judge = verdict if quiet else lambda value, bar: "busy"
    bare, feh = ms["kiosk"] / ms["floor"], ms["kiosk"] / ms["feh"]
    yield ("first slide on the screen, ms", f"{ms['kiosk']:.0f}",
           f"{ms['floor']:.0f} bare window", f"{bare:.2f}", "1.8", judge(bare, 1.8))
    yield ("", f"{ms['kiosk']:.0f}", f"{ms['feh']:.0f} feh, a PNG", f"{feh:.2f}", "1",
           judge(feh, 1))
    for n in ("1000", "10000"):
        many, few = ms["kiosk-" + n], ms["kiosk-10"]
        yield (f"… with {int(n):,} slides, ms", f"{many:.0f}", f"{few:.0f} with 10",
               f"{many / few:.2f}", "1.3", judge(many / few, 1.3))
    bare = cpu["kiosk"] / cpu["floor"]
    yield ("… CPU ms with the X server's", f"{cpu['kiosk']:.0f}",
           f"{cpu['floor']:.0f} bare window", f"{bare:.2f}", "2.5", verdict(bare, 2.5))
    yield ("", f"{cpu['kiosk']:.0f}", f"{cpu['feh']:.0f} feh, a PNG",
           f"{cpu['kiosk'] / cpu['feh']:.2f}", "", "")
    many, few = cpu["kiosk-10000"], cpu["kiosk-10"]
    yield ("… CPU ms with 10,000 slides", f"{many:.0f}", f"{few:.0f} with 10",
           f"{many / few:.2f}", "1.3", verdict(many / few, 1.3))


def memory_rows(r):
    m = r["memory"]
    yield (f"memory after {r['seconds']:.0f} s, PSS in MB", f"{m['kiosk']['Pss']:.1f}",
           f"{m['floor']['Pss']:.1f} bare window", f"{m['kiosk']['Pss'] / m['floor']['Pss']:.2f}",
           "30 MB", verdict(m["kiosk"]["Pss"], 30))
    yield ("… at 4K", f"{m['kiosk-4k']['Pss']:.1f}", "", "", "96 MB",
           verdict(m["kiosk-4k"]["Pss"], 96))
    yield ("… in the X server, MB", f"{m['kiosk']['x_anon_growth']:.1f}",
           f"{m['feh']['x_anon_growth']:.1f} feh", "", "", "")
    loads = r["stages"]["load"]
    rss = {name: median(v) for name, v in r["starts"]["rss_mb"].items()}
    key = "10000" if "10000" in loads else 10000
    text = loads[key]["text_bytes"] / 1e6
    more = rss["kiosk-10000"] - rss["kiosk-10"]
    yield ("… that 10,000 slides add, RSS in MB", f"{more:.1f}", f"{text:.1f} their text",
           f"{more / text:.2f}", "1.1", verdict(more / text, 1.1))
    for n, load in loads.items():
        yield (f"opening {int(n):,} slides, ms; memory, MB", f"{load['open_ms']:.1f}; "
               f"{load['resident_kb'] * 1024 / 1e6:.1f}", f"{load['text_bytes'] / 1e6:.2f} text",
               "", "", "")


def standing_rows(r):
    # The clock's minute, which may come twice in a minute that is measured.
    for driver, ms, wakes in (("x11", .5, .05), ("offscreen", .5, .05), ("evdev", .5, .05)):
        s = r["standing"][driver]
        yield (f"standing on {driver}, CPU ms a second", f"{s['cpu_ms_per_s']:.2f}", "", "",
               f"{ms}", verdict(s["cpu_ms_per_s"], ms))
        yield ("… wake-ups a second", f"{s['wakeups_per_s']:.2f}", "", "", f"{wakes}",
               verdict(s["wakeups_per_s"], wakes))
    x = r["standing"]["X server"]
    yield ("… CPU ms a second in the X server", f"{x['cpu_ms_per_s']:.2f}", "", "", "", "")


def fade_rows(r):
    of = {name: {key: median(f[key] for f in fades) for key in ("cpu_ms", "x_cpu_ms", "frames")}
          for name, fades in r["fading"].items()}
    cpu = of["kiosk"]["cpu_ms"] / of["floor"]["cpu_ms"]
    yield ("a fade of 600 ms, CPU ms", f"{of['kiosk']['cpu_ms']:.0f}",
           f"{of['floor']['cpu_ms']:.0f} bare fade", f"{cpu:.2f}", "1.3", verdict(cpu, 1.3))
    frames = of["kiosk"]["frames"] / of["floor"]["frames"]
    yield ("… distinct frames in it", f"{of['kiosk']['frames']:.0f}",
           f"{of['floor']['frames']:.0f} bare fade", f"{frames:.2f}", "1 or more",
           "ok" if frames >= 1 else "MISS")
    yield ("… CPU ms in the X server", f"{of['kiosk']['x_cpu_ms']:.0f}",
           f"{of['floor']['x_cpu_ms']:.0f} bare fade", "", "", "")


def paint_rows(r):
    decks = r["stages"]["paint"]
    for width, name, bar in PAINT:
        blend = min(deck["blend_ms"][str(width)] for deck in decks.values())
        pages = [{**p, "of": f"{deck} {p['slide']}"} for deck, paint in decks.items()
                 for p in paint["pages"] if p["width"] == width]
        slowest = max(pages, key=lambda p: p["paint_ms"])
        layout = max(pages, key=lambda p: p["layout_ms"])
        dense = max((p for p in pages if p["pictures"] == 0), key=lambda p: p["paint_ms"])
        most = TEXT_MS.get(width)
        yield (f"slowest page without a picture at {name} ({dense['of']}), CPU ms",
               f"{dense['paint_ms']:.1f}", "", "", f"{most} ms" if most else "",
               verdict(dense["paint_ms"], most) if most else "")
        ratio = slowest["paint_ms"] / blend
        yield (f"… with its picture decoded ({slowest['of']})", f"{slowest['paint_ms']:.1f}",
               f"{blend:.2f} blending a frame", f"{ratio:.1f}", f"{bar:.0f}", verdict(ratio, bar))
        yield (f"… median page of {len(pages)}", f"{median(p['paint_ms'] for p in pages):.1f}",
               "", "", "", "")
        yield (f"… laying out a slide ({layout['of']})", f"{layout['layout_ms']:.1f}", "", "", "",
               "")


def schedule_rows(r):
    s = r["schedule"]
    costly = max((c for c in s["changes"] if c["slides"] == 10000), key=lambda c: c["worst_ms"])
    yield ("choosing one of 10,000 slides with 10 showings, ms", f"{costly['worst_ms']:.2f}",
           f"{costly['how']}", "", "1", verdict(costly["worst_ms"], 1))
    few, much = (s["load_ms"].get(n, s["load_ms"].get(str(n))) for n in (1000, 10000))
    # 10 n log(10 n) / n log n, n being the 10,000 showings of 1,000 slides
    yield ("opening 10,000 slides with 10 showings, ms", f"{much:.1f}", f"{few:.1f} with 1,000",
           f"{much / few:.1f}", "12.5", verdict(much / few, 12.5))
    yield ("a year at one-second steps, CPU s", f"{s['year_cpu_s']:.2f}",
           f"{s['year_turns']:,} changes", "", "2", verdict(s["year_cpu_s"], 2))


def update_rows(r):
    u = r["updates"]
    enough = sum(u["quiet"]) >= QUIET_TURNS
    judge = verdict if enough else lambda value, bar: "busy"
    least = lambda part: {key: min(turn[key] for turn, q in zip(u[part], u["quiet"])
                                   if q or not enough) for key in u[part][0]}
    steps, beside, screen = least("steps"), least("beside"), least("screen")
    size = f"{u['bytes']['new'] / 1e6:.0f} MB"
    yield (f"{size} from kiosk install to the new picture, ms", f"{screen['begins']:.0f}", "", "",
           "1000", judge(screen["begins"], 1000))
    yield ("… its fade done, ms", f"{screen['whole']:.0f}", "", "", "", "")
    yield ("… CPU ms", f"{steps['cpu']:.0f}", f"{screen['cpu']:.0f} in the show", "", "1000",
           verdict(steps["cpu"], 1000))
    mine, other = (s["copy"] + s["hash"] for s in (steps, beside))
    yield (f"copying and checking {size}, ms", f"{mine:.0f}", f"{other:.0f} minisign, cp, sync",
           f"{mine / other:.2f}", "1.5", judge(mine / other, 1.5))
    yield ("… CPU ms", f"{steps['own_cpu']:.0f}", f"{beside['cpu']:.0f} minisign, cp, sync",
           f"{steps['own_cpu'] / beside['cpu']:.2f}", "1.5",
           verdict(steps["own_cpu"] / beside["cpu"], 1.5))
    yield ("… copying and its sync, ms", f"{steps['copy']:.0f}", f"{beside['copy']:.0f} cp, sync",
           "", "", "")
    yield ("… hash and signature, ms", f"{steps['hash']:.0f}", f"{beside['hash']:.0f} minisign",
           "", "", "")
    yield ("… then its trial and its name, ms", f"{steps['try']:.0f}", "", "", "", "")
    for name, most in u["memory"].items():
        yield (f"memory that installing {u['bytes'][name] / 1e6:.0f} MB adds, MB",
               f"{most['both']:.1f}", f"{most['trial']:.1f} in the trial", "",
               "24 MB", verdict(most["both"], 24))
        yield ("… its RSS, with the program's pages, MB", f"{most['resident']:.1f}", "", "", "", "")


HEAD = ("what", "kiosk", "beside", "ratio", "bar", "")


def drawn(rows):
    """The lines of the table in Markdown."""
    widths = [max(len(line[i]) for line in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths)) + " |"
             for line in rows]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return lines


def text(r):
    rows = [HEAD]
    for part in (start_rows, memory_rows, standing_rows, fade_rows, paint_rows, schedule_rows,
                 update_rows):
        rows += part(r)
    lines = drawn(rows)
    missed = sum(line[5] == "MISS" for line in rows)
    lines.append(f"\n{r['cpu']}, {r['cores']} cores, Linux {r['kernel']}; quickest of {r['runs']} "
                 f"starts; load average at the start {r['load_average']:.2f}, "
                 f"{r['idle']:.0%} idle; quiet turns: {sum(r['starts']['quiet'])}")
    busy = sum(line[5] == "busy" for line in rows)
    lines.append(f"bars kept: {sum(line[5] == 'ok' for line in rows)}, missed: {missed}"
                 + (f", not judged on a busy machine: {busy}" if busy else ""))
    if r["memory"]["kiosk"]["others"]:
        lines.append("another kiosk was running: it shares pages, so the PSS is too low")
    return "\n".join(lines)
