"""Words by which page furniture gives itself away, as tables.

Each entry is a regular expression that must match a whole line, without regard
to case unless a table says otherwise.  Every repetition is bounded.
"""

# ruff: noqa: E501 - a pattern is read as one line

from __future__ import annotations

import re

SECTIONS = (
    r"trending(?: (?:now|news|stories|topics|today))?",
    r"most[ -](?:read|popular|viewed|shared|recent|watched|discussed)(?: .{0,40})?",
    r"(?:latest|top|breaking|recent|other|more|popular|featured|local|world|today's)"
    r" (?:news|stories|headlines|articles|posts|videos|updates|links|products|top stories)(?: .{0,30})?",
    r"(?:also )?(?:related|recommended|suggested|similar)"
    r"(?: (?:news|stories|story|articles?|posts|topics|content|reading|coverage|links|videos|tags|for you))?",
    r"more (?:from|on|in|like|about) .{1,60}",
    r"you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,20}",
    r"recommended for you|don['’]?t miss|editor['’]?s?['’]? (?:picks?|choice)",
    r"read (?:also|more|next|this next)|also read|see also|up next|what to read next|further reading",
    r"(?:connect|follow|stay connected|stay in touch|get in touch)(?: (?:with )?us)?(?: on)?",
    r"connect|contact(?: us)?|about us|follow|in this (?:section|story)",
    r"sectors|sections|editions|categories|topics|tags|keywords|site ?map|navigation|quick links",
    r"(?:(?:left|right|main|top) )?menu|search|footer|legal|our network|copyright",
    r"opinion / .{1,40}|photo ?(?:s|gallery|galleries)|videos?|podcasts?|newsletters?",
    r"comments?|\d+ comments?|show comments|post a comment|leave a (?:reply|comment)",
    r"join the (?:conversation|discussion)|share(?: this(?: (?:article|story|post|page))?)?",
    r"advertisements?|ads?|sponsored(?: content)?|promoted|partner content",
    r"about the authors?|author['’]?s?['’]? bio|authors?|contributors?|other (?:links|products)",
    r"(?:top|hot|visual|web|must) (?:trending|picks|stories|reads)|explore more on these topics|suggested topics",
    r"text size|share page|close panel|about sharing|end of article|watch|listen|recommended",
    r"follow us on .{1,40}",
)
"""A line that opens a box of other things: short prose under it is not the article's."""

LABELS = (
    r"share(?: this.{0,20})?|advertisements?|ads?|videos?|comments?|\d+ comments?|follow|search",
    r"(?:(?:left|right|main|top) )?menu|read more|tags|topics|keywords|photo ?s?|in this story",
    r"newsletters?|sponsored(?: content)?",
)
"""Of these, the ones that stand in the middle of articles and say nothing of what follows."""

ASIDES = (
    r"(?:also read|read also|read more|read next|see also|don['’]?t miss|recommended|watch|listen)",
    r"(?:related|recommended|suggested) (?:story|article|read|reading|post|topic)|follow(?: us)?(?: on .{0,40})?",
    r"(?:text size|share page|close panel|about sharing|connect(?: with us)?)",
)
"""Of the sections, those that hold one thing: the article goes on after it."""

ENDINGS = (
    r"[(\[]?\s?(?:with|additional) (?:\w+ )?(?:inputs?|reporting|information|material|reports?) (?:from|by)\b.{0,80}",
    r"[(\[]?\s?(?:reporting|writing|editing|compiled|additional reporting|edited|written|reported"
    r"|translated|produced) by\b.{0,200}",
    r"[(\[]?\s?this (?:story|article|report|copy|content|piece) (?:has been|was|is|has not been|first|originally)\b"
    r".{0,40}(?:generated|published|edited|auto|syndicated|sourced|appeared|produced|translated|taken).{0,160}",
    r"\(?\s?(?:©|\(c\) |&copy;|copyright(?=\s*(?:©|\(c\)|\d{4}))).{0,160}",
    r".{0,80}all rights reserved.{0,40}",
    r"our standards:.{0,80}",
    r"\*\*\*|###|-30-|\(?ends?\)",
)
"""A line after which the article is over."""

