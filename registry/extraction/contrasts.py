"""What a clause tells not to be so: "not Ott but Ort", "Lund rather than Malmo".

Such a noun is taken out of its place in the tree, so that no rule takes it for what happened;
``absent`` states what is denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.tree import Token, rejoin

ASIDE = "aside"
ASIDE_FIRST = "aside before"
"""The labels of a noun that the clause sets aside, behind or before what is told instead."""

_RATHER = (("instead", "of"), ("rather", "than"))
_EXCEPT = (
    ("except",),
    ("except", "for"),
    ("apart", "from"),
    ("with", "the", "exception", "of"),
    ("unlike",),
)
_EVERY = frozenset("all every no any each".split())
_EVERYBODY = frozenset(
    "all everyone everybody everything none nobody nothing anyone anybody".split()
)
_LINKS = frozenset({"of", "than"})
_NO_MORE_THAN = frozenset("only just merely simply solely even".split())
_PUT = ("appos", "conj", "pobj", "nsubj", "nsubjpass", "dobj", "attr")


def set_aside(tokens: list[Token]) -> None:
    """Take what is told not to be so from its verb: "not Ott but Ort signed it"."""
    for noun in tokens:
        if noun.dep_ not in _PUT or noun.pos_ not in ("PROPN", "NOUN"):
            continue
        inside = [t for t in noun.subtree if t.lower_ != "not"]
        at = inside[0].i - 1
        link = tokens[at] if at >= 0 and tokens[at].pos_ == "ADP" else None
        excepted = is_excepted(tokens, inside[0].i)
        if link is not None and noun.head is link and not (excepted or link.lower_ in _LINKS):
            at -= 1
        verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if verb is None or at < 0:
            continue
        said = _said_instead(noun)
        denied = tokens[at].lower_ == "not" and (
            said is not None or (at > 0 and tokens[at - 1].lower_ in (",", "and", "but"))
        )
        rather = at > 0 and (tokens[at - 1].lower_, tokens[at].lower_) in _RATHER
        if not (denied or rather or excepted) or tokens[inside[0].i].lower_ in _NO_MORE_THAN:
            continue
        if denied and tokens[at].dep_ == "neg":
            tokens[at].head = noun
        if said is not None and denied:
            _put_in(said, noun)
        noun.repair = f"{noun.text!r} read as what is told not to be so"
        noun.head = _cleft(verb, noun, said) or verb
        noun.dep_ = ASIDE if said is None else ASIDE_FIRST
        rejoin(tokens)


def is_excepted(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before token ``first`` except it: "all but Ott", "apart from Ott"."""
    before = tuple(t.lower_ for t in tokens[max(0, first - 4) : first])
    if any(before[-len(words) :] == words for words in _EXCEPT):
        return True
    if before[-1:] != ("but",) or first < 2:
        return False
    group = tokens[first - 2]
    return group.lower_ in _EVERYBODY or any(c.lower_ in _EVERY for c in group.children)


def _said_instead(noun: Token) -> Token | None:
    """What stands behind "but" for it, a noun or its preposition: "not Ott but Ort"."""
    for token in (noun, noun.head):
        if token is noun or (token.pos_ == "ADP" and noun.dep_ == "pobj"):
            but = any(c.dep_ == "cc" and c.lower_ == "but" for c in token.children)
            told = next((c for c in token.children if c.dep_ == "conj"), None)
            if but and told is not None:
                return told
    return None


def _put_in(said: Token, noun: Token) -> None:
    """Give what stands behind "but" the place of what is set aside."""
    above = said.head
    said.head, said.dep_ = above.head, above.dep_
    for child in list(noun.children):
        if child.dep_ in ("cc", "neg"):
            child.head = said if child.dep_ == "cc" else noun


def _cleft(verb: Token, noun: Token, said: Token | None) -> Token | None:
    """The verb of which it is denied in "it was Ort, not Ott, who signed"; else ``None``."""
    it = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in verb.children)
    if verb.lemma_ != "be" or not it:
        return None
    told = said or next((c for c in verb.children if c.dep_ == "attr" and c is not noun), None)
    near = [verb, noun, *([told] if told is not None else [])]
    for clause in (c for one in near for c in one.children if c.dep_ in ("relcl", "ccomp")):
        if any(c.lower_ in ("who", "that", "which") for c in clause.children) and told is not None:
            clause.head, clause.dep_ = told, "relcl"
            return clause
    return None
