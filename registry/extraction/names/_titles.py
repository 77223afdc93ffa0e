"""Titles before a name and descriptions in apposition to it."""

from __future__ import annotations

from registry.extraction.names._tokens import Tokens
from registry.lexicon import geography, predicates, titles
from registry.values.names import Gender


def titles_of(
    tokens: Tokens, start: int, end: int, head: int
) -> tuple[tuple[str, ...], str | None, Gender | None, bool]:
    """Titles before a name and what is in apposition to it; country, gender, kinship they tell."""
    found: list[str] = []
    country: str | None = None
    gender: Gender | None = None
    kin = False
    first = start
    while first > 0 and start - first < 7 and _may_stand_before(tokens, first - 1, start, head):
        first -= 1
    first = min(first, start - _title_right_before(tokens, start))
    before = list(range(first, start))
    if before:
        phrase, country = _phrase(tokens, before)
        if phrase:
            found.append(phrase)
    for i in range(len(tokens.text)):
        if tokens.dep[i] != "appos" or start <= i < end:
            continue
        if start <= tokens.head[i] < end and tokens.pos[i] == "NOUN":
            phrase, of = _phrase(tokens, _phrase_tokens(tokens, i))
            found.append(phrase)
            country = country or of
    if tokens.dep[head] == "appos" and tokens.pos[tokens.head[head]] == "NOUN":
        described = tokens.head[head]
        phrase, of = _phrase(tokens, _phrase_tokens(tokens, described))
        found.append(phrase)
        country = country or of
    copula = _predicated(tokens, start, end)
    if copula is not None:
        phrase, of = _phrase(tokens, _phrase_tokens(tokens, copula))
        found.append(phrase)
        country = country or of
    for phrase in found:
        words = phrase.split()
        for word in words[-1:] + words[:1]:
            gender = gender or titles.gender_of_word(word)
        kin = kin or bool(titles.KIN & set(words))
    return tuple(p for p in found if p), country, gender, kin


def _predicated(tokens: Tokens, start: int, end: int) -> int | None:
    """The noun that a copula gives to the name: "Lanz was mayor", "Lanz, who was mayor"."""
    for i in range(end, len(tokens.text)):
        if tokens.dep[i] != "attr" or tokens.pos[i] != "NOUN":
            continue
        verb = tokens.head[i]
        if tokens.lemma[verb] not in ("be", "become", "remain"):
            continue
        if tokens.dep[verb] == "relcl" and start <= tokens.head[verb] < end:
            return i
        if any(
            start <= j < end and tokens.head[j] == verb and tokens.dep[j] == "nsubj"
            for j in range(start, end)
        ):
            return i
    return None


def _title_right_before(tokens: Tokens, start: int) -> int:
    """How many tokens right before a name are a title, whatever the parser hangs them on."""
    for length in (4, 3, 2, 1):
        if length <= start and titles.is_title(" ".join(tokens.lower[start - length : start])):
            return length
    before = tokens.lower[start - 1] if start else ""
    if titles.is_calling(before) or (tokens.pos[start - 1] == "NOUN" and start and (
        predicates.noun_class(tokens.lemma[start - 1]) is not None
    )):  # fmt: skip
        return 1  # "the tanker Maren Star", "the federation Elaion"
    return 0


def _may_stand_before(tokens: Tokens, i: int, start: int, head: int) -> bool:
    """Whether a token left of a name is part of its title: it hangs on the name or on the title."""
    if tokens.lower[i] in ("'s", "’s", "-"):
        return i < tokens.head[i] <= head or i < tokens.head[tokens.head[i]] <= head
    if tokens.pos[i] not in ("NOUN", "ADJ", "PROPN"):
        return False
    return i < tokens.head[i] <= max(head, start)


def _phrase_tokens(tokens: Tokens, head: int) -> list[int]:
    """A noun with what stands before it and an "of" phrase right behind it."""
    first = head
    while (
        first > 0 and head - first < 6 and tokens.pos[first - 1] in ("NOUN", "ADJ", "PROPN", "PART")
    ):
        first -= 1
    last = head
    if last + 2 < len(tokens.text) and tokens.lower[last + 1] in ("of", "at", "for"):
        last += 2
        while last + 1 < len(tokens.text) and tokens.pos[last + 1] in ("PROPN", "NOUN") and (
            last - head < 6
        ):  # fmt: skip
            last += 1
        if tokens.pos[last] == "DET" and last + 1 < len(tokens.text):
            last += 1
    return list(range(first, last + 1))


def _phrase(tokens: Tokens, indices: list[int]) -> tuple[str, str | None]:
    """The words of a title without its country, and the country's code."""
    country = None
    words = []
    for i in indices:
        word = tokens.text[i]
        code = geography.demonym_country(word) if word[0].isupper() else None
        code = code or (geography.country_code(word) if word[0].isupper() else None)
        if code is None and i + 1 in indices and word[0].isupper():
            pair = f"{word} {tokens.text[i + 1]}"
            code = geography.country_code(pair) or geography.demonym_country(pair)
        if code is None and i - 1 in indices and word[0].isupper():
            pair = f"{tokens.text[i - 1]} {word}"
            code = geography.country_code(pair) or geography.demonym_country(pair)
        if code:
            country = country or code
        elif word.lower() not in ("'s", "’s") and not (tokens.pos[i] == "PUNCT" and word != "-"):
            words.append(tokens.lower[i])
    while words and words[-1] in ("of", "at", "for", "the"):
        words.pop()
    return " ".join(words).replace(" - ", "-"), country
