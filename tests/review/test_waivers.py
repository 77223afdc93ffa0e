"""Waivers: what they cover, until when, and what becomes of slips of the pen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from registry.errors import ConfigError
from registry.review.standing import short_id
from registry.review.waivers import Waivers, read_waivers
from tests.hostile import hostile
from tests.made_findings import made_report

TODAY = date(2026, 11, 22)
CONFLICT = made_report().conflicts[0]
SOURCES = frozenset({"outlet0.example", "outlet1.example"})


def read(body: str, **options: Any) -> Waivers:
    return read_waivers(body, where="w.toml", today=TODAY, **options)


def covers(body: str, today: date = TODAY) -> bool:
    active, _ = read(body).find(CONFLICT, SOURCES, today)
    return active is not None


def test_an_id_covers_its_conflict_and_no_other() -> None:
    entry = f'[[waiver]]\nid = "{short_id(CONFLICT.fingerprint)}"\nreason = "known"\n'
    assert covers(entry)
    assert not covers(entry.replace(short_id(CONFLICT.fingerprint), "FC-000000000000"))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ('rule = "Q*"\nsources = ["outlet0.example"]', True),
        ('rule = "Q001"\nsources = "outlet1.example"', True),
        ('rule = "Q*"\nsources = ["outlet0.example", "outlet1.example"]', True),
        ('rule = "Q*"\nsources = ["outlet0.example", "third.example"]', False),
        ('rule = "T*"\nsources = ["outlet0.example"]', False),
        ('rule = "*"\nsources = ["outlet0.example"]\nattribute = "quantity"', True),
        ('rule = "*"\nsources = ["outlet0.example"]\nattribute = "quantity:dead"', True),
        ('rule = "*"\nsources = ["outlet0.example"]\nattribute = "date"', False),
    ],
)
def test_a_scope_covers_what_it_names_and_nothing_more(scope: str, expected: bool) -> None:
    assert covers(f'[[waiver]]\n{scope}\nreason = "known"\n') is expected


def test_a_waiver_holds_through_its_last_day_and_then_says_that_it_expired() -> None:
    body = '[[waiver]]\nrule = "Q*"\nsources = ["outlet0.example"]\nreason = "r"\n'
    body += "expires = 2026-11-22\n"
    assert covers(body, date(2026, 11, 22))
    active, expired = read(body).find(CONFLICT, SOURCES, date(2026, 11, 23))
    assert active is None
    assert expired is not None
    (told,) = read(body).unused([(CONFLICT, SOURCES)], date(2026, 11, 23))
    assert "expired 2026-11-22" in told


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('[[waiver]]\nid = "FC-502964ad252c"\n', "no reason"),
        ('[[waiver]]\nid = "FC-502964ad252c"\nreason = "  "\n', "no reason"),
        ('[[waiver]]\nreason = "all"\n', "needs an id"),
        ('[[waiver]]\nrule = "T*"\nreason = "all"\n', "needs an id"),
        ('[[waiver]]\nid = "502964"\nreason = "x"\n', "not a whole id"),
        ('[[waiver]]\nid = "FC-502964ad252c"\nresaon = "x"\n', "did you mean 'reason'"),
        ('[[waiver]]\nid = "FC-502964ad252c"\nreason = 3\n', "reason must be text"),
        (
            '[[waiver]]\nid = "FC-502964ad252c"\nreason = "x"\nexpires = "2027-01-31"\n',
            "without quotation marks",
        ),
        ("[[waiver]\n", "no waiver applies"),
        ('[[waivers]]\nreason = "x"\n', "did you mean 'waiver'"),
        ('waiver = "x"\n', r"\[\[waiver\]\]"),
    ],
)
def test_what_cannot_be_read_does_not_apply_and_is_told(body: str, said: str) -> None:
    found = read(body)
    assert found.entries == ()
    (problem,) = found.problems
    with pytest.raises(ConfigError, match=said):
        read(body, strict=True)
    assert problem.startswith("w.toml")


def test_one_bad_entry_leaves_the_others_in_effect_and_names_its_line() -> None:
    body = (
        '[[waiver]]\nid = "FC-502964ad252c"\n\n'
        '[[waiver]]\nrule = "Q*"\nsources = ["outlet0.example"]\nreason = "good"\n'
    )
    found = read(body)
    assert [one.reason for one in found.entries] == ["good"]
    assert found.entries[0].line == 4
    assert found.problems[0].startswith("w.toml:1:")


def test_the_configuration_can_require_an_expiry_and_bound_it() -> None:
    body = '[[waiver]]\nid = "FC-502964ad252c"\nreason = "x"\n'
    assert read(body, require_expiry=True).entries == ()
    assert read(body + "expires = 2027-01-01\n", require_expiry=True).entries
    assert read(body + "expires = 2027-01-01\n", max_days=90).entries
    assert read(body + "expires = 2027-09-01\n", max_days=90).entries == ()


def test_a_waiver_that_covers_nothing_is_reported() -> None:
    body = '[[waiver]]\nid = "FC-000000000000"\nreason = "x"\n'
    (told,) = read(body).unused([(CONFLICT, SOURCES)], TODAY)
    assert "line 1: waiver of FC-000000000000 is not used" in told


@given(hostile)
def test_reading_never_fails_on_any_text(text: str) -> None:
    found = read(text)
    assert found.entries == ()
