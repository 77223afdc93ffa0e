"""What goes into a registry: documents with their claims, reconciliations, decisions.

Everything is written inside one transaction that its caller opens, and either
all of it stands afterwards or none.  Rows go in bulk, as tuples: objects one
by one are fifteen times slower.
"""

from registry.store.writer._documents import ALL_NAMED
from registry.store.writer._outcomes import Incoming, Reconciled, Saved
from registry.store.writer._store import Store, Transaction

__all__ = ["ALL_NAMED", "Incoming", "Reconciled", "Saved", "Store", "Transaction"]
