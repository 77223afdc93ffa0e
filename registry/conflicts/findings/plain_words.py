"""Levels, slots and outcomes in plain words, as every face of the program tells them.

A level is named in the table of weights by its slot and a short name; a reader
wants a sentence.  The weight stays beside it, so that the sum can be done by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from registry.conflicts.findings.amounts import amount_said, plural_of
from registry.lexicon import predicates
from registry.records import NUMBER_ROLES, Claim, Level, Outcome
from registry.values.time import TimeInterval

A_NOTE = "a note only: "
"""How the line of an explanation begins that tells why a finding is no louder."""
_SAID: Mapping[tuple[str, str], str] = {
    ("story", "same story"): "the articles tell one story",
    ("story", "related"): "the articles tell stories that touch",
    ("story", "other"): "the articles tell two stories",
    ("story", "same article"): "both stand in one article",
    ("predicate", "same word"): "the same word for what happened",
    ("predicate", "same class"): "two words for one kind of happening",
    ("predicate", "noun and verb"): "a noun and a verb for one kind of happening",
    ("predicate", "near"): "words for kinds of happening that are near each other",
    ("predicate", "same generic word"): "the same word, which says little",
    ("predicate", "opposite"): "words that exclude each other",
    ("predicate", "generic"): "a word that says little",
    ("predicate", "other"): "words for two kinds of happening",
    ("agent", "same entity"): "the same subject",
    ("agent", "same kind"): "subjects that may be one",
    ("agent", "other entity"): "another subject",
    ("agent", "other kind"): "subjects of two kinds",
    ("patient", "same entity"): "the same object",
    ("patient", "same kind"): "objects that may be one",
    ("patient", "other entity"): "another object",
    ("patient", "other kind"): "objects of two kinds",
    ("others", "other participants"): "each names somebody whom the other does not",
    ("names", "shared names"): "names in both sentences",
    ("words", "shared words"): "words in both sentences",
    ("words", "the same sentence"): "both sentences have the same words, but for this",
    ("time", "same day"): "the same day",
    ("time", "compatible"): "times that fit each other",
    ("time", "disjoint"): "times without a common day",
    ("time", "news of other days"): "news of other days",
    ("time", "another day of a daily thing"): "another day of what is told anew every day",
    ("place", "same"): "the same place",
    ("place", "disjoint"): "two places",
    ("numbers", "an equal number"): "another number is equal",
    ("separator", "set apart"): "a word sets one apart from another",
    ("support", "the word alone"): "only the word for what happened is in common",
    ("separator", "two occasions"): "two occasions, or two things that begin or end",
    ("status", "other status"): "one is firmer than the other",
    ("repeated", "repeated kind"): "such things happen again and again",
    ("repeated", "once only"): "such a thing happens once",
    ("alone", "the only one"): "each article tells of one such happening",
    ("alone", "news of two days"): "it may be news of two days",
    ("retold", "the only one"): "the article comes back to it",
    ("retold", "of one kind"): "the article comes back to it",
    ("retold", "of a near kind"): "the article comes back to it in near words",
    ("left over", "time"): "a time left over on each side",
    ("left over", "quantity"): "a number left over on each side",
    ("left over", "place"): "a place left over on each side",
    ("left over", "participant"): "a name left over on each side",
    ("left over", "named"): "a name left over on one side",
    ("left over", "setting"): "a place without a name left over on each side",
    ("left over", "described"): "somebody without a name left over on each side",
    ("described", "of one axis"): "two who are not one",
    ("described", "of two axes"): "two who are hardly one",
    ("replaced", "in his place"): "one is told to have done it in the other's place",
    ("predicate", "one happening"): "words for one kind of happening",
    ("told", "there too"): "one article names the place of the other, of something else",
    ("left over", "others"): "so much is left over that it may be chance",
    ("left over", "sentences"): "the more is told, the more differs without contradiction",
    ("left over", "held back"): "what is left over is a reason to ask, and seldom one to be sure",
    ("occasion", "the last time"): "both tell when it was so for the last time before",
    ("left over", "short"): "short articles tell little that the other does not answer",
    ("nearest", "of all"): "of all that is left over they stand in the most alike sentences",
    ("left over", "polarity"): "a yes and a no left over",
    ("opposed", "a state"): "the two ends of one state",
    ("opposed", "in so many words"): "more than one word on either side says so",
    ("opposed", "a deed"): "one deed, done and not done",
    ("opposed", "its opposite"): "a deed and its opposite",
    ("opposed", "a thing"): "a thing that there is and is not",
    ("opposed", "a word"): "a word and its denial",
    ("opposed", "nothing"): "one side denies something, and no word of it is opposed",
    ("agree", "a state or deed"): "they agree in a state or deed",
    ("denial", "none"): "no word of either denies anything",
    ("denial", "one"): "a word of one denies something",
    ("denial", "both"): "words of both deny something",
    ("denial", "of any"): "it is denied of any at all",
    ("alone", "in that state"): "each article tells of that state once",
    ("time", "one time long past"): "of one time long past long reports do not differ more",
    ("alone", "of one subject"): "of one subject long reports do not differ more",
    ("participants", "in both"): "they take part in both",
    ("numbers", "one number"): "one number stands in both",
    ("subject", "same entity"): "the same takes part",
    ("subject", "same kind"): "somebody or something of that kind takes part",
    ("subject", "other kind"): "others may take part",
    ("subject", "other entity"): "another takes part",
    ("counts", "each its own"): "each counts its own",
    ("status", "one ahead"): "one alone is still to come",
    ("status", "open"): "one is only possible",
    ("marks", "another time"): "words that tell of another time",
    ("marks", "a part"): "words that tell of a part",
    ("predicate", "a noun"): "a noun alone tells of it",
    ("words", "of the clause"): "words in both clauses",
    ("words", "of the sentence"): "words in both sentences",
    ("words", "told once"): "words that each article has in one sentence alone",
    ("order", "apart"): "the articles tell it at other places",
    ("rate", "other rate"): "one is so much a year or each, the other is not",
    ("when", "same day"): "the same day",
    ("kind", "two of kind city"): "two towns",
    ("kind", "two of kind country"): "two countries",
    ("kind", "two of kind region"): "two regions",
    ("kind", "two of kind other"): "two places of which it is not known what they are",
    ("relation", "same end"): "both where it began, or both where it ended",
    ("told", "again"): "each is named again in its article",
    ("role", "two offices"): "two offices",
    ("home", "both told"): "of both it is told where they are from",
    ("words", "none"): "no word that tells is in both sentences",
    ("precision", "two years"): "two years",
    ("precision", "two months"): "two months",
    ("precision", "month and season"): "a month and a season",
    ("precision", "two days"): "two days",
    ("precision", "day and hour"): "a day and an hour",
    ("precision", "two hours"): "two hours",
    ("precision", "other"): "the one is told more finely than the other",
    ("distance", "days"): "so far apart",
    ("relation", "until"): "it lasts until then",
    ("when", "both past"): "both are long past",
    ("when", "both of late"): "both are of the last weeks",
    ("when", "both news"): "both are news of the day",
    ("when", "both to come"): "both are still to come",
    ("when", "one to come"): "one alone is still to come",
    ("known", "news to both"): "both came before either article appeared",
    ("known", "the day the other appeared"): "the one came on the day the other article appeared",
    ("when", "two ages"): "one is news, and the other is past",
    ("relation", "other"): "one says when, the other before or after what",
    ("relation", "same"): "the same preposition",
    ("source", "of the sentence"): "a time is taken over from the words beside it",
    ("questions", "two"): "they answer two questions",
    ("kind", "same"): "two of one kind",
    ("kind", "persons"): "two persons",
    ("role", "both act"): "both do it",
    ("role", "same"): "both stand in one role",
    ("size", "apart"): "so many times as much",
    ("size", "lengths and durations"): "a story has few lengths and durations",
    ("size", "sums and ages"): "a story has many sums, shares and ages",
    ("bound", "other bound"): "one says at most, at least or about, the other does not",
    ("holder role", "one alone"): "one alone can fill the role",
    ("slip", "typical slip"): "a typical slip of the pen explains the difference",
    ("slip", "next day"): "a day is a typical slip, but the next day has its own news",
    ("slip", "digits transposed"): "digits transposed, a typical slip of the pen",
    ("slip", "one digit"): "one digit differs, a typical slip of the pen",
    (
        "slip",
        "a factor of ten, a hundred or a thousand",
    ): "a factor of ten, a hundred or a thousand",
    ("slip", "the two sides of a score swapped"): "the two sides of a score are swapped",
    ("slip", "no slip"): "no typical slip of the pen explains the difference",
    ("counted", "same thing"): "the same thing is counted",
    ("counted", "same class"): "things of one class are counted",
    ("counted", "other thing"): "other things are counted",
    ("counted", "one unnamed"): "one side alone says what is counted",
    ("attribute", "same"): "the same is measured",
    ("attribute", "other"): "something else is measured",
    ("counts", "counted once"): "each article counts such a thing once",
    ("scope", "other scope"): "one is a part, a total or a change, the other is not",
    ("scope", "state or event"): "how many there are, and to how many it happened",
    ("scope", "same scope"): "both are a part, a total or a change",
    ("holder", "same"): "of the same",
    ("holder", "other"): "of another",
    ("modifiers", "shared"): "what is counted is narrowed alike",
    ("modifiers", "other"): "what is counted is narrowed in another way",
    ("owner", "not known to be one"): "nothing makes them those of one",
    ("several", "several such numbers"): "one sentence gives several such numbers",
    ("theme", "other kind"): "it may be about something else",
    ("often", "no typical slip"): "two occasions are likely",
    ("often", "other occasion"): "two occasions are likely",
    ("figures", "other figures"): "other figures stand beside it",
    ("source", "shared time"): "a time is taken over from the words beside it",
    ("object", "same object"): "the same is said of one object",
    ("object", "one unnamed"): "one side alone names what it is about",
    ("object", "denied at all"): "one side denies it at all",
    ("decision", "same"): "people hold them to be one happening",
    ("decision", "different"): "people hold them to be two happenings",
}
_TWICE = re.compile(r"^('?)(.+?)\1 and \1\2\1(?=$|[:,( ])")
_COMPOUND = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")
_ONE_NAME = re.compile(r": (.+) and \1 are one name$")
_SLIPS: Mapping[str, str] = {
    "day": "one day off",
    "week": "one week off",
    "month": "the same day of another month",
    "year": "the same day and month of another year",
    "decade": "the same year of another decade",
    "century": "the same year of another century",
    "day-month-swap": "day and month swapped",
    "digits-transposed": "digits transposed",
    "half-day": "a.m. for p.m.",
    "one digit": "one digit differs",
}
_SLOTS: Mapping[str, str] = {
    "order": "order in time",
    "quantity": "number",
    "polarity": "whether it happened",
}
_OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.AGREE: ("agrees", "agree"),
    Outcome.REFINEMENT: ("is only more precise", "are only more precise"),
    Outcome.ROUNDING: ("is rounded", "are rounded"),
    Outcome.UPDATE: ("is an update", "are updates"),
    Outcome.FORECAST: ("is a forecast", "are forecasts"),
    Outcome.OTHER_EVENT: ("is of another event", "are of other events"),
    Outcome.PART_OF_TOTAL: ("is part of a total", "are parts of a total"),
    Outcome.OTHER_UNIT: ("is in another unit", "are in other units"),
    Outcome.REPORTED_ONLY: ("is only reported", "are only reported"),
    Outcome.UNSURE: ("is unsure", "are unsure"),
    Outcome.CONFLICT: ("contradicts the other", "contradict each other"),
}


def said(level: Level) -> str:
    """A level as a sentence, without its weight.

    >>> said(Level(slot="place", level="same", weight=800, reason="Oslo and Oslo"))
    'the same place: Oslo'
    >>> said(Level(slot="time", level="same day", weight=1, reason="2025-10-09 and 2025-10-09TEV"))
    'the same day: 9 October 2025 and 9 October 2025, in the evening'
    """
    phrase = _SAID.get((level.slot, level.level), f"{level.slot}: {level.level}")
    reason = _TWICE.sub(r"\1\2\1", level.reason)
    if level.slot == "slip":  # its reason says the name of the level again
        reason = _SLIPS.get(reason, "") if level.level == "typical slip" else ""
    if reason.startswith("each tells") or level.slot == "holder role":
        reason = ""
    reason = kind_said(_ONE_NAME.sub(": the same name", reason).replace("measure ", ""))
    reason = _CODED.sub(lambda m: _date_said(m[0]), reason)
    return f"{phrase}: {reason}" if reason else phrase


# Times of which the short form is no date: the evening of a day, a season, a day of any year.
_CODED = re.compile(
    r"(?<![\w-])(?:XXXX-WXX-\d|(?:XXXX(?:-[\dX]{2}){0,2}|\d{4})(?:-(?:SP|SU|FA|WI|Q\d|H\d)"
    r"|(?:-[\dX]{2}){0,2}))(?:T[A-Z\d:]+)?(?![\w-])"
)


def not_of_one(reason: str) -> str:
    """Why two values are not held against each other, beside how they stand to each other.

    >>> not_of_one("“€3” and “$3” say the same.")
    '“€3” and “$3” say the same; little says it is of one event'
    """
    if "; " in reason:
        return reason  # it says why already
    return f"{reason.removesuffix('.')}; little says it is of one event"


def kind_said(text: str) -> str:
    """A text in which kinds of happening bear no names of tables.

    >>> kind_said("'labour-strike' and 're-elect'")
    "'labour strike' and 're-elect'"
    """
    return _COMPOUND.sub(
        lambda m: m[0].replace("-", " ") if m[0] in predicates.classes() else m[0], text
    )


_HEADINGS: Mapping[str, str] = {"be-born": "born", "be-citizen": "citizen", "be-based": "based"}
_NUMBER_OF = re.compile(r"^(number of )(\w+)$")
_EMPTY = frozenset("be have do make take get go come give use put bring keep set".split())


def heading(claim: Claim, kind: str, at: int = 0, *, shared: bool = True) -> str:
    """What two claims disagree about, in few words: what happened, and what is counted.

    What is not ``shared`` by the others is said in the words of the claim: who "recovered" a body
    has not told of a discovery.
    """
    said = _HEADINGS.get(claim.predicate_class or "") or kind_said(claim.predicate)
    if not shared and claim.predicate == claim.predicate_class:
        word = claim.trigger.text.lower()
        if word[:1] != claim.predicate[:1] and word not in _LIGHT:
            said = word
    if kind != "quantity" or at >= len(claim.quantities):
        return said
    slot = claim.quantities[at]
    thing = slot.counted or ("" if slot.attribute in NUMBER_ROLES else slot.attribute)
    thing = thing.removeprefix("property ")
    counts = slot.quantity.dimension == "count"
    if not thing or thing in said:
        return _NUMBER_OF.sub(lambda m: m[1] + plural_of(m[2]), said) if counts else said
    thing = plural_of(thing) if counts else thing
    return thing if claim.predicate in _EMPTY else f"{said}, {thing}"


_LIGHT = frozenset(
    """is are was were be been being has have had having do does did done doing make makes made
    making take takes took taken taking get gets got getting go goes went gone going come comes came
    coming give gives gave given giving put puts putting use used bring brings brought bringing keep
    keeps kept set sets hold holds held holding stay stays stayed remain remains remained begin
    begins began begun leave leaves left cut cuts run runs ran stand stands stood fall falls fell
    fallen break breaks broke broken find finds found become becomes became let lets reach reached
    suffer suffers suffered face faces faced filed there""".split()
)
"""Forms of verbs that say little without the words beside them: "put her name to", "gave way"."""


def value_said(value: str, kind: str) -> str:
    """A value as a reader meets it; the value itself is for programs.

    >>> value_said("~1240000000 GBP", "quantity"), value_said(">=48200", "quantity")
    ('about 1.24 billion GBP', 'at least 48,200')
    >>> value_said("2026-07-20", "date"), value_said("after 2024-06", "date")
    ('20 July 2026', 'after June 2024')
    >>> value_said("not concede-defeat", "polarity"), value_said("denied: hit", "polarity")
    ('not concede defeat', 'hit, which is denied')
    """
    if kind == "date":
        return " or ".join(_date_said(part) for part in value.split(" or "))
    if kind == "quantity":
        return " or ".join(amount_said(part) for part in value.split(" or "))
    if kind == "polarity":
        denied = value.removeprefix("denied: ")
        return kind_said(value if denied == value else f"{denied}, which is denied")
    return value


def _date_said(value: str) -> str:
    after = "after " if value.startswith("after ") else ""
    try:
        return after + TimeInterval.parse(value.removeprefix(after)).spoken
    except ValueError:
        return value


def weighed(level: Level) -> str:
    """A level as a sentence with its weight, in bits.

    >>> weighed(Level(slot="place", level="same", weight=800, reason="Oslo and Oslo"))
    'the same place: Oslo (+0.8)'
    """
    return f"{said(level)} ({bits(level.weight)})"


def bits(weight: int, digits: int = 1) -> str:
    """A weight as readers see it, in bits; with three digits it is exact.

    >>> bits(2200), bits(-900), bits(425, 3)
    ('+2.2', '-0.9', '+0.425')
    """
    return f"{weight / 1000:+.{digits}f}"


def slot_said(slot: str) -> str:
    """What two values tell, in words.

    >>> slot_said("place:in"), slot_said("polarity")
    ('place, in', 'whether it happened')
    """
    name, _, rest = slot.partition(":")
    if name == "participant":
        return role_said(rest)
    shown = _SLOTS.get(name, name)
    return f"{shown}, {rest}" if rest else shown


def role_said(role: str) -> str:
    """The role of one who takes part, in words.

    >>> role_said("agent"), role_said("patient:in")
    ('subject', 'object, in')
    """
    name, _, rest = role.partition(":")
    shown = {"agent": "subject", "patient": "object"}.get(name, name)
    return f"{shown}, {rest}" if rest else shown


def slip_said(slip: str) -> str:
    """A typical slip in words.

    >>> slip_said("day"), slip_said("digits transposed")
    ('one day off', 'digits transposed')
    """
    return _SLIPS.get(slip, slip)


def outcome_said(outcome: Outcome, number: int) -> str:
    """So many compared values that ended so.

    >>> outcome_said(Outcome.UPDATE, 1), outcome_said(Outcome.UPDATE, 1200)
    ('1 is an update', '1,200 are updates')
    """
    return f"{number:,} {_OUTCOMES[outcome][number != 1]}"
