"""What a conflict is called: after the first two quotes that contradicted each other.

Neither offsets, values nor dates take part, and between two articles not even who
published the quotes: a copy has the same words.  Copies, further sources that agree
and further values that are published later leave the name as it is.  What an
earlier article changes is another name of the same conflict: each keeps the names
of all its pairs of quotes, and is found by any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.records import Article, Claim, Conflict, Side, fingerprint, name_of_quotes, quote_key

_PAIRS = 32
"""So many pairs of quotes name a conflict, the earliest first."""


def names(
    code: str,
    slot: str,
    pairs: Iterable[tuple[str, str]],
    sides: Sequence[Side],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> tuple[str, ...]:
    """All names of a conflict, the one to show first.

    ``pairs`` are the ids of claims that contradict each other, two and two.
    """
    pairs = list(pairs)
    told = {id_: _told(claims[id_], articles) for id_ in {id_ for pair in pairs for id_ in pair}}
    rank = {id_: n for n, (_, id_) in enumerate(sorted((key, id_) for id_, key in told.items()))}
    # By when the later of the two was published, then the earlier one; ties by their words.
    order = sorted({(max(a, b), min(a, b)) for a, b in ((rank[x], rank[y]) for x, y in pairs)})
    ids = list(rank)
    found: dict[str, None] = {}
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for later, earlier in order:
        quotes = tuple(sorted(told[ids[at]][1:] for at in (later, earlier)))
        if quotes in seen:
            continue
        if len(seen) == _PAIRS:
            break
        seen.add(quotes)
        both = claims[ids[later]], claims[ids[earlier]]
        found.update(dict.fromkeys(_names_of_pair(code, slot, both)))
    # As conflicts were named before: after the first claim of every side.
    firsts = [claims[side.claims[0]] for side in sides]
    found[fingerprint(code, slot, map(_part, firsts))] = None
    return tuple(found)


def _names_of_pair(code: str, slot: str, pair: tuple[Claim, Claim]) -> Iterator[str]:
    if pair[0].document_id != pair[1].document_id:
        yield name_of_quotes(code, slot, (one.anchor.quote for one in pair))
    # With the article: what one says against itself is a fault of that article alone.
    yield fingerprint(code, slot, map(_part, pair))


def _part(claim: Claim) -> tuple[str, str]:
    return claim.document_key, claim.anchor.quote


def _told(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, str]:
    """When a claim was published, in which words, and in which article."""
    return _day(claim, articles), quote_key(claim.anchor.quote), claim.document_key


def _day(claim: Claim, articles: Mapping[str, Article]) -> str:
    published = articles[claim.document_id].published
    return published.isoformat() if published else "9999"


def told_apart(
    found: Iterable[Conflict], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> list[Conflict]:
    """Two contradictions in the same words about two things bear two names.

    The one that was published first keeps the name of the words, the others are named
    with their articles.  By a name that two would have, neither is known.
    """
    bearers: dict[str, set[str]] = {}
    named: list[Conflict] = []
    for one in sorted(found, key=lambda one: (_seen(one, claims, articles), one.summary)):
        own = {claims[id_].document_key for id_ in one.claims}
        name = next((n for n in one.names if own & bearers.get(n, own)), one.fingerprint)
        bearers.setdefault(name, set()).update(own)
        named.append(one if name == one.fingerprint else _called(one, name))
    holders: dict[str, set[str]] = {}
    for one in named:
        for name in (one.fingerprint, *one.known_as):
            holders.setdefault(name, set()).add(one.fingerprint)
    return [
        one.model_copy(update={"known_as": tuple(n for n in one.known_as if len(holders[n]) == 1)})
        for one in named
    ]


def _seen(
    one: Conflict, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[list[str], list[str]]:
    """When two of its sides had been published; ties by their first claims."""
    firsts = [side.claims[0] for side in one.sides]
    days = sorted(_day(claims[id_], articles) for id_ in firsts)
    return days[1:2] + days[:1], sorted(firsts)


def _called(one: Conflict, name: str) -> Conflict:
    rest = (other for other in (one.fingerprint, *one.known_as) if other != name)
    return one.model_copy(update={"fingerprint": name, "known_as": tuple(rest)})


def named_once(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Each fingerprint once, the first of each: it tells of the others that bear its name.

    Quotes name a conflict, not values, so that two numbers of one sentence that
    both differ from those of another are one finding for whoever decides.
    """
    kept: dict[str, Conflict] = {}
    for one in found:
        first = kept.setdefault(one.fingerprint, one)
        if first is not one:
            told = (*first.explanation, f"another value of the same quotes differs: {one.summary}")
            kept[one.fingerprint] = first.model_copy(update={"explanation": told})
    return tuple(kept.values())
