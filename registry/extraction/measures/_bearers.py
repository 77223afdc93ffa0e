"""What bears a property: the noun, the name that the article has for it, the subject before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from registry.extraction.entities import Found
from registry.extraction.frames import Frame, governed
from registry.extraction.measures._model import NOUNS, Measured
from registry.extraction.participants import participant
from registry.lexicon import predicates
from registry.records import Participant

Token = Any

# "The city of Lisse" is Lisse.
_SEATS = frozenset(
    """city town village island republic state port kingdom province region district county
    municipality commune borough principality""".split()
)
_DEFINITE = frozenset("the this that its their his her our".split())


def titles(trees: Sequence[Any], found: Sequence[Mapping[int, Found]]) -> dict[str, Found]:
    """The one name that an article has for each kind of thing.

    "The volcano Velmora" and "the Ostrander mill" say which volcano and which mill
    the article means; a kind of which it names two has no entry.
    """
    names: dict[str, dict[str, Found]] = defaultdict(dict)
    for tree, known in zip(trees, found, strict=True):
        for at, one in known.items():
            if one.inferred or one.entity.kind == "person":
                continue
            token = tree[at]
            if token.pos_ != "PROPN":
                continue
            for noun in _kinds(token):
                names[_kind(noun)][one.entity.key] = one
    return {kind: next(iter(own.values())) for kind, own in names.items() if len(own) == 1}


def _kinds(name: Token) -> list[Token]:
    """The nouns that say what a name stands for: "the volcano X", "X, a volcano", "the X mill"."""
    nouns = [c for c in name.children if c.dep_ in ("compound", "appos", "nmod")]
    if name.dep_ in ("compound", "appos", "nmod"):
        nouns.append(name.head)
    return [noun for noun in nouns if noun.pos_ == "NOUN"]


def _kind(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return predicates.noun_class(lemma) or str(lemma)


def bearers(
    one: Measured,
    offset: int,
    frames: Sequence[Frame],
    found: dict[int, Found],
    known: Mapping[str, Found],
    before: Participant | None,
) -> tuple[Participant, ...]:
    """What has the property, and whose it is or what brought it about, where that is said.

    ``known`` are the names of kinds in the article, ``before`` is the subject of
    the sentence before.
    """
    if one.bearer is None:
        return ()
    noun = one.bearer
    if noun.pos_ == "PRON" and noun.i not in found:
        if noun.lower_ not in ("it", "its"):
            return ()
        earlier = subject(offset, frames, found, noun.i) or before
        return (earlier.model_copy(update={"role": "agent", "inferred": True}),) if earlier else ()
    who = participant("agent", noun, offset, found)
    if who.entity is None and who.head in _SEATS:
        for name in governed(noun, "of"):
            if name.i in found:
                who = participant("agent", name, offset, found)
    if who.entity is None and (title := known.get(_kind(noun))) is not None and definite(noun):
        reason = f"the article names one {noun.lemma_.lower()}"
        who = who.model_copy(update={"entity": title.entity, "reason": reason, "inferred": True})
    measure = {t.lemma_.lower() for t in one.tokens}
    who = who.model_copy(update={"modifiers": tuple(sorted({*who.modifiers} - measure))})
    of = (participant("patient", one.of, offset, found),) if one.of is not None else ()
    return (who, *of)


def subject(
    offset: int, frames: Sequence[Frame], found: dict[int, Found], until: int
) -> Participant | None:
    """The thing that a sentence is about, which "it" may take up: its first subject."""
    for frame in frames:
        if frame.trigger.dep_ != "ROOT":
            continue
        token = frame.arg("patient" if frame.passive else "agent")
        if token is None or token.i >= until or token.pos_ not in NOUNS:
            return None
        who = participant("agent", token, offset, found)
        return None if who.entity is not None and who.entity.kind == "person" else who
    return None


def definite(noun: Token) -> bool:
    """Whether the noun speaks of what is known: "the house", "its roof"."""
    return any(
        (c.dep_ == "det" and c.lower_ in _DEFINITE) or c.dep_ == "poss" for c in noun.children
    )


def indefinite(noun: Token) -> bool:
    """Whether the noun speaks of some such thing: "a house"."""
    return any(c.lower_ in ("a", "an", "another") for c in noun.children)
