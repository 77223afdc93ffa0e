"""Where quotes come from, as a fact-checker asks the command line."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from registry.api import Registry
from tests.articles import COPPER
from tests.command import Run

BRIDGE = """\
---
source: Fjord Press
published: 2025-04-01
title: The bridge
---
The bridge over the Sorfjord was opened on 12 March 2025 by the mayor of Odda. It cost 40 million \
euros.

Fishermen in the valley had asked for a crossing since the ferry sank. Nobody was hurt when the \
ferry sank in 1987.
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and the registry that holds them."""
    folder = tmp_path_factory.mktemp("recorded")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("bridge.txt").write_text(BRIDGE, encoding="utf-8")
        Path("copper.txt").write_text(COPPER, encoding="utf-8")
        Registry.open("registry.db", create=True).ingest(["bridge.txt", "copper.txt"])
    return folder


@pytest.fixture
def run(recorded: Path, run: Run) -> Run:
    """The command line in a copy of that folder."""
    shutil.copytree(recorded, Path.cwd(), dirs_exist_ok=True)
    return run


def edit(name: str, *changes: tuple[str, str]) -> None:
    text = Path(name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(name).write_text(text, encoding="utf-8")


# ── verify ───────────────────────────────────────────────────────────────────


def test_a_sound_record_passes(run: Run) -> None:
    result = run("verify", "--format", "json")
    assert result.status == 0
    assert result.json["passed"] is True
    assert set(result.outcomes.values()) == {"ok"}
    assert [document["path"] for document in result.json["documents"]] == [
        "bridge.txt",
        "copper.txt",
    ]


def test_one_article_can_be_named(run: Run) -> None:
    result = run("verify", "copper.txt", "--json")
    assert [document["path"] for document in result.json["documents"]] == ["copper.txt"]


def test_a_name_that_means_nothing_is_an_error(run: Run) -> None:
    result = run("verify", "nowhere.txt")
    assert result.status == 2
    assert "no article 'nowhere.txt'" in result.err


def test_an_unchanged_file_says_what_it_said(run: Run) -> None:
    result = run("verify", "--files", "--json")
    assert result.status == 0
    assert {document["file"] for document in result.json["documents"]} == {
        "bridge.txt",
        "copper.txt",
    }
    assert set(result.outcomes.values()) == {"ok"}


def test_a_changed_value_is_drifted_and_what_follows_has_moved(run: Run) -> None:
    edit("bridge.txt", ("40 million", "140 million"))
    result = run("verify", "--file", "bridge.txt", "--json")
    assert result.status == 1
    found = result.outcomes
    assert {o for q, o in found.items() if "40 million" in q} == {"drifted"}
    assert {o for q, o in found.items() if "12 March" in q} == {"ok"}
    assert {o for q, o in found.items() if "1987" in q} == {"moved"}
    text = run("verify", "--file", "bridge.txt")
    assert "drifted" in text.out
    assert "140 million" in text.out


def test_a_quote_that_moved_fails_unless_that_is_allowed(run: Run) -> None:
    edit("bridge.txt", ("The bridge over", "It rained. The bridge over"))
    assert run("verify", "--files").status == 1
    result = run("verify", "--files", "--allow-moved", "--json")
    assert result.status == 0
    moved = [
        claim
        for document in result.json["documents"]
        for claim in document["claims"]
        if claim["outcome"] == "moved"
    ]
    text = Path("bridge.txt").read_text(encoding="utf-8")
    assert moved
    assert all(text[one["start"] : one["end"]] == one["recorded"]["quote"] for one in moved)


def test_a_sentence_that_is_gone_leaves_its_claims_orphaned(run: Run) -> None:
    edit("copper.txt", (" Traders in Santiago sold 300 tonnes.", ""))
    found = run("verify", "--file", "copper.txt", "--json").outcomes
    assert {o for q, o in found.items() if "300" in q} == {"orphaned"}


def test_a_copy_of_the_file_elsewhere_is_known_by_what_it_says_of_itself(run: Run) -> None:
    Path("elsewhere.txt").write_text(BRIDGE, encoding="utf-8")
    result = run("verify", "--file", "elsewhere.txt", "--json")
    assert result.status == 0
    assert [document["path"] for document in result.json["documents"]] == ["bridge.txt"]


def test_another_file_is_held_against_the_article_that_is_named(run: Run) -> None:
    Path("other.txt").write_text("Copper rose in London on Thursday.", encoding="utf-8")
    assert run("verify", "--file", "other.txt").status == 2
    result = run("verify", "copper.txt", "--file", "other.txt", "--json")
    assert result.status == 1
    assert "orphaned" in result.outcomes.values()


def test_standard_input_is_a_file_too(run: Run) -> None:
    result = run("verify", "--file", "-", "--json", stdin=BRIDGE.encode())
    assert result.status == 0
    assert result.json["documents"][0]["file"] == "-"


def test_files_that_are_gone_are_named_and_fail_nothing(run: Run) -> None:
    Path("copper.txt").unlink()
    result = run("verify", "--files")
    assert result.status == 0
    assert "1 article not there any more: copper.txt" in result.err


def test_an_item_that_a_feed_lists_no_more_is_missing_and_no_other_takes_its_place(
    run: Run,
) -> None:
    items = [
        f"<item><title>{title}</title><link>https://m.example/{title}</link>"
        f"<pubDate>Thu, 03 Apr 2025 10:00:00 GMT</pubDate><description>{said}</description></item>"
        for title, said in (
            ("Tin", "Tin fell in London on Friday. Traders in Lima bought 500 tonnes."),
            ("Zinc", "Zinc rose in Paris on Friday. Traders in Quito sold 700 tonnes."),
        )
    ]
    frame = '<?xml version="1.0"?><rss version="2.0"><channel><title>M</title>{}</channel></rss>'
    add("feed.xml", frame.format("".join(items)))
    Path("feed.xml").write_text(frame.format(items[1]), encoding="utf-8")
    result = run("verify", "--file", "feed.xml", "--json")
    assert result.status == 0
    assert set(result.outcomes.values()) == {"ok"}
    assert any("Zinc" in quote for quote in result.outcomes)
    assert not any("Tin" in quote for quote in result.outcomes)
    assert "1 article not there any more: feed.xml, item 1" in result.err


def test_a_file_that_cannot_be_read_is_an_error_and_the_others_are_checked(run: Run) -> None:
    Path("copper.txt").write_bytes(b"")
    result = run("verify", "--files", "--json")
    assert result.status == 2
    assert "copper.txt" in result.err
    assert len(result.json["documents"]) == 2


def test_sarif_names_the_rule_and_the_place(run: Run) -> None:
    edit(
        "bridge.txt",
        ("40 million", "140 million"),
        ("The bridge over", "It rained.\n\nThe bridge over"),
    )
    result = run("verify", "--files", "--format", "sarif")
    assert result.status == 1
    (found,) = result.json["runs"]
    assert {one["ruleId"] for one in found["results"]} == {"P002"}
    location = found["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "bridge.txt"
    assert location["region"]["startLine"] == 8
    assert "snippet" not in location["region"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE text SET body = replace(body, 'Odda', 'Rena')", "not the one that its hash names"),
        ("UPDATE blob SET data = x'00'", "cannot be unpacked"),
        ("UPDATE claim SET quote = 'X' || substr(quote, 2)", "not its quote"),
    ],
)
def test_a_damaged_record_is_found(run: Run, damage: str, said: str) -> None:
    with sqlite3.connect("registry.db") as connection:
        connection.execute(damage)
    connection.close()
    result = run("verify")
    assert result.status == 1
    assert said in result.out
    log = run("verify", "--format", "sarif").json
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


# ── origins ──────────────────────────────────────────────────────────────────


def add(name: str, text: str) -> None:
    """Put one more article on record."""
    Path(name).write_text(text, encoding="utf-8")
    Registry.open("registry.db").ingest([name])


def test_articles_of_their_own_are_listed_only_on_request(run: Run) -> None:
    assert run("origins").out == "2 articles, 2 origins\n"
    assert len(run("origins", "--all", "--json").json["origins"]) == 2


def test_a_copy_counts_once_and_the_reason_is_said(run: Run) -> None:
    add("copy.txt", BRIDGE.replace("Fjord Press", "Odda Echo").replace("04-01", "04-02"))
    text = run("origins")
    assert text.status == 0
    assert "3 articles, 2 origins" in text.out
    assert "three-word sequences" in text.out
    (one,) = run("origins", "--json").json["origins"]
    assert [article["source"] for article in one["articles"]] == ["Fjord Press", "Odda Echo"]
    assert one["origin"] == one["articles"][0]["id"]
    assert one["copies"][0]["shared"] <= one["copies"][0]["of"]
    rows = run("origins", "--format", "csv").out.splitlines()
    assert rows[0].startswith("origin,article,path")
    assert len(rows) == 3


def test_articles_that_credit_one_agency_count_once(run: Run) -> None:
    for name, said in (("one", "Snow fell in the hills."), ("two", "The harbour froze over.")):
        add(
            f"{name}.txt",
            f"---\nsource: {name} daily\npublished: 2025-04-05\ntitle: {name}\n---\n"
            f"OSLO (Reuters) - {said}\n",
        )
    text = run("origins").out
    assert "4 articles, 3 origins" in text
    assert "credited to reuters" in text


def test_outlets_of_one_owner_are_one_origin_where_the_configuration_says_so(run: Run) -> None:
    for name, said in (("mail", "Snow fell in the hills."), ("post", "The harbour froze over.")):
        link = f"url: https://www.{name}.example/2025/story\n"
        add(f"{name}.txt", f"---\nsource: The {name}\n{link}title: {name}\n---\n{said}\n")
    assert "4 articles, 4 origins" in run("origins").out
    Path("registry.toml").write_text(
        '[owners]\n"mail.example" = "Vessa Media"\n"The Post" = "Vessa Media"\n', "utf-8"
    )
    found = run("origins")
    assert "4 articles, 3 origins" in found.out
    assert "why: published by an outlet of Vessa Media" in found.out
    (one,) = run("origins", "--json").json["origins"]
    assert one["reasons"] == ["published by an outlet of Vessa Media"]
    assert run("reconcile").status == 0
    listed = run("documents", "--json").json["documents"]
    assert len({one["origin"] for one in listed}) == 3
    assert "Vessa" in run("show", next(one["id"] for one in listed if "mail" in one["path"])).out


SPILL = """\
---
source: {name}
published: 2025-04-0{day}
title: {name} on the spill
url: https://{name}.example/spill
---
{lead} {count} barrels of oil spilled from the tanker Marit in the Sorfjord on 2 April 2025, {said}.
"""


_LEADS = (
    "Volunteers with buckets walked along the beach before sunrise. Children had been kept home, "
    "and the school bus stood empty beside the church. A helicopter circled twice. Nobody cheered. "
    "In the hall above the pharmacy somebody had cooked soup for ninety, and only ten came to eat.",
    "Nets hang dry in every village of the valley this week. Old skippers remember worse winters, "
    "yet none of them would eat mussels from here now. The shop sells tinned fish from Portugal. "
    "Tourists who had booked cabins for Easter ask by telephone whether the smell reaches them.",
    "Shares of the shipping firm fell at noon. Lawyers flew in from Bergen with three suitcases "
    "of paper. Insurers sent two men in grey coats, who photographed gulls and asked for coffee. "
    "Rival yards offered their cranes at prices that a broker called shameless even for April.",
)


def test_articles_that_quote_one_speaker_are_one_origin_of_what_he_says(run: Run) -> None:
    quoted = "Norway's coast guard said"
    for day, (name, lead, count, said) in enumerate(
        (
            ("mail", _LEADS[0], "About 900", quoted),
            ("post", _LEADS[1], "About 900", quoted),
            ("star", _LEADS[2], "About 4,000", "according to the owner"),
        ),
        start=3,
    ):
        add(f"{name}.txt", SPILL.format(name=name, day=day, lead=lead, count=count, said=said))
    assert run("reconcile").status == 0
    conflicts = run("conflicts", "--json").json["conflicts"]
    sides = [side for one in conflicts for side in one["sides"] if side["articles"] == 2]
    assert sides, "the spill is told with two numbers"
    assert all(side["origins"] == 1 for side in sides)
    assert "one origin stands behind all 2 articles" in run("conflicts").out
    found = run("origins")
    assert "5 articles, 5 origins" in found.out
    assert "coast guard" in found.out
    (told,) = run("origins", "--json").json["quotations"]
    assert [article["source"] for article in told["articles"]] == ["mail", "post"]
    assert "coast guard" in told["reason"]


# ── diff and history ─────────────────────────────────────────────────────────


def revise(*changes: tuple[str, str]) -> None:
    """Put another version of the article about the bridge on record."""
    edit("bridge.txt", *changes)
    Registry.open("registry.db").ingest(["bridge.txt"])


def claim_that_says(run: Run, words: str) -> str:
    found = run("claims", "--search", words, "--json").json["claims"]
    return str(found[0]["id"])


def test_one_version_alone_has_nothing_to_compare(run: Run) -> None:
    result = run("diff", "bridge.txt")
    assert result.status == 0
    assert "one version alone" in result.err
    assert run("diff", "bridge.txt", "--json").json["changes"] == []


def test_a_value_that_changed_without_a_word_is_a_finding(run: Run) -> None:
    revise(("40 million", "140 million"))
    result = run("diff", "bridge.txt", "--json")
    assert result.status == 1
    changed = [one for one in result.json["changes"] if one["change"] == "changed"]
    assert changed
    for one in changed:
        assert "40 million" in one["old"]["span"]["quote"]
        assert "140 million" in one["new"]["span"]["quote"]
    (finding,) = result.json["findings"]
    assert finding["code"] == "P010"
    assert result.json["from"]["version"] == 1
    assert result.json["to"]["version"] == 2
    text = run("diff", "bridge.txt").out
    assert "without a correction" in text


def test_a_value_that_changed_with_a_correction_is_none(run: Run) -> None:
    revise(
        ("40 million", "140 million"),
        ("in 1987.", "in 1987.\n\nCorrection: an earlier version gave a wrong cost."),
    )
    result = run("diff", "bridge.txt")
    assert result.status == 0
    assert "notice" in result.out
    assert "140" in result.out


def test_what_was_left_out_and_what_came_are_told(run: Run) -> None:
    revise(("Nobody was hurt when the ferry sank in 1987.", "The king opened a museum in 1991."))
    found = run("diff", "bridge.txt", "--json").json
    told = {one["change"] for one in found["changes"]}
    assert {"withdrawn", "new"} <= told
    assert "carried" not in told
    everything = run("diff", "bridge.txt", "--unchanged", "--json").json
    assert len(everything["changes"]) == sum(found["counts"].values())


def test_two_articles_can_be_compared_whatever_they_are(run: Run) -> None:
    result = run("diff", "bridge.txt", "copper.txt", "--json")
    assert result.json["from"]["path"] == "bridge.txt"
    assert result.json["counts"]["withdrawn"] > 0


def test_the_history_of_a_claim_follows_its_value(run: Run) -> None:
    revise(("40 million", "140 million"))
    result = run("history", claim_that_says(run, "140 million"), "--json")
    assert result.status == 0
    assert [one["change"] for one in result.json["versions"]] == ["new", "changed"]
    assert "40 million" in result.json["versions"][0]["new"]["span"]["quote"]


def test_the_history_of_a_claim_ends_where_it_is_withdrawn(run: Run) -> None:
    claim = claim_that_says(run, "sank in 1987")
    revise((" Nobody was hurt when the ferry sank in 1987.", ""))
    versions = run("history", claim, "--json").json["versions"]
    assert [one["change"] for one in versions] == ["new", "withdrawn"]
    assert versions[1]["new"] is None


def test_a_document_has_versions_and_no_history(run: Run) -> None:
    name = run("documents", "--json").json["documents"][0]["id"]
    result = run("history", name)
    assert result.status == 2
    assert "names a document" in result.err


def test_older_versions_are_verified_too(run: Run) -> None:
    revise(("40 million", "140 million"))
    result = run("verify", "--json")
    assert result.status == 0
    assert [one["version"] for one in result.json["documents"]] == [1, 2, 1]
