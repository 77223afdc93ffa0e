"""What two reporters word differently is read as one class of happening, and nothing else is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from registry.linking.levels import predicate_level
from registry.linking.signature import signatures
from registry.records import Article, Claim

Read = Callable[..., tuple[Claim, ...]]
Row = dict[str, Any]

TABLE = tomllib.loads(Path(__file__).with_name("paraphrases.toml").read_text(encoding="utf-8"))
PUBLISHED = date(2025, 11, 6)
ONE_KIND = frozenset({"same word", "same class", "noun and verb"})
ARTICLE = Article(id="x", key="x", path="x", source="x", published=PUBLISHED)


def of_one_kind(left: Claim, right: Claim) -> bool:
    """Whether linking takes the two predicates for one kind of happening."""
    a, b = signatures((left, right), {left.document_id: ARTICLE, right.document_id: ARTICLE})
    return predicate_level(a, b).level in ONE_KIND


def kindred(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> list[tuple[Claim, Claim]]:
    """The pairs of claims that are of one kind; roles such as "minister" are no happenings."""
    return [
        (a, b) for a in left for b in right if a.kind == b.kind == "event" and of_one_kind(a, b)
    ]


def plays(claim: Claim, role: str, who: str) -> bool:
    """Whether somebody of that name, or a thing called so, stands in the role."""
    return any(
        p.role == role and (who in p.head or (p.entity is not None and who in p.entity.name))
        for p in claim.participants
    )


def fits(claim: Claim, row: Row) -> bool:
    """Whether a claim has the roles and the time that the row asks for."""
    roles = all(plays(claim, r, row[r]) for r in ("agent", "patient") if row.get(r))
    when = row.get("time")
    return roles and (
        when is None or any(t.interval.value == when and t.relation == "at" for t in claim.times)
    )


def told(claims: tuple[Claim, ...]) -> list[tuple[str, str | None, list[str]]]:
    """The claims, short enough for the message of a failure."""
    return [
        (
            c.predicate,
            c.predicate_class,
            [f"{p.role}={p.head}" for p in c.participants]
            + [f"{t.relation} {t.interval.value}" for t in c.times],
        )
        for c in claims
        if c.kind == "event"
    ]


def misread(read: Read, row: Row) -> Iterator[str]:
    """What is wrong with a row of wordings, pair by pair."""
    claims = {w: read(w, PUBLISHED) for w in row["wordings"]}
    for one, other in combinations(row["wordings"], 2):
        pairs = kindred(claims[one], claims[other])
        if not pairs:
            yield f"not one kind:\n  {one} {told(claims[one])}\n  {other} {told(claims[other])}"
        elif not any(fits(a, row) and fits(b, row) for a, b in pairs):
            yield f"roles or time:\n  {one} {told(claims[one])}\n  {other} {told(claims[other])}"


@pytest.mark.parametrize(
    "row", TABLE["same"], ids=[f"{r['subject']}: {r['happening']}" for r in TABLE["same"]]
)
def test_the_wordings_of_one_happening_are_of_one_kind(read: Read, row: Row) -> None:
    assert not list(misread(read, row))


@pytest.mark.parametrize("row", TABLE["different"], ids=[r["a"] for r in TABLE["different"]])
def test_happenings_that_only_sound_alike_are_kept_apart(read: Read, row: Row) -> None:
    one, other = read(row["a"], PUBLISHED), read(row["b"], PUBLISHED)
    pairs = kindred(one, other)
    assert not pairs, f"{told(one)} {told(other)}"


def test_the_table_is_large_enough_to_mean_something() -> None:
    pairs = sum(len(list(combinations(r["wordings"], 2))) for r in TABLE["same"])
    assert pairs >= 2300
    assert len(TABLE["different"]) >= 80
    assert len({r["subject"] for r in TABLE["same"]}) >= 15
