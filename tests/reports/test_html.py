"""The HTML report, as text: complete, stable, harmless."""

from __future__ import annotations

import importlib.util
import re
import time
from datetime import date
from typing import Any

import pytest
from lxml import html as lxml_html

from registry.errors import MissingExtraError
from registry.records import (
    Conflict,
    ConflictReport,
    QuantitySlot,
    Severity,
    Side,
    TimeSlot,
    fingerprint,
)
from registry.reports import escape
from registry.reports.findings import Findings, PairCount
from registry.reports.html import write_html
from registry.reports.html.strips import strip_of
from registry.reports.pdf import write_pdf
from registry.review.standing import Standing
from registry.values.quantity import Quantity
from registry.values.time import TimeInterval
from tests.made_findings import (
    article,
    claim,
    decision,
    hop,
    joined,
    made_findings,
    made_report,
    mention,
    text_of,
)
from tests.reports.test_writers import hostile_findings


def dated_report() -> ConflictReport:
    """Two sources that place a visit on two days; one of the days is derived."""
    of = [article(20), article(21)]
    quotes = (
        "On Friday the minister visited Tarma",
        "The minister visited Tarma on 25 October 2025",
    )
    texts = {a.id: text_of(q) for a, q in zip(of, quotes, strict=True)}
    words = ("Friday", "25 October 2025")
    values = ("2025-10-24", "2025-10-25")
    claims = []
    for a, quote, word, value in zip(of, quotes, words, values, strict=True):
        found = mention(texts[a.id], word)
        slot = TimeSlot(
            interval=TimeInterval.parse(value),
            mention=found,
            derivation=(hop(texts[a.id], word),) if word == "Friday" else (),
        )
        claims.append(claim(a, texts[a.id], quote, times=(slot,), predicate="visit"))
    sides = tuple(
        Side(value=v, claims=(c.id,), mentions=(c.times[0].mention,), articles=1, origins=1)
        for v, c in zip(values, claims, strict=True)
    )
    conflict = Conflict(
        code="T001",
        kind="date",
        slot="time",
        severity=Severity.ERROR,
        confidence=970,
        summary="visit: 24 October 2025 against 25 October 2025",
        explanation=("Both speak of one visit.", "The days have nothing in common."),
        slip="day",
        sides=sides,
        fingerprint=fingerprint("T001", "time", [(c.document_key, c.anchor.quote) for c in claims]),
    )
    return ConflictReport(
        conflicts=(conflict,),
        claims={c.id: c for c in claims},
        articles={a.id: a for a in of},
        texts=texts,
    )


def counted_report() -> ConflictReport:
    """Two sources that count differently."""
    made = made_report()
    claims = {}
    for (key, one), word, text in zip(
        made.claims.items(), ("Nine", "At least 12"), ("9", "at least 12"), strict=True
    ):
        slot = QuantitySlot(
            quantity=Quantity.parse(text),
            mention=mention(made.texts[one.document_id], word.split()[0]),
            counted="person",
        )
        claims[key] = one.model_copy(update={"quantities": (slot,)})
    return made.model_copy(update={"claims": claims})


def rich_findings() -> Findings:
    """Every part of the report has something to show."""
    report = joined([dated_report(), counted_report(), made_report(first=30, code="N001")])
    _, second, third = report.conflicts
    return made_findings(
        report,
        standings={
            second.fingerprint: (Standing.DECIDED, "b-right by maria"),
            third.fingerprint: (Standing.WAIVED, "known"),
        },
        decisions={second.fingerprint: (decision(second), decision(second, by="omar"))},
        outcomes=(("agree", 9), ("conflict", 3), ("rounding", 5), ("update", 2)),
        pairs=(
            PairCount("Fjord Press", "Harbour Mail", 1, 9),
            PairCount("Fjord Press", "Market Letter", 0, 4),
            PairCount("Harbour Mail", "Market Letter", 3, 3),
        ),
        sources_on_record=3,
        problems=("registry.waivers.toml: line 3: waiver of FC-0 is not used",),
        exit_code=None,
    )


def parsed(text: str) -> Any:
    """The document; lxml's stubs know too many kinds of results."""
    return lxml_html.fromstring(text)


def page(findings: Findings) -> Any:
    return parsed(write_html(findings)["report.html"])


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_both_quotes_stand_side_by_side_with_the_differing_word_marked() -> None:
    root = page(rich_findings())
    (block, *_) = root.find_class("conflict")
    marks = [mark.text for mark in root.iter("mark")]
    assert {"Friday", "25 October 2025", "Nine"} <= set(marks)
    quotes = [said(quote) for quote in block.iter("blockquote")]
    assert len(quotes) == 2
    assert all(
        quote.startswith("Officials spoke.") and quote.endswith("More came.") for quote in quotes
    )


def test_a_reader_can_check_every_quote_without_the_database() -> None:
    findings = rich_findings()
    text = said(page(findings))
    for view in findings.views:
        for one in view.claims:
            assert one.text_sha256 in text
            anchor = one.claim.anchor
            assert f"characters {anchor.start} to {anchor.end}" in text
            assert one.text[anchor.start : anchor.end] == one.quote


