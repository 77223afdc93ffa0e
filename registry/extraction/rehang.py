"""Repair trees in which a phrase hangs on the wrong word: a place on an amount, a name on a thing.

Each function mends one such tree in place, and leaves the reason with the token.
"""

from __future__ import annotations

from registry.extraction.frame import SUBJECTS
from registry.extraction.tree import Token, rejoin
from registry.lexicon import geography
from registry.lexicon.titles import is_first_name


def rehang(root: Token, tokens: list[Token]) -> None:
    """Hang each phrase of a sentence on the word that it belongs to."""
    _place(tokens)
    _fronted(root, tokens)
    _named_after(tokens)
    _name(tokens)
    _time(tokens)
    _doer(tokens)
    _nothing(tokens)
    _appointed(tokens)
    _subject(root, tokens)


_AMOUNTS = frozenset(
    """pound euro dollar franc krona krone yen rouble rupee peso zloty minute hour second metre
    meter kilometre kilometer mile point percent""".split()
)


def _place(tokens: list[Token]) -> None:
    """Give the verb a place that the parser put beside an amount: "sold for 9 million in Paris"."""
    for token in tokens:
        amount = token.head
        if token.dep_ != "prep" or token.lower_ not in ("in", "at", "near", "on"):
            continue
        if amount.lemma_.lower() not in _AMOUNTS or amount.i > token.i:
            continue
        if not any(c.dep_ == "nummod" for c in amount.children):
            continue
        named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in token.children)
        verb = next((t for t in amount.ancestors if t.pos_ == "VERB"), None)
        if named and verb is not None and verb.i < amount.i:
            token.head = verb
            token.repair = f"{token.text!r} taken back from {amount.text!r}"
            rejoin(tokens)


def _fronted(root: Token, tokens: list[Token]) -> None:
    """Part a place or month at the head of a sentence from the subject: "In Turin rents rose"."""
    first = tokens[0]
    if first.dep_ != "prep" or first.lower_ not in ("in", "near", "outside", "across"):
        return
    verb = first.head
    taken = [c for c in first.children if c.dep_ == "pobj"]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if len(taken) + len(subjects) != 1:
        return  # "In Paris ministers agreed": the parser has told the two apart
    noun = (taken or subjects)[0]
    name = next((c for c in noun.children if c.dep_ in _BEFORE_A_NOUN and c.i < noun.i), None)
    if name is None or name.left_edge.i != 1:
        return
    if name.pos_ != "PROPN" and not geography.place_candidates(name.text):
        return
    if noun.pos_ != "NOUN" or noun.left_edge.i != 1 or not noun.i < verb.i:
        return
    first.head, name.head, noun.head = verb, first, verb
    name.dep_, name.pos_, name.tag_ = "pobj", "PROPN", "NNP"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    noun.repair = f"{noun.text!r} read as the subject, and {name.text!r} as what stands before it"
    rejoin(tokens)


def _named_after(tokens: list[Token]) -> None:
    """Give a name to the title right before it, where the parser took both for the subject."""
    for name in tokens:
        if name.pos_ != "PROPN" or name.dep_ not in SUBJECTS or name.left_edge.i == 0:
            continue
        title = tokens[name.left_edge.i - 1]
        if title.pos_ == "NOUN" and title.head is name.head and title.dep_ == name.dep_:
            name.head, name.dep_ = title, "appos"
            name.repair = f"{name.text!r} read as the name of {title.text!r}"
            rejoin(tokens)


def _name(tokens: list[Token]) -> None:
    """Give a name to the noun before its comma, where the parser took it across the verb.

    "It was found by the farmer, Jan Weil, who": the farmer is Jan Weil, and not what was found.
    """
    for token in tokens:
        if token.dep_ != "appos" or token.pos_ != "PROPN":
            continue
        at = token.left_edge.i
        if at < 2 or tokens[at - 1].text != ",":
            continue
        noun, taken = tokens[at - 2], token.head
        across = any(t.pos_ == "VERB" and taken.i < t.i < noun.i for t in taken.ancestors)
        if noun.pos_ == "NOUN" and across and taken.dep_ in SUBJECTS:
            token.head = noun
            token.repair = f"{token.text!r} read as the name of {noun.text!r}"
            rejoin(tokens)


_APPOINTING = frozenset("name appoint elect make choose nominate pick declare crown".split())
_BEFORE_A_NOUN = ("amod", "compound", "nmod")


