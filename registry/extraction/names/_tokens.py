"""A sentence's tokens as lists, and what single tokens tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.extraction.names._records import Role

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})

QUOTES = frozenset("\"'“”‘’()[]«»")
"""What may stand about a name."""


_OBJECTS = frozenset({"dobj", "dative", "obj", "iobj", "attr", "oprd"})


_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "from", "to", "near", "outside", "inside", "around", "into", "through", "across",
     "toward", "towards"}
)  # fmt: skip


@dataclass(slots=True)
class Tokens:
    """The attributes of a sentence's tokens as lists; reading them once is what costs."""

    text: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    label: list[str]
    begins: list[bool]
    idx: list[int]


def read_tokens(tree: Any) -> Tokens:  # noqa: ANN401 - a parsed sentence of any library
    text, pos, dep, head, lemma, label, begins, idx = [], [], [], [], [], [], [], []
    for t in tree:
        text.append(t.text)
        pos.append(t.pos_)
        dep.append(t.dep_)
        head.append(t.head.i)
        lemma.append(t.lemma_)
        label.append(t.ent_type_)
        begins.append(t.ent_iob_ == "B")
        idx.append(t.idx)
    return Tokens(text, [w.lower() for w in text], pos, dep, head, lemma, label, begins, idx)


def text_of(tokens: Tokens, start: int, end: int) -> str:
    """The characters of a token span, with the white space between tokens as single spaces."""
    parts = []
    at = tokens.idx[start]
    for i in range(start, end):
        parts.append(" " * (tokens.idx[i] - at))
        parts.append(tokens.text[i])
        at = tokens.idx[i] + len(tokens.text[i])
    return "".join(parts)


def head_of(tokens: Tokens, start: int, end: int) -> int:
    """The token of the span that hangs on something outside it; the last such one."""
    for i in range(end - 1, start - 1, -1):
        if not start <= tokens.head[i] < end or tokens.head[i] == i:
            return i
    return end - 1


def role_of(tokens: Tokens, i: int) -> Role:
    dep = tokens.dep[i]
    for _ in range(4):  # coordinated names share the role of the first
        if dep != "conj":
            break
        i = tokens.head[i]
        dep = tokens.dep[i]
    if dep in _SUBJECTS:
        return "subject"
    if dep in _OBJECTS:
        return "object"
    if dep == "poss":
        return "possessive"
    if dep == "pobj":
        preposition = tokens.head[i]
        if tokens.lower[preposition] == "by" and tokens.dep[preposition] == "agent":
            return "subject"
        if tokens.lower[preposition] == "of" and tokens.pos[tokens.head[preposition]] == "PROPN":
            return "other"  # "Mikkel Frost of Denmark"
        return "place" if tokens.lower[preposition] in _PLACE_PREPOSITIONS else "object"
    return "other"


def preposition_of(tokens: Tokens, i: int) -> str:
    """The preposition that governs a token, or nothing."""
    for _ in range(4):
        if tokens.dep[i] != "conj":
            break
        i = tokens.head[i]
    return tokens.lower[tokens.head[i]] if tokens.dep[i] == "pobj" else ""


def clause_of(tokens: Tokens, i: int) -> int:
    for _ in range(10):
        i, before = tokens.head[i], i
        if tokens.pos[i] in ("VERB", "AUX"):
            while _shares_subject(tokens, i) and not _has_subject(tokens, i):
                i = tokens.head[i]  # "convicted him but acquitted him": one subject
                if tokens.pos[i] in ("ADP", "SCONJ"):
                    i = tokens.head[i]
            return i
        if i == before:
            return -1
    return -1


def _shares_subject(tokens: Tokens, verb: int) -> bool:
    """Whether a verb takes the subject of the one above: "has run it since opening it"."""
    if tokens.dep[verb] == "conj":
        return True
    return tokens.dep[verb] in ("pcomp", "advcl") and tokens.lower[verb].endswith("ing")


def _has_subject(tokens: Tokens, verb: int) -> bool:
    return any(
        head == verb and tokens.dep[i] in ("nsubj", "nsubjpass")
        for i, head in enumerate(tokens.head)
    )
