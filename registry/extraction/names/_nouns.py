"""Read off one parsed sentence whom and what nouns call that are no names.

"The Belgian", "the 54-year-old", "the company" may point back to a name; a noun
such as "the driver" only competes for pronouns.
"""

from __future__ import annotations

from dataclasses import replace

from registry.extraction.names._records import NameMention
from registry.extraction.names._tokens import Tokens, clause_of, role_of, text_of
from registry.lexicon import geography, predicates, titles

_DETERMINERS = frozenset({"the", "both", "this", "these", "that"})


_PLURAL = ("s", "ese", "ish", "nch", "tch", "men")


def person_from(tokens: Tokens, start: int, end: int) -> str | None:
    """The determiner of somebody called by a country alone: "the Belgian", "a Croatian"."""
    word = tokens.lower[start]
    if end - start != 1 or word.endswith(_PLURAL) or tokens.text[start].isupper():
        return None  # "the EU" is nobody from there
    if geography.demonym_country(tokens.text[start]) is None:
        return None
    if tokens.dep[start] not in (*ARGUMENTS, "appos", "attr"):
        return None
    if tokens.pos[start] == "ADJ" and not word.endswith(("man", "n", "i", "czech")):
        return None
    for i in range(max(0, start - 6), start):
        if tokens.head[i] == start and tokens.lower[i] in ("the", "a", "an"):
            return "the" if tokens.lower[i] == "the" else "a"
    return None


def compatriot(tokens: Tokens, start: int, offset: int, sentence: int) -> NameMention:
    """Somebody who is called by a country: "the Belgian", "the 31-year-old Chilean"."""
    word = tokens.lower[start]
    first = next(i for i in range(start) if tokens.head[i] == start and tokens.lower[i] == "the")
    return replace(
        _called(tokens, first, start, offset, sentence),
        head="national",
        gender="f" if word.endswith("woman") else "m" if word.endswith("man") else None,
        country=geography.demonym_country(tokens.text[start]),
    )


def age_of(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and 15 <= int(word[:4]) <= 105 else None


def aged(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
    """Somebody who is called by an age alone: "the 54-year-old"."""
    if tokens.lemma[i] != "old" or tokens.dep[i] not in ARGUMENTS:
        return None
    whole = tokens.lower[i].endswith("-year-old")
    first = i - 1 if whole else i - 5
    if first < 0 or tokens.lower[first] != "the":
        return None
    age = age_of(tokens.text[i][:2] if whole else tokens.text[i - 4])
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


ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_YEAR_OLD = ["-", "year", "-"]


def stands_with(tokens: Tokens, i: int) -> int:
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


def description(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
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


def noun(tokens: Tokens, i: int, offset: int, sentence: int) -> NameMention | None:
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
        tokens.dep[j] == "appos" and tokens.pos[j] == "PROPN" and stands_with(tokens, j) == i
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
