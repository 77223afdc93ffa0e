"""Parts of patterns that several rules share.  See ``_tokens.translate`` for the notation."""

from __future__ import annotations

from registry.extraction.times._meaning import Anchor
from registry.extraction.times._tokens import define

define("MONTHNAME", "(?:MONTH | MONTHABBR DOT?)")
define("DAYNAME", "(?:WEEKDAY | WEEKDAYABBR DOT?)")
define("DAYOF", "(?:DAYNUM | ORDDAY | ORDWORD (?:DASH ORDWORD)? | NUMWORD DASH ORDWORD)")
define(
    "YEARTEXT",
    (
        "(?:YEARNUM BC? | (?:NUM | DAYNUM) BC | AD (?:YEARNUM | NUM) | (?:NUM | DAYNUM | "
        "YEARNUM) AD | SHORTYEAR)"
    ),
)
define(
    "YEARREL",
    (
        "(?:(?:of | in)? (?:(?:the | that | this) (?:same | following | previous | next | "
        "preceding | current)? | last | next) year)"
    ),
)
define("TO", "(?:DASH | SLASH | to | and | or | through | thru | until | till)")
define("NUMBER", "(?:NUM | DAYNUM | YEARNUM | NUMWORD (?:(?:DASH | and)? NUMWORD){0,6})")
define(
    "AFEW",
    (
        "(?:(?:a | the | these | those)? (?:few | several | couple of?) (?:more | dozen | "
        "hundred | thousand)? | a? (?:number | handful | matter) of | some | many | numerous | "
        "various | dozens of | scores of | couple of)"
    ),
)
define(
    "HALVES",
    "(?:half DASH? (?:a | an)? | a half DASH? | a quarter of (?:a | an) | (?:a)? quarter DASH? )",
)
define(
    "MORETHAN",
    (
        "(?:(?:a (?:little | bit))? (?:more | less | fewer | longer | later | earlier) than "
        "(?:a mere)? | at (?:least | most) | up to | as (?:many | much | long | little) as"
        " | no (?:more | less | fewer | longer | later) than | not (?:more | less) than | "
        "(?:just | well | little | slightly)? "
        "(?:(?<!took|take|takes|taken|taking|handed|hands) over | under)"
        " | almost | nearly | about | around | approximately | roughly | some | circa | ca "
        "DOT? | c DOT | an? (?:estimated | average)? )"
    ),
)
define(
    "PRE",
    (
        "(?:the (?:very)? (?:early | mid | middle | late | later | latter | earlier) (?:to "
        "(?:mid | late))? DASH? (?:part of | days of | months of | stages of | half of)? "
        "(?:the)?"
        " | (?:the)? (?:first | opening | last | final | closing) (?:few)? (?:day | days | "
        "week | weeks | weekend | months) of (?:the)?"
        " | an? (?:early | mid | late) DASH?"
        " | (?:the | this | that)? (?:very)? (?:beginning | start | outset | end | close | "
        "middle | turn) (?:of | DASH of DASH) (?:the)?"
        " | (?:very)? (?:early | late | mid | earlier | later) (?:DASH? (?:to | through) "
        "DASH? (?:mid | late))? (?:in | on)? DASH? (?:the)?)"
    ),
)
define(
    "ZONENAME",
    "(?:local time | (?:eastern | central | pacific | mountain | universal | moscow | beijing) "
    "(?:standard | daylight | summer)? time | (?:gmt | utc) (?:PLUS | DASH) (?:DAYNUM | "
    "CLOCK) | ZONE time?)",
)
define("ZONETEXT", "(?:LPAR ZONENAME RPAR | ZONENAME)")
define(
    "CLOCKTIME",
    (
        "(?:CLOCK (?:DASH? AMPM | hrs | hours)? | DAYNUM AMPM | NUMWORD APOS? o APOS clock | "
        "(?:NUMWORD | DAYNUM) o APOS clock | noon | midnight)"
    ),
)
define(
    "WHICH",
    (
        "(?:this same | that same | the same | that very | this very | this past | this coming | "
        "the past | the last | the previous | the preceding | the prior | the next | the "
        "following | the coming | the subsequent | the current | the present | the final | last "
        "| next | this | that | past | previous | following | coming | same | current | these | "
        "those | upcoming)"
    ),
)

# What "early" and "late" and their kin make of a time.  Source: TimeML TIMEX3, attribute mod.
_MODS = {
    "START": frozenset("early earlier beginning start outset first opening".split()),
    "MID": frozenset("mid middle".split()),
    "END": frozenset("late later latter end close last final closing".split()),
}


# Of a day they compare with what was told before: "they signed later on Monday".
_AGAINST_ANOTHER = frozenset(("earlier", "later"))


def mod_of(words: list[str], *, day: bool = False) -> str | None:
    """The ``mod`` that a prefix such as "the end of" stands for, or ``None``; ``day``: of a day."""
    if day:
        words = [word for word in words if word not in _AGAINST_ANOTHER]
    if "to" in words and "mid" in words:
        return "MID"
    for mod, known in _MODS.items():
        if any(word in known for word in words):
            return mod
    return None


_QUANTITY_MODS = (
    ("no more than", "EQUAL_OR_LESS"),
    ("no less than", "EQUAL_OR_MORE"),
    ("no fewer than", "EQUAL_OR_MORE"),
    ("not more than", "EQUAL_OR_LESS"),
    ("not less than", "EQUAL_OR_MORE"),
    ("more than", "MORE_THAN"),
    ("longer than", "MORE_THAN"),
    ("less than", "LESS_THAN"),
    ("fewer than", "LESS_THAN"),
    ("at least", "EQUAL_OR_MORE"),
    ("at most", "EQUAL_OR_LESS"),
    ("up to", "EQUAL_OR_LESS"),
    ("no later than", "ON_OR_BEFORE"),
    ("later than", "AFTER"),
    ("earlier than", "BEFORE"),
    ("over", "MORE_THAN"),
    ("under", "LESS_THAN"),
    ("nearly", "LESS_THAN"),
    ("almost", "LESS_THAN"),
    ("about", "APPROX"),
    ("around", "APPROX"),
    ("approximately", "APPROX"),
    ("roughly", "APPROX"),
    ("some", "APPROX"),
    ("circa", "APPROX"),
    ("ca", "APPROX"),
    ("c", "APPROX"),
    ("estimated", "APPROX"),
    ("average", "APPROX"),
)


def quantity_mod(words: list[str]) -> str | None:
    """The ``mod`` that a prefix such as "more than" stands for, or ``None``."""
    said = " ".join(words)
    for phrase, mod in _QUANTITY_MODS:
        if f" {phrase} " in f" {said} ":
            return mod
    return None


WHICH_DIRECTION: dict[str, tuple[int, Anchor]] = {
    # Word, to units forward and what they are counted from.
    "last": (-1, "document"),
    "past": (-1, "document"),
    "previous": (-1, "mention"),
    "preceding": (-1, "mention"),
    "prior": (-1, "mention"),
    "next": (1, "document"),
    "coming": (1, "document"),
    "upcoming": (1, "document"),
    "following": (1, "mention"),
    "subsequent": (1, "mention"),
    "same": (0, "mention"),
    "very": (0, "mention"),
    "that": (0, "mention"),
    "those": (0, "mention"),
    "current": (0, "document"),
    "present": (0, "document"),
    "this": (0, "document"),
    "these": (0, "document"),
    "the": (0, "either"),
    "final": (0, "mention"),
}
"""Read from the last word of a phrase such as "the same" backwards: the first that is known."""
