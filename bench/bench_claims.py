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
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from registry import extraction, reading
from registry.errors import ValueParseError
from registry.lexicon.units import UNIT_NAMES, UNIT_SIGNS, UNITS, same_currency
from registry.records import Attribution, Claim, Document, QuantitySlot
from registry.values.quantity import Bound, Dimension
from registry.values.relation import Relation
from registry.values.time import TimeInterval, compare

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

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an the of in at on to for and by with from its his her their this that".split()
)
# What carries nothing by itself: the gold then names the noun or adjective beside it.
_COPULAS = frozenset("be become remain stay have".split())
_DIMENSIONS = {
    "score": Dimension.SCORE,
    "ordinal": Dimension.ORDINAL,
    "percent": Dimension.PERCENT,
    "factor": Dimension.TIMES,
    "share": Dimension.PERCENT,
}

Gold = Mapping[str, Any]


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


# ── which claim is which ─────────────────────────────────────────────────────


def words_of(text: str) -> frozenset[str]:
    """Words that carry meaning, folded; articles and plain prepositions are left out.

    >>> sorted(words_of("The fire in a warehouse"))
    ['fire', 'warehouse']
    """
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def predicate_agrees(gold: str, claim: Claim) -> bool:
    """Whether the claim's predicate is the one marked, particles and copulas apart."""
    wanted, found = words_of(gold), words_of(claim.predicate)
    if gold == claim.predicate or gold.split()[0] == claim.predicate.split()[0]:
        return True
    if wanted & found:
        return True
    # A predicate may be named by its sense ("take effect"); its trigger is still the gold's word.
    if claim.trigger.text.lower().startswith(gold.split()[0]):
        return True
    # "was visible": the parser gives the copula, the gold the adjective that it joins.
    return claim.predicate in _COPULAS and bool(wanted & words_of(claim.anchor.quote))


def low_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the lower end is the one marked; "up to" and "nearly" leave 0 in the gold."""
    q = slot.quantity
    if q.low is None or q.bound is Bound.NEARLY:
        return gold["low"] in (0, None)
    return gold["low"] is not None and q.low == base_value(gold["low"], gold["unit"])


def high_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the upper end is the one marked; of a score the other side's number."""
    q = slot.quantity
    if q.against is not None:
        return bool(q.against == gold["high"])
    if q.high is None:
        return gold["high"] is None
    return gold["high"] is not None and q.high == base_value(gold["high"], gold["unit"])


def unit_agrees(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    """Whether the dimension is the one of the gold's unit, and of money the currency."""
    unit: str | None = gold["unit"]
    q = slot.quantity
    if unit is None:
        return q.dimension in (Dimension.COUNT, Dimension.TIMES)
    if unit in _DIMENSIONS:
        return q.dimension is _DIMENSIONS[unit]
    known = UNITS.get(unit) or UNIT_SIGNS.get(unit) or UNIT_NAMES.get(unit)
    if known is not None:
        aged = known.symbol == "yr" and q.dimension is Dimension.AGE
        return aged or q.dimension == known.dimension
    if q.dimension is Dimension.MONEY:
        return same_currency(q.currency, unit)
    return False


def base_value(number: float, unit: str | None) -> Fraction:
    """The gold's number in the base unit of its dimension; of a share in hundredths.

    >>> base_value(20, "km")
    Fraction(20000, 1)
    """
    exact = Fraction(str(number))
    if unit is None or unit in _DIMENSIONS:
        return exact * 100 if unit == "share" else exact
    known = UNITS.get(unit) or UNIT_SIGNS.get(unit) or UNIT_NAMES.get(unit)
    return known.to_base(exact) if known else exact


def _same_number(gold: Mapping[str, Any], slot: QuantitySlot) -> bool:
    if slot.quantity.dimension is Dimension.AGE and gold["unit"] == "year":
        gold = {**gold, "unit": None}
    return low_agrees(gold, slot) and high_agrees(gold, slot)


def match(gold: Sequence[Gold], claims: Sequence[Claim], text: str) -> list[tuple[int, int]]:
    """Pairs of positions in ``gold`` and ``claims`` that are one claim, each used once."""
    candidates = []
    for g, one in enumerate(gold):
        start = text.index(one["quote"])
        end = start + len(one["quote"])
        for c, claim in enumerate(claims):
            shared = min(end, claim.anchor.end) - max(start, claim.anchor.start)
            if shared <= 0:
                continue
            said = predicate_agrees(one["predicate"], claim)
            number = any(
                _same_number(q, slot)
                for q in one["quantities"]
                if q["low"] or q["high"]
                for slot in claim.quantities
            )
            if not said and not number:
                continue
            inside = start <= claim.trigger.start and claim.trigger.end <= end
            longest = max(end - start, claim.anchor.end - claim.anchor.start)
            candidates.append((-(2 * said + number + inside + shared / longest), g, c))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, g, c in sorted(candidates):
        if g not in taken[0] and c not in taken[1]:
            taken[0].add(g)
            taken[1].add(c)
            pairs.append((g, c))
    return sorted(pairs)


# ── slot by slot ─────────────────────────────────────────────────────────────


def _interval(value: str) -> TimeInterval | None:
    try:
        return TimeInterval.parse(value)
    except ValueParseError:
        return None


def time_agrees(gold: str, claim: Claim) -> tuple[bool, bool]:
    """Whether some time of the claim is the one marked, and whether some may be it.

    A range carries its beginning in the gold.
    """
    exact = possible = False
    for slot in claim.times:
        value = getattr(slot.interval, "value", None) or str(slot.interval)
        begins = value.partition("/")[0]
        wanted, found = _interval(gold), _interval(value)
        exact |= gold in (value, begins)
        if wanted is not None and found is not None:
            relation = compare(wanted, found)
            exact |= relation is Relation.EQUAL
            possible |= relation is not Relation.DISJOINT
    return exact, possible or exact


def _same_words(left: str, right: str) -> bool:
    a, b = words_of(left), words_of(right)
    return bool(a and b) and (a <= b or b <= a)


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
                _same_words(p.mention.text, wanted["text"])
                or p.mention.text.casefold() == wanted["text"].casefold()
            )
        ]
        name = wanted["role"] if roles else "other role"
        tally.note(name, bool(fits))
        if fits:
            names = [p.entity.name if p.entity else p.mention.text for p in fits]
            tally.note("entity", any(_same_words(n, wanted["entity"]) for n in names))


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
        tally.note("place", any(_same_words(n, one["place"]) for n in named))
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
