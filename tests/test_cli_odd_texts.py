"""Texts that no reader of English expects: read without a fault, and nothing is invented."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli

MIXED = "Президент visited Пхеньян on June 19, 2024. 金正恩 met him there. The αβγ sold 500 units."
RIGHT_TO_LEFT = "وقع الرئيس الاتفاق. The minister said 12 people were killed. \u202etxet\u202c ראש"
CAPITALS = "PRESIDENT OLGA BRANDT VISITED TALLINN ON MAY 4, 2025. THE MAY BANK WILL PAY $3BN."
TWEET = "BREAKING: 12 dead in #Tallinn fire!!! 🔥🔥 @brandt says we r on it https://t.co/a1 RT 3/4"
TABLE = "Country\tGold\tSilver\nNorway\t16\t8\nChina\t9\t4\n\n| Year | Sales |\n| 2021 | 12 |"
LIST = "Facts:\n- 12 people killed\n* Opened: 1931\n1. The bridge is 430 m long.\n2. It cost $3m."
FRENCH = "Le président a visité Tallinn le 24 octobre. Au moins 12 personnes ont été tuées ici."
GERMAN = "Der Minister besuchte am 24. Oktober Tallinn. Der Umsatz betrug 1.234,50 Euro."
QUOTED = (
    "The fire in the old mill was put out by the brigade of the town after it had burned for days."
    " « Nous sommes très heureux de visiter cette belle ville », he said. Twelve people died."
)
NUMBERS = (
    "The company sold 1.000,00 units in Germany and 1,000.00 units in Britain. It paid 1'000'000"
    " francs. It employs 1.200 people. Sales rose 3,5 percent."
)
SIGNS = "!!! ??? ... ,,, --- ((( ))) “”“” 12. 13. 14. ½ ² ⅷ Ⅻ ٣٤"
LONG = "The minister said " + "that the minister said " * 200 + "12 people died."


def run(folder: Path, *arguments: str) -> Result:
    asked = ["--db", str(folder / "desk.db"), *arguments]
    done = CliRunner().invoke(cli, asked)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def claims(folder: Path, text: str) -> list[dict[str, Any]]:
    (folder / "article.txt").write_text(
        f"---\nsource: Desk\npublished: 2025-11-06\ntitle: x\n---\n\n{text}\n", "utf-8"
    )
    assert run(folder, "ingest", str(folder / "article.txt")).exit_code == 0
    assert run(folder, "reconcile").exit_code == 0
    found: list[dict[str, Any]] = json.loads(run(folder, "claims", "--json").stdout)["claims"]
    return found


def numbers(found: list[dict[str, Any]]) -> dict[str, Fraction]:
    return {
        q["mention"]["text"]: Fraction(q["quantity"]["low"])
        for one in found
        for q in one.get("quantities", ())
    }


@pytest.mark.parametrize(
    "text", [MIXED, RIGHT_TO_LEFT, CAPITALS, TWEET, LIST, FRENCH, QUOTED, NUMBERS, LONG]
)
def test_every_text_is_read_and_every_quote_stands_where_it_says(tmp_path: Path, text: str) -> None:
    for one in claims(tmp_path, text):
        assert one["span"]["quote"].strip()
    assert run(tmp_path, "verify").exit_code == 0


@pytest.mark.parametrize("text", [FRENCH, GERMAN, TABLE, SIGNS])
def test_nothing_is_claimed_by_what_is_no_english_prose(tmp_path: Path, text: str) -> None:
    assert claims(tmp_path, text) == []


def test_another_language_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\nsource: Desk\n---\n\n{FRENCH}\n", "utf-8")
    assert "not in English" in run(tmp_path, "ingest", str(tmp_path / "a.txt")).stderr


def test_a_quotation_in_another_language_is_left_alone(tmp_path: Path) -> None:
    found = claims(tmp_path, QUOTED)
    assert any(one["span"]["quote"].startswith("Twelve") for one in found)
    assert not any("heureux" in one["span"]["quote"] for one in found)


def test_two_ways_of_writing_numbers_in_one_article_are_each_read_or_refused(
    tmp_path: Path,
) -> None:
    assert numbers(claims(tmp_path, NUMBERS)) == {
        "1.000,00": 1000,
        "1,000.00": 1000,
        "1'000'000 francs": 1_000_000,
    }


def test_capitals_make_no_month_of_a_bank_and_lose_no_money(tmp_path: Path) -> None:
    found = claims(tmp_path, CAPITALS)
    assert all(not one.get("times") for one in found if one["predicate"] == "pay")
    assert numbers(found)["$3BN"] == 3_000_000_000


def test_signs_neither_act_nor_speak(tmp_path: Path) -> None:
    for one in claims(tmp_path, TWEET):
        assert len(one["predicate"]) > 1
        assert one["attribution"] is None or any(c.isalpha() for c in one["attribution"])


def test_a_unit_is_no_verb(tmp_path: Path) -> None:
    assert {one["predicate"] for one in claims(tmp_path, LIST)} <= {"be", "length", "cost"}
