"""Where somebody comes from, and whom he plays or works for, as it stands beside his name.

"The Kenyan runner Amos Biret", "Biret is Kenyan", "is of Kenyan descent", "Sam Poll, a
striker for Leeds", "plays as a winger for Leeds", "Blue Mill's drummer Oda Dahl".  Each is a
role that the country, the club or the body fills, of the one who is named.  What is told of
two at once, or of another time, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.extraction.entities import Found
from registry.extraction.frame import SUBJECTS, Frame, children
from registry.extraction.roles import Role
from registry.lexicon import geography
from registry.lexicon.belongings import DESCENT, NOUNS, PEOPLE, VERBS
from registry.lexicon.titles import is_calling
from registry.values.names import EntityKind

Token = Any

_TEAM: Mapping[str, EntityKind] = {"club": "team", "band": "org", "employer": "org"}
_BEFORE = frozenset("former ex then onetime retired late ex- erstwhile".split())
_IN_PART = frozenset("half part partly originally once formerly naturalised naturalized".split())
_LEAGUES = frozenset("league cup bundesliga division championship olympics olympic".split())
_WITH = ("for", "of", "with", "at", "in")


def belongings(
    sentence: Token, frames: Sequence[Frame], known: Mapping[int, Found]
) -> Iterator[Role]:
    """What the named of a sentence belong to, in text order."""
    for token in sentence:
        found = _citizen(token, known) or _calling(token, known)
        if found is not None:
            yield found
    for frame in frames:
        found = _does(frame, known)
        if found is not None:
            yield found


def _whom(noun: Token, known: Mapping[int, Found]) -> Token | None:
    """The one who is named beside a noun, or of whom a clause says that he is one."""
    if noun.dep_ in ("attr", "acomp") and noun.head.lemma_ == "be":
        verb = noun.head
        subjects = [
            verb.head if t.lower_ == "who" and verb.dep_ == "relcl" else t
            for t in children(verb, "nsubj")
        ]
        return next((t for t in subjects if _is_one(t, known)), None)
    if noun.dep_ == "appos":
        return noun.head if _is_one(noun.head, known) else None
    if noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        return noun.head if noun.head.pos_ == "PROPN" and _is_one(noun.head, known) else None
    return next((t for t in children(noun, "appos") if t.i > noun.i and _is_one(t, known)), None)


def _is_one(token: Token, known: Mapping[int, Found]) -> bool:
    """Whether it names one alone who may belong to something."""
    if token.i not in known or children(token, "conj") or token.dep_ == "conj":
        return False
    return known[token.i].entity.kind in ("person", "org", "other", "place")


def _past(noun: Token, whom: Token) -> bool:
    verb = noun.head if noun.dep_ == "attr" else noun
    beside = {t.lower_ for word in (noun, whom) for t in word.children}
    return bool(beside & _BEFORE) or verb.tag_ == "VBD" or bool(children(verb, "neg"))


def _citizen(token: Token, known: Mapping[int, Found]) -> Role | None:
    """A state beside somebody, or what is said of him: "the Kenyan Biret", "is Kenyan"."""
    if not token.text[0].isupper() or geography.demonym_country(token.text) is None:
        return None
    if geography.country_code(token.text):
        return None  # whose one is who comes first, "Kenya's Amos Biret", is told of a contest
    if _beside_another(token) or (token.i and token.doc[token.i - 1].lower_ in _IN_PART):
        return None
    noun = token.head
    if token.dep_ in ("acomp", "attr", "appos"):
        noun = token
    elif token.dep_ not in ("amod", "compound", "nmod") or noun.i < token.i:
        return None
    elif noun.lemma_.lower() in DESCENT or noun.lower_ in DESCENT:
        whom = _of_family(noun, known)
        return _state("descent", token, whom) if whom is not None else None
    elif noun.pos_ == "PROPN":
        # "The Kenyan runner Amos Biret": the name bears all that stands before it.
        titles = [t for t in children(noun, "compound") if t.pos_ == "NOUN" and t.i > token.i]
        if noun.i not in known or known[noun.i].entity.kind != "person":
            return None
        if titles and not any(_tells_a_person(t) for t in titles):
            return None
        if not titles and noun.doc[token.i + 1].pos_ != "PROPN":
            return None
        return _state("nationality", token, noun) if not _past(noun, noun) else None
    elif not _tells_a_person(noun):
        return None
    whom = _whom(noun, known)
    if whom is None or _past(noun, whom):
        return None
    return _state("nationality", token, whom)


def _state(name: str, token: Token, whom: Token) -> Role:
    return Role(name, token, token, [whom], taken_for="country")


def _tells_a_person(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return word in PEOPLE or word in NOUNS or is_calling(word)


def _beside_another(token: Token) -> bool:
    """Whether it is one of two: "British-Nigerian", "English and Irish"."""
    words = token.doc
    near = [words[n] for n in range(max(0, token.i - 2), min(len(words), token.i + 3))]
    if any(t.text in ("-", "\u2013") and abs(t.i - token.i) == 1 for t in near):
        return True
    return any(
        t is not token and t.text[0].isupper() and geography.demonym_country(t.text) is not None
        for t in (*near, *children(token, "conj"))
    )


def _of_family(noun: Token, known: Mapping[int, Found]) -> Token | None:
    """Whose forebears they are: "is of Kenyan descent", "was born to a Kenyan family"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("of", "to", "into", "from", "in"):
        return None
    verb = preposition.head
    if verb.lemma_ not in ("be", "bear", "come", "raise", "grow"):
        return None
    return next((t for t in children(verb, *SUBJECTS) if _is_one(t, known)), None)


