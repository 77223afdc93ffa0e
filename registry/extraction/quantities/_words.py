"""The words around a number that say how it is meant.

Each table can be read without the code: a phrase, and what it does.  Phrases
are written as words with spaces and matched whole, longest first.
"""

from __future__ import annotations

from registry.values.quantity import Bound, Change


def cut(text: str) -> list[str]:
    """The words of a table's text."""
    return text.split()


def _phrases(table: dict[Bound, str]) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    rows = [
        (tuple(phrase.split()), bound)
        for bound, listed in table.items()
        for phrase in listed.strip().splitlines()
        if phrase.strip()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


BEFORE = _phrases(
    {
        Bound.AT_LEAST: """
            at least
            at the least
            no fewer than
            no less than
            not less than
            not fewer than
            a minimum of
            minimum of
            a minimum
            """,
        Bound.MORE_THAN: """
            more than
            greater than
            higher than
            larger than
            bigger than
            older than
            longer than
            taller than
            heavier than
            faster than
            over
            above
            upwards of
            upward of
            went past
            gone past
            going past
            in excess of
            north of
            exceeding
            exceed
            exceeds
            exceeded
            surpassing
            surpassed
            surpasses
            topping
            topped
            well over
            well above
            far more than
            >
            """,
        Bound.AT_MOST: """
            at most
            at the most
            up to
            as many as
            as much as
            no more than
            not more than
            no higher than
            no greater than
            no larger than
            a maximum of
            maximum of
            a maximum
            """,
        Bound.LESS_THAN: """
            less than
            fewer than
            lower than
            smaller than
            younger than
            shorter than
            lighter than
            slower than
            under
            below
            well under
            well below
            <
            """,
        Bound.NEARLY: """
            nearly
            almost
            approaching
            just under
            just below
            just shy of
            just short of
            a little under
            slightly less than
            slightly under
            slightly fewer than
            """,
        Bound.ABOUT: """
            about
            around
            some
            roughly
            approximately
            approx
            approx .
            circa
            c .
            ca .
            close to
            an estimated
            estimated
            an estimated total of
            in the region of
            in the order of
            on the order of
            something like
            somewhere around
            estimated at
            estimated to be
            ~
            ≈
            ∼
            """,
    }
)
"""Phrases before a number that bind it."""

AFTER = _phrases(
    {
        Bound.AT_LEAST: """
            or more
            or above
            or over
            or higher
            or greater
            and above
            and over
            and more
            at least
            at the least
            at the very least
            at a minimum
            plus
            +
            """,
        Bound.AT_MOST: """
            or less
            or fewer
            or under
            or below
            or lower
            at most
            at the most
            at the very most
            at a maximum
            """,
        Bound.ABOUT: """
            or so
            or thereabouts
            odd
            """,
    }
)
"""Phrases after a number, or after its unit or noun, that bind it."""

LAST_OF_BEFORE = frozenset(words[-1] for words, _ in BEFORE)
FIRST_OF_AFTER = frozenset(words[0] for words, _ in AFTER)

FILLERS = frozenset(
    {"only", "just", "exactly", "precisely", "fully", "the", "a", "an", "its", "their"}
)
"""Words that may stand between the bound and the number and say nothing."""

CHANGE_VERBS = {
    **dict.fromkeys(
        cut(
            """
    rise rises rose risen rising increase increases increased increasing grow grows grew
    grown growing climb climbs climbed climbing jump jumps jumped jumping soar soars soared
    soaring surge surges surged surging gain gains gained gaining up rallied rally advanced
    leapt leaped swelled swell expanded expand
    """
        ),
        Change.UP,
    ),
    **dict.fromkeys(
        cut(
            """
    fall falls fell fallen falling decrease decreases decreased decreasing drop drops
    dropped dropping decline declines declined declining slip slips slipped slipping slid
    slide shrink shrank shrunk plunge plunges plunged plunging tumble tumbles tumbled
    tumbling down sank sink contracted contract dipped dip slumped slump plummeted plummet
    lost lose loses losing shed sheds
    """
        ),
        Change.DOWN,
    ),
    **dict.fromkeys(("changed", "change", "moved", "differ", "differed"), Change.EITHER),
}
"""Verbs and particles directly before an amount of change ("rose 3 percent", "up 3 percent")."""

CHANGE_BY = {
    **dict.fromkeys(
        cut(
            """
    raise raises raised raising boost boosts boosted expanded widened lifts lifted
    """
        ),
        Change.UP,
    ),
    **dict.fromkeys(
        cut(
            """
    cut cuts cutting reduce reduces reduced reducing lower lowers lowered slash slashes
    slashed trim trims trimmed shorten shortens shortened weakened devalued depreciated narrowed
    """
        ),
        Change.DOWN,
    ),
}
"""Verbs that mean a change only with "by" ("cut by 40")."""

CHANGE_NOUNS = {
    **dict.fromkeys(
        cut(
            """
    rise increase surge jump gain growth hike climb rally spike upturn uptick premium
    advance raise expansion boost upswing
    """
        ),
        Change.UP,
    ),
    **dict.fromkeys(
        cut(
            """
    fall drop decline decrease cut reduction loss slump plunge dip slide contraction
    discount shrinkage downturn
    """
        ),
        Change.DOWN,
    ),
    **dict.fromkeys(("change", "difference", "swing"), Change.EITHER),
}
"""Nouns of change: "a rise of 3 percent", "a 3 percent rise"."""

COMPARATIVES = {
    **dict.fromkeys(
        cut(
            """
    more higher larger greater bigger longer taller faster heavier older above better
    wider deeper
    """
        ),
        Change.UP,
    ),
    **dict.fromkeys(
        cut(
            """
    less fewer lower smaller shorter slower lighter younger below worse cheaper
    """
        ),
        Change.DOWN,
    ),
}
"""Words after an amount that make it a difference when "than" follows."""

ADVERBS = frozenset(
    cut(
        """
    by another further sharply slightly steadily only just again also nearly almost about
    around roughly some approximately more than over at least as much many a an
    """
    )
)
"""Words that may stand between a verb of change and its amount."""

MORE = frozenset({"another", "additional", "further", "extra"})
PART_BEFORE = (("of", "whom"), ("of", "which"), ("of", "them"), ("including",), ("among", "them"))
PART_AFTER = (("of", "whom"), ("of", "them"), ("of", "these"), ("of", "those"), ("of", "which"))

LABELS = frozenset(
    cut(
        """
    page pages chapter article section paragraph clause figure table volume issue episode
    season part phase type class category stage level grade group round day week lane line
    gate platform terminal room flat apartment unit block floor number numbers no nos
    channel route highway interstate motorway road street avenue flight model version
    windows apollo soyuz formula division district ward zone area sector point points-of
    track question item step act scene verse psalm rule appendix annex exhibit resolution
    proposition bill protocol directive regulation case lot plot pier dock berth pit hangar
    reactor year aged game match heat week size square witness suspect patient juror defendant
    plaintiff complainant victim detainee prisoner inmate officer soldier whistleblower
    """
    )
)
"""Words whose number names a thing or person and counts nothing ("page 5", "witness 12")."""

NOT_LABELS = frozenset(
    {"year", "aged", "points-of", "number", "no", "area", "day", "week", "point"}
)

YEAR_BEFORE = frozenset(
    cut(
        """
    in since by until till from of before after during between and to through early mid late
    around circa for year the winter spring summer autumn fall
    """
    )
)

SCORE_CUES = frozenset(
    cut(
        """
    win wins won winning victory victories beat beats beaten beating defeat defeats defeated
    draw drew drawn lose loses lost losing loss score scored scoreline lead leads led
    leading trail trailed trailing thrash thrashed edged ahead aggregate halftime half-time
    goal goals match game set sets tie tied level final finished finish result vote voted
    ruling ruled decision majority verdict series triumph equaliser equalised overcame
    passed passes approved adopted carried rejected backed downed hammered crushed rout
    routed shutout penalties shootout cruised squeezed scraped eliminated knocked
    """
    )
)
"""Words that make two numbers with a dash a score."""

STOP = frozenset(
    cut(
        """
    a an the and or but nor so if than then that this these those there here who whom whose
    which what when where why how is are was were be been being am has have had having do
    does did will would shall should can could may might must to of in on at by for from
    with without within into onto over under above below between among during before after
    since until while as per about against through across near off out up down not no it its
    he his him she her they their them we our us you your i my me each every all both either
    neither such also only just even still yet already later earlier ago said says say told
    according because although though killed injured died made took came went got gave
    including compared versus
    """
    )
)
"""Words at which the counted noun phrase has ended."""

PER_NOUNS = frozenset(
    cut(
        """
    share ton tonne barrel year month week day night hour minute second head person litre
    liter gallon ounce kilo kilogram kilometre kilometer mile unit ticket vote seat
    household family child student pupil passenger customer capita game match season quarter
    acre hectare
    """
    )
)
PER_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "nightly": "night",
    "apiece": "each",
    "each": "each",
}
