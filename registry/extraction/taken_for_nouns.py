"""Verbs that the parser takes for nouns: "tickets cost 12 euros", "the first jet lands in June".

A sentence that ends in a full stop has a verb.  Where it has no other, a noun that may be one,
with an amount or a date beside it, is the verb, and what stands before it its subject.
"""

from __future__ import annotations

from registry.extraction.tree import Token, rejoin
from registry.lexicon.predicates import names_event, predicate_class

NAMING = frozenset("NOUN PROPN PRON ADJ NUM".split())
BARE_PASTS = frozenset("burst spread split quit hit shed bit".split())
"""Verbs whose past looks like a noun."""
LACKED = "{!r} read as the verb, which the sentence lacked"


def taken_for_a_noun(root: Token, tokens: list[Token]) -> bool:
    """Make a noun the verb of the sentence in place; whether one was found."""
    verb = _priced(tokens) or _dated(root, tokens) or _measuring(root, tokens)
    verb = verb or _coming(root, tokens)
    if verb is not None:
        _around_noun(verb, root, tokens)
        return True
    if root.lower_ in ("date", "dates") and _dates_from(root, tokens):
        _bare_past(root, tokens)
        root.lemma_, root.tag_ = "date", "VBZ" if root.lower_ == "dates" else "VBP"
        return True
    if root.lower_ in BARE_PASTS and root.i > 0 and tokens[root.i - 1].pos_ in NAMING:
        _bare_past(root, tokens)
        return True
    return False


def has_arguments(root: Token) -> bool:
    """Whether a noun has subject and object, as only a verb has: "the collapse cost 40 lives"."""
    before = any(c.dep_ == "nsubj" and c.i < root.i for c in root.children)
    after = any(c.dep_ == "dobj" and c.i > root.i for c in root.children)
    return before and after and root.pos_ == "NOUN" and not _copula(root)


def _copula(root: Token) -> bool:
    return any(c.dep_ in ("cop", "aux", "auxpass", "det", "amod", "poss") for c in root.children)


def _priced(tokens: list[Token]) -> Token | None:
    """The verb behind what is for sale: "Tickets for the show cost 12 euros"."""
    for at in range(2, len(tokens) - 2):
        cost = tokens[at]
        if cost.lower_ != "cost" or cost.pos_ != "NOUN" or tokens[at - 1].pos_ not in NAMING:
            continue
        if any(c.dep_ in ("det", "poss") and c.i == at - 1 for c in cost.children):
            continue
        after = [t for t in tokens[at + 1 : at + 4] if t.pos_ == "NUM" or t.text in "£$€"]
        if after and any(c.dep_ == "appos" for c in cost.children):
            return cost
    return None


def _dated(root: Token, tokens: list[Token]) -> Token | None:
    """The verb that was taken for a noun: "Excavators date the grave to about 870"."""
    before = tokens[root.i - 1] if root.i else None
    if root.lower_ != "date" or before is None or before.tag_ not in ("NNS", "NNPS"):
        return None
    named = [c for c in root.children if c.dep_ == "appos" and c.left_edge.i == root.i + 1]
    return root if named and any(c.lower_ in ("to", "from") for c in root.children) else None


_MEASURING = frozenset("measures runs stands lasts spans holds weighs costs covers lies".split())


def _measuring(root: Token, tokens: list[Token]) -> Token | None:
    """The verb before an amount, behind one thing: "the largest measures 4.5 centimetres"."""
    before = tokens[root.i - 1] if root.i else None
    if root.lower_ not in _MEASURING or root.tag_ != "NNS" or before is None:
        return None
    one = before.tag_ in ("NN", "NNP", "JJ", "JJS") or before.lower_ == "one"
    amounts = [c for c in root.children if c.dep_ in ("appos", "npadvmod", "dobj")]
    near = any(
        c.left_edge.i == root.i + 1 and any(t.pos_ == "NUM" for t in c.subtree) for c in amounts
    )
    return root if one and near else None


