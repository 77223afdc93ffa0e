"""How many values of an article are held against anything at all: change one, and see.

    python -m bench.bench_slips [FOLDER ...] [--every N] [--verbose]

Each article is compared with a copy of itself in which one day, month, year or number is another.
Nothing else differs, so no paraphrase can be to blame: a change that comes to no finding at its
place stands in no claim, or is explained away by a reason that cannot hold of it.  Without
folders: the articles of ``seeds/``.  Findings are notes, as both articles go back to one origin.
On which day somebody spoke, and how many there were at least, contradicts nothing and is left out.
``--every 3`` takes every third change; ``--verbose`` prints what is not found, with its place.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from registry import conflicts, extraction, linking, provenance, reading
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.pipeline.demo import seeds
from registry.records import Article, Document
from registry.reports.quoted import quoted


class Change(NamedTuple):
    """One value of a text, and another in its place."""

    kind: str
    start: int
    end: int
    new: str


_DAYS = [name.title() for name in WEEKDAYS]
_MONTHS = [name.title() for name in MONTHS]
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_BOUND = re.compile(
    r"(?:than|least|most|over|up to|under|nearly|almost|many as|much as|below|above|about|around"
    r"|some|since|last|next|this|exceed\w*)\s$",
    re.IGNORECASE,
)
_RANGE = re.compile(r" (?:and|to|or) ")
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|warned|confirmed|according|statement)\b"
)


def _shifted(names: list[str], by: int) -> Callable[[str], str]:
    return lambda name: names[(names.index(name) + by) % len(names)]


def _another_number(written: str) -> str:
    """A number well apart from one, written alike: "1,200" for "1,900"."""
    whole, dot, rest = written.replace(",", "").partition(".")
    value = int(whole)
    other = value * 8 // 5 + 1 if value < 60 else value - value // 3
    for step in (1000, 100, 10):
        if value and value % step == 0:
            other = max(step, other // step * step)
            break
    return (f"{other:,}" if "," in written else str(other)) + dot + rest


_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_BEHIND_MONTH = f"(?:{'|'.join(f'(?<={name} )' for name in _MONTHS)})"
_KINDS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("weekday", rf"\b(?:{'|'.join(_DAYS)})\b", _shifted(_DAYS, 2)),
    (
        "month",
        rf"\b{_MONTH}\b(?= \d)|(?<=\d ){_MONTH}\b",
        _shifted(_MONTHS, 5),
    ),
    (
        "day",
        rf"\b\d\d?(?= {_MONTH}\b)|{_BEHIND_MONTH}\d\d?\b",
        lambda written: str((int(written) + 8) % 27 + 1),
    ),
    ("year", rf"(?<![\d.,$€£])\b{_YEAR}\b(?![\d:%]|[.,]\d)", lambda year: str(int(year) - 7)),
    (
        "number",
        rf"(?<![\w.,:/-])(?!{_YEAR}\b|{_BEHIND_MONTH})\d[\d,]*(?:\.\d+)?"
        rf"(?![\w:/-]|[.,]\d| {_MONTH})",
        _another_number,
    ),
    ("small number", rf"\b(?:{'|'.join(_SMALL)})\b(?! of| in)", _shifted(_SMALL, 5)),
)
"""Kind, where such a value stands, and another one."""


def changes(text: str) -> Iterator[Change]:
    """The changes to try on the body of an article, kind by kind in text order.

    >>> [(c.kind, c.new) for c in changes("The bridge of 4 May 2019 cost 42 million.")]
    [('month', 'October'), ('day', '13'), ('year', '2012'), ('number', '68')]
    """
    body = text.find("\n---\n", 4) + 5 if text.startswith("---\n") else 0
    for kind, pattern, another in _KINDS:
        for found in re.compile(pattern).finditer(text, body):
            first = max(text.rfind(end, 0, found.start()) for end in (". ", "\n"))
            ends = [at for end in (". ", "\n") if (at := text.find(end, found.end())) >= 0]
            sentence = text[first + 1 : min(ends, default=len(text))]
            spoken = kind == "weekday" and _SAID.search(sentence)
            before = text[: found.start()]
            written = found[0].rstrip(",")
            if spoken or _BOUND.search(before) or _RANGE.search(text[found.end() :][:4]):
                continue
            yield Change(kind, found.start(), found.start() + len(written), another(written))


def is_found(base: Document, change: Change, parser: extraction.Parser) -> bool:
    """Whether the article and its changed copy come to a finding at the place of the change."""
    text = base.text[: change.start] + change.new + base.text[change.end :]
    copy = next(iter(reading.read(text.encode(), where="copy.txt")))
    documents = [base, copy]
    claims = [claim for one in documents for claim in extraction.extract(one, parser)]
    origins = provenance.group_origins(documents)
    articles = {one.id: Article.of(one, origin=origins[one.id].key) for one in documents}
    by_id = {claim.id: claim for claim in claims}
    compared = linking.link(claims, articles).comparisons
    for conflict in conflicts.detect(compared, by_id, articles).conflicts:
        for side in conflict.sides:
            for one, mention in zip(side.claims, side.mentions, strict=True):
                claim = by_id[one]
                anchor = quoted(claim, mention, base.text)
                here = anchor.start <= change.end and change.start <= anchor.end
                if claim.document_id == base.id and here:
                    return True
    return False


def main() -> None:
    """Print the share of changes that are found, by kind."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--verbose", action="store_true")
    asked = arguments.parse_args()
    parser = extraction.load()
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for folder in asked.folders or [seeds()]:
        for path in sorted(folder.rglob("*.txt")):
            (base,) = reading.read(path.read_bytes(), where=str(path))
            for change in islice(changes(base.text), 0, None, asked.every):
                tried[change.kind] += 1
                if is_found(base, change, parser):
                    found[change.kind] += 1
                elif asked.verbose:
                    before = base.text[max(0, change.start - 60) : change.start].replace("\n", " ")
                    old, after = base.text[change.start : change.end], base.text[change.end :][:40]
                    print(f"  {path.name}: {before}[{old} > {change.new}]{after!r}")
    for kind, *_ in _KINDS:
        if tried[kind]:
            share = found[kind] / tried[kind]
            print(f"{kind:13} {found[kind]:5} of {tried[kind]:5}  {share:.2f}")
    total = tried.total()
    print(f"{'all':13} {found.total():5} of {total:5}  {found.total() / max(1, total):.2f}")


if __name__ == "__main__":
    main()
