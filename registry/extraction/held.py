"""Roles of one alone that a sentence gives without a title beside the name.

"Who chaired the jury", "Daniel Rono has coached him", "the finance portfolio falls to
Ozols", "with the critic Dunmore in the chair", "had a finance minister: Ada Berg".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from registry.extraction.frames import Frame, children, governed
from registry.extraction.roles import Role
from registry.lexicon.properties import Singles, builtin

Token = Any

# What somebody does who fills a role, and the noun for the role.
_DOING = {
    "chair": "chair",
    **dict.fromkeys(("preside over", "lead", "head"), "chair"),
    "coach": "coach",
    "train": "coach",
    "captain": "captain",
    "skipper": "captain",
    "manage": "manager",
    "edit": "editor",
    "conduct": "conductor",
    "referee": "referee",
    "umpire": "referee",
    "curate": "curator",
    **dict.fromkeys(("mediate", "broker", "arrange"), "mediator"),
    "moderate": "moderator",
    "direct": "director",
    "compose": "composer",
    "write": "composer",
    "design": "architect",
    "command": "captain",
}
_BY_ITSELF = frozenset({"mediate", "referee", "umpire"})
"""What tells the role without saying of what: "Switzerland mediated"."""
# Whom one coaches or manages: an athlete or a team, but not a crisis.
_LED = frozenset(
    """him her them he she runner swimmer athlete team side club squad player skater boxer skier
    jumper sprinter gymnast cyclist wrestler fighter champion hotel shop store restaurant branch
    plant factory band singer mine farm hospital school prison airport port theatre museum estate
    site mill quarry shipyard zoo park office campaign""".split()
)
_BETWEEN = frozenset(
    """talk talks negotiation truce ceasefire armistice deal agreement accord pact settlement
    exchange swap release""".split()
)
_OF_PEOPLE = frozenset("coach train manage".split())
_WHOLE = {
    "edit": frozenset("newspaper magazine journal paper weekly daily review anthology".split()),
    "conduct": frozenset("orchestra philharmonic choir symphony concert opera performance".split()),
    "mediate": _BETWEEN | frozenset("dispute conflict".split()),
    "broker": _BETWEEN | frozenset("prisoner hostage captive".split()),
    "arrange": _BETWEEN - frozenset("agreement deal accord talk".split()),
    "direct": frozenset("film movie play opera series documentary musical production".split()),
    "compose": frozenset("music score soundtrack opera symphony song anthem".split()),
    "write": frozenset("music score soundtrack".split()),
    "design": frozenset(
        """building house hall museum tower bridge stadium school station church cathedral library
        theatre theater hotel villa mosque temple palace chapel pavilion airport centre center wing
        extension skyscraper synagogue monument memorial terminal""".split()
    ),
    "command": frozenset(
        """ship vessel boat ferry frigate submarine tanker destroyer cruiser freighter liner galleon
        trawler warship yacht""".split()
    ),
    "moderate": frozenset("debate discussion panel".split()),
    "preside over": frozenset("jury panel court trial case commission inquiry meeting".split()),
    **dict.fromkeys(("lead", "head"), frozenset("jury panel tribunal".split())),
}
# Seats of a government, and what is said of who gets one.
_SEAT = frozenset("ministry portfolio department brief".split())
_GOES = frozenset("go fall pass be".split())
_TAKES = frozenset(
    "take get receive run head lead keep hold retain oversee manage lead take over".split()
)
_POST = frozenset("post job office position role portfolio".split())
_FILLS = frozenset("hold take get fill assume have occupy accept take over take on".split())


def held(
    sentence: Token, frames: Sequence[Frame], known: Container[int], table: Singles | None = None
) -> Iterator[Role]:
    """Roles that clauses of a sentence give to somebody named, in text order."""
    table = builtin() if table is None else table
    for frame in frames:
        found = _done(frame, known) or _seat(frame, known) or _post(frame, known, table)
        if found is not None:
            yield found
    for token in sentence:
        found = _in_the_chair(token, known) or _after_colon(token, known, table)
        if found is not None:
            yield found


def _named(token: Token | None, known: Container[int]) -> bool:
    return token is not None and token.i in known and token.text[0].isupper()


def _bearer(token: Token | None, known: Container[int]) -> Token | None:
    """The name that stands behind what somebody is: "the former champion Josphat Kemei"."""
    if token is None or _named(token, known):
        return token
    names = (c for c in children(token, "appos") if c.left_edge.i in (token.i + 1, token.i + 2))
    return next((c for c in names if _named(c, known)), token)


def _done(frame: Frame, known: Container[int]) -> Role | None:
    """A role by what its holder does: "who chaired the jury"."""
    verb = frame.trigger.lemma_.lower()
    if frame.pos != "VERB":
        return None
    if verb == "preside" and any(c.lower_ == "over" for c in frame.trigger.children):
        verb = "preside over"
    name = _DOING.get(verb)
    if name is None:
        return None
    args = dict(reversed(frame.args))
    holder = _bearer(args.get("agent"), known) or _bearer(args.get("patient"), known)
    whom = args.get("of") or args.get("over") if "agent" not in args else args.get("patient")
    whom = whom or args.get("over")
    if verb in _BY_ITSELF and whom is None and _named(holder, known):
        return Role(name, frame.trigger, holder, verb=frame.trigger)
    if not _named(holder, known) or whom is None or whom is holder:
        return None
    if verb in _OF_PEOPLE and not (whom.i in known or whom.lemma_.lower() in _LED):
        return None
    if verb in _WHOLE and whom.lemma_.lower() not in _WHOLE[verb]:
        return None
    return Role(name, frame.trigger, holder, [whom], verb=frame.trigger)


def _office_of(seat: Token) -> str | None:
    """The office that a seat of a government is: "the finance portfolio"."""
    if seat.lemma_.lower() not in _SEAT:
        return None
    field = [t for t in seat.children if t.dep_ in ("compound", "amod", "nmod") and t.i < seat.i]
    if len(field) != 1 or field[0].pos_ not in ("NOUN", "PROPN", "ADJ"):
        of = governed(seat, "of", "for")
        field = of if len(of) == 1 and not of[0].ent_type_ else []
    return f"{field[0].lower_} minister" if len(field) == 1 else None


def _seat(frame: Frame, known: Container[int]) -> Role | None:
    """Who gets a seat of a government: "the finance ministry goes to Ilze Berga"."""
    verb = frame.trigger
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    name = _office_of(subject)
    if name is not None and (verb.lemma_ in _GOES or verb.lemma_ in ("give", "hand", "assign")):
        for to in children(verb, "prep", "dative"):
            if to.lower_ == "to":
                for token in children(to, "pobj"):
                    beside = next((t for t in children(token, "appos") if _named(t, known)), None)
                    # "the Farmers' leader, Ilze Berga"
                    holder = beside or token
                    if _named(holder, known):
                        return Role(name, subject, holder, verb=verb)
        return None
    if verb.lemma_ not in _TAKES or not _named(subject, known):
        return None
    for seat in children(verb, "dobj"):
        name = _office_of(seat)
        if name is not None:
            return Role(name, seat, subject, verb=verb)
    return None


def _post(frame: Frame, known: Container[int], table: Singles) -> Role | None:
    """Who will hold the post that the sentence has named before."""
    verb = frame.trigger
    if verb.lemma_ not in _FILLS:
        return None
    holder = next(iter(children(verb, "nsubj")), None)
    post = next((t for t in children(verb, "dobj") if t.lemma_.lower() in _POST), None)
    if (
        post is None
        or not _named(holder, known)
        or not any(t.lower_ == "the" for t in post.children)
    ):
        return None
    assert holder is not None
    for at in range(min(holder.left_edge.i, verb.i) - 1, -1, -1):
        office = _office(verb.doc, at, table)
        if office is not None:
            return Role(office, post, holder, verb=verb)
    return None


_LONGEST = 4


def _office(words: Token, at: int, table: Singles) -> str | None:
    """The office that a noun names; ``None`` for one beside which its holder stands."""
    token = words[at]
    if token.pos_ != "NOUN" or token.lemma_.lower() not in table.nouns:
        return None
    if at + 1 < len(words) and words[at + 1].pos_ == "PROPN":
        return None
    before = [words[n].lower_ for n in range(max(0, at - _LONGEST), at)]
    named = table.ending([*before, token.lemma_.lower()])
    if named is None or named[1].name != "office-holder":
        return None
    return named[0]


def _after_colon(token: Token, known: Container[int], table: Singles) -> Role | None:
    """A name after an office and a colon: "she had a finance minister: Marta Colindres"."""
    if token.text not in (":", "\u2013", "\u2014") or token.i == 0:
        return None
    words = token.doc
    end = token.i + 1
    while end < len(words) and words[end].text[0].isupper():
        end += 1
    holder = words[end - 1]
    if not 2 <= end - token.i - 1 <= 4 or not _named(holder, known):
        return None
    office = _office(words, token.i - 1, table)
    return Role(office, words[token.i - 1], holder) if office is not None else None


_FAR = 7


def _in_the_chair(token: Token, known: Container[int]) -> Role | None:
    """Who presides: "with the critic Philippa Dunmore in the chair"."""
    if token.lower_ not in ("chair", "chairmanship") or token.i < 3:
        return None
    words = token.doc
    if words[token.i - 1].lower_ != "the" or words[token.i - 2].lower_ != "in":
        return None
    holder = words[token.i - 3]
    if not _named(holder, known):
        return None
    if not any(words[n].lower_ == "with" for n in range(max(0, holder.i - _FAR), holder.i)):
        return None
    return Role("chair", token, holder)
