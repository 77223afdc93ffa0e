"""A registry that is made only when there is something to put into it.

Who reads nothing but broken files must not be left with an empty database that
looks as if all had gone well.
"""

from __future__ import annotations

import os
from typing import Self

from registry.store import schema
from registry.store.location import Location
from registry.store.writer import Store


class LateStore:
    """A place for a registry; opened at once where it exists, else made when it is needed."""

    def __init__(self, location: Location) -> None:
        """Open what is there.

        :raises StoreError: when it is no registry of ours, or none could be made there.
        """
        self.location = location
        self.opened: Store | None = None
        """``None`` as long as there is nothing."""
        path = location.path
        # Where none can be made, that is said before articles are read, not after.
        if path is None or schema.exists(location) or not os.access(path.parent, os.W_OK):
            self.open()

    def open(self) -> Store:
        """The registry, made if it is not there.

        :raises StoreError: when it cannot be made.
        """
        if self.opened is None:
            self.opened = Store.open(self.location, create=True)
        return self.opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.opened is not None:
            self.opened.close()
