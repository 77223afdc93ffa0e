"""Repair trees of matches, votes and offices: whose score, whose share, who is to become what.

Each function mends one such tree in place, and leaves the reason with the token.
"""

from __future__ import annotations

from registry.extraction.contrasts import set_aside
from registry.extraction.frame import SUBJECTS
from registry.extraction.tree import Token, rejoin


def regroup(tokens: list[Token]) -> None:
    """Hang each score, share and description of a sentence on the word that it belongs to."""
    _score(tokens)
    _doer_beside(tokens)
    _first_to(tokens)
    _leaving(tokens)
    _ranked(tokens)
    _aged(tokens)
    _among(tokens)
    _the_day_after(tokens)
    _what_did(tokens)
    _each_his_own(tokens)
    set_aside(tokens)
    _counting(tokens)


def _aged(tokens: list[Token]) -> None:
    """Give a verb its subject back where "aged" was taken for it: "a boy aged nine was killed"."""
    for old in tokens[1:-2]:
        verb = next((c for c in old.children if c.dep_ == "ccomp"), None)
        noun = next((c for c in old.children if c.dep_ == "nsubj"), None)
        number = tokens[old.i + 1]
        if old.lower_ != "aged" or old.head is not old or verb is None or noun is None:
            continue
        if number.pos_ != "NUM" or any(c.dep_ in SUBJECTS for c in verb.children):
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        for child in [c for c in old.children if c not in (noun, number)]:
            child.head = verb
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
        old.head, old.dep_ = noun, "acl"
        number.dep_ = "npadvmod"
        old.repair = f"{old.text!r} read as the age of {noun.text!r}"
        rejoin(tokens)


def _among(tokens: list[Token]) -> None:
    """Read "among those arrested was Karl Ott" as that he was arrested."""
    if len(tokens) < 5 or tokens[0].lower_ != "among" or tokens[1].lower_ != "those":
        return
    done, was = tokens[2], tokens[0].head
    who = next((c for c in was.children if c.dep_ in ("nsubj", "attr") and c.i > was.i), None)
    if done.tag_ != "VBN" or done.head is not tokens[1] or was.lemma_ != "be" or who is None:
        return
    if was.head is not was:
        return
    for child in [c for c in was.children if c is not tokens[0]]:
        child.head = done
    tokens[0].head, tokens[0].dep_ = done, "advmod"
    tokens[1].dep_ = "dep"
    done.head, done.dep_ = done, "ROOT"
    who.dep_ = "nsubjpass"
    was.head, was.dep_ = done, "auxpass"
    done.repair = f"{who.text!r} read as one of those to whom it was done"
    rejoin(tokens)


_NEXT = frozenset("following next same previous".split())
_PARTS_OF_TIME = frozenset("day morning afternoon evening night week month year".split())


def _the_day_after(tokens: list[Token]) -> None:
    """Read a time behind a second passive as when it was: "arrested and released the next day"."""
    for day in tokens:
        verb = day.head
        if (
            day.dep_ != "dobj"
            or day.lemma_ not in _PARTS_OF_TIME
            or verb.tag_ not in ("VBN", "VBD")
        ):
            continue
        said = any(c.dep_ == "amod" and c.lower_ in _NEXT for c in day.children)
        passive = any(c.dep_ == "auxpass" for c in (*verb.children, *verb.head.children))
        own = any(c.dep_ in SUBJECTS for c in verb.children)
        if said and passive and verb.dep_ == "conj" and not own:
            day.dep_, verb.tag_ = "npadvmod", "VBN"
            day.repair = f"{day.text!r} read as a time"


def _what_did(tokens: list[Token]) -> None:
    """Read "what caused the fire was a heater" as "a heater caused the fire"."""
    what = tokens[0]
    verb = what.head
    was = verb.head
    if what.lower_ != "what" or what.dep_ != "nsubj" or verb.dep_ != "csubj" or was.lemma_ != "be":
        return
    told = next((c for c in was.children if c.dep_ == "attr"), None)
    thing = next((c for c in was.children if c.dep_ == "nsubj" and verb.i < c.i < was.i), None)
    if told is None or was.head is not was:
        return
    for child in [c for c in was.children if c not in (verb, told, thing)]:
        child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    told.head, told.dep_ = verb, "nsubj"
    if thing is not None:
        thing.head, thing.dep_ = verb, "dobj"
    what.dep_ = "dep"
    was.head, was.dep_ = verb, "dep"
    verb.repair = f"{told.text!r} read as what {verb.text!r} is told of"
    rejoin(tokens)


def _each_his_own(tokens: list[Token]) -> None:
    """Free a verb from a second clause that has none: "won gold and Lena Ort silver"."""
    for noun in tokens:
        thing = noun.head
        if noun.dep_ != "conj" or thing.dep_ != "dobj" or thing.pos_ != "NOUN":
            continue
        person = noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"
        after = tokens[noun.i + 1 : noun.i + 2]
        own = person and bool(after) and (after[0].dep_ == "det" or after[0].pos_ == "DET")
        names = [c for c in noun.children if c.dep_ == "compound" and c.ent_type_ == "PERSON"]
        if own or (noun.pos_ == "NOUN" and len(names) > 1):
            noun.head, noun.dep_ = thing.head, "dep"
            for link in [c for c in thing.children if c.dep_ == "cc"]:
                link.head = thing.head
            noun.repair = f"{noun.text!r} belongs to a clause of its own"
            rejoin(tokens)


_CONTESTS = frozenset("series match game tie final play-off shootout".split())
_JOINERS = ("-", "\u2013", "\u2014")


