"""From the children of a verb to its arguments, each with its role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction.frame import Frame, by_how_much, children, conjuncts, governed

Token = Any

# Prepositions of the place where something happens.
WHERE = frozenset("in at near on outside inside off beside under".split())


_BESIDE = {
    **dict.fromkeys(
        "close closer closest next adjacent near nearer nearest opposite".split(), "to"
    ),
    **dict.fromkeys(
        """north south east west northeast northwest southeast southwest inland upstream downstream
        offshore north-east north-west south-east south-west""".split(),
        "of",
    ),
}
"""Adverbs of what lies near a place, and the preposition before its name."""


def add_argument(frame: Frame, child: Token) -> None:
    """Read one child of the trigger as an argument, with its conjuncts; most children are none."""
    label = child.dep_
    if label in ("nsubj", "csubj"):
        # "Three were killed and eight wounded": the verb above lends its auxiliary.
        role = "patient" if frame.passive else "agent"
        frame.args.extend((role, token) for token in conjuncts(child))
    elif label in ("nsubjpass", "csubjpass", "dobj", "obj"):
        frame.args.extend(("patient", token) for token in conjuncts(child))
    elif label in ("dative", "iobj"):
        target = next(iter(children(child, "pobj")), child) if child.pos_ == "ADP" else child
        frame.args.append(("to", target))
    elif label in ("attr", "oprd"):
        frame.args.extend(("theme", token) for token in conjuncts(child))
    elif label == "prep" or (label == "agent" and by_how_much(child)):
        add_preposition(frame, child)
    elif label == "agent":
        found = frame.lemma == "find" and any(c.lower_ == "dead" for c in frame.trigger.children)
        for target in children(child, "pobj"):
            for token in conjuncts(target):
                # Who finds somebody dead has not killed him.
                frame.args.append(("by" if found else "agent", token))
    elif label == "npadvmod" and _is_beaten(frame, child):
        frame.args.append(("patient", child))
    elif _is_one_of_them(child):
        frame.args.append(("patient" if frame.passive else "agent", child))
    else:
        _add_beside(frame, child)


def _add_beside(frame: Frame, word: Token) -> None:
    """Give the verb the place that hangs on an adverb, an adjective or a part of those told of."""
    if beside := list(near(word)):
        frame.args += [("near", place) for place in beside]
    elif word.dep_ == "advmod" and word.lower_ in _AND_ON:  # "stayed away from the funeral"
        for preposition in children(word, "prep"):
            add_preposition(frame, preposition)
    elif word.dep_ in ("acomp", "advmod"):  # "is due in Lyon", "was sent back to Lille"
        for preposition in children(word, "prep"):
            if preposition.i == word.i + 1:
                _add_where(frame, preposition)
    elif word.lower_ in ("most", "all") and children(word, "prep"):  # "most of them in Lille"
        for preposition in children(word, "prep"):
            _add_where(frame, preposition)


_AND_ON = frozenset("away along together straight directly".split())
"""Adverbs of direction on which the parser hangs whatever goes on from them."""


def _is_one_of_them(name: Token) -> bool:
    """Whether it is one of those told of: "Twelve people were hurt, Ada Berg among them"."""
    behind = name.doc[name.i + 1 : name.i + 3]
    named = name.dep_ == "npadvmod" and name.pos_ == "PROPN"
    return named and [t.lower_ for t in behind] == ["among", "them"]


_BEATING = frozenset("beat defeat thrash edge face meet host play visit sack sign".split())


def _is_beaten(frame: Frame, name: Token) -> bool:
    """Whether a name right after its verb is its object: "to beat Lens 3-2"."""
    verb = frame.trigger
    return (
        name.pos_ == "PROPN"
        and name.ent_type_ not in ("DATE", "TIME")
        and verb.lemma_.lower() in _BEATING
        and name.left_edge.i == verb.i + 1
        and not children(verb, "dobj")
    )


def near(adverb: Token) -> Iterator[Token]:
    """What an adverb says that it is near: "close to Tela", "30 km north of Lille"."""
    if adverb.lower_ in _BESIDE:
        yield from governed(adverb, _BESIDE[adverb.lower_])


def _add_where(frame: Frame, preposition: Token) -> Token | None:
    """Give the verb the named place that hangs on a word beside it; that place, if any."""
    place = next(iter(children(preposition, "pobj")), None)
    if (
        preposition.lower_ not in WHERE | {"to", "from"}
        or place is None
        or place.ent_type_ in ("DATE", "TIME")
        or not any(t.pos_ == "PROPN" for t in place.subtree)
        or any(c.like_num for c in place.children)  # "up 4 percent at 0830 GMT"
    ):
        return None
    add_preposition(frame, preposition)
    return place


def add_preposition(frame: Frame, preposition: Token) -> None:
    """Read a prepositional phrase as arguments whose role is the preposition."""
    name = preposition.lower_
    if name == "from" and any(c.ent_type_ == "QUANTITY" for c in children(preposition, "npadvmod")):
        name = "near"  # "some 20 miles from Lyon"
    for target in preposition.children:
        if target.dep_ == "pobj":
            for token in conjuncts(target):
                frame.args.append((name, token))
            _add_beyond_time(frame, target)
        elif target.dep_ == "conj" and target.pos_ == "ADP":  # "of bribery and of fraud"
            add_preposition(frame, target)
        elif target.dep_ == "prep":  # "out of", "from near"
            for inner in children(target, "pobj"):
                for token in conjuncts(inner):
                    frame.args.append((target.lower_, token))


def _add_beyond_time(frame: Frame, time: Token) -> None:
    """Give the verb the place that the parser hung on a time: "opens on October 10 in Havana"."""
    if time.ent_type_ not in ("DATE", "TIME") and time.lower_ not in ("a.m.", "p.m.", "noon"):
        return
    for preposition in children(time, "prep"):
        if place := _add_where(frame, preposition):
            frame.repairs.append(f"{place.text!r} taken from {time.text!r} to {frame.lemma!r}")
