"""What a clause tells with what stands beside its verb, and who then plays which part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]


def of_class(claims: tuple[Claim, ...], name: str) -> Claim:
    found = [c for c in claims if c.predicate_class == name]
    assert found, [(c.predicate, c.predicate_class) for c in claims]
    return found[0]


def heads(claim: Claim, role: str) -> list[str]:
    return [p.head for p in claim.participants if p.role == role]


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        ("Tomas Berg, coach since 2020, smiled.", "appoint", "2020"),
        ("The mine, in operation since 1968, produces coal.", "open", "1968"),
        ("The line, in service since 1968, needs repairs.", "open", "1968"),
        ("The road, closed since 2019, is in ruins.", "close", "2019"),
    ],
)
def test_a_state_without_a_verb_began_on_the_day_it_names(
    read: Read, text: str, name: str, time: str
) -> None:
    claims = read(text)
    (slot,) = of_class(claims, name).times
    assert (slot.relation, slot.interval.value) == ("at", time)
    assert slot.derivation[0].rule == "the state began then"
    others = [c for c in claims if c.predicate_class != name and c.kind == "event"]
    assert not any(t.interval.value == time for c in others for t in c.times)


def test_a_state_is_no_beginning_without_since(read: Read) -> None:
    claims = read("Peter Vik was in custody on 3 March.")
    assert not [c for c in claims if c.predicate_class == "arrest"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The resignation of Anna Berg in May was a surprise.", "resign", "agent"),
        ("The arrest of Anna Berg in May was a surprise.", "arrest", "patient"),
        ("Anna Berg's arrest in May was a surprise.", "arrest", "patient"),
        ("Anna Berg's resignation in May was a surprise.", "resign", "agent"),
        ("The board met in May under the chairmanship of Anna Berg.", "lead", "agent"),
        ("The victory of Anna Berg in May was a surprise.", "win", "agent"),
    ],
)
def test_a_noun_says_who_does_it_or_suffers_it(read: Read, text: str, name: str, role: str) -> None:
    assert heads(of_class(read(text), name), role) == ["berg"]


def test_who_wins_a_prize_does_so_in_every_wording(read: Read) -> None:
    for text in (
        "The prize went to Anna Berg.",
        "Anna Berg was given the prize.",
        "The jury gave the prize to Anna Berg.",
    ):
        claim = of_class(read(text), "award")
        assert (heads(claim, "agent"), heads(claim, "patient")) == (["berg"], ["prize"]), text


def test_an_agent_is_taken_back_from_the_phrase_before_it(read: Read) -> None:
    claim = of_class(read("The painting was donated to the museum by Anna Berg."), "donate")
    assert heads(claim, "agent") == ["berg"]
    assert claim.repairs


def test_one_of_many_is_one_of_those_it_is_counted_among(read: Read) -> None:
    claims = read("Some of the teachers have stopped work.")
    assert of_class(claims, "labour-strike")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peter Vik pleaded guilty on Monday.", "plead-guilty"),
        ("Peter Vik made a confession on Monday.", "plead-guilty"),
        ("Peter Vik pleaded not guilty on Monday.", "deny"),
        ("Peter Vik entered a plea of not guilty on Monday.", "deny"),
        ("The court found Peter Vik guilty on Monday.", "convict"),
        ("The court found Peter Vik not guilty on Monday.", "acquit"),
    ],
)
def test_not_guilty_is_no_plea_or_verdict_of_guilt(read: Read, text: str, name: str) -> None:
    assert not of_class(read(text), name).negated


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Three of the train's five carriages left the rails.", "carriage"),
        ("Neither of the guards was injured.", "guard"),
        ("Dozens of the whales died.", "whale"),
    ],
)
def test_a_number_stands_for_what_it_counts(read: Read, text: str, head: str) -> None:
    assert read(text)[0].participants[0].head == head


def test_a_rise_that_is_demanded_is_no_rise(read: Read) -> None:
    (claim,) = read("Bodenrat is demanding a rise of 9.5 percent.")
    assert claim.predicate_class == "request"
    assert [str(q.quantity) for q in claim.quantities] == ["+9.5 %"]


@pytest.mark.parametrize(
    "text",
    [
        "About 30 tonnes of acid leaked from a plant in Basel.",
        "Some 30 tonnes of the acid had escaped from the plant.",
    ],
)
def test_what_leaked_is_counted_with_the_leak(read: Read, text: str) -> None:
    claim = of_class(read(text), "spill")
    assert heads(claim, "patient") == ["acid"]
    assert [str(q.quantity) for q in claim.quantities] == ["~30 t"]


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        (
            "Chemists wrote on Wednesday in the journal Applied Cells that the salt lasts.",
            "publish",
            "2025-11-05",
        ),
        (
            "The salt lasts, chemists reported on Monday in the journal Applied Cells.",
            "publish",
            "2025-11-03",
        ),
    ],
)
def test_who_says_something_may_do_something_on_a_day(
    read: Read, text: str, name: str, time: str
) -> None:
    (claim,) = (c for c in read(text) if name in (c.predicate, c.predicate_class))
    assert [slot.interval.value for slot in claim.times] == [time]


def test_who_only_says_something_does_nothing(read: Read) -> None:
    claims = read("The firm said in a letter on Monday that it had closed the mine.")
    assert {c.predicate_class for c in claims} == {"close"}


@pytest.mark.parametrize(
    ("text", "predicate", "agent"),
    [
        ("Members voted by a show of hands.", "vote", "Members"),
        ("A short circuit was to blame for the fire.", "cause", "A short circuit"),
        ("The thieves took the icon from the sacristy.", "steal", "The thieves"),
        ("The robbers sped away in a black car.", "getaway", "The robbers"),
        ("The mill belongs to the city.", "own", "the city"),
        ("Third came Ugo Brandt of Norway.", "finish-place", "Ugo Brandt"),
        ("A hut keeper saw their lights.", "see", "A hut keeper"),
        ("A drug company paid for the study.", "finance", "A drug company"),
        ("The owner of the dam is the state.", "own", "the state"),
        ("The captain was on the bridge.", "steer", "The captain"),
        ("The fire was put out by the crew.", "extinguish", "the crew"),
        ("The fire brigade freed the passengers.", "rescue", "The fire brigade"),
        ("Fishermen pulled 12 migrants into their boat.", "rescue", "Fishermen"),
        ("Two sailors were confirmed dead.", "die", "Two sailors"),
        ("Four guides are still missing.", "disappear", "Four guides"),
        ("Gunmen held the couple for years.", "hold-captive", "Gunmen"),
        ("The troops acted on a tip.", "act-on", "The troops"),
        ("They were hiking near Lyon.", "go-hiking", "They"),
        ("The state has paid for their release.", "pay", "The state"),
        ("The flood left seven villagers missing.", "disappear", "seven villagers"),
        ("The quake toppled dozens of houses.", "destroy", "The quake"),
    ],
)
def test_who_does_what_is_told_by_what_stands_beside_the_verb(
    read: Read, text: str, predicate: str, agent: str
) -> None:
    told = [c for c in read(text) if c.predicate_class == predicate or c.predicate == predicate]
    assert [str(c.status) for c in told] == ["asserted"]
    assert agent in [p.mention.text for p in told[0].participants if p.role == "agent"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pell, a native of Udine, joined Lazio.", "Udine"),
        ("The Udine-born striker Dario Pell is 24.", "Udine"),
        ("The Udine-based company employs 40 people.", "Udine"),
        ("The crown was stolen from the cathedral of Lund.", "Lund"),
        ("She taught at the university of Leeds.", "Leeds"),
        ("The beach at Calvo was closed.", "Calvo"),
        ("The plane came down in the Arda valley.", "Arda"),
    ],
)
def test_a_place_is_told_by_the_noun_beside_it(read: Read, text: str, place: str) -> None:
    assert place in {slot.place.name for claim in read(text) for slot in claim.places}


def test_a_crime_and_a_title_that_open_a_sentence_are_no_names(read: Read) -> None:
    assert not any(p.entity for c in read("Arson was ruled out.") for p in c.participants)
    told = read("Prime minister Goran Ilic was absent.")
    assert {p.entity.name for c in told for p in c.participants if p.entity} == {"Goran Ilic"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Candles burned outside the ruins of the hotel.", "glow"),
        ("Torches burned along the road.", "glow"),
        ("The hotel burned all night.", "burn"),
    ],
)
def test_what_gives_light_is_no_fire(read: Read, text: str, name: str) -> None:
    assert of_class(read(text), name)
