"""Repair trees in which a phrase hangs on the wrong word: a place on an amount, a name on a thing.

Each function mends one such tree in place, and leaves the reason with the token.
"""

from __future__ import annotations

from itertools import pairwise

from registry.extraction.appositions import in_apposition, second_of_two, titled
from registry.extraction.bearings import bearings
from registry.extraction.frame import SUBJECTS
from registry.extraction.tree import Token, rejoin
from registry.lexicon import geography
from registry.lexicon.calendar import MONTHS, WEEKDAYS
from registry.lexicon.titles import HONORIFICS, OFFICES, is_first_name


def rehang(root: Token, tokens: list[Token]) -> None:
    """Hang each phrase of a sentence on the word that it belongs to."""
    _born(root, tokens)
    _inverted(root, tokens)
    _up(tokens)
    _place(tokens)
    bearings(tokens)
    _before_a_name(tokens)
    _fronted(root, tokens)
    _named_after(tokens)
    titled(tokens)
    second_of_two(tokens)
    _name(tokens)
    _time(tokens)
    _doer(tokens)
    _nothing(tokens)
    in_apposition(tokens)
    _appointed(tokens)
    _drawn_up(tokens)
    _subject(root, tokens)


def _born(root: Token, tokens: list[Token]) -> None:
    """Give a clause its subject back from a bracket: "Ada Brenn (born 3 May 1941) is a poet"."""
    born = next((t for t in tokens[: root.i] if t.lower_ == "born" and t.head is root), None)
    if born is None or born.dep_ not in ("csubj", "nsubj", "advcl"):
        return
    bracket = next((t for t in tokens[: born.i] if t.text == "("), None)
    if bracket is None or any(t.head is root and t.dep_ == "nsubj" for t in tokens[: bracket.i]):
        return
    named = [t for t in tokens[: bracket.i] if t.pos_ == "PROPN" and t.head in (born, root)]
    if named:
        named[-1].head, named[-1].dep_ = root, "nsubj"
        born.head, born.dep_ = named[-1], "acl"
        named[-1].repair = f"{named[-1].text!r} taken back from its bracket"
        rejoin(tokens)


def _inverted(root: Token, tokens: list[Token]) -> None:
    """Give a participle the subject behind it: "Replacing him is Anna Weiss"."""
    if root.tag_ not in ("VBG", "VBN") or any(c.dep_ in SUBJECTS for c in root.children):
        return
    for be in root.children:
        told = [c for c in be.children if c.dep_ == "attr" and c.i > be.i]
        if be.lemma_ == "be" and be.i > root.i and be.dep_ in ("aux", "auxpass") and told:
            told[0].head = root
            told[0].dep_ = "nsubj" if root.tag_ == "VBG" else "nsubjpass"
            root.repair = f"{told[0].text!r} read as the subject"
            rejoin(tokens)
            return


def _up(tokens: list[Token]) -> None:
    """Give the verb its particle back from an amount: "went up to 7 percent"."""
    for up, to in pairwise(tokens):
        if up.lower_ != "up" or to.lower_ != "to" or up.dep_ != "quantmod":
            continue
        amount = up.head
        whole = amount.head if amount.dep_ == "nummod" else amount
        verb = whole.head
        if verb.pos_ != "VERB" or verb.i > up.i or whole.dep_ not in ("npadvmod", "dobj"):
            continue
        if tokens[up.i - 1] is not verb and not any(
            c.dep_ == "dobj" and c.i == up.i - 1 for c in verb.children
        ):
            continue  # "took up to 40"
        if tokens[up.i - 1] is verb and verb.lemma_ not in ("go", "come", "climb", "creep"):
            continue
        up.head, up.dep_, to.head, to.dep_ = verb, "prt", verb, "prep"
        whole.head, whole.dep_ = to, "pobj"
        verb.repair = f"'up' read as a part of {verb.text!r}"
        rejoin(tokens)


_AMOUNTS = frozenset(
    """pound euro dollar franc krona krone yen rouble rupee peso zloty minute hour second metre
    meter kilometre kilometer mile point percent""".split()
)


def _place(tokens: list[Token]) -> None:
    """Give the verb a place that the parser put beside an amount: "sold for 9 million in Paris"."""
    for token in tokens:
        amount = token.head
        if token.dep_ != "prep" or token.lower_ not in ("in", "at", "near", "on"):
            continue
        if amount.lemma_.lower() not in _AMOUNTS or amount.i > token.i:
            continue
        if not any(c.dep_ == "nummod" for c in amount.children):
            continue
        named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in token.children)
        verb = next((t for t in amount.ancestors if t.pos_ == "VERB"), None)
        if named and verb is not None and verb.i < amount.i:
            token.head = verb
            token.repair = f"{token.text!r} taken back from {amount.text!r}"
            rejoin(tokens)


