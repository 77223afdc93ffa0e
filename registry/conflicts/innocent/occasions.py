"""Words of a clause that say on which occasion it was: the heats, the appeal court, away.

Each row of ``QUESTIONS`` is a question that such words answer, with the words of each answer.
Two claims that answer one question in two ways are of two happenings, whatever else they have
in common.  A claim that answers in two ways, or not at all, says nothing.  To add a question:
a row, and a pair in ``tests/journey/innocent.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.conflicts.innocent.answers import pattern_of
from registry.lexicon import predicates
from registry.records import Claim, Level


@dataclass(frozen=True)
class Question:
    """A question that words of a clause answer."""

    words: Mapping[str, str]
    """By answer the pattern of its words."""
    reason: str
    kinds: frozenset[str] = frozenset()
    """Kinds of happening of which it is asked; empty for all."""
    not_of_one: bool = False
    """Not asked where both name one who did it, as he may hold two offices, nor of who it was."""
    of_one: bool = False
    """Asked only where both name one who did it: one plays away where the other is at home."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern_of(self.words)

    def answer(self, claim: Claim) -> str:
        """The one answer of a clause, or nothing."""
        found = {m.lastgroup or "" for m in self._pattern.finditer(claim.anchor.quote)}
        return found.pop() if len(found) == 1 else ""

    def asked_of(self, claim: Claim) -> bool:
        """Whether its kind of happening answers the question at all."""
        return not self.kinds or bool(self.kinds & {claim.predicate, claim.predicate_class or ""})


_CONTESTS = frozenset(
    """win lose draw beat race race-time finish-place compete score swim run throw jump play
    qualify eliminate finish clock""".split()
)
_RULINGS = frozenset(
    """sentence convict acquit uphold overturn rule reject approve dismiss quash fine order decide
    reduce cut hear try annul confirm""".split()
)
_IN_OFFICE = frozenset(
    """resign appoint elect visit meet attend call hold-event go-to come arrive leave open sign
    give-speech promise warn die injure arrest charge convict sentence vote fall-ill retire dismiss
    succeed travel fly deny admit apologise accuse thank praise""".split()
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        {
            "semifinal": r"semi-?\s?finals?|last four",
            "quarterfinal": r"quarter-?\s?finals?|last eight",
            "eighth": r"(?:last|round of) (?:16|sixteen|32)|eighth-?finals?",
            "final": r"(?:the|her|his|their|cup|in) finals?(?! (?:score|hour|minute|day|week|month"
            r"|stage|round|leg|lap|whistle|set|period|quarter|result|vote|report|bill|text|game"
            r"|agreement|decision|count|figure|straight|say|word|kilomet|met|race|jump|run|seconds))",
            "group": r"group (?:stages?|phase|match|game)|main round|preliminary round",
            "heats": r"heats|(?:first|second|third|opening|qualifying|(?:his|her|their)) heat"
            r"|qualifying|qualification|qualifiers?|repechage|prologue",
            "training": r"(?:in|during|free|second|first|final) (?:training|practice)|warm-?up",
            "friendly": r"friendly|friendlies|exhibition match|test match",
        },
        "two stages of a contest",
    ),
    Question(
        {
            "actor": r"(?:best|leading|supporting) (?:supporting )?(?:actor|actress)",
            "director": r"best (?:director|direction)|best directing",
            "film": r"best (?:film|picture|feature|documentary|short)",
            "screenplay": r"best (?:screenplay|script)",
            "music": r"best (?:score|song|music|album|soundtrack)",
            "debut": r"best (?:debut|newcomer|first \w+)",
            "player": r"best (?:player|striker|goalkeeper|defender)|player of the \w+",
        },
        "prizes of two kinds",
    ),
    Question(
        {
            "away": r"away(?= (?:from home|to|at|against|in)\b|$|[,.;])|on the road|away from home"
            r"|away (?:win|victory|defeat|loss|draw|match|game|leg)",
            "home": r"at home|home (?:win|victory|defeat|loss|draw|match|game|leg)"
            r"|in front of their own fans",
        },
        "one match at home, and one away",
        _CONTESTS,
        of_one=True,
    ),
    Question(
        {
            "supreme": r"(?:supreme|highest|top|constitutional|federal|cassation) court"
            r"|court of (?:cassation|last resort)|Bundesgerichtshof",
            "appeal": r"appeals? court|appellate court|court of appeals?|on appeal"
            r"|court of second instance",
            "first": r"(?:district|regional|county|crown|city|local|magistrates['’]?|provincial"
            r"|lower|municipal|trial) court|court of first instance",
        },
        "two courts, one above the other",
        _RULINGS,
    ),
    Question(
        {
            "executive": r"chief executives?(?: officer)?|CEO|managing director",
            "finance_head": r"(?:finance|financial) (?:chief|director|head|officer)"
            r"|chief financial officer|head of finance|CFO",
            "operations": r"operations (?:chief|director)|chief operating officer|COO",
            "chair": r"chair(?:man|woman|person)",
            "sport": r"sport(?:s|ing) director|director of football",
            "coach": r"(?:head |assistant )?coach|manager",
            "captain": r"captain|skipper",
            "vice_president": r"vice[- ]president",
            "premier": r"(?:prime minister|premier)",
            "foreign": r"foreign (?:minister|secretary)|secretary of state",
            "home": r"(?:interior minister|home secretary)",
            "defence": r"defen[cs]e (?:minister|secretary)",
            "treasury": r"(?:finance|treasury) (?:minister|secretary)",
            "health": r"health (?:minister|secretary)",
            "justice": r"justice (?:minister|secretary)|attorney general",
            "transport": r"transport (?:minister|secretary)",
            "energy": r"energy (?:minister|secretary)",
            "economy": r"(?:economy|economics|trade|business) (?:minister|secretary)",
            "education": r"(?:education|culture|science) (?:minister|secretary)",
            "environment": r"(?:environment|climate) (?:minister|secretary)",
            "farming": r"(?:agriculture|farm) (?:minister|secretary)",
            "mayor": r"(?<!deputy )mayor",
            "governor": r"governor",
        },
        "two offices",
        _IN_OFFICE,
        not_of_one=True,
    ),
)

