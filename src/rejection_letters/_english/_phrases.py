"""Clean and check what the writer says: phrases, sentences, questions, and names.

Each function takes text as people type or paste it, and returns the text to print. It removes
bullets, quotation marks, and lead-ins before it rejects anything, and rejects only what certainly
cannot be printed. A cleaned text is unchanged when cleaned again.

No pattern nests repetitions, and each pass of a loop shortens the text, which is limited to a few
hundred characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from .._names import DEGREE, PARTICLES, SUFFIXES
from .._values import LINE_LIMIT, LINES_LIMIT, RefusedError, each, line, one_line, trimmed_line
from ._sentences import capitalize

WORDS_IN_OWN_WORDS = 40
"""Maximum length of the writer's own words, in words."""

WORDS_IN_QUESTION = 25
"""Maximum length of a question, in words."""

QUESTIONS = 3
"""Maximum number of questions."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- Decoration around any text ---

_BULLET = re.compile(
    r"(?:[•‣◦▪●·▸►✓✔]\s*|[-\u2013\u2014](?=[^\W\d_])|[-\u2013\u2014*]\s+|[+>]\s+(?![0-9])"
    r"|\(?[0-9]{1,2}[.)]\s+|\(?[A-Za-z]\)\s+)(?=\S)"
)
_QUOTES = {
    '"': '"',
    "'": "'",
    "\u201c": "\u201d",
    "\u201e": "\u201d\u201c",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "`": "`",
    "*": "*",
}
_OPENING = {"\u201d": "\u201c\u201e", "\u2019": "\u2018", ")": "(", "\u00bb": "\u00ab"}
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")


def _trimmed(text: str) -> str:
    """Return a line that has a letter or a digit, without line breaks around it."""
    return _with_letters(trimmed_line(text))


def _with_letters(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise RefusedError("must contain a letter or a digit")
    return text


def _undecorated(text: str) -> str:
    """Return text without a bullet, a number, or quotation marks around all of it."""
    text = text.strip()
    bare = text[1:-1].strip()
    closing = _QUOTES.get(text[:1], "")
    if bare and text[-1] in closing:
        # Quotation marks inside mean that the outer ones are not a pair: '"lean" and "agile"'.
        inside = _APOSTROPHE.sub("", bare)
        if text[0] == "*" or not {text[0], text[-1]} & set(inside):
            return bare
    if text[:1] in ('"', "\u201c", "\u201e", "\u00ab") and not set(text[1:]) & set(closing):
        return text[1:].strip() or text
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _settled(text: str, step: Callable[[str], str]) -> str:
    """Apply a step until nothing changes, but never remove the last letter or digit."""
    while (new := step(text)) != text and any(map(str.isalnum, new)):
        text = new
    return text


# --- The ends of sentences ---

_ABBREVIATIONS = _set(
    "adm approx apt assoc ave blvd bros capt cmdr co col corp dept dr e.g eq esq est etc fig ft gen"
    " gov hon i.e inc intl jr lt ltd maj mr mrs ms mt mx no ofc prof rep rev rt sen sgt sr st supt"
    " univ vs jan feb aug sept oct nov dec yahoo jeopardy"
)
"""Words before a period (or an exclamation mark) that does not end a sentence."""

_KEPT_AT_END = _set(
    "Inc Corp Co Ltd Bros Jr Sr Dr Mr Mrs Ms Mx Prof St Ave Blvd Rd Hwy Pkwy Sq Esq Assn Dept Intl"
    " Mfg Univ etc"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_END = re.compile(
    r"(?<![.!?])(?P<marks>[.!?]+)[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*(?P<next>[^\W_]))"
)


def _ends_with_abbreviation(text: str) -> bool:
    word = text.rpartition(" ")[2].lstrip("(\"'\u201c\u2018")
    return (
        word.lower() in _ABBREVIATIONS
        or len(word) <= 1
        or _INITIALS.fullmatch(word) is not None
        or (word == "al" and text.endswith("et al"))
    )


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where each sentence after the first one starts, unless that is doubtful."""
    for end in _END.finditer(text):
        begins = end["next"].isupper() and not end["marks"].startswith("..")
        if begins and not _ends_with_abbreviation(text[: end.start()]):
            yield end.end()


