"""What a conflict is called, and that the name stays while nothing happens to it."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from registry.conflicts import detect
from registry.conflicts.findings.naming import named_once
from registry.records import Article, Claim, Comparison, Conflict, LinkDecision, fingerprint
from tests.factories import aligned, alignment, claim, conflict, document

MONTHS = ("2023-06", "2023-07", "2023-08")
QUOTES = tuple(
    f"The two ministers {verb} the treaty in {month}"
    for month in ("June", "July", "August")
    for verb in ("signed", "sealed")
)


class Told(NamedTuple):
    """One article: its number, the day of June it came out on, and which quote it holds."""

    outlet: int
    day: int
    quote: int

    @property
    def value(self) -> str:
        return MONTHS[self.quote // 2]


def told(quotes: Sequence[int], days: st.SearchStrategy[int]) -> st.SearchStrategy[list[Told]]:
    one = st.builds(Told, st.integers(0, 30), days, st.sampled_from(quotes))
    return st.lists(one, max_size=5)


def contradicting(left: str, right: str) -> Comparison:
    """That two claims tell of one happening, and of days that cannot both be right."""
    return aligned(left, right, alignment(), event=LinkDecision.SAME)


def found(articles: Sequence[Told]) -> tuple[Conflict, ...]:
    """The conflicts of articles of which each two with different values contradict each other."""
    claims: dict[str, tuple[Claim, str]] = {}
    about: dict[str, Article] = {}
    for one in articles:
        text = f"{QUOTES[one.quote]}."
        own = document(
            text, source=f"Outlet {one.outlet}", title="Treaty", published=f"2026-06-{one.day:02}"
        )
        said = claim(own, QUOTES[one.quote], time=one.value)
        claims[said.id] = (said, one.value)
        about[own.id] = Article.of(own)
    comparisons = []
    for left, right in combinations(sorted(claims), 2):
        if claims[left][1] == claims[right][1]:
            continue
        comparisons.append(contradicting(left, right))
    return detect(comparisons, {n: own for n, (own, _) in claims.items()}, about).conflicts


PAIR = (Told(40, 10, 0), Told(41, 12, 2))


@given(told((0, 2), st.integers(1, 28)))
def test_copies_leave_the_name_whenever_they_were_published(copies: list[Told]) -> None:
    (before,) = found(PAIR)
    (after,) = found([*copies, *PAIR])
    assert after.fingerprint == before.fingerprint


@given(told(range(6), st.integers(13, 28)))
def test_what_is_published_later_leaves_the_name(later: list[Told]) -> None:
    (before,) = found(PAIR)
    (after,) = found([*later, *PAIR])
    assert after.fingerprint == before.fingerprint


@given(told(range(6), st.integers(1, 28)), told(range(6), st.integers(1, 28)))
def test_whatever_comes_in_a_conflict_is_known_by_its_former_names(
    first: list[Told], more: list[Told]
) -> None:
    (before,) = found([*first, *PAIR])
    (after,) = found([*more, *first, *PAIR])
    assert {before.fingerprint, *before.known_as} & set(after.names)
    assert before.fingerprint in after.names


@given(st.permutations([*PAIR, Told(1, 10, 1), Told(2, 12, 3), Told(3, 11, 5)]))
def test_the_order_of_articles_is_no_matter(articles: list[Told]) -> None:
    assert found(articles) == found(sorted(articles))


def test_a_conflict_is_known_by_the_name_it_had_in_earlier_versions() -> None:
    (now,) = found(PAIR)
    parts = []
    for one in PAIR:
        key = f"outlet {one.outlet}/treaty/2026-06-{one.day}"
        parts.append((key, QUOTES[one.quote]))
    assert fingerprint("T001", "time", parts) in now.known_as


def test_the_same_words_about_two_things_bear_two_names() -> None:
    """Two months' bulletins of two offices read alike; nothing joins them."""
    claims: dict[str, Claim] = {}
    about: dict[str, Article] = {}
    comparisons = []
    for month in (3, 4):
        pair = []
        for office, quote in (("North", 0), ("South", 2)):
            own = document(
                f"{QUOTES[quote]}.",
                source=office,
                title="Bulletin",
                published=f"2026-{month:02}-01",
            )
            said = claim(own, QUOTES[quote], time=MONTHS[quote // 2])
            claims[said.id] = said
            about[own.id] = Article.of(own)
            pair.append(said.id)
        left, right = sorted(pair)
        comparisons.append(contradicting(left, right))
    two = detect(comparisons, claims, about).conflicts
    assert len({one.fingerprint for one in two}) == 2
    assert not set(two[0].names) & set(two[1].names)


def test_two_values_of_the_same_quotes_are_one_conflict_that_tells_of_both() -> None:
    claims = [claim(document(source=name)) for name in ("Fjord Press", "Harbour Mail")]
    first = conflict(*claims)
    second = first.model_copy(update={"summary": "vote: 73 against 70"})
    other = first.model_copy(update={"fingerprint": "0" * 64})
    found = named_once([first, other, second])
    assert [one.fingerprint for one in found] == [first.fingerprint, other.fingerprint]
    assert "73 against 70" in found[0].explanation[-1]
    assert found[1] is other
