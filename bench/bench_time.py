"""Score the time tagger on TimeML files: ``python -m bench.bench_time DIR``.

Reads only the text and the document's date of each file, writes the text with
our tags into a folder, and calls the scorer, which compares with the gold tags.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from registry.extraction.times import TimeExpression, tag

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_DCT = re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL)
_SCORER = Path(__file__).parents[2] / "shared/tools/score_timex.py"


def read(path: Path) -> tuple[str, date | None]:
    """The text without any tags, and the document's date."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    body = _TEXT.search(raw)
    dated = _DCT.search(raw)
    text = html.unescape(re.sub(r"<[^>]+>", "", body[1] if body else raw))
    return text, date.fromisoformat(dated[1]) if dated else None


def write(path: Path, text: str, found: tuple[TimeExpression, ...]) -> None:
    """TimeML with our tags around the text."""
    parts, at = [], 0
    for number, one in enumerate(found, start=1):
        value = one.value or "XXXX-XX-XX"
        mod = f' mod="{one.mod}"' if one.mod else ""
        parts.append(html.escape(text[at : one.start], quote=False))
        parts.append(
            f'<TIMEX3 tid="t{number}" type="{one.type}" value="{value}"{mod}>'
            f"{html.escape(one.text, quote=False)}</TIMEX3>"
        )
        at = one.end
    parts.append(html.escape(text[at:], quote=False))
    path.write_text(f"<TimeML><TEXT>{''.join(parts)}</TEXT></TimeML>\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, default=_SCORER)
    parser.add_argument("--errors", action="store_true", help="list every miss and wrong value")
    parser.add_argument(
        "--keep", type=Path, help="write our tags here instead of a temporary folder"
    )
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.tml"))
    if not files:
        print(f"no .tml files in {options.folder}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        out = options.keep or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        characters, seconds = 0, 0.0
        for path in files:
            text, published = read(path)
            began = time.process_time()
            found = tag(text, published=published)
            seconds += time.process_time() - began
            characters += len(text)
            write(out / path.name, text, found)
        command = [sys.executable, str(options.scorer), str(options.folder), str(out)]
        result = subprocess.run(command + ["--errors"] * options.errors, check=False)
    print(f"{characters:,} characters in {seconds:.2f} s: {characters / seconds:,.0f} a second")
    return result.returncode


if __name__ == "__main__":
    raise SystemExit(main())
