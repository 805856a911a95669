"""Patterns that recognize phrases in letters.

`review()`, the conformance kit, and the calendar reminder use them. No pattern can cover every
wording, so each matches only phrases whose meaning is clear.
"""

from __future__ import annotations

import re

from .._prose import phrase_pattern
from ._dates import MONTHS

PLACEHOLDER = re.compile(
    r"\[[^\[\]\n]{1,60}\](?!\([^()\s]+\))"
    r"|\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}"
    r"|(?<!<)</?[A-Za-z][A-Za-z _-]{0,40}/?>(?!>)"
    r"|(?<!\w)_{2,}(?!\w)"
    r"|\bX{3,}\b|\bTODO\b|\bTBD\b|\bFIXME\b"
    r"|\bDear ?,"
    r"|(?<![\[{<])(?<![\[{<] )\b(?:(?:Company|Contact|First|Last|Manager|Recipient|Recruiter|Your)"
    r" Name|(?:Job|Position|Your) Title)\b"
)
"""Text that looks like an unfilled placeholder, unless it is in a fact that the writer gave."""

_FIELD = r" ?(?:[$:#]?[A-Za-z_][\w .|-]{0,59}|\d)"
_AMOUNT = r"(?:hundred|thousand|(?:m|b|tr)illion)s?\b"

FOREIGN_PLACEHOLDER = re.compile(
    # Braces of other template languages, or too few of them
    rf"(?<!\{{)\$?\{{{_FIELD}\}}{{1,2}}|\{{\{{{_FIELD}\}}(?!\}})|\$\{{[^{{}}\n]{{1,60}}\}}"
    r"|\{ % ?[^{}\n]{0,60}% ?\}|\{#[^{}\n]{0,60}#\}"
    # Variables of shells and of Python
    rf"|(?<![\w$])\$(?!{_AMOUNT})[a-z][a-z_]{{2,59}}\b"
    r"|%\(\w{1,60}\)[sdr]\b|(?<![\w%])%(?:[sd]\b|[A-Za-z_]{2,60}%)"
    # Fields of mail merges
    r"|<<[^<>\n]{1,60}>>|<[%?][^<>\n]{0,60}[%?]>|\xab\w{1,40}_\w{1,40}\xbb|\*\|\w{1,60}\|\*"
    r"|(?i:\blorem ipsum\b(?: dolor\b)?(?: sit amet\b)?"
    r"|(?<!\[)\binsert (?:[\w']+ ){0,2}(?:company|date|link|name|role|text|title) here\b)"
)
"""A placeholder of another program, or filler text. Only a name may contain it."""

MARKDOWN = re.compile(
    r"(?<![\w*])\*{2,3}(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*{2,3}(?![\w*])"
    r"|(?<!\w)__(?!(?:call|init|main|new|name|file|all|repr|str)__)(?=[^\s_])[^_\n]{1,200}"
    r"(?<=[^\s_])__(?!\w)"
    r"|(?<!\w)~~(?=[^\s~])[^~\n]{1,200}(?<=[^\s~])~~(?!\w)"
    r"|(?<![\w`])`{1,3}[^`\n]{1,200}`{1,3}(?![\w`])|```"
    r"|!?\[[^\[\]\n]{1,100}\]\([^()\s]{1,200}\)"
    r"|\A(?:#{1,6}|[*>]) (?=\S)[^\n]{1,60}"
)
"""Markdown, which a letter would print as typed. Only a name may contain it."""

PROMISES_CALL = re.compile(
    r"\bI(?: will|['\u2019]ll| shall) (?:call|phone|ring|telephone)\b"
    r"(?! (?:my|an?|her|his|their|it|upon|the (?!company|main|office|team))\b)"
)
"""A promise to call the reader, not a friend or a mentor."""

MENTIONS_CALL = re.compile(r"\b(?:call|phone|ring|telephone)\b", re.IGNORECASE)
"""A mention of a call."""

ASKS_FOR_ADVICE = re.compile(
    r"\?|(?i:\b(?:your (?:advice|opinion|view)|minutes of your time"
    r"|to (?:ask|hear from|learn from) you)\b)"
)
"""A request for advice."""

THANKS = re.compile(r"(?i)\b(?:thank|grateful|gratitude|(?<!would )appreciat)\w*")
"""An expression of thanks."""

