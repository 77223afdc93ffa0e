"""Infinitives that tell what came of it, and no purpose: "beat Moen to win the title".

What follows "to" after most verbs is what somebody wants.  After a verb that tells
the course of a match, a race or a price, a verb of the end of it tells the outcome.
"""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import children

Token = Any

_ENDS = frozenset(
    """win beat end close finish settle become reach clinch secure seal snatch edge defeat overcome
    draw qualify regain reclaim retain stand total complete record claim equalise equalize score
    head""".split()
)
_TAKING = frozenset("take lift earn grab pick post set".split())
_PRIZES = frozenset(
    """gold silver bronze title victory win lead medal place spot crown trophy cup prize point
    record honour first second third""".split()
)
"""What is taken at the end: "held off two rivals to take the title"."""
# After a goal or a win alone: "scored twice to give Leeds a 3-1 win".
_SO_DOING = frozenset("give hand send put lift take move level extend make set earn join".split())
_COURSES = frozenset(
    """beat defeat rally recover rebound rise fall climb drop gain lose slip slide jump leap surge
    soar plunge tumble sink shed advance bounce score survive overcome shrink strengthen weaken
    edge outlast outclass thrash net convert grow dip ease slump outpoint outsprint overtake cross
    outplay outrun oust dethrone""".split()
)
_MOVES = frozenset("run ride sprint race row swim skate ski cycle power cruise march sail".split())
"""A course where nothing is run or ridden but a distance: who runs a campaign to win wants to."""
_SCORING = frozenset("score beat defeat convert net edge thrash".split())
# With one of these they are a course where it ends in a place: "stormed by to finish third".
_SURGES = frozenset(
    """storm race sprint surge sweep charge power roar fly burst dash glide ease slip battle fight
    move run""".split()
)
_PASSING = frozenset("by past through home away clear ahead".split())
_RANKED = frozenset("win beat finish clinch secure seal snatch claim".split())
# With one of these they are a course: "fought back to win", "came from behind to beat".
_TURNS = {
    "come": frozenset({"back", "from"}),
    "fight": frozenset({"back", "off"}),
    "battle": frozenset({"back"}),
    "storm": frozenset({"back"}),
    "hold": frozenset({"on", "off"}),
    "break": frozenset({"away", "clear"}),
    "pull": frozenset({"away", "clear", "ahead"}),
    "see": frozenset({"off"}),
    "knock": frozenset({"out"}),
    "sweep": frozenset({"past", "aside"}),
    "go": frozenset({"on"}),
    "hang": frozenset({"on"}),
    "bounce": frozenset({"back"}),
}


_NEEDED = frozenset(
    """second minute hour day week month set frame round ballot attempt try go leg shot replay
    shoot-out shootout penalty play-off playoff tie-break tiebreak time""".split()
)
"""What somebody needed who did it in the end; who needed two votes may have got one."""


def is_outcome(verb: Token) -> bool:
    """Whether an infinitive tells what came of the clause that it hangs on."""
    above = verb.head
    if verb.dep_ not in ("advcl", "xcomp"):
        return False
    if above.tag_ not in ("VBD", "VBN", "VBZ") or children(above, "neg"):
        return False
    if children(above, "aux") and above.tag_ != "VBN":
        return False
    course, end = above.lemma_.lower(), verb.lemma_.lower()
    if course == "need":
        needed = children(above, "dobj")
        return above.tag_ in ("VBD", "VBN") and any(c.lemma_.lower() in _NEEDED for c in needed)
    taken = end in _TAKING and any(c.lemma_.lower() in _PRIZES for c in children(verb, "dobj"))
    ends = end in _ENDS or taken
    beside = {c.lower_ for c in above.children if above.i < c.i < verb.i}
    if course in _SURGES and beside & _PASSING and (taken or end in _RANKED):
        return True
    if course in _TURNS:
        return ends and bool(beside & _TURNS[course])
    if course in _MOVES:
        run = children(above, "dobj")
        return ends and all(map(_is_amount, run)) and (bool(run) or course != "run")
    return (course in _COURSES and ends) or (course in _SCORING and end in _SO_DOING)


def _is_amount(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)