def _fronted(root: Token, tokens: list[Token]) -> None:
    """Part a place or month at the head of a sentence from the subject: "In Turin rents rose"."""
    first = tokens[0]
    if first.dep_ != "prep" or first.lower_ not in ("in", "near", "outside", "across"):
        return
    verb = first.head
    taken = [c for c in first.children if c.dep_ == "pobj"]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if len(taken) + len(subjects) != 1:
        return  # "In Paris ministers agreed": the parser has told the two apart
    noun = (taken or subjects)[0]
    name = next((c for c in noun.children if c.dep_ in _BEFORE_A_NOUN and c.i < noun.i), None)
    if name is None or name.left_edge.i != 1:
        return
    if name.pos_ != "PROPN" and not geography.place_candidates(name.text):
        return
    if noun.pos_ != "NOUN" or noun.left_edge.i != 1 or not noun.i < verb.i:
        return
    first.head, name.head, noun.head = verb, first, verb
    name.dep_, name.pos_, name.tag_ = "pobj", "PROPN", "NNP"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    noun.repair = f"{noun.text!r} read as the subject, and {name.text!r} as what stands before it"
    rejoin(tokens)


_DATING = frozenset("on in by until since before after from during".split())
_WHICH_DAY = frozenset("last this next that every early late".split())
_DAYS = frozenset("yesterday today tomorrow".split())
_FEASTS = frozenset("good black palm easter ash holy cyber maundy whit".split())
_HOLIDAY = frozenset("day eve".split())


def _before_a_name(tokens: list[Token]) -> None:
    """Part a day, a month or a town from the name behind it: "On Friday Nadia Farlund won"."""
    for word in tokens[:-1]:
        name = word.head
        if name.i <= word.i or name.pos_ != "PROPN" or word.dep_ not in _LEADING:
            continue
        while name.dep_ in _LEADING and name.head.pos_ == "PROPN" and name.head.i > name.i:
            name = name.head
        begin, end = _extent(word, tokens)
        before = tokens[begin - 1] if begin else None
        if end > name.i or tokens[end].lower_ in _HOLIDAY or not tokens[end].text[0].isupper():
            continue
        place = not _is_day(word) and _is_town_before(word, before, tokens[end])
        if not place and not (_is_day(word) and _dates(before, tokens[begin])):
            continue
        led = before is not None and before.dep_ == "prep"
        verb = name.head
        if name.dep_ == "pobj" and name.head is before:
            verb = before.head  # "On Friday Otieno will speak": the parser found no subject
            if verb.i < name.i or any(c.dep_ in SUBJECTS for c in verb.children):
                continue
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
        elif name.dep_ not in SUBJECTS:
            continue
        for part in tokens[begin:end]:
            if part is not word and not begin <= part.head.i < end:
                part.head, part.dep_ = word, "nummod" if part.text.isdigit() else part.dep_
            part.ent_type_, part.ent_iob_ = "GPE" if place else "DATE", "I"
        tokens[begin].ent_iob_ = "B"
        word.head, word.dep_ = (before, "pobj") if led and before else (verb, "npadvmod")
        person = is_first_name(tokens[end].text)
        for at, part in enumerate(tokens[end : name.i + 1]):
            if part.ent_type_ == "DATE":
                part.ent_type_ = "PERSON" if person else ""
            part.ent_iob_ = part.ent_iob_ if at else "B"
        name.repair = f"{name.text!r} read as a name, and {word.text!r} as what stands before it"
        rejoin(tokens)


_LEADING = ("amod", "compound", "nmod", "npadvmod", "nummod")


def _is_day(word: Token) -> bool:
    named = any(word.lower_ in names for names in (WEEKDAYS, MONTHS, _HOLIDAY))
    return (named and word.text[0].isupper()) or word.lower_ in _DAYS


