"""Which time belongs to which happening of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = [
    # text, predicate, its time
    ("It was Berg who found the first nest, under a stone, in March 2019.", "find", "2019-03"),
    ("It was in 2014 that Norway opened the hut.", "open", "2014"),
    ("The union plans a strike on 4 February 2025.", "strike", "2025-02-04"),
    ("The strike, on 6 June 2023, was over in a day.", "strike", "2023-06-06"),
    ("The fair will be held from 13 to 17 August 2025.", "hold-event", "2025-08-13/2025-08-17"),
    ("The law will apply from September 2026.", "take-effect", "2026-09"),
    ("The law will apply as of September 2026.", "take-effect", "2026-09"),
    ("They voted to levy a charge as of 1 June 2026.", "impose", "2026-06-01"),
    ("The pact sets up patrols from 1 July 2025.", "set up", "2025-07-01"),
    ("The union has called a first walkout for 20 April 2026.", "labour-strike", "2026-04-20"),
    ("For the whole of 2024 the farm lost 3 million euros.", "make-loss", "2024"),
    ("In 2017 the dairy had to recall its butter.", "recall", "2017"),
    ("Thirty were saved after Sunday's explosion in Oslo.", "explosion", "2025-11-02"),
    ('His second film, "Low Road" of 2019, won a prize.', "release-work", "2019"),
    ("The 2019 film Low Road was shown on Sunday.", "release-work", "2019"),
    ("Her second album, Low Road (2019), was a success.", "release-product", "2019"),
    ("The 2019 film Low Road was shown on 2 May 2025.", "show", "2025-05-02"),
    ("Jan Berg, who won last year's event, came second.", "win", "2024"),
    ("The talks in Geneva, which began on 3 June 2025, failed.", "meet", "2025-06-03"),
    ("The planes are to be delivered in 2026 and the last in 2028.", "supply", "2026"),
    ("Next year the festival opens in Oslo, on August 20.", "start", "2026-08-20"),
    ("In 2017 the dairy was forced to close two shops.", "close", "2017"),
    # A present tense that tells what is fixed, of an expression with an article.
    ("Next derby: January 3.", "play", "2026-01-03"),
    ("Leeds beat Hull on Saturday.", "win", "2025-11-01"),
    ("Anna Berg, in charge since 2019, leaves at the end of October.", "leave", "2026-10"),
    ("The lease runs out at the end of August.", "expire", "2026-08"),
    ("The new envoy will come at the end of August.", "come", "2026-08"),
    # At a happening that has a day, but not because of it.
    ("Hull lost in Sunday's final.", "lose", "2025-11-02"),
    ("They knocked her out in Saturday's semi-final.", "eliminate", "2025-11-01"),
    ("In the Alpine race of 1932 she had to give up early.", "give up", "1932"),
    ("They decided it at Monday's meeting.", "decide", "2025-11-03"),
    # What stands beside a verb that only helps is told of the other.
    ("On 4 February 2026 the two are to meet in Oslo.", "meet", "2026-02-04"),
    ("The minister is in Oslo on 6 February 2026 to sign the pact.", "visit", "2026-02-06"),
    # What is done before dawn is done on its day.
    ("The quake struck before dawn on 4 May 2025.", "quake-strike", "2025-05-04TMO"),
    # Two harms share what stands behind the second.
    ("Ten were killed and 31 injured in Oslo on 4 May 2025.", "kill", "2025-05-04"),
    ("A gunman killed four people and wounded 11 on 4 May 2025.", "kill", "2025-05-04"),
    # Of no class of happenings, and yet one where it has a day.
    ("Crowding made last Sunday's escape from prison possible.", "break-out", "2025-11-02"),
    ("They criticised the vote of 4 May 2025.", "vote", "2025-05-04"),
    ("The museum opened its new home with a concert on 3 May 2025.", "open", "2025-05-03"),
    ("The transfer of Mateo Duarte to Orm was completed on 3 May 2025.", "join", "2025-05-03"),
    # What is no more from a day on stopped then.
    ("The satellite, which stopped answering on 3 May 2025, is old.", "lose-contact", "2025-05-03"),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_time_dates_the_happening_that_it_is_told_of(
    text: str, predicate: str, expected: str, read: Callable[..., Any]
) -> None:
    claims = [c for c in read(text) if c.kind == "event"]
    found = [c for c in claims if predicate in (c.predicate, c.predicate_class)]
    assert found, [c.predicate for c in claims]
    at = [t.interval.value for t in found[0].times if t.relation == "at"]
    assert at == [expected]


SPANS = [
    # text, predicate, its beginning and its end
    ("He was mayor from 2010 to 2014.", "appoint", "2010", "2014"),
    ("He was mayor between 2010 and 2014.", "appoint", "2010", "2014"),
    ("From May 2018 until June 2022 he was mayor.", "appoint", "2018-05", "2022-06"),
    ("She led the union from 1999 until 2008.", "appoint", "1999", "2008"),
    ("The mine was closed from March 2010 to May 2014.", "close", "2010-03", "2014-05"),
]


@pytest.mark.parametrize(("text", "predicate", "first", "last"), SPANS, ids=[c[0] for c in SPANS])
def test_a_state_of_some_years_begins_and_ends(
    text: str, predicate: str, first: str, last: str, read: Callable[..., Any]
) -> None:
    claim = next(c for c in read(text) if c.predicate_class == predicate)
    told = [(t.relation, t.interval.value) for t in claim.times]
    assert told == [("at", first), ("until", last)]


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell by 5 percent from 2012 to 2014.",
        "The firm cut 300 jobs from 2010 to 2012.",
        "The bridge was built between 2010 and 2014.",
    ],
)
def test_what_goes_on_for_some_years_has_no_first_day(text: str, read: Callable[..., Any]) -> None:
    times = [t for c in read(text) for t in c.times]
    assert times
    assert not any(t.relation == "at" and "/" not in t.interval.value for t in times)


def test_since_belongs_to_the_perfect(read: Callable[..., Any]) -> None:
    claims = read("Jan Berg, a Dane who has led the firm in the capital, Oslo, since 2022, left.")
    (claim,) = (c for c in claims if any(t.mention.text == "2022" for t in c.times))
    assert claim.trigger.text == "led"


@pytest.mark.parametrize(
    "text", ['His film, "Low Road" of 2019, won a prize.', "The novel Low Road (2019) won a prize."]
)
def test_the_year_of_a_work_dates_no_prize(text: str, read: Callable[..., Any]) -> None:
    assert not [t for c in read(text) if c.predicate_class == "award" for t in c.times]


COMPARED = [
    "By then 79 cases had been confirmed, against 16 in 2019.",
    "Net profit was 2 million euros, up 11 percent on the year before.",
    "Sales fell to 4 million euros from 5 million a year before.",
    "The show drew 230,000 people, compared with 224,000 in 2023.",
    "The town has 4,000 inhabitants, 6 percent more than at the last count in 2011.",
    "The crisis is not as deep as it had been in 2008 and 2009.",
    "Rents rose faster than they did in 2019.",
]


@pytest.mark.parametrize("text", COMPARED)
def test_the_year_of_an_older_number_dates_nothing(text: str, read: Callable[..., Any]) -> None:
    years = [t for c in read(text) for t in c.times if t.interval.granularity == "year"]
    assert not years


OPENINGS = [
    # text, predicate, its time, what is counted
    ("In 2020 nine inmates escaped from the jail.", "break-out", "2020", "9"),
    ("In 2011 three banks were closed.", "close", "2011", "3"),
    ("In 2017 two brothers bought it.", "acquire", "2017", "2"),
    ("In January 2024 11 people were injured there.", "injure", "2024-01", "11"),
]


@pytest.mark.parametrize(("text", "kind", "time", "number"), OPENINGS, ids=[c[0] for c in OPENINGS])
def test_a_year_that_opens_a_sentence_is_no_part_of_its_subject(
    text: str, kind: str, time: str, number: str, read: Callable[..., Any]
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [t.interval.value for t in claim.times] == [time]
    assert [str(q.quantity) for q in claim.quantities] == [number]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("34 people had died as of 3 March 2025.", "before"),
        ("As of 3 March 2025, 12 people were missing.", "before"),
        ("Visitors pay five euros as of 3 March 2025.", "since"),
        ("Smoking will be forbidden as from 3 March 2025.", "at"),
    ],
)
def test_as_of_a_day_is_by_then_or_from_then_on(
    text: str, relation: str, read: Callable[..., Any]
) -> None:
    claims = [c for c in read(text) if c.kind == "event"]
    assert [(t.relation, t.interval.value) for t in claims[0].times] == [(relation, "2025-03-03")]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Lenders have until 3 March 2026 to accept the offer.", "accept"),
        ("The two sides have until 3 March 2026 to agree.", "agree"),
        ("Diplomats have until 3 March 2026 to leave the country.", "expel"),
    ],
)
def test_until_when_one_has_to_do_it_is_a_deadline(
    text: str, predicate: str, read: Callable[..., Any]
) -> None:
    (claim,) = [c for c in read(text) if c.predicate == predicate]
    assert [(t.relation, t.interval.value) for t in claim.times] == [("before", "2026-03-03")]


def test_what_stands_beside_a_helping_verb_is_an_amount_of_the_other(
    read: Callable[..., Any],
) -> None:
    claims = read("Holders are to get 420 pence a share, 26 percent above Friday's price.")
    (claim,) = [c for c in claims if c.predicate == "receive"]
    assert [str(q.quantity) for q in claim.quantities] == ["4.2 GBP per share", "+26 %"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The bridge will open in two years.", True),
        ("He is to be released in a month.", True),
        ("The law takes effect in six months.", True),
        ("Sales fell in two years.", False),
        ("It will be the third strike in two years.", False),
        ("It will be ready within a year.", False),
        ("Sales will rise in the next two months.", False),
    ],
)
def test_what_will_be_in_two_years_is_then(
    text: str, times: bool, read: Callable[..., Any]
) -> None:
    claims = [c for c in read(text) if c.kind == "event"]
    ahead = [t for c in claims for t in c.times if t.relation == "at" and t.source == "own"]
    assert bool(ahead) is times


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Berg was born on 23 July 1967, in Orm and studied drama at Hull.", "study"),
        ("The canvas was painted in 1630 and once owned by a king.", "own"),
        ("The union ended its strike on 4 May 2025 and will send out the contract.", "send out"),
        ("Turnout was 65 percent, lower than the 69 percent on 4 May 2025.", "be"),
    ],
)
def test_what_is_told_of_another_time_has_not_that_of_the_verb_beside_it(
    text: str, predicate: str, read: Callable[..., Any]
) -> None:
    (claim,) = [c for c in read(text) if predicate in (c.predicate, c.predicate_class)]
    assert not [slot for slot in claim.times if slot.mention is not None]


def test_what_lasted_until_something_of_a_year_was_so_until_then(
    read: Callable[..., Any],
) -> None:
    claim = next(
        c for c in read("The canvas was presumed lost until its rediscovery in 2005.") if c.times
    )
    assert [slot.relation for slot in claim.times] == ["until"]
