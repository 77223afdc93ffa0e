"""Where something happened, as it stands anywhere in a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.records import Claim

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The boat sank off the coast of Sicily.", ("Sicily", "near")),
        ("The bomb exploded in the centre of Lyon.", ("Lyon", "in")),
        ("He was found in a hut on the outskirts of Lille.", ("Lille", "near")),
        ("He lives in a flat in the centre of Lyon.", ("Lyon", "in")),
        ("The cars left the Bratislava factory.", ("Bratislava", "in")),
        ("Two men were arrested at Madrid airport.", ("Madrid", "in")),
        ("Soldiers stormed a farm near Toribio.", ("Toribio", "near")),
        ("The hurricane made landfall close to Puerto Cortes.", ("Puerto Cortes", "near")),
        ("The body was found 30 km north of Lille.", ("Lille", "near")),
        ("The plane crashed some 20 miles from Lyon.", ("Lyon", "near")),
        ("The avalanche swept down a slope above Gries.", ("Gries", "near")),
        ("The plane crashed below Mount Elgon.", ("Mount Elgon", "near")),
        ("The jet was shot down over Kharkiv.", ("Kharkiv", "near")),
        ("The rocket exploded over Bavaria.", ("Bavaria", "near")),
        ("The blaze broke out near the village of Vale da Torre.", ("Vale da Torre", "near")),
        # On a word beside the verb.
        ("The ferry is due in Ancona at noon.", ("Ancona", "in")),
        ("The hull was towed back from Lille in June.", ("Lille", "from")),
        ("The hut, 30 kilometres east of Lille, burned down on Monday.", ("Lille", "near")),
        ("The firm will cut 340 jobs, most of them in Aarhus.", ("Aarhus", "in")),
        # Of a site that does it or to which it is done.
        ("The library of Lyon was flooded on Monday.", ("Lyon", "in")),
        ("Mortars hit the market of Lyon on Monday.", ("Lyon", "in")),
        # In a building that has a name.
        ("He died at St Brannock's Hospital on Monday.", ("St Brannock's Hospital", "in")),
        ("They met at the Hotel Meridian on Monday.", ("Hotel Meridian", "in")),
        # Before what happened there.
        ("Ten people died in the Lyon blast on Monday.", ("Lyon", "in")),
        ("Ada Berg won the Lyon marathon on Sunday.", ("Lyon", "in")),
        ("The Oslo talks ended without a deal.", ("Oslo", "in")),
        ("The Turin premiere of the film was sold out.", ("Turin", "in")),
        # Through and across it, and before those who are there.
        ("Thousands marched through Turin on Saturday.", ("Turin", "via")),
        ("A gale tore across Scotland on Monday.", ("Scotland", "in")),
        ("He appeared before a judge in Lille on Monday.", ("Lille", "in")),
        # As what is reached or hit.
        ("The convoy reached the town of Kadugli on Monday.", ("Kadugli", "in")),
        ("A tornado hit Lille on Monday.", ("Lille", "in")),
    ],
)
def test_what_is_part_of_a_place_or_bears_its_name_is_there(
    read: Read, text: str, place: tuple[str, str]
) -> None:
    assert place in {(one.place.name, one.relation) for claim in read(text) for one in claim.places}


def test_not_every_noun_before_a_name_is_a_part_of_a_place(read: Read) -> None:
    claims = read(
        "He served in the government of France. She wrote in the name of the Turin club. "
        "Leeds finished above Hull. They clashed over Kashmir. The government fell over Gibraltar. "
        "They signed a deal on freight through Lyon. The bridge, a work of the Lyon engineer Reto "
        "Meili, was opened on Monday. The mayor of Lyon resigned. She left the Paris agreement. "
        "They saw the Leeds match. Nurses at Hadley Hospital want more money."
    )
    assert [one.place.name for claim in claims for one in claim.places] == []


def test_each_name_of_a_list_takes_part(read: Read) -> None:
    claims = read(
        "People died in the towns of Manta, Quito and Loja. "
        "Two ministers, Ada Berg and Lars Holm, signed the pact."
    )
    (died,) = (c for c in claims if c.predicate == "die")
    assert [one.place.name for one in died.places] == ["Manta", "Quito", "Loja"]
    (signed,) = (c for c in claims if c.predicate == "sign")
    assert {one.name for one in signed.named("agent")} == {"Ada Berg", "Lars Holm"}


@pytest.mark.parametrize(
    "text",
    [
        "The pilot, Ola Nord, and his passenger, Ada Berg, were killed.",
        "The driver, Ola Nord, 44, and the guard, Ada Berg, 31, were killed.",
        "The couple were killed, Ola Nord among them, and Ada Berg was killed.",
    ],
)
def test_the_second_of_two_takes_part(read: Read, text: str) -> None:
    killed = [e.name for c in read(text) for e in c.named("patient") if c.predicate == "be killed"]
    assert set(killed) >= {"Ola Nord", "Ada Berg"}
