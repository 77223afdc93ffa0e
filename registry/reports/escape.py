"""What article text becomes before it reaches a screen, a log or a file format.

Article text is hostile everywhere: it can carry terminal sequences, commands
of a CI log, markup, spreadsheet formulas and letters that turn the reading
direction.  Each output has one function here, and writers call nothing else.

Every function takes any ``str`` (lone surrogates included), never fails and
returns text that can be encoded as UTF-8.  Except where said otherwise, the
result is one line: line breaks and tabs become a space.
"""

from __future__ import annotations

import re
from html import escape as _html_escape
from urllib.parse import quote, urlsplit

# Letters that show nothing themselves but change how their neighbours show.
_REVEALED = (
    *range(0x202A, 0x202F),  # embeddings, overrides and their end
    *range(0x2066, 0x206A),  # isolates
    *range(0x200B, 0x2010),  # zero width, left-to-right and right-to-left marks
    *range(0x2060, 0x2065),  # word joiner, invisible operators
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xE0000, 0xE0080),  # tags: a hidden copy of ASCII
    0x061C,
    0xFEFF,
)
_JOINERS = (0x200C, 0x200D)  # ordinary letters of Persian, Hindi and of emoji
_BREAKS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_CONTROLS = (*range(0x00, 0x20), *range(0x7F, 0xA0))

_PLAIN: dict[int, str | None] = dict.fromkeys(_CONTROLS)
_PLAIN |= dict.fromkeys(_BREAKS, " ")
_PLAIN |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")

_SHOWN = _PLAIN | {code: f"<U+{code:04X}>" for code in _REVEALED if code not in _JOINERS}

_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~$&!]|:(?=:|//)|(?<=:):|(?<=\bwww)\.", re.IGNORECASE)
_MARKDOWN_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
_MARKDOWN_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))(.)")  # a list, or an underline
_FORMULA = re.compile(r"\s*['\"]?\s*[=+\-@＝＋－＠\t\r]")
_LOG_COMMAND = re.compile(r"^\s*(?=::)|##(?=\[)", re.MULTILINE)
_HEX = re.compile(r"%(?![0-9A-Fa-f]{2})")


def plain(text: str) -> str:
    """Text on one line, without control characters; nothing else is changed."""
    return text.translate(_PLAIN)


def terminal(text: str) -> str:
    r"""Text that a terminal prints and does not obey.

    >>> terminal("safe\x1b[2J \u202egnp.exe")
    'safe[2J <U+202E>gnp.exe'
    """
    return text.translate(_SHOWN)


def github_log(text: str) -> str:
    """Lines of a CI log, none of which is a command; keeps line breaks.

    GitHub reads commands from either stream: ``::`` at the beginning of a line,
    also after white space, and ``##[`` anywhere in it.
    """
    lines = (terminal(line) for line in text.splitlines())
    return _LOG_COMMAND.sub(lambda found: found.group() + "\\", "\n".join(lines))


def github_data(text: str) -> str:
    r"""The message of a GitHub annotation; keeps line breaks, escaped.

    >>> github_data("100%\n::error::x")
    '100%25%0A::error::x'
    """
    kept = "\n".join(terminal(line) for line in text.splitlines())
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """A property of a GitHub annotation, such as its file or its title."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(text: str) -> str:
    r"""Article text inside a SARIF message, where brackets would make a link.

    >>> print(sarif("[click](https://example.org)"))
    \[click\](https://example.org)
    """
    shown = terminal(text)
    return shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def xml_line(text: str) -> str:
    """Text on one line that XML 1.0 allows; markup is escaped by the XML writer."""
    return terminal(text)


def html(text: str) -> str:
    """Text for an HTML element or a quoted attribute; the direction marks are shown."""
    return _html_escape(terminal(text), quote=True)


def markdown(text: str) -> str:
    """Text that GitHub and GitLab show as it stands, also in a table cell or a quote.

    No markup, no link, no picture, no formula, no mention of a person and no
    reference to an issue comes of it.
    """
    shown = _MARKDOWN.sub(
        lambda found: _MARKDOWN_ENTITIES.get(found.group(), "\\" + found.group()),
        terminal(text).strip(),
    )
    shown = shown.replace("@", "@<!-- -->")
    return _MARKDOWN_START.sub(r"\1\\\2", shown)


def markdown_code(text: str) -> str:
    """Text as inline code, fenced by more backticks than it holds itself."""
    shown = terminal(text).replace("|", "¦").replace("@", "@\u2060")
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or not shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def csv_cell(text: str, *, raw: bool = False) -> str:
    """Text for a spreadsheet cell that is never taken for a formula.

    With ``raw`` the guard, a leading apostrophe, is left out.  Quoting is the
    CSV writer's work.

    >>> csv_cell("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    shown = plain(text) if raw else terminal(text)
    # What hides before the sign, such as an escape sequence, is gone from what is shown.
    risky = _FORMULA.match(text) or _FORMULA.match(shown)
    return f"'{shown}" if risky and not raw else shown


def href(address: str | None) -> str | None:
    """An address that may stand in a link, or ``None`` where it may not.

    Only absolute ``http`` and ``https`` addresses with a host; white space and
    control characters make it nothing.
    """
    if not address or address != plain(address) or any(map(str.isspace, address)):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:  # brackets that are not an IPv6 address
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return _HEX.sub("%25", quote(address, safe="%/:?#[]@!$&'()*+,;=~"))


def relative_uri(path: str) -> str:
    """A path as a relative URI reference: forward slashes, percent-encoded, no scheme.

    >>> relative_uri("./articles/a b#1.txt")
    'articles/a%20b%231.txt'
    """
    slashed = path.replace("\\", "/").encode("utf-8", "replace").decode()
    parts = [part for part in slashed.split("/") if part not in ("", ".")]
    kept: list[str] = []
    for part in parts:
        if part == ".." and kept:
            kept.pop()
        elif part != "..":
            kept.append(part)
    return "/".join(quote(part, safe="") for part in kept) or "unnamed"
