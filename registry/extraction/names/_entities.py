"""The entities of one article, built from its names: full forms first, then short ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.extraction.names._records import NameMention
from registry.lexicon import geography, predicates, titles
from registry.lexicon.geography import fold
from registry.values.names import (
    EntityKind,
    EntityRef,
    Gender,
    NameMatch,
    NameReason,
    entity,
    same_name,
    strip_title,
)

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "other", "PRODUCT": "other", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work",
}  # fmt: skip
_MAIN_BEARER = 3
"""Of two bearers of a surname, one named so many times as often owns the bare surname."""


@dataclass(slots=True)
class Known:
    """One entity of the article while it is being read."""

    number: int
    name: str
    kind: EntityKind
    gender: Gender | None = None
    country: str | None = None
    """The code, when the entity is a country."""
    represents: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    """Every written form, with how often it stands."""
    descriptors: set[str] = field(default_factory=set)
    """Words of its titles and appositions, and classes of those words."""
    first: int = 0
    """Start of its first mention."""
    sentence: int = 0
    """Sentence of its first mention."""
    seen: list[tuple[int, str, int, int, int]] = field(default_factory=list)
    """Sentence, role, clause, start and end of each mention so far in text order."""
    count: int = 0

    def ref(self) -> EntityRef:
        """The reference with the fullest form."""
        return entity(self.name, self.kind, gender=self.gender, country=self.country)


@dataclass(slots=True)
class Joined:
    """To which entity a name belongs, and why."""

    known: Known
    match: NameMatch | None
    rests_on: tuple[int, int] | None = None
    represents: str | None = None


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
    if mention.kind_hint == "NORP":
        return "other"  # a people, a faith or a party; a city of that name is not meant
    person_title = any(_is_person_title(t) for t in mention.titles)
    first_known = titles.is_first_name(words[0])
    hint = _KINDS.get(mention.kind_hint or "", "other")
    if len(words) == 1 and not person_title and not first_known and _is_located(mention, hint):
        return "place"
    if hint == "person" or (person_title and hint in ("other", "org", "place", "work")):
        return "person"
    if hint in ("place", "other") and geography.main_city(mention.text):
        return "place"
    plain = not (set(words) & titles.ORG_WORDS) and mention.text[-1].islower()
    if hint == "other" and len(words) in (2, 3) and first_known and plain:
        return "person"
    return hint


def _kind_by_words(words: list[str], mention: NameMention) -> EntityKind | None:
    """The kind that a part of the name tells: "Ministry of", "Inc", "Square", "MS"."""
    if len(words) == 1:
        return None
    if words[-1] in titles.ORG_WORDS or words[-1] in titles.LEGAL_SUFFIXES:
        return "org"
    if words[0] in titles.ORG_WORDS and words[1] in ("of", "for"):
        return "org"
    if words[0] in titles.VESSEL_WORDS and mention.text[:2].isupper():
        return "vessel"
    if words[0] in ("storm", "hurricane", "typhoon", "cyclone", "operation"):
        return "event"
    return "place" if words[-1] in titles.PLACE_WORDS else None


# What a noun before or beside a name says it is, by the class of the noun.
_KIND_OF_CLASS: dict[str, EntityKind] = {
    **dict.fromkeys(("ship", "plane", "rocket", "spacecraft", "satellite"), "vessel"),
    **dict.fromkeys(("company", "startup", "bank", "airline", "agency", "university", "hospital",
                     "museum", "ministry", "shop", "factory"), "org"),
    **dict.fromkeys(("city", "village", "region"), "place"),
    **dict.fromkeys(("film", "book", "song", "album", "painting"), "work"),
}  # fmt: skip
_ORG_NOUNS = frozenset(
    {"federation", "union", "newspaper", "daily", "weekly", "broadcaster", "party", "charity",
     "association", "regulator", "retailer", "brewer", "automaker", "carmaker", "developer",
     "publisher", "chain", "watchdog", "club", "rival"}
)  # fmt: skip


def _kind_by_title(mention: NameMention) -> EntityKind | None:
    """The kind that a noun before or beside the name tells: "the tanker Maren Star"."""
    for phrase in mention.titles:
        noun = phrase.split(" of ")[0].split()[-1:]
        if not noun or mention.text.split()[0].lower() in titles.MEN:
            continue
        if noun[0] in _ORG_NOUNS and mention.kind_hint != "PERSON":
            return "org"
        kind = _KIND_OF_CLASS.get(predicates.noun_class(noun[0]) or "")
        ship = predicates.noun_class(noun[0]) == "ship"
        if kind is not None and (ship or not titles.is_first_name(mention.text.split()[0])):
            return kind
    return None


def _is_located(mention: NameMention, hint: EntityKind) -> bool:
    """Whether a single word is a place by where it stands, whatever the name finder says."""
    if hint not in ("org", "other", "person") or mention.text.isupper():
        return False
    city = geography.main_city(mention.text)
    if city is None:
        return hint != "person" and mention.preposition in _INSIDE
    if mention.role == "place" or geography.capital_of(city.country) == city.name:
        return True
    belongs = mention.role == "possessive" or mention.preposition == "of"
    return hint != "person" and city.population >= 50 and belongs


_INSIDE = frozenset({"in", "near", "outside", "around"})


# Firms and teams hold these as well as people do.
_ANYBODY = frozenset(
    {"owner", "operator", "producer", "investor", "champion", "leader", "member", "designer",
     "head", "chief", "veteran", "incumbent", "candidate", "nominee", "winner", "rival"}
)  # fmt: skip


def _is_person_title(phrase: str) -> bool:
    words = phrase.split()
    if not words or words[-1] in _ANYBODY:
        return False
    return (
        titles.is_title(phrase)
        or words[-1] in titles.OFFICES
        or words[-1] in titles.HONORIFICS
        or words[0] in titles.OFFICES
        or titles.gender_of_word(words[-1]) is not None
    )


class Register:
    """All named entities of an article; :meth:`build` fills it from the name mentions."""

    def __init__(self) -> None:
        self.entities: list[Known] = []
        self.unnamed: list[Known] = []
        """What only a common noun tells; it competes for pronouns and is never their answer."""
        self._countries: dict[str, Known] = {}
        self._by_word: dict[str, list[Known]] = {}
        self._by_form: dict[tuple[str, EntityKind], Known] = {}

    def build(self, mentions: Sequence[NameMention]) -> dict[int, Joined]:
        """Join every name to an entity; by position of the mention."""
        joined: dict[int, Joined] = {}
        names = [
            (i, m, kind_of(m)) for i, m in enumerate(mentions) if m.form in ("name", "demonym")
        ]
        kinds = _agreed_kinds(names)
        later: list[tuple[int, NameMention, EntityKind]] = []
        for i, mention, kind in names:
            kind = kinds.get(fold(mention.text), kind)
            if mention.form == "demonym" or kind == "country":
                found = self._country(mention)
                if found is not None:
                    joined[i] = found
                    continue
                kind = "other"
            if _is_short(mention, kind):
                later.append((i, mention, kind))
            else:
                joined[i] = self._full(mention, kind)
        for i, mention, kind in later:
            joined[i] = self._short(mention, kind, mentions)
        for i in sorted(joined):
            self._describe(mentions[i], joined[i])
        self._number(mentions, joined)
        return joined

    def _new(self, mention: NameMention, kind: EntityKind, country: str | None = None) -> Known:
        text = mention.text
        if kind == "person":
            words = text.split()
            kept = strip_title([w.lower().rstrip(".") for w in words])
            text = " ".join(words[len(words) - len(kept) :])
        known = Known(len(self.entities), text, kind, country=country, first=mention.start)
        known.sentence = mention.sentence
        if kind == "person":
            first = text.split()[0]
            known.gender = mention.gender or titles.gender_of_first_name(first)
        self.entities.append(known)
        return known

    def _index(self, known: Known, text: str) -> None:
        self._by_form.setdefault((fold(text), known.kind), known)
        for word in set(fold(text).replace("'", "").split()):
            row = self._by_word.setdefault(word, [])
            if known not in row:
                row.append(known)

    def _country(self, mention: NameMention) -> Joined | None:
        code = geography.country_code(mention.text)
        if code is None and mention.form == "demonym":
            code = geography.demonym_country(mention.text)
        if code is None:
            return None
        known = self._countries.get(code)
        if known is None:
            known = self._countries[code] = self._new(mention, "country", code)
            country = geography.by_code(code)
            known.name = country.name if country else mention.text
        match = same_name(mention.text, known.name, "country")
        if match is not None and match.reason in (NameReason.EQUAL, NameReason.SPELLING):
            match = None
        return Joined(known, match)

    def add_unnamed(self, mention: NameMention) -> None:
        """Remember an unnamed thing or person at its place in the text."""
        person = mention.kind_hint == "PERSON" or mention.gender is not None
        known = Known(-1, mention.text, "person" if person else "other", gender=mention.gender)
        known.seen.append(
            (mention.sentence, mention.role, mention.clause, mention.start, mention.end)
        )
        known.count = 1
        self.unnamed.append(known)

    def country(self, code: str) -> Known | None:
        """The entity of a country, if the article names it."""
        return self._countries.get(code)

    def _full(self, mention: NameMention, kind: EntityKind) -> Joined:
        """A name of several words, or of a kind that is not shortened: one of its kin or new."""
        exact = self._by_form.get((fold(mention.text), kind))
        if exact is not None:
            return Joined(exact, None)
        candidates = self._candidates(mention, kind)
        strong = [(k, m) for k, m in candidates if not m.weak]
        weak = [
            (k, m)
            for k, m in candidates
            if m.weak and m.reason in (NameReason.INITIALS, NameReason.NICKNAME)
        ]
        for rows in (strong, weak):
            if len(rows) == 1 or (rows and rows is strong):
                known, match = rows[0]
                self._join(known, mention)
                return Joined(known, match, self._where(known))
        known = self._new(mention, kind)
        self._join(known, mention)
        return Joined(known, None)

    def _join(self, known: Known, mention: NameMention) -> None:
        if len(mention.text) > len(known.name) and known.kind != "country" and not (
            mention.text.isupper() and len(mention.text) > 5
        ):  # fmt: skip
            if known.kind == "person":
                words = mention.text.split()
                kept = strip_title([w.lower().rstrip(".") for w in words])
                known.name = " ".join(words[len(words) - len(kept) :])
            elif known.kind != "place":
                known.name = mention.text
        self._index(known, mention.text)
        if known.gender is None and known.kind == "person":
            known.gender = mention.gender or titles.gender_of_first_name(mention.text.split()[0])

    def _candidates(self, mention: NameMention, kind: EntityKind) -> list[tuple[Known, NameMatch]]:
        """Entities whose name may be this one, in order of appearance.

        Only those that share a word, or of which one is an acronym, are compared.
        """
        words = fold(mention.text).replace("'", "").split()
        pool: dict[int, Known] = {}
        for word in words:
            for known in self._by_word.get(word, ()):
                pool[known.number] = known
        acronym = len(words) == 1 and mention.text.replace(".", "").isupper()
        if kind in ("org", "other", "place", "team") or acronym:
            for known in self.entities:
                if known.kind in ("org", "other", "team", "event") and (
                    acronym or (known.name.isupper() and len(known.name) <= 8)
                ):
                    pool[known.number] = known
        if kind == "person" and len(words) == 1:
            for known in self.entities:
                if known.kind == "person":
                    pool[known.number] = known
        found = []
        for number in sorted(pool):
            known = pool[number]
            shared = _compared_kind(kind, known.kind)
            if shared is None or known.kind == "country":
                continue
            if mention.gender and known.gender and mention.gender != known.gender:
                continue
            match = same_name(mention.text, known.name, shared)
            if match is not None:
                found.append((known, match))
        return found

    def _short(
        self, mention: NameMention, kind: EntityKind, mentions: Sequence[NameMention]
    ) -> Joined:
        """A single word: somebody already named in full, if exactly one fits."""
        candidates = self._candidates(mention, kind)
        first = next(m for m in mentions if m.text == mention.text)
        if mention.kin:
            # "His brother, Peter" is not the one whose brother he is.
            candidates = [(k, m) for k, m in candidates if m.reason is not NameReason.SURNAME]
        alias = self._alias(mention)
        if alias is not None:
            return alias
        strong = [(k, m) for k, m in candidates if not m.weak]
        if len(strong) == 1:
            known, match = strong[0]
            self._join(known, mention)
            shown = None if match.reason is NameReason.EQUAL else match
            return Joined(known, shown, self._where(known))
        for reasons in ((NameReason.SURNAME, NameReason.ROMANISATION, NameReason.SHORT_FORM),
                        (NameReason.GIVEN_NAME,)):  # fmt: skip
            rows = [
                (k, m)
                for k, m in candidates
                if m.reason in reasons
                and (m.reason is not NameReason.SHORT_FORM or _introduces(k, mention, first))
            ]
            if mention.kind_hint == "PERSON" or mention.titles:
                people = [(k, m) for k, m in rows if k.kind == "person"]
                rows = people or rows
            chosen = rows[0] if len(rows) == 1 else self._main_bearer(rows, mention, mentions)
            if chosen is not None:
                return Joined(chosen[0], chosen[1], self._where(chosen[0]))
            if rows:
                break  # several bearers, none of them clearly meant
        known = self._new(mention, kind)
        self._index(known, mention.text)
        return Joined(known, None)

    def _alias(self, mention: NameMention) -> Joined | None:
        """A short form in parentheses right after the name that it abbreviates."""
        if mention.alias_of is None or not mention.text.replace(".", "").isupper():
            return None
        owner = next((k for k in self.entities if k.first == mention.alias_of[0]), None)
        if owner is None or owner.kind in ("person", "country"):
            return None
        match = same_name(mention.text, owner.name, "org")
        if match is None and owner.kind == "org" and mention.text[0] == owner.name[0]:
            note = f"{owner.name} ({mention.text}): acronym in parentheses"
            match = NameMatch(NameReason.ACRONYM, weak=False, note=note)
        if match is None:
            return None
        owner.kind = "org"
        self._join(owner, mention)
        return Joined(owner, match, mention.alias_of)

    def _main_bearer(
        self,
        rows: list[tuple[Known, NameMatch]],
        mention: NameMention,
        mentions: Sequence[NameMention],
    ) -> tuple[Known, NameMatch] | None:
        """Of several bearers of a short form, the one whose full name stands far more often."""
        if not rows:
            return None
        counts: dict[int, int] = {}
        nearest: dict[int, int] = {}
        for known, _ in rows:
            for other in mentions:
                if other.form == "name" and other.text != mention.text and (
                    same_name(other.text, known.name, known.kind) is not None
                    and len(other.text.split()) > 1
                ):  # fmt: skip
                    counts[known.number] = counts.get(known.number, 0) + 1
                    if other.start < mention.start:
                        nearest[known.number] = other.sentence
        ranked = sorted(rows, key=lambda row: (-counts.get(row[0].number, 0), row[0].number))
        best, second = ranked[0][0], ranked[1][0]
        if counts.get(best.number, 0) < _MAIN_BEARER * max(1, counts.get(second.number, 0)):
            return None
        if nearest.get(second.number, -9) >= mention.sentence - 1:
            return None  # the other one has just been named
        return ranked[0]

    def _where(self, known: Known) -> tuple[int, int] | None:
        return (known.first, known.first + len(known.name)) if known.first >= 0 else None

    def _describe(self, mention: NameMention, joined: Joined) -> None:
        """Keep what titles and appositions say: descriptors, gender, the country stood for."""
        known = joined.known
        known.forms[mention.text] = known.forms.get(mention.text, 0) + 1
        if mention.gender and known.kind == "person":
            known.gender = known.gender or mention.gender
        for phrase in mention.titles:
            words = phrase.split()
            known.descriptors.update(words)
            for word in words:
                noun_class = predicates.noun_class(word)
                if noun_class:
                    known.descriptors.add(noun_class)
            leads = any(
                " ".join(words[a:b]) in titles.HEADS_OF_STATE
                for a in range(len(words))
                for b in range(a + 1, min(a + 3, len(words)) + 1)
            )
            former = {"former", "ex", "late", "then", "deposed", "ousted"} & set(words)
            if leads and mention.country and known.kind == "person" and not former:
                known.represents = known.represents or mention.country
        if known.kind == "org":
            for word in fold(known.name).split():
                known.descriptors.add(predicates.noun_class(word) or word)
            if mention.country and {"government", "ministry"} & known.descriptors:
                known.represents = known.represents or mention.country
        if known.kind in ("org", "place", "other") and geography.is_seat(mention.text):
            known.represents = geography.country_of_metonym(mention.text)

    def _number(self, mentions: Sequence[NameMention], joined: dict[int, Joined]) -> None:
        """Number the entities by first appearance, whatever order they were built in."""
        first: dict[int, int] = {}
        for i in sorted(joined):
            known = joined[i].known
            if id(known) not in first:
                first[id(known)] = mentions[i].start
        self.entities.sort(key=lambda k: (first.get(id(k), 10**9), k.number))
        for number, known in enumerate(self.entities):
            known.number = number


def _is_short(mention: NameMention, kind: EntityKind) -> bool:
    words = mention.text.replace("-", " ").split()
    if kind == "person":
        return len(strip_title([w.lower().rstrip(".") for w in mention.text.split()])) == 1
    return len(words) == 1 and kind != "country"


def _introduces(known: Known, mention: NameMention, first: NameMention) -> bool:
    """Whether a full name explains a short one: it came first, or right after the headline.

    A firm named before is not short for its division, its foreign branch or its product.
    """
    if known.name.startswith(f"{mention.text}-"):
        return False
    added = fold(known.name).split()[len(fold(mention.text).split()) :]
    if any(geography.country(word.title()) for word in added):
        return False
    trade = any(w in titles.ORG_WORDS or predicates.noun_class(w) == "company" for w in added)
    if known.first < first.start:
        return True
    return first.sentence <= 1 and known.sentence <= 3 and (trade or known.kind == "org")


def _compared_kind(left: EntityKind, right: EntityKind) -> EntityKind | None:
    """As which kind two names are compared; ``None`` when the kinds exclude each other."""
    if left == right:
        return left
    kinds = {left, right}
    if "person" in kinds:
        return "person" if "other" in kinds else None
    if kinds & {"org", "team"}:
        return "org" if kinds <= {"org", "team", "other", "place"} else None
    return "other" if kinds <= {"other", "work", "vessel", "event", "place"} else None


def _agreed_kinds(names: Sequence[tuple[int, NameMention, EntityKind]]) -> dict[str, EntityKind]:
    """One kind for each written form: what most of its mentions say, telling kinds first."""
    votes: dict[str, dict[EntityKind, int]] = {}
    for _, mention, kind in names:
        row = votes.setdefault(fold(mention.text), {})
        row[kind] = row.get(kind, 0) + 1
    kinds = {
        form: min(row, key=lambda k: (k == "other", -row[k], k)) for form, row in votes.items()
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
