"""The clause that says who says the rest of its sentence: ", the ministry reported on Monday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.extraction.speech._grammar import Speaker, speaker_of
from registry.extraction.tree import Token, Tree

_TAGS = frozenset(
    """say tell report announce state declare add note confirm reveal write claim insist maintain
    stress warn admit acknowledge testify conclude estimate explain find show rule argue believe
    think assert allege recall post tweet""".split()
)
_AFTER_TAG = frozenset("prep npadvmod advmod punct dobj dative tmod advcl prt".split())


@dataclass(frozen=True, slots=True)
class Tag:
    """The clause that says who says the rest of its sentence: ", the ministry said"."""

    verb: Token
    speaker: Speaker
    first: int
    last: int
    """Positions of its first and last token; what stands outside them is what is said."""


def tag_of(tree: Tree) -> Tag | None:
    """The tag at the end of a sentence, by its words alone; ``None`` when there is none."""
    end = len(tree) - 1
    while end > 0 and (tree[end].is_punct or tree[end].text.isspace()):
        end -= 1
    for verb in reversed(tree[max(1, end - 16) : end + 1]):
        if verb.lemma_.lower() not in _TAGS or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        first = _opening(tree, verb)
        if first is None or any(t.dep_ in ("ccomp", "xcomp") for t in _right_of(verb)):
            continue
        if not all(t.dep_ in _AFTER_TAG or t.i < verb.i for t in verb.children):
            continue
        subject = tree[verb.i - 1]
        while subject.pos_ == "ADV" and subject.i > first:
            subject = tree[subject.i - 1]
        if subject.pos_ not in ("NOUN", "PROPN", "PRON") or subject.i < first:
            continue
        if subject.tag_ in ("WP", "WDT"):
            return None
        return Tag(verb, speaker_of(subject, verb.lemma_.lower(), verb), first, end)
    return None


def _opening(tree: Tree, verb: Token) -> int | None:
    """Where the tag begins: after a comma, with nothing but a noun phrase before its verb."""
    at = verb.i - 1
    while at > 0 and verb.i - at < 10:
        token = tree[at]
        if token.text in (",", "”", '"', "’", "—", "–"):
            said = any(t.pos_ in ("VERB", "AUX") for t in tree[:at])
            return at + 1 if said and at + 1 < verb.i else None
        if token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or token.tag_ in ("WP", "WDT"):
            return None
        at -= 1
    return None


def _right_of(verb: Token) -> Iterator[Token]:
    return (c for c in verb.children if c.i > verb.i)