ASKS = re.compile(
    r"\?|(?i:\bmay I ask\b|\b(?:could|would) you\b|\bminutes of your time\b"
    r"|\b(?:like|love) to (?:ask|hear|learn)\b|\bask (?:you )?for (?:your|some|a little) advice\b"
    r"|\b(?:grateful for|value|like) (?:your|the) (?:advice|opinion|view)\b"
    r"|\bI have (?:one|a|a few|some) questions?\b)"
)
"""A request of any kind."""

MINUTES = re.compile(r"(?i)\b(\w+(?:-\w+)?)[ -]minutes?\b")
"""A number of minutes; the number is group 1."""

ASKS_FOR_JOB = re.compile(
    r"(?i)\b(?P<on_file>keep(?:ing)? (?:me|my \w+) on file)\b"
    r"|\b(?P<in_mind>keep(?:ing)? (?:me|my \w+) in mind|think(?:ing)? of me)\b(?! (?:as|like)\b)"
    r"|\b(?P<again>apply(?:ing)? again|re-?apply(?:ing)?)\b"
    r"(?! (?:(?:her|his|its|the|their)\b|(?:for|to) (?:an?|my|the) "
    r"(?:award|certificate|class|college|course|degree|grant|loan|program|scholarship|visa)))"
    r"|\bfuture (?:opening|position|opportunit|vacanc)\w*"
    r"|\breconsider|\banother chance\b(?! (?:encounter|meeting|remark))"
    r"|\brecommend me\b|\bconsider me for\b"
    r"|\b(?:candidate|choice|hire|it|offer|person|that) falls? through\b"
)
"""A request to be considered for this job again or for another one.

The groups `on_file` and `again` may accept an offer, and `in_mind` may ask an agency.
"""

_CLAIM = (
    r"(?=[^.!?,;]{0,40}\b(?:right|best|strong(?:er|est)?|ideal|perfect|(?:over)?qualified"
    r"|better (?:candidate|choice|qualified|suited|than)|suited|suitable|treated|overlooked"
    r"|misjudged|underestimated|deserve|an asset|succeed|excel|do(?:ne)? (?:it|well|better)"
    r"|(?:job|position|role|work) well|(?:good|great) (?:at|candidate|fit|for|match)"
    r"|(?:good|great)(?=[.!]))\b)"
)

ARGUES = re.compile(
    r"(?i)\bchange your mind\b|\bunfair(?:ly)?\b(?! of\b)"
    r"|\bI (?:strongly )?disagree\b(?! with (?:her|him|me|my|myself|them)\b)"
    r"|\bI deserve[ds]?\b(?! no\b)"
    r"|\b(?:be|is|made|making|was) (?:a|the) (?:wrong|mistaken|bad) (?:decision|choice)\b"
    rf"|\bI (?:still )?(?:believe|think|feel|know) (?:that )?I (?:am|was|would|could)\b{_CLAIM}"
)
"""An argument against the decision."""

ASKS_FOR_REASONS = re.compile(
    r"(?i)\breasons? (?:for|behind) (?:your|the|this)\b"
    r"|\bwhy (?:I was|was I|my|you (?:chose|did|decided)|did you)\b"
    r"|\b(?:know|share|tell me|what (?:was|were)) (?:your|the) (?:\w+ )?reasons?\b"
)
"""A question about the reasons for the decision."""

CLICHES = phrase_pattern(
    (
        *("pick your brain", "touch base", "circle back", "think outside the box"),
        *("thinking outside the box", "hit the ground running", "go-getter", "synergy"),
        *("game changer", "game-changer", "everything happens for a reason", "one door closes"),
        *("to whom it may concern", "finds you well", "thank you in advance"),
        *("thanks in advance", "at your earliest convenience", "do not hesitate"),
        *("don't hesitate", "dream job", "perfect fit", "results-driven"),
        *("track record of success", "valuable asset"),
    ),
    re.IGNORECASE,
)
"""Overused phrases."""

_MONTH = f"(?:{'|'.join(MONTHS)})"

DAY = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month_last>{_MONTH})\b"
    r"(?:,? (?P<year_last>\d{4}))?"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
)
"""A date, with the month spelled out or all in digits."""

DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")
MONTH_FIRST = re.compile(rf"\b{_MONTH} \d{{1,2}}\b")
"""Dates in British and American order."""

