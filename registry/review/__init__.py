"""What people say of conflicts, and what a gate makes of it.

``standing``   where a conflict stands: new, decided, waived, in the baseline ...
``decisions``  verdicts of reviewers: which hold, which lapsed, what linking learns of them
``waivers``    TOML in the user's repository: reason required, expiry, scope
``baseline``   JSON Lines in the user's repository: what was there at the start
``gate``       all of it together: which conflicts let the gate fail

Pure: files, clock and database are the business of ``pipeline``.
"""