_QUESTION_WORD = re.compile(r"\b(?:how|what|when|where|which|who|whom|whose|why)\b", re.IGNORECASE)


def last_question(text: str) -> tuple[int, int] | None:
    """Return where the last question of a paragraph starts and ends, or None if it has none.

    A question that follows a colon starts after the colon.

    Example:
        >>> text = "May I ask for your advice? One question: What comes first? Thank you."
        >>> start, end = last_question(text)
        >>> text[start:end]
        'What comes first?'
    """
    starts = [0, *sentence_starts(text)]
    for start, stop in zip(reversed(starts), [len(text), *reversed(starts)], strict=False):
        sentence = text[start:stop].rstrip()
        if not sentence.rstrip("\"'\u201d\u2019)").endswith("?"):
            continue
        lead_in, colon, question = sentence.partition(": ")
        leads_in = question[:1].isupper() and _QUESTION_WORD.search(lead_in) is None
        return start + len(lead_in + colon) * leads_in, start + len(sentence)
    return None


# --- Phrases ---

_LEAD_IN = re.compile(
    r"(?:(?:i applied|i was drawn|drawn)\s+)?"
    r"(?:because of|due to|thanks to|regarding|re:|topics?:"
    r"|about(?!\s(?-i:You\b))"
    r"|(?:by|for|of|on)(?=\s(?:your|how)\b)"
    r"|especially(?=\s(?:your|the|my|our|how|what|why|about)\b)"
    r"|(?:that\s)?(?:it|this|that)(?:['\u2019]s|\sis|\swas)\s(?:all\s)?(?:about|because of)"
    r"|the (?:part|bit)s? about)\s+(?=\S)",
    re.IGNORECASE,
)
_MARKS_AT_END = " .,;:!?\u2026\u2013\u2014"
_LOWERED = _set(
    "A An The This That These Those Your My Our Their His Her Its"
    " How What Why Where When Whether Who Which"
)
_ARTICLES = frozenset(("A", "An", "The"))
_LETTER_A = re.compile(r"A (?:levels|shares|roads|players|frames|level(?! of))\b")
# Names in title case capitalize such words, too: "Who Gives A Crap".
_IN_NAMES = _set(
    "The An Is Are Was We You They It Be Do Did Of In To Not Your My Our And Or For Gives Who What"
    " When Where Why How"
)
_NAMES = re.compile(
    r"(?:My Little Pony|My Fair Lady|His Dark Materials|Our Town|Our Lady|Her Campus"
    r"|This American Life|This Old House|That Game|That '?70s Show|An Post)\b"
)
_GERUNDS = _set(
    "Building Buying Coaching Coding Cooking Cutting Debugging Designing Developing Farming"
    " Financing Getting Growing Handling Helping Hiring Keeping Leading Learning Making Managing"
    " Manufacturing Marketing Measuring Mentoring Migrating Moving Nursing Onboarding Planning"
    " Pricing Publishing Recruiting Reducing Running Scaling Scheduling Selling Shipping Sourcing"
    " Staffing Switching Teaching Testing Training Treating Using Welding Working Writing"
)

