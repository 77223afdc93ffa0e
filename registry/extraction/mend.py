"""Repair trees in which the parser has lost the verb of the sentence.

"The general seized power": where a short sentence has no other verb, the parser
may take its verb for an adjective of the object.  A sentence that ends in a full
stop has a verb, so the participle becomes it, what stands before it its subject
and the noun after it its object.  The token keeps the reason, and every claim
that is read from it names it.
"""

from __future__ import annotations

from registry.extraction.bearings import join_hour
from registry.extraction.frame import SUBJECTS
from registry.extraction.regroup import regroup
from registry.extraction.rehang import rehang
from registry.extraction.said_last import who_says_it
from registry.extraction.taken_for_nouns import (
    BARE_PASTS,
    LACKED,
    NAMING,
    become_root,
    has_arguments,
    shot_dead,
    taken_for_a_noun,
)
from registry.extraction.tree import Token, Tree, rejoin

_OF = frozenset("of".split())


def mend(tree: Tree) -> Tree:
    """The tree itself, mended in place where it had lost its verb."""
    tokens = list(tree)
    _common_nouns(tokens)
    _adjectives(tokens)
    if len(tokens) < 5 or tokens[-1].text != ".":
        return tree
    _free_from_number(tokens)
    _free_from_age(tokens)
    join_hour(tokens)
    shot_dead(tokens)
    root = next((t for t in tokens if t.head is t), None)
    if root is None or sum(t.head is t for t in tokens) > 1:
        return tree
    if root.pos_ in ("VERB", "AUX"):
        root = who_says_it(root, tokens)
        rehang(root, tokens)
        regroup(tokens)
        _be_done(root, tokens)
        _free_participle(root, tokens)
        _free_from_load(tokens)
        return tree
    if (verb := _done_last(root, tokens)) is not None:
        _transitive(verb, root, tokens)
        return tree
    if root.pos_ not in ("NOUN", "PROPN"):
        return tree
    if (verb := _lost_behind(root, tokens)) is not None:
        become_root(verb)
        for child in [t for t in tokens if t.head is root and t is not verb and t.i > verb.i]:
            child.head = verb
        root.head, root.dep_ = verb, "nsubj"
        rejoin(tokens)
        verb.repair = LACKED.format(verb.text)
        return tree
    if has_arguments(root):
        become_root(root)
        root.repair = LACKED.format(root.text)
        return tree
    verbs = [t for t in tokens if _is_verb(t) and not _beside(t)]
    if len(verbs) == 1 and _went_off(verbs[0], root):
        _intransitive(verbs[0], root, tokens)
    if verbs or taken_for_a_noun(root, tokens):
        return tree
    verb = next((t for t in tokens if _may_be_verb(t, root)), None)
    if verb is not None:
        _transitive(verb, root, tokens)
    return tree


_ASKING = {
    **dict.fromkeys("pay vote ask apply call push press fight work".split(), ("for",)),
    "vote": ("for", "against"),
    "fight": ("for", "against"),
}
"""What nobody has done to him with these prepositions: who "paid for the study" is no one paid."""


def _lost_behind(root: Token, tokens: list[Token]) -> Token | None:
    """The verb that was taken to describe its subject: "a drug company paid for the study"."""
    verb = tokens[root.i + 1] if root.i + 1 < len(tokens) else root
    if verb.dep_ != "acl" or verb.head is not root or verb.tag_ not in ("VBN", "VBD"):
        return None
    wanted = _ASKING.get(verb.lemma_.lower(), ())
    return verb if any(c.dep_ == "prep" and c.lower_ in wanted for c in verb.children) else None


_DONE = frozenset(
    """close shut block suspend cancel lock seal ground flood damage destroy evacuate arrest kill
    injure delay cut postpone ban""".split()
)


