"""Which articles go back to one origin, from sketches that are kept on record.

An article is sketched once, and held against the others once; the next
reconciliation searches only for those that came, or whose copies went.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from registry.provenance.origins import Copy, OriginGroup, Sketch, origin_groups, sketch
from registry.provenance.regrouping import regroup
from registry.provenance.support import quotations
from registry.records import Article, Claim
from registry.store import sketches
from registry.store.reader import Reader
from registry.store.rows import Row, compact

if TYPE_CHECKING:  # who only reads needs no library that writes
    from registry.store.writer import Transaction

VERSION = "sketch/1"
"""How sketches are made; those that were made otherwise are made anew."""
_STORED = np.dtype("<u8")
_ABOUT = ("published", "source", "credit", "domain")
_NOTHING = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of each current article, and what there is to keep for the next time."""

    groups: Mapping[str, OriginGroup]
    """By document id."""
    copies: tuple[Copy, ...] = ()
    fresh: Mapping[str, Sketch] = field(default_factory=dict)
    """Sketches that are not on record yet."""
    changed: bool = False
    """Articles came or went since this was last kept."""

    @property
    def reasons(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """By document id, the origin's key and why."""
        return {id_: (group.key, group.reasons) for id_, group in self.groups.items()}

    def keep(self, transaction: Transaction) -> None:
        """Put on record what the next search can rest on."""
        transaction.save_origins(self.reasons)
        if self.changed:
            transaction.save_sketches(
                (_row(one) for one in self.fresh.values()),
                kept=self.groups.keys(),
                copies=((c.left, c.right, c.shared, c.of) for c in self.copies),
            )


def find_groups(reader: Reader, owners: Mapping[str, str] | None = None) -> Origins:
    """The origins of all current articles; what is on record is not searched for again.

    ``owners`` says whose an outlet is, by its domain or its name.
    """
    now = sketches.current(reader)
    kept = {id_: one for id_, one in _kept(reader) if one is not None}
    known = set(kept)
    fresh = {one.document_id: one for one in _made(reader, now - known)}
    former = [Copy(str(r[0]), str(r[1]), int(r[2]), int(r[3])) for r in sketches.copies(reader)]
    if not fresh and known == now:
        groups = origin_groups(kept.values(), former, owners=owners)
        return Origins(groups, tuple(former))
    samples = {id_: np.frombuffer(raw, _STORED) for id_, raw in sketches.samples(reader)}
    samples = {id_: sample for id_, sample in samples.items() if id_ in now and id_ in known}
    samples |= {id_: one.sample for id_, one in fresh.items()}
    whole = dict(fresh)

    def sketch_of(id_: str) -> Sketch:
        if id_ not in whole:
            whole[id_] = _whole(reader, kept[id_])
        return whole[id_]

    copies = regroup(samples, sketch_of, known=known, ties=former)
    current = [*(one for id_, one in kept.items() if id_ in now), *fresh.values()]
    return Origins(origin_groups(current, copies, owners=owners), copies, fresh, changed=True)


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Articles of several origins that rest on the word of one for what they say of an event."""

    reason: str
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    """In order of publication."""


def find_quotations(reader: Reader) -> tuple[SharedQuotation, ...]:
    """What several origins quote from one, in the events that were found; by reason."""
    events: dict[str, list[str]] = {}
    for event, claim in reader.select(_ATTRIBUTED):
        events.setdefault(event, []).append(claim)
    wanted = {event: ids for event, ids in events.items() if len(ids) > 1}
    claims = {one.id: one for one in reader.claims({c for ids in wanted.values() for c in ids})}
    articles = reader.articles({one.document_id for one in claims.values()})
    found: dict[tuple[str, ...], SharedQuotation] = {}
    for _, ids in sorted(wanted.items()):
        for one in quotations((claims[id_] for id_ in ids if id_ in claims), articles):
            own = tuple(claims[id_] for id_ in one.claims)
            behind = {claim.document_id for claim in own}
            shown = sorted((articles[id_] for id_ in behind), key=by_day)
            found.setdefault(one.claims, SharedQuotation(one.reason, own, tuple(shown)))
    return tuple(found[ids] for ids in sorted(found, key=lambda ids: (found[ids].reason, ids)))


_ATTRIBUTED = (
    "SELECT e.event_id, e.claim_id FROM event_claim e JOIN claim_name n ON n.id = e.claim_id"
    " JOIN claim c ON c.document = n.document AND c.position = n.position"
    " JOIN document d ON d.number = n.document"
    " WHERE c.attribution IS NOT NULL AND NOT d.superseded ORDER BY e.event_id, e.claim_id"
)


def by_day(article: Article) -> tuple[bool, str, str, str]:
    """The order in which articles are told: by day of publication, those without one last."""
    return article.published is None, str(article.published), article.path, article.id


def _made(reader: Reader, ids: set[str]) -> Iterator[Sketch]:
    for document in reader.documents(ids):
        yield sketch(document)


def _kept(reader: Reader) -> Iterator[tuple[str, Sketch | None]]:
    """The sketches on record without their sequences; ``None`` for one that was made otherwise."""
    for id_, about in sketches.abouts(reader):
        said = json.loads(about)
        if said.pop("made", None) != VERSION:
            yield id_, None
            continue
        yield id_, Sketch(id_, _NOTHING, **{name: said.get(name, "") for name in _ABOUT})


def _whole(reader: Reader, one: Sketch) -> Sketch:
    """A sketch on record with its sequences."""
    ((id_, sample, others),) = sketches.whole(reader, [one.document_id])
    sequences = np.concatenate([np.frombuffer(sample, _STORED), np.frombuffer(others, _STORED)])
    sequences.sort()
    said = {name: getattr(one, name) for name in _ABOUT}
    return Sketch(id_, sequences.astype(np.uint64), **said)


def _row(one: Sketch) -> Row:
    said = {name: value for name in _ABOUT if (value := getattr(one, name))}
    sample = one.sample
    others = np.setdiff1d(one.sequences, sample, assume_unique=True)
    return (
        one.document_id,
        compact({"made": VERSION, **said}),
        sample.astype(_STORED).tobytes(),
        others.astype(_STORED).tobytes(),
    )
