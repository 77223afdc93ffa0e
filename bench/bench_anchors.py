"""Edit the seed articles as editors do, and count how many claims are found again, and where.

Every character of an edited text knows where it came from, so that for each claim
it is known where it must be found, or that it must not be.
Run: python -m bench.bench_anchors [VERSIONS]
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence

from registry import extraction
from registry.pipeline.demo import seeds
from registry.provenance.verify import Finding, check_claim
from registry.reading import read
from registry.records import Claim, Document, PlaceSlot, QuantitySlot, Span, TimeSlot

_NEAR = 150  # characters by which an edit may part a claim from what its value rests on
WORDS = ("again", "reportedly", "then", "nearby", "as planned", "(pictured)", "too")
_Text = list[tuple[str, int | None]]
"""Characters, each with its place in the text before; ``None`` where it is new."""


def _moved(text: _Text, chance: random.Random) -> _Text:
    """The same with its paragraphs in another order."""
    paragraphs: list[_Text] = [[]]
    for one in text:
        paragraphs[-1].append(one)
        if one[0] == "\n":
            paragraphs.append([])
    if paragraphs[-1]:
        paragraphs[-1].append(("\n", None))
    chance.shuffle(paragraphs)
    return [one for paragraph in paragraphs for one in paragraph]


def _inserted(text: _Text, chance: random.Random) -> _Text:
    """The same with words put between others."""
    for _ in range(8):
        spaces = [at for at, (letter, _) in enumerate(text) if letter == " "]
        at = chance.choice(spaces)
        text = text[:at] + [(c, None) for c in f" {chance.choice(WORDS)}"] + text[at:]
    return text


def _replaced(text: _Text, span: tuple[int, int], words: str) -> _Text:
    """The same with other words in place of what stood at a span before."""
    places = [
        at for at, (_, old) in enumerate(text) if old is not None and span[0] <= old < span[1]
    ]
    if not places or places[-1] - places[0] != span[1] - span[0] - 1:
        return text
    return text[: places[0]] + [(c, None) for c in words] + text[places[-1] + 1 :]


def _edited(document: Document, claims: Sequence[Claim], chance: random.Random) -> _Text:
    text: _Text = [(letter, at) for at, letter in enumerate(document.text)]
    if chance.random() < 0.7:
        text = _inserted(text, chance)
    values = [one for claim in claims for one in _rests_on(claim)]
    for mention in chance.sample(values, min(2, len(values))):
        text = _replaced(text, (mention.start, mention.end), str(chance.randrange(3, 99)))
    if claims and chance.random() < 0.7:
        anchor = chance.choice(claims).anchor
        word = chance.choice(list(re.finditer(r"\S+", anchor.quote)))
        span = (anchor.start + word.start(), anchor.start + word.end())
        text = _replaced(text, span, "something")
    return _moved(text, chance) if chance.random() < 0.5 else text


def _expected(text: _Text, start: int, end: int) -> int | None:
    """Where a stretch stands now; ``None`` where it is not there as it was."""
    first = next((at for at, (_, old) in enumerate(text) if old == start), None)
    if first is None:
        return None
    found = [old for _, old in text[first : first + end - start]]
    return first if found == list(range(start, end)) else None


def _rests_on(claim: Claim) -> list[Span]:
    """What its values rest on, inside its quote and outside."""
    slots: list[TimeSlot | QuantitySlot | PlaceSlot] = [
        *claim.times,
        *claim.quantities,
        *claim.places,
    ]
    spans = [slot.mention for slot in slots]
    spans += [hop.span for time in claim.times for hop in time.derivation]
    return [one for one in spans if one is not None]


def _state(edited: _Text, claim: Claim, place: int | None) -> str:
    """Whether a claim is to be found: not when it was altered, nor when its grounds were."""
    if place is None:
        return "altered"
    for span in _rests_on(claim):
        stands = _expected(edited, span.start, span.end)
        if stands is None:
            return "altered"
        if abs((stands - place) - (span.start - claim.anchor.start)) > _NEAR:
            return "parted"  # from what its value rests on, in another paragraph now
    return "to be found"


def main() -> None:
    versions = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    parser = extraction.load()
    chance = random.Random(7)
    counts: Counter[str] = Counter()
    spent = 0.0
    for path in sorted(seeds().glob("*.txt")):
        (document,) = read(path.read_bytes(), where=path.name)
        claims = extraction.extract(document, parser)
        for _ in range(versions):
            edited = _edited(document, claims, chance)
            text = "".join(letter for letter, _ in edited)
            places = {
                claim.id: _expected(edited, claim.anchor.start, claim.anchor.end)
                for claim in claims
            }
            started = time.process_time()
            checks = [check_claim(document.text, claim, text) for claim in claims]
            spent += time.process_time() - started
            for claim, check in zip(claims, checks, strict=True):
                placed = check.outcome in {Finding.OK, Finding.MOVED}
                expected = places[claim.id]
                state = _state(edited, claim, expected)
                counts[state] += 1
                if state == "to be found":
                    counts["found at its place"] += placed and check.start == expected
                    counts["found elsewhere"] += placed and check.start != expected
                elif state == "altered":
                    counts["altered and placed all the same"] += placed
                counts["placed on other words"] += placed and (
                    text[check.start : check.end].split() != claim.anchor.quote.split()
                )
    found = 100 * counts["found at its place"] / counts["to be found"]
    print(f"{found:.2f} % of claims found at their place; {dict(sorted(counts.items()))}")
    total = counts["to be found"] + counts["altered"] + counts["parted"]
    print(f"{total / spent:.0f} claims a second")


if __name__ == "__main__":
    main()
