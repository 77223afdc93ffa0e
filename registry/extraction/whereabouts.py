"""Where something happened: which of those in a clause are places, and how it stands to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.lexicon import geography, predicates, sites
from registry.lexicon.belongings import NOUNS, PLAYING
from registry.records import Participant, PlaceSlot
from registry.values.names import EntityRef
from registry.values.place import read_place

# What is told beside, with a place of its own: "approved after a trial in Tamale".
_ASIDE = frozenset("after before since following until despite about amid".split())
# Those before whom something happens, where they are: "appeared before a judge in Lille".
_FACED = frozenset(
    "judge court tribunal jury magistrate panel committee crowd audience spectator fan".split()
)
# Prepositions of place, by what they say of it.
RELATIONS = {
    **dict.fromkeys(("in", "at", "on", "inside", "within", "throughout", "across"), "in"),
    **dict.fromkeys(("near", "outside", "off", "around", "by"), "near"),
    **dict.fromkeys(("to", "into", "for", "toward", "towards"), "to"),
    **dict.fromkeys(("from", "out"), "from"),
    **dict.fromkeys(("via", "through", "along"), "via"),
}


# Where it is near what is named, unless the two are ranked: "finished above Leeds".
_BESIDE = frozenset("above below beneath beside".split())
_RANKED = frozenset(
    """be lie stand sit stay remain come end finish rank place score climb rise move drop fall sink
    slip grow earn pay sell average poll spend trade price value lift raise cut keep put""".split()
)
# What happens in the air does so over a place; victories and disputes are "over" it otherwise.
_IN_THE_AIR = frozenset(
    "explode crash collide intercept shoot-down fly circle disappear drop burst break up".split()
)


# Verbs whose object is the place.
_PLACE_OBJECTS = {
    verb: relation
    for relation, verbs in {
        "from": "leave, depart, flee, quit",
        "to": "reach, enter, board",
        "in": "visit, tour, hit, strike, shake, rock, batter, pound, fill, arrive, flood, "
        "landslide, storm-hit, quake-strike, attack, bomb, shell, raid, occupy, evacuate, "
        "line-streets, set in, go to, travel to, come to, fly to, drive to, sail to, walk to",
    }.items()
    for verb in verbs.split(", ")
}


def places(
    predicate: str,
    participants: Sequence[Participant],
    near: Sequence[str],
    wider: Sequence[str] = (),
) -> tuple[PlaceSlot, ...]:
    """Where it happened: named places after a preposition of place.

    Of namesakes the sentence chooses by the places that it names, ``near``; where it does not
    choose, the places of the article do, ``wider``; and "Santiago" is the Santiago de Compostela
    of the article.
    """
    slots = []
    acted = {"agent", "patient"} <= {one.role for one in participants}
    whole: Participant | None = None
    for one in participants:
        if ":" not in one.role:
            whole = one
        if one.role in ("agent:by", "patient:by"):
            continue  # "the defeat by Hull" happened anywhere
        if one.role.endswith("for") and (predicate in PLAYING or (whole and whole.head in NOUNS)):
            continue  # "plays for Leeds", "a striker for Leeds"
        edge = whole is not None and ":" in one.role and whole.head in sites.EDGES
        link = one.role.rpartition(":")[2]
        relation = (
            (RELATIONS.get(link) or _beside(link, predicate) or _part_of(one.role, whole))
            if one.role != "patient"
            else _PLACE_OBJECTS.get(predicate)
        )
        if relation is None or one.entity is None or _is_aside(one.role, whole):
            continue
        if relation == "via" and (acted or RELATIONS.get(one.role.partition(":")[0]) != "via"):
            continue  # "signed a deal on freight through Lyon"
        if whole is not None and whole.head in _NO_PLACES and one.entity is not None:
            continue
        called = _seat(one.entity) or _venue(one)
        if not called and not (edge and one.entity.kind == "other"):
            continue
        called = called or one.entity.name
        name = next((n for n in wider if n.startswith(f"{called} ")), called)
        if name != called and not _PARTICLE.search(name):
            name = called
        place = read_place(name, near=near)
        if place.ambiguous and wider:
            place = read_place(name, near=wider)
        slots.append(PlaceSlot(place=place, mention=one.mention, relation=relation))
    return tuple(slots)


def _is_aside(role: str, whole: Participant | None) -> bool:
    """Whether what is told in a role is another happening: "before a game in Lille"."""
    outer = role.partition(":")[0]
    faced = outer == "before" and whole is not None and whole.head in _FACED
    return outer in _ASIDE and not faced


def _beside(link: str, predicate: str) -> str | None:
    """How the place stands to what happens above or over it."""
    verb = predicate.split()[0]
    if link == "over":
        kinds = {verb, predicates.predicate_class(predicate)}
        return "near" if kinds & _IN_THE_AIR else None
    return "near" if link in _BESIDE and verb not in _RANKED else None


# What is in them, or beside their name, is no place: "shares in Nordal", "the journal Sky".
_NO_PLACES = frozenset(
    """share stake stock holding shareholding investment interest confidence trust journal magazine
    newspaper film movie book novel song play series album show game role""".split()
)


def _part_of(role: str, whole: Participant | None) -> str | None:
    """How the place stands to what happens in a part of it: "in the centre of", "off the coast of".

    "The Lyon factory" is in Lyon too, whatever is done to it.
    """
    outer, _, link = role.rpartition(":")
    if link != "of" or whole is None or whole.role != outer:
        return None
    relation = RELATIONS.get(outer)
    if relation is not None and whole.head in sites.EDGES:
        return "near" if relation == "in" else relation
    return relation if whole.head in sites.PARTS or whole.head in _CIVIC else None


# What a town has, and no person: "stolen from the cathedral of Lund".
_CIVIC = frozenset(
    """cathedral university airport prison jail hospital courthouse museum library theatre theater
    zoo synagogue mosque cemetery harbour harbor station barracks parliament""".split()
)


# What a name stands before that is who takes part, or what it is about, and not where.
_OF_SOMEBODY = frozenset(
    """win lose draw play compete-for plan build bankrupt acquire buy sell offer transfer demand
    resign appoint dismiss retire hold-event""".split()
)


# What happens somewhere and is of no class of its own.
_HAPPENED = frozenset(
    "disaster tragedy catastrophe incident marathon competition tournament ceremony".split()
)


def happens_there(noun: str) -> bool:
    """Whether a town before a noun tells where that happened: "the Lyon blast", "the Oslo talks".

    The Leeds win and the Leeds match may have been anywhere, and a festival bears any name.
    """
    if noun in _HAPPENED:
        return True
    kind = predicates.predicate_class(noun, pos="NOUN")
    return kind is not None and kind not in _OF_SOMEBODY and predicates.names_event(noun)


def of_a_site(noun: str) -> str | None:
    """How the town stands to it of which a part, a building or an edge is: "the port of Lyon"."""
    if noun in sites.EDGES and noun != "bank":
        return "near"
    return "in" if noun in sites.SITES | sites.PARTS | _CIVIC else None


_OF_A_TOWN = re.compile(r"(?i)^(?:the )?(?:\w+ )?(?:university|cathedral|museum|hospital) of (.+)$")


_PARTICLE = re.compile(r" (?:de|del|della|di|do|da|du|la|le|los|las|sur|upon|am|an der|auf|ob) ")


def is_long_town(entity: EntityRef) -> bool:
    """Whether it is a town of several words, one a particle: "Santiago de Compostela"."""
    long = entity.kind in ("org", "other", "person") and _PARTICLE.search(entity.name)
    return bool(long) and bool(geography.cities(entity.name))


def _seat(entity: EntityRef) -> str:
    """The name of the place, or of the town of a body: "the University of Ulm"; else nothing."""
    if is_place(entity):
        return entity.name
    town = _OF_A_TOWN.match(entity.name) if entity.kind == "org" else None
    return town[1] if town is not None and geography.main_city(town[1]) else ""


def _venue(one: Participant) -> str:
    """The name of the building in which something happens: "died at St Brannock's Hospital".

    Only where the clause itself is there: staff "at Hadley Hospital" may be anywhere.
    """
    body = one.entity
    if body is None or body.kind not in ("org", "other") or one.role not in _INDOORS:
        return ""
    words = [word for word in body.name.lower().split() if word not in ("the", "of")]
    called = len(words) > 1 and not {words[0], words[-1]}.isdisjoint(_VENUES)
    return body.name if called and body.name in one.mention.text else ""


_INDOORS = frozenset("in at inside outside".split())
_VENUES = frozenset(
    """hospital clinic museum gallery hotel inn stadium arena hall theatre theater opera cathedral
    church chapel abbey mosque synagogue temple prison jail airport station castle palace hangar
    zoo library cinema restaurant cafe""".split()
)


def is_place(entity: EntityRef) -> bool:
    """Whether the name is that of a place, also where the name finder took a city for another."""
    return (
        entity.kind in ("place", "country")
        or is_long_town(entity)
        or (
            entity.kind in ("org", "other", "person")
            and " " not in entity.name
            and bool(geography.cities(entity.name) or geography.regions(entity.name))
        )
    )
