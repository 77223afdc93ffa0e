"""The grammar of time expressions, as one table: to know what is tagged, read ``RULES``.

Patterns are regular expressions over words and sets (``_tokens.translate``
tells the notation); a builder says what a match means, or ``None`` to refuse.
Of matches that overlap the longest stands, of equals the one whose rule is first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from registry.extraction.times import (
    _clock,
    _dates,
    _lengths,
    _patterns,
    _references,
    _relative,
    _seasons,
    _sets,
)
from registry.extraction.times._match import Match
from registry.extraction.times._meaning import Meaning, Piece
from registry.extraction.times._tokens import compile_pattern

Builder = Callable[[Match], Meaning | tuple[Piece, ...] | None]
assert _patterns  # defines the shared parts


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def _rule(name: str, build: Builder, *patterns: str) -> tuple[Rule, ...]:
    return tuple(Rule(name, compile_pattern(pattern), build) for pattern in patterns)


_CA = "{ca:MORETHAN}?"
_RATE = "(?:once | twice | thrice | NUMBER times)"

RULES: tuple[Rule, ...] = (
    *_rule("iso", _dates.iso, "ISO"),
    *_rule("date", _dates.nine_eleven, "{month:DAYNUM} SLASH {day:DAYNUM} (?! SLASH)"),
    *_rule("numeric date", _dates.numeric, "NUMDATE"),
    *_rule(
        "date",
        _dates.full_date,
        (
            "{ca:MORETHAN}? {pre:PRE}? (?:(?:the | last | next | this)? {weekday:DAYNAME} "
            "COMMA? (?:the)?)? "
            "{month:MONTHNAME} the? {day:DAYOF} (?:COMMA? (?:of)? {year:YEARTEXT} | COMMA? "
            "{rel:YEARREL})?"
        ),
        (
            "{pre:PRE}? (?:{weekday:DAYNAME} COMMA?)? the? {day:DAYOF} {order:of | day of}? "
            "{month:MONTHNAME} (?:(?:COMMA | of)? {year:YEARTEXT} | COMMA? {rel:YEARREL})?"
        ),
        "{day:DAYNUM} DASH {month:MONTHNAME} DASH {year:YEARTEXT}",
    ),
    *_rule(
        "date range",
        _dates.day_range,
        (
            "(?:the)? {day1:DAYOF} {to:TO} (?:the)? {day2:DAYOF} (?:of)? {month:MONTHNAME} "
            "(?:COMMA? {year:YEARTEXT} | COMMA? {rel:YEARREL})?"
        ),
        (
            "{month:MONTHNAME} {day1:DAYNUM | ORDDAY} {to:TO} (?:the)? {day2:DAYNUM | ORDDAY} "
            "(?:COMMA? {year:YEARTEXT} | COMMA? {rel:YEARREL})?"
        ),
    ),
    *_rule(
        "month range",
        _dates.month_range,
        (
            "{month1:MONTHNAME} {to:TO} {month2:MONTHNAME} (?:(?:of | COMMA)? {year:YEARTEXT} | "
            "{rel:YEARREL})"
        ),
    ),
    *_rule(
        "year range",
        _dates.year_range,
        (
            "{y1:(?:YEARNUM | NUM) BC?} {to:DASH | SLASH | to | and | or | until | through} "
            "{y2:(?:YEARNUM | NUM | DAYNUM) BC?}"
        ),
    ),
    *_rule(
        "weekday of a month",
        _seasons.nth_weekday,
        (
            "the? {nth:ORDWORD | ORDDAY | last | final} {weekday:WEEKDAY} (?:of | in) "
            "{month:MONTHNAME} (?:(?:COMMA | of | in)? {year:YEARTEXT} | {rel:YEARREL})?"
        ),
        (
            "the? {nth:ORDWORD | ORDDAY | last | final} {weekday:WEEKDAY} (?:of | in) "
            "{which:WHICH} month"
        ),
    ),
    *_rule(
        "month",
        _dates.month_year,
        (
            "{ca:MORETHAN}? {pre:PRE}? (?:the month of)? {month:MONTHNAME} (?:(?:of | COMMA | "
            "in)? {year:YEARTEXT} | {rel:YEARREL})"
        ),
    ),
    *_rule(
        "month", _dates.month_alone, "{pre:PRE}? (?:the month of)? {which:WHICH}? {month:MONTHNAME}"
    ),
    *_rule(
        "decade",
        _seasons.decade,
        "{the:the}? {pre:PRE}? {decade:DECADE | SHORTDECADE | DECADEWORD} {bc:BC}?",
    ),
    *_rule(
        "century",
        _seasons.century,
        (
            "(?:the)? {pre:PRE}? {nth:ORDDAY | ORDNUM | ORDWORD | NUMWORD DASH ORDWORD} DASH? "
            "century (?:{bc:BC} | AD)?"
        ),
    ),
    *_rule(
        "season",
        _seasons.season,
        (
            "{pre:PRE}? (?:{which:WHICH} | {the:the})? {season:SEASON} (?:(?:of | COMMA)? "
            "{year:YEARTEXT} | {rel:YEARREL})?"
        ),
    ),
    *_rule(
        "quarter",
        _seasons.quarter,
        (
            "{pre:PRE}? {which:WHICH | the | its | their}? {fiscal:fiscal}? {nth:ORDWORD | "
            "ORDDAY | final} DASH? {fiscal2:fiscal}? quarter (?:(?:of | in)? (?:the)? "
            "(?:fiscal)? (?:year)? {year:YEARTEXT} | of? {rel:YEARREL})?"
        ),
        "(?:the)? {year:YEARTEXT} {fiscal:fiscal}? {nth:ORDWORD | ORDDAY} DASH? quarter",
        "q {n:DAYNUM} (?:(?:of)? (?:fiscal)? {year:YEARTEXT} | of? {rel:YEARREL})?",
        (
            "(?:the)? {edge:first | opening | last | final | closing} {many:three | six} months "
            "of (?:{year:YEARTEXT} | {rel:YEARREL})"
        ),
    ),
    *_rule(
        "half-year",
        _seasons.half,
        (
            "(?:the)? {nth:first | second | latter} DASH? half (?:of | in) (?:{year:YEARTEXT} | "
            "{rel:YEARREL})"
        ),
        "h {n:DAYNUM} {year:YEARTEXT}?",
    ),
    *_rule(
        "fiscal year",
        _seasons.fiscal_year,
        "{pre:PRE}? (?:the)? (?:fiscal (?:year)? | fy | financial year) {year:YEARTEXT}",
    ),
    *_rule(
        "year",
        _dates.year_alone,
        "{ca:MORETHAN}? {pre:PRE}? {the:(?:the)? year}? {year:YEARTEXT}",
    ),
    *_rule(
        "year",
        _dates.early_year,
        "(?<=from|to|in) {ca:about | around | circa | roughly}? {year:NUM}",
        "{ca:about | around | circa | roughly} {year:NUM}",
        "{the:the year} {year:NUM}",
    ),
    *_rule(
        "year BC",
        _dates.bare_bc_year,
        "(?<=in|by|since|until|from|to|of|and|till|before|after|about|around|circa) {year:NUM}",
    ),
    *_rule(
        "weekday",
        _seasons.weekday,
        (
            "{pre:PRE}? {which:WHICH}? {weekday:WEEKDAY} {part:PART}? {week:(?:of)? (?:last | "
            "this | next | that | the following | the previous) week}?"
        ),
    ),
    *_rule(
        "holiday",
        _seasons.holiday,
        (
            "{which:WHICH}? {holiday:christmas (?:eve | day)? | new year POSS (?:eve | day) | "
            "boxing day | halloween | valentine POSS day | independence day | may day | bastille "
            "day | armistice day | veterans day | thanksgiving (?:day)? | labor day | memorial "
            "day | easter (?:sunday | monday)? | good friday} {part:PART}? (?:COMMA? (?:of | "
            "in)? {year:YEARTEXT} | {rel:YEARREL})?"
        ),
    ),
    *_rule(
        "new year",
        _seasons.new_year,
        "(?<=in|into) the {year:new year}",
        "{pre:early | late | later} in the {year:new year}",
        "(?<=by|before|until|till|since|after|from|at) the {day:new year}",
    ),
    *_rule(
        "clock",
        _clock.clock,
        (
            "{ca:(?:about | around | approximately | shortly | just)}? {clock:CLOCKTIME} "
            "{zone:ZONETEXT}? {part:in the (?:morning | afternoon | evening) | at night}? "
            "{zone2:ZONETEXT}?"
        ),
    ),
    *_rule(
        "clock",
        _clock.spoken,
        (
            "{ca:(?:about | around | approximately | shortly | just)}? (?:a)? "
            "{minutes:half | quarter | NUMWORD (?:DASH? NUMWORD)?} (?:minutes)? {side:past | to} "
            "{hour:NUMWORD} {part:in the (?:morning | afternoon | evening) | at night}?"
        ),
    ),
    *_rule(
        "clock",
        _clock.hour,
        (
            "{ca:(?:about | around | approximately | shortly | just)}? "
            "{hour:NUMWORD | DAYNUM | NUM} "
            "{part:in the (?:morning | afternoon | evening) | at night}?"
        ),
    ),
    *_rule(
        "clock",
        _clock.military,
        "{digits:NUM | YEARNUM} (?:hours | hrs) {zone:ZONETEXT}?",
        "{digits:NUM | YEARNUM} {zone:ZONENAME}",
    ),
    *_rule("day of the month", _dates.ordinal_day, "the {day:ORDDAY}"),
    *_rule(
        "day",
        _relative.day_word,
        "{pre:early | earlier | late | later}? {word:DAYWORD} {part:PART}?",
    ),
    *_rule("day", _relative.two_days, "the day (?:before | after) {word:yesterday | tomorrow}"),
    *_rule(
        "part of day",
        _relative.part_of_day,
        "{pre:early | late | later | earlier} in {which:the | that} {part:PART}",
        "{which:the | WHICH} {pre:early | late | mid DASH?}? {part:PART} hours (?= of | on)",
        "{which:the} {hours:early | small | wee | late} hours (?= of | on | DOT | COMMA)",
    ),
    *_rule(
        "unit",
        _relative.within_unit,
        (
            "{pre:early | earlier | late | later} in {which:the | this | that} {unit:day | week "
            "| month | quarter | year | decade | century}"
        ),
    ),
    *_rule(
        "year-end", _relative.year_end, "(?:the)? {unit:year | month | week | quarter} POSS end"
    ),
    *_rule(
        "night",
        _relative.tonight,
        "{pre:early | late | later}? {word:tonight | overnight | last night}",
    ),
    *_rule(
        "part of day",
        _relative.part_of_day,
        "{pre:PRE}? {which:WHICH | the} {early:early | late}? {part:PART}",
        "{pre:early | late | mid DASH?}? {part:PART} (?:local time)?",
    ),
    *_rule(
        "unit",
        _relative.which_unit,
        "{pre:PRE}? {which:WHICH | the} {fiscal:fiscal | financial | calendar}? {unit:UNIT}",
        (
            "{pre:PRE} {which:WHICH | the}? {fiscal:fiscal | financial}? {unit:week | month | "
            "year | quarter | decade | century} (?= COMMA | DOT)"
        ),
    ),
    *_rule("year-end", _relative.year_end, "(?:the)? {unit:year | month | quarter} DASH? end"),
    *_rule(
        "counted",
        _relative.counted,
        _CA
        + (
            " {n:NUMBER | AFEW | a | an}? {halves:and a half | HALVES}? (?:FILLER){0,3} "
            "{unit:UNIT | UNITS} {andhalf:and a half}? DASH? {rel:ago | earlier | later | before "
            "| after | hence | from now | from today | previously | afterwards | afterward | "
            "thereafter | prior | back then | following} {rest:that | this | then}?"
        ),
    ),
    *_rule(
        "unit before",
        _relative.the_unit_before,
        (
            "the {unit:day | week | month | year | night | evening | morning | weekend} "
            "{rel:before | after | prior | following}"
        ),
    ),
    *_rule("eve", _relative.eve_of, "the eve of"),
    *_rule(
        "length",
        _lengths.length,
        _CA
        + (
            " (?:another)? {n:NUMBER | AFEW | a | an} {halves:and a half | DASH and DASH a DASH "
            "half | and half | HALVES}? (?:FILLER){0,3} {unit:UNIT | UNITS | UNITSHORT} "
            "{andhalf:and a half}?"
        ),
        _CA + " {halves:HALVES} {unit:UNIT}",
    ),
    *_rule(
        "span",
        _lengths.span,
        (
            "(?:the | these | those | its | his | her | their | this)? {dir:last | past | next | "
            "first | final | coming | previous | preceding | following | latest | opening | "
            "closing | subsequent} {ca:MORETHAN}? {n:NUMBER | few | several | couple of | AFEW} "
            "{halves:and a half}? (?:FILLER){0,3} {unit:UNIT | UNITS}"
        ),
        (
            "the {n:NUMBER | few | several} (?:previous | past | last | next | following | "
            "intervening | preceding | remaining | final | first) {unit:UNITS}"
        ),
    ),
    *_rule(
        "hyphenated",
        _lengths.hyphenated,
        _CA + " {n:NUMBER} DASH? {unit:UNIT | UNITS} DASH (?:old | olds | long)",
        _CA
        + (
            " {n:NUMBER | several | few | half} {halves:DASH and DASH a DASH half | and a half}? "
            "DASH {unit:UNIT}"
        ),
        "(?<! DASH) {unit:day | week | month | year | UNITS} DASH old",
        (
            "{unit:week | month | year | day | hour | weeks | months | years | days | hours | "
            "decades | decade | century | centuries} DASH? long"
        ),
    ),
    *_rule(
        "age",
        _lengths.age,
        _CA
        + " {n:NUMBER} {halves:and a half}? {unit:year | years | month | months} (?:old | of age)",
    ),
    *_rule("length", _lengths.long_word, "{word:LONGWORD}"),
    *_rule(
        "whole",
        _lengths.whole,
        (
            "(?:all | the entire | the whole | an entire | a whole | a full | a single) "
            "{unit:day | week | month | year | night | weekend | decade | century}"
        ),
    ),
    *_rule("plural", _lengths.plural_alone, "(?:the)? {unit:UNITS} (?! YEARNUM)"),
    *_rule(
        "recent",
        _references.recent,
        "(?:the | these)? (?:most)? {which:recent | coming | upcoming} {unit:UNITS}",
    ),
    *_rule(
        "present", _references.now, "(?:right | just)? now", "currently", "nowadays", "presently"
    ),
    *_rule("present", _references.current, "current"),
    *_rule(
        "present",
        _references.same_time,
        "(?<=at) {w:this time}",
        "at {w:the present} (?:time)?",
        "(?<=at) {w:present}",
        "{w:present DASH? day}",
        "{w:these days}",
        "{w:the present}",
        "{w:the time being}",
        "{w:modern DASH? day}",
    ),
    *_rule(
        "past",
        _references.reference("PAST_REF"),
        "PASTADVERB",
        "recent",
        (
            "(?<=in) {w:the (?:recent | distant)? past} (?! UNIT | UNITS | NUMBER | AFEW | MONTH "
            "| WEEKDAY | SEASON)"
        ),
    ),
    *_rule("past", _references.former, "former"),
    *_rule(
        "future",
        _references.reference("FUTURE_REF"),
        "{w:the (?:near | not DASH too DASH distant | foreseeable | immediate)? future}",
        "future",
    ),
    *_rule("set", _sets.frequency, "{word:FREQUENCY}"),
    *_rule(
        "set",
        _sets.every,
        "{each:every | each} {other:other}? (?:single)? {unit:UNIT | PART}",
        "{each:every} {n:NUMBER | few} {unit:UNITS}",
        "{each:every | each} {weekday:WEEKDAY} {part:PART}?",
        "{each:every | each} {month:MONTH}",
        "{each:every | each} {season:SEASON}",
    ),
    *_rule(
        "set",
        _sets.per,
        "{times:" + _RATE + "}? (?:per | each | every) {unit:UNIT}",
        "{times:" + _RATE + "} (?:a | an) {unit:UNIT}",
    ),
    *_rule(
        "set", _sets.weekdays, "{weekday:WEEKDAYS} {part:PARTS}?", "{weekday:WEEKDAY} {part:PARTS}"
    ),
    *_rule(
        "set",
        _sets.nights,
        "(?:in the)? {part:mornings | afternoons | evenings}",
        "{part:weekends}",
    ),
)
