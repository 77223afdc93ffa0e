"""Words about a number that say what it measures: net or operating profit, gusts, a half-year.

Each row of ``FAMILIES`` is a question that such words answer, with the words of each answer.
Two numbers with two answers to one question are two measures, and contradict each other
nowhere.  Where nothing is said, some questions have an answer all the same: profit is net.
To add a question: a row, and a case in ``tests/journey/innocent.toml``.
"""

from __future__ import annotations

from registry.conflicts.context import Told
from registry.conflicts.innocent.family import Family
from registry.records import Outcome

Verdict = tuple[Outcome, str]


_MONEY = frozenset(("money",))
_SHARES = frozenset(("percent",))
_STEP = r"(?:phase|stage|tranche|batch|instal?lment)"
_YEAR = r"(?:19|20)\d\d"
_WITHIN = r"(?:in|within|over|inside) (?:just |only |less than |the (?:last|past|first) )?"
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several|\d+)"

FAMILIES: tuple[Family, ...] = (
    Family(
        "profit",
        {
            "operating": r"operating (?:profit|income|loss|result|earnings|margin)"
            r"|before interest(?: and tax(?:es)?)?|EBIT",
            "ebitda": r"EBITDA",
            "pretax": r"pre-?tax|before tax(?:es)?",
            "gross": r"gross",
            "underlying": r"underlying|adjusted (?:profit|earnings)|core (?:profit|earnings)",
            "net": r"net (?:profit|income|loss|earnings|wage|pay|salary)|after tax(?:es)?"
            r"|take-home",
            "net_": r"profits?|loss(?:es)?",
        },
        "two kinds of profit or pay: net, gross, operating, before tax",
        _MONEY,
        unsaid="net",
        before=90,
    ),
    Family(
        "listed",
        {
            "listed": r"(?:list|catalogue|sticker) prices?|before (?:any )?discounts?",
            "paid": r"(?:real|actual|true) (?:bill|price|cost)|after discounts?|discounted",
        },
        "at list prices, and what is really paid",
        _MONEY,
        one_unsaid=Outcome.UNSURE,
    ),
    Family(
        "wind",
        {"gust": r"gust(?:s|ing|ed)?", "sustained": r"sustained"},
        "gusts against the wind that blows on",
        frozenset(("speed",)),
        unsaid="sustained",
        one_unsaid=Outcome.UNSURE,
    ),
    Family(
        "period",
        {
            "nine_months": r"nine months|three quarters",
            "half": r"(?:first|second|last|latest) half|half-year|six months",
            "quarter": r"(?:first|second|third|fourth|last|latest|this) quarter|three months",
            "so_far": r"since (?:January|the (?:start|beginning) of (?:the|this) year)"
            r"|so far this (?:year|season)|(?:this|the) year so far|to date",
            "season": r"(?:last|this|(?:the )?previous|the whole|(?:per|a|each|every)) season",
            "career": r"in (?:his|her|their) career|all[- ]time",
            "years": r"(?:in|over|within|during|for) (?:the (?:last|next|past|coming) )?"
            r"(?:two|three|four|five|ten|\d+) (?:years|decades)",
            "year": rf"(?:last|previous|full|whole) year|in {_YEAR}|the year to|annual(?:ly)?",
            "usual": r"(?:good|bad|normal|average|typical|usual) (?:day|week|month|year|season)"
            r"|on average",
        },
        "figures of two periods",
        frozenset(("money", "percent", "count", "mass", "volume", "energy")),
        before=200,
        after=80,
        outcome=Outcome.UPDATE,
    ),
    Family(
        "rate",
        {
            "day": r"(?:a|per|each|every) day|daily",
            "week": r"(?:a|per|each|every) week|weekly",
            "month": r"(?:a|per|each|every) month|monthly",
            "year": r"(?:a|per|each|every) year|per annum",
            "each": r"(?:per|a) (?:head|person|share|night|household|piece|unit|tonne|barrel"
            r"|kilo|kilogram|litre|ticket|passenger)|each|apiece",
            "all": r"in all|in total|altogether|all told|overall",
        },
        "one is for each, or for each day, the other is not",
        _MONEY,
        before=0,
        after=22,
        unsaid="all",
        outcome=Outcome.OTHER_UNIT,
    ),
    Family(
        "span",
        {
            "minutes": rf"{_WITHIN}(?:{_SOME} )?minutes?|half an hour|{_WITHIN}30 minutes",
            "hour": rf"{_WITHIN}(?:one|an|a single)? ?hour|60 minutes",
            "hours": rf"{_WITHIN}{_SOME} hours",
            "day": rf"{_WITHIN}(?:one|a single|a)? ?(?:day|night)|{_WITHIN}24 hours",
            "days": rf"{_WITHIN}{_SOME} (?:days|nights)|{_WITHIN}(?:48|72) hours",
            "week": rf"{_WITHIN}(?:one|a|a single)? ?week|{_WITHIN}(?:seven|7) days",
            "weeks": rf"{_WITHIN}{_SOME} weeks",
            "month": rf"{_WITHIN}(?:one|a|a single)? ?month",
            "months": rf"{_WITHIN}{_SOME} months",
        },
        "figures of two spans of time",
        frozenset(("count", "money", "length", "volume", "mass", "percent", "energy")),
        before=90,
        after=60,
        outcome=Outcome.UPDATE,
    ),
    Family(
        "where",
        {
            "home": r"at home|domestic(?:ally)?|inside the country",
            "abroad": r"abroad|overseas|diaspora|foreign",
            "all": r"of all votes|overall|in total|nationwide|worldwide|in all",
        },
        "at home, abroad and in all",
        frozenset(("percent", "money", "count")),
        before=30,
        after=30,
    ),
    Family(
        "team",
        {
            "women": r"(?:its|their|\w+['’]s) women|women's (?:team|side|squad)",
            "men": r"(?:its|their|\w+['’]s) men|men's (?:team|side|squad)",
            "juniors": r"(?:its|their|\w+['’]s) (?:juniors|reserves)|(?:junior|reserve) team",
        },
        "what the women, or the men, did, against all",
        frozenset(("count", "score")),
        unsaid="all",
    ),
    Family(
        "dividend",
        {"special": r"(?:special|extra|one-off|bonus|interim) (?:dividend|payout|payment)"},
        "a special dividend beside the whole",
        _MONEY,
        unsaid="whole",
    ),
    Family(
        "staff",
        {"full": r"full-time|full time equivalents?|FTEs?", "part": r"part-time"},
        "full-time posts against all who work there",
        frozenset(("count",)),
        before=0,
        after=12,
        unsaid="all",
    ),
    Family(
        "cuts",
        {
            "posts": r"posts|positions",
            "dismissed": r"dismiss(?:es|ed|als?)?|sack(?:s|ed)?|lay(?:s|ing)? off|laid off"
            r"|redundan(?:t|cy|cies)|lay-?offs?",
        },
        "posts that go, and people who are dismissed",
        frozenset(("count",)),
        before=30,
        after=30,
        outcome=Outcome.UNSURE,
    ),
    Family(
        "label",
        {
            "damages": r"damages|compensation",
            "costs": r"costs|legal fees|court fees",
            "fine": r"fines?|fined|penalt(?:y|ies)",
            "bail": r"bail",
            "tax": r"back taxes|taxes",
            "aid": r"aid|subsid(?:y|ies)",
            "debt": r"debts?|deficit",
            "insured": r"insured|insurance",
            "budget": r"budget",
        },
        "two sums, each for something of its own",
        _MONEY,
        before=30,
        after=25,
    ),
    Family(
        "round",
        {
            "first": r"first round|opening round|round one|primary",
            "second": r"second round|run-?off|round two|decisive round",
            "poll": r"polls?|survey|forecasts?|projections?|predicted",
        },
        "two rounds, or a poll and the count",
        _SHARES,
        unsaid="count",
        before=110,
        after=110,
        outcome=Outcome.OTHER_EVENT,
        one_unsaid=Outcome.UNSURE,
        unless=frozenset(("turnout",)),
    ),
    Family(
        "stage",
        {
            "asked": r"(?:ask|call|press|push|campaign|plead|lobby)(?:e?s|ed|ing)? for|sought"
            r"|seek(?:s|ing)?|(?:demand|want|request|recommend)(?:s|ed|ing)?|pay claim|in favour of"
            r"|insist(?:s|ed|ing|ence)? on|h[eo]ld(?:s|ing)? out for|propos(?:es|ed|als?)",
            "hoped": r"(?:had|has|have) (?:hoped|planned|wanted|expected|intended|aimed)"
            r"|(?:hoped|aimed|intended|was|were) to",
            "possible": r"fac(?:es|ed|ing)|could (?:get|face)|maximum|carries (?:a|up)|punishable",
        },
        "one is asked for or possible, the other is what came of it",
        frozenset(),
        unsaid="done",
        before=60,
        after=0,
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "forecast",
        {"forecast": r"forecast(?:s|ed)?|predict(?:s|ed)|project(?:s|ed)|anticipated|estimates of"},
        "a forecast against what is said to have happened",
        frozenset(),
        unsaid="done",
        before=50,
        after=0,
        outcome=Outcome.FORECAST,
    ),
    Family(
        "score",
        {
            "shoot_out": r"(?:on|in) (?:penalties|a (?:penalty )?shoot-?out)|shoot-?out",
            "aggregate": r"on aggregate|over (?:the )?two legs|aggregate|w[io]n(?:ning)? the tie",
            "first_leg": r"(?:in|from) the (?:first|earlier) (?:leg|meeting|game|match)"
            r"|first-leg",
            "pause": r"at (?:half-?time|the (?:interval|break))|half-?time",
        },
        "the score of another part of it: penalties, one leg, both legs, half-time",
        frozenset(("score",)),
        unsaid="match",
        before=16,
        after=32,
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "game",
        {
            "part": r"(?:first|second|third|fourth|fifth|opening|deciding|last) (?:game|set|frame"
            r"|period|map|innings)",
        },
        "the score of one part of it",
        frozenset(("score",)),
        unsaid="match",
        before=50,
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "group",
        {
            "young": r"youth|among (?:the )?young(?: people)?|under-?(?:25s?|30s?)|young people",
            "women": r"among women|women's|female",
            "men": r"among men|men's|male",
            "core": r"core|excluding (?:food|energy)",
        },
        "a share of one group against that of all",
        _SHARES,
        unsaid="all",
    ),
    Family(
        "against",
        {
            "year": r"(?:from|than|compared with|over|on) (?:a year (?:before|earlier|ago)"
            r"|the (?:previous )?year(?: before)?|the same \w+)|year[- ]on[- ]year"
            r"|(?:from|than) (?:in )?(?:\w+ (?:of )?)?last year",
            "month": r"(?:from|than|compared with|over|on) (?:(?:a|the) month(?: before| earlier)?"
            r"|the previous month|January|February|March|April|May|June|July|August|September"
            r"|October|November|December)|month[- ]on[- ]month",
            "quarter": r"(?:from|than|compared with|over|on) (?:the (?:previous )?quarter"
            r"(?: before)?)|quarter[- ]on[- ]quarter",
        },
        "changes against two times",
        _SHARES,
        before=0,
        after=80,
    ),
    Family(
        "offer",
        {"offer": r"offer(?:s|ed|ing)?|propos(?:es|ed|ing|als?)"},
        "one is offered, the other is what came of it",
        frozenset(("money", "percent")),
        unsaid="done",
        before=50,
        after=25,
        one_unsaid=Outcome.UNSURE,
        unless=frozenset(("pledge", "pay offer", "offer", "propose")),
    ),
    Family(
        "extent",
        {
            "high": r"high|tall|height(?: of)?",
            "long": r"long|length(?: of)?",
            "wide": r"wide|broad|across|diameter(?: of)?|width(?: of)?|in diameter",
            "thick": r"thick|thickness(?: of)?",
            "deep": r"deep|depth(?: of)?|below",
            "away": r"away|offshore|distant"
            r"|(?:(?:north|south)-?(?:east|west)?|east|west) (?:of|from)",
        },
        "how high, how long and how thick are three measures",
        frozenset(("length",)),
        before=18,
        after=14,
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "trade",
        {
            "made": r"made|makes?|produced?s?|built|builds?|manufactured?s?|output|production",
            "sold": r"sold|sells?|sales of|deliver(?:s|ed|ies of)|shipped|ships",
            "exported": r"export(?:s|ed)(?: of)?",
            "imported": r"import(?:s|ed)(?: of)?",
        },
        "what is made, sold and sent abroad are numbers of their own",
        frozenset(("count", "mass", "volume", "energy")),
        before=40,
        after=0,
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "type",
        {"such": r"of (?:this|that|the same|its) (?:type|kind|model|class|sort|series|design)"},
        "one counts those of a type",
        frozenset(("count",)),
        unsaid="all",
        before=0,
        after=40,
    ),
    Family(
        "heat",
        {
            "qualifying": r"(?:in|at|from|during) (?:the )?qualif(?:ying|ication|iers?)"
            r"|in (?:the )?(?:heats?|preliminar(?:y|ies))|in (?:his|her|their) heat",
            "semi": r"(?:in|during) (?:the |his |her |their )?semi-?finals?",
            "final": r"(?:in|during) the final",
        },
        "so much in a heat, and so much in another or in all",
        frozenset(("length", "duration", "count", "speed")),
        before=70,
        outcome=Outcome.OTHER_EVENT,
        unsaid="final",
        one_unsaid=Outcome.UNSURE,
    ),
    Family(
        "version",
        {
            "long": r"director['’]s (?:cut|version)|extended (?:cut|version|edition)|uncut",
            "short": r"(?:abridged|shortened|short|cut) (?:version|edition)",
        },
        "one is another version",
        frozenset(("duration",)),
        unsaid="as it was made",
        outcome=Outcome.OTHER_EVENT,
    ),
    Family(
        "first year or phase",
        {
            "first": r"in (?:his|her|its|their) (?:first|opening) (?:year|season|month|term|week)"
            rf"|(?:first|initial|pilot) {_STEP}",
            "later": rf"(?:second|third|next) {_STEP}",
            "last": r"in (?:his|her|its|their) (?:last|final) (?:year|season|month|term|week)"
            rf"|(?:last|final) {_STEP}",
        },
        "one is of a first or last year or phase",
        frozenset(("money", "count", "percent", "power", "energy", "area")),
        unsaid="of it all",
        outcome=Outcome.OTHER_EVENT,
    ),
)


def two_measures(left: Told, right: Told) -> Verdict | None:
    """What the words about two numbers say that makes them two measures."""
    for family in FAMILIES:
        if not (family.asked_of(left) and family.asked_of(right)):
            continue
        said = family.answer(left), family.answer(right)
        one, other = (answer or family.unsaid for answer in said)
        if one and other and one != other:
            outcome = family.outcome if all(said) else family.one_unsaid or family.outcome
            return outcome, f"{family.reason} ({_said(one)} and {_said(other)})"
    return None


def _said(answer: str) -> str:
    return answer.replace("_", " ")
