from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.errors import AnchorError
from registry.provenance.anchors import (
    Ambiguous,
    Exact,
    Moved,
    Orphaned,
    find_anchor,
    is_boundary,
    make_anchor,
)
from registry.records import Anchor

PARAGRAPHS = [
    "The ferry operator Nordkyst halted all night crossings on Tuesday after a collision in fog.",
    "The Haldis left Sundvik at 11:40 p.m. with 62 people on board, the coast guard said.",
    "Two passengers were injured. Both ships reached port under their own power.",
    "An inquiry led by the transport ministry is to report in May, a spokeswoman said.",
    "Nordkyst runs nine ferries between the islands and carried 1.3 million passengers last year.",
    "A similar collision in 2016 cost one life and led to new rules on speed in fog.",
]
TEXT = "\n\n".join(PARAGRAPHS)
QUOTES = [
    "halted all night crossings on Tuesday",
    "left Sundvik at 11:40 p.m. with 62 people on board",
    "Two passengers were injured",
    "is to report in May",
    "carried 1.3 million passengers last year",
    "A similar collision in 2016 cost one life",
]
WORDS = ["however", "reportedly late", "and wet", "grey", "as planned"]


def anchor_of(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return make_anchor(text, start, start + len(quote))


class TestMakingAnAnchor:
    def test_it_keeps_the_quote_and_32_characters_on_each_side(self) -> None:
        anchor = anchor_of("Two passengers were injured")
        assert TEXT[anchor.start : anchor.end] == anchor.quote
        assert (len(anchor.prefix), len(anchor.suffix)) == (32, 32)

    @pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, 10_000)])
    def test_an_impossible_span_is_refused(self, span: tuple[int, int]) -> None:
        with pytest.raises(AnchorError):
            make_anchor(TEXT, *span)

    def test_white_space_alone_is_refused(self) -> None:
        with pytest.raises(AnchorError, match="white space"):
            make_anchor("a \n b", 1, 3)

    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ("e\u0301x", 1),
            ("👩\u200d🚀x", 1),
            ("👩\u200d🚀x", 2),
            ("👍🏽x", 1),
            ("❤\ufe0fx", 1),
            ("🇳🇴🇸🇪", 1),
            ("🇳🇴🇸🇪", 3),
            ("a\r\nb", 2),
        ],
    )
    def test_a_character_as_readers_see_it_is_never_cut(self, text: str, inside: int) -> None:
        assert not is_boundary(text, inside)
        assert make_anchor(text, 0, inside).end > inside

    @settings(deadline=None)
    @given(st.text(min_size=1, max_size=40), st.data())
    def test_an_anchor_is_found_where_it_was_made(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        try:
            anchor = make_anchor(text, start, end)
        except AnchorError:
            return
        assert anchor.start <= start < end <= anchor.end
        assert text[anchor.start : anchor.end] == anchor.quote
        assert find_anchor(text, anchor) == Exact(anchor.start, anchor.end)


class TestFindingAnAnchor:
    def test_a_paragraph_put_before_moves_it(self) -> None:
        anchor = anchor_of("Two passengers were injured")
        found = find_anchor("A new first paragraph.\n\n" + TEXT, anchor)
        assert found == Moved(anchor.start + 24, anchor.end + 24)

    def test_an_altered_quote_is_orphaned_and_what_is_like_it_is_shown(self) -> None:
        text = TEXT.replace("Two passengers were injured", "Three passengers were injured")
        found = find_anchor(text, anchor_of("Two passengers were injured"))
        assert isinstance(found, Orphaned)
        assert found.nearest is not None
        assert "passengers were injured" in text[slice(*found.nearest)]

    def test_a_quote_of_which_nothing_is_left_has_no_nearest(self) -> None:
        found = find_anchor("Lorem ipsum.", anchor_of("Two passengers were injured"))
        assert found == Orphaned()

    def test_a_number_is_not_found_inside_another_number(self) -> None:
        anchor = anchor_of("200 people died", "On Monday 200 people died in the north.")
        for text in ("On Monday 1,200 people died in the north.", "On Monday 1200 people died."):
            assert isinstance(find_anchor(text, anchor), Orphaned)

    def test_the_same_words_in_the_same_surroundings_twice_are_ambiguous(self) -> None:
        text = "It rained on Monday. " * 9
        anchor = make_anchor(text, 84, 103)
        found = find_anchor("Yes. " + text, anchor)
        assert isinstance(found, Ambiguous)
        assert len(found.spans) == 9

    def test_surroundings_tell_one_occurrence_from_another(self) -> None:
        text = "In Oslo, two people died on Monday.\n\nIn Bergen, two people died on Friday."
        start = text.rindex("two people died")
        anchor = make_anchor(text, start, start + 15)
        found = find_anchor("Updated.\n\n" + text, anchor)
        assert found == Moved(start + 10, start + 25)

    def test_a_short_quote_in_other_surroundings_is_not_the_same(self) -> None:
        anchor = anchor_of("two people died", "In Oslo, two people died on Monday in a fire.")
        text = "Long ago, when the king was young, two people died. Nobody knows of what."
        found = find_anchor(text, anchor)
        assert isinstance(found, Orphaned)

    def test_lines_wrapped_anew_are_found_and_noted(self) -> None:
        anchor = anchor_of("carried 1.3 million passengers last year")
        found = find_anchor(TEXT.replace("million passengers", "million\npassengers"), anchor)
        assert isinstance(found, Moved)
        assert found.note == "white space differs"


def edited(chance: random.Random) -> tuple[list[str], set[str]]:
    """Paragraphs after an editor's work, and the quotes that were altered in it."""
    paragraphs = list(PARAGRAPHS)
    altered: set[str] = set()
    for number, quote in enumerate(QUOTES):
        action = chance.random()
        if action < 0.25:  # a word of the quote
            words = quote.split()
            words[chance.randrange(len(words))] = chance.choice(["seven", "nobody", "Friday"])
            paragraphs[number] = paragraphs[number].replace(quote, " ".join(words))
            altered.add(quote)
        elif action < 0.6:  # words outside the quote
            before, after = paragraphs[number].split(quote)
            words = after.split(" ")
            words.insert(chance.randrange(1, len(words) + 1), chance.choice(WORDS))
            paragraphs[number] = before + quote + " ".join(words)
    if chance.random() < 0.5:
        chance.shuffle(paragraphs)
    if chance.random() < 0.5:
        paragraphs.insert(chance.randrange(len(paragraphs)), "A paragraph that was not there.")
    return paragraphs, altered


def test_edited_versions_are_re_anchored_right_and_never_wrong() -> None:
    chance = random.Random(23)
    right = wanted = 0
    for _ in range(400):
        paragraphs, altered = edited(chance)
        text = "\n\n".join(paragraphs)
        for quote in QUOTES:
            found = find_anchor(text, anchor_of(quote))
            placed = isinstance(found, Exact | Moved)
            if isinstance(found, Exact | Moved):
                assert text[found.start : found.end] == quote
            if quote in altered:
                assert not placed
            else:
                wanted += 1
                right += placed
    assert right >= 0.99 * wanted
