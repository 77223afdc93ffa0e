"""What is told of confidence, and how gold mentions find their claims."""

from __future__ import annotations

import pytest

from bench import bench_link, tokenised
from registry.records import Anchor, Claim, Comparison, LinkDecision, Span
from registry.values.relation import Relation
from tests.factories import aligned, alignment


def test_the_brier_score_of_certainty_is_zero_or_one() -> None:
    assert bench_link.brier([(1000, True), (0, False)]) == 0
    assert bench_link.brier([(1000, False)]) == 1


def test_bins_hold_their_lower_edge() -> None:
    rows = bench_link.reliability([(500, True), (499, False)], edges=(0, 500, 1001))
    assert [(low, count, right) for low, _, count, right, _ in rows] == [(0, 1, 0), (500, 1, 1)]


def test_an_article_put_together_knows_where_each_token_stands() -> None:
    sentences = {
        0: ["Mill", "burns"],
        1: ["March", "01", ",", "2008"],
        2: ["``", "It", "'s", "gone", "''", ",", "he", "said", "(", "twice", ")", "."],
    }
    written = tokenised.write_article(sentences, source="Lamp")
    assert "published: 2008-03-01" in written.text
    assert "\nMill burns.\n" in written.text  # a title is read as the first sentence
    assert "“It's gone”, he said (twice)." in written.text
    shown = {"``": "“", "''": "”"}
    for (sentence, n), (start, end) in written.spans.items():
        token = sentences[sentence][n]
        assert written.text[start:end] == shown.get(token, token)


def test_the_word_decides_which_token_is_the_head() -> None:
    row = {
        "conll_doc_key": "t/1",
        "sent_id": 2,
        "tokens_number": [1, 2],
        "mention_head": "deal",
        "mention_head_lemma": "Deal",
        "coref_chain": "c",
        "topic": "t",
    }
    (one,) = tokenised.read_mentions([row], {"t/1": {2: ["the", "big", "deal"]}})
    assert (one.token, one.lemma) == (2, "deal")


def _claim(quote: str, trigger: tuple[int, int]) -> Claim:
    return Claim(
        document_id="d",
        document_key="k",
        anchor=Anchor(start=0, end=len(quote), quote=quote, prefix="", suffix=""),
        sentence=(0, len(quote)),
        kind="event",
        predicate="sign",
        trigger=Span(start=trigger[0], end=trigger[1], text="x"),
    )


def test_a_mention_goes_to_the_shortest_claim_whose_trigger_covers_it() -> None:
    long, short, other = _claim("aaaaaa", (2, 4)), _claim("aaaa", (2, 4)), _claim("aa", (4, 6))
    assert bench_link.claim_at([long, short, other], 2, 4) is short
    assert bench_link.claim_at([long], 4, 6) is None


def test_a_noun_that_a_light_verb_carries_goes_to_the_claim_around_it() -> None:
    verb = _claim("made a flight", (0, 4)).model_copy(update={"predicate": "flight"})
    sued = _claim("filed a lawsuit", (0, 5)).model_copy(
        update={"predicate": "sue", "predicate_class": "sue"}
    )
    assert bench_link.claim_at([verb], 7, 13, "flight") is verb
    assert bench_link.claim_at([sued], 8, 15, "lawsuit") is sued
    assert bench_link.claim_at([sued], 8, 15, "bridge") is None
    assert bench_link.claim_at([verb], 20, 26, "flight") is None


def _pair(left: str, right: str, event: LinkDecision, slot: LinkDecision) -> Comparison:
    one = alignment(relation=Relation.EQUAL, decision=slot)
    return aligned(left, right, one, event=event)


@pytest.mark.parametrize(("slots", "together"), [(False, False), (True, True)])
def test_a_slot_that_is_the_same_joins_only_where_slots_are_asked(
    slots: bool, together: bool
) -> None:
    pairs = [
        _pair("a", "b", LinkDecision.SAME, LinkDecision.DIFFERENT),
        _pair("b", "c", LinkDecision.UNSURE, LinkDecision.SAME),
    ]
    found = bench_link.clusters_by(pairs, slots=slots)
    assert found["a"] == found["b"]
    assert (found.get("c") == found["a"]) is together