def _common_nouns(tokens: list[Token]) -> None:
    """A small word with a hyphen is no name, though it begins like none that is known.

    "Saturday's semi-final": the names of people and places have a capital somewhere.
    """
    for token in tokens:
        if token.pos_ == "PROPN" and token.text.islower() and "-" in token.text[1:-1]:
            plural = token.tag_ == "NNPS"
            token.pos_, token.tag_ = "NOUN", "NNS" if plural else "NN"


def _be_done(be: Token, tokens: list[Token]) -> None:
    """Make a participle the verb that the parser took for an adjective: "the nursery is closed"."""
    done = [c for c in be.children if c.dep_ == "acomp" and c.tag_ == "VBN" and c.i > be.i]
    if be.lemma_ != "be" or len(done) != 1 or done[0].lemma_.lower() not in _DONE:
        return
    verb = done[0]
    for child in be.children:
        if child is not verb:
            child.head = verb
            child.dep_ = {"nsubj": "nsubjpass", "csubj": "csubjpass"}.get(child.dep_, child.dep_)
    be.head, be.dep_, be.pos_ = verb, "auxpass", "AUX"
    verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
    verb.repair = f"{verb.text!r} read as the verb"
    rejoin(tokens)


def _adjectives(tokens: list[Token]) -> None:
    """What something is said to be is no clause of its own: "the vote is binding"."""
    for token in tokens:
        if token.dep_ != "acomp" or token.tag_ != "VBG" or token.pos_ != "VERB":
            continue
        if not any(c.dep_ in ("dobj", "xcomp", "ccomp", "aux") for c in token.children):
            token.pos_, token.tag_, token.lemma_ = "ADJ", "JJ", token.lower_


def _free_from_number(tokens: list[Token]) -> None:
    """Give a noun what the parser hung on the number behind it: "flight 418 from Lisbon"."""
    for token in tokens:
        number = token.head
        if token.dep_ != "prep" or token.lower_ not in ("from", "to", "in", "at"):
            continue
        if number.dep_ != "nummod" or not number.head.i < number.i < token.i:
            continue
        token.repair = f"{token.text!r} taken back from {number.text!r}"
        token.head = number.head
        rejoin(tokens)


_CIRCUMSTANCES = frozenset("on in at near after before since during outside by from with".split())


def _free_from_age(tokens: list[Token]) -> None:
    """Give a verb what the parser hung on an age: "found a boy aged six in a cellar on Friday"."""
    for aged in tokens:
        if aged.lower_ != "aged" or aged.i + 1 >= len(tokens) or aged.i == 0:
            continue
        if not any(token.like_num for token in tokens[aged.i + 1 : aged.i + 3]):
            continue
        somebody = tokens[aged.i - 1]
        verb = aged.head
        if aged.dep_ == "ccomp" and somebody.dep_ == "nsubj" and somebody.head is aged:
            somebody.head, somebody.dep_ = verb, "dobj"
            aged.head, aged.dep_ = somebody, "acl"
        elif aged.dep_ == "acl" and aged.head.dep_ in ("dobj", *SUBJECTS, "pobj"):
            verb = aged.head.head
            while verb.dep_ == "prep" and verb.head is not verb:
                verb = verb.head
        else:
            continue
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        ages = {aged.i, *(c.i for c in aged.children if c.like_num)}
        for token in tokens[aged.i + 2 :]:
            hung = token.head.i in ages and token.dep_ in ("prep", "npadvmod", "agent")
            if hung and token.lower_ in _CIRCUMSTANCES:
                token.head = verb
                token.repair = f"{token.text!r} taken back from the age"
        rejoin(tokens)


