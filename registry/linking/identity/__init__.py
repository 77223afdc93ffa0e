"""Which names of different articles may stand for one person, body or place."""
