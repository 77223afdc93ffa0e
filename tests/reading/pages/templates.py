"""Six kinds of page around one article each: what content systems really put around prose."""

# ruff: noqa: E501 - markup

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.reading.pages.prose import ARTICLES, Article

_LINK = re.compile(r"\[\[(.*?)\]\]")
_STRONG = re.compile(r"\*\*(.*?)\*\*")
_EMPHASIS = re.compile(r"__(.*?)__")


@dataclass(frozen=True)
class Sample:
    """One page, and what reading it must give."""

    name: str
    data: bytes
    prose: tuple[str, ...]
    metadata: dict[str, str]


def plain(paragraph: str) -> str:
    """A paragraph as a reader sees it."""
    text = re.sub(r"^(?:## |> |\* )", "", paragraph)
    for pattern in (_LINK, _STRONG, _EMPHASIS):
        text = pattern.sub(r"\1", text)
    return text


def marked_up(paragraph: str, *, link: str = '<a href="/tag/1">{}</a>', named: bool = False) -> str:
    """A paragraph as markup, without its own element."""
    text = html.escape(re.sub(r"^(?:## |> |\* )", "", paragraph), quote=False)
    if named:  # what old editors write
        for char, name in (
            ("“", "ldquo"),
            ("”", "rdquo"),
            ("’", "rsquo"),
            ("–", "#8211"),
            ("£", "pound"),
        ):
            text = text.replace(char, f"&{name};")
    text = _LINK.sub(lambda m: link.format(m[1]), text)
    text = _STRONG.sub(r"<strong>\1</strong>", text)
    return _EMPHASIS.sub(r"<em>\1</em>", text)


def _published(article: Article) -> str:
    """The time of publication as records write it."""
    return article.published.replace("Z", "+00:00")


def _prose(article: Article) -> tuple[str, ...]:
    return tuple(plain(p) for p in article.paragraphs if not p.startswith("## "))


def _paragraphs(article: Article, *, named: bool = False, between: str = "") -> str:
    """The usual markup; ``between`` is put after the second paragraph."""
    result: list[str] = []
    in_list = False
    for number, paragraph in enumerate(article.paragraphs):
        text = marked_up(paragraph, named=named)
        item = paragraph.startswith("* ")
        if item != in_list:
            result.append("<ul>" if item else "</ul>")
            in_list = item
        if item:
            result.append(f"<li>{text}</li>")
        elif paragraph.startswith("## "):
            result.append(f"<h2>{text}</h2>")
        elif paragraph.startswith("> "):
            result.append(f"<blockquote><p>{text}</p></blockquote>")
        else:
            result.append(f"<p>{text}</p>")
        if number == 1:
            result.append(between)
    return "\n".join(result)


def _json_ld(article: Article, outlet: str, url: str, **more: object) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published,
        "author": [{"@type": "Person", "name": article.author}],
        "publisher": {"@type": "Organization", "name": outlet},
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def weblog(article: Article) -> Sample:
    """A blog system's theme: menus, share buttons, related posts, comments, widgets."""
    url = f"https://harbour-mail.example/2024/{article.slug}/"
    page = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="UTF-8"><title>{article.title} &#8211; Harbour Mail</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="Harbour Mail">
