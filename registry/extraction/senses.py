"""Which happening a clause tells of, where its verb alone does not say.

"Opened fire" is no opening, and "has been in custody since May" is an arrest in
May.  The rows stand in ``lexicon/data/senses.toml``; this holds a clause against
them, names its class and gives each participant the part that he plays in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.extraction.frame import Frame, children, nominal_arguments, prepositional
from registry.extraction.phrases import NOT_EVENTS, WEAK
from registry.lexicon import geography, predicates, titles
from registry.lexicon.senses import Condition, Sense, senses
from registry.lexicon.units import UNIT_NAMES

Token = Any

_NTH = re.compile(r"\d+(?:st|nd|rd|th)$")
_BESIDE = ("acomp", "advmod", "intj", "oprd", "prt", "attr")
_PEOPLE = frozenset(
    """he she him her who man woman boy girl teenager person people husband wife son daughter
    suspect official politician leader player""".split()
)
# Offices that are things as well.
_NO_PERSON_NOUN = frozenset("chair head general private major forward lead driver".split())
_NO_PERSON = frozenset(
    "GPE LOC FAC ORG NORP DATE TIME EVENT PRODUCT MONEY WORK_OF_ART LANGUAGE LAW".split()
)
_QUANTIFIERS = frozenset("some all most many few both each half part none dozens".split())
_AMOUNTS = frozenset("MONEY PERCENT CARDINAL QUANTITY".split())


def read(frame: Frame) -> None:
    """Name the class of the happening on the frame, where a row of the table knows it."""
    for word in _words(frame):
        for sense in senses().get(word, ()):
            if sense.since and not _lasting(frame):
                continue
            if sense.passive and not frame.passive:
                continue
            matched = _match(frame, sense)
            if matched is not None and _apply(frame, sense, *matched):
                return
    _name_state(frame)


def _name_state(frame: Frame) -> None:
    """Call a state by its adjective: what "is not ready" is held against what "is ready"."""
    if frame.lemma != "be" or frame.complement is not None or frame.pos != "VERB":
        return
    told = children(frame.trigger, "acomp")
    if len(told) == 1 and told[0].pos_ == "ADJ" and not children(told[0], "xcomp", "npadvmod"):
        frame.lemma = f"be {told[0].lemma_.lower()}"


def _words(frame: Frame) -> list[str]:
    """The words under which rows may stand: the predicate, with and without what follows it."""
    if frame.pos != "VERB":
        return [frame.lemma if frame.began else f"the {frame.lemma}"]
    words = [frame.lemma]
    verb = frame.trigger
    if frame.complement is None:
        words += [
            f"{frame.lemma} {c.lower_}"
            for c in verb.children
            if c.i == verb.i + 1 and c.dep_ in ("prt", "advmod", "prep", "xcomp")
        ]
    return words


def _lasting(frame: Frame) -> bool:
    """Whether the clause tells a state that has lasted since something."""
    verb = frame.trigger
    if frame.began or _from_a_year_on(frame) or _for_some_years(frame):
        return True
    if frame.pos != "VERB" or not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children
    ):
        return False
    near = {verb.i, *(c.i for c in verb.children)}
    near |= {c.i for child in verb.children if child.dep_ == "prep" for c in child.children}
    return any(t.lower_ == "since" and t.head.i in near for t in verb.subtree)


def _from_a_year_on(frame: Frame) -> bool:
    """Whether somebody did it from a year on, and no end is told: "ran the bank from 2009"."""
    told = [(c.lower_, c) for c in children(frame.trigger, "prep")]
    if any(word in ("to", "until", "till", "through", "by", "for", "in") for word, _ in told):
        return False
    return any(word == "from" and _year_of(c) is not None for word, c in told)


def _for_some_years(frame: Frame) -> bool:
    """Whether both ends are told: "was mayor from 2010 to 2014", "between 2010 and 2014"."""
    verb = frame.trigger
    for start in verb.subtree:
        if start.lower_ not in ("from", "between") or start.dep_ != "prep":
            continue
        if start.head.i != verb.i and start.head.head.i != verb.i:
            continue
        if start.lower_ == "between" and verb.lemma_.lower() not in _STATES:
            continue  # what was built between two years was begun at no known time
        first = _year_of(start)
        after = verb.doc[first.i + 1 : first.i + 5] if first is not None else ()
        words = [t.lower_ for t in after]
        if words[:1] and words[0] in _ENDS[start.lower_] and any(map(_is_year, after)):
            return True
    return False


_STATES = frozenset(
    "be serve act hold live lead head rule govern reign work run chair command represent".split()
)
_ENDS = {"from": ("to", "until", "till", "through"), "between": ("and",)}


def _year_of(preposition: Token) -> Token | None:
    """The year that follows a preposition, alone or behind its month."""
    following = preposition.doc[preposition.i + 1 : preposition.i + 3]
    for token in following:
        if _is_year(token):
            return token
        if token.pos_ != "PROPN" or token.ent_type_ != "DATE":
            return None
    return None


def _is_year(token: Token) -> bool:
    return bool(token.like_num) and len(token.text) == 4 and token.text.isdigit()


def _match(frame: Frame, sense: Sense) -> tuple[set[int], set[int]] | None:
    """Tokens that met a condition and those used up by it; ``None`` when one is not met."""
    met: set[int] = set()
    spent: set[int] = set()
    for condition in sense.conditions:
        found = [t for t in _candidates(frame, condition) if _is_one_of(t, condition)]
        if not found:
            if "@none" in condition.words and not any(_candidates(frame, condition)):
                continue
            return None
        if not any(sign in condition.words for sign in ("@any", "@proper", "@person")):
            met |= {t.i for t in found}
        if condition.used_up:
            spent.add(found[0].i)
    return met, spent


def _candidates(frame: Frame, condition: Condition) -> Iterator[Token]:
    for role in condition.roles:
        if role == "thing":
            patients = [t for r, t in frame.args if r == "patient"]
            yield from patients or [t for r, t in frame.args if r == "agent"]
        elif role == "beside":
            yield from children(frame.trigger, *_BESIDE)
            yield from (
                c
                for c in children(frame.trigger, "xcomp", "ccomp", "dobj", "advcl")
                if c.pos_ == "ADJ" or c.i == frame.trigger.i + 1
            )
            yield from _after_object(frame)
            if frame.complement is not None:
                yield frame.complement
        elif role == "xcomp":
            yield from children(frame.trigger, "xcomp", "ccomp")
        else:
            yield from (t for r, t in frame.args if r == role)
            if role not in ("agent", "patient", "theme"):
                yield from _remoter(frame, role)


def _after_object(frame: Frame) -> list[Token]:
    """What the object is said to be, behind it: "brought nine miners alive to the surface"."""
    objects = [t for role, t in frame.args if role == "patient"]
    return [c for t in objects for c in children(t, "amod") if c.i > t.i]


def _remoter(frame: Frame, role: str) -> Iterator[Token]:
    """What a preposition governs that hangs on the object or on an adverb of the verb.

    "Got six years in prison", "went back to work", "was due to ice"; and "taken to
    hospital", where the parser may take the noun for a verb.
    """
    near = [t for r, t in frame.args if r in ("patient", "theme")]
    if role in ("from", "to"):
        near += [t for r, t in frame.args if r == "on"]  # "on its way from Piraeus"
    near += _after_object(frame)
    for token in (*near, *children(frame.trigger, "advmod", "acomp")):
        yield from (t for r, t in prepositional(token) if r == role)
    if role == "to":
        yield from (c for c in children(frame.trigger, "xcomp", "advcl") if c.pos_ == "NOUN")


def _is_one_of(token: Token, condition: Condition) -> bool:
    words = condition.words
    # "12 tonnes of acid" are acid; a share of the vote is not the vote.
    measured = token.lemma_.lower() in UNIT_NAMES and token.ent_type_ != "PERCENT"
    if token.lower_ in _QUANTIFIERS or token.pos_ == "NUM" or measured:
        token = next((t for r, t in prepositional(token) if r == "of"), token)  # "some of them"
    if token.lemma_.lower() in words or token.lower_ in words or "@any" in words:
        return True
    if token.pos_ == "PROPN" and (_is_called(token) & words or _opens_with(token, words)):
        return True
    if "@happening" in words and _names_happening(token):
        return True
    if "@nth" in words and _NTH.match(token.lower_):
        return True
    if "@proper" in words and token.pos_ == "PROPN":
        return True
    if "@person" in words and _is_person(token):
        return True
    if "@date" in words and token.ent_type_ in ("DATE", "TIME"):
        return True
    if "@place" in words and (token.ent_type_ in ("GPE", "LOC", "FAC") or _is_town(token)):
        return True
    if "@amount" in words and (
        token.ent_type_ in _AMOUNTS or token.pos_ == "NUM" or _is_sum(token)
    ):
        return True
    if "@sum" in words and (token.pos_ == "NUM" or token.text[:1] in _SIGNS) and _is_sum(token):
        return True
    within = {word[1:] for word in words if word.startswith("~")}
    return bool(within) and any(t.lower_ in within for t in token.subtree)


def _is_sum(token: Token) -> bool:
    """Whether it is a sum that the parser cuts up: "£6.1m" and "$12m." are two words or three."""
    signs = (token.text, *(c.text for c in token.children))
    return any(sign[:1] in _SIGNS for sign in signs)


_SIGNS = frozenset("£$€¥")


_TITLES = frozenset(
    """typhoon hurricane cyclone storm mount volcano lake river president king queen emperor
    general colonel marshal minister premier chancellor pope flight""".split()
)


def _is_called(name: Token) -> set[str]:
    """What a name says that it is: "the liner Aurora Star", "Typhoon Kalani", "Lake Orm"."""
    return {
        c.lemma_.lower()
        for c in children(name, "compound")
        if c.i < name.i and (c.pos_ == "NOUN" or c.lower_ in _TITLES)
    }


def _opens_with(name: Token, words: frozenset[str]) -> bool:
    """Whether a plural that only opens the sentence was taken for a name: "Rockets rained"."""
    return name.i == 0 and name.tag_ == "NNPS" and name.lower_.removesuffix("s") in words


def _names_happening(token: Token) -> bool:
    """Whether a noun names a happening of the lexicon."""
    lemma = token.lemma_.lower()
    return (
        token.pos_ == "NOUN"
        and lemma not in NOT_EVENTS
        and predicates.predicate_class(lemma, pos="NOUN") is not None
    )


def nominal(noun: Token) -> Frame:
    """The frame of a noun, with the class of the happening that it names or ``None``.

    Two nouns may name it together: "gun attack", "power cut".
    """
    lemma = noun.lemma_.lower()
    frame = Frame(noun, lemma, "NOUN", "nominal")
    for child in children(noun, "compound", "amod"):
        kind = predicates.predicate_class(f"{child.lower_} {lemma}", pos="NOUN")
        if kind is not None:
            frame.lemma, frame.kind = f"{child.lower_} {lemma}", kind
    kind = frame.kind or predicates.predicate_class(lemma, pos="NOUN")
    frame.args = list(nominal_arguments(noun, kind))
    if frame.kind is None:
        read(frame)
        frame.kind = frame.kind or kind
    return frame


def _is_town(token: Token) -> bool:
    """Whether a single name is that of a town, whatever else the name finder took it for."""
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ in ("", "ORG", "PERSON")
        and not any(c.dep_ == "compound" for c in token.children)
        and geography.main_city(token.text) is not None
    )


def _is_person(token: Token) -> bool:
    if token.pos_ != "PROPN":
        return token.lower_ in _PEOPLE or (token.pos_ == "NOUN" and _tells_a_person(token))
    if token.ent_type_ == "PERSON" or _who(token):
        return True
    return token.ent_type_ == "" or (
        token.ent_type_ not in _NO_PERSON
        and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children)
    )


def _who(name: Token) -> bool:
    """Whether a clause with "who" follows a name that may be anything: "Thale, who ran"."""
    told = (c for clause in children(name, "relcl") for c in clause.children)
    return any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubjpass") for c in told)


def _tells_a_person(noun: Token) -> bool:
    """Whether a noun is an office, a calling or kin: "the painter", "her brother"."""
    word = noun.lemma_.lower()
    return word not in _NO_PERSON_NOUN and (
        word in titles.OFFICES or word in titles.KIN or titles.gender_of_word(word) is not None
    )


def _apply(frame: Frame, sense: Sense, met: set[int], spent: set[int]) -> bool:
    """Write the sense on the frame; whether the class is known."""
    name: str | None = sense.name
    taken: list[Token] = [t for t in _beside_and_args(frame) if t.i in spent]
    if name == "noun":
        told = next((one for t in taken if (one := nominal(t)).kind is not None), None)
        if told is None:
            return False
        name = told.kind
        frame.args = [(r, t) for r, t in frame.args if t.i not in spent]
        frame.args += told.args
        spent = set()
    assert name is not None
    for token in taken:
        if sense.name != "noun":
            at = {t.i for _, t in frame.args}
            frame.args += [(r, t) for r, t in prepositional(token) if t.i not in at]
            if any(role == "of" for role, _ in sense.moves):
                frame.args += [("of", t) for t in children(token, "poss")]  # "its headquarters"
    frame.args = [(r, t) for r, t in frame.args if t.i not in spent]
    _move(frame, sense, met)
    frame.kind, frame.began = name, sense.since
    if sense.word is not None:
        frame.lemma = sense.word
    elif frame.lemma in WEAK or predicates.predicate_classes(frame.lemma, pos=frame.pos) != (name,):
        frame.lemma = name
    return True


def _beside_and_args(frame: Frame) -> list[Token]:
    return [*dict.fromkeys([t for _, t in frame.args] + children(frame.trigger, *_BESIDE))]


def _move(frame: Frame, sense: Sense, met: set[int]) -> None:
    """Give the roles of the clause their part in the happening.

    Of several in one role, who met a condition stays: "was given the prize" moves
    the winner and not the prize.
    """
    moves = dict(sense.moves)
    alone = {role: all(t.i in met for r, t in frame.args if r == role) for role in moves}
    frame.args = [
        (moves[role] if role in moves and (alone[role] or t.i not in met) else role, t)
        for role, t in frame.args
    ]
