"""Draws docs/measurements/matching.svg from the measured rows in docs/measurements/matching.jsonl.

    python3 benchmarks/plots/matching.py docs/measurements/matching.jsonl > docs/measurements/matching.svg
"""
import json
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, PLOT_W, PLOT_H, GAP = 980, 430, 80, 50, 360, 310, 110
OURS, HASH, FLAT, GOAL = "#0b6e4f", "#c1440e", "#7a7a7a", "#1f4e9e"
GOALS = {"lookupsPerSecond": [(1e6, 3e4), (1e7, 1e4), (1e8, 2e3)], "bytesPerEntry": [(1e7, 125), (1e8, 100)]}


def beside(rows, name):
    """FAISS's side of the rows that were measured in turn with ours."""
    return [{"entries": r["entries"], "lookupsPerSecond": r[name + "PerSecond"]}
            for r in rows if r.get("population") == "uniform" and name + "PerSecond" in r]


def panel(out, rows, at, title, value, low, high, ticks):
    x = lambda v: at + PLOT_W * (math.log10(v) - 4) / 4
    y = lambda v: TOP + PLOT_H * (1 - (math.log10(v) - math.log10(low)) / (math.log10(high) - math.log10(low)))
    out.append(f'<text x="{at + PLOT_W / 2}" y="28" text-anchor="middle" font-size="16">{title}</text>')
    for tick in ticks:
        out.append(f'<path d="M{at} {y(tick):.1f}h{PLOT_W}" stroke="#ddd"/>')
        out.append(f'<text x="{at - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:,}</text>')
    for power, name in enumerate(["10 k", "100 k", "1 M", "10 M", "100 M"], 4):
        out.append(f'<path d="M{x(10 ** power):.1f} {TOP}v{PLOT_H}" stroke="#ddd"/>')
        out.append(f'<text x="{x(10 ** power):.1f}" y="{TOP + PLOT_H + 20}" text-anchor="middle">{name}</text>')
    out.append(f'<text x="{at + PLOT_W / 2}" y="{TOP + PLOT_H + 42}" text-anchor="middle">entries</text>')
    ours = [r for r in rows if r.get("population") == "uniform" and not r.get("superseded") and "lookupsPerSecond" in r]
    alone = lambda kind: [r for r in rows if kind in r.get("peer", "") and "bytesPerEntry" in r and "lookupsPerSecond" in r]
    speed = value == "lookupsPerSecond"
    kinds = [(ours, OURS, "this index"),
             (beside(rows, "multiHash") if speed else alone("MultiHash"), HASH, "FAISS MultiHash 16×16 (HMA)"),
             (beside(rows, "flat") if speed else alone("Flat"), FLAT, "FAISS Flat")]
    for number, (measured, colour, name) in enumerate(kinds):
        points = sorted((r["entries"], r[value]) for r in measured)
        path = "L".join(f"{x(n):.1f} {y(v):.1f}" for n, v in points)
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        for n, v in points:
            out.append(f'<circle cx="{x(n):.1f}" cy="{y(v):.1f}" r="4" fill="{colour}"><title>{n:,}: {v:,}</title></circle>')
        if value == "lookupsPerSecond":
            out.append(f'<rect x="{at + 10}" y="{TOP + PLOT_H - 84 + 19 * number}" width="14" height="4" fill="{colour}"/>')
            out.append(f'<text x="{at + 30}" y="{TOP + PLOT_H - 78 + 19 * number}">{name}</text>')
    for n, v in GOALS[value]:
        out.append(f'<path d="M{x(n) - 7:.1f} {y(v):.1f}h14m-7 -7v14" stroke="{GOAL}" stroke-width="2"/>')
    if value == "lookupsPerSecond":
        out.append(f'<text x="{at + 30}" y="{TOP + PLOT_H - 21}">goal</text>')
        out.append(f'<path d="M{at + 10} {TOP + PLOT_H - 26}h14m-7 -7v14" stroke="{GOAL}" stroke-width="2"/>')


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" '
           'font-size="12"><rect width="100%" height="100%" fill="white"/>']
    panel(out, rows, LEFT, "exact look-ups a second, radius 31, one core", "lookupsPerSecond", 1, 1e6,
          [1, 10, 100, 1000, 10000, 100000, 1000000])
    panel(out, rows, LEFT + PLOT_W + GAP, "bytes an entry", "bytesPerEntry", 10, 1000, [10, 30, 100, 300, 1000])
    out.append("</svg>")
    print("\n".join(out))


main()
