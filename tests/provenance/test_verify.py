from __future__ import annotations

import random

import pytest

from registry.provenance.verify import Finding, check_claim, verify
from registry.records import Claim, Document, Hop, Segment, Span, TimeSlot
from registry.values.time import TimeInterval
from tests.factories import anchor, blob, claim, document

TEXT = (
    "On October 23, the minister opened the bridge over the Vessa.\n\n"
    "The following day, she laid a wreath at the cemetery in Halm. Nobody was hurt in the crowd."
)
WREATH = "she laid a wreath at the cemetery in Halm"


def span(of: Document, text: str) -> Span:
    start = of.text.index(text)
    return Span(start=start, end=start + len(text), text=text)


def wreath(of: Document) -> Claim:
    """A claim whose day rests on another sentence."""
    slot = TimeSlot(
        interval=TimeInterval.parse("2023-10-24"),
        mention=span(of, "The following day"),
        derivation=(Hop(rule="next-day", span=span(of, "October 23"), value="2023-10-23"),),
    )
    return claim(of, WREATH, predicate="lay").model_copy(update={"times": (slot,)})


def outcome(new_text: str) -> Finding:
    of = document(TEXT)
    return check_claim(of.text, wreath(of), new_text).outcome


def test_an_untouched_record_passes() -> None:
    of = document(TEXT)
    found = verify(of, [wreath(of)], blob=blob(of), text_sha256=of.text_sha256)
    assert found.passed
    assert found.counts["ok"] == 1
    assert verify(of, [wreath(of)], TEXT).passed


@pytest.mark.parametrize(
    ("new_text", "expected"),
    [
        (TEXT, Finding.OK),
        (TEXT.replace("Nobody", "Only nobody"), Finding.OK),
        ("A new paragraph.\n\n" + TEXT, Finding.MOVED),
        (TEXT.replace("a wreath", "flowers"), Finding.DRIFTED),
        (TEXT.replace("she laid", "it is false that she laid"), Finding.DRIFTED),
        (TEXT.replace("October 23", "October 21"), Finding.DRIFTED),
        (TEXT.replace("The following day", "Two days later"), Finding.DRIFTED),
        ("The council met to speak about buses.", Finding.ORPHANED),
    ],
)
def test_a_claim_stands_only_while_the_text_says_it(new_text: str, expected: Finding) -> None:
    assert outcome(new_text) is expected


def test_a_text_that_was_emptied_says_nothing_any_more() -> None:
    of = document(TEXT)
    (check,) = verify(of, [wreath(of)], "").checks
    assert check.outcome is Finding.ORPHANED


def test_a_claim_that_stands_twice_is_ambiguous() -> None:
    paragraph = "\n\nThe following day, she laid a wreath at the cemetery in Halm. Nobody was hurt."
    of = document(TEXT)
    twice = check_claim(of.text, wreath(of), (paragraph * 2) + "\n")
    assert twice.outcome is Finding.AMBIGUOUS


def test_tampering_with_the_record_is_found() -> None:
    of = document(TEXT)
    one = wreath(of)
    bytes_changed = blob(of).model_copy(update={"data": b"other"})
    assert "bytes" in verify(of, [one], blob=bytes_changed).problems[0]
    assert "text" in verify(of, [one], text_sha256="0" * 64).problems[0]
    bad = one.model_copy(update={"anchor": one.anchor.model_copy(update={"start": 3})})
    assert "not its quote" in verify(of, [bad]).problems[0]
    bad = one.model_copy(update={"anchor": one.anchor.model_copy(update={"prefix": "x"})})
    assert "prefix" in verify(of, [bad]).problems[0]
    bad = one.model_copy(update={"anchor": one.anchor.model_copy(update={"end": 10_000})})
    assert "outside" in verify(of, [bad]).problems[0]


def test_a_wrong_map_is_found() -> None:
    of = document(TEXT)
    shifted = Segment(text_start=0, raw_start=1, length=len(TEXT), raw_length=len(TEXT))
    wrong = of.model_copy(update={"segments": (shifted,)})
    assert "come from source" in verify(wrong, [wreath(of)], blob=blob(of)).problems[0]


def test_a_map_with_a_hole_is_found() -> None:
    of = document(TEXT)
    hole = Segment(text_start=0, raw_start=0, length=70, raw_length=70)
    wrong = of.model_copy(update={"segments": (hole,)})
    assert "no place" in verify(wrong, [wreath(of)], blob=blob(of)).problems[0]


def test_checks_come_in_text_order_whatever_the_order_of_claims() -> None:
    of = document(TEXT)
    claims = [wreath(of), claim(of, "the minister opened the bridge", predicate="open", time=None)]
    one = verify(of, claims, TEXT + " More.")
    random.Random(1).shuffle(claims)
    assert verify(of, claims, TEXT + " More.") == one
    assert [check.start for check in one.checks] == sorted(c.start or 0 for c in one.checks)
    assert anchor(of, WREATH).quote == WREATH
