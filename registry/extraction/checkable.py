"""Whether a clause states anything that one could look up.

Left out are instructions and furniture ("Sign up for our newsletter"), advice,
indirect questions, what is said only to be unknown, evaluations, feelings and
general wisdom.  A number, a time of its own or a name makes a clause worth
checking where only its vagueness speaks against it; instructions and questions
state nothing whatever they contain.
"""

from __future__ import annotations

import re

from registry.extraction.frames import SUBJECTS, Frame, children
from registry.extraction.phrases import (
    DENY_VERBS,
    EXPECT_ADJECTIVES,
    PLAN_ADJECTIVES,
    POSSIBLE_ADJECTIVES,
    REFUSE_VERBS,
)
from registry.extraction.tree import Token, Tree
from registry.lexicon import predicates, states

_EVALUATING = frozenset(
    """bad good better best worse worst great greater greatest nice fine lovely beautiful ugly
    wonderful terrible awful horrible brilliant amazing fantastic magnificent marvellous dreadful
    hard harsh tough easy simple difficult tricky challenging cheap dear golden fair unfair
    important crucial vital essential key necessary needless useful useless helpful pointless
    interesting exciting boring fascinating surprising shocking sad glad happy unhappy proud
    ashamed sorry grateful thankful pleased delighted thrilled disappointed angry afraid
    worried concerned confident hopeful optimistic pessimistic desperate tired lucky strange odd
    weird remarkable special unique ordinary normal natural obvious evident plain true
    stronger weaker stupid silly foolish wise clever brave right wrong pure perfect
    incredible unbelievable unacceptable disgraceful outrageous scandalous encouraging
    promising worrying alarming painful bitter sweet warm cold-hearted quiet calm""".split()
)
_UNKNOWN = frozenset("clear unclear unknown uncertain open unresolved unanswered".split())
_KNOWING = frozenset(
    """know ask wonder say see tell determine decide investigate examine probe clarify understand
    remain question doubt find establish reveal disclose learn remember guess leave""".split()
)
_FEELING = frozenset(
    """feel love like hate want wish hope think believe enjoy prefer dream miss trust fear expect
    regret mind care imagine suppose guess need""".split()
)
_CALLING = frozenset(
    "call describe label dub hail praise slam brand regard see view consider term deem".split()
)
_ADVISING = frozenset("advise urge ask remind recommend encourage invite request warn".split())
_LINKING = frozenset("be seem look feel sound remain appear become".split())
_STILL = frozenset("remain stay continue resume".split())
_AS_THINGS_STAND = frozenset(
    """open closed shut blocked suspended cancelled flooded missing unharmed impassable available
    empty full dead alive safe stranded grounded still again now currently
    exempt eligible ineligible entitled liable taxable compulsory mandatory optional illegal
    banned""".split()
)
"""What is so now, or by law, and not in general."""
_VAGUE_SUBJECTS = frozenset("it this that there what one everything something".split())
_ONLY_THOUGHT = frozenset(
    """doubt question reason need point way secret escape substitute choice alternative option time
    turning hurry rush hope chance word sense mistake excuse harm shame wonder guarantee limit end
    room scope use case thing one matter difference denying moment day feeling mood atmosphere
    lesson place justification comparison shortage lack precedent certainty surprise irony pride
    anger joy talk""".split()
)
"""What there is, or is not, in somebody's opinion alone: "there is no doubt"."""
_GENERIC = frozenset("one you we i everyone everybody people".split())


def asks(tree: Tree) -> bool:
    """Whether the sentence is a question."""
    return tree.text.rstrip("\"'”’» ").endswith("?")


_RETRACTED = re.compile(
    r"\b(?:an?|the|our|in an?) (?:earlier|previous|former|original|first|initial) "
    r"(?:\w+ )?(?:version|edition|draft|report|article|story|headline|dispatch|item|post)s?\b"
    r"[^.;]{0,60}?\b(?:said|stated|gave|named|reported|read|misstated|misspelled|misidentified"
    r"|attributed|referred|identified|described|put|had|contained|was wrong|were wrong)\b"
    r"|\b(?:this|the|our) (?:article|story|report|headline|item|post) "
    r"(?:incorrectly|wrongly|mistakenly|erroneously|originally|initially|had|previously) ",
    re.IGNORECASE,
)


