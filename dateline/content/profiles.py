"""One profile out of one file: actors, topics, sources."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from dateline.content import values
from dateline.content.sheet import Sheet, scalar
from dateline.model import RIGHTS, ActorProfile, Role, SourceProfile, TopicProfile
from dateline.text import fold, slug

KINDS = ("person", "organization", "country")
# Keys of an actor's file, and the attribute each one fills.
ACTOR_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "name": "name",
        "kind": "kind",
        "sort": "sort",
        "native": "native",
        "aliases": "aliases",
        "weak_aliases": "weak_aliases",
        "acronyms": "acronyms",
        "adjectives": "adjectives",
        "demonyms": "demonyms",
        "capitals": "capitals",
        "wikidata": "wikidata",
        "country": "country",
        "iso": "iso",
        "roles": "roles",
        "not": "nots",
        "formerly": "formerly",
    }
)
ROLE_KEYS = ("title", "of", "from", "to", "as_of")
TOPIC_KEYS = ("name", "phrases", "all_of", "any_of", "near", "exclude", "actors", "iptc", "formerly")
SOURCE_KEYS = ("name", "kind", "country", "language", "timezone", "rights", "licence", "match", "boilerplate", "feed", "pages", "formerly")
_ACTOR_HINTS = MappingProxyType(
    {
        "alias": 'Did you mean "aliases"?',
        "type": 'Did you mean "kind"?',
        "nots": 'Did you mean "not"?',
        "exclude": 'Did you mean "not"?',
        "title": 'A person\'s post goes under "roles"',
        "role": 'Did you mean "roles"?',
    }
)
_TOPIC_HINTS = MappingProxyType({"aliases": 'Did you mean "phrases"?', "not": 'Did you mean "exclude"?', "title": 'Did you mean "name"?'})
_SOURCE_HINTS = MappingProxyType(
    {
        "license": 'Did you mean "licence"?',
        "title": 'Did you mean "name"?',
        "url": 'Did you mean "match"? It takes hosts',
        "urls": 'Did you mean "pages"?',
        "feeds": 'Did you mean "feed"? It takes a list too',
    }
)
# One character is found in every second text.
_SHORTEST = 2


class Written(Struct, frozen=True):
    """An actor as written by hand, and which of its attributes the file gives (for overriding the world pack)."""

    profile: ActorProfile
    given: frozenset[str]
    sheet: Sheet


def read_actor(sheet: Sheet, stem: str, kind: str) -> Written:
    """An actor. `kind` is used where the file gives none (a profile that overrides one of the pack)."""
    sheet.only(ACTOR_KEYS, _ACTOR_HINTS)
    chosen = sheet.choice("kind", KINDS, kind)
    if not chosen:
        sheet.need("kind", "kind: person, organization or country")
    profile = ActorProfile(
        id=f"{chosen}/{stem}",
        name=sheet.text("name"),
        kind=chosen,
        sort=sheet.text("sort"),
        native=sheet.words("native"),
        aliases=sheet.words("aliases", _SHORTEST),
        weak_aliases=sheet.words("weak_aliases", _SHORTEST),
        acronyms=sheet.words("acronyms", _SHORTEST),
        adjectives=sheet.words("adjectives", _SHORTEST),
        demonyms=sheet.words("demonyms", _SHORTEST),
        capitals=sheet.words("capitals", _SHORTEST),
        wikidata=sheet.checked("wikidata", values.wikidata),
        country=sheet.text("country"),
        iso=sheet.text("iso"),
        roles=_roles(sheet),
        nots=sheet.words("not", _SHORTEST),
        formerly=_formerly(sheet),
        intro=sheet.intro,
        path=sheet.path,
    )
    given = {attribute for key, attribute in ACTOR_KEYS.items() if sheet.has(key)}
    return Written(profile, frozenset(given | ({"intro"} if profile.intro else set())), sheet)


def _formerly(sheet: Sheet) -> tuple[str, ...]:
    """Where the page stood before: the stem of a file, or `kind/stem`, as addresses write them."""
    found = []
    for text in sheet.words("formerly"):
        kind, _, stem = text.strip("/").rpartition("/")
        if not fold(stem) or (kind and kind not in KINDS):
            sheet.wrong(
                "formerly", f'formerly: "{text}" is no former name of a file. Write its stem, like takeshi-iwaya, or kind and stem, like person/t-iwaya', text
            )
        else:
            found.append(f"{kind}/{slug(stem)}" if kind else slug(stem))
    return tuple(found)


def _roles(sheet: Sheet) -> tuple[Role, ...]:
    found = (_role(sheet, entry) for entry in sheet.maps("roles"))
    return tuple(role for role in found if role)


def _role(sheet: Sheet, entry: Mapping[str, Any]) -> Role | None:
    if "" in entry:
        return Role(entry[""])
    title = scalar(entry.get("title", "")) or ""
    for key in entry:
        if key not in ROLE_KEYS:
            sheet.wrong(
                "roles",
                f'roles: "{key}" is no key of a role.{values.did_you_mean(key, ROLE_KEYS)} The keys are title, of, from, to and as_of',
                key,
            )
    if not title.strip():
        sheet.wrong("roles", 'roles: a role has no "title". Write the post, like title: Minister for Foreign Affairs')
        return None
    dates = {key: _role_date(sheet, title, key, entry.get(key, "")) for key in ("from", "to", "as_of")}
    start, end = dates["from"], dates["to"]
    shared = min(len(start), len(end))
    if start[:shared] > end[:shared]:
        sheet.wrong("roles", f'roles: "{title}" ends ({end}) before it begins ({start}). Set "from" and "to" right', title)
    of = scalar(entry.get("of", ""))
    if of is None:
        sheet.wrong("roles", f'roles: "of" of "{title}" is one text', title)
    return Role(title.strip(), (of or "").strip(), start, end, dates["as_of"])


def _role_date(sheet: Sheet, title: str, key: str, value: object) -> str:
    text = (scalar(value) or "").strip()
    try:
        return values.partial_date(text) if text else ""
    except ValueError as why:
        sheet.wrong("roles", f'roles: "{key}" of "{title}": {why}', text)
        return ""


def read_topic(sheet: Sheet, stem: str) -> TopicProfile:
    """A topic. Its actors are resolved later."""
    sheet.only(TOPIC_KEYS, _TOPIC_HINTS)
    sheet.need("name", "name: and the name that readers see")
    if not any(sheet.has(key) for key in TOPIC_KEYS[1:5]):
        sheet.remark("name", 'has no "phrases", "all_of", "any_of" or "near": only documents that name the topic themselves will have it')
    return TopicProfile(
        id=stem,
        name=sheet.text("name"),
        phrases=sheet.words("phrases", _SHORTEST),
        all_of=sheet.words("all_of", _SHORTEST),
        any_of=sheet.words("any_of", _SHORTEST),
        near=_near(sheet),
        exclude=sheet.words("exclude", _SHORTEST),
        actors=sheet.words("actors"),
        iptc=sheet.checked("iptc", values.iptc),
        formerly=_formerly(sheet),
        intro=sheet.intro,
        path=sheet.path,
    )


def _near(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Groups of phrases; one plain list of texts is one group."""
    value = sheet.matter.keys.get("near", "")
    if value == "":
        return ()
    if not isinstance(value, list):
        sheet.wrong("near", '"near" is a list of groups of phrases, like [NATO, Japan]')
        return ()
    groups: list[tuple[str, ...]] = []
    for group in value if any(isinstance(each, list) for each in value) else [value] if value else []:
        words = [scalar(each) for each in group] if isinstance(group, list) else []
        phrases = tuple(" ".join(word.split()) for word in words if word)
        if len(phrases) < 2 or len(phrases) != len(words):
            sheet.wrong("near", "near: a group is a list of two or more phrases that stand in one sentence, like [NATO, Japan]")
        elif short := [phrase for phrase in phrases if len(phrase) < _SHORTEST]:
            sheet.wrong("near", f'near: "{short[0]}" is shorter than {_SHORTEST} characters and would be found everywhere. Leave it out', short[0])
        else:
            groups.append(phrases)
    return tuple(groups)


def _addresses(sheet: Sheet, key: str) -> tuple[str, ...]:
    """Web addresses, one or a list."""
    found = []
    for text in sheet.words(key):
        try:
            found.append(values.web_address(text))
        except ValueError as why:
            sheet.wrong(key, f"{key}: {why}", text)
    return tuple(found)


def read_source(sheet: Sheet, stem: str) -> SourceProfile:
    """A source."""
    sheet.only(SOURCE_KEYS, _SOURCE_HINTS)
    sheet.need("name", "name: and the name that readers see")
    return SourceProfile(
        id=stem,
        name=sheet.text("name"),
        kind=sheet.text("kind"),
        country=sheet.text("country"),
        language=sheet.checked("language", values.language),
        timezone=sheet.checked("timezone", values.timezone),
        rights=sheet.choice("rights", RIGHTS),
        licence=sheet.text("licence"),
        match=sheet.words("match", _SHORTEST),
        boilerplate=sheet.words("boilerplate", _SHORTEST),
        feed=_addresses(sheet, "feed"),
        pages=_addresses(sheet, "pages"),
        formerly=_formerly(sheet),
        intro=sheet.intro,
        path=sheet.path,
    )
