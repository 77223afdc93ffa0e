from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.conflicts.checks import CHECKS, CheckFinding, check_document
from registry.extraction.times import tag
from registry.records import Document, Metadatum, Origin

FOLDER = Path(__file__).parent / "checks"
TODAY = date(2025, 11, 22)


def document(case: dict[str, Any]) -> Document:
    metadata = tuple(
        (name, Metadatum(value=case[name], origin=Origin.GIVEN))
        for name in ("modified", "published")
        if name in case
    )
    return Document(
        path="a.txt",
        text=case["text"],
        blob_sha256="0" * 64,
        reader="text/1",
        metadata=metadata,
        warnings=tuple(case.get("warnings", ())),
    )


def run(case: dict[str, Any], code: str | None = None) -> tuple[CheckFinding, ...]:
    one = document(case)
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    checks = [check for check in CHECKS if code is None or check.code == code]
    return check_document(one, tag(one.text, published=one.published), today, checks=checks)


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}")
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(kind, ())
    ]


@pytest.mark.parametrize(("code", "case"), cases("finding"))
def test_a_finding_is_made(code: str, case: dict[str, Any]) -> None:
    (found,) = run(case, code)
    for span in found.spans:
        assert case["text"][span.start : span.end] == span.text
    if "quotes" in case:
        assert [span.text for span in found.spans] == case["quotes"]
    if "slip" in case:
        assert found.slip == case["slip"]


@pytest.mark.parametrize(("code", "case"), cases("quiet"))
def test_nothing_is_said(code: str, case: dict[str, Any]) -> None:
    assert run(case, code) == ()


def test_every_check_has_cases_of_both_kinds_and_every_file_a_check() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(codes)
    for kind in ("finding", "quiet"):
        assert {case.values[0] for case in cases(kind)} == set(codes)


def test_every_check_is_documented_in_a_whole_sentence() -> None:
    for check in CHECKS:
        assert check.summary.endswith(".")
        assert check.description.startswith(check.summary)


def test_the_name_of_a_finding_does_not_depend_on_where_it_stands() -> None:
    text = "He was born on February 30, 1990."
    (here,) = run({"text": text, "published": "2025-10-25"})
    (there,) = run({"text": f"A new paragraph.\n\n{text}", "published": "2025-10-25"})
    assert here.spans != there.spans
    key = here.document_key
    assert there.model_copy(update={"document_key": key}).fingerprint == here.fingerprint


@given(
    st.lists(
        st.sampled_from(
            "born in 1968 on May 3 , 57 aged 80 75th anniversary of the 1950 years ago Monday "
            "( ) . died February 30 from to 2019 2021 until will was signed \n".split(" ")
        ),
        max_size=30,
    ).map(" ".join),
    st.none() | st.dates(),
)
@settings(deadline=None, max_examples=60)
def test_no_text_raises(text: str, published: date | None) -> None:
    case = {"text": text} | ({"published": published.isoformat()} if published else {})
    run(case)
