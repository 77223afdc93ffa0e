"""Read the mentions off one parsed sentence, and mend what the name finder missed.

Known misses that are mended: a person after a demonym ("Indian Narendra Modi"), a
title taken into the name, half a name, a hyphenated given name cut in two, and
capitalised words that were given no label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.extraction.names._records import Form, NameMention, Role
from registry.lexicon import geography, predicates, titles
from registry.lexicon.geography import fold
from registry.values.names import Gender

_NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
_NUMBER_LABELS = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)
_PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": (None, False), "its": (None, False), "itself": (None, False),
    "they": (None, True), "them": (None, True), "their": (None, True), "themselves": (None, True),
}  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "iobj", "attr", "oprd"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "from", "to", "near", "outside", "inside", "around", "into", "through", "across",
     "toward", "towards", "of"}
)  # fmt: skip
_NAME_LINKS = frozenset({"of", "the", "and", "de", "la", "for", "&", "'s", "’s", "-", "van", "von",
                         "der", "bin", "al", "del", "da", "di", "du", "le"})  # fmt: skip
_DETERMINERS = frozenset({"the", "both", "this", "these", "that"})
_QUOTES = frozenset("\"'“”‘’()[]«»")


@dataclass(slots=True)
class _Tokens:
    """The attributes of a sentence's tokens as lists; reading them once is what costs."""

    text: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    label: list[str]
    begins: list[bool]
    idx: list[int]


def _tokens(tree: Any) -> _Tokens:  # noqa: ANN401 - a parsed sentence of any library
    text, pos, dep, head, lemma, label, begins, idx = [], [], [], [], [], [], [], []
    for t in tree:
        text.append(t.text)
        pos.append(t.pos_)
        dep.append(t.dep_)
        head.append(t.head.i)
        lemma.append(t.lemma_)
        label.append(t.ent_type_)
        begins.append(t.ent_iob_ == "B")
        idx.append(t.idx)
    return _Tokens(text, [w.lower() for w in text], pos, dep, head, lemma, label, begins, idx)


def find_mentions(tree: Any, *, offset: int = 0, sentence: int = 0) -> list[NameMention]:  # noqa: ANN401
    """Mentions of one parsed sentence in text order; ``offset`` is where it starts in the text.

    ``tree`` is a spaCy ``Doc`` or anything that yields tokens with the same attributes.
    """
    tokens = _tokens(tree)
    spans = _name_spans(tokens)
    inside = {i for start, end, _, _ in spans for i in range(start, end)}
    found = []
    previous: NameMention | None = None
    for start, end, label, repair in spans:
        mention = _name_mention(tokens, start, end, label, repair, offset, sentence, previous)
        found.append(mention)
        previous = mention
    for i, pos in enumerate(tokens.pos):
        if i in inside:
            continue
        if pos == "PRON" and tokens.lower[i] in _PRONOUNS:
            found.append(_pronoun(tokens, i, offset, sentence))
        elif pos == "NOUN":
            described = _description(tokens, i, offset, sentence) or _noun(
                tokens, i, offset, sentence
            )
            if described is not None:
                found.append(described)
    found.sort(key=lambda m: (m.start, m.end))
    return found


# ── names ────────────────────────────────────────────────────────────────────

_Span = tuple[int, int, str | None, str | None]


def _name_spans(tokens: _Tokens) -> list[_Span]:
    """Token spans of names with their label and repair, in text order and disjoint."""
    n = len(tokens.text)
    spans: list[_Span] = []
    at = 0
    while at < n:
        if tokens.label[at] in _NAME_LABELS:
            end = at + 1
            while end < n and tokens.label[end] == tokens.label[at] and not tokens.begins[end]:
                end += 1
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
            spans += _unlabelled(tokens, at, end)
            at = end
        else:
            at += 1
    return _joined(tokens, spans)


def _is_name_token(tokens: _Tokens, i: int) -> bool:
    word = tokens.text[i]
    if not word[0].isalpha() or not word[0].isupper() or tokens.label[i] in _NUMBER_LABELS:
        return False
    if tokens.pos[i] == "PROPN":
        return True
    # Adjectives of countries ("Indian") are names of their kind wherever they stand.
    return tokens.pos[i] in ("ADJ", "NOUN") and geography.demonym_country(word) is not None