TITLE_ALONE = re.compile(r"(?:Dear|Hello|Hi) (?:Mr|Ms|Mrs|Mx|Dr|Prof)\.?,")
"""A salutation with an honorific but no name."""

_TALK = r"(?:conversation|talk|discussion|meeting|chat)s?"
_HAD = (
    r"(?:enjoyed|liked|valued|appreciated?|(?:thank you|thanks|grateful|glad) (?:for|of)"
    r"|(?:during|after|since|from|in|following))"
)
LOOKS_BACK_ON_TALK = re.compile(
    rf"(?i)\b{_HAD} (?:our|the|your) (?:\w+ ){{0,2}}{_TALK}\b"
    r"|\b(?:when|that|since|what) (?:we|I) (?:spoke|talked|met|could (?:speak|talk|meet))\b"
    r"|\b(?:spoke|talked|met) (?:with|to) me\b"
    r"|\b(?:enjoyed|liked) (?:talking|speaking|meeting|our)\b"
    r"|\btalking about [^.?!]{1,80} was\b"
    r"|\b(?:good|nice|pleasure) to (?:have )?(?:talk|speak|spoken|meet|met)"
    r"|\b(?:took|taking|taken) the time to (?:talk|speak|meet)\b"
    r"|\btime you (?:took|spent) (?:to (?:talk|speak|meet)|talking|speaking)\b"
    r"|\btime your (?:\w+ )?team took to (?:talk|speak|meet)\b"
)
"""A reference to a past conversation."""

LOOKS_BACK_ON_INTERVIEW = re.compile(
    rf"(?i)\b{_HAD} (?:our|the|your|my) (?:(?!phone|video|screening|first)\w+ ){{0,2}}"
    r"interviews?\b"
    r"|\b(?:our|my) interviews?\b|\binterview(?:ed|ing) me\b"
)
"""A reference to a past interview, but not to a "phone interview" or other first call."""

LAST_ROUND = re.compile(r"(?i)\b(?:last|final) (?:round|stage|interview)\b")
"""A mention of the final round of interviews."""

_CHOSE = (
    r"(?:chose|chosen|selected|hired|picked|preferred|went (?:with|to)|given to|offered to"
    r"|decided (?:on|for)|in favou?r of)"
)

SAYS_NO_OPENING = re.compile(
    r"(?i)\b(?:has|have|had|is|are|was|were) no (?:\w+ )?(?:openings?|vacanc(?:y|ies))\b"
    r"|\bnot (?:\w+ )?be filled\b|\bno longer (?:open|available)\b|\b(?:does|do) not need an? \w"
)
SAYS_FILLED = re.compile(
    r"(?i)\b(?:been|is|was|already) (?:already )?filled\b|\b(?:already|just|has|have) filled\b"
    r"|\b(?:the|your) new (?:person|colleague|hire)\b"
)
SAYS_OTHER_CANDIDATE = re.compile(
    rf"(?i)\b{_CHOSE} (?:another (?:candidate|person|applicant)|a different|some(?:one|body)) ?\w*"
    r"|\b(?:another candidate|someone else) (?:was|has|had|is|got)\b"
)
SAYS_NOT_A_FIT = re.compile(
    r"(?i)\bmy (?:application|background|experience|skills|profile)"
    r" (?:is|are|was|were|did|do|does) not\b"
    r"|\b(?:a )?different (?:background|experience|skills?) (?:from|than) (?:mine|my)\b"
    r"|\bI (?:am|was) not (?:quite )?(?:a|the right) (?:\w+ )?(?:fit|match)\b"
)
SAYS_OVERQUALIFIED = re.compile(
    r"(?i)\bover-?qualified\b|\bmore (?:experienced?|senior) than (?:you|the|this)\b"
    r"|\bI (?:am|was|seem|would be) (?:\w+ )?(?:more|too) senior\b"
    r"|\b(?:some(?:one|body)|person|candidate) (?:\w+ )?less senior\b|\bless senior than\b"
)
SAYS_FREEZE = re.compile(
    r"(?i)\b(?:not|stopped|paused|frozen|suspended) (?:\w+ )?(?:hiring|recruiting|recruitment)\b"
    r"|\b(?:hiring|recruitment) (?:freeze|pause|is (?:paused|frozen))"
    r"|\b(?:is|are|was|were|been|hiring|recruitment) on hold\b"
)
SAYS_LOCATION = re.compile(
    r"(?i)\b(?:because of|due to) (?:my|the) location\b|\bmy location (?:is|was|does|did)\b"
    r"|\bwork permit\b|\b(?:cannot|can't|not able to|unable to) work (?:where|from|in)\b"
    r"|\bwhere I (?:am (?:not )?able to|can|cannot) work\b|\bwork where I (?:cannot|can't|am not)\b"
)
SAYS_REASON = re.compile(r"(?i)\bthe reasons? you (?:gave|mention|named|stated|describe)")
"""A reason for the rejection: one pattern per reason, and `SAYS_REASON` for any of them."""

