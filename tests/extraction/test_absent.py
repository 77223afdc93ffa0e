"""Who did it, and of whom it is denied: set aside, excepted, absent, told by a verb that echoes."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind", "did", "did_not"),
    [
        ("Not Karl Ott but Lena Ort signed it.", "sign", "Lena Ort", "Karl Ott"),
        ("It was Lena Ort, not Karl Ott, who signed it.", "sign", "Lena Ort", "Karl Ott"),
        ("It was not Karl Ott but Lena Ort who signed it.", "sign", "Lena Ort", "Karl Ott"),
        ("The pact was signed by Norway but not by Sweden.", "sign", "Norway", "Sweden"),
        ("Rather than Karl Ott, Lena Ort signed it.", "sign", "Lena Ort", "Karl Ott"),
        ("Lena Ort signed it in Karl Ott's absence.", "sign", "Lena Ort", "Karl Ott"),
        ("With Karl Ott away, Lena Ort signed it.", "sign", "Lena Ort", "Karl Ott"),
        ("All but Norway signed the pact.", "sign", "All", "Norway"),
        ("Every country but Norway signed the pact.", "sign", "Every country", "Norway"),
        ("Unlike Sweden, Norway signed the pact.", "sign", "Norway", "Sweden"),
        ("Norway signed the pact, but Sweden did not.", "sign", "Norway", "Sweden"),
        ("Sweden refused to sign the pact, while Norway did.", "sign", "Norway", "Sweden"),
        ("The driver was killed, but his wife was not killed.", "kill", "The driver", "his wife"),
        ("Nobody but Karl Ott signed it.", "sign", "Karl Ott", "Nobody"),
    ],
)
def test_what_one_did_is_denied_of_another(
    text: str, kind: str, did: str, did_not: str, read: Read
) -> None:
    claims = [c for c in read(text) if c.predicate_class == kind]
    told = {
        negated: [
            p.entity.name if p.entity is not None else p.mention.text
            for c in claims
            for p in c.participants
            if c.negated is negated and p.role == ("patient" if kind == "kill" else "agent")
        ]
        for negated in (False, True)
    }
    assert told == {False: [did], True: [did_not]}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norway signed the pact, as did Sweden.", ["Norway", "Sweden"]),
        ("Norway signed the pact, and so did Sweden.", ["Norway", "Sweden"]),
        ("Not only Norway but Sweden signed the pact.", ["Norway", "Sweden"]),
    ],
)
def test_what_one_did_another_did_too(text: str, who: list[str], read: Read) -> None:
    claims = [c for c in read(text) if c.predicate_class == "sign"]
    agents = [p.mention.text for c in claims for p in c.participants if p.role == "agent"]
    assert [name for one in agents for name in who if name in one] == who
    assert not any(c.negated for c in claims)


@pytest.mark.parametrize(
    ("text", "kind", "role", "what"),
    [
        ("The police shot and killed the man.", "shoot-person", "patient", "the man"),
        ("Karl Ott founded and led the party.", "found", "patient", "the party"),
        ("What caused the fire was a faulty heater.", "cause", "agent", "a faulty heater"),
        ("Karl Ott designed the bridge and Lena Ort the tower.", "design", "patient", "the bridge"),
    ],
)
def test_a_verb_has_its_own_subject_and_object(
    text: str, kind: str, role: str, what: str, read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    assert [p.mention.text for p in claim.participants if p.role == role] == [what]


@pytest.mark.parametrize(
    ("text", "kind", "patient"),
    [
        ("Among those arrested was Karl Ott, a doctor.", "arrest", "Karl Ott"),
        ("Among those killed were two firefighters.", "kill", "two firefighters"),
        (
            "Karl Ott was arrested on 3 March and released the following day.",
            "release-person",
            "Karl Ott",
        ),
    ],
)
def test_who_suffers_it_stands_behind_it_or_before(
    text: str, kind: str, patient: str, read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    told = [p.mention.text for p in claim.participants if p.role == "patient"]
    assert len(told) == 1
    assert told[0].startswith(patient)


@pytest.mark.parametrize(
    ("text", "kind", "agents"),
    [
        ("The mayor of Lund, Lena Ort, resigned.", "resign", ["Lena Ort"]),
        (
            "Karl Ott and Lena Ort, both of whom signed it, came.",
            "sign",
            ["Karl Ott", "Lena Ort"],
        ),
    ],
)
def test_who_is_named_beside_an_office_or_by_both_did_it(
    text: str, kind: str, agents: list[str], read: Read
) -> None:
    (claim,) = (c for c in read(text) if c.predicate_class == kind)
    named = [p.entity.name for p in claim.participants if p.role == "agent" and p.entity]
    assert named == agents