def _score(tokens: list[Token]) -> None:
    """Part a score from the name before it: "beat Lens 3-2", "beat Ivo Marsh 6-4 7-5 6-4"."""
    for at in range(1, len(tokens) - 2):
        won, dash, lost = tokens[at : at + 3]
        name = won.head
        if not (won.text.isdigit() and lost.text.isdigit() and dash.text in _JOINERS):
            continue
        if won.dep_ not in ("nummod", "appos") or name.i >= at:
            continue
        put = name.dep_ == "dobj" and name.tag_ == "NN"  # "passed the bill 218-212"
        if not name.text[0].isupper() and not put and name.lemma_.lower() not in _CONTESTS:
            continue
        if any(t.text.isalpha() for t in tokens[name.i + 1 : at]):
            continue
        verb = next((t for t in name.ancestors if t.pos_ == "VERB"), None)
        if lost.idx != dash.idx + 1 or dash.idx != won.idx + len(won.text) or verb is None:
            continue
        won.head, won.dep_ = verb, "npadvmod"
        for part in (dash, lost):
            part.head = won
        won.repair = f"{won.text!r} read as a score, and no part of {name.text!r}"
        rejoin(tokens)


def _doer_beside(tokens: list[Token]) -> None:
    """Give a gerund the doer whom "with" names: "won, with her rival, Ana Lund, taking 34%"."""
    for doing in tokens:
        if doing.dep_ != "advcl" or doing.tag_ != "VBG" or doing.i < 4:
            continue
        if tokens[doing.i - 1].text != "," or any(c.dep_ == "nsubj" for c in doing.children):
            continue
        links = [t for t in doing.head.children if t.lower_ == "with" and t.i < doing.i - 3]
        beside = links[-1] if links else doing
        if tokens[beside.i - 1].text != "," or beside is doing:
            continue
        phrase = tokens[beside.i + 1 : doing.i - 1]
        who = [c for c in beside.children if c.dep_ == "pobj" and c in phrase]
        if len(who) != 1 or not any(t.text == "," for t in phrase):
            continue
        if any(t.i not in range(beside.i, doing.i) for t in beside.subtree):
            continue
        doing.head, doing.dep_ = beside, "pcomp"
        who[0].head, who[0].dep_ = doing, "nsubj"
        doing.repair = f"{who[0].text!r} read as who does it"
        rejoin(tokens)


_BECOMING = frozenset("be become remain".split())
_RANKS = frozenset("first second third fourth fifth last only next youngest oldest".split())


def _first_to(tokens: list[Token]) -> None:
    """Tell what somebody is the first to do of him: "became the first Dane to win the title"."""
    for verb in tokens:
        above = verb.head
        if verb.tag_ != "VB" or verb.dep_ != "advcl" or above.lemma_.lower() not in _BECOMING:
            continue
        if not any(c.lower_ == "to" for c in verb.children):
            continue
        told = [c for c in above.children if c.dep_ == "attr" and c.i < verb.i]
        if any(c.lower_ in _RANKS for t in told for c in t.children):
            verb.dep_ = "xcomp"
            verb.repair = f"{verb.text!r} read as what {told[0].text!r} does"
            rejoin(tokens)


_LEAVING = frozenset("retiring departing outgoing ailing incoming exiting".split())


def _leaving(tokens: list[Token]) -> None:
    """Make a description of a participle before an office: "replaces retiring justice Rask"."""
    for word in tokens:
        if word.lower_ not in _LEAVING or word.dep_ != "xcomp" or word.tag_ != "VBG":
            continue
        who = [c for c in word.children if c.dep_ == "dobj"]
        if len(who) != 1 or who[0].left_edge.i != word.i + 1:
            continue
        who[0].head, word.head = word.head, who[0]
        word.dep_, word.pos_, word.tag_ = "amod", "ADJ", "JJ"
        for child in [c for c in word.children if c is not who[0]]:
            child.head = who[0].head
        word.repair = f"{word.text!r} describes {who[0].text!r}"
        rejoin(tokens)


def _ranked(tokens: list[Token]) -> None:
    """Make one name of a rank and its bearer: "beat the world No 1 Luc Brodeur"."""
    for at in range(len(tokens) - 3):
        world, number, rank = tokens[at : at + 3]
        if world.lower_ != "world" or number.lower_.rstrip(".") not in ("no", "number"):
            continue
        name = tokens[at + 3]
        while name.dep_ == "compound" and name.head.i > name.i:
            name = name.head
        if not name.text[0].isupper() or not (rank.like_num or rank.pos_ == "NUM"):
            continue
        group = range(at, name.i + 1)
        above = [t for t in (world, rank, name) if t.head.i not in group]
        if not above or world.head.i in range(name.i + 1, len(tokens)):
            continue
        name.head, name.dep_ = above[0].head, above[0].dep_
        for part in tokens[at : at + 3]:
            part.head, part.dep_ = name, "compound"
        for child in (c for t in (world, rank) for c in list(t.children)):
            if child is not name:
                child.head = name
        name.repair = f"{name.text!r} read as the {world.text} {number.text} {rank.text}"
        rejoin(tokens)


def _counting(tokens: list[Token]) -> None:
    """Let a number count the noun behind a participle: "there were 684 confirmed cases"."""
    for number in tokens:
        told = number.head
        noun = told.head
        if number.tag_ != "CD" or number.dep_ != "npadvmod" or number.ent_type_ == "DATE":
            continue
        if (
            told.i == number.i + 1
            and told.dep_ == "amod"
            and noun.tag_ == "NNS"
            and noun.i > told.i
        ):
            number.head, number.dep_ = noun, "nummod"
            number.repair = f"{number.text!r} read as so many {noun.text!r}"
            rejoin(tokens)