def _free_participle(root: Token, tokens: list[Token]) -> None:
    """Make the second verb the sentence's own where the first only describes the subject.

    "The chef, awarded his third star in March, has died": nobody was awarded and died.
    """
    if root.tag_ not in ("VBD", "VBN") or root.i < 2 or tokens[root.i - 1].text != ",":
        return
    if any(c.dep_ in ("aux", "auxpass") for c in root.children):
        return
    subjects = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < root.i]
    verb = next((c for c in root.children if _goes_on(c, root, tokens)), None)
    if verb is None or len(subjects) != 1:
        return
    subject = subjects[0]
    if not any(t.i == root.i - 2 for t in subject.subtree):
        return
    for child in [c for c in root.children if c is not verb]:
        if child is subject or child.i > verb.i:
            child.head = verb
        elif child.dep_ == "prep" and child.lower_ == "by" and child.i > root.i:
            child.dep_ = "agent"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    subject.dep_ = "nsubjpass" if passive else "nsubj"
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_, root.tag_ = subject, "acl", "VBN"
    verb.repair = f"{root.text!r} describes {subject.text!r}"
    rejoin(tokens)


def _free_from_load(tokens: list[Token]) -> None:
    """Give a carrier its verb back: "when a ferry carrying 200 passengers capsized"."""
    for ferry in tokens:
        if ferry.pos_ not in ("NOUN", "PROPN") or ferry.dep_ not in ("advcl", "ROOT"):
            continue
        carrying = [c for c in ferry.children if c.dep_ == "acl" and c.tag_ == "VBG"]
        loads = [d for c in carrying for d in c.children if d.dep_ == "dobj"]
        verb = next((v for d in loads for v in d.children if _is_lost(v, d)), None)
        if verb is None:
            continue
        verb.head, verb.dep_ = (verb if ferry.head is ferry else ferry.head), ferry.dep_
        for child in ferry.children:
            if child.dep_ in ("advmod", "mark", "punct"):
                child.head = verb
        ferry.head, ferry.dep_, verb.tag_ = verb, "nsubj", "VBD"
        verb.repair = f"{verb.text!r} read as the verb of {ferry.text!r}"
        rejoin(tokens)
        return