_SERIES = (
    r"set|period|half|quarter|innings|frame|leg|stage|race|run|heat|round|lap|stint|goal|penalty"
    r"|reading|vote|ballot|hearing|trial|session|wave|dose|phase|instalment|installment|tranche"
    r"|attempt|launch|flight|test|bid|offer|summit|term|season|volume|line|reactor|shift|strike"
    r"|suspect|victim|defendant|body|shipment|convoy|explosion|blast|attack|quake|eruption|storm"
)
_TURN = re.compile(
    rf"\b(?P<turn>first|opening|initial|maiden|second|third|fourth|fifth|sixth|seventh|eighth"
    rf"|ninth|tenth|last|final|closing|deciding)[ -](?P<noun>{_SERIES})s?\b",
    re.IGNORECASE,
)
_THE_SAME = re.compile(rf"\bthe (?P<noun>{_SERIES})\b", re.IGNORECASE)
"""What goes back to the one named right before: "after the ninth stage. Bini won the stage"."""
_ONE_TURN = {"opening": "first", "initial": "first", "maiden": "first"}
_ONE_TURN |= dict.fromkeys(("final", "closing", "deciding"), "last")
_FIRST, _LAST = frozenset({"first", "initial", "maiden"}), frozenset({"last", "final"})

_NTH_TIME = re.compile(r"\bfor (?:the|a|an) (?P<n>\w+) time\b", re.IGNORECASE)
_LIMB = re.compile(
    r"\b(?:collar-?bone|wrist|ankle|knee|leg|arm|shoulder|ribs?|hip|foot|hand|finger|thumb|toe"
    r"|elbow|thigh|hamstring|calf|groin|back|neck|nose|jaw|skull|pelvis|achilles)\b",
    re.IGNORECASE,
)


def two_occasions(left: Claim, right: Claim, slot: str) -> str:
    """Why words of two clauses make them two happenings, or nothing."""
    who = slot.startswith("participant")
    for question in QUESTIONS:
        if not (question.asked_of(left) and question.asked_of(right)):
            continue
        alike = bool(_doers(left) & _doers(right))
        if (question.of_one and not alike) or (question.not_of_one and (alike or who)):
            continue
        said = question.answer(left), question.answer(right)
        if all(said) and said[0] != said[1]:
            return f"{question.reason}: {' and '.join(said)}".replace("_", " ")
    times = [
        {m["n"].lower() for m in _NTH_TIME.finditer(one.anchor.quote)} for one in (left, right)
    ]
    if slot == "time" and all(times) and not times[0] & times[1]:
        return f"two times: the {min(times[0])} and the {min(times[1])}"
    limbs = [{m[0].lower() for m in _LIMB.finditer(one.anchor.quote)} for one in (left, right)]
    if all(limbs) and not limbs[0] & limbs[1] and left.predicate_class == "injure":
        return f"two injuries: {min(limbs[0])} and {min(limbs[1])}"
    mine, yours = (_turns(one, dated=slot == "time") for one in (left, right))
    for noun in sorted(mine.keys() & yours.keys()):
        told = mine[noun] | yours[noun]
        if mine[noun] & yours[noun] or ("last" in told and "first" not in told):
            continue  # the last of three is the third of them
        return f"one is of the {min(mine[noun])} {noun}, one of the {min(yours[noun])}"
    if reason := _of_the_time_before(left, right, who=who) or _money_alone(left, right):
        return reason
    for one, other in ((left, right), (right, left)):
        if " since " in f"{one.anchor.quote} {other.anchor.quote}":
            break  # the first since 2004 comes after the last one
        if _FIRST & set(one.separators) and _LAST & set(other.separators):
            return "the one is the first, the other the last"
    return ""


