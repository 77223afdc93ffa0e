"""Changing one value of an article, and whether anything comes of it."""

from __future__ import annotations

import pytest

from bench.bench_slips import Change, changes, is_found
from registry import extraction, reading

TEXT = """---
source: Orm Post
published: 2024-05-06
title: The bridge
---
The bridge over the Lomna at Orm was opened on 4 May 2019 and cost 42 million euros.
It is more than 300 metres long, the town said on Monday. Ilse Dahl cut the ribbon on Friday.
"""


def _changed(kind: str) -> Change:
    (change,) = (one for one in changes(TEXT) if one.kind == kind)
    return change


def test_each_value_is_changed_once_and_never_the_header() -> None:
    found = [(one.kind, TEXT[one.start : one.end], one.new) for one in changes(TEXT)]
    assert found == [
        ("weekday", "Friday", "Sunday"),
        ("month", "May", "October"),
        ("day", "4", "13"),
        ("year", "2019", "2012"),
        ("number", "42", "68"),
    ]


@pytest.mark.parametrize("kind", ["day", "month", "year", "number"])
def test_a_changed_value_is_found(kind: str, parser: extraction.Parser) -> None:
    (base,) = reading.read(TEXT.encode(), where="bridge.txt")
    assert is_found(base, _changed(kind), parser)


def test_a_change_of_what_nobody_claims_is_not_found(parser: extraction.Parser) -> None:
    text = TEXT.replace("The bridge over", "Call 555 3072. The bridge over")
    (base,) = reading.read(text.encode(), where="bridge.txt")
    at = text.index("3072")
    assert not is_found(base, Change("number", at, at + 4, "3099"), parser)
