"""Read the mentions off one parsed sentence: names, pronouns, descriptions, unnamed subjects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from registry.extraction.names._located import MISTAKEN, is_held, says_where
from registry.extraction.names._nouns import (
    ARGUMENTS,
    age_of,
    aged,
    compatriot,
    description,
    noun,
    person_from,
    stands_with,
)
from registry.extraction.names._records import Form, NameMention
from registry.extraction.names._spans import name_spans
from registry.extraction.names._titles import titles_of
from registry.extraction.names._tokens import (
    Tokens,
    clause_of,
    head_of,
    preposition_of,
    read_tokens,
    role_of,
    text_of,
)
from registry.lexicon import geography, predicates, titles
from registry.values.names import Gender

_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": (None, False), "its": (None, False), "itself": (None, False),
    "they": (None, True), "them": (None, True), "their": (None, True), "themselves": (None, True),
}  # fmt: skip


def find_mentions(
    tree: Any,  # noqa: ANN401 - a tree of ours, or spaCy's Doc, which has no types
    *,
    offset: int = 0,
    sentence: int = 0,
    known: frozenset[str] = frozenset(),
) -> list[NameMention]:
    """Mentions of one parsed sentence in text order; ``offset`` is where it starts in the text.

    ``tree`` is a spaCy ``Doc`` or anything that yields tokens with the same attributes.  A word of
    ``known`` is a name wherever it is written with a capital, also where the parser saw none.
    """
    tokens = read_tokens(tree)
    spans = name_spans(tokens, known)
    inside = {i for start, end, _, _ in spans for i in range(start, end)}
    found = []
    previous: NameMention | None = None
    for start, end, label, repair in spans:
        beside = person_from(tokens, start, end)
        if beside is not None:
            if beside == "the" and tokens.dep[start] in ARGUMENTS:
                found.append(compatriot(tokens, start, offset, sentence))
            continue  # "a Croatian aged 51" is somebody, and not the country
        mention = _name_mention(tokens, start, end, label, repair, offset, sentence, previous)
        found.append(mention)
        previous = mention
    for i, pos in enumerate(tokens.pos):
        if i in inside:
            continue
        if pos == "PRON" and tokens.lower[i] in _PRONOUNS:
            found.append(_pronoun(tokens, i, offset, sentence))
        elif (called := aged(tokens, i, offset, sentence)) is not None:
            found.append(called)
        elif pos == "NOUN":
            described = description(tokens, i, offset, sentence) or noun(
                tokens, i, offset, sentence
            )
            if described is not None:
                found.append(described)
    found.sort(key=lambda m: (m.start, m.end))
    return found


def known_names(mentions: Iterable[NameMention]) -> frozenset[str]:
    """The last words of the names of several words, by which an article goes on to call people."""
    return frozenset(
        m.text.split()[-1]
        for m in mentions
        if m.form == "name" and m.kind_hint in ("PERSON", None) and len(m.text.split()) in (2, 3)
    )


def _name_mention(
    tokens: Tokens,
    start: int,
    end: int,
    label: str | None,
    repair: str | None,
    offset: int,
    sentence: int,
    previous: NameMention | None,
) -> NameMention:
    text = text_of(tokens, start, end)
    head = head_of(tokens, start, end)
    words, country, gender, kin = titles_of(tokens, start, end, head)
    if geography.country(text):
        words, country, gender, kin = (), None, None, False
    demonym = geography.demonym_country(text) is not None and (
        label == "NORP" or tokens.pos[head] == "ADJ" or geography.country_code(text) is None
    )
    form: Form = "demonym" if demonym else "name"
    age = _age_after(tokens, end)
    if age is not None and label != "NORP":
        label = "PERSON"  # only people have one there
    elif label not in ("PERSON", "GPE", "NORP") and not demonym and (
        _treated_as_person(tokens, start, end) or _done_to_people(tokens, start, end, head)
    ):  # fmt: skip
        label = "PERSON"
    elif label in MISTAKEN and says_where(tokens, start, end, label):
        label = "GPE"
    held = is_held(tokens, start) and not geography.country_code(text)
    stands = stands_with(tokens, head)
    home = None if demonym else _home(tokens, start, end)
    begin = offset + tokens.idx[start]
    in_parentheses = start > 0 and tokens.text[start - 1] == "("
    alias = None
    if in_parentheses and previous and previous.end >= offset + tokens.idx[start - 1] - 2:
        alias = (previous.start, previous.end)
    return NameMention(
        start=begin,
        end=begin + len(text),
        text=text,
        sentence=sentence,
        form=form,
        kind_hint="ORG" if held else label,
        token=head,
        head=tokens.lower[head],
        role=role_of(tokens, stands),
        preposition="" if held else preposition_of(tokens, stands),
        clause=clause_of(tokens, stands),
        gender=gender,
        plural=False,
        titles=words,
        country=country,
        home=country or home,
        kin=kin,
        alias_of=alias,
        age=age,
        repair=repair,
    )


_MADE_BY_PEOPLE = frozenset(
    "paint write compose sculpt draw conduct sing author choreograph".split()
)


def _treated_as_person(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands beside a full name is said of people alone.

    "Gianni Poltrone, an Italian,", "Petra Tolk, who", "painted by Adriaen Tolk"
    """
    if not 2 <= end - start <= 3 or not all(w[:1].isupper() for w in tokens.text[start:end]):
        return False
    if any(titles.ORG_WORDS & {w} for w in tokens.lower[start:end]):
        return False
    after = tokens.lower[end : end + 4]
    if after[:2] == [",", "who"]:
        return True
    if len(after) == 4 and after[0] == "," and after[1] in ("a", "an") and after[3] in (",", "."):
        return geography.demonym_country(tokens.text[end + 2]) is not None
    if start == 0 or tokens.lower[start - 1] != "by":
        return False
    return tokens.lemma[tokens.head[start - 1]] in _MADE_BY_PEOPLE


