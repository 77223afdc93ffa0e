"""Which tokens of a sentence are names, with the misses of the name finder mended.

Mended are: a person after a demonym ("Indian Narendra Modi"), a title or an owner
taken into the name, half a name, a hyphenated given name cut in pieces, and
capitalised words that were given no label.
"""

from __future__ import annotations

import re

from registry.extraction.names._openings import without_opening
from registry.extraction.names._parts import (
    Span,
    called_first,
    hides_person,
    of_body,
    of_country,
    split_person,
    title_at_end,
    title_length,
)
from registry.extraction.names._tokens import QUOTES, Tokens, text_of
from registry.lexicon import geography, titles
from registry.lexicon.frequency import zipf

_NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)


_NUMBER_LABELS = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)


def _is_title_case(tokens: Tokens) -> bool:
    """Whether a sentence is a headline in capitals, where a capital tells no name."""
    words = [
        word
        for word, label in zip(tokens.text, tokens.label, strict=True)
        if len(word) > 3 and word[0].isalpha() and label not in _NAME_LABELS
    ]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) >= 3 and capitals >= 0.75 * len(words)


def _known(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the lexicon knows a name: a country, a city, somebody with a first name."""
    text = text_of(tokens, start, end)
    return bool(
        geography.country(text)
        or geography.main_city(text)
        or (end - start in (2, 3) and titles.is_first_name(tokens.text[start]))
    )


def name_spans(tokens: Tokens, known: frozenset[str] = frozenset()) -> list[Span]:
    """Token spans of names with their label and repair, in text order and disjoint.

    ``known`` are words that are names although the parser may not see it.
    """
    headline = _is_title_case(tokens)
    n = len(tokens.text)
    spans: list[Span] = []
    at = 0
    while at < n:
        if tokens.text[at] == ",":
            at += 1
        elif tokens.label[at] in _NAME_LABELS:
            end = at + 1
            while end < n and tokens.label[end] == tokens.label[at] and not tokens.begins[end]:
                if tokens.text[end] == "," and titles.is_first_name(
                    "".join(tokens.text[end + 1 : end + 2])
                ):
                    break  # "the mayor of Lund, Lena Ort"
                end += 1
            if tokens.text[at] in known or not _opens_as_noun(tokens, at, end):
                spans += _labelled(tokens, at, end)
            at = end
        elif _is_name_token(tokens, at):
            end = at + 1
            while end < n and _continues_name(tokens, end):
                end += 1
            while end > at + 1 and not (
                _is_name_token(tokens, end - 1) or tokens.text[end - 2] == "-"
            ):
                end -= 1
            if not headline or _known(tokens, at, end):
                spans += _unlabelled(tokens, at, end)
            at = end
        elif tokens.text[at] in known and _capital(tokens.text[at]):
            spans.append((at, at + 1, None, "known by the full name"))
            at += 1
        else:
            at += 1
    return _joined(tokens, spans)


_USUAL = 35
"""Tenths of the Zipf scale from which on a word is one of every day."""


_FIGURES = frozenset(
    """turnout unemployment inflation revenue revenues sales profit profits exports imports
    attendance output prices shares wages""".split()
)
"""Of which stories begin to tell, and which no name is made of."""
_DEEDS = frozenset(
    """arson sabotage fraud murder suicide terrorism negligence vandalism espionage corruption
    bribery manslaughter smuggling blackmail hooliganism""".split()
)
"""The same of crimes, however rare the word."""


def _opens_as_noun(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a noun has its capital from the sentence that it opens: "Turnout was 61 percent"."""
    first = start == 0 or (start == 1 and tokens.text[0] in QUOTES)
    return (
        first
        and end == start + 1
        and (
            tokens.lower[start] in _DEEDS
            or (
                (tokens.pos[start] == "NOUN" or tokens.lower[start] in _FIGURES)
                and zipf(tokens.lower[start]) >= _USUAL
            )
        )
        and not _known(tokens, start, end)
        and not titles.is_first_name(tokens.text[start])
        and tokens.lower[start] not in titles.PARTY_WORDS
    )


def _is_name_token(tokens: Tokens, i: int) -> bool:
    word = tokens.text[i]
    if not _capital(word) or tokens.label[i] in _NUMBER_LABELS or word in _DEGREES:
        return False
    if tokens.pos[i] == "PROPN":
        return True
    # Adjectives of countries ("Indian") are names of their kind wherever they stand.
    return tokens.pos[i] in ("ADJ", "NOUN") and geography.demonym_country(word) is not None


_DEGREES = frozenset({"Celsius", "Fahrenheit", "Kelvin"})


def _capital(word: str) -> bool:
    """Whether a word is written as a name: with a capital first, or second as in "iPhone"."""
    return word[0].isalpha() and (word[0].isupper() or word[1:2].isupper())


def _continues_name(tokens: Tokens, i: int) -> bool:
    if tokens.label[i] in _NAME_LABELS or tokens.label[i] in _NUMBER_LABELS:
        return False
    if _is_name_token(tokens, i):
        return True
    if i + 1 >= len(tokens.text):
        return tokens.text[i - 1] == "-" and tokens.text[i].islower()
    if tokens.text[i] == "-" or (tokens.text[i - 1] == "-" and tokens.text[i].islower()):
        # "Kyung-seop" cut in three, with nothing between the parts
        return _touches(tokens, i) and (tokens.text[i] != "-" or tokens.text[i + 1].isalpha())
    joins = tokens.text[i] == "&" or tokens.lower[i] in titles.PARTICLES
    return joins and _is_name_token(tokens, i + 1)


def _touches(tokens: Tokens, i: int) -> bool:
    return tokens.idx[i - 1] + len(tokens.text[i - 1]) == tokens.idx[i]


_AMOUNT = re.compile(r"[$€£¥]|\d{1,3}(?:,\d{3})+|\d+\.\d+")


def _labelled(tokens: Tokens, start: int, end: int) -> list[Span]:
    """A span of the name finder without article, possessive, quotes and titles."""
    label: str | None = tokens.label[start]
    if end - start == 1 and tokens.text[start] in _DEGREES:
        return []
    between = _between(tokens, start, end)
    if between is not None:
        return [*_labelled(tokens, start, between), *_labelled(tokens, between + 1, end)]
    amount = next((i for i in range(start + 1, end) if _AMOUNT.fullmatch(tokens.text[i])), None)
    if amount is not None:
        end, label = amount, None  # "owed Priya Nair 90,000 pounds"
    while start < end and (
        tokens.lower[start] in ("the", "a", "an") or tokens.text[start] in QUOTES
    ):
        start += 1
    if start < end and tokens.pos[start] == "VERB" and not _capital(tokens.text[start]):
        start, label = start + 1, None  # "rang Veltrix"
    while end > start and (tokens.lower[end - 1] in ("'s", "’s", "'", "’") or
                           tokens.text[end - 1] in QUOTES):  # fmt: skip
        end -= 1
    while end > start and tokens.pos[end - 1] in _NO_END and not _capital(tokens.text[end - 1]):
        end -= 1  # "the University of Ostmark for now"
    while end > start and (tokens.text[end - 1] == "-" or _is_score(tokens, start, end, label)):
        end -= 3 if tokens.text[end - 2 : end - 1] in (["-"], ["–"]) else 1
    if start >= end or not any(_capital(tokens.text[i]) for i in range(start, end)):
        return []
    owner = next((i for i in range(start, end) if tokens.lower[i] in ("'s", "’s")), None)
    if owner is not None:
        whose = text_of(tokens, start, owner)
        if label == "PERSON" or geography.country(whose) or geography.main_city(whose):
            # "Kim's 19", "Pyongyang's Art Theatre": two names, or a name and what it owns.
            rest = [
                (a, b, None if label == "PERSON" else label, r)
                for a, b, _, r in _after_owner(tokens, owner + 1, end)
            ]
            return [*_labelled_part(tokens, start, owner, label), *rest]
    return _labelled_part(tokens, start, end, label)


_NO_END = frozenset({"ADP", "ADV", "DET", "SCONJ", "CCONJ", "AUX", "PRON", "PART"})
"""Words with which no name ends."""


def _between(tokens: Tokens, start: int, end: int) -> int | None:
    """Where "and" parts two names that the finder took for one: "between Leeds and York"."""
    if start == 0 or tokens.lower[start - 1] != "between":
        return None
    return next((i for i in range(start + 1, end - 1) if tokens.lower[i] == "and"), None)


def _is_score(tokens: Tokens, start: int, end: int, label: str | None) -> bool:
    """Whether the last token is a number that does not belong to the name: "Argentina 6-4"."""
    last = tokens.text[end - 1]
    if not last[0].isdigit() or end - start < 2:
        return False
    fronted = label in ("GPE", "LOC", "FAC") and start > 0 and tokens.lower[start - 1] == "in"
    if fronted and tokens.head[end - 1] >= end and tokens.dep[end - 1] == "nummod":
        return True  # "in Orm 14 sheep"
    if "-" in last or "–" in last:
        return True
    if end - start > 3 and tokens.text[end - 2] in ("-", "–"):
        return tokens.text[end - 3].isdigit()
    return geography.country(text_of(tokens, start, end - 1)) is not None


def _after_owner(tokens: Tokens, start: int, end: int) -> list[Span]:
    if start < end and all(_is_name_token(tokens, i) for i in range(start, end)):
        return [(start, end, None, None)]
    return []


def _labelled_part(tokens: Tokens, start: int, end: int, label: str | None) -> list[Span]:
    if label in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART"):
        lead = title_length(tokens, start, end)
        if (
            lead
            and end - start - lead in (1, 2, 3)
            and (
                titles.is_first_name(tokens.text[start + lead])
                or called_first(tokens, start, start + lead, end)
            )
        ):
            return [(start + lead, end, "PERSON", "title taken off a name")]
    of = of_country(tokens, start, end)
    if of is not None:
        # "Jinsha Power of China", "Wout Vercammen of Belgium": the name, and where it is from.
        first = titles.is_first_name(tokens.text[start])
        return [(start, of, "PERSON" if first else label, None), (of + 1, end, "GPE", None)]
    body = of_body(tokens, start, end)
    if body is not None:
        of, begin = body
        return [(start, of, "PERSON", "person found before a body"), (begin, end, "ORG", None)]
    if label == "PERSON":
        return split_person(tokens, start, end)
    if label in ("ORG", "GPE", "NORP") and end - start >= 3:
        split = split_person(tokens, start, end) if hides_person(tokens, start, end) else []
        if split:
            return split
    return [(start, end, label, None)]


def _unlabelled(tokens: Tokens, start: int, end: int) -> list[Span]:
    if start + 1 == end and start == 0 and tokens.pos[0] != "PROPN":
        return [(start, end, "NORP", None)]
    code = geography.demonym_country(tokens.text[start])
    if code and end - start >= 2:
        rest = split_person(tokens, start, end)
        if len(rest) > 1:
            return rest
    return [(start, end, None, None)]


def _joined(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Halves of one name put together: neighbours, or with a hyphen between them."""
    result: list[Span] = []
    for start, end, label, repair in spans:
        if _family_name_before(tokens, start, end, label):
            start, label, repair = start - 1, "PERSON", "family name put before the given name"
        if result and result[-1][1] == start and _is_calling_alone(tokens, result[-1]):
            result.pop()  # "Meteorologist Jens Obel": a sentence begins with a capital
        if result:
            before = result[-1]
            gap = [tokens.text[i] for i in range(before[1], start)]
            if gap in ([], ["-"]) and _one_name(tokens, before, (start, end, label, repair)):
                # What the name finder labelled wins over what it left bare.
                kind = before[2] if before[2] else label
                if "PERSON" in (label, before[2]) or _torn_person(
                    tokens, before, (start, end, label, repair)
                ):
                    kind = "PERSON"
                result[-1] = (before[0], end, kind, "name put together from two parts")
                continue
        result.append((start, end, label, repair))
    result = [without_opening(tokens, span) for span in result]
    return [_without_office(tokens, s) for s in result if not _only_title(tokens, s)]


def _without_office(tokens: Tokens, span: Span) -> Span:
    """The firm alone of "Norden CEO" before a name: the rest is that one's title."""
    start, end, label, repair = span
    if label == "PERSON":
        while lead := title_length(tokens, start, end):
            start += lead
        return (start, end, label, repair)
    if label == "NORP":
        return span
    if "flight" in tokens.lower[start + 1 : end]:
        end = tokens.lower.index("flight", start + 1)  # "Air France Flight 447" is the airline's
    return (start, end - title_at_end(tokens, start, end), label, repair)


def _is_calling_alone(tokens: Tokens, span: Span) -> bool:
    start, end, label, _ = span
    return end == start + 1 and label is None and titles.is_calling(tokens.lower[start])


def _family_name_before(tokens: Tokens, start: int, end: int, label: str | None) -> bool:
    """Whether a family name stands before a given name found without it ("Oh" "Kyung-seop")."""
    if start == 0 or label not in (None, "PERSON") or tokens.label[start - 1]:
        return False
    hyphenated = "-" in [tokens.text[i] for i in range(start, end)] or "-" in tokens.text[start]
    word = tokens.text[start - 1]
    return hyphenated and word[0].isupper() and word.lower() in titles.FAMILY_FIRST


def _one_name(tokens: Tokens, left: Span, right: Span) -> bool:
    if left[1] < right[0]:
        return tokens.text[left[1]] == "-" and "PERSON" in (left[2], right[2])
    if left[2] == "NORP" or geography.demonym_country(tokens.text[left[0]]):
        return False
    words = " ".join(tokens.lower[left[0] : left[1]])
    if titles.is_title(words) or geography.country(words):
        return False
    if _torn_person(tokens, left, right):
        return True
    if "PERSON" in (left[2], right[2]):
        other = right if left[2] == "PERSON" else left
        return other[2] in (None, "PERSON") and _same_phrase(tokens, left, right)
    return None in (left[2], right[2]) and _same_phrase(tokens, left, right)


def _torn_person(tokens: Tokens, left: Span, right: Span) -> bool:
    """Whether a full name was taken for two places, as the first name is one: "Petra Vasek"."""
    word = tokens.text[right[0]]
    return (
        left[2] == right[2] == "GPE"
        and left[1] - left[0] == right[1] - right[0] == 1
        and left[1] == right[0]
        and titles.is_first_name(tokens.text[left[0]])
        and word.lower() not in titles.ORG_WORDS
        and not geography.country(word)
        and not geography.main_city(word)
        and _same_phrase(tokens, left, right)
    )


def _same_phrase(tokens: Tokens, left: Span, right: Span) -> bool:
    """Whether the last word of the left part hangs on the right part, as parts of a name do."""
    head = tokens.head[left[1] - 1]
    return right[0] <= head < right[1] and tokens.dep[left[1] - 1] in ("compound", "nmod", "flat")


def _only_title(tokens: Tokens, span: Span) -> bool:
    start, end, label, _ = span
    words = " ".join(tokens.lower[start:end])
    if start == 0 and tokens.text[end : end + 1] == tokens.lower[end : end + 1] != []:
        words = f"{words} {tokens.text[end]}" if words in _LEADING else words
    return label != "PERSON" and titles.is_title(words) and not geography.country(words)


_LEADING = frozenset("prime vice deputy chief first attorney lieutenant".split())
"""First words of titles in two words, with a capital where a sentence begins: "Prime minister"."""
