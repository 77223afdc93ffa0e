"""What was kept for the search for copies: sketches of articles, and the copies that were found.

Nothing here knows what a sketch means; its bytes come and go as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.store.reader import Reader
from registry.store.rows import Row

SKETCH_COLUMNS = ("document", "about", "sample", "others")
COPY_COLUMNS = ("left_id", "right_id", "shared", "size")

_OF = " FROM document_sketch s JOIN document d ON d.number = s.document"


def abouts(reader: Reader) -> Iterator[tuple[str, str]]:
    """Document id, and what is said about each sketch."""
    for id_, about in reader.select(f"SELECT d.id, s.about{_OF} ORDER BY d.id"):
        yield str(id_), str(about)


def samples(reader: Reader) -> Iterator[tuple[str, bytes]]:
    """Document id and sample of each sketch."""
    for id_, sample in reader.select(f"SELECT d.id, s.sample{_OF} ORDER BY d.id", large=True):
        yield str(id_), bytes(sample)


def whole(reader: Reader, ids: Iterable[str]) -> Iterator[tuple[str, bytes, bytes]]:
    """Document id, sample and other hashes of the sketches of some articles, in order of id."""
    for id_ in sorted(set(ids)):
        for row in reader.select(f"SELECT s.sample, s.others{_OF} WHERE d.id = ?", (id_,)):
            yield id_, bytes(row[0]), bytes(row[1])


def copies(reader: Reader) -> list[Row]:
    """Rows of ``COPY_COLUMNS``, in order."""
    return reader.fetch(f"SELECT {', '.join(COPY_COLUMNS)} FROM document_copy ORDER BY 1, 2")


def current(reader: Reader) -> set[str]:
    """Ids of the articles that count now."""
    return {str(row[0]) for row in reader.select("SELECT id FROM document WHERE NOT superseded")}
