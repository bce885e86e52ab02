"""Surnames of people whose native name is written without spaces (岩屋毅): 岩屋外相 and, once named in full, 岩屋氏 or 岩屋は.

The profile gives the native name whole, so its beginning counts as the surname where the text shows that it is one: by the post
that the person holds that day, or by any post or form of address after the full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.model import ActorProfile
from dateline.tag.automaton import unspaced
from dateline.tag.evidence import Sign
from dateline.tag.roles import held_on, same_post
from dateline.tag.sections import Section
from dateline.text import regex

_POSTS = {
    "prime minister": ("内閣総理大臣", "総理大臣", "首相", "総理", "總理", "总理", "총리"),
    "foreign minister": ("外務大臣", "外相", "外交部長", "外交部长", "外長", "外长", "외교부 장관", "외교장관", "외무상"),
    "defense minister": ("防衛大臣", "防衛相", "国防相", "國防部長", "国防部长", "防长", "防長", "국방부 장관", "국방장관"),
    "finance minister": ("財務大臣", "財務相", "財政部長", "财政部长"),
    "chief cabinet secretary": ("内閣官房長官", "官房長官"),
    "secretary of state": ("国務長官", "國務卿", "国务卿", "국무장관"),
    "president": ("大統領", "総統", "總統", "总统", "国家主席", "主席", "대통령"),
}
_ANY = sorted((post for posts in _POSTS.values() for post in posts), key=len, reverse=True)
_ADDRESS = ("大臣", "長官", "議員", "知事", "大使", "会長", "社長", "委員長", "幹事長", "氏", "さん", "部長", "部长", "先生", "女士", "장관", "의원", "대사")
_TITLE = "|".join(map(re.escape, (*_ANY, *_ADDRESS)))
_PARTICLE = "は|が|も|の|を|に|と|、"
_WRITTEN = regex("[\u3400-\u9fff\uac00-\ud7af]")
_HAN = r"\u3400-\u9fff\uf900-\ufaff"


def eastern_surnames(signs: Sequence[Sign], sections: tuple[Section, ...], actors: Mapping[str, ActorProfile], day: str) -> Iterator[Sign]:
    """Mentions by surname of everyone whose profile gives such a native name."""
    if not any(not section.text.isascii() and _WRITTEN.search(section.text) for section in sections):
        return
    named = {sign.actor for sign in signs}
    for actor in actors.values():
        if actor.kind != "person":
            continue
        for native in actor.native:
            if 2 <= len(native) <= 5 and all(unspaced(char) for char in native):
                yield from _mentions(actor, sections, _patterns(actor, native, day, whole=actor.id in named))


def _patterns(actor: ActorProfile, native: str, day: str, *, whole: bool) -> Iterator[str]:
    """The surname before the post that the person holds; and, where the full name stands in the document, before any post or a particle."""
    surnames = "|".join(native[:length] for length in range(min(3, len(native) - 1), 0, -1))
    posts = [post for title, names in _POSTS.items() if _holds(actor, title, day) for post in names]
    if posts:
        yield rf"(?P<name>{surnames})\s?(?={'|'.join(posts)})"
    if whole:
        yield rf"(?P<name>{surnames})\s?(?={_TITLE})"
    if whole and len(native) > 2:
        yield rf"(?P<name>{native[:2]})(?={_PARTICLE})"


def _holds(actor: ActorProfile, title: str, day: str) -> bool:
    return any(held_on(role, day) and same_post(role.title, title) for role in actor.roles)


def _mentions(actor: ActorProfile, sections: tuple[Section, ...], patterns: Iterator[str]) -> Iterator[Sign]:
    for pattern in patterns:
        whole = re.compile(rf"(?<![{_HAN}\uac00-\ud7af]){pattern}")
        for number, section in enumerate(sections):
            for found in whole.finditer(section.text):
                yield Sign(actor.id, number, found.start("name"), found.end("name"), "surname", 0.9)