def _calling(noun: Token, known: Mapping[int, Found]) -> Role | None:
    """A body beside a calling: "a striker for Leeds", "Leeds striker Sam Poll"."""
    name = NOUNS.get(noun.lemma_.lower())
    if name is None:
        return None
    beside = [t for t in children(noun, "prep") if t.lower_ in _WITH]
    if any(children(preposition, "conj") for preposition in beside):
        return None  # "at the university and at Nordoil"
    bodies = [_body(t, known) for preposition in beside for t in children(preposition, "pobj")]
    # "The drummer of Blue Mill, Oda Dahl," hangs the name on the band.
    aside = [c for t in bodies for c in children(t, "appos") if _is_one(c, known)]
    whom = _whom(noun, known) or next(iter(aside), None)
    if whom is None or _past(noun, whom) or known[whom.i].entity.kind == "org":
        return None
    if not bodies and noun.i:
        before = noun.doc[noun.i - 1]
        if before.lower_ in ("'s", "’s", "'", "’") and noun.i > 1:
            before = noun.doc[noun.i - 2]
        bodies = [before] if before.i in known else []
    return _role(name, noun, bodies, whom, known)


def _does(frame: Frame, known: Mapping[int, Found]) -> Role | None:
    """A body for which somebody does it: "plays as a winger for Leeds"."""
    verb = frame.trigger
    preposition, name = VERBS.get(frame.lemma, ("", ""))
    who = frame.arg("agent")
    if not name or who is None or verb.tag_ not in ("VBZ", "VBP") or children(verb, "neg", "aux"):
        return None
    whom = who if who.pos_ in ("PROPN", "PRON") and _is_one(who, known) else _whom(who, known)
    places = [verb, *(t for p in children(verb, "prep") for t in _behind(p))]
    bodies = [
        _body(t, known)
        for place in places
        for p in children(place, "prep")
        if p.lower_ == preposition
        for t in children(p, "pobj")
    ]
    if whom is None:
        return None
    if name == "club" and frame.arg("patient") is not None:
        name = "band"  # "plays guitar for Blue Mill"
    return _role(name, verb, bodies, whom, known, verb=verb)


def _behind(preposition: Token) -> Iterator[Token]:
    """What "as" governs, with what is coordinated: "as a striker or a winger"."""
    if preposition.lower_ == "as":
        for target in children(preposition, "pobj"):
            yield from (target, *children(target, "conj"))


def _body(noun: Token, known: Mapping[int, Found]) -> Token:
    """The name beside a noun for what one belongs to: "the band Blue Mill"."""
    if noun.i in known:
        return noun
    named = (t for t in children(noun, "appos") if t.i in known and t.i > noun.i)
    return next(named, noun)


def _role(
    name: str,
    noun: Token,
    bodies: Sequence[Token],
    whom: Token,
    known: Mapping[int, Found],
    verb: Token | None = None,
) -> Role | None:
    bodies = [t for t in bodies if t.text[0].isupper() and t.i in known]
    if len(bodies) != 1 or children(bodies[0], "conj") or bodies[0].dep_ == "conj":
        return None
    body = known[bodies[0].i].entity
    sorts = ("org",) if name == "employer" else ("org", "team", "place", "other", "vessel")
    if body.kind not in sorts and not (body.kind == "person" and noun.pos_ == "VERB"):
        return None
    if not _LEAGUES.isdisjoint(body.name.lower().split()) or geography.country(body.name):
        return None
    if known[whom.i].entity.key == body.key:
        return None
    return Role(name, noun, bodies[0], [whom], verb=verb, taken_for=_TEAM[name])