def test_sources_dates_derivations_explanations_and_decisions_are_told() -> None:
    text = said(page(rich_findings()))
    for words in (
        "outlet20.example, 2026-03-02",
        "derived: the following day: “Friday” → 2025-10-24",
        "Both speak of one visit.",
        "b-right by maria, 2026-03-05: The ministry confirmed it.",
        "b-right by omar",
        "waived: known",
        "1 article, 1 origin",
        "waiver of FC-0 is not used",
    ):
        assert words in text, words


def test_counts_come_with_their_denominators() -> None:
    text = said(page(rich_findings()))
    assert "3 conflicts found among 1,204 claims of 6 articles from 3 sources" in text
    assert "1 of 9" in text
    assert "0 of 4" in text
    assert "Of 19 compared values, 9 agree, 3 conflict, and 0 are listed as notes" in text


def test_pictures_have_a_title_a_description_and_a_table() -> None:
    root = page(rich_findings())
    pictures = list(root.iter("svg"))
    assert len(pictures) == 2
    for picture in pictures:
        title, description = picture.find("title"), picture.find("desc")
        assert title is not None
        assert description is not None
        assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        rows = picture.getparent().xpath(".//tbody/tr")
        assert len(rows) == 2


def test_a_timeline_puts_the_earlier_day_to_the_left_and_keeps_inside() -> None:
    (view,) = made_findings(dated_report()).views
    strip = strip_of(view)
    assert strip is not None
    first, second = strip.bars
    assert first.x + first.width <= second.x
    assert all(bar.x >= 0 and bar.x + bar.width <= 340 for bar in strip.bars)
    assert all(bar.tick is not None for bar in strip.bars)
    assert "24 October 2025" in strip.description


def test_a_bound_is_drawn_open_and_a_number_as_a_point() -> None:
    (view,) = made_findings(counted_report()).views
    strip = strip_of(view)
    assert strip is not None
    nine, twelve = strip.bars
    assert nine.width == 0
    assert twelve.open_right
    assert not twelve.open_left


def test_a_date_without_a_year_is_drawn_in_the_year_of_publication() -> None:
    report = dated_report()
    claims = {
        key: one.model_copy(
            update={
                "times": (
                    one.times[0].model_copy(
                        update={"interval": TimeInterval.parse(f"XXXX-10-{24 + n}")}
                    ),
                )
            }
        )
        for n, (key, one) in enumerate(report.claims.items())
    }
    (view,) = made_findings(report.model_copy(update={"claims": claims})).views
    strip = strip_of(view)
    assert strip is not None
    assert strip.bars[0].x < strip.bars[1].x


def test_the_same_findings_give_the_same_bytes_in_any_order() -> None:
    made = [made_report(first=2 * n) for n in range(6)]
    one, other = (made_findings(joined(order)) for order in (made, made[::-1]))
    assert write_html(one) == write_html(other)


def test_there_is_no_script_no_address_to_load_and_a_policy_that_forbids_both() -> None:
    text = write_html(rich_findings())["report.html"]
    assert "<script" not in text
    assert re.search(r"(?:src|srcset|poster|data|action)=", text) is None
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_hostile_words_are_shown_and_nothing_else() -> None:
    findings = hostile_findings()
    (text,) = write_html(findings, split=10_000).values()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    root = parsed(text)
    allowed = {
        *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4"),
        *("p", "nav", "ul", "li", "main", "section", "dl", "div", "dt", "dd", "table", "caption"),
        *("thead", "tbody", "tr", "th", "td", "article", "span", "figure", "blockquote", "mark"),
        *("figcaption", "strong", "cite", "code", "footer", "svg", "desc", "path", "rect", "text"),
        "circle",
    }  # fmt: skip
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} <= allowed
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]
    for link in root.xpath("//a[@href]"):
        assert re.match(r"#|https?://", link.get("href"))
    shown = " ".join(root.text_content().split())
    for view in findings.views[:100]:
        for one in view.claims:
            assert " ".join(escape.terminal(one.quote).split()) in shown


def test_many_conflicts_are_split_and_indexed_in_two_seconds() -> None:
    findings = made_findings(joined([made_report(first=2 * n) for n in range(1000)]))
    began = time.process_time()
    files = write_html(findings, name="report.html")
    assert time.process_time() - began < 2
    assert sorted(files) == ["report-1.html", "report-2.html", "report.html"]
    links = parsed(files["report.html"]).xpath("//table[@class='ids']//a")
    assert len(links) == 1000
    for link in links[::99]:
        name, _, anchor = link.get("href").partition("#")
        assert f'id="{anchor}"' in files[name]


@pytest.mark.parametrize("empty", [True, False])
def test_no_conflict_is_said(empty: bool) -> None:
    nothing = ConflictReport(conflicts=(), claims={}, articles={}, texts={}, claims_on_record=0)
    findings = made_findings(nothing, outcomes=() if empty else (("agree", 4),))
    assert "None was found." in said(page(findings))


def test_an_undated_article_is_said_to_be_undated() -> None:
    made = made_report(
        articles=[article(0, published=None), article(1, published=date(2026, 1, 1))]
    )
    assert "outlet0.example, undated" in said(page(made_findings(made)))


def test_a_pdf_is_written_or_the_command_that_makes_it_possible_is_named() -> None:
    if importlib.util.find_spec("weasyprint") is None:
        with pytest.raises(MissingExtraError) as caught:
            write_pdf(rich_findings())
        assert caught.value.hint == 'pip install "claim-registry[report-pdf]"'
    else:
        assert write_pdf(rich_findings()).startswith(b"%PDF-")
