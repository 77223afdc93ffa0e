"""What kind of thing a name names: by the lexicon, by its words, by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.names._records import NameMention
from registry.lexicon import geography, predicates, titles
from registry.lexicon.frequency import RARE, zipf
from registry.lexicon.geography import fold
from registry.values.names import EntityKind, strip_title

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "other", "PRODUCT": "other", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work",
}  # fmt: skip


def kind_of(mention: NameMention) -> EntityKind:
    """What kind of thing a name names: by the lexicon, by its words, by the name finder."""
    words = fold(mention.text).replace("'s", "").split()
    if not words:
        return "other"
    if geography.country_code(mention.text):
        return "country"
    by_words = _kind_by_words(words, mention) or _kind_by_title(mention)
    if by_words is not None:
        return by_words
    if words[-1] in titles.PARTY_WORDS and mention.text[:1].isupper():
        return "org"  # "the Greens", "the Social Democrats"
    if mention.kind_hint == "NORP" and not _is_unheard_of_place(mention):
        return "other"  # a people, a faith or a party; a city of that name is not meant
    person_title = any(_is_person_title(t) for t in mention.titles)
    first_known = titles.is_first_name(words[0])
    hint = _KINDS.get(mention.kind_hint or "", "other")
    if not any("a" <= c <= "z" for c in "".join(words)):
        return "other"  # of another script; the name finder knows none but ours
    alone = len(words) == 1 or " " not in mention.text  # "Sint-Maarten" is one word
    if alone and not person_title and not first_known and _is_located(mention, hint):
        return "place"
    if hint == "person" or (person_title and hint in ("other", "org", "place", "work")):
        return "person"
    city = geography.main_city(mention.text) if hint in ("place", "other") else None
    if city is not None and (hint == "place" or city.population >= _TOWN):
        return "place"
    plain = not (set(words) & titles.ORG_WORDS) and mention.text[-1].islower()
    if hint == "other" and len(words) in (2, 3) and first_known and plain:
        return "person"
    if hint in ("org", "place") and len(words) == 2 and plain and _is_full_name(words):
        there = hint == "place" and mention.preposition in _AT  # "teachers in Nova Scotia"
        return "place" if there else "person"
    return hint


def _is_full_name(words: list[str]) -> bool:
    """Whether a first name stands before what is no word: "Petra Havlova", not "Victoria Park"."""
    if titles.gender_of_first_name(words[0]) is None:
        return False
    return zipf(words[1]) <= RARE or (zipf(words[1]) <= _SURNAME and not _is_word(words[1]))


_SURNAME = 40
"""Tenths of the Zipf scale; a name that is told more often is that of a place or a body too."""


def _is_word(name: str) -> bool:
    forms = (name, name.removesuffix("s"), name.removesuffix("es"))
    return any(predicates.knows(form, pos) for form in forms for pos in ("NOUN", "VERB"))


def _kind_by_words(words: list[str], mention: NameMention) -> EntityKind | None:
    """The kind that a part of the name tells: "Ministry of", "Inc", "Square", "MS"."""
    if len(words) == 1:
        return None
    if words[-1] in _TEAM_ENDS or words[0] in ("fc", "afc", "real", "sporting", "inter"):
        return "team"
    if words[-1] in titles.ORG_WORDS or words[-1] in titles.LEGAL_SUFFIXES:
        return "org"
    if words[0] in titles.ORG_WORDS and words[1] in ("of", "for"):
        return "org"
    if words[0] in titles.VESSEL_WORDS and mention.text[:2].isupper():
        return "vessel"
    if words[0] in titles.PLACE_BEGINNINGS:
        return "place"
    if words[0] in ("storm", "hurricane", "typhoon", "cyclone", "operation"):
        return "event"
    told = words[-1] in titles.PLACE_WORDS or _is_spot(words, mention)
    return "place" if told else None


def _is_spot(words: list[str], mention: NameMention) -> bool:
    """Whether words that people and firms bear too stand where a place would.

    "Found near Brent Hollow", "at Kestrel Point", "in Upper Wenning"
    """
    if not mention.text.istitle() or titles.is_first_name(words[0]) or mention.titles:
        return False
    if mention.kind_hint not in _LOOSE or mention.preposition not in _LOOSE[mention.kind_hint]:
        return False
    unheard = len(words) == 2 and zipf(words[1]) <= RARE
    return words[-1] in titles.PLACE_ENDINGS or (words[0] in titles.PLACE_DIRECTIONS and unheard)


# What a noun before or beside a name says it is, by the class of the noun.
_KIND_OF_CLASS: dict[str, EntityKind] = {
    **dict.fromkeys(("ship", "plane", "rocket", "spacecraft", "satellite"), "vessel"),
    **dict.fromkeys(("company", "startup", "bank", "airline", "agency", "university", "hospital",
                     "museum", "ministry", "shop", "factory"), "org"),
    **dict.fromkeys(("city", "village", "region"), "place"),
    **dict.fromkeys(("film", "book", "song", "album", "painting"), "work"),
}  # fmt: skip


_TEAM_ENDS = frozenset(
    {"fc", "afc", "cf", "united", "rovers", "wanderers", "athletic", "hotspur", "albion", "sc"}
)
_PLACE_NOUNS = frozenset(
    {"volcano", "river", "lake", "mountain", "peninsula", "port", "resort", "suburb", "valley",
     "peak", "strait", "archipelago", "settlement", "neighbourhood", "neighborhood"}
)  # fmt: skip
_ORG_NOUNS = frozenset(
    {"federation", "union", "newspaper", "daily", "weekly", "broadcaster", "party", "charity",
     "association", "regulator", "retailer", "brewer", "automaker", "carmaker", "developer",
     "publisher", "chain", "watchdog", "club", "rival"}
)  # fmt: skip
# What firms are called by what they do, and people seldom.
_TRADES = frozenset(
    """contractor subcontractor retailer brewer automaker carmaker developer insurer miner supplier
    utility drugmaker steelmaker chipmaker planemaker shipbuilder shipowner brewery dairy bakery
    builder operator lender airline startup distributor wholesaler toolmaker toymaker watchmaker
    refiner logistics consultancy foundation haulier hauler shipper smelter co-operative
    cooperative caterer coachbuilder broker bookmaker""".split()
)
_ORG_NOUNS |= _TRADES


def _kind_by_title(mention: NameMention) -> EntityKind | None:
    """The kind that a noun before or beside the name tells: "the tanker Maren Star"."""
    for phrase in mention.titles:
        noun = phrase.split(" of ")[0].split()[-1:]
        if not noun or mention.text.split()[0].lower() in titles.MEN:
            continue
        if noun[0] in _PLACE_NOUNS:
            return "place"
        person = mention.kind_hint == "PERSON"
        if person and noun[0] in _TRADES and not titles.is_first_name(mention.text.split()[0]):
            person = False  # "the contractor Vanhoof Bouw"
        if noun[0] in _ORG_NOUNS and not person:
            return "org"
        kind = _KIND_OF_CLASS.get(predicates.noun_class(noun[0]) or "")
        ship = predicates.noun_class(noun[0]) == "ship"
        if kind is not None and (ship or not titles.is_first_name(mention.text.split()[0])):
            return kind
    return None


def _is_located(mention: NameMention, hint: EntityKind) -> bool:
    """Whether a single word is a place by where it stands, whatever the name finder says."""
    if hint not in ("org", "other", "person", "work") or mention.text.isupper():
        return False
    city = geography.main_city(mention.text)
    if hint == "work":
        return city is not None and city.population >= _TOWN and mention.role == "place"
    if city is None:
        return mention.preposition in _INSIDE if hint != "person" else _is_unheard_of_place(mention)
    if mention.role == "place" or geography.capital_of(city.country) == city.name:
        return True
    belongs = mention.role == "possessive" or mention.preposition == "of"
    return hint != "person" and city.population >= 50 and belongs


def _is_unheard_of_place(mention: NameMention) -> bool:
    """Whether a word that nobody knows stands where a place would: "a crash in Oudekerk"."""
    word = mention.text.lower()
    if mention.preposition not in _INSIDE or not word.replace("-", "").isalpha():
        return False
    if word.endswith(_OF_A_PEOPLE) or titles.is_first_name(word):
        return False  # "written in Frisian"
    return mention.text.istitle() and zipf(word) <= RARE


_OF_A_PEOPLE = ("ian", "ean", "ish", "ese", "ism", "ist", "ists", "ans", "ic", "i", "ique")
_TOWN = 15
"""Thousands of people; the name of a smaller place alone makes no place of a word."""
_INSIDE = frozenset({"in", "near", "outside", "around"})
_AT = _INSIDE | {"at", "off"}
_ANYWHERE = _AT | {"from", "through", "across", "above", "below"}
_LOOSE: dict[str | None, frozenset[str]] = {
    **dict.fromkeys(("GPE", "LOC", "FAC", "ORG"), _ANYWHERE),
    **dict.fromkeys(("PERSON", "PRODUCT", "WORK_OF_ART", None), _INSIDE),
}
"""After which prepositions a name is a place, by what the name finder takes it for."""


# Firms and teams hold these as well as people do.
_ANYBODY = frozenset(
    {"owner", "operator", "producer", "investor", "champion", "leader", "member", "designer",
     "head", "chief", "veteran", "incumbent", "candidate", "nominee", "winner", "rival"}
)  # fmt: skip


def _is_person_title(phrase: str) -> bool:
    words = phrase.split()
    if len(words) > 1 and words[-1] == "chief":
        return True  # "finance chief Lindholz"
    if not words or words[-1] in _ANYBODY:
        return False
    return (
        titles.is_title(phrase)
        or words[-1] in titles.OFFICES
        or words[-1] in titles.HONORIFICS
        or words[0] in titles.OFFICES
        or titles.gender_of_word(words[-1]) is not None
    )


def agreed_kinds(names: Sequence[tuple[int, NameMention, EntityKind]]) -> dict[str, EntityKind]:
    """One kind for each written form: what most of its mentions say, telling kinds first.

    Of as many that say one thing and another, those count that stand where a place would.
    """
    votes: dict[str, dict[EntityKind, int]] = {}
    located: set[str] = set()
    for _, mention, kind in names:
        form = fold(mention.text)
        row = votes.setdefault(form, {})
        row[kind] = row.get(kind, 0) + 1
        there = kind == "place" and mention.preposition in _AT and not mention.titles
        if there and form not in titles.ORG_WORDS:
            located.add(form)
    kinds = {
        form: min(
            row, key=lambda k: (k == "other", -row[k], k != "place" or form not in located, k)
        )
        for form, row in votes.items()
    }
    bearers: set[str] = set()
    firms: set[str] = set()
    given: set[str] = set()
    for form, kind in kinds.items():
        words = strip_title(form.replace("'", "").split())
        if kind == "person" and len(words) > 1:
            bearers.add(words[0] if words[0] in titles.FAMILY_FIRST else words[-1])
            if titles.is_first_name(words[0]):
                given.add(words[0])
        elif kind == "org" and len(words) > 1:
            firms.add(words[0])
    for form, kind in kinds.items():
        # A bare surname is its bearer's, whatever the name finder takes it for.
        surname = form in bearers and not geography.country_code(form)
        if surname or (form in given and kind in ("org", "other")):
            kinds[form] = "person"
        elif form.split(" ")[0] in firms and kind in ("person", "other", "work"):
            if not titles.is_first_name(form.split(" ")[0]):
                kinds[form] = "org"  # "Kestrel" beside "Kestrel Packaging"
        elif kind == "person" and _is_city_alone(form):
            kinds[form] = "place"
    return kinds


def _is_city_alone(form: str) -> bool:
    city = geography.main_city(form) if " " not in form else None
    return city is not None and city.population >= 500 and not titles.is_first_name(form)


def compared_kind(left: EntityKind, right: EntityKind) -> EntityKind | None:
    """As which kind two names are compared; ``None`` when the kinds exclude each other."""
    if left == right:
        return left
    kinds = {left, right}
    if "person" in kinds:
        return "person" if "other" in kinds else None
    if kinds & {"org", "team"}:
        return "org" if kinds <= {"org", "team", "other", "place"} else None
    return "other" if kinds <= {"other", "work", "vessel", "event", "place"} else None


def is_short(mention: NameMention, kind: EntityKind) -> bool:
    words = mention.text.replace("-", " ").split()
    if kind == "person":
        return len(strip_title([w.lower().rstrip(".") for w in mention.text.split()])) == 1
    return len(words) == 1 and kind != "country"
