from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.provenance.origin_index import OriginIndex
from registry.provenance.origins import (
    Copy,
    Sketch,
    compare,
    group_origins,
    group_sketches,
    sketch,
)
from registry.provenance.regrouping import regroup
from registry.records import Block, Document, Metadatum, Origin

AGENCY_STORY = """\
The ferry operator Nordkyst halted all night crossings on Tuesday after one of its vessels hit a
trawler off Sundvik, injuring two passengers. The car ferry Haldis left Sundvik at 11:40 p.m. with
62 people on board and struck the trawler twelve minutes later in thick fog, the coast guard said.
Both ships reached port under their own power. The trawler lost part of its bow. The operator said
that it would review the radar of its four oldest vessels before sailing at night again. An inquiry
led by the transport ministry is to report in May, a spokeswoman said. Nordkyst runs nine ferries
between the islands and carried 1.3 million passengers last year. A similar collision in 2016 cost
one life and led to new rules on speed in fog, which the crew of the Haldis had followed."""

OTHER_REPORTER = """\
Night ferries to the islands are suspended until further notice following a crash in the fog on
Tuesday in which two people were hurt. The Haldis, which belongs to Nordkyst, ran into a
fishing boat a quarter of an hour after leaving Sundvik. Sixty-two passengers were travelling
on the car ferry, and most of them were asleep when the alarm sounded. Anne Lie, who was on her
way home from a concert, said that she saw the lights of the boat only seconds before the
impact. The coast guard escorted both ships to the harbour. The ministry of transport has
opened an inquiry whose results are expected in May. It is the first serious accident on the
route since 2016, when a sailor drowned."""

VOCABULARY = ["amber", "basin", "copper", "delta", "ember", "forest", "granite", "harvest", "isle"]


def document(text: str, name: str = "a", **metadata: str) -> Document:
    return Document(
        path=name,
        text=text,
        blob_sha256="",
        reader="text/1",
        blocks=(Block(start=0, end=len(text), kind="prose"),),
        metadata=tuple(
            sorted((k, Metadatum(value=v, origin=Origin.GIVEN)) for k, v in metadata.items())
        ),
    )


def reworked(text: str, part: float, chance: random.Random) -> str:
    words = text.split()
    for place in chance.sample(range(len(words)), int(part * len(words))):
        words[place] = chance.choice(VOCABULARY)
    return " ".join(words)


def groups(*documents: Document) -> set[frozenset[str]]:
    return {frozenset(group.members) for group in group_origins(documents).values()}


def test_a_verbatim_copy_with_a_credit_is_one_origin_with_its_source() -> None:
    original = document(AGENCY_STORY, source="Fjord Press", published="2024-03-20")
    copy = document(
        AGENCY_STORY + " (Fjord Press)", source="Post", credit="Fjord Press", published="2024-03-20"
    )
    found = group_origins([copy, original])
    assert found[copy.id] == found[original.id]
    assert found[copy.id].key == "agency:fjord press"
    assert any("three-word sequences" in reason for reason in found[copy.id].reasons)


def test_two_reports_by_two_reporters_are_two_origins() -> None:
    left, right = document(AGENCY_STORY), document(OTHER_REPORTER)
    assert groups(left, right) == {frozenset([left.id]), frozenset([right.id])}


def test_reworked_copies_are_found_with_a_fifth_of_the_words_changed() -> None:
    original = document(AGENCY_STORY)
    for seed in range(200):
        copy = document(reworked(AGENCY_STORY, 0.2, random.Random(seed)))
        assert len(groups(original, copy)) == 1, seed


def test_a_shortened_copy_is_found() -> None:
    brief = document(" ".join(AGENCY_STORY.split()[:50]))
    assert len(groups(document(AGENCY_STORY), brief)) == 1


def test_one_long_quotation_in_two_articles_does_not_make_them_copies() -> None:
    speech = "“" + " ".join(OTHER_REPORTER.split()[:90]) + "”"
    words = random.Random(3)
    left = document(f"{AGENCY_STORY} {speech}")
    right = document(f"{speech} " + " ".join(words.choices(VOCABULARY, k=80)))
    assert len(groups(left, right)) == 2


def test_articles_that_credit_one_agency_count_once_and_are_not_called_copies() -> None:
    left = document(AGENCY_STORY, credit="Associated Press")
    right = document(OTHER_REPORTER, credit="AP")
    found = group_origins([left, right])
    assert found[left.id].key == found[right.id].key
    assert found[left.id].members == (left.id,)


def test_two_short_reports_of_the_same_facts_are_two_origins() -> None:
    one = document(
        "The Norra bridge in Halmar cost 64 million euros. Some 900 people attended the opening on "
        "3 May. The bridge is 130 metres long. Mayor Ida Sund attended the opening.",
        "a",
    )
    other = document(
        "The Norra bridge in Halmar cost 46 million euros. At least 1,200 people attended the "
        "opening on 3 May. The bridge is 310 metres long, and mayor Ida Sund was in hospital.",
        "b",
    )
    assert groups(one, other) == {frozenset({one.id}), frozenset({other.id})}


def test_the_first_published_copy_is_named() -> None:
    late = document(AGENCY_STORY + " It rained.", published="2024-03-21")
    early = document(AGENCY_STORY, published="2024-03-20")
    assert group_origins([late, early])[late.id].first == early.id


