"""Sentences in which the parser had lost the verb."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.extraction.mend import mend
from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind", "agent", "patient"),
    [
        ("The city outlawed leaf blowers.", "ban", "city", "blowers"),
        ("The city of Cavan rationed water in August.", "ration-water", "Cavan", "water"),
        ("The firm last cut staff in 2020, when 300 people left.", "cut-jobs", "firm", "staff"),
        ("It last shed staff in 2020, when 300 people left.", "cut-jobs", "It", "staff"),
    ],
)
def test_a_past_tense_taken_for_an_adjective_is_the_verb(
    text: str, kind: str, agent: str, patient: str, read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    told = {p.role: p.mention.text for p in claim.participants}
    assert agent in told["agent"]
    assert patient in told["patient"]
    assert claim.repairs


def test_a_past_that_looks_like_a_noun_is_the_verb(read: Read) -> None:
    (claim,) = read("A ferry burst into flames in the harbour of Tolva on Monday.")
    assert claim.predicate_class == "burn"


def test_what_stands_behind_a_name_may_be_the_subject(read: Read) -> None:
    claims = read("Designed by the engineer Karl Dahl, the 40-metre mast was pulled down in 1986.")
    (claim,) = (c for c in claims if c.predicate_class == "destroy")
    assert [(p.role, p.head) for p in claim.participants] == [("patient", "mast")]
    assert claim.repairs


@pytest.mark.parametrize(
    ("text", "role", "who"),
    [
        ("Heading the inquiry is Tom Ashby.", "agent", "ashby"),
        ("Hardest hit was the town of Tarma.", "patient", "tarma"),
    ],
)
def test_what_stands_behind_a_participle_may_be_the_subject(
    text: str, role: str, who: str, read: Read
) -> None:
    (claim,) = read(text)
    assert who in [p.head for p in claim.participants if p.role == role]
    assert claim.repairs


def test_a_particle_before_an_amount_is_the_verb_s(read: Read) -> None:
    claims = read("The bank put rates up to 4.5 percent.")
    assert [c.predicate_class for c in claims if c.quantities] == ["raise"]


def test_an_apposition_to_the_subject_stays_one(read: Read) -> None:
    claims = read("Anna Lind, the minister, was dismissed on Monday.")
    (claim,) = (c for c in claims if c.predicate_class == "dismiss")
    assert [p.head for p in claim.participants] == ["lind"]


def test_a_noun_with_a_subject_and_an_object_is_the_verb(read: Read) -> None:
    claims = read("In 2018 the collapse of another dam in the province cost at least 40 lives.")
    (claim,) = (c for c in claims if c.predicate_class == "kill")
    assert [t.interval.value for t in claim.times] == ["2018"]


@pytest.mark.parametrize("text", ["The coins date from 311.", "The oldest coin dates from 311."])
def test_what_dates_from_a_year_is_no_plural_of_dates(text: str, read: Read) -> None:
    (claim,) = read(text)
    assert [t.interval.value for t in claim.times] == ["0311"]
    assert claim.repairs


@pytest.mark.parametrize(
    "text",
    [
        "The last used bus",
        "The recently outlawed leaf blowers",
        "The general sank the ship.",
        "No comment.",
    ],
)
def test_a_sentence_that_lacks_no_verb_is_left_alone(text: str, parser: extraction.Parser) -> None:
    (tree,) = parser.trees([text])
    before = [(t.head.i, t.dep_, t.tag_) for t in tree]
    assert [(t.head.i, t.dep_, t.tag_) for t in mend(tree)] == before
    assert not any(t.repair for t in tree)


def test_every_tree_has_one_root_for_a_mended_sentence(parser: extraction.Parser) -> None:
    (tree,) = parser.trees(["The general seized power in 1981."])
    assert [t.text for t in tree if t.head is t] == ["seized"]
    assert all(t in t.head.children for t in tree if t.head is not t)


def test_a_happening_that_began_on_a_day_was_not_before_it(read: Read) -> None:
    claims = read("The evacuation of Berlin began on Friday.")
    (found,) = (c for c in claims if c.predicate_class == "evacuate")
    assert [t.relation for t in found.times] == ["since"]


def test_what_somebody_had_done_was_done_to_it(read: Read) -> None:
    claims = read("The pilot Anna Berg had her licence taken away on Monday.")
    assert any(c.predicate_class == "disqualify" for c in claims)


def test_a_noun_of_verb_and_particle_is_one_word(read: Read) -> None:
    (claim,) = read("The pile-up on the A7 involved a coach and a tanker.")
    assert claim.predicate_class == "crash"


@pytest.mark.parametrize(
    ("text", "predicate", "role", "head", "times"),
    [
        (
            "The chef, awarded his third star in March, has died aged 58.",
            "die",
            "agent",
            "chef",
            [],
        ),
        (
            "The cup, won last year by Croatia, begins in Oslo on 4 December.",
            "win-title",
            "agent",
            "croatia",
            ["2024"],
        ),
        (
            "The general, captured in 2014 by rebels, was freed on Monday.",
            "capture",
            "patient",
            "general",
            ["2014"],
        ),
    ],
)
def test_a_participle_beside_the_subject_is_no_verb_of_the_sentence(
    text: str, predicate: str, role: str, head: str, times: list[str], read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate == predicate)
    assert (role, head) in {(p.role, p.head) for p in claim.participants}
    assert [t.interval.value for t in claim.times] == times


def test_what_a_ferry_carries_does_not_capsize(read: Read) -> None:
    claims = read("Ten died when a ferry carrying more than 200 passengers capsized in heavy seas.")
    (claim,) = (c for c in claims if c.predicate_class == "sink")
    assert [p.head for p in claim.participants if p.role in ("agent", "patient")] == ["ferry"]
    assert claim.repairs


def test_the_part_of_a_day_is_the_time_and_not_the_subject(read: Read) -> None:
    text = "On Thursday morning detectives arrested a man in Antwerp."
    (found,) = read(text)
    assert [one.interval.value for one in found.times] == ["2025-11-06TMO"]
    assert [p.mention.text for p in found.participants if p.role == "agent"] == ["detectives"]


@pytest.mark.parametrize(
    "text",
    [
        "Flight KR 418 from Lisbon touched down in heavy sleet.",
        "The blast came as flight KR 418 from Lisbon touched down.",
    ],
)
def test_what_stands_behind_a_number_belongs_to_its_noun(text: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == "land")
    assert [(p.place.name, p.relation) for p in claim.places] == [("Lisbon", "from")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nobody had warned the organisers, race director Uwe Pichler insisted.", "warn"),
        ("The clubs had announced the deal too early, the minister admitted.", "announce"),
    ],
)
def test_who_says_it_at_the_end_leaves_a_verb_of_saying_its_claim(
    text: str, kind: str, read: Read
) -> None:
    claims = [c for c in read(text) if c.predicate_class == kind]
    assert [c.attribution is not None for c in claims] == [True]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Divers have found a ship, 19 metres long, in a bay near Torsby, the museum said.",
            "discover",
            "Torsby",
        ),
        (
            "A picture that hung for decades in a kitchen was sold for 7.4 million pounds "
            "in London on Thursday, four times the estimate.",
            "sell",
            "London",
        ),
    ],
)
def test_a_place_belongs_to_what_happened(text: str, kind: str, place: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [p.place.name for p in claim.places] == [place]


@pytest.mark.parametrize(
    ("text", "kind", "patients"),
    [
        (
            "Shells hit the clinic in the town, wounding three nurses, the Salus Watch, "
            "a group based in Oslo, said.",
            "injure",
            ["nurse"],
        ),
        (
            "A bomb killed two clerks and their guard, the provincial governor, Tomas Levi, said.",
            "kill",
            ["clerk", "guard"],
        ),
    ],
)
def test_who_says_it_at_the_end_suffers_nothing(
    text: str, kind: str, patients: list[str], read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [p.head for p in claim.participants if p.role == "patient"] == patients


@pytest.mark.parametrize(
    "text",
    [
        "The bomb exploded 12 km (7.5 miles) north of Lyon.",
        "A plane crashed some 12 km (7.5 miles) from Lyon on Monday.",
        "The quake hit at 7:14 p.m. local time (1714 GMT), 22 km south of Lyon.",
    ],
)
def test_a_bracket_parts_no_place_from_its_distance(text: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.kind == "event")
    assert [(p.relation, p.place.name) for p in claim.places] == [("near", "Lyon")]


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed and four other people wounded in Lyon on Monday.",
        "Two men were killed and four injured in a crash in Lyon on Monday.",
    ],
)
def test_two_harms_befell_at_one_place(text: str, read: Read) -> None:
    (killed,) = (c for c in read(text) if c.predicate_class == "kill")
    assert [p.place.name for p in killed.places] == ["Lyon"]
    assert [q.mention.text for q in killed.quantities] == ["Two"]


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("Two gunmen on a motorcycle shot dead the mayor of Velm.", "gunman", "mayor"),
        ("Gunmen on motorcycles shot dead the police chief of Velm.", "gunman", "chief"),
    ],
)
def test_who_is_shot_dead_suffers_it(text: str, agent: str, patient: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == "kill")
    told = {(p.role, p.head) for p in claim.participants}
    assert {("agent", agent), ("patient", patient)} <= told


def test_who_are_left_wounded_wound_nobody(read: Read) -> None:
    claims = read("The siege left two guards dead and four other people wounded.")
    (claim,) = (c for c in claims if c.predicate_class == "injure")
    assert [(p.role, p.head) for p in claim.participants] == [("patient", "people")]


def test_what_the_commas_hold_is_told_of_the_apposition(read: Read) -> None:
    claims = read("They buried Ada Holt, a nurse from Leeds, in Metz on Monday.")
    (claim,) = (c for c in claims if c.predicate_class == "bury")
    assert ("from", "Leeds") not in [(p.role, p.mention.text) for p in claim.participants]


def test_off_a_place_is_where_it_happened(read: Read) -> None:
    claims = read("Three died when a ferry capsized off Velm on Monday.")
    (claim,) = (c for c in claims if c.predicate == "capsize")
    assert ("off", "Velm") in [(p.role, p.mention.text) for p in claim.participants]


def test_an_office_belongs_to_the_name_behind_it(read: Read) -> None:
    claims = read("Former Port Savin mayor Douglas Hale was arrested on Monday.")
    (claim,) = (c for c in claims if c.predicate_class == "arrest")
    assert claim.participants[0].mention.text == "Former Port Savin mayor Douglas Hale"


def test_a_name_after_the_doer_is_his(read: Read) -> None:
    text = "The vessel was found in June by the farmer, Jens Lauridsen, whose plough hit it."
    (claim,) = (c for c in read(text) if c.predicate_class == "discover")
    told = {p.role: p.entity.name if p.entity else "" for p in claim.participants}
    assert told["agent"] == "Jens Lauridsen"
    assert "patient:of" not in told


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The council hopes to save money.", "hope"),
        ("She was hoping to stay.", "hope"),
        ("The theatre staged a play.", "stage"),
        ("The club coped well.", "cope"),
        ("He hopped over the fence.", "hop"),
        ("They planned a match.", "plan"),
        ("The effect was undiminished.", "undiminish"),
    ],
)
def test_a_short_verb_that_doubles_no_letter_ends_in_e(
    text: str, lemma: str, parser: extraction.Parser
) -> None:
    (tree,) = parser.trees([text])
    assert lemma in [token.lemma_ for token in tree]


def test_what_is_hoped_for_is_not_done(read: Read) -> None:
    (claim,) = (c for c in read("The club hopes to raise a million euros.") if c.quantities)
    assert claim.status == "planned"


@pytest.mark.parametrize(
    ("text", "kind", "patient"),
    [
        ("Tickets for the show cost between 12 and 45 euros.", "cost", "between 12 and 45 euros"),
        ("Seats for the final cost 300 euros.", "cost", "300 euros"),
        ("Excavators date the grave to about 870.", "date-from", "the grave"),
    ],
)
def test_what_is_priced_or_dated_has_a_verb(text: str, kind: str, patient: str, read: Read) -> None:
    claim = next(c for c in read(text) if c.predicate_class == kind)
    assert [p.mention.text for p in claim.participants if p.role == "patient"] == [patient]
    assert claim.repairs


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Police arrested two men aged 23 and 31 on 3 March 2025.", "arrest", "2025-03-03"),
        ("Rescuers found a boy aged six in a cellar on 4 May 2025.", "discover", "2025-05-04"),
        ("The fire killed a girl aged 14 in her flat on 6 May 2025.", "kill", "2025-05-06"),
        ("Doctors vaccinated children aged under five in May 2025.", "vaccinate", "2025-05"),
    ],
)
def test_what_stands_behind_an_age_belongs_to_the_verb(
    text: str, kind: str, day: str, read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [t.interval.value for t in claim.times] == [day]


@pytest.mark.parametrize(
    ("text", "kind", "agent", "patient"),
    [
        (
            "The club sacked coach Jan Post on Monday, eight months after hiring him.",
            "dismiss",
            "The club",
            "coach Jan Post",
        ),
        (
            "The gallery sacked director Eva Holt after she had criticised the board.",
            "dismiss",
            "The gallery",
            "director Eva Holt",
        ),
        ("The theatre cast actor Jan Weil as Hamlet.", None, "The theatre", "actor Jan Weil"),
    ],
)
def test_a_verb_before_a_title_and_a_name_is_no_part_of_them(
    text: str, kind: str | None, agent: str, patient: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.kind == "event" and c.predicate_class == kind)
    told = {p.role: p.mention.text for p in claim.participants}
    assert (told["agent"], told["patient"]) == (agent, patient)


@pytest.mark.parametrize(
    "text",
    [
        "Some 3,400 flamingos have hatched on the lagoon, twice as many as in 2023.",
        "Exports were three times as high as in 2019.",
    ],
)
def test_with_what_a_number_is_compared_dates_nothing(text: str, read: Read) -> None:
    assert not any(claim.times for claim in read(text))


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The president named Karel Novak prime minister on Monday.",
            "karel novak",
            "prime minister",
        ),
        ("Delegates elected Petra Lind leader on Sunday.", "petra lind", "leader"),
        ("The board appointed Ingrid Dahl chief executive.", "ingrid dahl", "chief executive"),
        ("The king appointed Petra Lind as prime minister.", "petra lind", "prime minister"),
    ],
)
def test_who_is_named_becomes_what_stands_behind_the_name(
    text: str, who: str, what: str, read: Read
) -> None:
    given = [c for c in read(text) if c.kind == "role"]
    assert [c.predicate for c in given] == [what]
    held = [p.entity.key for p in given[0].participants if p.role == "agent" and p.entity]
    assert held == [f"person:{who}"]


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("In Ostmark 74 percent of the pupils passed the exam.", "74 percent", "Ostmark"),
        ("In Orm 14 sheep were killed on Monday.", "14", "Orm"),
        ("In Lindau 640 new students began their course.", "640", "Lindau"),
    ],
)
def test_a_number_behind_a_town_counts_what_follows(
    text: str, number: str, place: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.quantities)
    assert [q.mention.text for q in claim.quantities] == [number]
    assert [p.place.name for p in claim.places] == [place]


@pytest.mark.parametrize(
    ("text", "where", "role", "who"),
    [
        ("In Bologna students wait five months.", "Bologna", "agent", "students"),
        ("In Turin rents rose 4 percent.", "Turin", "agent", "rents"),
        ("In Kenya police arrested 12 people.", "Kenya", "agent", "police"),
        ("In Sicily fishermen were arrested.", "Sicily", "patient", "fishermen"),
        ("In Paris ministers agreed a deal.", "Paris", "agent", "ministers"),
    ],
)
def test_a_place_at_the_head_of_a_sentence_is_no_part_of_its_subject(
    text: str, where: str, role: str, who: str, read: Read
) -> None:
    claim = read(text)[0]
    assert [slot.place.name for slot in claim.places] == [where]
    assert {p.role: p.mention.text for p in claim.participants}[role] == who


@pytest.mark.parametrize(
    ("text", "what", "of", "amount"),
    [
        ("The largest measures 4.5 centimetres.", "length", "The largest", "4.5 centimetres"),
        ("The largest snail measures 4.5 centimetres.", "length", "snail", "4.5 centimetres"),
        ("The longest runs 300 metres.", "length", "The longest", "300 metres"),
    ],
)
def test_a_measure_taken_for_a_plural_is_the_verb(
    text: str, what: str, of: str, amount: str, read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.kind == "property" and what in c.predicate)
    assert of in claim.participants[0].mention.text
    assert [q.mention.text for q in claim.quantities] == [amount]


def test_measures_that_are_taken_are_no_verb(read: Read) -> None:
    claims = read("The new measures, 4.5 billion euros in all, will help.")
    assert {c.predicate for c in claims} == {"help"}


def test_what_leaked_is_no_description_of_the_oil(read: Read) -> None:
    (claim,) = read("About 900 tonnes of oil leaked into the sea.")
    assert claim.predicate_class == "spill"
    assert [q.mention.text for q in claim.quantities] == ["About 900 tonnes"]
    assert claim.repairs


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("He was held on Monday, police said, and was charged on Tuesday.", "charge", "He"),
        ("The car was bought in Lyon, police said, and was sold in Turin.", "sell", "The car"),
        ("The fire began in a shed, the owner told us, and spread to the house.", "burn", "fire"),
        ("The dam is safe, the ministry says, and will open in May.", "open", "The dam"),
        (
            "The car was stolen on Monday, police said, and appealed for witnesses.",
            "appeal",
            "police",
        ),
    ],
)
def test_who_says_it_in_the_middle_does_not_do_the_rest(
    text: str, kind: str, who: str, read: Read
) -> None:
    claim = [c for c in read(text) if c.predicate_class == kind][-1]
    assert any(who in one.mention.text for one in claim.participants)


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        ("On Wednesday Klaus Berg resigned.", "Klaus Berg", "Wednesday"),
        ("On Friday Mr Otieno will resign.", "Mr Otieno", "Friday"),
        ("On Friday Otieno will resign.", "Otieno", "Friday"),
        ("By Friday Karin Ohlin had resigned.", "Karin Ohlin", "Friday"),
        ("This Friday Karin Ohlin will resign.", "Karin Ohlin", "This Friday"),
        ("Tomorrow Mr Ohlin will resign.", "Mr Ohlin", "Tomorrow"),
        ("In May Nadia Farlund resigned.", "Nadia Farlund", "May"),
        ("In April Jones resigned.", "Jones", "April"),
        ("On May 3 Nadia Farlund resigned.", "Nadia Farlund", "May 3"),
        ("On 3 May Sir Miles Orde resigned.", "Sir Miles Orde", "3 May"),
        ("In December Prime Minister Rui Lage resigned.", "Prime Minister Rui Lage", "December"),
        ("On Good Friday Karin Ohlin resigned.", "Karin Ohlin", "Good Friday"),
        ("On Saturday Hartwell Rovers resigned.", "Hartwell Rovers", "Saturday"),
        ("On May Day Karin Ohlin resigned.", "Karin Ohlin", "May Day"),
        ("On New Year's Eve Karin Ohlin resigned.", "Karin Ohlin", "New Year's Eve"),
    ],
)
def test_a_day_before_a_name_is_no_part_of_it(text: str, who: str, when: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == "resign")
    assert [p.mention.text for p in claim.participants if p.role == "agent"] == [who]
    assert [t.mention.text for t in claim.times if t.mention] == [when]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("June Carter opened the school on Monday.", ["June Carter"]),
        ("The school was opened on Monday by April Jones.", ["April Jones"]),
        ("In August Wilson's play Karin Ohlin opened the door.", ["Karin Ohlin"]),
    ],
)
def test_who_is_called_like_a_month_keeps_the_name(
    text: str, agents: list[str], read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate in ("open", "found"))
    assert [p.mention.text for p in claim.participants if p.role == "agent"] == agents


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("In Leeds Karin Ohlin resigned.", "Karin Ohlin", "Leeds"),
        ("In London Mr Ohlin resigned.", "Mr Ohlin", "London"),
    ],
)
def test_a_town_before_a_name_is_no_part_of_it(text: str, who: str, where: str, read: Read) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == "resign")
    assert [p.mention.text for p in claim.participants if p.role == "agent"] == [who]
    assert [p.place.name for p in claim.places] == [where]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The first jet lands in Bogota in the summer of 2027.", "land"),
        ("The new show airs on Friday.", "release-work"),
        ("The ship docks in Hull on Friday.", "arrive"),
    ],
)
def test_what_is_to_come_in_the_present_has_a_verb(text: str, kind: str, read: Read) -> None:
    (claim,) = read(text)
    assert (claim.predicate_class, str(claim.status)) == (kind, "planned")


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("The mill in Leeds, which was closed in 2013, burned.", "close", "mill"),
        ("The dam at Shkopra, which has been running since 2016, burned.", "open", "dam"),
        ("He works at a brewery in Orm that employs 300 people.", "hire", "brewery"),
        ("He is from a village near Vell, which was destroyed in 1968.", "destroy", "vell"),
        ("The school in Leeds, which was founded in 1207, burned.", "found", "leeds"),
        ("The school in Leeds, which has 400,000 inhabitants, burned.", "own", "leeds"),
    ],
)
def test_what_is_done_to_a_building_is_not_done_to_its_town(
    text: str, kind: str, what: str, read: Read
) -> None:
    claim = next(c for c in read(text) if c.predicate_class == kind)
    who = [p.head for p in claim.participants if p.role in ("agent", "patient")]
    assert who[0].lower() == what
