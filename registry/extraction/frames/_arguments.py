"""From the children of a verb to its arguments, each with its role."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import Frame, children, conjuncts

Token = Any

# Prepositions of the place where something happens.
WHERE = frozenset("in at near on outside inside off beside under".split())


def add_argument(frame: Frame, child: Token) -> None:
    """Read one child of the trigger as an argument, with its conjuncts; most children are none."""
    label = child.dep_
    if label in ("nsubj", "csubj"):
        for token in conjuncts(child):
            frame.args.append(("agent", token))
    elif label in ("nsubjpass", "csubjpass") or label in ("dobj", "obj"):
        for token in conjuncts(child):
            frame.args.append(("patient", token))
    elif label in ("dative", "iobj"):
        target = next(iter(children(child, "pobj")), child) if child.pos_ == "ADP" else child
        frame.args.append(("to", target))
    elif label in ("attr", "oprd"):
        for token in conjuncts(child):
            frame.args.append(("theme", token))
    elif label == "agent":
        for target in children(child, "pobj"):
            for token in conjuncts(target):
                frame.args.append(("agent", token))
    elif label == "prep":
        add_preposition(frame, child)


def add_preposition(frame: Frame, preposition: Token) -> None:
    """Read a prepositional phrase as arguments whose role is the preposition."""
    name = preposition.lower_
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
