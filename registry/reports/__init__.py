"""Records as people and programs read them: text, JSON, HTML, Markdown, SARIF, JUnit, and more.

A report is a function from findings to text: it opens no file and knows no clock.  What stands in
an article is untrusted and goes through ``escape`` wherever it is shown.
"""