def _continues_name(tokens: _Tokens, i: int) -> bool:
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


def _touches(tokens: _Tokens, i: int) -> bool:
    return tokens.idx[i - 1] + len(tokens.text[i - 1]) == tokens.idx[i]


def _labelled(tokens: _Tokens, start: int, end: int) -> list[_Span]:
    """A span of the name finder without article, possessive, quotes and titles."""
    label = tokens.label[start]
    while start < end and (tokens.lower[start] == "the" or tokens.text[start] in _QUOTES):
        start += 1
    while end > start and (tokens.lower[end - 1] in ("'s", "’s", "'", "’") or
                           tokens.text[end - 1] in _QUOTES):  # fmt: skip
        end -= 1
    while end > start and tokens.text[end - 1] == "-":
        end -= 1
    if start >= end or not any(tokens.text[i][0].isupper() for i in range(start, end)):
        return []
    owner = next((i for i in range(start, end) if tokens.lower[i] in ("'s", "’s")), None)
    if owner is not None:
        whose = _text(tokens, start, owner)
        if label == "PERSON" or geography.country(whose) or geography.main_city(whose):
            # "Kim's 19", "Pyongyang's Art Theatre": two names, or a name and what it owns.
            rest = [
                (a, b, None if label == "PERSON" else label, r)
                for a, b, _, r in _after_owner(tokens, owner + 1, end)
            ]
            return [*_labelled_part(tokens, start, owner, label), *rest]
    return _labelled_part(tokens, start, end, label)


def _after_owner(tokens: _Tokens, start: int, end: int) -> list[_Span]:
    if start < end and all(_is_name_token(tokens, i) for i in range(start, end)):
        return [(start, end, None, None)]
    return []


def _labelled_part(tokens: _Tokens, start: int, end: int, label: str) -> list[_Span]:
    if label in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART"):
        lead = _title_length(tokens, start, end)
        if lead and end - start - lead in (1, 2, 3) and titles.is_first_name(
            tokens.text[start + lead]
        ):  # fmt: skip
            return [(start + lead, end, "PERSON", "title taken off a name")]
    if label == "PERSON":
        return _split_person(tokens, start, end)
    if label in ("ORG", "GPE", "NORP") and end - start >= 3:
        split = _split_person(tokens, start, end) if _hides_person(tokens, start, end) else []
        if split:
            return split
    return [(start, end, label, None)]


def _unlabelled(tokens: _Tokens, start: int, end: int) -> list[_Span]:
    if start + 1 == end and start == 0 and tokens.pos[0] != "PROPN":
        return [(start, end, "NORP", None)]
    code = geography.demonym_country(tokens.text[start])
    if code and end - start >= 2:
        rest = _split_person(tokens, start, end)
        if len(rest) > 1:
            return rest
    return [(start, end, None, None)]


def _hides_person(tokens: _Tokens, start: int, end: int) -> bool:
    """Whether a label for something else covers a demonym and a full name of a person."""
    return (
        geography.demonym_country(tokens.text[start]) is not None
        and end - start == 3
        and titles.is_first_name(tokens.text[start + 1])
        and tokens.lower[end - 1] not in titles.ORG_WORDS
    )


def _split_person(tokens: _Tokens, start: int, end: int) -> list[_Span]:
    """Demonym, title and person apart: "Indian" | Prime Minister | "Narendra Modi"."""
    spans: list[_Span] = []
    first = start
    repair = None
    if end - start >= 2 and geography.demonym_country(tokens.text[start]):
        spans.append((start, start + 1, "NORP", None))
        first += 1
        repair = "person found after a demonym"
    while end - first >= 2 and _title_length(tokens, first, end):
        first += _title_length(tokens, first, end)
    words = [tokens.text[i] for i in range(first, end)]
    capitals = [w for w in words if w[0].isupper()]
    looks = (
        len(capitals) >= 2
        and not any(w.lower() in titles.ORG_WORDS for w in words)
        and (tokens.label[end - 1] == "PERSON" or titles.is_first_name(words[0]))
    )
    if repair and not looks:
        return [(start, end, tokens.label[end - 1] or None, None)]
    spans.append((first, end, "PERSON", repair))
    return spans


