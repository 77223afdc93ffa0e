"""What has no verb and tells when or where it began: "coach since 2020", "a native of Orm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from registry.extraction import senses
from registry.extraction.frame import SUBJECTS, Frame, children, governed, prepositional
from registry.lexicon import geography

Token = Any

_YEAR = re.compile(r"(?:19|20)\d\d")
_TERMED = frozenset(
    """contract deal lease agreement mandate licence license permit visa loan concession
    sponsorship extension tenure""".split()
)
_BINDING = frozenset("sign extend renew have prolong hold agree get receive win secure".split())


def ending(until: Token) -> Frame | None:
    """What runs until a day, by its end; ``None`` where nothing of the kind does.

    "signed a contract until 2029", "with a deal to 2027", "extended his lease until June"
    """
    if until.lower_ not in ("until", "till", "to", "through") or until.dep_ != "prep":
        return None
    if not any(t.ent_type_ == "DATE" or _YEAR.fullmatch(t.text) for t in children(until, "pobj")):
        return None
    noun = until.head
    if noun.pos_ == "VERB" and noun.lemma_.lower() in _BINDING:
        noun = next(
            (t for t in children(noun, "dobj") if t.lemma_.lower() in _TERMED and t.i < until.i),
            noun,
        )
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _TERMED:
        return None
    frame = Frame(noun, "expire", "NOUN", "nominal", kind="expire")
    frame.args = [("agent", noun)]
    return frame


def until(noun: Token, known: list[Token]) -> list[Token]:
    """The words that say when it ends, where the parser hung them on the verb."""
    seen = {t.i for t in known}
    return [
        token
        for preposition in children(noun.head, "prep")
        if (end := ending(preposition)) is not None and end.trigger.i == noun.i
        for token in preposition.subtree
        if token.i not in seen
    ]


_WORKS = {
    **dict.fromkeys("film movie documentary".split(), "release-work"),
    **dict.fromkeys("album single song".split(), "release-product"),
    **dict.fromkeys("novel book memoir biography".split(), "publish"),
}


def work(noun: Token) -> Frame | None:
    """When a work came out, by the year beside it; ``None`` where it has none.

    "The 2019 film Low Road", "his second film, Low Road (2019),", "Low Road, a novel of 2019"
    """
    kind = _WORKS.get(noun.lower_) if noun.pos_ == "NOUN" else None
    if kind is None or (noun.dep_ == "compound" and noun.head.pos_ != "PROPN"):
        return None  # "the 2019 film festival"
    named = [t for t in children(noun, "appos") if t.pos_ == "PROPN"]
    if noun.dep_ == "compound" or (noun.dep_ == "appos" and noun.head.pos_ == "PROPN"):
        named = [noun.head]
    if not any(year_beside(t) for t in (noun, *named)):
        return None
    frame = Frame(noun, kind, "NOUN", "nominal", kind=kind)
    frame.args = [("patient", t) for t in named[:1] or [noun]]
    return frame


def year_beside(noun: Token) -> bool:
    """Whether a year stands with a noun: "2019 film", "novel of 2019", "Low Road (2019)"."""
    beside = (*children(noun, "nummod", "appos"), *governed(noun, "of"))
    return any(_YEAR.fullmatch(t.text) for t in beside)


_STATES = frozenset("in at on under behind without".split())


def without_verb(token: Token) -> Iterator[Frame]:
    """States that a preposition dates, by their beginning or by their end."""
    since = state(token) if token.lower_ == "since" and token.dep_ == "prep" else None
    for frame in (since, ending(token), work(token), birth(token), seat(token)):
        if frame is not None:
            yield frame


def birth(token: Token) -> Frame | None:
    """Where somebody was born, as words beside him say: "Pell, a native of Orm", "Orm-born".

    "A native of Orm, Pell had learnt to swim": so it does before him.
    """
    if token.lower_ == "native" and token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return _placed(token, token.head, governed(token, "of"), "bear", "be-born")
    if token.lower_ == "native" and token.dep_ in ("advcl", "nsubj") and token.i < token.head.i:
        after = (c for c in children(token.head, *SUBJECTS) if c.i > token.i)
        named = next((c for c in after if c.pos_ in ("PROPN", "PRON")), None)
        if named is not None and token.doc[named.left_edge.i - 1].text == ",":
            return _placed(token, named, governed(token, "of"), "bear", "be-born")
    if token.lower_ == "born" and token.dep_ == "amod":
        return _placed(token, token.head, children(token, "npadvmod"), "bear", "be-born")
    return None


def seat(token: Token) -> Frame | None:
    """Where a body has its seat: "the Orm-based company"."""
    if token.lower_ == "based" and token.dep_ == "amod":
        return _placed(token, token.head, children(token, "npadvmod"), "base", None)
    return None


def _placed(
    token: Token, whom: Token, places: Sequence[Token], lemma: str, kind: str | None
) -> Frame | None:
    while whom.dep_ == "compound" and whom.head.pos_ == "PROPN":
        whom = whom.head  # "the Orm-born striker Dario Pell"
    places = [t for t in places if t.text[0].isupper() and not geography.demonym_country(t.text)]
    frame = Frame(token, lemma, "NOUN", "nominal", kind=kind)
    frame.args = [("patient", whom), *[("in", t) for t in places]]
    return frame if len(frame.args) > 1 else None


def state(since: Token) -> Frame | None:
    """A state without a verb, by its beginning; ``None`` where no row of the senses knows it.

    "Tomas Berg, coach since 2020", "the mine, in operation since 1968"
    """
    noun = since.head
    if noun.lower_ in _STATES and noun.dep_ == "prep":
        noun = next((t for t in children(noun, "pobj") if t.i < since.i), noun)
    if noun.pos_ in ("VERB", "AUX") and since.i < noun.i:
        return _inserted_state(since, noun)
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    frame = Frame(noun, "be", "NOUN", "nominal", began=True)
    beside = [t for t in children(noun, "appos") if t.pos_ == "PROPN"]
    before = [p for p in children(noun, "prep") if p.i < since.i and p.lower_ in _STATES]
    beneath = [t for t in children(noun, "appos") if t.pos_ == "NOUN" and t.i < since.i]
    if noun.dep_ == "appos" and noun.pos_ == "NOUN":
        frame.args = [("agent", noun.head), ("theme", noun)]
    elif beneath and noun.pos_ == "PROPN":
        frame.args = [("agent", noun), ("theme", beneath[0])]
    elif before:
        frame.args = [("agent", noun)]
        frame.args += [(p.lower_, t) for p in before for t in children(p, "pobj")]
    elif beside:
        frame.args = [("agent", beside[0]), ("theme", noun)]
    elif noun.dep_ == "pobj" and noun.head.lower_ in _STATES and noun.head.dep_ == "prep":
        holder = noun.head.head
        if holder.pos_ in ("VERB", "AUX") and noun.i < holder.i:
            holder = next(iter(children(holder, *SUBJECTS)), holder)
        frame.args = [("agent", holder), (noun.head.lower_, noun)]
    elif noun.pos_ == "ADJ" and noun.dep_ in ("amod", "appos", "acl"):
        frame.args, frame.complement = [("agent", noun.head)], noun
    if not frame.args or frame.args[0][1].pos_ not in ("NOUN", "PROPN"):
        return None
    senses.read(frame)
    return frame if frame.kind is not None else None


def _inserted_state(since: Token, verb: Token) -> Frame | None:
    """A state between commas whose "since" the parser gave to the verb after them.

    "The line, in service since 1968, needs repairs"
    """
    inside: list[Token] = []
    for token in reversed(since.doc[: since.i]):
        if token.text == ",":
            break
        inside.insert(0, token)
    else:
        return None
    for token in inside:
        if token.dep_ == "appos" and token.pos_ == "NOUN":
            frame = Frame(token, "be", "NOUN", "nominal", began=True)
            frame.args = [("agent", token.head), ("theme", token)]
            break
        if token is inside[0] and token.lower_ in _STATES:
            holder = next(iter(children(verb, *SUBJECTS)), None)
            noun = next(iter(children(token, "pobj")), None)
            if noun is None or holder is None:
                return None
            frame = Frame(noun, "be", "NOUN", "nominal", began=True)
            frame.args = [("agent", holder), (token.lower_, noun)]
            frame.args += [arg for arg in prepositional(noun) if arg[0] == "of"]
            break
    else:
        return None
    senses.read(frame)
    return frame if frame.kind is not None else None