def test_too_little_text_is_never_a_copy() -> None:
    left, right = document("It rained on Monday."), document("It rained on Monday. Then it snowed.")
    assert len(groups(left, right)) == 2


def test_many_copies_of_one_article_are_one_group() -> None:
    copies = [document(f"{AGENCY_STORY} Copy number {n}.", str(n)) for n in range(200)]
    assert len(groups(*copies)) == 1


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32), st.integers(2, 8))
def test_groups_do_not_depend_on_the_order_of_articles(seed: int, count: int) -> None:
    chance = random.Random(seed)
    documents = [
        document(
            reworked(chance.choice([AGENCY_STORY, OTHER_REPORTER]), chance.random() * 0.4, chance)
        )
        for _ in range(count)
    ]
    sketches = [sketch(one) for one in documents]
    found = group_sketches(sketches)
    assert list(found) == sorted(found)
    chance.shuffle(sketches)
    assert group_sketches(sketches) == found
    assert all(i in group.members for i, group in found.items())


def test_outlets_of_one_owner_count_once_where_the_table_says_so() -> None:
    left = document(AGENCY_STORY, source="Harbour Mail")
    right = document(OTHER_REPORTER, source="Post", url="https://news.post.example/a")
    apart = group_origins([left, right])
    assert apart[left.id].key != apart[right.id].key
    owners = {"harbour mail": "Vessa Media", "post.example": "Vessa Media"}
    found = group_origins([left, right], owners=owners)
    assert found[left.id].key == found[right.id].key
    assert found[left.id].members == (left.id,)
    assert found[left.id].reasons == ("published by an outlet of Vessa Media",)


def sketches_of(chance: random.Random, count: int) -> list[Sketch]:
    """Copies and originals, some published on one day, in no order."""
    stories = [AGENCY_STORY, OTHER_REPORTER, " ".join(AGENCY_STORY.split()[:50])]
    return [
        sketch(
            document(
                reworked(chance.choice(stories), chance.random() * 0.4, chance),
                published=chance.choice(["2024-03-20", "2024-03-21", ""]),
            )
        )
        for _ in range(count)
    ]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32), st.integers(2, 10))
def test_the_index_finds_every_copy_that_comparing_all_with_all_finds(
    seed: int, count: int
) -> None:
    chance = random.Random(seed)
    found = [
        sketch(document(reworked(AGENCY_STORY, chance.random() * 0.3, chance)))
        for _ in range(count)
    ]
    index = OriginIndex({one.document_id: one.sample for one in found})
    for one, likely in zip(found, index.likely([one.sample for one in found]), strict=True):
        direct = {other.document_id for other in found if compare(one, other)}
        assert direct <= set(likely)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_groups_kept_up_to_date_are_those_of_a_fresh_search(seed: int, count: int) -> None:
    chance = random.Random(seed)
    known = {one.document_id: one for one in sketches_of(chance, count)}
    samples = {id_: one.sample for id_, one in known.items()}
    here: set[str] = set()
    ties: tuple[Copy, ...] = ()
    for _ in range(5):  # articles come and go
        now = set(chance.sample(sorted(known), k=chance.randint(0, len(known))))
        current = {id_: samples[id_] for id_ in chance.sample(sorted(now), k=len(now))}
        ties = regroup(current, known.__getitem__, known=here, ties=ties)
        assert ties == regroup(current, known.__getitem__)
        here = now


def test_nothing_is_searched_for_where_nothing_came_or_went() -> None:
    known = {one.document_id: one for one in sketches_of(random.Random(3), 9)}
    samples = {id_: one.sample for id_, one in known.items()}
    ties = regroup(samples, known.__getitem__)
    assert ties
    nobody: dict[str, Sketch] = {}
    assert regroup(samples, nobody.__getitem__, known=known, ties=ties) == ties


def test_an_article_in_the_middle_that_goes_lets_its_group_fall_apart() -> None:
    words = [f"word{n}" for n in range(300)]
    parts = [words[:160], words[80:240], words[160:]]
    left, middle, right = (document(" ".join(part), str(n)) for n, part in enumerate(parts))
    assert groups(left, middle, right) == {frozenset([left.id, middle.id, right.id])}
    known = {one.document_id: one for one in map(sketch, (left, middle, right))}
    samples = {id_: one.sample for id_, one in known.items()}
    ties = regroup(samples, known.__getitem__)
    del samples[middle.id]
    assert regroup(samples, known.__getitem__, known=known, ties=ties) == ()


def test_words_that_every_text_is_made_of_make_no_copy() -> None:
    common = "it was one of the first that they had to do so and that is what it was for them "
    left = document(f"{common * 2} {' '.join(AGENCY_STORY.split()[:60])}")
    right = document(f"{common * 2} {' '.join(OTHER_REPORTER.split()[:60])}")
    assert len(groups(left, right)) == 2


def test_a_notice_that_thousands_carry_costs_little_and_makes_no_copy() -> None:
    chance = random.Random(5)
    notice = "This material may not be published, broadcast, rewritten or redistributed by anyone."
    found = [
        sketch(document(f"{' '.join(f'w{chance.randrange(10**6)}' for _ in range(60))} {notice}"))
        for _ in range(3_000)
    ]
    started = time.process_time()
    assert all(len(group.members) == 1 for group in group_sketches(found).values())
    assert time.process_time() - started < 10
