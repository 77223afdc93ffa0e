"""Configuration: what is set, from where, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import settings
from registry.errors import ConfigError


def test_what_is_not_set_has_its_default_and_says_so() -> None:
    found = settings.defaults()
    assert found["gate.min-severity"] == "warning"
    assert found.origin("gate.min-severity") == "default"


def test_a_value_knows_the_line_that_set_it() -> None:
    text = 'database = "desk.db"\n\n[gate]\nmin-severity = "error"\nselect = ["T", "D"]\n'
    found = settings.parse(text, where="registry.toml")
    assert found is not None
    assert found["gate.select"] == ("T", "D")
    assert found.origin("gate.min-severity") == "registry.toml:4"
    assert found.origin("database") == "registry.toml:1"


def test_pyproject_holds_the_same_under_tool_registry() -> None:
    text = '[project]\nname = "x"\n[tool.registry]\ndatabase = "d"\n'
    text += '[tool.registry.gate]\nfail-on = "all"\n'
    found = settings.parse(text, where="pyproject.toml", table=settings.TABLE_IN_PYPROJECT)
    assert found is not None
    assert found["gate.fail-on"] == "all"
    assert found.origin("gate.fail-on") == "pyproject.toml:6"
    assert settings.parse("[project]\n", where="p", table=("tool", "registry")) is None


def test_a_table_that_sets_nothing_is_fine() -> None:
    assert settings.parse("[gate]\n[report]\n", where="x") is not None


def test_a_domain_names_its_owner_with_and_without_quotation_marks() -> None:
    text = '[owners]\n"post.example" = "Vessa Media"\nnews.mail.example = "Vessa Media"\n'
    found = settings.parse(text, where="registry.toml")
    assert found is not None
    assert found["owners"] == {"post.example": "Vessa Media", "news.mail.example": "Vessa Media"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('basline = "x"', "registry.toml:1: unknown key 'basline'. Did you mean 'gate.baseline'?"),
        ('[gate]\nmin-severty = "x"', "registry.toml:2: .*Did you mean 'gate.min-severity'"),
        ("[gat]\nselect = []", "Did you mean 'gate.select'"),
        ("[gate.deep]\n", "unknown key 'gate.deep'"),
        ('[gate]\nmin-severity = "loud"', "must be one of note, warning, error"),
        ("[gate]\nmin-confidence = 7", "must be a number from 0 to 1"),
        ("[gate]\nmin-confidence = true", "must be a number from 0 to 1"),
        ('[gate]\nselect = "T"', "must be a list of texts"),
        ("[waivers]\nmax-days = 0", "must be a whole number above 0"),
        ('[waivers]\nstrict = "yes"', "must be true or false"),
        ("database = 3", "database must be text"),
        ("gate = 3", "unknown key 'gate'"),
        ('[owners]\n"post.example" = 3', "'post.example' must be some text, not 3"),
        ('[owners]\n"post.example" = " "', "must be some text"),
        ('owners = "Vessa Media"', "owners must be a table of texts"),
        ("[gate", "registry.toml: "),
    ],
)
def test_what_is_wrong_is_refused_with_place_and_advice(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        settings.parse(text, where="registry.toml")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        found = settings.parse(text, where="x")
    except ConfigError as error:
        found = None
        told = str(error)
    else:
        told = "x:"
    assert found is None or found.where == "x"
    assert told.startswith("x:")


def test_every_key_has_a_default_that_it_would_accept_and_a_sentence() -> None:
    for key in settings.KEYS:
        assert key.says.endswith(".")
        if key.choices:
            assert key.default in key.choices
