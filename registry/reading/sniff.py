"""Find the format of bytes by what they hold; the name only breaks ties."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """What the reader can read, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EPUB = "application/epub+zip"
    MAIL = "message/rfc822"
    FEED = "application/xml"
    WARC = "application/warc"
    WACZ = "application/wacz"
    JSONL = "application/jsonl"
    CSV = "text/csv"
    GZIP = "application/gzip"
    ZIP = "application/zip"
    DOC = "application/msword"
    RTF = "application/rtf"
    IMAGE = "image/*"


_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"WARC/", Format.WARC),
    (b"\x1f\x8b", Format.GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.DOC),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
)
_SUFFIXES = {
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "csv": Format.CSV,
    "jsonl": Format.JSONL,
    "ndjson": Format.JSONL,
    "eml": Format.MAIL,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
}
_ARTICLES = frozenset(
    "txt text md markdown html htm xhtml pdf docx epub eml warc wacz rss atom doc rtf".split()
)
"""Names that say: this is an article, even where it is one that cannot be read."""
_SHOWN = frozenset(
    (Format.HTML, Format.PDF, Format.DOCX, Format.EPUB, Format.MAIL, Format.FEED, Format.WARC,
     Format.WACZ, Format.DOC, Format.RTF)
)  # fmt: skip
_ROW_WITH_TEXT = re.compile(
    rb'\s*\{\s*"(?:[^\n]*[,{]\s*")?(?:text|body|content|article|maintext|articleBody)"\s*:\s*"'
)
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,20}?"
    rb"(?:source|published|title|url|author|language)[ \t]*:",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes looked at
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body"
    rb"|article|main|div|section|p|h[1-6]|title|meta|link|script|style|table|header|nav|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?:<\?[^>]*>|<!--.{0,2000}?-->"
    rb"|<!DOCTYPE\s+(?!html)[^>\[]{0,500}(?:\[[^\]]{0,2000}\])?\s*>)\s*)*<(?:rss\b|feed\b|rdf:RDF\b)",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3,}")
_MAIL_FIELDS = re.compile(
    rb"^(?:from|date|message-id|received|mime-version|subject|to):", re.IGNORECASE | re.MULTILINE
)
_ARTICLE_LINE = re.compile(rb'\s*\{\s*"')
_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_MARKUP = re.compile(rb"\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*|^\[[^\]\n]+\]: \S", re.MULTILINE)


def find_format(data: bytes, *, where: str, media_type: str | None = None) -> Format:
    """The format of ``data``; plain text when nothing shows another.

    A signature in the bytes counts most, then the shape of their beginning;
    ``media_type`` and the suffix of ``where`` decide only between texts.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(data)
    if b"%PDF-" in head[:1024] and b"\0" in data[:_HEAD]:
        return Format.PDF  # readers accept a little rubbish before the header
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"")[2:]
    if _FEED.match(head):
        return Format.FEED
    if _HTML.match(head):
        return Format.HTML
    hint = _hint(where, media_type)
    if hint in {Format.TEXT, Format.CSV, Format.JSONL, Format.MARKDOWN}:
        return hint
    if _ARTICLE_LINE.match(head):
        return Format.JSONL
    if (mail := _MAIL.match(head)) and len(_MAIL_FIELDS.findall(mail[0])) >= 2:
        return Format.MAIL
    if hint is not None:
        # No page holds zero bytes, whatever it is called: as text it is refused in a line.
        return Format.TEXT if hint is Format.HTML and b"\0" in head else hint
    if _HEADING.search(head) and _MARKUP.search(head):
        return Format.MARKDOWN
    return Format.TEXT


def looks_like_article(data: bytes, *, where: str) -> bool:
    """Whether a file that nobody named is an article, or a collection of them.

    ``data`` is its beginning, of a zip file also its end.  Running text counts
    only where its name or its front matter says what it is: source code, lists
    and settings are text too.

    >>> looks_like_article(b"%PDF-1.7", where="a"), looks_like_article(b"a = 1", where="a.py")
    (True, False)
    """
    name = where.rsplit("/", 1)[-1].lower()
    suffix = name.rsplit(".", 1)[-1] if "." in name else ""
    if suffix in _ARTICLES:
        return True
    found = find_format(data, where=where)
    if found is Format.GZIP:
        # What is packed is told by the name before it: "x.warc.gz", "story.html.gz".
        return name.removesuffix(".gz").rsplit(".", 1)[-1] in {*_ARTICLES, "jsonl", "xml"}
    if found is Format.JSONL:
        return _ROW_WITH_TEXT.match(data) is not None
    if found in {Format.TEXT, Format.MARKDOWN}:
        return _FRONT_MATTER.match(data.removeprefix(b"\xef\xbb\xbf")) is not None
    return found in _SHOWN


def _zip(data: bytes) -> Format:
    """Which of the formats that are zip files, by the names that their beginning and end list."""
    listing = data[:_HEAD] + data[-65_536:]
    if b"application/epub+zip" in data[:_HEAD] or b"META-INF/container.xml" in listing:
        return Format.EPUB
    if b"word/document.xml" in listing:
        return Format.DOCX
    if b"datapackage.json" in listing and b".warc" in listing:
        return Format.WACZ
    return Format.ZIP


def _hint(where: str, media_type: str | None) -> Format | None:
    if media_type:
        plain = media_type.partition(";")[0].strip().lower()
        if plain == "application/xhtml+xml":
            return Format.HTML
        if plain in {"application/x-ndjson", "application/jsonlines"}:
            return Format.JSONL
        if plain in set(Format) and plain != Format.TEXT:
            return Format(plain)
    name = where.partition("?")[0].rsplit("/", 1)[-1]
    return _SUFFIXES.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None
