"""The slots decide whether two claims tell one happening; inside one article, the telling too."""

from __future__ import annotations

from itertools import combinations

import pytest

from registry import extraction
from registry.linking import link
from registry.linking.sameness import one_event
from registry.linking.weights import THRESHOLDS
from registry.records import Article, Document, Level, LinkDecision, Metadatum, Origin

SAME, UNSURE, DIFFERENT = LinkDecision.SAME, LinkDecision.UNSURE, LinkDecision.DIFFERENT
ENOUGH, OPEN = THRESHOLDS["event"]


def levels(*said: tuple[str, str, int], story: str = "same story") -> list[Level]:
    told = [("story", story, 0), ("predicate", "same word", 2600), *said]
    merged = {slot: Level(slot=slot, level=name, weight=w, reason="-") for slot, name, w in told}
    return list(merged.values())


WORDS = ("words", "shared words", 9000)


def test_words_alone_make_no_event_between_two_articles() -> None:
    assert one_event(levels(WORDS)) is UNSURE
    assert one_event(levels(WORDS, ("agent", "same entity", 1600))) is SAME


def test_as_many_slots_against_as_for_it_leave_it_open() -> None:
    agent, patient = ("agent", "same entity", 1600), ("patient", "other kind", -1300)
    assert one_event(levels(WORDS, agent, patient)) is UNSURE
    assert one_event(levels(WORDS, agent, patient, ("time", "same day", 1800))) is SAME


def test_articles_that_are_hardly_on_one_story_need_one_slot_more() -> None:
    agent, patient = ("agent", "same entity", 1600), ("patient", "same kind", 1100)
    assert one_event(levels(WORDS, agent, story="related")) is UNSURE
    assert one_event(levels(WORDS, agent, patient, story="related")) is SAME


@pytest.mark.parametrize("kind", ["other", "generic"])
def test_predicates_of_two_kinds_are_never_one_event(kind: str) -> None:
    agent, patient = ("agent", "same entity", 1600), ("patient", "same kind", 1100)
    assert one_event(levels(WORDS, agent, patient, ("predicate", kind, -400))) is UNSURE


def test_telling_again_makes_an_event_but_leaves_nothing_open() -> None:
    again = ("retold", "of one kind", 2900)
    at = ENOUGH - 2600 - 2900
    inside = "same article"
    assert one_event(levels(("words", "shared words", at), again, story=inside)) is SAME
    assert one_event(levels(("words", "shared words", at - 1), again, story=inside)) is DIFFERENT
    open_ = OPEN - 2600
    assert one_event(levels(("words", "shared words", open_), story=inside)) is UNSURE


# ── read from text ───────────────────────────────────────────────────────────


def together(text: str, parser: extraction.Parser) -> set[frozenset[str]]:
    """The pairs of triggers that one article tells as one happening."""
    published = (("published", Metadatum(value="2021-05-11", origin=Origin.GIVEN)),)
    document = Document(
        path="a.txt", text=text, blob_sha256="0" * 64, reader="test/1", metadata=published
    )
    article = Article.of(document)
    claims = extraction.extract(document, parser)
    words = {claim.id: claim.trigger.text for claim in claims}
    return {
        frozenset((words[a], words[b]))
        for event in link(claims, {article.id: article}).events
        for a, b in combinations(event.claims, 2)
    }


def test_a_title_and_the_first_sentence_tell_one_happening(parser: extraction.Parser) -> None:
    text = "Orvik Mills sues Halden Bank.\nOrvik Mills has sued Halden Bank in Lima on Monday."
    assert together(text, parser) == {frozenset(("sues", "sued"))}


def test_a_deed_and_the_noun_for_it_are_one_happening(parser: extraction.Parser) -> None:
    text = (
        "Ada Blom resigned on Monday as head of Orvik Mills.\n"
        "Blom's resignation came after a dispute over wages."
    )
    assert frozenset(("resigned", "resignation")) in together(text, parser)


def test_what_is_told_with_also_is_another_happening(parser: extraction.Parser) -> None:
    first = "Ada Blom announced a new bridge in Lima on Monday.\n"
    assert together(first + "Ada Blom announced the bridge in a speech.", parser)
    assert not together(first + "Ada Blom also announced a tunnel in a speech.", parser)


def test_what_happened_twice_is_not_what_happened_once(parser: extraction.Parser) -> None:
    first = "Orvik Mills sued Halden Bank on Monday.\n"
    assert together(first + "Orvik Mills sued the bank over loans.", parser)
    assert not together(first + "Orvik Mills has twice sued Halden Bank over loans.", parser)


def test_two_beside_each_other_in_one_sentence_are_two(parser: extraction.Parser) -> None:
    text = "Shares of Orvik Mills rose by a fifth, while shares of Halden Bank rose by a tenth."
    assert not together(text, parser)