def _title_at_end(tokens: _Tokens, start: int, end: int) -> int:
    """How many tokens at the end of a span are an office, leaving at least one before them."""
    for length in (3, 2, 1):
        words = " ".join(tokens.lower[end - length : end])
        if end - length > start and words in titles.OFFICES and words not in titles.ORG_WORDS:
            return length
    return 0


def _title_length(tokens: _Tokens, start: int, end: int) -> int:
    """How many tokens from ``start`` on are a title, leaving at least one for the name."""
    for length in (4, 3, 2, 1):
        if start + length < end:
            words = " ".join(tokens.lower[start : start + length]).replace(" - ", "-")
            if titles.is_title(words):
                return length
    return 0


def _joined(tokens: _Tokens, spans: list[_Span]) -> list[_Span]:
    """Halves of one name put together: neighbours, or with a hyphen between them."""
    result: list[_Span] = []
    for start, end, label, repair in spans:
        if _family_name_before(tokens, start, end, label):
            start, label, repair = start - 1, "PERSON", "family name put before the given name"
        if result:
            before = result[-1]
            gap = [tokens.text[i] for i in range(before[1], start)]
            if gap in ([], ["-"]) and _one_name(tokens, before, (start, end, label, repair)):
                # What the name finder labelled wins over what it left bare.
                kind = before[2] if before[2] else label
                if label == "PERSON" or before[2] == "PERSON":
                    kind = "PERSON"
                result[-1] = (before[0], end, kind, "name put together from two parts")
                continue
        result.append((start, end, label, repair))
    return [_without_office(tokens, s) for s in result if not _only_title(tokens, s)]


def _without_office(tokens: _Tokens, span: _Span) -> _Span:
    """The firm alone of "Norden CEO" before a name: the rest is that one's title."""
    start, end, label, repair = span
    if label in ("PERSON", "NORP"):
        return span
    return (start, end - _title_at_end(tokens, start, end), label, repair)


def _family_name_before(tokens: _Tokens, start: int, end: int, label: str | None) -> bool:
    """Whether a family name stands before a given name found without it ("Oh" "Kyung-seop")."""
    if start == 0 or label not in (None, "PERSON") or tokens.label[start - 1]:
        return False
    hyphenated = "-" in [tokens.text[i] for i in range(start, end)] or "-" in tokens.text[start]
    word = tokens.text[start - 1]
    return hyphenated and word[0].isupper() and word.lower() in titles.FAMILY_FIRST


def _one_name(tokens: _Tokens, left: _Span, right: _Span) -> bool:
    if left[1] < right[0]:
        return tokens.text[left[1]] == "-" and "PERSON" in (left[2], right[2])
    if left[2] == "NORP" or geography.demonym_country(tokens.text[left[0]]):
        return False
    words = " ".join(tokens.lower[left[0] : left[1]])
    if titles.is_title(words) or geography.country(words):
        return False
    if "PERSON" in (left[2], right[2]):
        other = right if left[2] == "PERSON" else left
        return other[2] in (None, "PERSON") and _same_phrase(tokens, left, right)
    return None in (left[2], right[2]) and _same_phrase(tokens, left, right)


def _same_phrase(tokens: _Tokens, left: _Span, right: _Span) -> bool:
    """Whether the last word of the left part hangs on the right part, as parts of a name do."""
    head = tokens.head[left[1] - 1]
    return right[0] <= head < right[1] and tokens.dep[left[1] - 1] in ("compound", "nmod", "flat")


def _only_title(tokens: _Tokens, span: _Span) -> bool:
    words = " ".join(tokens.lower[span[0] : span[1]])
    return span[2] != "PERSON" and titles.is_title(words) and not geography.country(words)


def _name_mention(
    tokens: _Tokens,
    start: int,
    end: int,
    label: str | None,
    repair: str | None,
    offset: int,
    sentence: int,
    previous: NameMention | None,
) -> NameMention:
    text = _text(tokens, start, end)
    head = _head(tokens, start, end)
    words, country, gender, kin = _titles_of(tokens, start, end, head)
    if geography.country(text):
        words, country, gender, kin = (), None, None, False
    demonym = geography.demonym_country(text) is not None and (
        label == "NORP" or tokens.pos[head] == "ADJ" or geography.country_code(text) is None
    )
    form: Form = "demonym" if demonym else "name"
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
        kind_hint=label,
        token=head,
        head=tokens.lower[head],
        role=_role(tokens, head),
        clause=_clause(tokens, head),
        gender=gender,
        plural=False,
        titles=words,
        country=country,
        kin=kin,
        alias_of=alias,
        repair=repair,
    )