LINES = (
    r"(?:last )?(?:updated?|published|posted|created|modified|first published|date|issued|filed under|editor"
    r"|category|categories|tags?|topics?|keywords|source|image|written by|reported by|location|country|section)"
    r"(?: (?:on|at))?\s*(?:[:|].{0,160}|\d(?:[^.!?]|\.(?=\d)|[ap]\.m\.){0,60})?",
    r"(?:title|headline|outlet|publisher|publication|newspaper|author|byline|url|link|language)\s*:\s.{1,300}",
    r"date \d{4}-\d\d-\d\d\b.{0,200}",
    r"\d{1,3}\s?(?:min(?:ute)?s?|sec(?:ond)?s?|hours?|hrs?|days?)\.? (?:read|ago|listen|watch).{0,20}",
    r"(?:audio|listen|watch|video|gallery|in pictures|live|podcast|read|also read|read also|read more|see also"
    r"|more|related|don['’]t miss|must read|explained|photos|opinion|recommended)\s*[:|>»].{0,200}",
    r"(?:also read|read also|read more|see also|watch (?:the )?video|watch now|watch live"
    r"|listen to (?:the|this) (?:article|story))\b.{0,200}",
    r"(?:please )?(?:subscribe|sign (?:up|in)|log ?in|register|download|click|tap|enable)\b.{0,60}\b(?:newsletters?|inbox"
    r"|account|app|here|notifications|javascript|cookies|alerts?|free|telegram|whatsapp|youtube|channel)\b.{0,120}",
    r"(?:please )?(?:get|join|follow|like|share|support|become|find|tell) (?:us|our|this|the (?:latest|top|best|day)"
    r"|more|your|live|breaking|free|unlimited|a (?:member|subscriber))\b.{0,60}\b(?:newsletters?|inbox|facebook|twitter"
    r"|instagram|telegram|whatsapp|linkedin|youtube|our (?:channel|community|work|journalism|page)|member|subscriber|news)"
    r"\b.{0,120}|(?:follow|like|find|join) us\b.{0,60}",
    r"(?:we|this (?:site|website)|our (?:site|website)) uses? cookies.{0,400}",
    r".{0,60}\b(?:your (?:inbox|browser|email address|ad blocker|privacy choices)"
    r"|our (?:newsletter|app|privacy policy|terms|cookie policy|daily briefing|telegram channel"
    r"|whatsapp channel|youtube channel))\b.{0,160}",
    r"(?:give|send) feedback|report (?:an? )?(?:error|typo|issue).{0,60}|skip to .{0,40}|back to top",
    r"load more.{0,30}|show (?:more|less)|view (?:all|more|comments).{0,30}|see all.{0,30}",
    r"continue reading.{0,80}|(?:story|article) continues\b.{0,60}|scroll (?:down|to).{0,60}",
    r"subscribe(?: (?:now|today)| to .{0,60})?\s*|sign (?:up|in)|log ?in|menu|home|close|print|email|save|copy link",
    r"accept(?: all)?(?: cookies)?|reject all|next|previous|loading\.{0,3}|text size.{0,20}|listen|play",
    r"exclusive|updated|breaking|live|news|world|politics|business|sports?|opinion|analysis|culture|technology",
    r"(?:disclaimer|editor['’]?s note|note)\s*:.{0,60}(?:views|opinion|syndicated|auto|generated|expressed).{0,300}",
    r"the (?:views|opinions) expressed\b.{0,300}",
    r"(?:e-?mail|phone|tel|fax|whatsapp)\s*[:.].{0,120}",
    r"this article is more than \d{1,2} (?:years?|months?) old|this (?:video|content|browser) (?:can ?not|is not|does not).{0,80}",
    r"(?:skip past|after) newsletter promotion|free (?:daily|weekly|monthly)? ?newsletter|sign up (?:to|for) .{1,60}",
    r"privacy notice:.{0,380}|.{0,200}\bprivacy policy\b.{0,80}\bappl(?:y|ies)\b.{0,100}",
    r"are you affected by .{0,120}|.{0,60}share your experiences.{0,160}|(?:got|have) a (?:news )?tip\?.{0,80}",
    r"(?:(?:please|consider|help|enjoying|if you)\b.{0,80})?\bsupport(?:ing)? our (?:work|journalism|newsroom)\b.{0,80}"
    r"|become a (?:member|subscriber)\b.{0,60}|purchase licensing rights.{0,40}",
    r"\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? \d{1,2}:\d\d.{0,20}",
    r"\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?|advertisement\b.{0,40}|reuse this content",
    r"(?:\(?attn:|\(lead\)\s*\Z|media caption,).{0,120}",
    r"\S{1,60}@\S{1,60}\.\S{1,20}|(?:https?://|www\.)\S{1,300}|[@#]\w+(?:\s+[@#]\w+){0,20}",
    r"[\d\s.,:/()%+–—-]+|[^\w]+",
)
"""A line that is furniture wherever it stands."""

