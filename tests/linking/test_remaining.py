"""What two articles leave over and have much in common is a note."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry import extraction, linking
from registry.linking import link
from registry.linking.blocking.keys import key_names
from registry.linking.remaining import POLARITY, SORTS, _pairing, _scored
from registry.linking.remaining._measured import quantities_fit
from registry.linking.remaining._pairing import NAMED, Pairing
from registry.linking.remaining._times import each_its_own
from registry.linking.remaining._told import Told as ToldBy
from registry.linking.remaining._weights import Common
from registry.linking.remaining._words import Words
from registry.linking.stories import SAME_ARTICLE
from registry.records import Article, Conflict, Severity
from tests.linking.conftest import Cluster
from tests.told import article, journey

Told = Callable[[str, str], tuple[Conflict, ...]]

MINE = "The freighter Marta Silva sank off Cape Tordesa on Monday with 4,200 tonnes of cement."
YOURS = "The freighter Marta Silva, carrying 4,200 tonnes of cement, went down off Cape Tordesa."


@pytest.fixture(scope="module")
def told(parser: extraction.Parser) -> Told:
    """The conflicts of two articles, each of an opening sentence and one more."""

    def read(left: str, right: str) -> tuple[Conflict, ...]:
        documents = [
            article("one", f"{MINE} {left}", published="2023-03-08"),
            article("other", f"{YOURS} {right}", published="2023-03-08"),
        ]
        found, _ = journey(documents, parser)
        return found

    return read


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The Marta Silva was renamed in 1998.", "The Marta Silva was painted in 1989.", "date"),
        # Since when it lasts, and when it began.
        (
            "Her captain has led races since 1996.",
            "Her captain led his first race in 1998.",
            "date",
        ),
        # Two kinds that are near, without a word in common.
        ("The ship was built in 1992.", "She was made in Malta in 1989.", "date"),
        # When it was so last.
        (
            "A ship had last gone down there in 1998.",
            "The coast had been without a wreck since 1983.",
            "date",
        ),
        (
            "Nobody had drowned there since 2003.",
            "The previous death off the cape was in 2009.",
            "date",
        ),
        (
            "The ship failed a port inspection in May 2022.",
            "Inspectors had held the ship for a week in March 2021.",
            "date",
        ),
        (
            "The ship lay in 60 metres of water.",
            "Divers will have to go down 90 metres to the ship.",
            "quantity",
        ),
        # A number uses up no rate, and no number of other things.
        (
            "The captain spends 10 weeks a season at sea.",
            "The captain had signed for two years and is away for 14 weeks each season.",
            "quantity",
        ),
        (
            "Divers later found 34 containers.",
            "Some 35 witnesses saw 39 containers float away from the ship.",
            "quantity",
        ),
        (
            "Ivo Lenk photographed the ship from his kitchen.",
            "Piet Maro filmed the ship from his kitchen.",
            "participant",
        ),
        (
            "The crew were taken to a hotel in Rotterdam.",
            "A hotel in Antwerp took the crew in.",
            "place",
        ),
        # That the other names the country in passing is no answer.
        (
            "The crew were taken to a hotel in Rotterdam.",
            "A hotel in Antwerp took the crew in. The Netherlands will pay.",
            "place",
        ),
        # A state and its other end, in no word the same.
        ("The ship was insured.", "The freighter sailed without insurance.", "polarity"),
        ("Captain Ivo Lenk is at large.", "Ivo Lenk, the captain, was detained.", "polarity"),
        (
            "Captain Ivo Lenk had taken a pilot.",
            "Ivo Lenk, the captain, did without a pilot.",
            "polarity",
        ),
        ("Captain Ivo Lenk spoke to reporters.", "Ivo Lenk left without a word.", "polarity"),
        ("The freighter had full tanks.", "The freighter was running low on fuel.", "polarity"),
        ("The crew stayed calm.", "Panic broke out in the crew.", "polarity"),
        # A thing that there is and is not.
        (
            "The freighter carried a lifeboat of steel.",
            "The freighter had no lifeboat at all.",
            "polarity",
        ),
        # What is denied of any, and told of one in other words.
        ("No docker was hurt.", "A docker was treated for burns.", "polarity"),
        # October lies in the last quarter, and is not answered by it.
        (
            "The owner sees no new ship before October 2023.",
            "The owner lost money in the last quarter of 2023. A new ship will come in May 2024.",
            "date",
        ),
        # An evening of any day, and a December of any year, are no month and no year.
        (
            "The insurer will pay in May 2023.",
            "The owner will get the money in November 2023. The crew sang in the evening.",
            "date",
        ),
        # Who waits until May has it in May.
        (
            "The insurer will pay in September 2023.",
            "The owner has to wait until December 2023 for the money.",
            "date",
        ),
        # Two ranges that begin alike, and two that end alike.
        (
            "The hull was welded between March 2018 and June 2020.",
            "The ship was built between March 2018 and December 2021.",
            "date",
        ),
        # What a property counts is told by its name: six storeys are no six people.
        (
            "The ship had rammed a five-storey hotel.",
            "The six-storey house had 34 flats. Six dockers were hurt.",
            "quantity",
        ),
        # What is denied of them, they are so many.
        (
            "The last of the 72 buoys around the wreck was lit.",
            "From the harbour one cannot see the 78 buoys of the wreck.",
            "quantity",
        ),
        # Two bounds of one sense that say who is meant.
        (
            "The cape has a new tax on fortunes of more than 200 million dollars.",
            "Those who own more than 500 million dollars will pay the new tax.",
            "quantity",
        ),
        # How often, told by times, by a count and by the order.
        (
            "The ferry will sail past the wreck four times a week.",
            "There will be three ferries a week past the wreck.",
            "quantity",
        ),
        (
            "It was the captain's fifth rescue of this season.",
            "The captain had been rescued twice this season before Monday.",
            "quantity",
        ),
        # What rises once, on a day to come, is no price that rises every day.
        (
            "The harbour fee goes up to 40 euros for wrecks in 2031.",
            "The bill raises the fee for wrecks to 40 euros in 2028.",
            "date",
        ),
        # Which of a row of kinds it is.
        (
            "The storm that hit the ship was rated category 2.",
            "The ship was caught in a category 4 storm.",
            "quantity",
        ),
        # What is near the one may be near the other.
        (
            "The wreck was found by divers in a bay near Cadiz.",
            "Divers found the wreck off a beach near Huelva.",
            "place",
        ),
        # Places without a name.
        (
            "A fire had broken out in the kitchen of the ship.",
            "The blaze had started in the engine room.",
            "place",
        ),
        (
            "The captain was found by divers in the cellar of a hotel.",
            "Divers discovered the captain in a field.",
            "place",
        ),
        # Persons without a name, and one whose name says less than what stands beside it.
        (
            "The wreck was found by a fisherman.",
            "It was a schoolgirl who discovered the wreck.",
            "participant",
        ),
        (
            "The captain was rescued by a fisherman, Ivo Lenk.",
            "A nurse had rescued the captain.",
            "participant",
        ),
        # Both tell of Lenk, and one alone that it was he.
        (
            "Ivo Lenk took an axe to the barred window of the galley. The cook saved a cat.",
            "Anna Moss swung the axe at the barred window of the galley. Ivo Lenk was below.",
            "participant",
        ),
    ],
)
def test_what_is_left_over_on_both_sides_is_asked(
    told: Told, left: str, right: str, kind: str
) -> None:
    found = [one for one in told(left, right) if one.kind == kind]
    assert [one.severity for one in found] == [Severity.NOTE]
    assert any("left over" in line for line in found[0].explanation)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # What is shut until April reopens in April.
        ("The port is shut until April 2023.", "The port is to stay shut until June 2023."),
        # What is not done before May is done then at the earliest.
        (
            "The owner expects the insurer to pay in May 2023.",
            "The insurer will not pay before September 2023.",
        ),
    ],
)
def test_what_a_bound_tells_is_asked_once(told: Told, left: str, right: str) -> None:
    (found,) = (one for one in told(left, right) if one.kind == "date")
    assert found.severity in (Severity.NOTE, Severity.WARNING)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The other article gives the value too.
        (
            "The ship came off the slipway in 1998.",
            "The ship was built in 1998 and painted in 2001.",
        ),
        # A fifth one after four, and the second of three.
        (
            "It was the captain's fifth rescue of this season.",
            "The captain had been rescued four times this season before Monday.",
        ),
        (
            "It was the captain's second rescue of this season.",
            "The captain has been rescued three times this season.",
        ),
        # One number, rounded in two ways.
        (
            "More than 900 people watched the divers from the harbour.",
            "More than 1,000 people watched the divers from the harbour.",
        ),
        # Of quite other sizes.
        ("The ship lay in 60 metres of water.", "The ship was 400 metres from the shore."),
        # Of money a story has many sums.
        ("The cement on the ship was worth $300,000.", "The ship had cost $2.1 million."),
        # What is news of the day is not what was years ago.
        ("Divers reached the ship on Tuesday.", "Divers had reached a ship off the cape in 2004."),
        # The first time again, and since when it is done at all.
        ("Her captain has led races since 1996.", "It was his first race as captain since 2019."),
        # What another did, at another time.
        ("The captain was not arrested.", "Two dockers were arrested in a fight last year."),
        # A hotel has a kitchen, and the other article tells of the engine room too.
        (
            "The captain was found by divers in the kitchen.",
            "Divers discovered the captain in a hotel.",
        ),
        (
            "A fire had broken out in the kitchen. Smoke hung in the engine room.",
            "The blaze had started in the engine room.",
        ),
        # A father may be told as a man, and a builder as a workman.
        ("The wreck was found by the father.", "A man discovered the wreck."),
        ("The wreck was found by a builder.", "Workmen discovered the wreck."),
        # The other article names him too, of something else.
        (
            "The wreck was found by a fisherman.",
            "A nurse discovered the wreck. A fisherman towed it in.",
        ),
        # Two happenings.
        ("The captain was found in a hotel.", "The cook had died in a car."),
        # A cabin, and the ship.
        ("The ship cost 31 million euros.", "The cheapest cabins cost less than 200 euros."),
        # Who stands in a list that was read to its first name alone is told of all the same.
        (
            "Ivo Lenk photographed the ship from his kitchen.",
            "The ship was photographed by many, among them Piet Maro, Ivo Lenk and a nurse.",
        ),
        # Of one of the two the other article tells in brackets, and by another name.
        (
            "Ivo Lenk photographed the ship from his kitchen.",
            "Piet Maro (Ivo Lenk) photographed the ship from his kitchen.",
        ),
        # Who takes it, and from whom it is taken.
        (
            "Ivo Lenk takes the money from the ship.",
            "Ivo Lenk takes Piet Maro's money from the ship.",
        ),
        # A person here, a body there.
        ("Captain Ivo Lenk praised the divers.", "The insurer Norvik Marine praised the crew."),
    ],
)
def test_what_may_be_something_else_is_let_be(told: Told, left: str, right: str) -> None:
    assert told(left, right) == ()


def test_long_reports_ask_for_more_in_common(told: Told) -> None:
    left, right = "Divers later found 34 containers.", "Some 39 boxes were washed ashore."
    names = ("Berg", "Dahl", "Falk", "Holm", "Lind", "Moss", "Nord", "Quist", "Roth", "Sand")
    more = [f"{name} the {{}} praised the harbour." for name in names]
    sailors, farmers = ([line.format(who) for line in 4 * more] for who in ("sailor", "farmer"))
    assert [one.kind for one in told(left, right)] == ["quantity"]
    assert told(" ".join([left, *sailors]), " ".join([right, *farmers])) == ()


@pytest.mark.parametrize(("first", "kept"), [("nothing", [5000, 4000]), ("a word", [5000])])
def test_a_denial_in_like_words_takes_no_place_from_what_is_opposed(
    first: str, kept: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    end = (0, 0)
    scored = [
        _scored.Scored(score, pair, end, end, [Common("opposed", level)])
        for score, pair, level in ((5000, (0, 0), first), (4000, (0, 1), "a state"))
    ]
    monkeypatch.setattr(Pairing, "_scored", lambda *_: scored)
    monkeypatch.setattr(Pairing, "_levels", lambda _self, _sort, one: one.score)
    found: list[object] = list(Pairing.best(object.__new__(Pairing), POLARITY, 0))
    assert found == kept


@pytest.mark.parametrize(
    ("left", "published", "right", "apart"),
    [
        ("Tuesday", "2023-03-11", "Monday", False),
        ("Friday", "2023-03-11", "Thursday", False),
        ("Tuesday", "2023-03-08", "Thursday", True),
    ],
)
def test_no_article_tells_what_came_after_it(
    left: str, published: str, right: str, apart: bool, parser: extraction.Parser
) -> None:
    documents = [
        article("one", f"Divers found the wreck on {left}.", published=published),
        article("other", f"A diver drowned on {right}.", published="2023-03-10"),
    ]
    claims = [claim for one in documents for claim in extraction.extract(one, parser)]
    made = linking.prepare(claims, {one.id: Article.of(one) for one in documents})
    one, other = made.built
    assert each_its_own(one, 0, other, 0) is apart
    assert each_its_own(other, 0, one, 0) is apart


@pytest.mark.parametrize(
    ("sentences", "sort", "more"),
    [(6, "quantity", False), (8, "quantity", True), (8, "place", True), (8, "time", False)],
)
def test_long_articles_must_say_more_of_numbers_and_places(
    sentences: int, sort: str, more: bool
) -> None:
    told = ToldBy((), sentences={(n, n + 1): Words.of(()) for n in range(sentences)})
    pairing = Pairing(told, told, {}, {}, {}, SAME_ARTICLE)
    assert bool(pairing.asked_more(sort)) is more


def test_thousands_hide_no_number_of_the_other_article(parser: extraction.Parser) -> None:
    claims = extraction.extract(
        article("one", "Thousands of homes lost power. About 62,000 homes were cut off."), parser
    )
    some, counted = sorted((c.quantities[0] for c in claims), key=lambda q: q.mention.start)
    assert quantities_fit(some, counted)
    assert not quantities_fit(counted, some)


def test_two_stories_leave_over_what_they_like(told: Told) -> None:
    found = told("The ship came off the slipway in 1998.", "A museum in Lenta was built in 1989.")
    assert not any("left over" in line for one in found for line in one.explanation)


@pytest.mark.parametrize("number", range(4))
def test_nothing_is_given_up_that_could_score_enough(
    clusters: list[Cluster], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, articles = clusters[number]
    found = link(claims, articles)
    boundless = dict.fromkeys((*SORTS, NAMED), 10**6)
    monkeypatch.setattr(_pairing, "MOST", boundless)
    monkeypatch.setattr(_scored, "MOST", boundless)
    monkeypatch.setattr(_scored, "MOST_APART", boundless)
    assert link(claims, articles).comparisons == found.comparisons


def test_two_articles_that_name_nobody_meet_by_the_words_that_tell_most(
    parser: extraction.Parser,
) -> None:
    documents = [
        article("one", "A woman drowned in a flooded cellar on Monday.", published="2023-03-08"),
        article("other", "In a cellar the flood drowned a widow.", published="2023-03-08"),
    ]
    claims = [claim for one in documents for claim in extraction.extract(one, parser)]
    made = linking.prepare(claims, {one.id: Article.of(one) for one in documents})
    keys = [set(key_names(side, made.about[side.claim.document_id])) for side in made.built]
    assert "cellar|drown" in keys[0] & keys[-1]


def test_an_office_has_another_holder_in_another_season(parser: extraction.Parser) -> None:
    told = (
        "Bo Lind, the chief executive of Vaxholm Motors, opened a plant of the carmaker in Turin.",
        "Vaxholm Motors closes its Turin plant, says Ida Falk, chief executive of Vaxholm Motors.",
    )
    documents = [
        article(f"of {year}", text, published=f"{year}-03-08")
        for year, text in zip((2019, 2023), told, strict=True)
    ]
    assert journey(documents, parser)[0] == ()


_PAGE = " ".join(
    f"The {n} of the town opened the {m}."
    for n, m in zip(
        "pilot baker warden cook priest smith nurse grocer".split(),
        "tide market road supper choir forge ward shop".split(),
        strict=True,
    )
)


@pytest.mark.parametrize(("filling", "asked"), [("", True), (_PAGE, False)])
def test_short_articles_are_asked_less_of_two_dates(told: Told, filling: str, asked: bool) -> None:
    """Long ones tell many dates that the other leaves out."""
    mine = "The captain was born in 1971. The lighthouse was built in 1904. A ferry sank in 1963."
    yours = "The ship was painted in 2014. A museum was founded in 1937. The port closed in 1989."
    found = told(f"{filling} {mine}", f"{filling} {yours}")
    assert any(one.kind == "date" for one in found) is asked


_TWO_MORE = "Nobody on board was hurt. Tugs from the port stood by all night."


@pytest.mark.parametrize(
    ("filling", "severity"), [("", Severity.NOTE), (_TWO_MORE, Severity.WARNING)]
)
def test_what_is_far_beyond_a_note_is_sure_where_there_was_room_to_tell(
    told: Told, filling: str, severity: Severity
) -> None:
    """Articles of two sentences leave over what they have no room for."""
    (found,) = told(
        f"The yard laid down the ship's keel in May 1998. {filling}",
        f"Her keel dates from May 1989. {filling}",
    )
    assert (found.kind, found.severity) == ("date", severity)
    assert any(one.slot == "left over" for one in found.levels)


@pytest.mark.parametrize(
    ("title", "left", "right"),
    [
        (
            "Sam Poll",
            "The Orm Raiders, whose keeper fell ill in Vell, are one of the teams for which Sam "
            "Poll has played.",
            "He has also played for the Vell Texans, Orm Raiders and Leeds Ravens, whose keeper "
            "fell ill.",
        ),
        (
            "Marta Silva",
            "The freighter Marta Silva, which sank off Cape Tordesa, was co-insured by three "
            "firms, including Norvik Marine.",
            "The freighter, sunk off Cape Tordesa, was co-insured by Palm Street, Norvik Marine "
            "and Wonder Cargo.",
        ),
    ],
)
def test_whom_the_other_article_names_in_its_title_is_not_left_over(
    title: str, left: str, right: str, parser: extraction.Parser
) -> None:
    documents = [
        article(name, text, published="2023-03-08", title=title)
        for name, text in (("one", left), ("other", right))
    ]
    found, _ = journey(documents, parser)
    assert found == ()
