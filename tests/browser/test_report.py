"""The HTML report in a real browser: silent on the network, readable by everyone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.reports.html import write_html
from tests.made_findings import joined, made_findings, made_report
from tests.reports.test_html import rich_findings
from tests.reports.test_writers import hostile_findings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = {"phone": 390, "desktop": 1280}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(write_html(rich_findings())["report.html"], encoding="utf-8")
    return path


def opened(browser: Browser, path: Path, width: int = 1280, **options: Any) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, axe: str, report: Path, width: int, scheme: str
) -> None:
    page = opened(browser, report, width, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(content=axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    told = [
        (one["id"], node["html"][:120], node["failureSummary"])
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]
    assert told == []
    assert len(found["passes"]) > 20
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_is_cut_off_at_the_side(browser: Browser, report: Path, width: int) -> None:
    page = opened(browser, report, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("which", ["ordinary", "hostile"])
def test_nothing_leaves_and_nothing_runs(browser: Browser, tmp_path: Path, which: str) -> None:
    findings = rich_findings() if which == "ordinary" else hostile_findings()
    files = write_html(findings, split=1000)
    path = tmp_path / "report.html"
    path.write_text(files["report.html"], encoding="utf-8")
    context = browser.new_context(bypass_csp=True)  # it must hold without the policy too
    page = context.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert troubles == []
    assert (
        page.locator("script, iframe, object, embed, img, form, link[rel=stylesheet]").count() == 0
    )
    handlers = """[...document.querySelectorAll('*')].some(
        element => [...element.attributes].some(one => /^on/i.test(one.name)))"""
    assert page.evaluate(handlers) is False
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)")
    assert set(links) <= {"http:", "https:", "file:"}
    context.close()


def test_the_keyboard_reaches_everything_in_order(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the conflicts"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
        if where.startswith("<body"):
            break
        assert outline == "solid", where
        seen.add(where)
    assert len(seen) >= 5
    page.context.close()


def test_a_conflict_has_an_address_of_its_own(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.locator("table.ids a").nth(1).click()
    page.wait_for_url("**#FC-*")
    name = page.url.rsplit("#", 1)[1]
    box = page.locator(f"[id='{name}']").bounding_box()
    assert name.startswith("FC-")
    assert box is not None
    assert abs(box["y"]) < 900
    page.context.close()


def test_it_prints(browser: Browser, report: Path, tmp_path: Path) -> None:
    page = opened(browser, report)
    printed = page.pdf(path=str(tmp_path / "report.pdf"))
    assert printed.startswith(b"%PDF-")
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator("blockquote").first.is_visible()
    page.context.close()


def test_the_parts_of_a_split_report_lead_to_each_other(browser: Browser, tmp_path: Path) -> None:
    findings = made_findings(joined([made_report(first=2 * n) for n in range(6)]))
    for name, text in write_html(findings, split=2).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = opened(browser, tmp_path / "report.html")
    page.locator("table.ids a").last.click()
    page.wait_for_url("**/report-3.html#FC-*")
    assert page.locator(".conflict").count() == 2
    page.get_by_role("link", name="Back to the summary").click()
    page.wait_for_url("**/report.html")
    page.context.close()
