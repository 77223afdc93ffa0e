"""Read plain text: the file's own characters, untouched.

The canonical text is the decoded file with its line ends and without a byte
order mark, so that every quote is an exact substring of the file.  Front
matter stays in the text as a block of its own kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from registry.errors import SourceError
from registry.reading.decoding import Decoded, decode_text
from registry.reading.frontmatter import KEYS, FrontMatter, checked, read_front_matter
from registry.reading.furniture import classify
from registry.reading.inferred import infer_metadata
from registry.records import Block, Document, Metadatum, Origin, Segment

READER = "text/1"
MAX_CHARACTERS = 5_000_000
"""An article has thousands of characters; what has millions is a data dump."""
MAX_LINES = 200_000
"""So is what has so many lines."""


def read_text(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Document:
    """Read one plain text article.

    :raises SourceError: when the bytes are not text, the front matter is
        malformed, the text is empty or longer than ``MAX_CHARACTERS``.
    """
    decoded = decode_text(data, where=where, charset=encoding)
    text = decoded.raw[decoded.mark :]
    check_length(text, where)
    segments: tuple[Segment, ...] = ()
    if decoded.mark:
        segments = (Segment(text_start=0, raw_start=1, length=len(text), raw_length=len(text)),)
    return article(
        text,
        sha256=sha256_of(data),
        where=where,
        given=given,
        reader=READER,
        segments=segments,
        decoded=decoded,
    )


def sha256_of(data: bytes) -> str:
    """The name of a blob."""
    return hashlib.sha256(data).hexdigest()


def check_length(text: str, where: str) -> None:
    """Refuse what is too long to be an article.

    :raises SourceError: for more than ``MAX_CHARACTERS`` or ``MAX_LINES``.
    """
    if text.count("\n") > MAX_LINES:
        raise SourceError(
            where, f"more than {MAX_LINES:,} lines", hint="split the file into articles"
        )
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            where,
            f"{len(text):,} characters of text; the limit is {MAX_CHARACTERS:,}",
            hint="split the file into articles, or give them as JSON Lines",
        )


def article(
    text: str,
    *,
    sha256: str,
    where: str,
    given: Mapping[str, str] | None,
    reader: str,
    segments: Sequence[Segment],
    decoded: Decoded,
) -> Document:
    """A document of running text: front matter, blocks and what the text shows of itself.

    :raises SourceError: when the text has malformed front matter or nothing to read.
    """
    front = read_front_matter(text, where=where)
    body_start = front.end if front else 0
    blocks: list[Block] = []
    if front:
        blocks.append(Block(start=0, end=len(text[:body_start].rstrip()), kind="front-matter"))
    blocks.extend(classify(text, body_start))
    if all(block.kind == "front-matter" for block in blocks):
        raise SourceError(where, "the article is empty", hint="give a file that holds text")
    metadata, warnings = article_metadata(text, blocks, front, given, where=where)
    return Document(
        path=where,
        text=text,
        blob_sha256=sha256,
        reader=reader,
        metadata=metadata,
        blocks=tuple(blocks),
        segments=tuple(segments),
        charset=decoded.charset,
        warnings=warnings,
    )


def article_metadata(
    text: str,
    blocks: Sequence[Block],
    front: FrontMatter | None,
    given: Mapping[str, str] | None,
    *,
    where: str,
) -> tuple[tuple[tuple[str, Metadatum], ...], tuple[str, ...]]:
    """Metadata of running text, sorted by name, and what there is to warn about.

    What is given counts most, then front matter, then what the text shows.

    :raises SourceError: when something given is malformed.
    """
    metadata, warnings = infer_metadata(text, [b for b in blocks if b.kind != "front-matter"])
    if front:
        metadata.update(
            (name, Metadatum(value=value, origin=Origin.FRONT_MATTER))
            for name, value in front.values
        )
    metadata.update(given_metadata(given, where=where))
    if "published" in metadata:
        warnings = ()  # all of them are about days that were not needed
    if front:
        warnings = front.warnings + warnings
    if not any(block.kind == "prose" for block in blocks):
        warnings = (*warnings, "no prose was found in the text: no claims can be read from it")
    return tuple(sorted(metadata.items(), key=lambda item: item[0])), warnings


def given_metadata(given: Mapping[str, str] | None, *, where: str) -> dict[str, Metadatum]:
    """What the user said about a document, checked; names without a value are left out.

    :raises SourceError: for an unknown name, or a date that is not a whole day.
    """
    result: dict[str, Metadatum] = {}
    for name, value in sorted((given or {}).items()):
        if name not in KEYS:
            raise SourceError(
                where, f"unknown metadata {name!r}", hint=f"known names are {', '.join(KEYS)}"
            )
        if value and value.strip():
            result[name] = Metadatum(
                value=checked(name, value.strip(), where=where), origin=Origin.GIVEN
            )
    return result
