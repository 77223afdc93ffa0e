"""Score claims and their slots against the articles marked by hand.

    python -m bench.bench_claims [FOLDER ...] [--verbose]

Without folders: both halves of ``tests/gold/claims``, apart.  A claim and a gold
claim are one when their quotes overlap and the predicate or a number agrees;
each is used once, the best match first.  Claims without a match are wrong, those
in sentences that must yield nothing counted besides.  ``--verbose`` lists misses
and wrong claims of what is not held back.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.agreement import (
    Gold,
    high_agrees,
    low_agrees,
    match,
    same_words,
    time_agrees,
    unit_agrees,
    words_of,
)
from registry import extraction, reading
from registry.records import Attribution, Claim, Document
from registry.values.quantity import Dimension

ROOT = Path(__file__).resolve().parent.parent
HALVES = ("dev", "held")

SLOTS = (
    "time value",
    "time not disjoint",
    "place",
    "subject",
    "object",
    "other role",
    "entity",
    "quantity low",
    "quantity high",
    "quantity unit",
    "attribution",
    "status",
    "negated",
)


@dataclass
class Tally:
    """Sums over the articles of one half."""

    articles: int = 0
    gold: int = 0
    claims: int = 0
    matched: int = 0
    forbidden: int = 0
    """Claims in sentences that must yield nothing."""
    again: int = 0
    """Claims without a match that tell what a matched claim tells: a clause and its property."""
    beside: int = 0
    """Claims without a match whose quote overlaps a gold quote."""
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    """How often the gold fills the slot, in matched claims."""
    invented: Counter[str] = field(default_factory=Counter)
    """Filled by us where the gold leaves it empty."""
    empty: Counter[str] = field(default_factory=Counter)

    def note(self, slot: str, right: bool) -> None:
        """Count one slot that the gold fills."""
        self.asked[slot] += 1
        self.right[slot] += right

    def note_empty(self, slot: str, filled: bool) -> None:
        """Count one slot that the gold leaves empty."""
        self.empty[slot] += 1
        self.invented[slot] += filled


def _role(gold: str) -> frozenset[str]:
    return {
        "subject": frozenset({"agent"}),
        "object": frozenset({"patient", "theme"}),
    }.get(gold, frozenset())


def _participants(one: Gold, claim: Claim, tally: Tally) -> None:
    for wanted in one["participants"]:
        roles = _role(wanted["role"])
        fits = [
            p
            for p in claim.participants
            if (p.role in roles if roles else p.role not in {"agent", "patient"})
            and (
                same_words(p.mention.text, wanted["text"])
                or p.mention.text.casefold() == wanted["text"].casefold()
            )
        ]
        name = wanted["role"] if roles else "other role"
        tally.note(name, bool(fits))
        if fits:
            names = [p.entity.name if p.entity else p.mention.text for p in fits]
            tally.note("entity", any(same_words(n, wanted["entity"]) for n in names))


def _quantities(one: Gold, claim: Claim, tally: Tally) -> None:
    free = list(claim.quantities)
    for wanted in one["quantities"]:
        best, agrees = None, (False, False, False)
        for slot in free:
            as_years = slot.quantity.dimension is Dimension.AGE and wanted["unit"] == "year"
            plain = {**wanted, "unit": None} if as_years else wanted
            now = (low_agrees(plain, slot), high_agrees(plain, slot), unit_agrees(wanted, slot))
            if sum(now) > sum(agrees):
                best, agrees = slot, now
        if best is not None:
            free.remove(best)
        for name, right in zip(("low", "high", "unit"), agrees, strict=True):
            tally.note(f"quantity {name}", right)


def _speaker_words(said: Attribution) -> frozenset[str]:
    shown = said.mention.text if said.mention is not None else ""
    return words_of(said.speaker) | words_of(shown)


def score_slots(one: Gold, claim: Claim, tally: Tally) -> None:
    """Count what one matched claim has right."""
    if one["time"] is None:
        near = [t for t in claim.times if t.source in ("own", "clause")]
        tally.note_empty("time value", bool(near))
    else:
        exact, possible = time_agrees(one["time"]["value"], claim)
        tally.note("time value", exact)
        tally.note("time not disjoint", possible)
    if one["place"] is None:
        tally.note_empty("place", bool(claim.places))
    else:
        named = [n for p in claim.places for n in (p.place.name, p.mention.text)]
        tally.note("place", any(same_words(n, one["place"]) for n in named))
    _participants(one, claim, tally)
    _quantities(one, claim, tally)
    said = claim.attribution
    if one["attribution"] is None:
        tally.note_empty("attribution", said is not None)
    else:
        # Where the speaker is known by name, the gold may still quote "the mayor".
        words = words_of(one["attribution"])
        tally.note("attribution", said is not None and bool(words & _speaker_words(said)))
    tally.note("status", claim.status.value == one["status"])
    tally.note("negated", claim.negated == one["negated"])


# ── articles ─────────────────────────────────────────────────────────────────


def score_article(
    document: Document, claims: Sequence[Claim], gold: Gold, tally: Tally
) -> tuple[list[Gold], list[Claim]]:
    """Add one article to the sums; gives back what was missed and what was wrong."""
    marked = gold["claims"]
    pairs = match(marked, claims, document.text)
    tally.articles += 1
    tally.gold += len(marked)
    tally.claims += len(claims)
    tally.matched += len(pairs)
    for g, c in pairs:
        score_slots(marked[g], claims[c], tally)
    found, used = {g for g, _ in pairs}, {c for _, c in pairs}
    wrong = [claim for c, claim in enumerate(claims) if c not in used]
    forbidden = _spans(document.text, gold["not_claims"])
    quotes = _spans(document.text, (one["quote"] for one in marked))
    for claim in wrong:
        if match(marked, [claim], document.text):
            tally.again += 1
        elif _touches(claim, forbidden):
            tally.forbidden += 1
        elif _touches(claim, quotes):
            tally.beside += 1
    return [one for g, one in enumerate(marked) if g not in found], wrong


def _spans(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    starts = [(text.find(quote), len(quote)) for quote in quotes]
    return [(start, start + length) for start, length in starts if start >= 0]


def _touches(claim: Claim, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < claim.trigger.end and claim.trigger.start < end for start, end in spans)


def score_folder(folder: Path, parser: extraction.Parser, *, verbose: bool) -> Tally:
    """Read every article of a folder and score it."""
    tally = Tally()
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        for document in reading.read(path.read_bytes(), where=str(path)):
            claims = list(extraction.extract(document, parser))
            missed, wrong = score_article(document, claims, gold, tally)
            if verbose:
                for one in missed:
                    print(f"  missed {path.stem}: {one['predicate']}: {one['quote']}")
                for claim in wrong:
                    print(f"  wrong  {path.stem}: {claim.predicate}: {claim.anchor.quote}")
    return tally


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def rows(tally: Tally) -> list[tuple[str, str]]:
    """What is printed of one half: a name and a figure each."""
    wrong = tally.claims - tally.matched
    found = [
        ("precision", _share(tally.matched, tally.claims)),
        ("precision, what is told twice once", _share(tally.matched, tally.claims - tally.again)),
        ("recall", _share(tally.matched, tally.gold)),
        ("wrong, told by another claim too", _share(tally.again, wrong)),
        ("wrong, in a marked clause", _share(tally.beside, wrong)),
        ("wrong, in what is no claim", _share(tally.forbidden, wrong)),
    ]
    for slot in SLOTS:
        found.append((slot, _share(tally.right[slot], tally.asked[slot])))
        if tally.empty[slot]:
            found.append((f"  {slot} invented", _share(tally.invented[slot], tally.empty[slot])))
    return found


def main(argv: Sequence[str]) -> int:
    """Print precision, recall and accuracy by slot, one column a folder."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--verbose", action="store_true")
    args = ap.parse_args(argv)
    folders = args.folders or [ROOT / "tests/gold/claims" / half for half in HALVES]
    parser = extraction.load()
    # What is held back is scored, never shown.
    tallies = [
        score_folder(f, parser, verbose=args.verbose and "held" not in f.resolve().parts)
        for f in folders
    ]
    columns = [dict(rows(tally)) for tally in tallies]
    print(f"{'':36}" + "".join(f"{f.name:>20}" for f in folders))
    print(f"{'articles':36}" + "".join(f"{t.articles:>20}" for t in tallies))
    for name in dict.fromkeys(name for column in columns for name in column):
        print(f"{name:36}" + "".join(f"{column.get(name, '-'):>20}" for column in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