def _extent(word: Token, tokens: list[Token]) -> tuple[int, int]:
    """From where to where a day or month is told: "last Friday", "3 May", "Good Friday"."""
    begin, end = word.i, word.i + 1
    if word.lower_ in MONTHS and tokens[end].text.isdigit():
        end += 1
    if word.lower_ in MONTHS and begin and tokens[begin - 1].text.isdigit():
        begin -= 1
    if begin and tokens[begin - 1].lower_ in _WHICH_DAY | _FEASTS:
        begin -= 1
    if word.lower_ in _HOLIDAY and word.children:
        begin = word.left_edge.i  # "May Day", "New Year's Eve"
    return begin, end


def _dates(before: Token | None, first: Token) -> bool:
    """Whether a day dates what follows: it stands behind a preposition, or is told as "last"."""
    if first.lower_ in _WHICH_DAY | _DAYS:
        return before is None or before.pos_ not in ("DET", "ADJ", "NOUN", "PROPN")
    return before is not None and before.lower_ in _DATING


def _is_town_before(town: Token, before: Token | None, name: Token) -> bool:
    """Whether a town, at the head of its sentence, has a person behind it: "In Leeds Mr Ohlin"."""
    if before is None or before.i > 0 or before.lower_ not in ("in", "near", "outside"):
        return False
    titled = name.lower_.rstrip(".") in HONORIFICS | OFFICES
    return (titled or is_first_name(name.text)) and bool(geography.cities(town.text))


def _named_after(tokens: list[Token]) -> None:
    """Give a name to the title right before it, where the parser took both for the subject."""
    for name in tokens:
        if name.pos_ != "PROPN" or name.dep_ not in SUBJECTS or name.left_edge.i == 0:
            continue
        title = tokens[name.left_edge.i - 1]
        if title.pos_ == "NOUN" and title.head is name.head and title.dep_ == name.dep_:
            name.head, name.dep_ = title, "appos"
            name.repair = f"{name.text!r} read as the name of {title.text!r}"
            rejoin(tokens)


def _name(tokens: list[Token]) -> None:
    """Give a name to the noun before its comma, where the parser took it across the verb.

    "It was found by the farmer, Jan Weil, who": the farmer is Jan Weil, and not what was found.
    """
    for token in tokens:
        if token.dep_ != "appos" or token.pos_ != "PROPN":
            continue
        at = token.left_edge.i
        if at < 2 or tokens[at - 1].text != ",":
            continue
        noun, taken = tokens[at - 2], token.head
        across = any(t.pos_ == "VERB" and taken.i < t.i < noun.i for t in taken.ancestors)
        if noun.pos_ == "NOUN" and across and taken.dep_ in SUBJECTS:
            token.head = noun
            token.repair = f"{token.text!r} read as the name of {noun.text!r}"
            rejoin(tokens)


_APPOINTING = frozenset("name appoint elect make choose nominate pick declare crown".split())
_BEFORE_A_NOUN = ("amod", "compound", "nmod")


def _appointed(tokens: list[Token]) -> None:
    """Make the object of a name that the parser put before what its bearer becomes.

    "The president named Karel Novak prime minister", "elected Petra Lind leader"
    """
    for office in tokens:
        verb = office.head
        if office.pos_ != "NOUN" or office.dep_ not in ("dobj", "oprd") or verb.i > office.i:
            continue
        if verb.lemma_.lower() not in _APPOINTING:
            continue
        named = [c for c in office.children if c.pos_ == "PROPN" and c.dep_ in _BEFORE_A_NOUN]
        person = [c for c in named if c.i < office.i]
        if len(person) != 1 or person[0].left_edge.i != verb.i + 1:
            continue
        if person[0].ent_type_ != "PERSON" and not is_first_name(person[0].left_edge.text):
            continue
        person[0].head, person[0].dep_, office.dep_ = verb, "dobj", "oprd"
        person[0].repair = f"{person[0].text!r} read as the one who became {office.text!r}"
        rejoin(tokens)


_PARTS_OF_DAY = frozenset("morning afternoon evening night".split())


def _time(tokens: list[Token]) -> None:
    """Give a preposition the time that the parser put before the subject.

    "On Thursday morning detectives arrested a man": they are no detectives of the morning.
    """
    for token in tokens:
        if token.lower_ not in _PARTS_OF_DAY or token.dep_ != "compound" or token.head.i < token.i:
            continue
        at = token.left_edge.i - 1
        before = tokens[at] if at >= 0 else None
        if before is None or before.lower_ not in _DATING or before.dep_ != "prep":
            continue
        if token.head.dep_ not in SUBJECTS or any(c.dep_ == "pobj" for c in before.children):
            continue
        token.repair = f"{token.text!r} read as the time of {before.text!r}"
        token.head, token.dep_ = before, "pobj"
        rejoin(tokens)


