"""What is on record, read with plain SQL over the driver alone.

Importing SQLAlchemy takes longer than most questions take to answer, so no
reading needs it; the same class reads inside a writer's transaction.  The
statements are standard SQL with ``?`` for values.  Whatever comes back is in a
stated order, never in the database's.
"""

from registry.store.reader._claims import UNNAMED
from registry.store.reader._documents import Listed
from registry.store.reader._open import reading
from registry.store.reader._overview import Counts, Named
from registry.store.reader._reader import Reader

__all__ = ["UNNAMED", "Counts", "Listed", "Named", "Reader", "reading"]
