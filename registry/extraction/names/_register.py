"""The entities of one article, built from its names: full forms first, then short ones.

Every look-up goes through an index, by family name, by given name, by first word or
by initials: a long document costs in proportion to its mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.extraction.names._kinds import agreed_kinds, compared_kind, is_short, kind_of
from registry.extraction.names._known import (
    OF_A_FIELD,
    PUBLIC,
    TRADES,
    Joined,
    Known,
    add,
    country_in,
    introduces,
    leads,
    main_bearer,
    without_title,
)
from registry.extraction.names._records import NameMention
from registry.lexicon import geography, predicates, titles
from registry.lexicon.geography import fold
from registry.values.names import (
    EntityKind,
    Gender,
    NameMatch,
    NameReason,
    acronyms_of,
    core_words,
    same_name,
)

_MANY_BEARERS = 12
"""A given name with so many bearers tells nobody."""
_GENERAL: tuple[EntityKind, ...] = ("org", "team", "other", "place", "work", "vessel", "event")


_STORMS = frozenset("storm hurricane typhoon cyclone".split())


class Register:
    """All named entities of an article; :meth:`build` fills it from the name mentions."""

    def __init__(self) -> None:
        self.entities: list[Known] = []
        self.unnamed: list[Known] = []
        """What only a common noun tells; it competes for pronouns and is never their answer."""
        self.recent: list[Known] = []
        """Named entities in the order in which they were mentioned, with repetitions."""
        self.persons: list[Known] = []
        self.nationals = 0
        """From how many countries come those whom the article calls "the Belgian" and the like."""
        self._countries: dict[str, Known] = {}
        self._by_form: dict[tuple[str, EntityKind], Known] = {}
        self._by_family: dict[str, list[Known]] = {}
        self._by_given: dict[str, list[Known]] = {}
        self._by_first_word: dict[str, list[Known]] = {}
        self._by_initials: dict[str, list[Known]] = {}
        self._by_start: dict[int, Known] = {}
        self._by_descriptor: dict[str, list[Known]] = {}
        self._leaders: dict[str, list[Known]] = {}
        self._first: dict[str, NameMention] = {}

    # ── building ─────────────────────────────────────────────────────────────

    def build(self, mentions: Sequence[NameMention]) -> dict[int, Joined]:
        """Join every name to an entity; by position of the mention."""
        joined: dict[int, Joined] = {}
        names = [
            (i, m, kind_of(m)) for i, m in enumerate(mentions) if m.form in ("name", "demonym")
        ]
        kinds = agreed_kinds(names)
        later: list[tuple[int, NameMention, EntityKind]] = []
        for i, mention, kind in names:
            self._first.setdefault(mention.text, mention)
            kind = kinds.get(fold(mention.text), kind)
            if mention.form == "demonym" or kind == "country":
                found = self._country(mention)
                if found is not None:
                    joined[i] = found
                    continue
                kind = "other"
            if is_short(mention, kind):
                later.append((i, mention, kind))
            else:
                joined[i] = self._full(mention, kind)
        for i, mention, kind in later:
            joined[i] = self._short(mention, kind)
        self._call_storms(names, joined)
        for i in sorted(joined):
            self._describe(mentions[i], joined[i])
        self._number(joined)
        return joined

    def _call_storms(
        self, names: Sequence[tuple[int, NameMention, EntityKind]], joined: dict[int, Joined]
    ) -> None:
        """Give a storm what is told of it by its bare name: "Typhoon Orla", and then "Orla"."""
        storms = {
            fold(m.text.split()[-1]): joined[i].known
            for i, m, kind in reversed(names)
            if kind == "event" and m.text.split()[0].lower() in _STORMS
        }
        for i, mention, _ in names:
            storm = storms.get(fold(mention.text))
            if storm is not None and " " not in joined[i].known.name:
                note = f"{mention.text} is {storm.name}"
                joined[i] = Joined(storm, NameMatch(NameReason.SHORT_FORM, False, note))

    def _new(self, mention: NameMention, kind: EntityKind, country: str | None = None) -> Known:
        text = without_title(mention.text) if kind == "person" else mention.text
        known = Known(
            len(self.entities),
            text,
            kind,
            country=country,
            first=(mention.start, mention.end),
            sentence=mention.sentence,
        )
        if kind == "person":
            known.gender = mention.gender or _gender_of(text, mention)
            self.persons.append(known)
        self.entities.append(known)
        self._by_start.setdefault(mention.start, known)
        return known

    def _index(self, known: Known, text: str) -> None:
        if (fold(text), known.kind) in self._by_form:
            return
        self._by_form[fold(text), known.kind] = known
        if known.kind == "person":
            words = core_words(text, "person")
            for word in {words[-1], words[0] if words[0] in titles.FAMILY_FIRST else words[-1]}:
                add(self._by_family, titles.romanised_key(word), known)
            add(self._by_given, words[0], known)
        elif known.kind in _GENERAL:
            words = core_words(text, "org") or (fold(text),)
            add(self._by_first_word, titles.romanised_key(words[0]), known)
            for letters in acronyms_of(text):
                add(self._by_initials, letters, known)

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

    def _full(self, mention: NameMention, kind: EntityKind) -> Joined:
        """A name of several words: somebody named otherwise before, or somebody new."""
        joined = self._full_match(mention, kind)
        joined.known.full.append((mention.start, mention.sentence))
        return joined

    def _full_match(self, mention: NameMention, kind: EntityKind) -> Joined:
        exact = self._exact(mention, kind)
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
                return Joined(known, match, known.first)
        known = self._new(mention, kind)
        self._join(known, mention)
        return Joined(known, None)

    def _exact(self, mention: NameMention, kind: EntityKind) -> Known | None:
        form = fold(mention.text)
        for other in (kind, *_GENERAL):
            if compared_kind(kind, other) is not None and (form, other) in self._by_form:
                return self._by_form[form, other]
        return None

    def _join(self, known: Known, mention: NameMention) -> None:
        shouted = mention.text.isupper() and len(mention.text) > 5
        longer = len(mention.text) > len(known.name) and not shouted
        if longer and known.kind == "person":
            known.name = max(known.name, without_title(mention.text), key=len)
        elif longer and known.kind not in ("country", "place"):
            known.name = mention.text
        self._index(known, mention.text)
        if known.gender is None and known.kind == "person":
            known.gender = mention.gender or _gender_of(mention.text, mention)

    def _candidates(self, mention: NameMention, kind: EntityKind) -> list[tuple[Known, NameMatch]]:
        """Entities whose name may be this one, in order of appearance."""
        found = []
        for known in self._pool(mention, kind):
            shared = compared_kind(kind, known.kind)
            if shared is None or known.kind == "country":
                continue
            if mention.gender and known.gender and mention.gender != known.gender:
                continue
            match = same_name(mention.text, known.name, shared)
            if match is not None:
                found.append((known, match))
        return found

    def _pool(self, mention: NameMention, kind: EntityKind) -> list[Known]:
        pool: dict[int, Known] = {}

        def take(rows: Iterable[Known]) -> None:
            pool.update((known.number, known) for known in rows)

        if kind in ("person", "other"):
            words = core_words(mention.text, "person")
            for word in {words[-1], words[0]} if words else ():
                take(self._by_family.get(titles.romanised_key(word), ()))
            given = self._by_given.get(words[0], ()) if len(words) == 1 else ()
            if len(given) <= _MANY_BEARERS:
                take(given)
        if kind != "person":
            words = core_words(mention.text, "org")
            if words:
                take(self._by_first_word.get(titles.romanised_key(words[0]), ()))
            letters = mention.text.replace(".", "")
            if letters.isupper():
                take(self._by_initials.get(letters.lower(), ()))
                known = titles.expansion(letters)
                take(
                    k
                    for kind in _GENERAL
                    if known and (k := self._by_form.get((fold(known), kind)))
                )
        return [pool[number] for number in sorted(pool)]

    def _short(self, mention: NameMention, kind: EntityKind) -> Joined:
        """A single word: somebody already named in full, if exactly one fits."""
        alias = self._alias(mention)
        if alias is not None:
            return alias
        candidates = self._candidates(mention, kind)
        if mention.kin:
            # "His brother, Peter" is not the one whose brother he is.
            candidates = [(k, m) for k, m in candidates if m.reason is not NameReason.SURNAME]
        strong = [(k, m) for k, m in candidates if not m.weak]
        if len(strong) == 1:
            known, match = strong[0]
            self._join(known, mention)
            shown = None if match.reason is NameReason.EQUAL else match
            return Joined(known, shown, known.first)
        first = self._first[mention.text]
        for reasons in ((NameReason.SURNAME, NameReason.ROMANISATION, NameReason.SHORT_FORM),
                        (NameReason.GIVEN_NAME,)):  # fmt: skip
            rows = [
                (k, m)
                for k, m in candidates
                if m.reason in reasons
                and (m.reason is not NameReason.SHORT_FORM or introduces(k, mention, first))
            ]
            if mention.kind_hint == "PERSON" or mention.titles:
                rows = [(k, m) for k, m in rows if k.kind == "person"] or rows
            chosen = rows[0] if len(rows) == 1 else main_bearer(rows, mention)
            if chosen is not None:
                return Joined(chosen[0], chosen[1], chosen[0].first)
            if rows:
                break  # several bearers, none of them clearly meant
        known = self._new(mention, kind)
        self._index(known, mention.text)
        return Joined(known, None)

    def _alias(self, mention: NameMention) -> Joined | None:
        """A short form in parentheses right after the name that it abbreviates."""
        if mention.alias_of is None or not mention.text.replace(".", "").isupper():
            return None
        owner = self._by_start.get(mention.alias_of[0])
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

    def _describe(self, mention: NameMention, joined: Joined) -> None:
        """Keep what titles and appositions say: descriptors, gender, the country stood for."""
        known = joined.known
        if mention.gender and known.kind == "person":
            known.gender = known.gender or mention.gender
        if mention.age is not None and known.kind == "person":
            known.age = mention.age
        if known.kind == "person":
            known.home = known.home or mention.home
        for phrase in mention.titles:
            words = phrase.split()
            known.descriptors.update(words)
            known.descriptors.update(c for w in words if (c := predicates.noun_class(w)))
            head = phrase.split(" of ")[0].split()[-1:]
            known.heads.update((*head, *(c for w in head if (c := predicates.noun_class(w)))))
            if mention.country and known.kind == "person" and leads(words):
                known.represents = known.represents or mention.country
        if known.kind in ("org", "team", "place", "vessel", "event", "other"):
            words = fold(known.name).split()
            for word in words:
                told = TRADES.get(word) or predicates.noun_class(word) or word
                known.descriptors.add(told)
                if word == words[-1] or words[-1] not in OF_A_FIELD:
                    known.heads.add(told)  # "the Ruvo Film Days" are no film
            code = mention.country or country_in(mention.text)
            if known.kind == "org" and code and PUBLIC & known.descriptors:
                known.represents = known.represents or code
        if known.kind in ("org", "place", "other") and geography.is_seat(mention.text):
            known.represents = geography.country_of_metonym(mention.text)

    def _number(self, joined: dict[int, Joined]) -> None:
        """Number the entities by first appearance, whatever order they were built in."""
        first: dict[int, int] = {}
        for i in sorted(joined):
            first.setdefault(id(joined[i].known), i)
        self.entities.sort(key=lambda k: (first.get(id(k), 10**9), k.number))
        for number, known in enumerate(self.entities):
            known.number = number
            if known.kind == "person":
                for word in known.descriptors:
                    add(self._by_descriptor, word, known)
                if known.represents:
                    add(self._leaders, known.represents, known)

    # ── asking ───────────────────────────────────────────────────────────────

    def see(self, known: Known, mention: NameMention) -> None:
        """Remember that an entity is mentioned at this place of the text."""
        known.seen.append(
            (mention.sentence, mention.role, mention.clause, mention.start, mention.end)
        )
        known.count += 1
        if known.number >= 0:
            self.recent.append(known)

    def add_unnamed(self, mention: NameMention) -> None:
        """Remember an unnamed thing or person at its place in the text."""
        person = mention.kind_hint == "PERSON" or mention.gender is not None
        known = Known(-1, mention.text, "person" if person else "other", gender=mention.gender)
        self.see(known, mention)
        self.unnamed.append(known)

    def present(self, sentence: int, window: int) -> list[Known]:
        """Entities mentioned at most ``window`` sentences back, by number."""
        found: dict[int, Known] = {}
        for known in reversed(self.recent):
            if sentence - known.seen[-1][0] > window:
                break
            found[known.number] = known
        return [found[number] for number in sorted(found)]

    def country(self, code: str) -> Known | None:
        """The entity of a country, if the article names it."""
        return self._countries.get(code)

    def only_country(self) -> Known | None:
        """The one country that the article has named so far, if it is one."""
        named = [k for k in self._countries.values() if k.seen]
        return named[0] if len(named) == 1 else None

    def leaders(self, code: str) -> list[Known]:
        """People seen so far who stand for a country."""
        return [k for k in self._leaders.get(code, ()) if k.seen]

    def described(self, *words: str) -> list[Known]:
        """People seen so far with one of the words among their titles, by number."""
        found = {k.number: k for w in words for k in self._by_descriptor.get(w, ()) if k.seen}
        return [found[number] for number in sorted(found)]

    def place(self, name: str) -> Known | None:
        """The entity of a place, if the article names it."""
        return self._by_form.get((fold(name), "place"))


def _gender_of(name: str, mention: NameMention) -> Gender | None:
    """The gender that a given name tells: "Foreign minister Marek" is called by her family name."""
    first, *rest = name.split()
    in_office = any(title.split()[-1] in titles.OFFICES for title in mention.titles if title)
    return None if in_office and not rest else titles.gender_of_first_name(first)
