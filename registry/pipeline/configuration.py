"""Which configuration is meant, and the reading of it; imports next to nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from registry import settings
from registry.errors import ConfigError

if TYPE_CHECKING:
    from registry.lexicon.properties import Singles

PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is set, and the folder that relative paths in it count from."""

    settings: settings.Settings
    folder: Path

    def path(self, name: str) -> Path:
        """A setting that is a path, as seen from the working folder."""
        value = Path(str(self.settings[name])).expanduser()
        whole = value if value.is_absolute() else self.folder / value
        try:
            return Path(os.path.relpath(whole))
        except ValueError:  # another drive
            return whole

    @property
    def properties(self) -> Singles | None:
        """Which properties have one value; ``None`` where nothing is added to those built in.

        :raises ConfigError: when a row is not of the form of the table.
        """
        from registry.lexicon.properties import extended, singles

        rows = self.settings["properties"]
        if not rows:
            return None
        try:
            return singles(extended(rows), added=rows)
        except ConfigError as error:
            raise ConfigError(f"{self.settings.where}: {error}", hint=error.hint) from error


def find_configuration(start: Path, *, named: Path | None = None) -> Configuration:
    """The file named, else the nearest one upwards, else the defaults.

    In one folder ``registry.toml`` wins over ``pyproject.toml``; the search
    ends at the top of a git repository.

    :raises ConfigError: when it cannot be read or holds what is not known.
    """
    if named is not None:
        table = settings.TABLE_IN_PYPROJECT if named.name == PYPROJECT else ()
        found = settings.parse(read_text(named), where=str(named), table=table)
        return Configuration(found or settings.defaults(), named.parent)
    for folder in (start, *start.parents):
        for name, table in ((settings.FILE_NAME, ()), (PYPROJECT, settings.TABLE_IN_PYPROJECT)):
            path = folder / name
            if not path.is_file():
                continue
            where = os.path.relpath(path, start).replace(os.sep, "/")
            found = settings.parse(read_text(path), where=where, table=table)
            if found is not None:
                return Configuration(found, folder)
        if (folder / ".git").exists():  # what lies above is another project's
            break
    return Configuration(settings.defaults(), start)


def read_text(path: Path) -> str:
    """A text file of the user.

    :raises ConfigError: when it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text", hint="save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror or error})", hint="check the name"
        ) from error
