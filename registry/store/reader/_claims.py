"""Claims, and the articles that have something in common with some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from registry.records import Article, Claim
from registry.store import rows
from registry.store.reader._documents import ARTICLE, ARTICLES, ORIGINS
from registry.store.reader._driver import Driver, columns
from registry.store.rows import Row

UNNAMED = "document > (SELECT named FROM registry WHERE id = 1)"
"""Which claims have no name yet: those of documents that no reconciliation has seen."""
_COMMON = 20
"""Claims under a key, above which only the last ones are looked at."""
_WORTHS = [14] * 2 + [12] * 4 + [9] * 14 + [3]
"""What it says to share a key, by how many claims have it; the last is for common ones."""
_SPARE = 50
"""Documents looked at beyond those asked for: some may be former versions, which do not count."""
_NEWEST = "SELECT document FROM block_key WHERE key = ? ORDER BY document DESC LIMIT ?"
_SHARED = f"""
    SELECT {ARTICLE}, nearest.worth FROM (
        SELECT document, sum((ARRAY{_WORTHS})[n]) AS worth
        FROM unnest(string_to_array(?, ',')::bigint[]) AS wanted (key) CROSS JOIN LATERAL (
            SELECT document, n FROM (
                SELECT document, count(*) OVER () AS n FROM (
                    SELECT document FROM block_key WHERE key = wanted.key
                    ORDER BY document DESC LIMIT ?
                ) newest
            ) counted GROUP BY document, n
        ) under
        GROUP BY document ORDER BY worth DESC, document DESC LIMIT ?
    ) nearest
    JOIN document d ON d.number = nearest.document {ORIGINS}
    WHERE NOT d.superseded ORDER BY nearest.worth DESC, d.number DESC LIMIT ?
"""


class ClaimReader(Driver):
    """Questions for claims."""

    def claims(
        self, ids: Iterable[str] | None = None, *, documents: Iterable[str] | None = None
    ) -> Iterator[Claim]:
        """Claims of current documents: all, those with some ids, or those of some documents.

        In order of position within each document, save for those asked for by id.
        """
        select = f"SELECT d.id, d.key, {columns(rows.CLAIM_PARTS, 'c')} FROM"
        sql = f"{select} claim c JOIN document d ON d.number = c.document WHERE NOT d.superseded"
        if ids is not None:
            wanted = set(ids)
            named = (
                f"{select} claim_name n JOIN claim c"
                " ON c.document = n.document AND c.position = n.position"
                " JOIN document d ON d.number = n.document WHERE NOT d.superseded AND n.id IN"
            )
            found: Iterator[Row] = self.among(named, wanted)
            if not self._on_server:  # there all have names
                more = self.among(f"{sql} AND c.{UNNAMED} AND c.id IN", wanted)
                found = chain(found, more)
        elif documents is not None:
            found = self.among(f"{sql} AND d.id IN", documents, " ORDER BY d.id, c.position")
        else:
            found = self.select(f"{sql} ORDER BY d.number, c.position", large=True)
        for row in found:
            yield rows.claim_record(row[0], row[1], row[2:])

    def claim_ids(self, document_id: str) -> list[str]:
        """Ids of a document's claims, in order of position."""
        found = self.fetch(
            "SELECT c.id FROM claim c JOIN document d ON d.number = c.document WHERE d.id = ?"
            " ORDER BY c.position",
            (document_id,),
        )
        return [str(row[0]) for row in found]

    def sharing(self, keys: Iterable[int], *, most: int) -> list[tuple[Article, int]] | None:
        """Current articles that share blocking keys, with how much that says; most first.

        A key says the more the fewer claims have it.  Of a common key only the
        claims that came last are looked at, so that the time does not grow with
        what is on record.  ``most`` articles at most; ``None`` when no keys are stored.
        """
        wanted = sorted(set(keys))
        worth: dict[int, int] = {}
        if self._on_server:
            asked = ",".join(map(str, wanted))  # the driver takes longer over a list
            found = self.fetch(_SHARED, (asked, _COMMON + 1, _SPARE + most, most))
            nearest = [(rows.article_record(row[:-1]), int(row[-1])) for row in found]
        else:  # in the same process a question for each key costs less than one for all
            cursor = self._cursor()
            for key in wanted:
                under = cursor.execute(_NEWEST, (key, _COMMON + 1)).fetchall()
                for (document,) in set(under):
                    worth[document] = worth.get(document, 0) + _WORTHS[len(under) - 1]
            cursor.close()
            order = sorted(worth, key=lambda number: (-worth[number], -number))[: _SPARE + most]
            sql = f"{ARTICLES} NOT d.superseded AND d.number IN ({', '.join('?' * len(order))})"
            known = {row[-1]: rows.article_record(row[:-1]) for row in self.fetch(sql, order)}
            nearest = [(known[number], worth[number]) for number in order if number in known]
        if not nearest and not self.fetch("SELECT 1 FROM block_key LIMIT 1"):
            return None
        return nearest[:most]
