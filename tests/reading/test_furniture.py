from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.reading import read
from registry.reading.furniture import classify

PASTED = """\
Skip to main content
HOME | WORLD | BUSINESS | SPORT
 date 2024-03-19 Right Menu

Ferry Operator Halts Night Crossings After Collision

Ferry Operator Halts Night Crossings After Collision

By Hanne Ostby and Lars Vik
5 min read
Share this article
Facebook Twitter WhatsApp

A car ferry lies at the quay in Sundvik after the collision
A car ferry lies at the quay in Sundvik after the collision. Photo: Kari Moe/Handout

The ferry operator Nordkyst halted all night crossings on Tuesday. Two people were hurt.

"We owe it to our passengers," she said.

No one died.

READ MORE: Harbour master warned of fog in January

What happened

The vessel left Sundvik at 11:40 p.m. with 62 people on board, the company said.

Advertisement

The inquiry will look at three things:
• the radar of the smaller vessel
• the lights at the harbour mouth

It is expected to report in May.

(With inputs from agencies.)

MOST READ
1
Minister quits over villa
2
Police found 14 kilos of gold in a cellar on Monday.
Six held after raid

Subscribe to our newsletter
Get the top stories in your inbox every morning.
Related stories
The mayor of Sundvik resigned on Friday.
Five reasons to visit in autumn
© 2024 Sundvik Tidende. All rights reserved.
"""


def kinds(text: str) -> dict[str, str]:
    return {text[block.start : block.end]: block.kind for block in classify(text)}


def prose(text: str) -> list[str]:
    return [text[b.start : b.end] for b in classify(text) if b.kind == "prose"]


def test_prose_of_a_pasted_page_is_kept_and_nothing_else() -> None:
    assert prose(PASTED) == [
        "The ferry operator Nordkyst halted all night crossings on Tuesday. Two people were hurt.",
        '"We owe it to our passengers," she said.',
        "No one died.",
        "The vessel left Sundvik at 11:40 p.m. with 62 people on board, the company said.",
        "The inquiry will look at three things:",
        "• the radar of the smaller vessel",
        "• the lights at the harbour mouth",
        "It is expected to report in May.",
    ]


def test_the_title_is_a_headline_once_and_furniture_when_it_stands_again() -> None:
    title = "Ferry Operator Halts Night Crossings After Collision"
    found = [b.kind for b in classify(PASTED) if PASTED[b.start : b.end] == title]
    assert found == ["headline", "furniture"]


def test_a_heading_between_paragraphs_is_a_headline() -> None:
    assert kinds(PASTED)["What happened"] == "headline"


