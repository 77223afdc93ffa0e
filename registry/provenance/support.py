"""Count whose word a value rests on: articles that quote one speaker are one origin of it.

Articles are already one origin where they are copies, credit one agency or belong
to one owner.  Here claims are looked at: those of one side, which give one value
for one event, go back to one origin when they rest on

- what one named speaker says: a person, an agency, a ministry, a document;
- what one speaker says who is told by the article alone, such as "the coast
  guard": not sources and witnesses, of whom there may be many;
- whom that speaker cites in turn;
- an outlet or agency whose own report is on the side too;
- the same words, quoted by both from somebody.

This never makes more origins than articles, and never joins the two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.lexicon.agencies import agency
from registry.provenance.origins import join, leader
from registry.records import Article, Attribution, Claim, Conflict, Side, quote_key

_SAME_WORDS = 6  # in a quotation that two articles share; fewer may meet by chance
_WORD = re.compile(r"\w+")
_MANY = frozenset(
    """aide analyst expert insider leaker member neighbor neighbour observer official person
    relative report resident someone source survivor witness""".split()
)
"""Of these, two articles may well mean two."""
_DEFINITE = re.compile(r"(?i)the\s+\S|\S+['’]s?\s+\S")
_PLURAL = re.compile(r"(?i)(?:officials|sources|witnesses|residents|analysts|experts|observers)\b")


def supported(
    conflict: Conflict, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Conflict:
    """The same conflict with the origins of each side counted by whose word they are.

    Where one origin stands behind all articles of a side, or one speaker behind
    both sides, the explanation says so.
    """
    sides: list[Side] = []
    said: list[str] = []
    for side in conflict.sides:
        known = [claims[id_] for id_ in side.claims if id_ in claims]
        groups, reasons = _origins(known, articles)
        origins = min(groups, side.origins) if known else side.origins
        sides.append(side.model_copy(update={"origins": max(1, origins)}))
        if side.articles > 1 and origins <= 1:
            why = "; ".join(reasons or _shared(known, articles))
            every = f"all {side.articles} articles that say {side.value}"
            said.append(f"one origin stands behind {every}: {why}")
        elif side.origins > origins:
            said.append(
                f"{side.articles} articles that say {side.value} are {origins} origins:"
                f" {'; '.join(reasons)}"
            )
    if speaker := _of_both(conflict, claims):
        said.append(f"both sides name {speaker} as their source: one of them may have misheard")
    if not said and tuple(sides) == conflict.sides:
        return conflict
    return conflict.model_copy(
        update={"sides": tuple(sides), "explanation": (*conflict.explanation, *said)}
    )


@dataclass(frozen=True, slots=True)
class Quotation:
    """Claims of several origins about one event that rest on the word of one."""

    reason: str
    claims: tuple[str, ...]
    """Claim ids, in order of document and place."""


def quotations(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[Quotation, ...]:
    """What articles that do not share their origin quote from one, among claims of one event.

    Each group of claims once, with the first reason; by reason.
    """
    found: dict[str, tuple[str, list[Claim]]] = {}
    for claim in sorted(claims, key=lambda one: (one.document_id, one.anchor.start, one.id)):
        for key, why in _rests_on(claim):
            found.setdefault(key, (why, []))[1].append(claim)
    groups: dict[tuple[str, ...], str] = {}
    for _, (why, own) in sorted(found.items()):
        if len({_origin(claim, articles) for claim in own}) > 1:
            groups.setdefault(tuple(claim.id for claim in own), why)
    return tuple(sorted((Quotation(why, ids) for ids, why in groups.items()), key=_by_reason))


def _by_reason(one: Quotation) -> tuple[str, tuple[str, ...]]:
    return one.reason, one.claims


def _origins(
    claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[int, tuple[str, ...]]:
    """How many origins are behind some claims of one value, and why they are fewer than before."""
    own = {claim.document_id: f"article {_origin(claim, articles)}" for claim in claims}
    leaders = {name: name for name in own.values()}
    reasons: dict[str, None] = {}
    keys: dict[str, str] = {}
    for claim in sorted(claims, key=lambda one: (one.document_id, one.id)):
        place = own[claim.document_id]
        for key, why in _rests_on(claim):
            before = keys.setdefault(key, place)
            if leader(leaders, before) != leader(leaders, place):
                join(leaders, before, place)
                reasons[why] = None
    outlets = _outlets(claims, articles)
    for claim in sorted(claims, key=lambda one: (one.document_id, one.id)):
        place = own[claim.document_id]
        for name, shown in _speakers(claim):
            for other in outlets.get(name, ()):
                if leader(leaders, f"article {other}") != leader(leaders, place):
                    join(leaders, f"article {other}", place)
                    reasons[f"{shown} is named as the source, and its own report is among them"] = (
                        None
                    )
    return len({leader(leaders, name) for name in leaders}), tuple(reasons)


def _origin(claim: Claim, articles: Mapping[str, Article]) -> str:
    article = articles.get(claim.document_id)
    return (article.origin if article else "") or claim.document_id


def _rests_on(claim: Claim) -> Iterator[tuple[str, str]]:
    """What a claim rests on beside its own article: a key that others may share, and the reason."""
    attribution = claim.attribution
    if attribution is None:
        return
    for name, shown in _speakers(claim):
        yield f"speaker {name}", f"they rest on what {shown} says"
    words = _WORD.findall(quote_key(claim.anchor.quote))
    if len(words) >= _SAME_WORDS:
        shown = " ".join(claim.anchor.quote.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        yield f"words {' '.join(words)}", f"they quote the same words, “{shown}”"


def _speakers(claim: Claim) -> Iterator[tuple[str, str]]:
    """Folded name and name as written of whoever a claim is attributed to, if that is one."""
    attribution = claim.attribution
    if attribution is None:
        return
    if _is_one(attribution):
        yield _folded(attribution.speaker), attribution.speaker
    if attribution.named:  # under another form of the name too
        yield attribution.key, attribution.speaker
    for cited in attribution.chain:
        if cited[:1].isupper() or _tells_whom(cited):
            yield _folded(cited), cited


def _is_one(attribution: Attribution) -> bool:
    return attribution.named or (
        attribution.key.removeprefix("noun:") not in _MANY and _tells_whom(attribution.speaker)
    )


def _tells_whom(speaker: str) -> bool:
    """Whether a description means one and the same in every article about one event.

    >>> _tells_whom("the coast guard"), _tells_whom("a spokesman"), _tells_whom("the officials")
    (True, False, False)
    """
    return _DEFINITE.match(speaker) is not None and _PLURAL.search(speaker) is None


def _folded(name: str) -> str:
    """A name as others may write it.

    >>> _folded("The Associated Press"), _folded("the Coast Guard")
    ('ap', 'coast guard')
    """
    short = agency(name) or name
    return quote_key(short).removeprefix("the ")


def _outlets(claims: Sequence[Claim], articles: Mapping[str, Article]) -> dict[str, set[str]]:
    """By folded name of an outlet, agency or owner, the origins of what it published."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        article = articles.get(claim.document_id)
        if article is None:
            continue
        origin = _origin(claim, articles)
        names = {_folded(article.source)}
        if origin.startswith("agency:"):
            names.add(_folded(origin.partition(":")[2]))
        for name in names:
            found.setdefault(name, set()).add(origin)
    return found


def _shared(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Why articles that have one origin have it."""
    (origin, *_) = sorted({_origin(claim, articles) for claim in claims})
    kind, _, name = origin.partition(":")
    if kind == "agency":
        return (f"they are credited to {name}, or copies of its report",)
    if kind == "owner":
        return (f"they are published by outlets of {name}",)
    return ("they are copies of one article",)


def _of_both(conflict: Conflict, claims: Mapping[str, Claim]) -> str:
    """The named speaker on whom every claim of every side rests; empty when there is none."""
    if len(conflict.sides) < 2 or conflict.within_article:
        return ""
    speakers: set[str] = set()
    shown: set[str] = set()
    for side in conflict.sides:
        for id_ in side.claims:
            attribution = claims[id_].attribution if id_ in claims else None
            if attribution is None or not attribution.named:
                return ""
            speakers.add(_folded(attribution.speaker))
            shown.add(attribution.speaker)
    return min(shown) if len(speakers) == 1 else ""
