"""Small files of the container formats, made in memory."""

# ruff: noqa: E501 - markup

from __future__ import annotations

# ruff: noqa: E501 - markup
import io
import zipfile
from collections.abc import Mapping, Sequence

SENTENCES = (
    "The ferry operator Nordkyst halted all night crossings on Tuesday.",
    "The coast guard’s “Haldis” report is due in May & will be public.",
    "It carried 1.3 million passengers last year.",
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(paragraphs: Sequence[str], *, extra: str = "") -> bytes:
    """A word-processor file; each paragraph is split over two runs."""
    body = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Night ferries halted</w:t></w:r></w:p>'
    for text in paragraphs:
        body += (
            f'<w:p><w:r><w:t xml:space="preserve">{escaped(text[:9])}</w:t></w:r>'
            f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escaped(text[9:])}</w:t></w:r></w:p>"
        )
    core = (
        "<cp:coreProperties><dc:title>Ferry &amp; fog</dc:title><dc:creator>Ines Calder</dc:creator>"
        "<dcterms:modified>2024-03-20T10:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<?xml version="1.0"?><w:document><w:body>{body}{extra}</w:body></w:document>',
            "docProps/core.xml": core,
        }
    )


def epub(chapters: Sequence[str]) -> bytes:
    """An e-book with a cover without words."""
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        "<package><metadata><dc:title>Fog</dc:title><dc:creator>Ines Calder</dc:creator><dc:date>2024-03-20</dc:date>"
        f'<dc:language>en</dc:language></metadata><manifest><item id="cover" href="cover.xhtml"/>{items}</manifest>'
        f'<spine><itemref idref="cover"/>{spine}</spine></package>'
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
        "OPS/book.opf": package,
        "OPS/cover.xhtml": '<html><body><img src="x"/></body></html>',
    }
    for number, text in enumerate(chapters):
        members[f"OPS/c{number}.xhtml"] = (
            f'<?xml version="1.0"?><html><body><h1>Chapter {number}</h1><p>{escaped(text)}</p></body></html>'
        )
    return zipped(members)


def pdf(pages: Sequence[Sequence[str]], *, encrypted: bool = False) -> bytes:
    """A PDF with lines of Helvetica 12 points apart, 70 points from the left."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        stream = ["BT /F1 10 Tf"]
        for at, line in enumerate(lines):
            safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            stream.append(f"1 0 0 1 70 {760 - 12 * at} Tm ({safe}) Tj")
        content = "\n".join([*stream, "ET"]).encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    locked = (
        b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>"
        b" /ID [<41> <41>]"
    )
    out += (
        b"trailer << /Size %d /Root 1 0 R /Info << /Title (Fog) >>%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            locked if encrypted else b"",
            start,
        )
    )
    return bytes(out)


def warc(pages: Mapping[str, tuple[str, str, bytes]]) -> bytes:
    """A web archive: status line, media type and body by address."""
    out = b""
    for address, (status, kind, body) in pages.items():
        http = (
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff>\r\n"
            f"WARC-Date: 2024-03-20T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out
