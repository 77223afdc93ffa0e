from __future__ import annotations

import random

import pytest

from registry.provenance.anchors import make_anchor
from registry.provenance.rules import RULES, findings
from registry.provenance.verify import verify
from registry.records import Severity
from tests.factories import TEXT, claim, document


@pytest.mark.parametrize(
    ("current", "codes"),
    [
        (TEXT, []),
        ("First. " + TEXT, []),
        ("The council met to speak about buses.", ["P001"]),
        (TEXT.replace("signed", "rejected"), ["P002"]),
    ],
)
def test_what_became_of_a_quote_is_a_finding_by_its_code(current: str, codes: list[str]) -> None:
    of = document(source="Mail")
    found = findings(of, [claim(of)], verify(of, [claim(of)], current))
    assert [one.code for one in found] == codes


def test_a_quote_that_stands_at_many_places_alike_is_a_finding() -> None:
    of = document("It rained on Monday. " * 9)
    one = claim(of, "It rained on Monday", time=None)
    one = one.model_copy(update={"anchor": make_anchor(of.text, 84, 103)})
    (found,) = findings(of, [one], verify(of, [one], "Yes. " + of.text))
    assert (found.code, found.severity) == ("P003", Severity.NOTE)


def test_a_finding_names_the_source_and_shows_what_stands_there_now() -> None:
    of = document(source="Mail")
    current = TEXT.replace("signed", "rejected")
    (found,) = findings(of, [claim(of)], verify(of, [claim(of)], current))
    assert found.summary.startswith("Mail: drifted: ")
    assert "rejected" in found.explanation[0]
    assert found.severity is Severity.ERROR


def test_a_fingerprint_stays_when_the_text_around_the_quote_changes() -> None:
    of, moved = (
        document(url="https://m.example/a"),
        document("New. " + TEXT, url="https://m.example/a"),
    )
    fingerprints = {
        findings(one, [claim(one)], verify(one, [claim(one)], "Nothing."))[0].fingerprint
        for one in (of, moved)
    }
    assert len(fingerprints) == 1


def test_findings_do_not_depend_on_the_order_of_claims() -> None:
    of = document()
    claims = [claim(of, quote) for quote in ("signed the fishing treaty", "Nobody was hurt")]
    checked = verify(of, claims, "Nothing.")
    expected = findings(of, claims, checked)
    random.Random(2).shuffle(claims)
    assert findings(of, claims[::-1], checked) == expected


def test_every_rule_has_its_own_code_and_says_what_it_finds() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.code.startswith("P")
        assert rule.summary.endswith(".")
        assert rule.description.count("\n") >= 2