def _is_lost(verb: Token, load: Token) -> bool:
    """Whether a participle right after the load may be the verb of what carries it."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.i != load.i + 1:
        return False
    return not any(c.dep_ in ("agent", "aux", "auxpass", "dobj") for c in verb.children)


def _goes_on(verb: Token, root: Token, tokens: list[Token]) -> bool:
    """Whether a verb after a comma goes on, without "and", with the subject of the participle."""
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or verb.i < root.i + 2:
        return False
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    first = helpers[0] if helpers else verb
    finite = first.tag_ in ("VBD", "VBZ", "VBP", "MD")
    joined = any(c.dep_ == "cc" and root.i < c.i < verb.i for c in root.children)
    return finite and not joined and tokens[first.i - 1].text == ","


def _done_last(root: Token, tokens: list[Token]) -> Token | None:
    """The verb behind "last" that was taken for a part of its object: "the firm last cut staff".

    The root is the object, or the subject that the object is put beside.
    """
    for at in range(1, len(tokens) - 2):
        before, last, verb = tokens[at - 1 : at + 2]
        thing = verb.head
        if last.lower_ != "last" or last.head is not thing or verb.dep_ not in _LOST:
            continue
        if verb.tag_ not in ("VBD", "VBN") and verb.lower_ not in BARE_PASTS:
            continue
        named = before.pos_ in NAMING or before is root
        if named and (thing is root or (thing.dep_ == "appos" and thing.head is root)):
            last.dep_, last.pos_, last.tag_, last.head = "advmod", "ADV", "RB", verb
            if verb.pos_ != "VERB":
                verb.lemma_ = {"bit": "bite"}.get(verb.lower_, verb.lower_)
            if before.pos_ not in NAMING:
                before.pos_, before.tag_ = "PROPN", "NNP"
            return verb
    return None


def _is_verb(token: Token) -> bool:
    """Whether the parser has a verb of its own that could carry the sentence."""
    if token.pos_ == "AUX":
        return token.dep_ not in ("aux", "auxpass") or token.head.dep_ not in _LOST
    return token.pos_ == "VERB" and token.dep_ not in _LOST


def _beside(verb: Token) -> bool:
    """Whether it can carry no sentence: "a month after hiring him", "after she had left"."""
    if verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    return verb.dep_ in ("pcomp", "advcl")


_LOST = ("amod", "compound", "nmod")


def _may_be_verb(token: Token, root: Token) -> bool:
    """Whether a participle before a noun may be the verb of which the noun is the object."""
    thing = _whole_name(token.head)
    beat = token.lower_ in ("beat", "cast") and thing.pos_ == "PROPN"  # "the rival beat Anna Voss"
    past = token.pos_ == "VERB" and token.tag_ in ("VBD", "VBN")
    if token.dep_ not in _LOST or not (beat or past):
        return False
    if thing is not root and not (thing.dep_ == "appos" and thing.head is root):
        return False
    before = _subject(token)
    if before is None:
        return False
    if token.tag_ == "VBD" or any(c.lemma_ == "have" for c in token.children):
        return True
    # "The city outlawed leaf blowers": a noun before it that has its own article, and no
    # participle that an adverb or a hyphen ties to the noun.
    return before.pos_ in ("NOUN", "PROPN") and before.i == token.i - 1


_OF_ITSELF = frozenset(
    """leak spill pour flow seep gush escape flee drown collapse burst erupt melt vanish perish
    crash capsize sink derail explode evaporate""".split()
)


def _went_off(verb: Token, root: Token) -> bool:
    """Whether a participle is the verb of what it follows: "900 tonnes of oil leaked into it"."""
    before = verb.head
    of = before.dep_ == "pobj" and before.head.lower_ in _OF and before.head.head is root
    past = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")
    return past and verb.lemma_.lower() in _OF_ITSELF and (before is root or of)


def _intransitive(verb: Token, root: Token, tokens: list[Token]) -> None:
    become_root(verb)
    root.head, root.dep_ = verb, "nsubj"
    for child in list(root.children):
        if child.i > verb.i:
            child.head = verb
    rejoin(tokens)
    verb.repair = LACKED.format(verb.text)


def _subject(verb: Token) -> Token | None:
    """The last word before the verb that may name who does it."""
    at = verb.i - 1
    tokens = verb.doc
    while at >= 0 and (tokens[at].pos_ in ("AUX", "ADV") or tokens[at].dep_ == "aux"):
        at -= 1
    if at < 0 or tokens[at].pos_ not in NAMING:
        return None
    found = tokens[at]
    opened = tokens[0].pos_ == "ADP" and tokens[found.left_edge.i - 1].text != ","
    if opened and not any(t.text == "," for t in tokens[1 : found.left_edge.i]):
        return (
            None  # "By a vote of 38 to 27, the senate approved Ana Ruiz": behind a comma it is one
        )
    while found.dep_ == "pobj" and found.head.lower_ in _OF:  # "the city of Cavan"
        found = found.head.head
    return found if found.i < verb.i else None


def _whole_name(token: Token) -> Token:
    """The name that a word opens: "sacked coach Jan Post" sacked Post."""
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return token


def _is_circumstance(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ not in _OF


def _transitive(verb: Token, root: Token, tokens: list[Token]) -> None:
    subject, thing = _subject(verb), _whole_name(verb.head)
    if subject is None or subject is thing:
        return
    beside = (thing, root, verb.head)
    become_root(verb)
    subject.dep_, subject.head = "nsubj", verb
    if subject.pos_ == "ADJ":
        subject.pos_, subject.tag_ = "NOUN", "NN"
    thing.dep_, thing.head = "dobj", verb
    for child in [t for t in tokens if any(t.head is noun for noun in beside)]:
        if child in (verb, subject, thing):
            continue
        if child.i < verb.i:
            child.head = subject
        elif child.is_punct or child.dep_ == "advcl" or _is_circumstance(child):
            child.head = verb
    rejoin(tokens)
    verb.repair = LACKED.format(verb.text)
