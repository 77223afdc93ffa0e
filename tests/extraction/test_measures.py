"""One property, however a sentence says it: what is measured, of what, how much."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.records import Claim

Read = Callable[[str], list[Claim]]

ROWS = [
    ("The 1,703-metre volcano last erupted in 2006.", "height", "volcano", "1703 m"),
    ("The mountain, which is 1,370 metres high, erupted.", "height", "mountain", "1370 m"),
    ("The building stands 121 feet high.", "height", "building", "121 ft"),
    ("The dam has a height of 84 metres.", "height", "dam", "84 m"),
    ("The height of the dam is 84 metres.", "height", "dam", "84 m"),
    ("The mountain erupted in 2006. It is 1,370 metres high.", "height", "mountain", "1370 m"),
    ("The bridge measures 1.2 km in length.", "length", "bridge", "1.2 km"),
    ("A 1,900-kilogram satellite was launched.", "mass", "satellite", "1900 kg"),
    ("The satellite weighs 1.9 tonnes.", "mass", "satellite", "1.9 t"),
    ("The eight-storey building burned.", "storeys", "building", "8"),
    ("The building, which had six storeys, burned.", "storeys", "building", "6"),
    ("The stadium, with a capacity of 42,000, was full.", "seats", "stadium", "42000"),
    ("The country has 4.8 million inhabitants.", "population", "country", "4800000"),
    ("The town has a population of 12,000.", "population", "town", "12000"),
    ("The 25-year-old vessel sank.", "age", "vessel", "25"),
    ("The crater is 40 kilometres wide and 2 kilometres deep.", "depth", "crater", "2 km"),
    ("The match in Vell was watched by 61,400.", "attendance", "match", "61400"),
    ("The elephant was 52.", "age", "elephant", "52"),
    ("The ice is 2 metres thick.", "thickness", "ice", "2 m"),
    ("The strike lasted 19 days.", "duration", "strike", "19 d"),
    ("A 16-day strike ended.", "duration", "strike", "16 d"),
    ("The satellite was meant to last five years.", "lifetime", "satellite", "5 yr"),
    ("The film, made on a budget of $4 million, won.", "cost", "film", "4000000 USD"),
    ("The jackpot, worth $4 million, was won.", "worth", "jackpot", "4000000 USD"),
    ("Karl Berg was given life with a minimum term of 26 years.", "minimum term", "berg", "26 yr"),
    ("Berg must serve at least 24 years before he is freed.", "minimum term", "berg", "24 yr"),
    ("Four of the seven board members voted for it.", "votes for", "", "4 of 7"),
    ("Five members of the board were in favour and two against.", "votes for", "", "5"),
    ("Inflation slowed to 8.4 percent in January from 8.9 percent.", "inflation", "", "8.4 %"),
    ("Consumer prices were 8.6 percent higher than a year earlier.", "inflation", "", "8.6 %"),
    ("Unemployment stood at 5.2 percent in May.", "unemployment", "", "5.2 %"),
    ("The bank raised its main rate by half a point to 9.25 percent.", "key rate", "", "9.25 %"),
    ("The economy grew 0.3 percent in the second quarter.", "growth", "", "0.3 %"),
    ("The dam is to generate 640 megawatts.", "output", "dam", "640 MW"),
    ("The power station will have an output of 460 megawatts.", "output", "station", "460 MW"),
    ("Of those entitled to vote, 63 percent went to the polls.", "turnout", "", "63 %"),
    ("Just 38 percent cast their ballots.", "turnout", "", "38 %"),
    ("The bank expects growth of 0.4 percent this year.", "growth", "", "0.4 %"),
    ("The camp houses 40,000 refugees.", "population", "camp", "40000"),
    ("The prison held 300 inmates.", "population", "prison", "300"),
    ("The Halden Prize is worth 50,000 pounds.", "prize money", "", "50000 GBP"),
    ("The winner will be paid 50,000 pounds.", "prize money", "", "50000 GBP"),
    ("She took home a cheque for 50,000 pounds.", "prize money", "", "50000 GBP"),
    ("The winners receive 50,000 pounds in prize money.", "prize money", "", "50000 GBP"),
    ("The planet is 42 light years from the Earth.", "distance", "planet", "42 ly"),
    ("The planet lies 47 light years away.", "distance", "planet", "47 ly"),
    ("The factory will have 2,900 workers.", "number of employee", "factory", "2900"),
    ("Turnout was 61 percent.", "turnout", "", "61 %"),
    ("57 percent of voters took part.", "turnout", "", "57 %"),
    ("Immigrants make up 9 percent of the population.", "share of person", "immigrant", "9 %"),
    ("12 percent of the population were immigrants.", "share of person", "immigrant", "12 %"),
    ("Turnout fell to 43 percent from 51 percent in 2021.", "turnout", "", "43 %"),
    ("Lawmakers voted 214 to 187 to oust the speaker.", "votes for", "", "214"),
    ("Deputies voted 61 to 38 against the bill.", "votes against", "bill", "61"),
    ("The senate voted 52-48 against the bill.", "votes for", "bill", "48"),
    ("The motion was carried by 312 votes against 240.", "votes for", "motion", "312"),
    ("The bill was rejected by 240 votes against 120.", "votes for", "bill", "120"),
    ("The deal was approved by 63 percent of nurses.", "votes for", "deal", "63 %"),
    ("It was passed by 71 votes to 70.", "votes against", "", "70"),
    ("Seventy-two deputies had voted in favour and 70 against.", "votes for", "", "72"),
    ("Quimbaya got there 29 seconds later.", "margin", "", "29 s"),
    ("He crossed the line 19 seconds before Quimbaya.", "margin", "", "19 s"),
    ("The killer, who is serving life, was caught.", "prison sentence", "killer", ">75 yr"),
    ("The man got 12 years in jail.", "prison sentence", "man", "12 yr"),
    ("The man was given a life sentence.", "prison sentence", "man", ">75 yr"),
    ("The council unanimously approved the plan.", "votes against", "plan", "0"),
    ("The vote was unanimous.", "votes against", "", "0"),
    ("The 120-page verdict was published.", "pages", "verdict", "120"),
    ("The report runs to 300 pages.", "pages", "report", "300"),
    ("The train was hauling 900 tonnes of coal.", "cargo aboard", "train", "900 t"),
    ("The ship sank with 300 tonnes of fuel on board.", "fuel aboard", "", "300 t"),
    ("The storm was blowing at 195 km/h.", "speed of winds", "storm", "195 km/h"),
    ("Gusts reached 120 km/h.", "speed of gusts", "", "120 km/h"),
    ("At 84 metres, it is the highest dam in Europe.", "height", "dam", "84 m"),
    ("With 220 beds, it is the biggest hospital in town.", "beds", "hospital", "220"),
    ("Below it there are 1,050 seats.", "seats", "", "1050"),
    ("The drugs would have fetched four million euros.", "worth", "drug", "4000000 EUR"),
    ("They turned down an offer of 4 percent.", "pay offer", "", "4 %"),
    ("The company put 5 percent on the table.", "pay offer", "", "5 %"),
    ("The auction brought in four million euros.", "proceeds", "auction", "4000000 EUR"),
    ("They sold 39 lots, for a total of four million euros.", "proceeds", "", "4000000 EUR"),
    ("She was handed a cheque for 50,000 pounds.", "prize money", "", "50000 GBP"),
    ("Tom Hale scored in the 63rd minute.", "minute of a goal", "hale", "63"),
    ("Tom Hale put them ahead after nine minutes.", "minute of the first goal", "hale", "9..10"),
    ("Lena Berg, the third woman to lead the bank, left.", "rank as woman", "berg", "3"),
    ("Kiptoo beat Tola by 40 seconds.", "margin", "", "40 s"),
    ("Seven people were aboard when it sank.", "person aboard", "", "7"),
    ("It sank with nine men on board.", "person aboard", "", "9"),
    ("It measured 5.8 on the Richter scale.", "magnitude", "", "5.8"),
    ("An earthquake of magnitude 6.1 struck.", "magnitude", "earthquake", "6.1"),
    ("The match was watched by 41,000 people.", "attendance", "match", "41000"),
    ("A crowd of 38,000 saw the game.", "attendance", "game", "38000"),
    ("Damage was estimated at 5 million euros.", "damage", "", "~5000000 EUR"),
    ("The operator put the damage at 3.5 million euros.", "damage", "", "3500000 EUR"),
    ("Traders put their losses at 3.5 million euros.", "damage", "", "3500000 EUR"),
    ("Pieter Berg died at the age of 43.", "age", "berg", "43"),
    ("The painter was only 36 when he died.", "age", "painter", "36"),
    ("There had been 22 men on the boat.", "person aboard", "", "22"),
    ("The boat was carrying 27 fishermen.", "person aboard", "boat", "27"),
    ("The average age of the workers is 47.", "age", "worker", "47"),
    ("Forty people work at the embassy in Vell.", "number of employee", "embassy", "40"),
    ("It had 23 crew members on board.", "crew aboard", "", "23"),
    ("The crew of 17 was taken off by helicopter.", "crew aboard", "", "17"),
    ("The slick stretches over 15 kilometres.", "length", "slick", "15 km"),
    ("Arsenal are three points ahead of Chelsea.", "lead", "arsenal", "3"),
    ("Vell lead Orm by five points.", "lead", "vell", "5"),
    ("It was Vell's ninth win in a row.", "win in a row", "vell", "9"),
    ("Vell have won their last six matches.", "win in a row", "vell", "6"),
    ("Vell have lost three games in a row.", "lose in a row", "vell", "3"),
    ("It was the fourth consecutive defeat for Vell.", "lose in a row", "", "4"),
    ("Vell led 14-10 at half-time.", "half-time score", "", "14:10"),
    ("The score was 17-3 at the break.", "half-time score", "", "17:3"),
    ("Consumer prices rose by 8.9 percent in January.", "inflation", "", "8.9 %"),
    ("Carlo Berg, 67, was not in court.", "age", "berg", "67"),
    ("Fewer than four in ten voters took part.", "turnout", "", "<40"),
    ("The damage is put at 3 million euros.", "damage", "", "3000000 EUR"),
    ("After a trial of five weeks he was free.", "duration", "trial", "5 wk"),
    ("After a debate, 58 lawmakers backed the reform on Thursday.", "votes for", "reform", "58"),
    ("In the end 58 deputies backed it and 38 opposed it.", "votes against", "", "38"),
    ("Lawmakers voted 79-52 to approve the bill.", "votes against", "", "52"),
    ("The bill was rejected by 79 votes to 52.", "votes against", "bill", "79"),
    ("Patients had 34 percent fewer days with migraine.", "change", "day", "-34 %"),
    ("The drug cut the number of migraine days by 43 percent.", "change", "day", "-43 %"),
    ("All 246 people on board were rescued.", "person aboard", "", "246"),
    ("In a trial with 1,848 volunteers it failed.", "participants", "trial", "1848"),
    ("The winner was Rosa Lind, who is 44.", "age", "lind", "44"),
    ("Rosa Lind sang on Sunday. She is 44.", "age", "she", "44"),
    ("At 44, Rosa Lind is the oldest mayor.", "age", "lind", "44"),
    ("Rosa Lind, the painter, died at 62.", "age", "lind", "62"),
    ("Her new book is 368 pages long.", "pages", "book", "368"),
    ("The tower is 12 storeys high.", "storeys", "tower", "12"),
    ("The driver was 29.", "age", "driver", "29"),
    ("Lind, who at 38 would be the youngest minister, spoke.", "age", "lind", "38"),
    ("Lind, a lawyer of 48, was elected on Sunday.", "age", "lind", "48"),
    ("The race was won by Daniel Lind in 2:21:47.", "race-time", "lind", "8507 s"),
    ("Lind won the marathon in 2:21:47.", "race-time", "lind", "8507 s"),
    ("They knew, said Arne Holt, 58.", "age", "holt", "58"),
    ("The driver, 34, had ten years of experience.", "age", "driver", "34"),
    ("The defendant, aged 34, wept.", "age", "defendant", "34"),
    ("The suspect is 34.", "age", "suspect", "34"),
    ("The rider was aged 19.", "age", "rider", "19"),
    ("The driver was doing 85 km/h.", "speed", "driver", "85 km/h"),
    ("The train was going at 120 km/h.", "speed", "train", "120 km/h"),
    ("The temperature at the start was 11 degrees.", "temperature", "", "11 deg"),
    ("It was 38.5 degrees in Seville.", "temperature", "seville", "38.5 deg"),
    ("The mercury hit 35 degrees in Seville.", "high temperature", "seville", "35 deg"),
    ("Temperatures fell to minus 18 degrees in Oslo.", "low temperature", "oslo", "-18 deg"),
    ("The water temperature was 14 degrees.", "water temperature", "", "14 deg"),
    ("The ship sank with a crew of 14.", "crew aboard", "ship", "14"),
    ("The trawler had a crew of 14.", "crew aboard", "trawler", "14"),
]
"""Sentence, property, noun of what bears it (empty where nothing needs to), number."""


@pytest.mark.parametrize(("text", "name", "noun", "number"), ROWS, ids=[r[0] for r in ROWS])
def test_a_property_is_read_whatever_says_it(
    text: str, name: str, noun: str, number: str, read: Read
) -> None:
    found = [
        (c.predicate, c.participants[0].head if c.participants else "", str(q.quantity))
        for c in read(text)
        if c.kind == "property"
        for q in c.quantities
    ]
    assert any((p, v) == (name, number) and noun in ("", n) for p, n, v in found), found


@pytest.mark.parametrize(
    "text",
    [
        "30-storey buildings are common there.",
        "They reported growth of 12 percent in sales.",
        "The company's growth of 5 percent was slow.",
        "The index rose by 3 percent.",
        "The union wants nine percent more pay.",
        "Was the tower 84 metres high?",
        "Life in the village is hard.",
        "The council was almost unanimous.",
        "Tom Hale scored nine minutes after the break.",
        "The company offered shares at a discount of 20 percent.",
        "They made an improved offer of 6 percent.",
        "The score was 47.",
        "Carlo Berg ran the city for six years.",
        "Consumer prices rose 0.4 percent from the month before.",
        "Temperatures were 5 degrees above average.",
        "The ship turned 30 degrees to port.",
        "A party of 14 was caught by an avalanche.",
        "Rosa Lind was 22 when the war began.",
        "Rosa Lind became mayor at 31.",
        "Rosa Lind worked in Cork until she was 30.",
        "The tower is 84 metres high. The tower by the church is 60 metres high.",
    ],
)
def test_what_is_of_nothing_in_particular_is_no_property(text: str, read: Read) -> None:
    assert not [c.predicate for c in read(text) if c.kind == "property"]


def test_the_article_tells_which_volcano_it_means(read: Read) -> None:
    claims = read("Ash came from the volcano Kelawa. The 1,703-metre volcano had been quiet.")
    height = next(c for c in claims if c.predicate == "height")
    entity = height.participants[0].entity
    assert entity is not None
    assert entity.name == "Kelawa"