_HAVE_CONTRACTIONS = {
    "i": ("m", "ve", "d", "ll"),
    "you": ("re", "ve", "d", "ll"),
    "we": ("re", "ve", "d", "ll"),
    "they": ("re", "ve", "d", "ll"),
    "he": ("s", "d", "ll"),
    "she": ("s", "d", "ll"),
    "it": ("s", "d", "ll"),
    "that": ("s", "d", "ll"),
    "there": ("s", "d", "ll"),
}
_PRONOUNS = frozenset(("i", "you", "we", "they", "he", "she", "it"))
# "I-beams" and "I statements", and "you and your team".
_NOT_VERBS = {
    "i": _set("and or to through vs beam beams bonds joist joists statement statements visa visas"),
    "you": _set("and or as guys two statements"),
    "we": _set("and the statements"),
    "they": _set("and pronouns"),
}
# "It support" and "He leak testing" are not sentences, so these pronouns require a known verb.
_VERBS = _set(
    "is isn't was wasn't will won't would has had does doesn't did didn't can could may might must"
    " should seems seemed sounds sounded looks looked feels felt made makes gave gives took takes"
    " went goes became becomes means meant matters mattered matches fits helped helps showed shows"
    " inspired inspires interested interests excited excites appealed appeals reminded reminds"
    " said says told explained asked answered taught talked mentioned described spoke knew knows"
    " also always just never only really still clearly truly"
)
_DETERMINERS = "your|my|our|their|his|her|the|a|an"
_SUBORDINATE = re.compile(
    r"because\s(?!of\b)|Because\s(?!of\b)(?=[a-z])"
    r"|(?:[Ss]ince|[Ii]f|[Aa]lthough|[Tt]hough|[Tt]hat)\s"
    r"(?:I(?! beam)|i|you|we|they|he|she|it)\s(?=[a-z])"
    rf"|[Tt]hat\s(?:{_DETERMINERS}|there)\s"
)
_DIRECT_QUESTION = re.compile(
    r"(?:[Hh]ow|[Ww]hat|[Ww]hy|[Ww]here|[Ww]hen|[Ww]ho|[Ww]hich)\s"
    r"(?:do|does|did|is|are|am|was|were|will|would|can|could|should|have)(?:n['\u2019]t)?\s"
    r"(?:I|i|you|we|they|he|she|it)\b"
    # Not "do it yourself kits".
    r"|(?:[Dd]o|[Dd]id|[Aa]re|[Ww]ere|[Cc]an|[Cc]ould|[Ww]ould|Should|should|[Hh]ave)\s(?:you|we|they)\b"
    r"|(?:[Dd]oes|[Dd]id|[Ii]s|[Ww]as|[Hh]as)\s(?:he|she|it)\b"
)
# One word between a determiner and a verb leaves no room for a relative clause, unlike "the way
# your team is organized" or "the value Acme delivers".
_MAIN_CLAUSE = re.compile(
    r"(?:[Tt]here|[Tt]his|[Tt]hat)\s(?:is|was)\s\S|(?:[Tt]here|These|these|[Tt]hose)\s(?:are|were)\s\S"
    r"|[Ee]very(?:one|body|thing)\s(?:is|was|seems|seemed)\s\S"
    r"|(?:your|my|our|their|the)\s(?!(?:who|what|where|how|why)\b)[^\W_]+\s(?:"
    r"(?:is|are|was|were|has|had|seems|seemed)\s\S"
    r"|(?:is|are|was|were|has|had|does|did)n['\u2019]t\b"
    r"|(?:provides|creates|develops|solves|delivers|cares|believes|inspires)\s\S"
    r"|(?:builds|makes|does|offers)\s"
    r"(?:great|good|amazing|excellent|wonderful|fantastic|awesome|the best)\b"
    r"|(?:impressed|inspired|excited|interested|attracted|drew|taught|encouraged|motivated)"
    r"\s(?:me|us)\b)"
)
_OPINION = re.compile(
    rf"(?:your|my|our|their|the)(?:\s(?!(?:{_DETERMINERS}|that|who|which|what|how|you|we|they|I"
    r"|ways?|reasons?|facts?|ideas?|beliefs?|times?|days?|places?|moments?)\b)"
    r"[^\W_]+){2,3}\s(?:is|are|was|were)(?:\s(?:so|very|really|truly|such))?"
    r"\s(?:great|good|amazing|excellent|wonderful|fantastic|awesome|impressive|inspiring|kind|nice)"
    r"\Z"
)


