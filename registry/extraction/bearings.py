"""Repair trees that a distance or an hour told twice cuts up: "40 km (25 miles) north of Lyon"."""

from __future__ import annotations

from registry.extraction.tree import Token, rejoin

_BEARINGS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west""".split()
)
_LENGTHS = frozenset("km kilometre kilometer mile mi metre meter m yard foot".split())


def bearings(tokens: list[Token]) -> None:
    """Give the verb what a bracket parts from its distance: "40 km (25 miles) north of Lyon"."""
    for word in tokens[1:-1]:
        far = word.head
        if far is word or far.i > word.i or word.lower_ not in _BEARINGS | {"from"}:
            continue
        if word.lower_ == "from":
            # "About 40 km (25 miles) from Lyon".
            amount = next((c for c in far.children if _bracketed(c, word, tokens)), None)
            if amount is not None and far.pos_ in ("VERB", "AUX"):
                amount.head, amount.dep_ = word, "npadvmod"
                amount.repair = f"{amount.text!r} read as how far {far.text!r} was"
                rejoin(tokens)
        elif tokens[word.i + 1].lower_ == "of" and far.lower_ == "time":
            word.head = far.head  # "at 7:14 p.m. local time, 22 km south of Lyon"
            rejoin(tokens)
        elif tokens[word.i + 1].lower_ == "of" and _bracketed(far, word, tokens):
            word.head, word.dep_, word.pos_ = far.head, "advmod", "ADV"
            far.head, far.dep_ = word, "npadvmod"
            word.repair = f"{word.text!r} taken back from {far.text!r}"
            rejoin(tokens)


def _bracketed(amount: Token, word: Token, tokens: list[Token]) -> bool:
    """Whether a distance stands before a word, told again in the bracket between the two."""
    if tokens[word.i - 1].text != ")" or amount.lemma_.lower() not in _LENGTHS:
        return False
    return amount.i < word.i and tokens[amount.i + 1].text == "(" and amount.head is not amount


def join_hour(tokens: list[Token]) -> None:
    """Join what follows an hour to its sentence: "hit at 11:56 a.m. local time at a depth of"."""
    roots = [t for t in tokens if t.head is t]
    if len(roots) != 2 or roots[1].lower_ != "time" or tokens[roots[1].i - 1].lower_ != "local":
        return
    verb, hour = roots
    for child in [c for c in hour.children if c.dep_ in ("prep", "punct", "npadvmod")]:
        if child.i > hour.i and child.text not in "()":
            child.head = verb
    hour.head, hour.dep_ = verb, "npadvmod"
    hour.repair = f"{hour.text!r} joined to {verb.text!r}"
    rejoin(tokens)