def _text(tokens: _Tokens, start: int, end: int) -> str:
    """The characters of a token span, with the white space between tokens as single spaces."""
    parts = []
    at = tokens.idx[start]
    for i in range(start, end):
        parts.append(" " * (tokens.idx[i] - at))
        parts.append(tokens.text[i])
        at = tokens.idx[i] + len(tokens.text[i])
    return "".join(parts)


def _head(tokens: _Tokens, start: int, end: int) -> int:
    """The token of the span that hangs on something outside it; the last such one."""
    for i in range(end - 1, start - 1, -1):
        if not start <= tokens.head[i] < end or tokens.head[i] == i:
            return i
    return end - 1


def _titles_of(
    tokens: _Tokens, start: int, end: int, head: int
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
    for phrase in found:
        words = phrase.split()
        for word in words[-1:] + words[:1]:
            gender = gender or titles.gender_of_word(word)
        kin = kin or bool(titles.KIN & set(words))
    return tuple(p for p in found if p), country, gender, kin


def _title_right_before(tokens: _Tokens, start: int) -> int:
    """How many tokens right before a name are a title, whatever the parser hangs them on."""
    for length in (4, 3, 2, 1):
        if length <= start and titles.is_title(" ".join(tokens.lower[start - length : start])):
            return length
    return 0


def _may_stand_before(tokens: _Tokens, i: int, start: int, head: int) -> bool:
    """Whether a token left of a name is part of its title: it hangs on the name or on the title."""
    if tokens.lower[i] in ("'s", "’s", "-"):
        return i < tokens.head[i] <= head or i < tokens.head[tokens.head[i]] <= head
    if tokens.pos[i] not in ("NOUN", "ADJ", "PROPN"):
        return False
    return i < tokens.head[i] <= max(head, start)


def _phrase_tokens(tokens: _Tokens, head: int) -> list[int]:
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


def _phrase(tokens: _Tokens, indices: list[int]) -> tuple[str, str | None]:
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


def _role(tokens: _Tokens, i: int) -> Role:
    dep = tokens.dep[i]
    for _ in range(4):  # coordinated names share the role of the first
        if dep != "conj":
            break
        i = tokens.head[i]
        dep = tokens.dep[i]
    if dep in _SUBJECTS:
        return "subject"
    if dep in _OBJECTS:
        return "object"
    if dep == "poss":
        return "possessive"
    if dep == "pobj":
        preposition = tokens.head[i]
        if tokens.lower[preposition] == "by" and tokens.dep[preposition] == "agent":
            return "subject"
        return "place" if tokens.lower[preposition] in _PLACE_PREPOSITIONS else "object"
    return "other"


def _clause(tokens: _Tokens, i: int) -> int:
    for _ in range(10):
        i, before = tokens.head[i], i
        if tokens.pos[i] in ("VERB", "AUX"):
            return i
        if i == before:
            return -1
    return -1


# ── pronouns and descriptions ────────────────────────────────────────────────


def _pronoun(tokens: _Tokens, i: int, offset: int, sentence: int) -> NameMention:
    gender, plural = _PRONOUNS[tokens.lower[i]]
    start = offset + tokens.idx[i]
    return NameMention(
        start=start,
        end=start + len(tokens.text[i]),
        text=tokens.text[i],
        sentence=sentence,
        form="pronoun",
        token=i,
        head=tokens.lower[i],
        role="other" if _is_expletive(tokens, i) else _role(tokens, i),
        clause=-2 if _is_expletive(tokens, i) else _clause(tokens, i),
        gender=gender,
        plural=plural,
    )


_WEATHER = frozenset({"rain", "snow", "be", "seem", "appear", "take", "emerge", "turn", "happen"})


def _is_expletive(tokens: _Tokens, i: int) -> bool:
    """Whether "it" stands for nothing: "it is unclear whether", "it emerged that"."""
    if tokens.lower[i] != "it":
        return False
    verb = tokens.head[i]
    if tokens.dep[i] == "expl":
        return True
    passive_report = tokens.dep[i] == "nsubjpass" and predicates.is_reporting(tokens.lemma[verb])
    if tokens.lemma[verb] not in _WEATHER and not passive_report:
        return False
    return any(
        tokens.head[j] == verb and tokens.dep[j] in ("ccomp", "csubj", "xcomp", "advcl")
        for j in range(verb + 1, len(tokens.text))
    )


def _description(tokens: _Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """A definite description: "the company", "the former mayor", "the two countries"."""
    lemma = tokens.lemma[i].lower()
    plural = tokens.lower[i] != lemma
    known = (
        lemma in titles.OFFICES
        or predicates.noun_class(lemma) in DESCRIBED
        or (titles.gender_of_word(lemma) is not None and lemma not in titles.KIN)
    )  # fmt: skip
    if not known or tokens.dep[i] in ("compound", "appos", "nmod"):
        return None
    first = i
    words: list[str] = []
    determiner = ""
    count: int | None = None
    country: str | None = None
    while first > 0 and i - first < 6:
        word = tokens.lower[first - 1]
        if word in _DETERMINERS:
            determiner = word
            first -= 1
            break
        if word in ("two", "both"):
            count = 2
        elif tokens.text[first - 1][0].isupper():
            country = geography.demonym_country(tokens.text[first - 1]) or (
                geography.country_code(tokens.text[first - 1])
            )
            if country is None:
                return None  # "the Norden bank": the name tells who, as another mention
        elif tokens.pos[first - 1] in ("ADJ", "NOUN"):
            words.insert(0, word)
        elif tokens.pos[first - 1] not in ("PUNCT", "PART"):
            break
        first -= 1
    if not determiner:
        return None
    if determiner == "both":
        count = 2
    if _says_which(tokens, i):
        return None  # "the company that": it says itself which one
    start = offset + tokens.idx[first]
    text = _text(tokens, first, i + 1)
    return NameMention(
        start=start,
        end=start + len(text),
        text=text,
        sentence=sentence,
        form="description",
        token=i,
        head=lemma,
        role=_role(tokens, i),
        clause=_clause(tokens, i),
        gender=titles.gender_of_word(lemma),
        plural=plural,
        titles=(" ".join((*words, lemma)),),
        country=country,
        count=count,
    )


def _noun(tokens: _Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """A singular common noun that a later pronoun may mean: a subject, or a person."""
    lemma = tokens.lemma[i].lower()
    if tokens.lower[i] != lemma or tokens.dep[i] in ("compound", "appos", "nmod", "npadvmod"):
        return None
    gender = titles.gender_of_word(lemma)
    person = gender is not None or lemma in titles.OFFICES
    if not person and tokens.dep[i] not in ("nsubj", "nsubjpass"):
        return None
    start = offset + tokens.idx[i]
    return NameMention(
        start=start,
        end=start + len(tokens.text[i]),
        text=tokens.text[i],
        sentence=sentence,
        form="noun",
        kind_hint="PERSON" if person else None,
        token=i,
        head=lemma,
        role=_role(tokens, i),
        clause=_clause(tokens, i),
        gender=gender,
    )


def _says_which(tokens: _Tokens, i: int) -> bool:
    """Whether what follows a noun narrows it: a relative clause or a phrase that is no place."""
    return any(
        tokens.head[j] == i
        and tokens.dep[j] in ("relcl", "acl", "prep", "appos")
        and tokens.lower[j] not in ("in", "on", "at")
        for j in range(i + 1, len(tokens.text))
    )


# Classes of nouns whose definite form points back to a name.
DESCRIBED = frozenset(
    {"company", "bank", "airline", "country", "city", "village", "capital", "team", "museum",
     "university", "hospital", "agency", "ministry", "court", "government", "parliament", "startup",
     "factory", "ship", "plane", "rocket", "spacecraft", "satellite", "bridge", "film", "book",
     "song", "album", "painting", "agreement", "region", "train", "leader", "suspect", "shop",
     "gallery", "stadium", "footballer", "robber", "gunman", "king", "pope", "party", "island"}
)  # fmt: skip

__all__ = ["DESCRIBED", "find_mentions", "fold"]