BYLINE = (
    r"(?:[Bb]y|BY) [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|and|de|van|der|von|al|bin|the)){0,9}"
    r"(?:,? (?:[A-Z][\w.'’-]+ ?){1,4})?(?:\s*[|,•·–—-].{0,80})?"
)
"""With regard to case."""

_CREDIT = (
    r"(?:photo(?:graph)?s?|image|picture|pic|illustration|video|graphic|file(?: photo)?|handout|credit|courtesy"
    r"|getty(?: images)?|afp|ap|reuters|epa|ani|pti|yonhap|xinhua|shutterstock|alamy|istock|pool|representational)"
)
CAPTIONS = (
    rf"[(\[]?\s?{_CREDIT}(?: (?:by|credit|courtesy|source|caption))?\s*[:/|©].{{0,300}}",
    r".{0,400}(?:photo|image|picture|file|getty|afp|ap|epa|ani|pti|pool|handout)\s?[:/|©][^.!?]{0,60}[)\]]?\s?\.?",
    rf".{{0,400}}[\[(]\s?(?:{_CREDIT}\s?[:/|©] ?[^.!?]{{0,80}}|file(?: photo)?|photo|(?:photo|image|picture)s? (?:by|courtesy)"
    r" [^.!?]{0,60})[)\]]\s?\.?",
    r"image (?:source|caption),? .{1,300}|media caption,? .{1,300}",
    r"this (?:undated |file |handout |combination |combo |aerial |satellite |still |screen ?grab ){0,2}(?:photo|image|picture|video grab|frame)"
    r"(?:graph)?\b.{0,80}\b(?:shows?|provided|released|taken|captured|from)\b.{0,250}",
    r".{0,400}\b(?:file photo|photo by .{1,60}|(?:image|photo) credit.{0,60}|via (?:reuters|ap|afp|getty images))\.?\)?",
)
"""A line that ends, or begins, with the credit of a picture."""

CREDITS = (
    rf"(?:[\w.’' -]{{2,60}}\s?[/|,]\s?){{0,3}}{_CREDIT}(?:\s?[/|,]\s?[\w.’' -]{{2,40}}){{0,2}}",
    r"(?:photo|image|picture)s?(?: by|:) .{2,60}",
)
"""A line that is nothing but such a credit: the line before it is the caption."""

NETWORKS = frozenset(
    [
        "bluesky",
        "copy",
        "email",
        "facebook",
        "flipboard",
        "google",
        "instagram",
        "line",
        "link",
        "linkedin",
        "messenger",
        "more",
        "news",
        "pinterest",
        "print",
        "quora",
        "reddit",
        "rss",
        "share",
        "telegram",
        "threads",
        "tiktok",
        "tumblr",
        "twitter",
        "vk",
        "whatsapp",
        "x",
        "youtube",
    ]
)


def whole_line(table: tuple[str, ...], *, closers: str = "") -> re.Pattern[str]:
    """One pattern for a table, to be used with ``fullmatch``."""
    return re.compile(rf"\s*(?:{'|'.join(table)}){closers}\s*", re.IGNORECASE)
