from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect

from registry.errors import StoreError
from registry.store import schema
from registry.store.engine import broken_references, engine_at, open_engine
from registry.store.location import Location
from registry.store.tables import Base
from tests.conftest import BOTH


def shape(engine: Engine) -> dict[str, object]:
    """Everything that a migration can get wrong.

    ``alembic check`` alone is not enough: it does not look at CHECK constraints.
    """
    found = inspect(engine)
    return {
        table: (
            sorted(
                (c["name"], repr(c["type"]), c["nullable"], str(c.get("default")))
                for c in found.get_columns(table)
            ),
            found.get_pk_constraint(table)["constrained_columns"],
            sorted((str(c["name"]), c["sqltext"]) for c in found.get_check_constraints(table)),
            sorted(str(u["column_names"]) for u in found.get_unique_constraints(table)),
            sorted(
                f"{f['constrained_columns']}->{f['referred_table']}"
                for f in found.get_foreign_keys(table)
            ),
            sorted(f"{i['column_names']} {i['unique']}" for i in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def config(engine: Engine) -> Config:
    made = Config()
    made.set_main_option("script_location", str(schema.scripts()))
    made.attributes["engine"] = engine
    return made


@pytest.fixture(params=BOTH)
def engines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, Engine]]:
    """Two empty databases, on each kind in turn."""
    if request.param == "sqlite":
        addresses = [f"sqlite:///{tmp_path}/{name}.db" for name in ("declared", "migrated")]
        made = [open_engine(address) for address in addresses]
    else:
        server = request.getfixturevalue("server")
        addresses = [server.create(), server.create()]
        made = [engine_at(Location.parse(address)) for address in addresses]
    yield made[0], made[1]
    for engine, address in zip(made, addresses, strict=True):
        engine.dispose()
        if request.param != "sqlite":
            server.drop(address)


def test_head_is_the_declared_schema_down_and_up_again(engines: tuple[Engine, Engine]) -> None:
    declared, migrated = engines
    Base.metadata.create_all(declared)
    for step, target in ((command.upgrade, "head"), (command.downgrade, "base")) * 2:
        step(config(migrated), target)
        found = shape(migrated)
        assert found == (shape(declared) if target == "head" else {})


def test_every_constraint_has_a_name_that_a_migration_can_drop() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/m.db")
    # The last step of the environment; by then every table has been made.
    monkeypatch.setattr("registry.store.engine.broken_references", lambda _: ["claim"])
    with pytest.raises(StoreError, match="dangling references in claim"):
        command.upgrade(config(engine), "head")
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_dangling_references_are_found() -> None:
    engine = open_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("INSERT INTO event_claim VALUES ('no event', 'c')")
        assert broken_references(connection) == ["event_claim"]
    engine.dispose()


def test_revisions_do_not_depend_on_the_program() -> None:
    revisions = list((schema.scripts() / "versions").glob("*.py"))
    assert len(revisions) == len(schema.REVISIONS)
    for path in revisions:
        assert "registry." not in path.read_text(encoding="utf-8").replace("registry.id", "")