def _doers(claim: Claim) -> set[str]:
    return {one.key for one in claim.named("agent")}


def _turns(claim: Claim, *, dated: bool = False) -> dict[str, set[str]]:
    """By noun, which ones of a series the clause names: the second set, the first reading.

    Where it is ``dated``, the words of its time are what is compared: "in the first quarter".
    """
    found: dict[str, set[str]] = {}
    start = claim.anchor.start
    times = [t.mention for t in claim.times if t.mention is not None] if dated else []
    for one in _TURN.finditer(claim.anchor.quote):
        if any(t.start - start < one.end() and one.start() < t.end - start for t in times):
            continue
        turn = one["turn"].lower()
        found.setdefault(one["noun"].lower(), set()).add(_ONE_TURN.get(turn, turn))
    named = [*_TURN.finditer(claim.anchor.prefix)]
    for one in _THE_SAME.finditer(claim.anchor.quote):
        noun = one["noun"].lower()
        if named and named[-1]["noun"].lower() == noun and noun not in found:
            turn = named[-1]["turn"].lower()
            found[noun] = {_ONE_TURN.get(turn, turn)}
    return found


_ANY = re.compile(rf"\b(?:an?|one|another) (?P<noun>{_SERIES})\b", re.IGNORECASE)


def any_of_several(left: Claim, right: Claim) -> str:
    """Whether one tells of the first, and the other of any: "the first round", "a round of 71"."""
    turns = _turns(left)
    for one in _ANY.finditer(right.anchor.quote):
        noun = one["noun"].lower()
        if noun in turns and noun not in _turns(right):
            return f"one is of the {min(turns[noun])} {noun}, one of any {noun}"
    return ""


_FATES = frozenset(
    """die kill injure survive disappear rescue infect hospitalise treat arrest charge convict
    sentence acquit drown evacuate""".split()
)

_ORDERED = {"order-goods", "supply"}


def two_fates(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether so many were killed, and to so many something else befell: of six buried four died.

    Numbers that are each other's digits in another order are one number all the same.
    """
    if any(one.slot == "slip" and one.level == "digits transposed" for one in levels):
        return ""
    kinds = {one.predicate_class or one.predicate for one in (left, right)}
    told = kinds == _ORDERED
    if any(one.slot == "predicate" and one.level in ("other", "generic") for one in levels):
        told |= len(kinds) > 1 and (
            bool(kinds & _FATES) or any(kind.startswith("be ") for kind in kinds)
        )
    return f"of two fates: {' and '.join(sorted(kinds))}" if told else ""


_CAUSES = frozenset("because after due amid following over owing despite during".split())


def two_causes(left: Claim, right: Claim, levels: Sequence[Level]) -> str:
    """Whether each has a cause of its own: closed after the flood, closed because of snow."""
    if not any(one.slot == "slip" and one.level == "no slip" for one in levels):
        return ""
    return causes_apart(left, right)


def causes_apart(left: Claim, right: Claim) -> str:
    """What each was done because of or after, where it is not the same."""
    mine, yours = (
        {p.head for p in side.participants if p.role in _CAUSES and p.entity is None and p.head}
        for side in (left, right)
    )
    if not mine or not yours or any(predicates.related_nouns(a, b) for a in mine for b in yours):
        return ""
    return "" if mine & yours else f"two causes: {min(mine)} and {min(yours)}"


def _of_the_time_before(left: Claim, right: Claim, *, who: bool) -> str:
    """Why the holder of "the previous" one is no rival of this one's."""
    before = [" previous " in one.anchor.quote for one in (left, right)]
    return "one is of the time before" if who and before[0] != before[1] else ""


def _money_alone(left: Claim, right: Claim) -> str:
    """Why a sum that was won says nothing of who or when a contest was won."""
    for one, other in ((left, right), (right, left)):
        if _won_money(one) and other.predicate == "win" and other.named("patient"):
            return "one tells what money was won"
    return ""


def _won_money(claim: Claim) -> bool:
    """Whether a sum was won, and not what it was won at: "won 410,000 dollars at the Open"."""
    if claim.predicate != "win" or any(one.role == "patient" for one in claim.participants):
        return False
    return any(
        one.quantity.dimension == "money" and one.attribute == "patient" for one in claim.quantities
    )
