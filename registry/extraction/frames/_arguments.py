"""From the children of a verb to its arguments, each with its role."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import Frame, by_how_much, children, conjuncts, governed

Token = Any

# Prepositions of the place where something happens.
WHERE = frozenset("in at near on outside inside off beside under".split())


_BESIDE = {
    **dict.fromkeys(("close", "closer", "next", "adjacent", "near", "nearer", "opposite"), "to"),
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
        for token in conjuncts(child):
            # "Three were killed and eight wounded": the verb above lends its auxiliary.
            frame.args.append(("patient" if frame.passive else "agent", token))
    elif label in ("nsubjpass", "csubjpass") or label in ("dobj", "obj"):
        for token in conjuncts(child):
            frame.args.append(("patient", token))
    elif label in ("dative", "iobj"):
        target = next(iter(children(child, "pobj")), child) if child.pos_ == "ADP" else child
        frame.args.append(("to", target))
    elif label in ("attr", "oprd"):
        for token in conjuncts(child):
            frame.args.append(("theme", token))
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
    elif child.lower_ in _BESIDE:
        _add_beside(frame, child)


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


def _add_beside(frame: Frame, adverb: Token) -> None:
    """Read where it was near: "made landfall close to Tela", "was found 30 km north of Lille"."""
    frame.args += [("near", place) for place in governed(adverb, _BESIDE[adverb.lower_])]


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
        place = next(iter(children(preposition, "pobj")), None)
        if (
            preposition.lower_ in WHERE | {"to", "from"}
            and place is not None
            and place.ent_type_ not in ("DATE", "TIME")
            and any(t.pos_ == "PROPN" for t in place.subtree)
        ):
            add_preposition(frame, preposition)
            frame.repairs.append(f"{place.text!r} taken from {time.text!r} to {frame.lemma!r}")
