#!/usr/bin/env python3
"""Writes on the same posts under `congtruong serve` and under Hugo's server: how soon an edit is seen, and what it costs.

usage: python3 benches/serve.py [--posts 10000] [--edits 20] [--rounds 3] [--articles FILE] [--program FILE]

An edit is seen when its bytes come over one connection that stays open: those of a body on the post's page, those of a
title on the page and on the list of its section as well. Hugo runs as it does by itself: in memory, live reload and
fast rendering on. One server runs at a time. Then ours is built again, with nothing changed and with one post changed.
"""

import argparse
import hashlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import time

import posts
from running import HUGO, PLACE, ROOT, hugo_binary, measured, our_binary

OF_HUGO = {"edit": 1 / 25, "start": 0.5, "memory": 1.0}
OF_COLD = {"nothing": 0.25, "one": 0.30}
SEARCH_S = 1.0
SEARCHED = 5
PATIENCE = 120
# Between two looks, and between two edits: watchers wait for quiet.
PAUSE, QUIET = 0.002, 0.5
# The newest posts stand on the first page of their section's list.
NEWEST = 50
# Its files change their folder with every edition, so that browsers may keep them for ever.
INDEX = "/assets/search/"


class Server:
    """A server on a site; it ends with its `with`."""

    def __init__(self, command, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [str(part) for part in [*command, "--port", self.port]]
        began = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.line = None
        self.start = self.until({posts.address(0): ""}) - began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        """The page, or None while there is none."""
        try:
            if not self.line:
                self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            self.line.request("GET", path)
            answer = self.line.getresponse()
            page = answer.read().decode()
            return page if answer.status == 200 else None
        except (OSError, http.client.HTTPException):
            if self.process.poll() is not None:
                sys.exit(f"{self.process.args[0]} ended; see {PLACE / 'serve.log'}")
            self.line = None
            return None

    def until(self, wanted):
        """The time when every page has its text."""
        began = time.perf_counter()
        for path, text in wanted.items():
            while (page := self.get(path)) is None or text not in page:
                if time.perf_counter() - began > PATIENCE:
                    sys.exit(f"{path} never showed “{text}”")
                time.sleep(PAUSE)
        return time.perf_counter()

    def memory(self):
        """Resident memory in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def file_of(site, number):
    return site / "content" / posts.SECTIONS[number % 5] / f"bai-{number}.md"


def edit_body(site, number, mark):
    file = file_of(site, number)
    text = file.read_text(encoding="utf-8") + f"\nĐoạn vừa viết thêm: {mark}.\n"
    file.write_text(text, encoding="utf-8")
    return {posts.address(number): mark}


def edit_title(site, number, mark):
    file = file_of(site, number)
    first, _, rest = file.read_text(encoding="utf-8").split("\n", 2)
    title = f"title: {posts.quoted(f'Tên vừa đổi {mark}')}"
    file.write_text("\n".join([first, title, rest]), encoding="utf-8")
    return {posts.address(number): mark, f"/{posts.SECTIONS[number % 5]}/": mark}


def seen(server, site, count, total):
    """Seconds from writing a file to seeing it: bodies anywhere, titles among the newest."""
    bodies, titles = [], []
    for turn in range(count):
        edit, times, among = [(edit_body, bodies, total), (edit_title, titles, min(NEWEST, total))][turn % 2]
        time.sleep(QUIET)
        began = time.perf_counter()
        times.append(server.until(edit(site, turn * 7919 % among, f"dau{turn}x")) - began)
    return bodies, titles


def served(command, site, options, log):
    """One run of a server: how soon it answers, how soon it shows edits, how much memory it takes."""
    with Server(command, log) as server:
        first = server.memory()
        bodies, titles = seen(server, site, options.edits, options.posts)
        return {"start": server.start, "bodies": bodies, "titles": titles, "first": first, "memory": server.memory()}


def searched(command, site, total, log):
    """Seconds until search knows a new title, and until the page shows it while search is being asked."""
    found, shown = [], []
    with Server(command, log) as server:
        ask = ["node", ROOT / "benches" / "serve.mjs", f"http://127.0.0.1:{server.port}"]
        with subprocess.Popen(ask, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:

            def asked(number, mark):
                print(json.dumps({"query": mark, "path": posts.address(number)}), file=reader.stdin, flush=True)

            # Whoever writes has searched before.
            server.until(edit_title(site, 0, "biet0x"))
            asked(0, "biet0x")
            reader.stdout.readline()
            for turn in range(SEARCHED):
                number, mark = (turn * 7919 + 1) % min(NEWEST, total), f"tim{turn}x"
                time.sleep(QUIET)
                began, clock = time.perf_counter(), time.time()
                wanted = edit_title(site, number, mark)
                asked(number, mark)
                shown.append(server.until(wanted) - began)
                found.append(int(reader.stdout.readline()) / 1000 - clock)
            reader.stdin.close()
    return found, shown


def state(folder):
    """What stands in a folder: path, identity on the disk, bytes."""
    files = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            facts = file.stat()
            files[file] = (facts.st_ino, facts.st_mtime_ns), hashlib.blake2b(file.read_bytes()).digest()
    return files


def rewritten(before, after):
    """How many files were written, how many of them belong to the search index, how many are what they were before.
    A file that only has another name isn't written."""
    known = {identity for identity, _ in before.values()}
    new = [file for file in after if after[file][0] not in known]
    index = sum(1 for file in new if INDEX in file.as_posix())
    return len(new), index, sum(1 for file in new if file in before and after[file][1] == before[file][1])


def forget(site):
    """What a build keeps for the next one stands in hidden folders."""
    for folder in site.glob(".*"):
        shutil.rmtree(folder)


def built(program, site, out, rounds):
    """Seconds of a cold build, of one with nothing changed, of one with one post changed; the files that were written."""
    command = [program, "build", site, "--out", out, "--today", "2026-11-21"]
    times, files = {"cold": [], "nothing": [], "one": []}, {}
    for turn in range(rounds):
        forget(site)
        shutil.rmtree(out, ignore_errors=True)
        times["cold"].append(measured(command)["wall"])
        for what in ("nothing", "one"):
            before = state(out)
            if what == "one":
                edit_body(site, 7, f"lan{turn}x")
            times[what].append(measured(command)["wall"])
            files[what] = rewritten(before, state(out))
    return {what: statistics.median(runs) for what, runs in times.items()}, files


def row(what, ours, theirs, limit, unit="s", digits=3):
    ratio = ours / theirs
    mark = "" if ratio <= limit else "  MISSED"
    print(f"{what:<34} {ours:9.{digits}f} {theirs:9.{digits}f} {unit:<3} {ratio:6.3f} (wanted: at most {limit:.2f}){mark}")


def report_servers(ours, hugo):
    last, rival = ours[-1], hugo[-1]
    both = lambda run: statistics.median(run["bodies"] + run["titles"])
    start = lambda runs: statistics.median(run["start"] for run in runs)
    print(f"{'':<34} {'ours':>9} {'Hugo ' + HUGO[:5]:>9}")
    row("edit to visible, median", both(last), both(rival), OF_HUGO["edit"])
    for what, name in (("bodies", "  of the body"), ("titles", "  of the title, with the list")):
        row(name, statistics.median(last[what]), statistics.median(rival[what]), OF_HUGO["edit"])
    row("cold start to first page", start(ours), start(hugo), OF_HUGO["start"])
    row("memory after the first page", last["first"], rival["first"], OF_HUGO["memory"], "MiB", 0)
    row("memory after the edits", last["memory"], rival["memory"], OF_HUGO["memory"], "MiB", 0)


def report_search(found, shown):
    mark = "" if max(found) <= SEARCH_S else "  MISSED"
    print(f"edit to found by search, median    {statistics.median(found):9.3f} s, at worst {max(found):.3f} s"
          f" (wanted: at most {SEARCH_S:.1f}){mark}")
    print(f"  the page meanwhile, median       {statistics.median(shown):9.3f} s, at worst {max(shown):.3f} s")


def report_builds(times, files):
    print(f"\n{'':<34} {'again':>9} {'cold':>9}")
    for what, name in (("nothing", "build, nothing changed"), ("one", "build, one post changed")):
        row(name, times[what], times["cold"], OF_COLD[what])
        count, index, idle = files[what]
        mark = "  MISSED" if idle else ""
        print(f"  files written {count:>9}, {index} of them of the search index, {idle} as before (wanted: 0){mark}")


def options():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--posts", type=int, default=10_000)
    arguments.add_argument("--edits", type=int, default=20, help="half of them of a body, half of a title")
    arguments.add_argument("--rounds", type=int, default=3, help="starts and builds of each, of which the median counts")
    arguments.add_argument("--articles", type=pathlib.Path, help="text from this file instead of the example site")
    arguments.add_argument("--program", type=pathlib.Path, help="this congtruong instead of a new release build")
    arguments.add_argument("--memory", type=pathlib.Path, default=pathlib.Path("/dev/shm"))
    return arguments.parse_args()


def main():
    chosen = options()
    program, hugo = our_binary(chosen.program), hugo_binary()
    sites, out = PLACE / "serve", chosen.memory / f"congtruong-bench-{os.getpid()}"
    shutil.rmtree(sites, ignore_errors=True)
    for name, flavour in (("ours", "congtruong"), ("hugo", "hugo")):
        posts.write(sites / name, chosen.posts, flavour, chosen.articles, ROOT / "example-site")
    posts.answer(program, sites / "ours")
    shutil.copytree(ROOT / "benches" / "hugo", sites / "hugo", dirs_exist_ok=True)
    serve = [program, "serve", sites / "ours", "--today", "2026-11-21"]
    rival = [hugo, "server", "--source", sites / "hugo", "--renderToMemory"]

    runs = {"ours": [], "hugo": []}
    with (PLACE / "serve.log").open("w", encoding="utf-8") as log:
        for turn in range(chosen.rounds):
            # Edits are made under the last servers only, so that the others start with the same posts.
            last = argparse.Namespace(posts=chosen.posts, edits=chosen.edits if turn == chosen.rounds - 1 else 0)
            runs["ours"].append(served(serve, sites / "ours", last, log))
            runs["hugo"].append(served(rival, sites / "hugo", last, log))
        search = searched(serve, sites / "ours", chosen.posts, log)
    print(f"{chosen.posts} posts, {chosen.edits} edits")
    report_servers(runs["ours"], runs["hugo"])
    report_search(*search)
    try:
        report_builds(*built(program, sites / "ours", out, chosen.rounds))
    finally:
        shutil.rmtree(out, ignore_errors=True)


main()
