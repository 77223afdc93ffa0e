"""Read JSON Lines of articles, and lists of metadata in JSON Lines or CSV.

A line of JSON Lines that has a text is an article; its characters are mapped to
the escapes that wrote them.  A manifest has paths instead: it gives metadata
for files that are read elsewhere.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from registry.errors import SourceError
from registry.reading.decoding import decode_text
from registry.reading.frontmatter import KEYS, checked
from registry.reading.furniture import classify
from registry.reading.mapping import segments, unescape_json
from registry.reading.text import article_metadata, check_length, sha256_of
from registry.records import Document

READER = "jsonl/1"
MAX_ROWS = 1_000_000
_TEXTS = ("text", "body", "content", "article", "maintext", "articleBody")
_ALIASES = {
    "authors": "author",
    "byline": "author",
    "date": "published",
    "date_publish": "published",
    "datePublished": "published",
    "published_at": "published",
    "publishedAt": "published",
    "publication_date": "published",
    "headline": "title",
    "lang": "language",
    "link": "url",
    "outlet": "source",
    "publisher": "source",
    "site": "source",
    "source_domain": "source",
    "file": "path",
    "filename": "path",
}
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)


def read_jsonl(
    data: bytes,
    *,
    where: str,
    given: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> tuple[Document, ...]:
    """Read one article a line; a blank line is none.

    :raises SourceError: for a line that is not an object with a text, or whose
        date or address is malformed; names the line.
    """
    decoded = decode_text(data, where=where, charset=encoding)
    source = decoded.raw
    sha256 = sha256_of(data)
    documents: list[Document] = []
    for number, start, end in _lines(source, decoded.mark):
        at = f"{where}: line {number}"
        row = _object(source[start:end], at)
        name = next((key for key in _TEXTS if isinstance(row.get(key), str)), None)
        if name is None:
            raise SourceError(
                at, f"no text: expected one of {', '.join(_TEXTS)}", hint="give the article as text"
            )
        first, last = _value_span(source, start, end, name)
        built = unescape_json(source, first, last)
        text = built.text
        check_length(text, at)
        if not text.strip():
            raise SourceError(at, "the article is empty")
        values = {**metadata_of(row, where=at), **dict(given or {})}
        blocks = classify(text)
        metadata, warnings = article_metadata(text, blocks, None, values, where=at)
        documents.append(
            Document(
                path=where,
                text=text,
                blob_sha256=sha256,
                reader=READER,
                metadata=metadata,
                blocks=blocks,
                segments=segments(built.runs),
                charset=decoded.charset,
                part=f"line {number}",
                warnings=warnings,
            )
        )
        if len(documents) > MAX_ROWS:
            raise SourceError(where, f"more than {MAX_ROWS:,} articles", hint="split the file")
    if not documents:
        raise SourceError(where, "the file holds no article")
    return tuple(documents)


def read_manifest(
    data: bytes, *, where: str, encoding: str | None = None
) -> tuple[tuple[str, dict[str, str]], ...]:
    """Paths or addresses with their metadata, in the order of the rows.

    CSV has a header line; JSON Lines has an object a line.  The column ``path``
    (or ``file``) names what is meant; without one, ``url`` does.

    :raises SourceError: for a malformed row, a path given twice, or a column
        that is not known; names the line.
    """
    source = decode_text(data, where=where, charset=encoding).raw.removeprefix("\ufeff")
    rows = _json_rows(source, where) if source.lstrip()[:1] == "{" else _csv_rows(source, where)
    result: dict[str, dict[str, str]] = {}
    for number, row in rows:
        at = f"{where}: line {number}"
        unknown = sorted({key for key in row if _name(key) not in {*KEYS, "path"}})
        if unknown:
            raise SourceError(
                at,
                f"unknown column {unknown[0]!r}",
                hint=f"known columns are path, {', '.join(KEYS)}",
            )
        values = metadata_of(row, where=at)
        path = next((str(v) for k, v in row.items() if _name(k) == "path" and v), None)
        path = path or values.get("url")
        if path is None:
            raise SourceError(at, "neither path nor url is given")
        if path in result:
            raise SourceError(at, f"{path!r} is given twice")
        result[path] = values
        if len(result) > MAX_ROWS:
            raise SourceError(where, f"more than {MAX_ROWS:,} rows", hint="split the file")
    return tuple(result.items())


def metadata_of(row: Mapping[str, Any], *, where: str) -> dict[str, str]:
    """The metadata in a row under the names that records use; lists of authors are joined.

    :raises SourceError: when a date is not one whole day or an address is none.
    """
    result: dict[str, str] = {}
    for key in sorted(row, key=lambda k: (_name(k) != k, k)):  # a name itself before its aliases
        name, value = _name(key), row[key]
        if name not in KEYS or name in result:
            continue
        if isinstance(value, list):
            value = ", ".join(str(one) for one in value if isinstance(one, str))
        if isinstance(value, str) and value.strip():
            result[name] = checked(name, value.strip(), where=where)
    return result


def _name(key: str) -> str:
    return _ALIASES.get(key, key)


def _lines(source: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each line that is not blank."""
    number = 0
    while start < len(source):
        number += 1
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        if source[start:end].strip():
            yield number, start, end
        start = end + 1


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(where, f"not JSON ({error})", hint="give one object a line") from error
    if not isinstance(row, dict):
        raise SourceError(where, "not an object", hint="give one object a line")
    return row


def _value_span(source: str, start: int, end: int, name: str) -> tuple[int, int]:
    """Where the string value of a key of the outermost object stands, without its quotes.

    The line is known to be valid JSON; of a key given twice the last counts.
    """
    depth, position = 0, start
    key: str | None = None
    found = (start, start)
    expects_key = True
    while position < end:
        character = source[position]
        if character == '"':
            match = _STRING.match(source, position, end)
            assert match is not None  # the line is valid
            if depth == 1 and expects_key:
                key = json.loads(match[0])
            elif depth == 1 and key == name:
                found = match.span(1)
            position = match.end()
            continue
        if character in "{[":
            depth += 1
            expects_key = depth == 1
        elif character in "}]":
            depth -= 1
        elif depth == 1 and character in ",:":
            expects_key = character == ","
        position += 1
    return found


def _json_rows(source: str, where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, start, end in _lines(source, 0):
        yield number, _object(source[start:end], f"{where}: line {number}")


def _csv_rows(source: str, where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(source, newline=""), strict=True)
    try:
        for row in reader:
            if None in row or any(value is None for value in row.values()):
                raise SourceError(
                    f"{where}: line {reader.line_num}", "another number of fields than the header"
                )
            yield reader.line_num, {key.strip().lower(): value for key, value in row.items()}
    except csv.Error as error:
        raise SourceError(f"{where}: line {reader.line_num}", f"not CSV ({error})") from error
