"""Open zip files that may be hostile: bounded members, bounded total, no paths followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Self

from registry.errors import SourceError

MAX_MEMBERS = 20_000
MAX_MEMBER = 50_000_000  # bytes unpacked
MAX_TOTAL = 200_000_000  # bytes unpacked from one file


class Zip:
    """The members of a zip file, read one at a time within bounds.

    :raises SourceError: for a broken or encrypted file, or one with too many members.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise SourceError(
                where, f"a broken zip file ({error})", hint="save it again"
            ) from error
        self.names = tuple(self._zip.namelist())
        if len(self.names) > MAX_MEMBERS:
            raise SourceError(where, f"more than {MAX_MEMBERS:,} files inside; not read")

    def read(self, name: str) -> bytes:
        """Unpack one member.

        :raises SourceError: when it is missing, damaged, encrypted, or larger than
            what is left of the bounds, whatever size it declares.
        """
        bound = min(MAX_MEMBER, self._left)
        try:
            with self._zip.open(name) as member:
                content = member.read(bound + 1)
        except KeyError as error:
            raise SourceError(self._where, f"{name!r} is missing inside") from error
        except RuntimeError as error:
            raise SourceError(
                self._where, "is encrypted", hint="save it without a password"
            ) from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise SourceError(self._where, f"{name!r} inside is damaged ({error})") from error
        if len(content) > bound:
            raise SourceError(
                self._where, f"{name!r} unpacks to more than {bound:,} bytes; not read"
            )
        self._left -= len(content)
        return content

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
