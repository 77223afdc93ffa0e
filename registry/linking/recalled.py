"""Signatures and profiles without the article: columns hold what it told of each claim.

A pair that must be compared slot by slot needs its two claims.  What the rest of
their articles adds (names in the same sentence, whether anything else of the kind
is told, what the article is about) was written down when columns were made, and
gives the signatures and profiles of ``signature`` again, to the letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.linking import columns as col
from registry.linking.columns import Columns
from registry.linking.link import Keys, Prepared
from registry.linking.signature import Profile, Signature, signature_of
from registry.records import Article, Claim


def recalled(
    columns: Columns,
    rows: Sequence[int],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> Prepared:
    """What comparison needs of the claims of some rows, in order of row; ``claims`` by id."""
    ids = [columns.ids[row] for row in rows]
    documents = columns.claim["document"][list(rows)].tolist()
    about = {
        columns.documents[at]: profile(columns, at, articles[columns.documents[at]])
        for at in sorted(set(documents))
    }
    built = [
        signature(
            columns, row, claims[id_], articles[columns.documents[at]], about[columns.documents[at]]
        )
        for row, id_, at in zip(rows, ids, documents, strict=True)
    ]
    return Prepared([claims[id_] for id_ in ids], ids, built, about, Keys(built, about))


def together(one: Prepared, other: Prepared) -> Prepared:
    """The claims of two sets of articles in order of id, with what comparison needs of them."""
    ids = [*one.ids, *other.ids]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    claims, built = [*one.claims, *other.claims], [*one.built, *other.built]
    built = [built[n] for n in order]
    about = {**one.about, **other.about}
    keys = Keys(built, about)
    return Prepared([claims[n] for n in order], [ids[n] for n in order], built, about, keys)


def signature(
    columns: Columns, row: int, claim: Claim, article: Article, about: Profile
) -> Signature:
    """The signature of the claim of a row, from an article of which ``about`` is the profile."""
    side = signature_of(claim, article)
    entities = columns.values.entities.values
    named = [entities[n] for n in columns.lists["sentence names"].of(row)]
    side.sentence_names = {one.key: one for one in named}
    side.article_names = about.names
    side.alone = bool(columns.claim["flags"][row] & col.ALONE)
    side.counts_once = frozenset(columns.lists["counts once"].of(row))
    return side


def profile(columns: Columns, row: int, article: Article) -> Profile:
    """The profile of the article of a row."""
    values, lists = columns.values, columns.lists
    entities = values.entities.values
    named = [entities[n] for n in lists["article names"].of(row)]
    words = values.words.values
    return Profile(
        article,
        {one.key: one for one in named},
        frozenset([words[n] for n in lists["article words"].of(row)]),
        tuple([entities[n].key for n in lists["salient"].of(row)]),
    )