def retracts(tree: Tree) -> bool:
    """Whether the sentence repeats what the outlet itself takes back.

    "An earlier version of this article said that the bridge would close on 4 April."
    Somebody's former report on something else is none: the article must speak of itself.
    """
    found = _RETRACTED.search(tree.text)
    return found is not None and _ITSELF.search(tree.text) is not None


_ITSELF = re.compile(
    r"\bversion of (?:this|the|our)\b|\b(?:this|our) (?:article|story|report|headline|item|post)\b"
    r"|^\W*(?:correction|clarification|erratum|corrects)\b|\b(?:earlier|previous) versions?\b",
    re.IGNORECASE,
)

_MODAL = PLAN_ADJECTIVES | EXPECT_ADJECTIVES | POSSIBLE_ADJECTIVES


def addresses_reader(tree: Tree) -> bool:
    """Whether the sentence is an instruction or an appeal: "Sign up for our newsletter".

    A sentence that speaks to the reader in the words of somebody ("You have 30
    days, the court said") is none.
    """
    root = next((t for t in tree if t.head is t and t.pos_ in ("VERB", "AUX")), None)
    if root is None:
        return False
    subjects = children(root, *SUBJECTS)
    if not subjects:
        helpers = children(root, "aux")
        bare = root.tag_ == "VB" and all(
            c.lemma_.lower() in ("do", "let") or c.dep_ == "neg" for c in helpers
        )
        opens = all(t.dep_ in _BEFORE_ORDER or t.i >= root.i for t in tree)
        return bare and opens and not children(root, "ccomp", "parataxis")
    return subjects[0].lower_ == "you" and not children(root, "ccomp", "parataxis")


_BEFORE_ORDER = frozenset("intj punct aux neg advmod prep pobj det dep amod compound".split())


def states_nothing(frame: Frame, *, valued: bool, named: bool) -> bool:
    """Whether a clause tells nothing that could be looked up.

    ``valued``: it has a number or a time of its own.  ``named``: somebody or
    something that it is about is known by name.
    """
    if frame.pos == "NOUN":
        return not (valued or named) or _ranks(frame.trigger)
    verb = frame.trigger
    if _asks(frame) or _auxiliary(frame):
        return True
    if verb.lemma_.lower() == "comment" and frame.relation == "xcomp":
        return True  # "declined to comment"
    if _is_advising(verb) or (verb.dep_ == "xcomp" and _is_advising(verb.head)):
        return True
    subject = frame.arg("agent")
    if subject is not None and subject.lower_ == "one" and _lemma(frame) in _FEELING:
        return True
    if valued:
        return False
    if frame.relation == "xcomp" and verb.head.lower_ in _EVALUATING:
        return True  # "bread is hard to find"
    return (
        _advises(frame)
        or _only_unknown(frame)
        or _evaluates(frame)
        or _feels(frame)
        or _calls(frame)
        or (not named and (_general(frame) or _supposes(frame)))
    )


def _ranks(noun: Token) -> bool:
    """Whether all such things are only compared: "no purchase of theirs had been as large"."""
    if noun.dep_ not in SUBJECTS or not any(c.lower_ == "no" for c in noun.children):
        return False
    said = [noun.head, *noun.head.children]
    return any(t.tag_ in ("JJR", "RBR") or t.lower_ == "ever" for t in said) or any(
        c.lower_ == "as" for t in said for c in t.children
    )


_HELD = frozenset(
    """report record register confirm plan schedule announce hold stage expect set fix slate
    arrange pencil""".split()
)


