from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import ConfigError
from registry.store.location import Location, find


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("registry.db", Path("registry.db")),
        ("/srv/facts.db", Path("/srv/facts.db")),
        ("sqlite:///facts.db", Path("facts.db")),
        ("sqlite:////srv/facts.db", Path("/srv/facts.db")),
        ("odd 100%?#.db", Path("odd 100%?#.db")),
    ],
)
def test_a_path_and_its_address_mean_one_file(text: str, path: Path) -> None:
    assert Location.parse(text).path == path


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_is_given_to_the_driver_as_it_wants_it(scheme: str) -> None:
    location = Location.parse(f"{scheme}://ann@db.example/facts")
    assert location.path is None
    assert location.address == "postgresql://ann@db.example/facts"
    assert location.url == "postgresql+psycopg://ann@db.example/facts"


@given(st.text(st.characters(exclude_characters="\0")))
def test_a_password_never_shows(password: str) -> None:
    location = Location.parse(f"postgresql://ann:{password}@db.example/facts")
    assert location.name == "postgresql://ann:***@db.example/facts"
    queried = Location.parse("postgresql://db.example/facts?user=ann&password=secret")
    assert queried.name == "postgresql://db.example/facts?user=ann&password=***"


@pytest.mark.parametrize(
    "text", ["", "  ", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "a\0b"]
)
def test_what_cannot_hold_a_registry_is_refused_with_a_next_step(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Location.parse(text)
    assert caught.value.hint


def test_the_nearest_registry_upwards_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "monday"
    inner.mkdir(parents=True)
    (tmp_path / "registry.db").touch()
    assert find(inner).path == tmp_path / "registry.db"
    (inner.parent / "registry.db").touch()
    assert find(inner).path == inner.parent / "registry.db"


def test_without_one_it_is_meant_to_be_in_the_working_folder(tmp_path: Path) -> None:
    assert find(tmp_path).path == tmp_path / "registry.db"