def _coming(root: Token, tokens: list[Token]) -> Token | None:
    """The verb of what is to be, behind one thing: "the first jet lands in Bogota in June"."""
    before = tokens[root.i - 1] if root.i else None
    if before is None or before.tag_ != "NN" or before.dep_ != "compound" or root.tag_ != "NNS":
        return None
    if tokens[0].dep_ not in ("det", "poss") or root.left_edge.i != 0:
        return None
    dated = any(
        c.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree)
        for c in root.children
        if c.i > root.i
    )
    after = tokens[root.i + 1]
    beside = after.pos_ in ("ADP", "ADV") and after.lower_ not in ("of", "for", "per")
    lemma = root.lemma_.lower()  # "the train strikes in Leeds" may be a caption
    verb = predicate_class(lemma) is not None and not names_event(lemma)
    return root if dated and beside and verb else None


def _around_noun(verb: Token, root: Token, tokens: list[Token]) -> None:
    """Make a noun the verb: what stands before it its subject, what is put beside it its object."""
    noun, present = tokens[verb.i - 1], verb.tag_ == "NNS"
    for child in verb.children:
        if child.i < noun.i:
            child.head = noun
        elif child.dep_ == "appos":
            child.dep_ = "dobj"
    if verb is not root:  # "tickets for the show cost": the show takes the place of the verb
        noun.head, noun.dep_ = verb.head, verb.dep_
        for child in root.children:
            child.head = verb if child.i > verb.i else root
        noun = root
    noun.head, noun.dep_ = verb, "nsubj"
    if noun.pos_ == "ADJ":  # "the largest"
        noun.pos_, noun.tag_ = "NOUN", "NN"
    become_root(verb)
    if present or verb.lower_ in _MEASURING:
        verb.tag_ = "VBZ"  # its lemma is that of the noun
    else:
        verb.lemma_ = {"bit": "bite"}.get(verb.lower_, verb.lower_)
    rejoin(tokens)
    verb.repair = LACKED.format(verb.text)


def _dates_from(root: Token, tokens: list[Token]) -> bool:
    """Whether a plural that the parser took for "dates" is the verb: "the coins date from 311"."""
    following = [t.lower_ for t in tokens[root.i + 1 : root.i + 3]]
    before = tokens[root.i - 1] if root.i else None
    from_then = following[:1] == ["from"] or following == ["back", "to"]
    return (
        before is not None
        and from_then
        and (before.pos_ in ("NOUN", "PROPN") or before.tag_ == "JJS")
    )


def _bare_past(verb: Token, tokens: list[Token]) -> None:
    subject = tokens[verb.i - 1]
    for child in [t for t in tokens if t.head is verb and t is not verb]:
        if child.i < subject.i:
            child.head = subject
    become_root(verb)
    verb.lemma_ = {"bit": "bite"}.get(verb.lower_, verb.lower_)
    subject.dep_, subject.head = "nsubj", verb
    rejoin(tokens)
    verb.repair = LACKED.format(verb.text)


def become_root(verb: Token) -> None:
    """Make a word the verb of the whole sentence, in the past unless told otherwise."""
    verb.head, verb.dep_ = verb, "ROOT"
    verb.pos_, verb.tag_ = "VERB", "VBD"


def shot_dead(tokens: list[Token]) -> None:
    """Give "shot" what the parser gave to "dead" behind it: "gunmen shot dead the mayor"."""
    for dead in tokens[1:]:
        shot = tokens[dead.i - 1]
        if dead.lower_ != "dead" or shot.lower_ != "shot":
            continue
        if not any(c.dep_ == "dobj" for c in dead.children):
            continue
        if dead.head is dead and shot.dep_ == "pobj":
            # "Men on a motorcycle shot dead": the last noun before it is what they were on.
            noun = next((c for c in shot.children if c.dep_ == "compound"), None)
            if noun is None:
                continue
            for child in [c for c in shot.children if c is not noun]:
                child.head = noun
            noun.head, noun.dep_ = shot.head, "pobj"
            become_root(shot)
            shot.lemma_ = "shoot"
        elif dead.head is not shot:
            continue
        for child in list(dead.children):
            child.head = shot
        dead.head, dead.dep_ = shot, "acomp"
        shot.repair = f"{shot.text!r} read as the verb of {dead.text!r}"
        rejoin(tokens)
