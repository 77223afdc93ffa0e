"""What a value is: a time, a quantity, a place, a name, and how two of a kind stand to each other.

A module or package for each kind: how it is written down, read back, told in words and compared,
which answers with a ``relation.Relation`` (names with a reason).  Values are frozen.
"""