def test_a_caption_given_twice_is_a_caption_both_times() -> None:
    found = [b.kind for b in classify(PASTED) if "car ferry lies" in PASTED[b.start : b.end]]
    assert found == ["caption", "caption"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Netflix said that it added 8 million subscribers in the third quarter.",
        "Related costs rose to $4 million in 2023.",
        "The newsletter reached 40,000 readers last year.",
        "Trending downwards since May, prices fell by 4 percent.",
        "By March 2021 the firm had 400 staff.",
        "Follow-up talks will be held in Geneva on 3 May.",
        "Copyright law was changed in 1998.",
        "The company updated its forecast on Monday.",
        "Advertising revenue was $12 million.",
        "Photographs of the site were published on 4 June.",
        "Contact with the crew was lost at 04:10 GMT.",
        "Sports minister Aline Roy resigned on Friday.",
        "The AP reported that 12 people had died.",
        "Published on 4 June 1998, the novel sold 2 million copies.",
        "Like many here, he left the country in 1991.",
        "Support for the party was highest here in 1998.",
        "Share prices fell by 4 percent on Facebook's figures.",
        "The allies will support us, the minister said on Monday.",
        "Read died in 1998 at the age of 71.",
        "He was fined.",
        "“No,” he said.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_prose(sentence: str) -> None:
    text = f"The council met on Monday.\n\n{sentence}\n\nIt will meet again in June.\n"
    assert sentence in prose(text)


@pytest.mark.parametrize(
    "line",
    [
        "Trending Now",
        "Most popular this week",
        "Also read: Storm closes six ports",
        "Sign up to our daily newsletter.",
        "Follow us on Twitter and Facebook.",
        "Click here to read the whole report.",
        "Updated 6 Nov 2023 10.32 CET",
        "We use cookies to improve your experience on this site.",
        "Facebook Twitter LinkedIn",
        "Published: 4 May 2024 10:15 GMT",
        "12 hours ago",
        "Home | Politics | Economy",
        "© 2024 The Example",
        "editor@example.org",
        "By Ines Calder",
        "By INES CALDER, Staff Reporter",
        "3 min read",
        "View comments",
        "#harbour #ferries",
    ],
)
def test_a_line_of_page_furniture_is_not_prose(line: str) -> None:
    text = f"The council met on Monday.\n\n{line}\n\nIt will meet again in June.\n"
    assert kinds(text)[line] == "furniture"


def test_the_article_goes_on_after_a_box_in_its_middle() -> None:
    paragraph = (
        "The harbour was closed for six days while divers searched the wreck for fuel leaks."
    )
    text = (
        "The council met on Monday.\n\nRelated stories\nSix ports shut\nA ship sank.\n\n"
        f"{paragraph}\n\n{paragraph.replace('six', 'nine')} It took {paragraph.lower()}\n"
    )
    assert len(prose(text)) == 3
    assert "A ship sank." not in prose(text)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The Halden Bridge was closed to lorries on Monday after inspectors found\n"
        "cracks in two of its cables, the road authority said in a statement on\n"
        "Tuesday. It will stay closed until the middle of August at the earliest.\n"
        "\n"
        "Some 9,000 vehicles cross the bridge on a working day, and the detour is\n"
        "31 kilometres long.\n"
    )
    assert len(prose(text)) == 2


def test_a_paragraph_on_each_line_is_not_taken_for_wrapped_text() -> None:
    text = "The bridge was closed on Monday.\nIt opens in May.\nSome 9,000 cars cross it a day.\n"
    assert len(prose(text)) == 3


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=80), st.sampled_from(PASTED.splitlines())), max_size=25
    ).map("\n".join)
)
def test_blocks_are_disjoint_in_order_and_cover_all_that_shows(text: str) -> None:
    position = 0
    for block in classify(text):
        assert position <= block.start < block.end <= len(text)
        assert not any(c.isalnum() for c in text[position : block.start])
        position = block.end
    assert not any(c.isalnum() for c in text[position:])


def test_a_line_of_a_million_characters_takes_bounded_time() -> None:
    assert len(classify("a (" * 400_000)) == 1


@pytest.mark.corpus
def test_no_trending_list_of_a_real_page_is_prose() -> None:
    seeds = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the development articles are not here")
    for path in sorted(seeds.glob("*.txt")):
        (document,) = read(path.read_bytes(), where=path.name)
        for block in document.blocks:
            length = block.end - block.start
            assert (block.kind == "prose") == (length > 110), document.text[block.start : block.end]


PAGES = sorted((Path(__file__).parent / "pasted").glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_in_the_manner_of_many_outlets_keep_their_prose_alone(path: Path) -> None:
    """Each line of these files begins with ``+`` when it is prose and ``-`` when it is not."""
    lines = [(line[0], line[2:]) for line in path.read_text("utf-8").splitlines() if line]
    wanted = [text.strip() for mark, text in lines if mark == "+"]
    assert prose("\n".join(text for _, text in lines)) == wanted


def test_every_page_in_the_manner_of_an_outlet_has_prose_and_furniture() -> None:
    assert len(PAGES) >= 9
    assert all({"+", "-"} <= {line[0] for line in p.read_text().splitlines()} for p in PAGES)