def noun_phrase(
    text: str,
    frame: str = "the part about",
    example: str = "your move to usage-based pricing",
) -> str:
    """Return a phrase that can follow a preposition, as in "the part about how you price support".

    Args:
        text: A noun phrase, a gerund, or a clause that begins with a word such as "how" or "what".
        frame: The words that the phrase follows, for the error message.
        example: A phrase that can follow them, for the error message.

    Returns:
        The phrase without decoration, lead-ins such as "about", or a mark at the end, and with a
        lowercase first word if that word is not part of a name.

    Raises:
        RefusedError: The text is a sentence, or is not a valid line.

    Example:
        >>> noun_phrase("- The part about how you price support?")
        'how you price support'
    """
    phrase = line(_settled(_trimmed(text), _shortened))
    if _is_sentence(phrase):
        raise RefusedError(
            f"must be a noun phrase such as '{example}', not a sentence",
            remedy=f"Write only the words that would follow '{frame}'.",
        )
    return phrase


def _shortened(text: str) -> str:
    text = _undecorated(text)
    kept = text.rstrip(_MARKS_AT_END)
    if kept.endswith(" -"):
        kept = kept[:-2].rstrip(_MARKS_AT_END)
    is_abbreviation = text[len(kept) :].startswith(".") and _keeps_period(kept)
    text = f"{kept}." if is_abbreviation else kept
    lead_in = _LEAD_IN.match(text)
    if lead_in:
        text = text[lead_in.end() :]
    return _lowered(text)


def _keeps_period(text: str) -> bool:
    word = text.rpartition(" ")[2].lstrip("(\"'\u201c\u2018")
    initials = "." in word and _INITIALS.fullmatch(word) is not None
    return word in _KEPT_AT_END or initials or text.endswith("et al")


def _lowered(text: str) -> str:
    """Return a phrase with its first word in lowercase if it is certainly not part of a name."""
    first, _, rest = text.partition(" ")
    if first in _GERUNDS:
        return text if rest[:1].isupper() else text[0].lower() + text[1:]
    if first not in _LOWERED or not rest or _LETTER_A.match(text) or _NAMES.match(text):
        return text
    if first not in _ARTICLES and _is_title_case(rest.split()):
        return text
    return text[0].lower() + text[1:]