REPROACHES = re.compile(
    r"(?i)\bstill (?:waiting|have(?: not|n['\u2019]t))\b"
    r"|\b(?:not|never|n['\u2019]t) (?:yet |had time to )?"
    r"(?:hear(?:d)?|received?|get|got|had|answered|replied|responded)\b"
    r"(?: (?:back|from|an?|any|answer|reply|response|me|my|to))*"
    r"|\bwithout (?:an?|any) (?:answer|reply|response)\b"
    r"|\b(?:no|any) (?:answer|reply|response) (?:yet|so far|from you)\b"
    r"|\bignor(?:e|ed|ing)\b"
)
"""Words that blame someone for not answering."""

YOUR_EMAIL = re.compile(r"(?i)\byour (?:\w+ )?e-?mail\b(?! address)")
YOUR_LETTER = re.compile(r"(?i)\byour (?:\w+ )?letter\b")
YOUR_CALL = re.compile(
    r"(?i)\b(?:for|of|after|since|during|appreciated?) your (?:\w+ )?call\b"
    r"|\byour (?:\w+ )?call (?:of|on)\b|\bwhen you called\b|\bfor calling\b"
)
"""A mention of how the rejection arrived."""

COMPLIMENT = re.compile(
    r"(?i)(?<!\bin )\byour (?:\w+ )?(?:courtesy|expertise|experience|opinion|wisdom|candou?r)\b"
    r"|\bspeaks (?:well|highly) of\b|\bsays something (?:good|nice) about\b"
)
"""A compliment to the reader."""

TAKEN_FOR_EMPLOYER = re.compile(
    r"(?i)\byour employer\b"
    r"|\byour (?:new|next|future) (?:colleague|co-?worker|hire|employee|team ?mate|team member)s?\b"
    r"|\byou(?:['\u2019]ve| have)? (?:chose|chosen|selected|hired|picked|preferred|decided on"
    r"|decided for|went with|gone with)\b"
    r"|\byou(?:['\u2019]re| are) (?:not|no longer) (?:\w+ )?(?:hiring|recruiting)\b"
    r"|\byou have (?:no (?:\w+ )?(?:opening|vacanc|position)\w*|(?:already )?filled|paused)\b"
    r"|\binterviews? with your team\b|\b(?:meet|met|meeting|to know) your team\b"
    r"|\b(?:join|joining|work|working|part) (?:at|for|of|with|in)? ?your (?:team|company|firm)\b"
)
"""Words that fit an employer, but not a recruiter who works for an agency."""

ONE_OF_MANY = re.compile(
    r"(?<!\w)(?<!this )(?<!that )(?<!no )(?<!the )(?<!which )(?:[Oo]ne|1) "
    r"(?:[a-z]+(?<![siu])s|people|men|women|children)\b"
)
"""The number "one" or "1" before a plural, such as "one people"."""

ON_FILE = re.compile(r"(?i)\b(?:on|in your) (?:files?|records?)\b")
APPLIES_AGAIN = re.compile(
    r"(?i)\b(?:(?:apply(?:ing)?|writ(?:e|ing)|(?:get(?:ting)?|be(?:ing)?) in touch) again"
    r"|re-?apply(?:ing)?)\b"
)
IN_MIND = re.compile(r"(?i)\bin mind\b|\bfuture\b|\brecommend me\b")
"""An offer that the writer accepts, or help that an agency may be asked for."""

THANKS_FOR_TIME = re.compile(
    r"(?i)\b(?:thank you|thanks|grateful|appreciate[ds]?)\b(?! to)[^.!?]*"
    r"\b(?:time|consider\w*|opportunity|chance|reply|answer|e-?mail|letter|call"
    r"|letting me know|getting back)\b"
)
"""Thanks that every letter says already."""