_TIMES = ("DATE", "TIME")


def _doer(tokens: list[Token]) -> None:
    """Give a passive verb the doer that the parser put beside an hour or a day.

    "It was found shortly after 7 a.m. by a farmer": it is the finding that is his.
    """
    for by in tokens:
        time = by.head
        if by.lower_ != "by" or by.dep_ != "prep" or time.i > by.i or time.dep_ != "pobj":
            continue
        verb = next((t for t in time.ancestors if t.pos_ == "VERB"), None)
        if verb is None or not any(c.dep_ == "auxpass" for c in verb.children):
            continue
        timed = time.ent_type_ in _TIMES or time.lower_ in ("a.m.", "p.m.", "noon", "midnight")
        done = [c for c in by.children if c.dep_ == "pobj" and c.ent_type_ not in _TIMES]
        if timed and len(done) == 1 and not any(c.dep_ == "agent" for c in verb.children):
            by.head, by.dep_ = verb, "agent"
            by.repair = f"{by.text!r} taken back from {time.text!r}"
            rejoin(tokens)


_SCORED = frozenset("goal frame set leg try game point run match round".split())


def _nothing(tokens: list[Token]) -> None:
    """Make a number of what the parser took for a verb: "by three goals to nil", "sets to love"."""
    for none in tokens:
        if none.lower_ not in ("nil", "love") or none.pos_ != "VERB" or none.i < 2:
            continue
        to, scored = tokens[none.i - 1], tokens[none.i - 2]
        verb = next((t for t in scored.ancestors if t.pos_ == "VERB"), None)
        if to.lower_ != "to" or scored.lemma_.lower() not in _SCORED or verb in (None, none):
            continue
        for child in [c for c in none.children if c is not to]:
            child.head = verb
        to.head, to.dep_, to.pos_, to.tag_ = scored, "prep", "ADP", "IN"
        none.head, none.dep_, none.pos_, none.tag_ = to, "pobj", "NOUN", "NN"
        none.repair = f"{none.text!r} read as a number"
        rejoin(tokens)


_DRAWING_UP = frozenset(
    """sign reach strike conclude adopt approve pass publish release issue enact negotiate broker
    agree seal hammer ratify unveil""".split()
)


def _drawn_up(tokens: list[Token]) -> None:
    """Give what is signed or passed to the words before its comma, and not to the next subject.

    "Under the agreement, reached in Oslo, boats may return": it was not the boats that reached it.
    """
    for verb in tokens:
        if verb.tag_ != "VBN" or verb.dep_ != "advcl" or verb.lemma_.lower() not in _DRAWING_UP:
            continue
        if verb.i < 2 or tokens[verb.i - 1].text != "," or verb.i > verb.head.i:
            continue
        drawn, above = tokens[verb.i - 2], verb.head
        subjects = [c for c in above.children if c.dep_ in SUBJECTS]
        if drawn.pos_ != "NOUN" or drawn.dep_ != "pobj" or not subjects:
            continue
        if drawn.ent_type_ in _TIMES or subjects[0].i < verb.i:
            continue
        whole = next((t for t in (drawn, *drawn.ancestors) if t.head is verb), None)
        if whole is not None:
            whole.head = above
        verb.head, verb.dep_ = drawn, "acl"
        verb.repair = f"{verb.text!r} read as told of {drawn.text!r}"
        rejoin(tokens)


def _subject(verb: Token, tokens: list[Token]) -> None:
    """Give a verb the subject that the parser put beside a name in front of it.

    "Designed by Jan Muller, the tower was pulled down": the tower is no Jan Muller.
    """
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    finite = any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in helpers)
    if not finite or any(c.dep_ in SUBJECTS or c.dep_ == "attr" for c in verb.children):
        return
    at = helpers[0].i - 1
    head = tokens[at] if at > 0 else None
    if head is None or head.dep_ != "appos" or head.pos_ not in ("NOUN", "PROPN"):
        return
    left = head.left_edge.i
    if left == 0 or tokens[left - 1].text != "," or not any(t is verb for t in head.ancestors):
        return
    if tokens[left].dep_ not in ("det", "poss") or tokens[left].lower_ in ("a", "an"):
        return  # "Jan Muller, a painter, was": there the apposition ends with a comma
    head.head = verb
    head.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in helpers) else "nsubj"
    rejoin(tokens)
    verb.repair = f"subject {head.text!r} taken back from the fronted phrase"