def _is_title_case(words: list[str]) -> bool:
    """Return whether words begin with a name that capitalizes a small word: "I Work's app"."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if not word[0].isupper():
            return False
        if word in _IN_NAMES or (word in ("I", "A") and following[:1].isupper()):
            return True
    return False


def _is_sentence(phrase: str) -> bool:
    return (
        _has_subject_and_verb(phrase)
        or _SUBORDINATE.match(phrase) is not None
        or _DIRECT_QUESTION.match(phrase) is not None
        or _MAIN_CLAUSE.match(phrase) is not None
        or _OPINION.match(phrase) is not None
        or any(_has_subject_and_verb(phrase[start:]) for start in sentence_starts(phrase))
    )


def _has_subject_and_verb(phrase: str) -> bool:
    """Return whether a phrase begins with a subject pronoun and a verb or an adverb."""
    first, _, rest = phrase.replace("\u2019", "'").partition(" ")
    if first not in (first.lower(), first.capitalize()):
        return False  # "IT infrastructure"
    subject, _, ending = first.lower().partition("'")
    second = rest.partition(" ")[0].rstrip("',.;:!?")
    if not second[:1].islower():
        return False  # "You Need A Budget"
    if ending:
        return ending in _HAVE_CONTRACTIONS.get(subject, ())
    if subject == "i,":
        return True
    if subject not in _PRONOUNS:
        return False
    if subject == "it":
        return second in _VERBS
    if subject in ("he", "she"):
        return second in _VERBS or second.endswith("ed")
    return second not in _NOT_VERBS[subject]


# --- Plans ---

_I_WILL = re.compile(
    r"(?:(?:my plan is|i(?:['\u2019]m| am) going|i (?:plan|intend|want)"
    r"|i(?:['\u2019]d| would) like) to|to"
    r"|i(?:['\u2019]ll| will)(?: (?:also|now|first))?)\s+(?=\S)",
    re.IGNORECASE,
)
_NOT_INFINITIVE = re.compile(
    rf"(?:(?:{_DETERMINERS}|this|that|these|those|its|all|more|less|no(?! longer )|and|but|or|i|we"
    r"|you|he|she|it|they|there|am|is|are|was|were|been|will|would|can|could|should|may|might|must"
    r"|how|what|which|who|when|where|why|if|because|since|after|before|about|for|with|from|in|on"
    r"|at|of)\b(?![/-])|to$"
    r"|(?:i|we|you|he|she|it|they)['\u2019]"
    # Not "bring" or "string", which have no vowel before the ending.
    r"|(?=[a-z]*[aeiouy][a-z]*ing\b)[a-z]+ing\b"
    # Not "need" or "proceed".
    r"|(?!(?:embed|shed|shred|wed)\b)[a-z]+(?<!e)ed\b(?!-))",
    re.IGNORECASE,
)
"""First words that cannot follow "I will"."""


def verb_phrase(text: str) -> str:
    """Return a phrase that can follow "I will", as in "I will rewrite the first page".

    Args:
        text: A verb in its base form and what belongs to it.

    Returns:
        The phrase without decoration, "I will" or "to" before it, or a mark at the end, and with
        a lowercase first word.

    Raises:
        RefusedError: The text does not begin with a verb in its base form, is more than one
            sentence, or is not a valid line.

    Example:
        >>> verb_phrase("- I'll rewrite the first page.")
        'rewrite the first page'
    """
    phrase = line(_settled(_trimmed(text), _without_i_will))
    if _NOT_INFINITIVE.match(phrase) or any(True for _ in sentence_starts(phrase)):
        raise RefusedError(
            "must be what you will do, such as 'move my results to the top'",
            remedy="Write only the words that would follow 'I will'.",
        )
    return phrase


def _without_i_will(text: str) -> str:
    text = _undecorated(text)
    kept = text.rstrip(_MARKS_AT_END)
    is_abbreviation = text[len(kept) :].startswith(".") and _keeps_period(kept)
    text = f"{kept}." if is_abbreviation else kept
    lead_in = _I_WILL.match(text)
    if lead_in:
        text = text[lead_in.end() :]
    first = text.partition(" ")[0]
    is_capitalized = first[:1].isupper() and first[1:].islower()  # not "QA" or "A/B"
    return text[0].lower() + text[1:] if is_capitalized else text


# --- Sentences ---

_ENDED = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964][\"'\u201d\u2019)\]\u00bb]*\Z")


def own_words(text: str, limit: int) -> str:
    r"""Return one or two sentences, on one line, with a capital and a final mark.

    Args:
        text: The sentences.
        limit: Maximum number of characters.

    Raises:
        RefusedError: There are certainly more than two sentences, or more than 40 words.

    Example:
        >>> own_words("watching the night shift\nwork changed my mind about triage", 400)
        'Watching the night shift work changed my mind about triage.'
    """
    words = _settled(_with_letters(one_line(text, limit)), _undecorated)
    number = len(words.split())
    if number > WORDS_IN_OWN_WORDS:
        raise _too_many_words(WORDS_IN_OWN_WORDS, number)
    sentences = 1 + sum(1 for _ in sentence_starts(words))
    if sentences > 2:
        raise RefusedError(
            f"must be one or two sentences; got {sentences}",
            remedy="Keep what only you could write.",
            show_value=False,
        )
    return one_line(_begun(_ended(words)), limit)


def _ended(text: str) -> str:
    if _ENDED.search(text):
        return text
    text = text.rstrip(" ,;:-\u2013\u2014")
    is_quote = text.endswith("\u201d") or (text.endswith('"') and text.count('"') % 2 == 0)
    # American English puts the period inside double quotation marks.
    ended = f"{text[:-1]}.{text[-1]}" if is_quote else f"{text}."
    return text if _ENDED.search(text) else ended


def _begun(text: str) -> str:
    return unicodedata.normalize("NFC", capitalize(text))


def _too_many_words(limit: int, number: int) -> RefusedError:
    return RefusedError(f"must have at most {limit} words; got {number}", show_value=False)


# --- Questions ---

_LABEL = re.compile(
    r"(?:Q|q|Question|question)\s?[0-9]{0,2}[.:)]\s+(?=\S)|(?:Question|question):\s+(?=\S)"
)
_INTERROGATIVE = r"(?:what|which|who|whom|whose|when|where|why|how)(?:['\u2019](?:s|re|d|ll|ve))?\b"
_ASKS = re.compile(
    rf"(?:(?:and|but|so|also|or),?\s)?(?:{_INTERROGATIVE}"
    rf"|(?:about|at|by|for|from|in|of|on|to|with|under)\s{_INTERROGATIVE}"
    r"|(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|shall|should|may|might"
    r"|must)(?:n['\u2019]t)?\b)",
    re.IGNORECASE,
)


def question(text: str) -> str:
    """Return a question that begins with a capital and ends with one question mark.

    Args:
        text: The question. The mark may be missing if the first word shows that it is a question.

    Raises:
        RefusedError: The text is not a question, or has more than 25 words.

    Example:
        >>> question("1. what would you learn first")
        'What would you learn first?'
    """
    asked = _settled(_trimmed(text), _unlabeled)
    marked = _marked(asked)
    if not marked.endswith("?"):
        if "?" in marked or not _ASKS.match(asked.lstrip("\"'\u201c\u2018(")):
            raise RefusedError(
                "must end with a question mark",
                remedy="Write a question such as 'What would you learn first in my place?'",
            )
        marked = asked.rstrip(" .,;:!-\u2026\u2013\u2014") + "?"
    number = len(marked.split())
    if number > WORDS_IN_QUESTION:
        raise _too_many_words(WORDS_IN_QUESTION, number)
    return line(_begun(marked))


def _unlabeled(text: str) -> str:
    text = _undecorated(text)
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _marked(text: str) -> str:
    """Return a question with its marks reduced to one question mark at the end, if it has any."""
    text = text.replace("\uff1f", "?").replace("\u061f", "?")
    bare = text.rstrip(" ?!.\"'\u201d\u2019)\u00bb")
    inside, mark, outside = text[len(bare) :].partition("?")
    if not mark:
        return text
    bare = (bare + inside).rstrip(" !.")
    closers = "".join(one for one in outside if one not in " ?!." and _is_open(one, bare))
    return f"{bare}{closers}?"


def _is_open(closer: str, text: str) -> bool:
    if closer == '"':
        return text.count(closer) % 2 == 1
    return any(opening in text for opening in _OPENING.get(closer, ""))


def questions(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    r"""Return one to three distinct questions; text has one question per line.

    Example:
        >>> questions("- Which certification matters?\n- Who reads the reports?")
        ('Which certification matters?', 'Who reads the reports?')
    """
    if isinstance(value, str) and len(value.splitlines()) == 1:
        return (question(value),)
    distinct: dict[str, str] = {}
    for one in each(value, question):
        distinct.setdefault(one.casefold(), one)
    asked = tuple(distinct.values())
    if len(asked) > QUESTIONS:
        raise RefusedError(
            f"must have at most {QUESTIONS} questions; got {len(asked)}",
            remedy="Keep the ones that matter most to you.",
            show_value=False,
        )
    return asked


# --- Names ---

_DEGREE = rf", ?{DEGREE}"
_DEGREE_AT_END = re.compile(rf"{_DEGREE}\Z")
_DEGREES = re.compile(rf"{_DEGREE}(?= ?[,;]| (?:and|&) |\Z)")
_SUFFIX = re.compile(r", ?(?=(?:Jr|Sr|II|III|IV)\b)")
_LAST_FIRST = re.compile(r"([^\W\d_][\w'\u2019-]*), ([^\W\d_][\w'\u2019-]+(?: [^\W\d_]\.?)?)")
_SEPARATOR = re.compile(r" ?[,;] ?(?:(?:and|&) )?| (?:and|&) ")
_AND = re.compile(r"(?:and|&) (?=\S)")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019.-])*")
_GROUP = re.compile(r"(?:(?:the|your|the rest of|all of)\s\w|everyone|everybody|others\b)")
_NOT_A_NAME = SUFFIXES | _set(
    "Sons Daughters Brothers Bros Sisters Co Company Partners Associates CEO CFO COO CTO HR VP Head"
    " Director Manager Chief"
)


def name(text: str) -> str:
    """Return one name without decoration, trailing marks, or academic degrees.

    Example:
        >>> [name(text) for text in ("Okafor, Miriam", "Miriam Okafor, PhD,", "Tom Lee Jr.")]
        ['Miriam Okafor', 'Miriam Okafor', 'Tom Lee Jr.']
    """
    return line(_settled(_trimmed(text), _bare_name))


def _bare_name(text: str) -> str:
    text = _undecorated(text)
    leading = _AND.match(text)
    if leading:
        text = text[leading.end() :]
    text = _SUFFIX.sub(" ", _DEGREE_AT_END.sub("", text.rstrip(" ,;:!")))
    if text.endswith("."):
        bare = text.rstrip(" .,;:!")
        is_initial = len(bare.rpartition(" ")[2]) == 1
        text = f"{bare}." if is_initial or _keeps_period(bare) else bare
    flipped = _LAST_FIRST.fullmatch(text)
    if flipped and flipped[2][0].isupper() and not flipped[2].isupper():
        return f"{flipped[2]} {flipped[1]}"
    return text


def names(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return distinct names; text may have several on a line, as in "Ana Ruiz and Tom Okafor".

    The items of a list are one name each, so a list can name "Smith and Wesson".

    Example:
        >>> names("Priya Raman, Tom Okafor, and the design team")
        ('Priya Raman', 'Tom Okafor', 'the design team')
    """
    if isinstance(value, str) and len(value) <= 5 * LINE_LIMIT * LINES_LIMIT:
        value = [part for one in value.splitlines() for part in _split(one)]
    return tuple(dict.fromkeys(each(value, name)))


def _split(text: str) -> list[str]:
    """Split a line into names, or return it as one item if a part does not look like a name."""
    if len(text) > 5 * LINE_LIMIT:
        return [text]
    bare = _undecorated(" ".join(text.split())).rstrip(" ,;:")
    bare = _SUFFIX.sub(" ", _DEGREES.sub("", bare))
    parts = _SEPARATOR.split(bare)
    if len(set(parts)) == len(parts) and all(map(_looks_like_name, parts)):
        return parts
    return [text]


def _looks_like_name(text: str) -> bool:
    words = text.split()
    if _GROUP.match(text):
        return len(words) <= 6
    if len(words) > 1 and words[-1].rstrip(".") in SUFFIXES:
        del words[-1]
    return 0 < len(words) <= 5 and all(
        _NAME_WORD.fullmatch(word) is not None
        and word.rstrip(".") not in _NOT_A_NAME
        and (not word[0].islower() or (number > 0 and word in PARTICLES))
        for number, word in enumerate(words)
    )