_SUFFERED_BY_PEOPLE = frozenset(
    """strangle murder stab arrest jail behead kidnap marry divorce assassinate handcuff
    cremate hospitalise hospitalize""".split()
)


def _done_to_people(tokens: Tokens, start: int, end: int, head: int) -> bool:
    """Whether it befalls people alone: "strangled Nair", "a former banker, replaces Juska"."""
    verb = tokens.head[head]
    if tokens.dep[head] not in ("dobj", "nsubjpass") or end - start > 3:
        return False
    if any(w in titles.ORG_WORDS for w in tokens.lower[start:end]):
        return False
    lemma = tokens.lemma[verb].lower()
    if lemma in _SUFFERED_BY_PEOPLE:
        return True
    return lemma in ("replace", "succeed") and any(
        _is_person(tokens, i)
        for i in range(verb)
        if tokens.head[i] == verb and tokens.dep[i] == "nsubj"
    )


def _is_person(tokens: Tokens, i: int) -> bool:
    """Whether a name is a person by its label or by the calling after it: "X, a former banker"."""
    if tokens.label[i] == "PERSON":
        return True
    after = tokens.lower[i + 1 : i + 6]
    return after[:1] == [","] and any(titles.is_calling(word) for word in after[1:])


def _home(tokens: Tokens, start: int, end: int) -> str | None:
    """The country beside a name: "Lena Berg of Norway", "Norway's Lena Berg", "Norwegian Berg"."""
    if end + 1 < len(tokens.text) and tokens.lower[end] in ("of", "from"):
        code = geography.country_code(tokens.text[end + 1])
        if code is not None and tokens.text[end + 1][0].isupper():
            return code
    before = start - 1
    if before > 0 and tokens.lower[before] in ("'s", "’s", "'", "’"):
        before -= 1
        return geography.country_code(tokens.text[before])
    if before >= 0 and tokens.text[before][0].isupper():
        return geography.demonym_country(tokens.text[before])
    return None


def _age_after(tokens: Tokens, end: int) -> int | None:
    """The age that follows a name: "Reyes, 26, is ahead"; ``None`` when there is none."""
    after = tokens.text[end : end + 4]
    if len(after) < 4 or not after[0] == after[2] == "," or not after[3].islower():
        return None
    return age_of(after[1])


def _pronoun(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention:
    gender, plural = _PRONOUNS[tokens.lower[i]]
    start = offset + tokens.idx[i]
    subject = tokens.dep[i] == "nsubj" and tokens.pos[tokens.head[i]] == "VERB"
    return NameMention(
        start=start,
        end=start + len(tokens.text[i]),
        text=tokens.text[i],
        sentence=sentence,
        form="pronoun",
        token=i,
        head=tokens.lower[i],
        role="other" if _is_expletive(tokens, i) else role_of(tokens, i),
        clause=-2 if _is_expletive(tokens, i) else clause_of(tokens, i),
        verb=tokens.lemma[tokens.head[i]] if subject else "",
        gender=gender,
        plural=plural,
        barred=_barred(tokens, i, offset),
    )


def _barred(tokens: Tokens, i: int, offset: int) -> int | None:
    """Where the noun stands whose relative clause the pronoun is in, as its subject or object.

    "Who beat her" and "whom she had beaten" are told of somebody else than her.
    """
    verb = tokens.head[i]
    if tokens.dep[verb] in ("prep", "dative"):
        verb = tokens.head[verb]
    if tokens.dep[verb] != "relcl" or tokens.lower[i] in _REFLEXIVE or tokens.dep[i] == "poss":
        return None
    subject = tokens.dep[i] in ("nsubj", "nsubjpass")
    if not any(
        head == verb
        and tokens.dep[n] in (_OBJECTS if subject else ("nsubj",))
        and tokens.lower[n] in _RELATIVE
        for n, head in enumerate(tokens.head)
    ):
        return None
    return offset + tokens.idx[tokens.head[verb]]


_OBJECTS = ("dobj", "dative")
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


_WEATHER = frozenset({"rain", "snow", "be", "seem", "appear", "take", "emerge", "turn", "happen"})


_OF_WHAT_IS_SAID = frozenset(
    "deny confirm admit acknowledge regret doubt dispute know believe say explain do".split()
)


def _is_expletive(tokens: Tokens, i: int) -> bool:
    """Whether "it" stands for nothing: "it is unclear whether", "it emerged that"."""
    if tokens.lower[i] != "it":
        return False
    verb = tokens.head[i]
    if tokens.dep[i] == "dobj" and tokens.lemma[verb] in _OF_WHAT_IS_SAID:
        return True  # "Kehl denied it": what was said, not the firm
    if tokens.dep[i] == "expl":
        return True
    passive_report = tokens.dep[i] == "nsubjpass" and predicates.is_reporting(tokens.lemma[verb])
    if tokens.lemma[verb] not in _WEATHER and not passive_report:
        return False
    return any(
        tokens.head[j] == verb and tokens.dep[j] in ("ccomp", "csubj", "xcomp", "advcl")
        for j in range(verb + 1, len(tokens.text))
    )
