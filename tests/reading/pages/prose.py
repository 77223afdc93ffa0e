"""Articles for the test pages: written for this project, about nothing that happened.

``[[words]]`` are linked, ``**words**`` strong, ``__words__`` emphasised.  A
paragraph that begins with ``## `` is a heading, with ``> `` a quotation, with
``* `` an item of a list.
"""

# ruff: noqa: E501 - paragraphs

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """What a reader would call the article, and what is known about it."""

    slug: str
    title: str
    author: str
    published: str
    caption: str
    paragraphs: tuple[str, ...]


FERRY = Article(
    slug="ferry",
    title="Night ferries halted after collision in fog off Sundvik",
    author="Hanne Østby",
    published="2024-03-20T06:15:00+01:00",
    caption="The car ferry Haldis at the quay in Sundvik on Wednesday",
    paragraphs=(
        "The ferry operator [[Nordkyst]] halted all night crossings on Tuesday after one of its vessels hit a trawler off [[Sundvik]], injuring two passengers.",
        "The car ferry Haldis left Sundvik at 11:40 p.m. with 62 people on board and struck the trawler twelve minutes later, the coast guard said.",
        "> “We owe it to our passengers to look at every radar before we sail at night again,” said the company’s director, Lars Vik.",
        "Both ships reached port under their own power.",
        "## What the inquiry will look at",
        "An inquiry led by the **transport ministry** is to report in May. It will look at the speed of the ferry, which was travelling at 14 knots – four more than the rules allow in fog.",
        "A similar collision in 2016 cost [[one life]] and led to new rules, which the crew of the Haldis say they followed.",
        "Nordkyst runs nine ferries between the islands and carried 1.3 million passengers last year.",
    ),
)
MUSEUM = Article(
    slug="museum",
    title="Aldermouth museum to reopen two years late",
    author="Ines Calder",
    published="2023-11-02T10:00:00Z",
    caption="Scaffolding around the east wing of the museum",
    paragraphs=(
        "The Aldermouth Museum of Trade will reopen in June 2026, two years later than planned, the city council said on Thursday.",
        "The delay was caused by damp in the foundations of the east wing, which dates from 1871, according to [[a report by the builders]].",
        "The cost of the renovation has risen from £18 million to £27.5 million. The council will pay about two thirds of the difference.",
        "“It is late, it is expensive, and it will be worth it,” the director, Dana Price, told reporters.",
        "## A collection in boxes",
        "Some 40,000 objects have been in storage since the museum closed in 2021. Among them is __The Salt Ledger__, a book of accounts that was begun in 1402.",
        "Price, who took office last year, said that a third of the collection would be shown for the first time.",
    ),
)
MINE = Article(
    slug="mine",
    title="Copper miners end strike after 51 days",
    author="Tomás Arrieta",
    published="2022-08-09T21:40:00-03:00",
    caption="Miners at the gate of the Cerro Alto mine",
    paragraphs=(
        "Workers at the Cerro Alto copper mine voted on Tuesday to end a strike that had lasted 51 days, their union said.",
        "Of 2,310 members, 1,904 voted for an offer that raises wages by 6.5 percent and pays each worker a bonus of $9,000.",
        "The mine, which belongs to [[Andina Metals]] of Toronto, produced 214,000 tonnes of copper in 2021, about 1 percent of the world’s output.",
        "The company lost some $4.1 million a day during the strike, analysts at Brant & Co estimate.",
        "Production will resume on Friday and should reach its usual level in three weeks, a spokesman said.",
        "The union’s leader, Rosa Quiroga, called the agreement a __good beginning__. Talks about safety are to start in September.",
    ),
)
ELECTION = Article(
    slug="election",
    title="Ravenia’s ruling party loses its majority",
    author="Mira Kolar",
    published="2021-05-17",
    caption="Ballots are counted in a school in Vessel",
    paragraphs=(
        "The Civic Union lost its majority in Ravenia’s parliament on Sunday but remained the largest party with 71 of 150 seats, nearly complete results showed.",
        "The Green Alliance won 38 seats, twice as many as four years ago; the Farmers’ Party came third with 24.",
        "Turnout was 64.2 percent, the electoral commission said, against 61 percent in 2017.",
        "“The voters have asked us to talk to each other,” Prime Minister Jelena Horvat said late on Sunday.",
        "She ruled out a coalition with the Farmers’ Party, whose leader, Anton Brod, is [[on trial for fraud]].",
        "## What happens next",
        "Parliament will meet on 8 June. If no government is formed within 60 days, new elections must be held.",
        "Observers from the [[regional council]] said that the vote had been free, though state television had favoured the government.",
    ),
)
VIRUS = Article(
    slug="virus",
    title="Bird flu found on three farms in the delta",
    author="Linh Tran and Paul Okafor",
    published="2025-01-14T08:05:00+07:00",
    caption="A vet takes samples on a duck farm",
    paragraphs=(
        "Bird flu has been found on three duck farms in the southern delta, and 46,000 birds will be culled, the agriculture ministry said on Tuesday.",
        "The farms lie within 12 km of each other. Two belong to one family, which bought ducklings from the same hatchery in December.",
        "No human infections are known. Forty-one people who worked on the farms are being tested, said Dr Mai Pham of the provincial health office.",
        "It is the first outbreak of the H5N1 strain in the province since 2019, when more than 200,000 birds were killed.",
        "* Markets for live poultry are closed until 28 January.",
        "* Transport of ducks out of five districts is forbidden.",
        "* Farmers will be paid 38,000 dong for each bird.",
        "Exporters fear for their trade: the delta sold duck meat worth $61 million abroad in 2024, most of it to two neighbouring countries.",
    ),
)
ARTICLES = (FERRY, MUSEUM, MINE, ELECTION, VIRUS)
