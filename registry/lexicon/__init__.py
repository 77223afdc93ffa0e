"""Words that rooms share, each with what it means to them: tables, and the look-ups over them.

What is a list of words stands in a data file beside the module that reads it, large ones under
``data``; a table that a user may add to says so.  Nothing here knows of claims or documents.
"""