def happening(frame: Frame) -> Token | None:
    """The noun in which a clause tells what happens: "no injuries were reported".

    ``None`` where the verb itself tells what happened.
    """
    if frame.pos != "VERB" or frame.kind is not None:
        return None
    verb = frame.trigger
    if _lemma(frame) == "be" and any(c.dep_ == "expl" for c in verb.children):
        told = next(iter(children(verb, "attr")), None)
    elif _lemma(frame) == "be" and any(c.lower_ == "due" for c in children(verb, "acomp")):
        told = next(iter(children(verb, "nsubj")), None)  # "the verdict is due on Friday"
    elif _lemma(frame) == "be" and _only_dated(verb):
        told = next(iter(children(verb, "nsubj")), None)  # "the last walkout was in 2011"
    elif frame.passive and _lemma(frame) in _HELD:
        told = next(iter(children(verb, "nsubjpass")), None)
    elif frame.lemma in ("happen", "occur", "take place"):
        told = frame.arg("agent") or frame.arg("patient")
    else:
        return None
    if not isinstance(told, Token) or told.pos_ != "NOUN":
        return None
    return told if predicates.names_event(told.lemma_.lower()) else None


def _only_dated(verb: Token) -> bool:
    """Whether a form of "be" has nothing beside its subject but a time."""
    beside = [c for c in verb.children if c.dep_ not in ("nsubj", "punct", "aux", "neg", "advmod")]
    return bool(beside) and all(
        (c.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in children(c, "pobj")))
        or (c.dep_ in ("npadvmod", "attr") and c.ent_type_ in ("DATE", "TIME"))
        for c in beside
    )


def _lemma(frame: Frame) -> str:
    return str(frame.trigger.lemma_.lower())


def _asks(frame: Frame) -> bool:
    """Whether the clause is an indirect question: "where they come from is not known"."""
    verb, head = frame.trigger, frame.trigger.head
    if verb.dep_ not in ("ccomp", "csubj", "csubjpass", "advcl", "pcomp", "acl", "xcomp"):
        return False
    if head is verb or not any(_is_question_word(t) for t in verb.doc[: verb.i]):
        return False
    first = _first(verb)
    if not _is_question_word(first):
        return False
    if first.lower_ == "whether" or verb.dep_ in ("csubj", "csubjpass"):
        return True
    if verb.dep_ in ("advcl", "acl") and first.lower_ in ("when", "while"):
        return False
    unknown = any(c.lower_ in _UNKNOWN for c in head.children)
    doubted = any(c.dep_ == "neg" for c in head.children) or any(
        c.lower_ in ("nobody", "no-one", "none") for c in head.children
    )
    lemma = head.lemma_.lower()
    return unknown or (lemma in _KNOWING and (doubted or lemma in ("ask", "wonder", "investigate")))


def _is_question_word(token: Token) -> bool:
    return token.lower_ == "whether" or token.tag_ in ("WRB", "WP", "WP$")


def _first(verb: Token) -> Token:
    """The first word of a clause, which may hang crosswise: "where they come from"."""
    return min(verb.subtree, key=lambda t: t.i)


def _auxiliary(frame: Frame) -> bool:
    """Whether the verb only carries another: "is to report", "managed to win", "failed to act"."""
    if _lemma(frame) in ("manage", "fail") and children(frame.trigger, "xcomp"):
        return True
    if _lemma(frame) not in ("be", "have"):
        return False
    carried = [
        c
        for c in children(frame.trigger, "xcomp")
        if any(a.lower_ == "to" for a in children(c, "aux")) and c.pos_ in ("VERB", "AUX")
    ]
    full = children(frame.trigger, "attr", "acomp", "dobj", "oprd")
    if len(full) == 1 and full[0].lower_ in _MODAL and children(full[0], "xcomp"):
        return True  # "is likely to rise"
    return bool(carried) and not full


def _advises(frame: Frame) -> bool:
    """Whether the clause is advice: "visitors should bring a coat"."""
    helpers = children(frame.trigger, "aux")
    if any(a.lower_ == "should" for a in helpers):
        return not any(a.lemma_.lower() == "have" for a in helpers)
    return frame.relation == "xcomp" and frame.trigger.head.lower_ == "ought"


def _is_advising(verb: Token) -> bool:
    """Whether people in general are advised, now and by nobody in particular."""
    return (
        verb.lemma_.lower() in _ADVISING
        and any(c.lower_ in ("is", "are") for c in children(verb, "auxpass"))
        and not children(verb, "agent")
        and not children(verb, "aux")
    )