def _appointed(tokens: list[Token]) -> None:
    """Make the object of a name that the parser put before what its bearer becomes.

    "The president named Karel Novak prime minister", "elected Petra Lind leader"
    """
    for office in tokens:
        verb = office.head
        if office.pos_ != "NOUN" or office.dep_ not in ("dobj", "oprd") or verb.i > office.i:
            continue
        if verb.lemma_.lower() not in _APPOINTING:
            continue
        named = [c for c in office.children if c.pos_ == "PROPN" and c.dep_ in _BEFORE_A_NOUN]
        person = [c for c in named if c.i < office.i]
        if len(person) != 1 or person[0].left_edge.i != verb.i + 1:
            continue
        if person[0].ent_type_ != "PERSON" and not is_first_name(person[0].left_edge.text):
            continue
        person[0].head, person[0].dep_, office.dep_ = verb, "dobj", "oprd"
        person[0].repair = f"{person[0].text!r} read as the one who became {office.text!r}"
        rejoin(tokens)


_PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
_DATING = frozenset("on by until since before after from".split())


def _time(tokens: list[Token]) -> None:
    """Give a preposition the time that the parser put before the subject.

    "On Thursday morning detectives arrested a man": they are no detectives of the morning.
    """
    for token in tokens:
        if token.lower_ not in _PARTS_OF_DAY or token.dep_ != "compound" or token.head.i < token.i:
            continue
        at = token.left_edge.i - 1
        before = tokens[at] if at >= 0 else None
        if before is None or before.lower_ not in _DATING or before.dep_ != "prep":
            continue
        if token.head.dep_ not in SUBJECTS or any(c.dep_ == "pobj" for c in before.children):
            continue
        token.repair = f"{token.text!r} read as the time of {before.text!r}"
        token.head, token.dep_ = before, "pobj"
        rejoin(tokens)


_TIMES = ("DATE", "TIME")


def _doer(tokens: list[Token]) -> None:
    """Give a passive verb the doer that the parser put beside an hour or a day.

    "It was found shortly after 7 a.m. by a farmer": it is the finding that is his.
    """
    for by in tokens:
        time = by.head
        if by.lower_ != "by" or by.dep_ != "prep" or time.i > by.i or time.dep_ != "pobj":
            continue
        verb = next((t for t in time.ancestors if t.pos_ == "VERB"), None)
        if verb is None or not any(c.dep_ == "auxpass" for c in verb.children):
            continue
        timed = time.ent_type_ in _TIMES or time.lower_ in ("a.m.", "p.m.", "noon", "midnight")
        done = [c for c in by.children if c.dep_ == "pobj" and c.ent_type_ not in _TIMES]
        if timed and len(done) == 1 and not any(c.dep_ == "agent" for c in verb.children):
            by.head, by.dep_ = verb, "agent"
            by.repair = f"{by.text!r} taken back from {time.text!r}"
            rejoin(tokens)


_SCORED = frozenset("goal frame set leg try game point run match round".split())


def _nothing(tokens: list[Token]) -> None:
    """Make a number of what the parser took for a verb: "by three goals to nil", "sets to love"."""
    for none in tokens:
        if none.lower_ not in ("nil", "love") or none.pos_ != "VERB" or none.i < 2:
            continue
        to, scored = tokens[none.i - 1], tokens[none.i - 2]
        verb = next((t for t in scored.ancestors if t.pos_ == "VERB"), None)
        if to.lower_ != "to" or scored.lemma_.lower() not in _SCORED or verb in (None, none):
            continue
        for child in [c for c in none.children if c is not to]:
            child.head = verb
        to.head, to.dep_, to.pos_, to.tag_ = scored, "prep", "ADP", "IN"
        none.head, none.dep_, none.pos_, none.tag_ = to, "pobj", "NOUN", "NN"
        none.repair = f"{none.text!r} read as a number"
        rejoin(tokens)


def _subject(verb: Token, tokens: list[Token]) -> None:
    """Give a verb the subject that the parser put beside a name in front of it.

    "Designed by Jan Muller, the tower was pulled down": the tower is no Jan Muller.
    """
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    finite = any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in helpers)
    if not finite or any(c.dep_ in SUBJECTS or c.dep_ == "attr" for c in verb.children):
        return
    at = helpers[0].i - 1
    head = tokens[at] if at > 0 else None
    if head is None or head.dep_ != "appos" or head.pos_ not in ("NOUN", "PROPN"):
        return
    left = head.left_edge.i
    if left == 0 or tokens[left - 1].text != "," or not any(t is verb for t in head.ancestors):
        return
    if tokens[left].dep_ not in ("det", "poss") or tokens[left].lower_ in ("a", "an"):
        return  # "Jan Muller, a painter, was": there the apposition ends with a comma
    head.head = verb
    head.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in helpers) else "nsubj"
    rejoin(tokens)
    verb.repair = f"subject {head.text!r} taken back from the fronted phrase"
