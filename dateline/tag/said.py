"""Posts that a text gives to a person: before the name ("Bundeskanzler Olaf Scholz", "le président français Emmanuel Macron"), after it
("Takeshi Iwaya, Japan's foreign minister,"), or joined to it (岩屋毅外相).

English titles before a name are read where people are discovered; here is the rest. The words are given as the text has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from dateline.tag.folding import folded, plain
from dateline.tag.people import Person
from dateline.tag.sections import Section
from dateline.tag.words import lines
from dateline.text import regex

_REACH = 70
_PAST = (
    r"(?:former|ex|then|late|acting|interim|outgoing|incoming|deputy|vice|früherer?|ehemaliger?|damaliger?|stellvertretende[rn]?|ancien(?:ne)?|vice|"
    r"antigu[oa]|anterior|expresidente|ex|vicepresidente|già|vice|antig[oa]|voormalig|oud|бывший|экс)"
)
_ENGLISH = (
    r"(?:minister|president|premier|chancellor|taoiseach|chief executive|secretary[- ]general|foreign secretary|defence secretary|home secretary|"
    r"secretary of state|governor|king|queen|emperor|director[- ]general|high representative|ambassador|commissioner|envoy|spokes(?:man|woman|person)|"
    r"mayor|speaker|chair(?:man|woman)?)"
)
_FIELD = r"(?: (?:of|for|to) (?:the )?[A-Z][\w’'.-]*(?: (?:(?:and|of|the) )*[A-Z][\w’'-]*){0,4})?"
_APPOSED = regex(
    rf",? ?[,(] ?(?:(?:who is|currently|now) )?(?:the |an? )?((?:[A-Z][\w’'.-]* ){{0,3}}?(?:[a-z-]+ ){{0,3}}?(?i:{_ENGLISH}){_FIELD})(?=[,.;:)]|\Z|\n| said\b)"
)
_OF = (
    r"(?: (?:de la|de los|de las|von der|de|du|des|del|della|dello|di|do|da|dos|das|van|von|der|des) [^\W\d_][\w-]+(?: [^\W\d_][\w-]+)??"
    r"| (?:d|dell|de l)'[^\W\d_][\w-]+| [а-яёіїє]{3,}(?:ии|ны|ши|ая|на|ды|ая))?"
)
_ARTICLE = regex(r"(?:\b(?:le|la|el|il|o|a|der|die|de|del|al|au|du|sa|su) |\bl')\Z")
_ROMANCE = r"[a-z]{2,}(?:aise?|oise?|ien|ienne|aine?|ande?|an[oa]|ense|ese|es|esa|en[oa]|in[oa]|eir[oa]|ola?|ac[oa]|ic[oa]|russe|ique|turc|grec|belge|suisse)"
_OWNER = regex(r"^[A-Z][\w’'. -]*?[’']s? (?=\w)")
_CJK = regex("[\u3400-\u9fff\uac00-\ud7af]")


def with_posts(people: Sequence[Person], sections: tuple[Section, ...], language: str) -> tuple[Person, ...]:
    """The people, those named in full without a title that says their post with the one that stands beside their name."""
    return tuple(
        person if person.post or " " not in person.name else _with_post(person, post_beside(sections[person.section].text, person.start, person.end, language))
        for person in people
    )


def _with_post(person: Person, post: str) -> Person:
    return replace(person, post=_OWNER.sub("", post)) if post else person


@cache
def posts_abroad() -> dict[str, str]:
    """Posts in other languages: the folded form to what English calls it."""
    found: dict[str, str] = {}
    for line in lines("posts_abroad"):
        english, _, forms = line.partition(" = ")
        for form in forms.split(" | "):
            for spelling in (form, form.replace("ß", "ss")):
                found.setdefault(plain(spelling), english)
    return found


def post_beside(text: str, start: int, end: int, language: str) -> str:
    """The post that stands beside the name from `start` to `end`, as it is written; "" where none does."""
    if language.startswith("en"):
        return _apposed(text, end)
    return _joined(text, start, end) if _CJK.search(text, start, end) else _before(text, start) or _after(text, end)


def in_english(post: str) -> str:
    """What English calls a post of another language: "president" of "presidente chino"; the post itself where it is none."""
    words = plain(post).split()
    return next((posts_abroad()[form] for at in range(len(words), 0, -1) if (form := " ".join(words[:at])) in posts_abroad()), post)


def _apposed(text: str, end: int) -> str:
    """ "German chancellor" of "Olaf Scholz, German chancellor,"."""
    if text[end : end + 1] not in (",", " "):
        return ""
    found = _APPOSED.match(text, end, end + 2 * _REACH)
    return found.group(1) if found else ""


def _before(text: str, start: int) -> str:
    """ "président français" before a name; what says that it is past goes with it."""
    window = text[max(0, start - _REACH) : start]
    if not window.endswith(" "):
        return ""
    if window.endswith(", "):  # "le premier ministre britannique, Keir Starmer, la présidente …"
        window = f"{window[:-2]} "
        found = _before_pattern().search(folded(window))
        if not found or not _ARTICLE.search(folded(window), 0, found.start()):
            return ""
        return window[found.start("post") : found.end("post")].strip()
    found = _before_pattern().search(folded(window))
    return window[found.start("post") : found.end("post")].strip() if found else ""


def _after(text: str, end: int) -> str:
    """ "ministro degli Esteri" in "Antonio Tajani, ministro degli Esteri,"."""
    if text[end : end + 2] != ", ":
        return ""
    window = text[end + 2 : end + _REACH]
    found = _after_pattern().match(folded(window))
    return window[found.start("post") : found.end("post")].strip() if found else ""


def _joined(text: str, start: int, end: int) -> str:
    """ "外相" of 岩屋毅外相, "대통령" of 이재명 대통령, "外交部长" of 外交部长王毅."""
    after = _joined_pattern().match(text, end + (text[end : end + 1] == " "))
    if after:
        return after.group()
    window = text[max(0, start - 12) : start].rstrip(" ")
    return max((form for form in _cjk_forms() if window.endswith(form)), key=len, default="")


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<post>(?:{_PAST}[ -])?(?:{_forms()}){_nations()}{_OF}) \Z")


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:der |die |le |la |el |il |o |a |de |het |l')?(?P<post>(?:{_PAST}[ -])?(?:{_forms()}){_nations()}{_OF})(?=[,.;)]|\Z)")


@cache
def _joined_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _cjk_forms())))


def _nations() -> str:
    """National adjectives, as they may stand between a post and a name: "français", "Российской"."""
    stems = {plain(stem) for line in lines("adjectives_abroad") for stem in line.partition(": ")[2].split(" = ")}
    return rf"(?: (?:(?:{'|'.join(map(re.escape, sorted(stems, key=len, reverse=True)))})\w{{0,4}}|{_ROMANCE}))?"


def _forms() -> str:
    return "|".join(re.escape(form) for form in sorted(posts_abroad(), key=len, reverse=True) if not _CJK.match(form))


@cache
def _cjk_forms() -> tuple[str, ...]:
    return tuple(sorted((form for form in posts_abroad() if _CJK.match(form)), key=len, reverse=True))
