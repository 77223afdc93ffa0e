"""The only room that knows SQL: where a registry lives, its tables, what goes in and out.

Three doors, so that a command imports no more than it uses:

``location``  which database is meant, from ``--db``, the environment or the folder.
``reader``    plain SQL text over the driver alone; no SQLAlchemy, so listings start fast.
``writer``    typed models, bulk writes, transactions; imports SQLAlchemy.

``tables`` declares the schema, ``engine`` is the only file with SQL that one
engine understands and another does not, ``schema`` creates, checks and
upgrades a database.  Times are UTC in ISO 8601, kept as text, so that every
engine gives the same bytes.
"""
