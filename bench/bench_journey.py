"""Start, audit and extraction, as a person meets them: seconds, megabytes, words a second.

    python -m bench.bench_journey [FOLDER]

Without FOLDER the seed articles are audited.  Aims: `registry --help` and
`registry conflicts` start in under 0.4 s; an audit of five articles takes under
6 s and 600 MB, the load of the parser included; extraction runs at 85 % or more
of the bare parser's words a second, both measured in one process on one text.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from registry import extraction, reading
from registry.extraction.sentences import sentences
from registry.pipeline.demo import seeds
from registry.records import Document

_RUNS = 5
_WORDS = 20_000  # read by the parser alone and by extraction; enough to even out


def measured(*args: str, folder: str) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one command, in a process of its own."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "registry", *args],
        cwd=folder,
        env={**os.environ, "REGISTRY_DATABASE": "registry.db"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"registry {' '.join(args)} failed with {child.returncode}")
    return seconds, usage.ru_maxrss / 1024


def line(what: str, value: float, unit: str, aim: float, *, at_least: bool = False) -> None:
    """Print one figure beside its aim."""
    met = value >= aim if at_least else value <= aim
    sign = "at least" if at_least else "at most"
    print(f"{what:<44} {value:8.2f} {unit:<3} ({sign} {aim:g}: {'ok' if met else 'MISSED'})")


def start_and_audit(articles: list[Path]) -> None:
    """Seconds to start, and seconds and memory of the whole journey."""
    names = [str(path.resolve()) for path in articles]
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes = measured("audit", *names, folder=folder)
        line(f"audit of {len(names)} articles, parser load included", seconds, "s", 6)
        line("its peak memory", megabytes, "MB", 600)
        again, _ = measured("audit", *names, folder=folder)
        print(f"{'the same again, all known':<44} {again:8.2f} s")
        for args in (("--help",), ("conflicts",), ("conflicts", "--json"), ("claims",)):
            best = min(measured(*args, folder=folder)[0] for _ in range(_RUNS))
            line(f"registry {' '.join(args)}, best of {_RUNS}", best, "s", 0.4)


def extraction_beside_parser(documents: list[Document]) -> None:
    """Words a second of the parser alone and of extraction, taking turns on the same articles."""
    start = time.perf_counter()
    parser = extraction.load()
    print(f"{'load of the parser':<44} {time.perf_counter() - start:8.2f} s")
    prose = [
        [
            document.text[first:last]
            for block in document.blocks
            if block.kind == "prose"
            for first, last in sentences(document.text, block.start, block.end)
        ]
        for document in documents
    ]
    words = sum(len(sentence.split()) for part in prose for sentence in part)
    rounds = max(1, _WORDS // max(words, 1))
    bare = whole = 0.0
    for _ in range(rounds):
        for document, part in zip(documents, prose, strict=True):
            start = time.process_time()
            for _tree in parser.parse(part):
                pass
            middle = time.process_time()
            extraction.extract(document, parser)
            bare += middle - start
            whole += time.process_time() - middle
    total = words * rounds
    print(f"{'the bare parser, words a CPU-second':<44} {total / bare:8,.0f}")
    print(f"{'extraction, words a CPU-second':<44} {total / whole:8,.0f}")
    line("extraction beside the bare parser", 100 * bare / whole, "%", 85, at_least=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=seeds())
    articles = sorted(parser.parse_args().folder.glob("*.txt"))[:5]
    start_and_audit(articles)
    documents = [
        document
        for path in articles
        for document in reading.read(path.read_bytes(), where=str(path))
    ]
    extraction_beside_parser(documents)


if __name__ == "__main__":
    main()