<meta property="og:title" content="{html.escape(article.title)}"><meta property="article:published_time" content="{article.published}">
<style>.x>p{{color:red}}</style></head><body class="post single">
<a class="skip-link" href="#content">Skip to content</a>
<header id="masthead"><div class="site-branding"><a href="/">Harbour Mail</a></div>
<nav class="main-navigation"><ul class="menu"><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<div id="content"><main><article class="post"><header class="entry-header"><h1 class="entry-title">{html.escape(article.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time datetime="{article.published}">{article.published[:10]}</time></span> <span class="byline">by <a href="/author">{article.author}</a></span></div></header>
<div class="entry-content"><figure class="wp-caption"><img src="a.jpg" alt="{article.caption}"><figcaption>{article.caption}. Photo: Kari Moe</figcaption></figure>
{_paragraphs(article, named=True)}
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">X</a></li></ul></div>
</div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">News</a></span><span class="tags-links">Tagged <a href="/t">local</a></span></footer></article>
<nav class="post-navigation"><a rel="prev" href="/p">Previous: Council votes for new bus lanes</a></nav>
<div id="comments"><h2>2 thoughts</h2><ol class="comment-list"><li class="comment"><p>About time that somebody wrote this, thank you for the article.</p></li></ol></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul><li><a href="/1">Council votes for new bus lanes</a></li><li><a href="/2">Storm closes six ports on the west coast</a></li></ul></section></aside></div>
<footer id="colophon"><p>© 2024 Harbour Mail. All rights reserved.</p></footer></body></html>"""
    return Sample(
        f"weblog-{article.slug}",
        page.encode(),
        _prose(article),
        {
            "title": article.title,
            "url": url,
            "source": "Harbour Mail",
            "published": _published(article),
        },
    )


def portal(article: Article) -> Sample:
    """A news portal: nested boxes, a cookie notice, a newsletter box inside the article, JSON-LD."""
    url = f"https://www.northern-post.example/world/{article.slug}-1.234567"
    box = """<div class="newsletter-box"><h4>Morning briefing</h4><p>Sign up for our newsletter and get the top stories in your inbox.</p><form><input type="email"><button>Subscribe</button></form></div>
<div class="related"><h4>Related stories</h4><ul><li><a href="/a">Six ports closed as storm nears the coast</a></li><li><a href="/b">Minister defends new rules for shipping</a></li></ul></div>"""
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{article.title} | Northern Post</title>
{_json_ld(article, "Northern Post", url, dateModified=article.published)}</head><body>
<div id="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We use cookies to improve your experience on this site.</p><button>Accept all</button></div>
<div class="top-bar"><div class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/business">Business</a></li></ul></div></div>
<div class="layout"><div class="main-column"><div class="article"><div class="kicker">WORLD</div><h1>{html.escape(article.title)}</h1>
<div class="byline"><span>By {article.author}</span> <span class="read">3 min read</span></div>
<div class="media"><img src="x.jpg"><div class="caption">{article.caption}. | Photo: Handout</div></div>
<div class="article-body">{_paragraphs(article, between=box)}</div>
<div class="tags"><a href="/t/1">transport</a> <a href="/t/2">inquiry</a></div></div></div>
<div class="sidebar"><h3>Most read</h3><ol><li><a href="/1">Police find 14 kilos of gold in a cellar</a></li><li><a href="/2">Five reasons to visit the islands in autumn</a></li></ol></div></div>
<div class="footer"><ul><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li></ul><p>© 2024 Northern Post</p></div>
<script>window.dataLayer=[{{"a":"<p>not text</p>"}}];</script></body></html>"""
    return Sample(
        f"portal-{article.slug}",
        page.encode(),
        _prose(article),
        {
            "title": article.title,
            "url": url,
            "source": "Northern Post",
            "author": article.author,
            "published": _published(article),
        },
    )


def old_tables(article: Article) -> Sample:
    """A page of 2003: layout by tables, font elements, windows-1252 declared as something else."""
    url = f"http://valley-record.example/news/{article.slug}.htm"
    rows = []
    for paragraph in article.paragraphs:
        text = marked_up(paragraph, named=False, link='<A HREF="x.htm">{}</A>')
        tag = "B" if paragraph.startswith("## ") else "FONT SIZE=2"
        rows.append(f"<P><{tag}>{text}</{tag.split()[0]}>")
    body = "\r\n".join(rows)
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">\r
<TITLE>{article.title}</TITLE><META NAME="author" CONTENT="{article.author}"><META NAME="date" CONTENT="{article.published[:10]}">\r
<LINK REL=canonical HREF="{url}"></HEAD><BODY BGCOLOR=#FFFFFF>\r
<TABLE WIDTH=760 BORDER=0><TR><TD WIDTH=120 VALIGN=top><A HREF="/">Home</A><BR><A HREF="/n">News</A><BR><A HREF="/s">Sports</A><BR><A HREF="/w">Weather</A></TD>\r
<TD><H1>{article.title}</H1>\r
{body}\r
<HR><FONT SIZE=1>Copyright 2003 Valley Record</FONT></TD></TR></TABLE></BODY></HTML>"""
    return Sample(
        f"tables-{article.slug}",
        page.encode("cp1252", "xmlcharrefreplace"),
        _prose(article),
        {
            "title": article.title,
            "url": url,
            "author": article.author,
            "published": article.published[:10],
        },
    )


def live_blog(article: Article) -> Sample:
    """A live blog: entries with clock times, the newest first, and a key-points box."""
    url = f"https://pulse.example/live/{article.slug}"
    entries = []
    for number, paragraph in enumerate(article.paragraphs):
        clock = f"{18 - number}:{(number * 7) % 60:02}"
        element = "h3" if paragraph.startswith("## ") else "p"
        entries.append(
            f'<article class="block" id="block-{number}"><time datetime="2024-01-01T{clock}:00Z">{clock} GMT</time>'
            f'<div class="block-body"><{element}>{marked_up(paragraph)}</{element}></div>'
            '<div class="block-share"><a href="#">Share</a></div></article>'
        )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{article.title} – as it happened | Pulse</title>
<meta property="og:title" content="{article.title}"><meta property="og:url" content="{url}"><meta property="og:site_name" content="Pulse">
{_json_ld(article, "Pulse", url).replace("NewsArticle", "LiveBlogPosting")}</head>
<body><nav><a href="/">Pulse</a><a href="/live">Live</a></nav><main><h1>{article.title}</h1>
<div class="live-blog">{"".join(entries)}</div></main><aside><h2>Trending</h2><a href="/1">Storm closes six ports</a></aside><footer>© Pulse 2024</footer></body></html>"""
    return Sample(
        f"live-{article.slug}",
        page.encode(),
        _prose(article),
        {"title": article.title, "url": url, "source": "Pulse", "published": _published(article)},
    )


def with_figures(article: Article) -> Sample:
    """A feature: a standfirst, a pull quote that repeats a sentence, a table of figures, CRLF, a mark."""
    url = f"https://city-arts.example/{article.slug}"
    sentence = plain(article.paragraphs[0]).split(",")[0]
    extra = f"""<aside class="pull-quote"><p>{html.escape(sentence)}</p></aside>
<table class="figures"><caption>In figures</caption><thead><tr><th>Year</th><th>Number</th></tr></thead><tbody><tr><td>2022</td><td>1.1 million</td></tr><tr><td>2023</td><td>1.3 million</td></tr></tbody></table>
<figure><img src="b.jpg"><figcaption>{article.caption}.</figcaption></figure>"""
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{article.title} - City Arts</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"City Arts"}},{{"@type":"Article","headline":{json.dumps(article.title)},"datePublished":"{article.published}","author":{{"@type":"Person","name":{json.dumps(article.author)}}},"publisher":{{"@type":"Organization","name":"City Arts"}}}}]}}</script>
<link rel="canonical" href="/{article.slug}"><meta property="og:url" content="{url}"></head><body>
<header><nav aria-label="Main"><ul><li><a href="/">City Arts</a></li><li><a href="/music">Music</a></li></ul></nav></header>
<main><article><header><h1>{article.title}</h1><address>By <a rel="author" href="/a">{article.author}</a></address></header>
<section class="body">{_paragraphs(article, between=extra)}</section>
<footer><p>This article was first published in the print edition.</p></footer></article></main>
<section class="more"><h2>More from City Arts</h2><ul><li><a href="/1">A house made of sound</a></li><li><a href="/2">The painter who hated blue</a></li></ul></section>
<footer><small>© City Arts</small></footer></body></html>"""
    return Sample(
        f"feature-{article.slug}",
        b"\xef\xbb\xbf" + page.replace("\n", "\r\n").encode(),
        _prose(article),
        {
            "title": article.title,
            "source": "City Arts",
            "author": article.author,
            "published": _published(article),
        },
    )


def div_soup(article: Article) -> Sample:
    """A script-built page saved from a browser: only ``div`` and ``span``, paragraphs ended by breaks."""
    parts = "<br><br>".join(
        f"<span>{marked_up(p, link='<span class=l><a href=#>{}</a></span>')}</span>"
        for p in article.paragraphs
    )
    links = "".join(f'<div class="c{n}"><a href="/{n}">Section {n}</a></div>' for n in range(12))
    page = f"""<html lang=en><head><meta charset=utf-8><title>{article.title}</title><meta name="author" content="{article.author}">
<meta itemprop="datePublished" content="{article.published}"></head><body><div id=root><div class="h">{links}</div>
<div class="t"><h1>{article.title}</h1></div><div class="story"><div class="text">{parts}</div></div>
<div class="bot"><div><a href=/i>Imprint</a></div><div><a href=/j>Jobs</a></div></div></div><!-- built {article.slug} --></body></html>"""
    return Sample(
        f"divs-{article.slug}",
        page.encode(),
        _prose(article),
        {"title": article.title, "author": article.author, "published": _published(article)},
    )


TEMPLATES: tuple[Callable[[Article], Sample], ...] = (
    weblog,
    portal,
    old_tables,
    live_blog,
    with_figures,
    div_soup,
)
SAMPLES = tuple(template(article) for template in TEMPLATES for article in ARTICLES)