def _only_unknown(frame: Frame) -> bool:
    """Whether the clause says only that something is not known."""
    verb = frame.trigger
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is not None and subject.lemma_.lower() == "question":
        return _lemma(frame) in ("be", "remain")
    about = children(verb, "ccomp", "csubj", "csubjpass", "advcl")
    unknown = any(c.lower_ in _UNKNOWN for c in children(verb, "acomp", "attr", "oprd"))
    if unknown and (about or (subject is not None and subject.lower_ in _VAGUE_SUBJECTS)):
        return True
    asked = any(_is_question_word(_first(c)) for c in about)
    return asked and _lemma(frame) in ("know", "wonder", "investigate", "ask", "see")


def _evaluates(frame: Frame) -> bool:
    """Whether the clause only judges: "it was a difficult day", "she was simply better"."""
    verb = frame.trigger
    if _lemma(frame) not in _LINKING or frame.complement is not None:
        return False
    subject = next(iter(children(verb, *SUBJECTS)), None)
    for told in children(verb, "acomp", "attr", "oprd"):
        words = {told.lower_, *(c.lower_ for c in children(told, "amod", "advmod"))}
        if words & _EVALUATING:
            return True
        if told.dep_ == "attr" and told.pos_ == "NOUN":
            if subject is not None and subject.dep_ == "expl":
                return told.lemma_.lower() in _ONLY_THOUGHT  # else there is such a thing, or none
            # "Among the dead was a pilot from Lyon": what stands first says of what it is told.
            inverted = any(c.i < verb.i for c in children(verb, "prep"))
            vague = not inverted if subject is None else subject.lower_ in _VAGUE_SUBJECTS
            indefinite = any(c.lower_ in ("a", "an", "no", "what", "such") for c in told.children)
            if vague and indefinite:
                return True
        if told.lower_ == "one" and told.pos_ == "NUM":
            return True  # "one of a kind"
    return False


def _feels(frame: Frame) -> bool:
    """Whether somebody only tells of a feeling or a wish of his own."""
    subject = frame.arg("agent")
    if subject is None or _lemma(frame) not in _FEELING:
        return False
    return subject.lower_ in _GENERIC


def _calls(frame: Frame) -> bool:
    """Whether somebody is only called something: "critics call the plan a sham"."""
    verb = frame.trigger
    if _lemma(frame) not in _CALLING or frame.passive:
        return False
    as_what = [t for p in children(verb, "prep") if p.lower_ == "as" for t in (*p.children, p)]
    told = children(verb, "oprd", "ccomp", "attr") or as_what
    return bool(told) and not any(
        t.pos_ == "PROPN" or any(c.lower_ == "the" for c in t.children) for t in told
    )


def _general(frame: Frame) -> bool:
    """Whether the clause is general wisdom: present tense, about nothing in particular."""
    verb = frame.trigger
    if verb.tag_ not in ("VBZ", "VBP") or children(verb, "aux", "auxpass", "neg", "dobj"):
        return False
    if verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
        return False
    if _lemma(frame) in _STILL or any(
        c.lower_ in _AS_THINGS_STAND for c in children(verb, "acomp", "advmod")
    ):
        return False  # "schools remain open"
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or subject.pos_ == "PROPN":
        return False
    there = any(c.dep_ == "expl" for c in verb.children)
    if there and any(c.pos_ == "NOUN" for c in children(verb, "attr")):
        return False  # "there is no trace of water"; opinions are told apart by their noun
    particular = any(
        c.dep_ in ("det", "poss", "nummod", "relcl", "acl", "prep") and c.lower_ not in ("a", "an")
        for c in subject.children
    )
    if subject.pos_ == "PRON":
        particular = subject.lower_ not in _VAGUE_SUBJECTS or (
            # "It is insured": the house of the sentence before.
            subject.lower_ == "it"
            and not children(verb, "ccomp", "xcomp", "csubj", "advcl")
            and any(states.tells(c.lemma_.lower()) for c in children(verb, "acomp"))
        )
    return not particular and _lemma(frame) not in DENY_VERBS | REFUSE_VERBS


def _supposes(frame: Frame) -> bool:
    """Whether the clause only names a condition: "if the wind turns"."""
    if frame.trigger.head.lower_ in ("provided", "providing"):
        return True
    return any(c.lower_ in ("if", "unless", "provided") for c in children(frame.trigger, "mark"))
