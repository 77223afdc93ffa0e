"""Read the mentions off one parsed sentence: names, pronouns, descriptions, unnamed subjects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

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


_DETERMINERS = frozenset({"the", "both", "this", "these", "that"})


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
        beside = _person_from(tokens, start, end)
        if beside is not None:
            if beside == "the" and tokens.dep[start] in _ARGUMENTS:
                found.append(_compatriot(tokens, start, offset, sentence))
            continue  # "a Croatian aged 51" is somebody, and not the country
        mention = _name_mention(tokens, start, end, label, repair, offset, sentence, previous)
        found.append(mention)
        previous = mention
    for i, pos in enumerate(tokens.pos):
        if i in inside:
            continue
        if pos == "PRON" and tokens.lower[i] in _PRONOUNS:
            found.append(_pronoun(tokens, i, offset, sentence))
        elif (aged := _aged(tokens, i, offset, sentence)) is not None:
            found.append(aged)
        elif pos == "NOUN":
            described = _description(tokens, i, offset, sentence) or _noun(
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
    stands = _stands_with(tokens, head)
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
        kind_hint=label,
        token=head,
        head=tokens.lower[head],
        role=role_of(tokens, stands),
        preposition=preposition_of(tokens, stands),
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


_PLURAL = ("s", "ese", "ish", "nch", "tch", "men")


def _person_from(tokens: Tokens, start: int, end: int) -> str | None:
    """The determiner of somebody called by a country alone: "the Belgian", "a Croatian"."""
    word = tokens.lower[start]
    if end - start != 1 or word.endswith(_PLURAL) or tokens.text[start].isupper():
        return None  # "the EU" is nobody from there
    if geography.demonym_country(tokens.text[start]) is None:
        return None
    if tokens.dep[start] not in (*_ARGUMENTS, "appos", "attr"):
        return None
    if tokens.pos[start] == "ADJ" and not word.endswith(("man", "n", "i", "czech")):
        return None
    for i in range(max(0, start - 6), start):
        if tokens.head[i] == start and tokens.lower[i] in ("the", "a", "an"):
            return "the" if tokens.lower[i] == "the" else "a"
    return None


def _compatriot(tokens: Tokens, start: int, offset: int, sentence: int) -> NameMention:
    """Somebody who is called by a country: "the Belgian", "the 31-year-old Chilean"."""
    word = tokens.lower[start]
    first = next(i for i in range(start) if tokens.head[i] == start and tokens.lower[i] == "the")
    return replace(
        _called(tokens, first, start, offset, sentence),
        head="national",
        gender="f" if word.endswith("woman") else "m" if word.endswith("man") else None,
        country=geography.demonym_country(tokens.text[start]),
    )


def _age_after(tokens: Tokens, end: int) -> int | None:
    """The age that follows a name: "Reyes, 26, is ahead"; ``None`` when there is none."""
    after = tokens.text[end : end + 4]
    if len(after) < 4 or not after[0] == after[2] == "," or not after[3].islower():
        return None
    return _age(after[1])


def _age(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and 15 <= int(word[:4]) <= 105 else None


def _aged(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """Somebody who is called by an age alone: "the 54-year-old"."""
    if tokens.lemma[i] != "old" or tokens.dep[i] not in _ARGUMENTS:
        return None
    whole = tokens.lower[i].endswith("-year-old")
    first = i - 1 if whole else i - 5
    if first < 0 or tokens.lower[first] != "the":
        return None
    age = _age(tokens.text[i][:2] if whole else tokens.text[i - 4])
    if age is None or not (whole or tokens.lower[i - 3 : i] == _YEAR_OLD):
        return None
    return replace(_called(tokens, first, i, offset, sentence), head="old", age=age)


def _called(tokens: Tokens, first: int, i: int, offset: int, sentence: int) -> NameMention:
    """Somebody or something called by a noun, from the first token of its phrase to the noun."""
    start = offset + tokens.idx[first]
    text = text_of(tokens, first, i + 1)
    return NameMention(
        start=start,
        end=start + len(text),
        text=text,
        sentence=sentence,
        form="description",
        token=i,
        head=tokens.lemma[i].lower(),
        role=role_of(tokens, i),
        clause=clause_of(tokens, i),
    )


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_YEAR_OLD = ["-", "year", "-"]


def _stands_with(tokens: Tokens, i: int) -> int:
    """The noun whose place in the clause a name beside it shares: "the minister, Olga Brandt".

    "The prime minister of Latvia, Ilze Kalnina" stands beside the minister, where
    the parser often takes the name to the country.
    """
    if tokens.dep[i] != "appos":
        return i
    beside = tokens.head[i]
    if tokens.dep[beside] == "pobj" and tokens.pos[i] == "PROPN":
        noun = tokens.head[tokens.head[beside]]
        if (
            tokens.lower[tokens.head[beside]] == "of"
            and tokens.lemma[noun].lower() in titles.OFFICES
        ):
            return noun
    return beside


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


def _description(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """A definite description: "the company", "the former mayor", "the two countries"."""
    lemma = tokens.lemma[i].lower()
    plural = tokens.lower[i] != lemma
    known = (
        lemma in titles.OFFICES
        or lemma in COMPANIES
        or predicates.noun_class(lemma) in DESCRIBED
        or lemma in NAMED_AFTER
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
        if word in _DETERMINERS and tokens.pos[first - 1] in ("DET", "PRON"):
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
    if _says_which(tokens, i) or _named_after(tokens, i):
        return None  # "the company that": it says itself which one
    return replace(
        _called(tokens, first, i, offset, sentence),
        gender=titles.gender_of_word(lemma),
        plural=plural,
        titles=(" ".join((*words, lemma)),),
        country=country,
        count=count,
    )


def _noun(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """A singular common noun that a later pronoun may mean: a subject, or a person."""
    lemma = tokens.lemma[i].lower()
    if tokens.lower[i] != lemma or tokens.dep[i] in ("compound", "appos", "nmod", "npadvmod"):
        return None
    gender = titles.gender_of_word(lemma)
    person = gender is not None or lemma in titles.OFFICES or lemma in _RIVALS
    if not person and tokens.dep[i] not in ("nsubj", "nsubjpass"):
        return None
    if _named_after(tokens, i):
        return None
    possessed = any(h == i and tokens.dep[j] == "poss" for j, h in enumerate(tokens.head))
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
        # Somebody's brother is told for the sake of whose brother he is.
        role="other" if possessed and lemma not in _RIVALS else role_of(tokens, i),
        clause=clause_of(tokens, i),
        gender=gender,
    )


# Somebody besides the one who is named: whom "she" means after "her opponent had hoped".
_RIVALS = frozenset(
    """opponent rival compatriot team-mate teammate runner-up challenger counterpart predecessor
    successor colleague classmate namesake partner defendant plaintiff suspect accomplice victim
    survivor witness attacker gunman hostage lawyer""".split()
)


def _named_after(tokens: Tokens, i: int) -> bool:
    """Whether the name follows the noun: "the leader, Tomas Gudelis"."""
    return any(
        tokens.dep[j] == "appos" and tokens.pos[j] == "PROPN" and _stands_with(tokens, j) == i
        for j in range(i + 1, len(tokens.text))
    )


def _says_which(tokens: Tokens, i: int) -> bool:
    """Whether what follows a noun narrows it: a relative clause or a phrase that is no place."""
    if i + 1 < len(tokens.text) and tokens.text[i + 1] == ",":
        return False  # what follows a comma tells more of it, and does not say which one
    return any(
        tokens.head[j] == i
        and tokens.dep[j] in ("relcl", "acl", "prep", "appos")
        and tokens.lower[j] not in ("in", "on", "at")
        for j in range(i + 1, len(tokens.text))
    )


# What a company is called by its trade.
COMPANIES = frozenset(
    """insurer carmaker automaker drugmaker retailer publisher broadcaster utility brewer brewery
    miner developer supplier dairy chain shipbuilder steelmaker chipmaker planemaker builder
    airline lender shipowner""".split()
)
# Nouns that end names: "the festival" is the one festival that the article names.
NAMED_AFTER = frozenset(
    """festival prize award union commission tower tunnel mine airport board treaty trophy vessel
    aircraft craft mission mountain volcano library building plant station dam harbour harbor port
    channel park centre center institute foundation fund council committee federation association
    league cup tournament championship school college church cathedral monastery palace castle
    hotel theatre theater opera orchestra telescope observatory probe rover reactor pipeline river
    lake glacier storm hurricane typhoon cyclone newspaper magazine programme tribunal""".split()
)
# Classes of nouns whose definite form points back to a name.
DESCRIBED = frozenset(
    {"company", "bank", "airline", "country", "city", "village", "capital", "team", "museum",
     "university", "hospital", "agency", "ministry", "court", "government", "parliament", "startup",
     "factory", "ship", "plane", "rocket", "spacecraft", "satellite", "bridge", "film", "book",
     "song", "album", "painting", "agreement", "region", "train", "leader", "suspect", "shop",
     "gallery", "stadium", "footballer", "robber", "gunman", "king", "pope", "party", "island"}
)  # fmt: skip
