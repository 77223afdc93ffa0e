"""Words that decide how a clause is read: phrases, light verbs, control, modality.

Tables only.  To teach extraction a phrase, add a row here and a sentence to
``tests/extraction/test_frames.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from registry.lexicon.predicates import predicate_class

# A verb with one complement that together name one happening.
_ONE_BY_ONE: Mapping[tuple[str, str], str] = {
    ("find", "guilty"): "convict",
    ("plead", "guilty"): "plead guilty",
    ("plead", "innocent"): "plead not guilty",
    ("make", "confession"): "plead guilty",
    ("make", "admission"): "plead guilty",
    ("sign", "confession"): "plead guilty",
    ("find", "innocent"): "acquit",
    ("declare", "winner"): "win",
    ("pay", "respect"): "pay respects",
    ("pay", "tribute"): "pay tribute",
    ("pay", "visit"): "visit",
    ("take", "office"): "take office",
    ("take", "place"): "happen",
    ("take", "effect"): "take effect",
    ("come", "force"): "take effect",
    ("enter", "force"): "take effect",
    ("take", "custody"): "arrest",
    ("take", "charge"): "take charge",
    ("take", "helm"): "take charge",
    ("take", "life"): "kill",
    ("take", "part"): "attend",
    ("be", "absent"): "skip",
    ("fall", "asleep"): "fall asleep",
    ("fall", "ill"): "infect",
    ("fall", "sick"): "infect",
    ("fall", "silent"): "fall silent",
    ("fall", "short"): "fall short",
    ("fall", "apart"): "fall apart",
    ("take", "oath"): "swear in",
    ("take", "stake"): "buy",
    ("take", "hospital"): "hospitalise",
    ("put", "table"): "offer",
    ("lay", "table"): "offer",
    ("send", "prison"): "jail",
    ("send", "jail"): "jail",
    ("put", "prison"): "jail",
    ("put", "jail"): "jail",
    ("place", "arrest"): "arrest",
    ("send", "hospital"): "hospitalise",
    ("sentence", "prison"): "sentence",
    ("give", "way"): "collapse",
    ("give", "birth"): "give birth",
    ("give", "sentence"): "sentence",
    ("get", "sentence"): "sentence",
    ("receive", "sentence"): "sentence",
    ("hand", "sentence"): "sentence",
    ("serve", "sentence"): "serve",
    ("make", "debut"): "debut",
    ("make", "landfall"): "make landfall",
    ("make", "landing"): "land",
    ("lose", "life"): "die",
    ("claim", "life"): "kill",
    ("leave", "dead"): "kill",
    ("leave", "homeless"): "displace",
    ("leave", "injured"): "injure",
    ("catch", "fire"): "burn",
    ("break", "ground"): "break ground",
    ("set", "sail"): "depart",
    ("reach", "agreement"): "agree",
    ("reach", "deal"): "agree",
    ("strike", "deal"): "agree",
    ("sign", "law"): "enact",
    ("cast", "vote"): "vote",
    ("win", "vote"): "win",
    ("go", "trial"): "stand trial",
    ("stand", "trial"): "stand trial",
    ("go", "strike"): "strike",
    ("go", "sale"): "release",
    ("go", "bankrupt"): "go bankrupt",
    ("file", "bankruptcy"): "go bankrupt",
    ("run", "aground"): "run aground",
    ("come", "power"): "take office",
    ("come", "contact"): "meet",
    ("turn", "down"): "reject",
    ("rule", "out"): "rule out",
    ("lay", "wreath"): "lay flowers",
    ("lay", "flower"): "lay flowers",
    ("open", "door"): "open",
    ("shut", "door"): "close",
    ("close", "door"): "close",
    ("go", "live"): "launch",
    ("break", "record"): "break record",
    ("set", "record"): "set record",
    ("suffer", "injury"): "injure",
    ("sustain", "injury"): "injure",
    ("hold", "talk"): "meet",
    ("have", "talk"): "meet",
    ("hold", "meeting"): "meet",
    ("have", "meeting"): "meet",
    ("hold", "conversation"): "call",
    ("have", "conversation"): "call",
    ("hold", "vote"): "vote",
    ("score", "goal"): "score",
    ("cut", "ribbon"): "open",
    ("win", "medal"): "win",
    ("win", "gold"): "win",
    ("win", "silver"): "win",
    ("win", "bronze"): "win",
}


# What a phrase is with "not" inside it: "found not guilty", "a plea of not guilty".
DENIED: Mapping[str, str] = {"convict": "acquit", "plead guilty": "plead not guilty"}

# Verbs and nouns that make one happening in any combination.
_SETS: tuple[tuple[str, str, str], ...] = (
    (
        """take claim capture lift secure land clinch grab seal bag earn collect notch retain
        defend win""",
        """title crown gold silver bronze trophy cup championship victory race match final stage
        election presidency medal seat""",
        "win",
    ),
    (
        "bring file lodge launch submit start",
        "case suit lawsuit complaint action proceedings",
        "sue",
    ),
    ("bring file press lay", "charge", "charge"),
    ("file lodge submit launch make", "appeal", "appeal"),
    ("claim take cost", "life", "kill"),
    ("cast", "ballot vote", "vote"),
    ("go head", "poll polls", "vote"),
    ("make pay", "trip visit journey call stop", "visit"),
    ("take assume enter", "post office power helm reins charge presidency", "take office"),
    (
        "reach strike clinch conclude agree hammer",
        "deal agreement accord compromise settlement truce",
        "conclude-agreement",
    ),
    ("sign seal ink initial", "deal agreement accord treaty pact contract", "sign"),
    ("begin start launch call stage go", "strike walkout", "labour-strike"),
    ("leave jump", "rail rails track tracks road", "crash"),
    ("hand issue deliver give", "ruling verdict judgment sentence", "rule"),
    ("lose", "battle fight", "die"),
    ("suffer", "defeat", "suffer defeat"),
    ("suffer sustain", "injury wound burn fracture bone", "injure"),
    ("enter plead", "plea", "plead guilty"),
    ("tie", "knot", "marry"),
    ("down", "tool tools", "labour-strike"),
    ("hang", "boot racket glove", "retire"),
    ("set break hold smash beat", "record", "set-record"),
    ("put send place carry lift shoot", "orbit space", "launch-rocket"),
    ("stand run", "presidency office election re-election reelection term seat", "run for office"),
    ("stand run campaign", "promise pledge platform ticket manifesto slate", "run for office"),
    ("run pass jump ignore", "signal light", "run signal"),
    ("lay place put deposit", "flower flowers wreath bouquet", "lay flowers"),
    ("take give", "evidence testimony", "testify"),
    ("put bring", "end stop", "end"),
    ("come bring", "end", "end"),
    ("break cut", "ground sod", "break ground"),
)

# Nouns that are still the object when they name the happening: one treaty is not another.
OBJECTS = frozenset(
    noun
    for _, nouns, meaning in _SETS
    if meaning in ("win", "conclude-agreement", "sign", "set-record", "rule")
    for noun in nouns.split()
)

PHRASES: Mapping[tuple[str, str], str] = {
    **{
        (verb, noun): meaning
        for verbs, nouns, meaning in _SETS
        for verb in verbs.split()
        for noun in nouns.split()
    },
    **_ONE_BY_ONE,
}


def _itself(noun: str) -> str | None:
    return noun if noun in _CARRIED else None


# Nouns that carry the meaning when a light verb takes them as its object.
_CARRIED = frozenset(
    """visit announcement appeal arrest attack attempt bid call complaint concession deal debut
    decision deployment discovery donation entry examination flight investigation landing
    launch offer order payment pledge presentation purchase raid recommendation release
    repair request rescue search shipment speech statement stop survey test tour transfer
    trip vote investment resignation inspection delivery possession""".split()
)


def _happening(noun: str) -> str | None:
    return noun if noun not in NOT_EVENTS and predicate_class(noun, pos="NOUN") else None


LIGHT_VERBS: Mapping[str, Callable[[str], str | None]] = dict.fromkeys(
    (
        "make",
        "take",
        "give",
        "have",
        "carry out",
        "conduct",
        "do",
        "undertake",
        "perform",
        "stage",
        "pay",
        "launch",
        "mount",
        "submit",
        "file",
        "hand in",
    ),
    _itself,
) | dict.fromkeys(
    ("see", "witness", "experience"),  # "last saw a stranding": whatever happening it is
    _happening,
)
SEEING = frozenset({"see", "witness", "experience"})
"""Of what somebody looks on at, as "the game", they tell nothing."""

# Event nouns only in other senses, or too general to be a claim of their own.
NOT_EVENTS = frozenset(
    """way time year month week day case part number end start thing report statement plan work
    place line order state point fact right power control support relation cooperation
    conflict effort issue interest role use need policy position program project process
    system research study change term share cost price sale move return result record hit
    call deal contract agreement treaty pact accord law rule charge trade force service
    leadership relationship tension capability drive lead ruling run set aim hope view vote
    score show talk base""".split()
)

# Participles that are prepositions.
PREPOSITION_VERBS = frozenset(
    """according including following regarding concerning considering excluding given compared
    based depending starting""".split()
)

OBJECT_CONTROL = frozenset(
    """ask tell order teach train oblige beg force allow urge persuade enable invite encourage
    require permit instruct advise warn expect help cause want get lead request task authorise
    authorize""".split()
)

# What follows these happens at their own time.
ASPECTUAL = frozenset(
    """begin start continue stop cease finish manage help proceed go resume try attempt keep
    come""".split()
)

REPORTING_OPINION = frozenset(
    """believe think speculate suggest claim argue suspect allege accuse fear hope imagine
    doubt""".split()
)

PLAN_VERBS = frozenset(
    """plan intend aim hope want seek agree decide pledge vow promise offer prepare set schedule
    poise threaten mean propose resolve prefer choose commit opt wish look""".split()
)
PLAN_ADJECTIVES = frozenset("due set ready poised scheduled slated prepared willing".split())
EXPECT_VERBS = frozenset("expect forecast predict project anticipate estimate foresee".split())
EXPECT_ADJECTIVES = frozenset("likely bound sure expected certain".split())
POSSIBLE_ADJECTIVES = frozenset("possible able unlikely".split())
REFUSE_VERBS = frozenset(
    "fail refuse decline neglect stop prevent avoid block ban forbid cease".split()
)
DENY_VERBS = frozenset("deny refute reject dispute rebut".split())
NEGATIVE_DETERMINERS = frozenset("no neither none".split())
POSSIBLE_AUX = frozenset("may might could can".split())
FUTURE_AUX = frozenset("will would shall 'll ’ll wo ’d 'd".split())
CONDITIONAL_MARKS = frozenset("if unless whether provided".split())

PLAN_NOUNS = frozenset(
    """plan intention decision agreement bid effort attempt proposal promise threat offer deal
    pledge vow desire goal aim request order approval""".split()
)
# What may be, or who may: "the ability to pay", "ways of firing it".
POSSIBLE_NOUNS = frozenset(
    """ability capacity power right freedom permission chance opportunity possibility prospect
    risk way means option duty obligation""".split()
)

REPORTING = frozenset(
    """say tell report announce state declare add note confirm reveal disclose explain write claim
    insist maintain stress warn admit acknowledge testify rule hear show indicate find
    conclude observe comment remark tweet post reply respond recall assert allege suggest
    estimate inform notify promise agree complain mention emphasise emphasize highlight
    caution predict decide read""".split()
)

# With these the subject is the one to whom it is done: "got a suspended sentence".
RECEIVING = frozenset(
    {
        ("get", "sentence"),
        ("receive", "sentence"),
        *(
            (verb, noun)
            for verb in ("suffer", "sustain")
            for noun in "injury wound burn fracture bone".split()
        ),
    }
)

# With a plan as their complement these make one happening: the day on which it was decided.
COMMITTING = frozenset(
    "agree announce decide vow pledge promise offer propose unveil declare".split()
)

# Telling alone is no claim of its own; what is told is.
TELLING = frozenset(
    """say tell report state add note explain write claim insist maintain stress warn admit
    acknowledge testify hear show indicate observe comment remark tweet post reply respond
    recall assert allege suggest mention emphasise emphasize highlight caution believe think
    speculate argue suspect hope expect predict forecast estimate read inform describe put
    announce confirm reveal disclose declare""".split()
)

# Verbs that say next to nothing: what they tell with their object is called by its class.
WEAK = frozenset(
    """be have do make take get go come give use say see show become follow remain keep put bring
    let set face work look happen hold""".split()
)

# Lemmas that the parser's rules get wrong.
LEMMAS: Mapping[str, str] = {
    "gutte": "gut",
    "ax": "axe",
    "premier": "premiere",
    "fle": "flee",
    "leapt": "leap",
    "crept": "creep",
    "knelt": "kneel",
    "leant": "lean",
    "dreamt": "dream",
    "spilt": "spill",
    "retook": "retake",
}

# Classes of happenings whose noun says with "of" who does it, not who suffers it: "the
# resignation of", "the victory of", "under the chairmanship of".
OF_IS_AGENT = frozenset(
    """resign die visit arrive depart lead win lose draw retire disappear erupt collapse crash
    sink explode marry meet rise fall start end protest surrender return perform premiere
    qualify clash merge quake-strike land bankrupt graduate abstain succeed fail labour-strike
    withdraw-from testify""".split()
)
# Happenings between equals, who are also named after "between".
BETWEEN_EQUALS = frozenset("meet marry merge clash play draw divorce discuss".split())
# Classes of happenings whose possessor is who suffers it: "her arrest", "his appointment".
POSSESSOR_IS_PATIENT = frozenset(
    """arrest appoint dismiss kill convict acquit sentence release-person expel elect kidnap
    extradite injure treat bury be-born rescue reprieve hijack open close found""".split()
)

# What befalls people and things in a disaster; two such verbs share what stands behind the second.
HARM = frozenset(
    """kill wound injure hurt die destroy damage perish drown sink capture shoot lose
    burn""".split()
)

# Happenings of which "has been closed since" tells the beginning.
LASTING_RESULTS = frozenset(
    """arrest close ban list-shares marry occupy suspend trap bury blockade quarantine deploy
    treat""".split()
)

# Who gets or is given one of these is awarded it.
PRIZES = frozenset(
    """medal prize award title honour honor trophy cup order knighthood degree scholarship
    doctorate fellowship grant laurel""".split()
)
GIVING = frozenset(
    "receive get win give present hand accept collect take confer bestow earn".split()
)
