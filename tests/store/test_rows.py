"""Records survive the row: written and read back they are the same, whatever they hold."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from registry.records import Claim, Comparison, Conflict, Decision, Document, Region, Segment
from registry.store import rows
from tests import strategies
from tests.factories import NOON, blob, document


def read_claim(row: rows.Row, of: Document) -> Claim:
    """What the reader makes of a row of table ``claim``."""
    named = dict(zip(rows.CLAIM_COLUMNS, row, strict=True))
    return rows.claim_record(of.id, of.key, tuple(named[name] for name in rows.CLAIM_PARTS))


@given(st.data())
def test_a_claim_survives_the_row(data: st.DataObject) -> None:
    of = data.draw(strategies.documents())
    said = data.draw(strategies.claims(of))
    assert read_claim(rows.claim_row(1, 0, said, of.text), of) == said


@given(strategies.documents())
def test_a_document_survives_the_row(of: Document) -> None:
    row = rows.document_row(of, version=1, extractor="test/1", now=NOON)
    named = {**dict(zip(rows.DOCUMENT_COLUMNS, row, strict=True)), "body": of.text}
    found = rows.document_record(tuple(named[name] for name in rows.DOCUMENT_PARTS))
    assert found == of
    assert (found.id, found.key) == (named["id"], named["key"])


@given(strategies.comparisons)
def test_a_comparison_survives_the_row(found: Comparison) -> None:
    assert rows.comparison_record(rows.comparison_row(found)) == found


@given(strategies.conflicts)
def test_a_conflict_survives_the_row(found: Conflict) -> None:
    row = dict(zip(rows.CONFLICT_COLUMNS, rows.conflict_row(found, first_seen="x"), strict=True))
    assert Conflict.model_validate_json(row["record"]) == found
    assert row["resolved_at"] is None


@given(strategies.decisions)
def test_a_decision_survives_the_row_and_keeps_its_id(made: Decision) -> None:
    found = rows.decision_record(rows.decision_row(made, supersedes=None))
    assert found == made
    assert found.id == made.id


@given(strategies.moments)
def test_moments_are_kept_to_the_second(at: datetime) -> None:
    kept = datetime.fromisoformat(rows.utc(at))
    assert kept == at.replace(microsecond=0)
    assert kept.tzinfo is not None


def test_bytes_survive_the_row_with_how_they_came() -> None:
    of = blob(document()).model_copy(
        update={
            "headers": (("Content-Type", "text/html"), ("X", "\u202e")),
            "fetched_at": datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
            "charset": "windows-1252",
            "data": bytes(range(256)),
        }
    )
    assert rows.blob_record(rows.blob_row(of)) == of


def test_a_document_survives_the_row_with_where_its_characters_stand_in_the_bytes() -> None:
    of = document().model_copy(
        update={
            "charset": "cp1252",
            "part": "item 3",
            "raw_unit": "page-char",
            "regions": (Region(page=2, start=0, end=5, box=(1.0, 2.0, 3.0, 4.5)),),
            "segments": (Segment(text_start=0, raw_start=5, length=7, raw_length=9),),
            "warnings": ("the date is a guess",),
        }
    )
    row = rows.document_row(of, version=1, extractor="test/1", now=NOON)
    named = {**dict(zip(rows.DOCUMENT_COLUMNS, row, strict=True)), "body": of.text}
    assert rows.document_record(tuple(named[name] for name in rows.DOCUMENT_PARTS)) == of
