"""The results of bench.py as a table: what was measured, beside what, and whether it is in its bar."""
from statistics import median


def verdict(value, bar):
    return "ok" if value <= bar else "MISS"


def start_rows(r):
    ms = {name: median(times) for name, times in r["starts"]["ms"].items()}
    bare, feh = ms["kiosk"] / ms["floor"], ms["kiosk"] / ms["feh"]
    yield ("first slide on the screen, ms", f"{ms['kiosk']:.0f}",
           f"{ms['floor']:.0f} bare window", f"{bare:.2f}", "2.5", verdict(bare, 2.5))
    yield ("", f"{ms['kiosk']:.0f}", f"{ms['feh']:.0f} feh, a PNG", f"{feh:.2f}", "1",
           verdict(feh, 1))
    for n in ("1000", "10000"):
        many, few = ms["kiosk-" + n], ms["kiosk-10"]
        yield (f"… with {int(n):,} slides, ms", f"{many:.0f}", f"{few:.0f} with 10",
               f"{many / few:.2f}", "1.3", verdict(many / few, 1.3))


def memory_rows(r):
    m = r["memory"]
    yield (f"memory after {r['seconds']:.0f} s, PSS in MB", f"{m['kiosk']['Pss']:.1f}",
           f"{m['floor']['Pss']:.1f} bare window", f"{m['kiosk']['Pss'] / m['floor']['Pss']:.2f}",
           "36 MB", verdict(m["kiosk"]["Pss"], 36))
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
    for driver, ms, wakes in (("x11", .5, 1), ("offscreen", 2, 12), ("dummy", 2, 12)):
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
           f"{of['floor']['cpu_ms']:.0f} bare fade", f"{cpu:.2f}", "1.6", verdict(cpu, 1.6))
    frames = of["kiosk"]["frames"] / of["floor"]["frames"]
    yield ("… distinct frames in it", f"{of['kiosk']['frames']:.0f}",
           f"{of['floor']['frames']:.0f} bare fade", f"{frames:.2f}", "1 or more",
           "ok" if frames >= 1 else "MISS")
    yield ("… CPU ms in the X server", f"{of['kiosk']['x_cpu_ms']:.0f}",
           f"{of['floor']['x_cpu_ms']:.0f} bare fade", "", "", "")


def paint_rows(r):
    paint = r["stages"]["paint"]
    for width, name in ((1920, "1080p"), (3840, "4K")):
        blend = paint["blend_ms"][str(width)]
        pages = [p for p in paint["pages"] if p["width"] == width]
        for what, page in (("quickest", min(pages, key=lambda p: p["paint_ms"])),
                           ("slowest", max(pages, key=lambda p: p["paint_ms"]))):
            yield (f"painting at {name}, ms: {what} page (slide {page['slide']})",
                      f"{page['paint_ms']:.1f}", f"{blend:.1f} blending a frame",
                      f"{page['paint_ms'] / blend:.1f}", "", "")


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


def text(r):
    rows = [("what", "kiosk", "beside", "ratio", "bar", "")]
    for part in (start_rows, memory_rows, standing_rows, fade_rows, paint_rows, schedule_rows):
        rows += part(r)
    widths = [max(len(line[i]) for line in rows) for i in range(6)]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths)) + " |"
             for line in rows]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    missed = sum(line[5] == "MISS" for line in rows)
    lines.append(f"\n{r['cpu']}, {r['cores']} cores, Linux {r['kernel']}; medians of {r['runs']} "
                 f"starts; load average at the start {r['load_average']:.2f}")
    lines.append(f"bars kept: {sum(line[5] == 'ok' for line in rows)}, missed: {missed}")
    if r["memory"]["kiosk"]["others"]:
        lines.append("another kiosk was running: it shares pages, so the PSS is too low")
    return "\n".join(lines)
