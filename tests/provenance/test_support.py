"""Whose word a value rests on: support is counted in origins, not in articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.provenance.support import supported
from registry.records import Article, Attribution, Claim, Conflict, Side
from tests.factories import claim, conflict, document

COUNT = "Twelve people died in the fire"
OUTLETS = ("Harbour Mail", "Fjord Press", "Post", "Evening Star")


def said(speaker: str, *, named: bool = False, chain: tuple[str, ...] = ()) -> Attribution:
    key = f"org:{speaker.lower()}" if named else f"noun:{speaker.split()[-1].lower()}"
    return Attribution(speaker=speaker, key=key, named=named, cue="say", chain=chain)


def side_of(
    *attributions: Attribution | None,
    quotes: tuple[str, ...] = (),
    origins: tuple[str, ...] = (),
    sources: tuple[str, ...] = OUTLETS,
) -> tuple[Conflict, dict[str, Claim], dict[str, Article]]:
    """A conflict whose first side has a claim for each attribution, each of another outlet."""
    claims: dict[str, Claim] = {}
    articles: dict[str, Article] = {}
    names = []
    for number, attribution in enumerate(attributions):
        quote = quotes[number] if quotes else f"{COUNT} number {'x' * (number + 1)}"
        of = document(f"{quote}. {number}", url=f"https://a.example/{number}")
        one = claim(of, quote).model_copy(update={"attribution": attribution})
        claims[one.id] = one
        names.append(one.id)
        articles[of.id] = Article(
            id=of.id,
            key=of.key,
            path=f"{number}.txt",
            source=sources[number],
            origin=origins[number] if origins else of.id,
        )
    other = document("Nine died.", url="https://b.example/")
    against = claim(other, "Nine died.")
    claims[against.id] = against
    articles[other.id] = Article(
        id=other.id, key=other.key, path="o.txt", source="Other", origin=other.id
    )
    count = len({articles[claims[name].document_id].origin for name in names})
    first = Side(value="12", claims=tuple(names), articles=len(names), origins=count)
    second = Side(value="9", claims=(against.id,), articles=1, origins=1)
    found = conflict(claims[names[0]], against).model_copy(update={"sides": (first, second)})
    return found, claims, articles


@pytest.mark.parametrize(
    ("attributions", "origins"),
    [
        ((None, None), 2),
        ((said("KCNA", named=True), said("KCNA", named=True)), 1),
        ((said("KCNA", named=True), None), 2),
        ((said("KCNA", named=True), said("Yonhap", named=True)), 2),
        ((said("Associated Press", named=True), said("AP", named=True)), 1),
        ((said("the coast guard"), said("The Coast Guard")), 1),
        ((said("the city's health department"), said("the city's health department")), 1),
        ((said("a spokesman"), said("a spokesman")), 2),
        ((said("the officials"), said("the officials")), 2),
        ((said("the witness"), said("the witness")), 2),
        ((said("officials"), said("officials")), 2),
        ((said("a lawyer", chain=("Reuters",)), said("Reuters", named=True)), 1),
        ((said("a lawyer", chain=("the ministry",)), said("an aide", chain=("the ministry",))), 1),
        ((said("KCNA", named=True),) * 4, 1),
        ((said("KCNA", named=True), said("KCNA", named=True), None), 2),
    ],
)
def test_articles_that_rest_on_one_speaker_are_one_origin(
    attributions: tuple[Attribution | None, ...], origins: int
) -> None:
    found = supported(*side_of(*attributions)).sides[0]
    assert (found.articles, found.origins) == (len(attributions), origins)


def test_a_single_origin_behind_a_side_is_said_with_its_reason() -> None:
    found = supported(*side_of(said("KCNA", named=True), said("KCNA", named=True)))
    (line,) = [one for one in found.explanation if "origin" in one]
    assert line == (
        "one origin stands behind all 2 articles that say 12: they rest on what KCNA says"
    )


@pytest.mark.parametrize(
    ("origins", "why"),
    [
        (("agency:ap", "agency:ap"), "credited to ap"),
        (("owner:vessa media", "owner:vessa media"), "outlets of vessa media"),
        (("d1", "d1"), "copies of one article"),
    ],
)
def test_copies_behind_a_side_are_said_too(origins: tuple[str, str], why: str) -> None:
    found = supported(*side_of(None, None, origins=origins))
    assert found.sides[0].origins == 1
    assert why in found.explanation[-1]


def test_an_outlet_that_is_cited_and_its_own_report_are_one() -> None:
    of = side_of(None, said("the Fjord Press", named=True), sources=("Fjord Press", "Post"))
    found = supported(*of)
    assert found.sides[0].origins == 1
    assert "its own report is among them" in found.explanation[-1]
    credited = side_of(None, said("Reuters", named=True), origins=("agency:reuters", "x"))
    assert supported(*credited).sides[0].origins == 1


def test_the_same_quoted_words_are_one_quotation_and_a_phrase_is_none() -> None:
    long, short = "Twelve people died in the fire at the mill", "Twelve died"
    one, other = said("a nurse"), said("an aide")
    assert supported(*side_of(one, other, quotes=(long, long))).sides[0].origins == 1
    assert supported(*side_of(one, other, quotes=(short, short))).sides[0].origins == 2
    assert supported(*side_of(None, None, quotes=(long, long))).sides[0].origins == 2


def test_what_two_sides_hear_from_one_speaker_is_said_and_joins_nothing() -> None:
    of, claims, articles = side_of(said("KCNA", named=True))
    ids = {
        id_: one.model_copy(update={"attribution": said("KCNA", named=True)})
        for id_, one in claims.items()
    }
    found = supported(of, ids, articles)
    assert [one.origins for one in found.sides] == [1, 1]
    assert "both sides name KCNA as their source" in found.explanation[-1]


def test_a_conflict_with_nothing_to_say_stays_as_it_is() -> None:
    of, claims, articles = side_of(None)
    assert supported(of, claims, articles) is of


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(
            [None, said("KCNA", named=True), said("AP", named=True), said("the mayor")]
        ),
        min_size=1,
        max_size=4,
    )
)
def test_origins_are_never_more_than_articles_and_depend_on_no_order(
    attributions: list[Attribution | None],
) -> None:
    of, claims, articles = side_of(*attributions)
    found = supported(of, claims, articles)
    assert 1 <= found.sides[0].origins <= len(attributions)
    turned = dict(reversed(list(claims.items())))
    first = of.sides[0].model_copy(update={"claims": of.sides[0].claims[::-1]})
    again = supported(of.model_copy(update={"sides": (first, of.sides[1])}), turned, articles)
    assert again.explanation == found.explanation
    assert again.sides[0].origins == found.sides[0].origins
