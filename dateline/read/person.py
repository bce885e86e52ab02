"""What a person said in front matter or a side file, validated, and laid over what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from msgspec import Struct, field

from dateline.matter import Matter, as_bool, as_text, as_texts, nearest, parse_yaml, read_when
from dateline.model import RIGHTS, Candidate, Field, Reading, Said, SourceProfile, given
from dateline.problems import Problem, error, note, warning
from dateline.read.capture import Unreadable
from dateline.read.dates import Clock, find_clock, find_days
from dateline.read.dates.zones import zone_name
from dateline.read.decode import decode, tidy
from dateline.read.hints import Hints
from dateline.read.links import unlinked_value
from dateline.read.moments import when
from dateline.read.origin import by_host, named
from dateline.text import regex

_TEXTS = {
    "title": "title", "source": "source", "url": "source_url", "source_url": "source_url", "issuer": "issuer", "byline": "byline",
    "author": "byline", "authors": "byline", "dateline": "dateline", "language": "language", "lang": "language", "summary": "summary",
}  # fmt: skip
_HELD = regex(
    r"""^\s*["']?(?:status["']?\s*:\s*["']?held|(?:draft|private)["']?\s*:\s*["']?true|publish(?:ed)?["']?\s*:\s*["']?false)\b""",
    re.MULTILINE | re.IGNORECASE,
)
_DAYS = {"published": "published", "date": "published", "updated": "updated", "captured": "captured"}
_SAID = ("rights", "status", "id", "actors", "topics", "note", "pin")
_CHOICES = {"rights": RIGHTS, "status": ("public", "held")}
# Keys by which Hugo, Jekyll, Obsidian and their like hold a note back, and the value that does.
_HOLDS = {"draft": True, "private": True, "published": False, "publish": False}
# Keys of theirs that mean something there: never a slip of the pen.
_FOREIGN = frozenset((
    "tags", "tag", "aliases", "alias", "cssclass", "cssclasses", "categories", "category", "slug", "weight", "layout", "type", "template", "theme",
    "draft", "private", "publish", "lastmod", "series", "description", "keywords", "permalink", "image", "images", "cover", "banner", "toc", "math",
    "comments", "menu", "menus", "params", "outputs", "resources", "sitemap", "expirydate", "publishdate", "linktitle", "iscjklanguage", "created",
    "modified", "excerpt", "subtitle", "up", "related", "parent", "nav_order", "redirect_from", "created_at", "updated_at",
))  # fmt: skip
KEYS = (*_TEXTS, *_DAYS, *_SAID)
# What `collect` keeps of a request in a side file: the address that was asked, and headers of the answer.
_REQUEST = ("requested", "headers")
_CHARSET = regex(r"\bcharset\s*=\s*[\"']?([\w.:\-]{2,40})", re.IGNORECASE)


class Sayings(Struct, frozen=True):
    """Fields and other words of a person, from one place (`rule`: "front matter" or "side file").

    `clocks` holds days given with a clock time but no offset: the source's zone decides once it is known. `unread` says that
    the place could not be read at all; `charset` is the encoding that the server of a collected page named.
    """

    rule: str = ""
    path: str = ""
    fields: dict[str, Field] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    clocks: dict[str, tuple[Any, Clock]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: bool = False
    charset: str = ""

    @property
    def url(self) -> str:
        return self.value("source_url")

    def value(self, name: str) -> str:
        """A field's text, "" where the person gave none."""
        found = self.fields.get(name)
        return (found.value or "") if found else ""

    def title_or(self, path: str) -> Field:
        """The title given, else the file's name."""
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return self.fields.get("title") or Field(stem, "file name", sure=0.1)


def apply_side(path: str, side: bytes | None) -> Sayings:
    """The words of a side file; none where there is no side file. Its path is the document's with `.meta.yml` for the ending."""
    if side is None:
        return Sayings()
    beside = f"{path.rsplit('.', 1)[0]}.meta.yml"
    try:
        text = decode(side)
    except Unreadable as caught:
        return Sayings(path=beside, problems=(error(beside, None, str(caught)),), unread=True)
    matter = parse_yaml(text, beside)
    if matter.problems:
        # What a person wanted held back stays so, even where the rest cannot be read.
        held = {"status": "held"} if _HELD.search(text) else {}
        return Sayings("side file", beside, said=dict(held), problems=matter.problems, unread=True)
    return sayings(matter, beside, "side file")


def sayings(matter: Matter, path: str, rule: str) -> Sayings:
    """Front matter or a side file as fields, each with its line and key. A wrong value is an error that names the right ones."""
    problems: list[Problem] = []
    fields: dict[str, Field] = {}
    said: dict[str, Any] = {}
    clocks: dict[str, tuple[Any, Clock]] = {}
    extra: list[tuple[str, str]] = []
    held = ""
    for key, written in matter.keys.items():
        line, value = matter.lines.get(key), unlinked_value(written)
        name = key.strip().lower()
        if name in _HOLDS and (truth := _truth(value)) is not None:
            held = held or (key if truth is _HOLDS[name] else "")
        elif name in _TEXTS and _TEXTS[name] not in fields:
            problems += _text_field(fields, name, key, value, rule, path, line)
        elif name in _DAYS and _DAYS[name] not in fields:
            problems += _day_field(fields, clocks, name, key, value, rule, path, line)
        elif name in _SAID:
            problems += _other(said, name, value, path, line)
        elif name not in KEYS and not (rule == "side file" and name in _REQUEST):
            extra.append((key, _flat(value)))
    if held:
        said["status"] = "held"
        problems.append(note(path, matter.lines.get(held), f"`{held}: {_flat(matter.keys[held])}` holds this document back: it is not published"))
    if extra:
        said["extra"] = tuple(extra)
        problems.append(note(path, matter.lines.get(extra[0][0]), _kept([key for key, _ in extra])))
    return Sayings(rule, path, fields, said, clocks, tuple(problems), charset=_charset(matter) if rule == "side file" else "")


def _charset(matter: Matter) -> str:
    """The encoding in the headers that a side file keeps, "" for none."""
    headers = matter.keys.get("headers")
    found = _CHARSET.search(str(headers.get("content-type", ""))) if isinstance(headers, dict) else None
    return found[1] if found else ""


def _truth(value: Any) -> bool | None:
    """A truth value as people write it; None for any other text (a day) and for nothing."""
    return as_bool(value) if isinstance(value, bool) or str(value).strip().lower() in ("true", "false", "yes", "no") else None


def _kept(keys: list[str]) -> str:
    """What is said of keys that Dateline does not know; a slip of the pen is told from another program's key."""
    hint = next((f"; did you mean `{close}`?" for key in keys if key.strip().lower() not in _FOREIGN and (close := nearest(key, KEYS))), "")
    return f"kept for templates, not used by Dateline: {', '.join(f'`{key}`' for key in keys)}{hint}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(each)}" for key, each in value.items())
    return ", ".join(_flat(each) for each in value) if isinstance(value, list) else (as_text(value) or "")


def _text_field(fields: dict[str, Field], name: str, key: str, value: Any, rule: str, path: str, line: int | None) -> list[Problem]:
    texts = as_texts(value)
    if texts is None:
        return [error(path, line, f"`{key}` must be text; write `{key}: …` on one line")]
    if not texts:
        return []
    text = " ".join(tidy(", ".join(texts)).split())
    if _TEXTS[name] == "source_url" and not text.lower().startswith(("http://", "https://")):
        return [error(path, line, f"`{key}: {text}` is no web address; write it with https:// in front")]
    if _TEXTS[name] == "language":
        text = text.replace("_", "-")
    fields[_TEXTS[name]] = given(text, key, rule, line)
    return []


def _day_field(
    fields: dict[str, Field], clocks: dict[str, tuple[Any, Clock]], name: str, key: str, value: Any, rule: str, path: str, line: int | None
) -> list[Problem]:
    text = as_text(value)
    if text == "":
        return []
    found = _moment(text or "")
    if found is None:
        return [error(path, line, f"`{key}: {_flat(value)}` is no day; write it as 2025-04-11, or 2025-04-04T17:25:00+09:00")]
    day, clock = found
    made = when(day, clock, None)
    fields[_DAYS[name]] = replace(given(made.iso, key, rule, line), text=text or "")
    if clock and made.precision == "day":
        clocks[_DAYS[name]] = day, clock
    return []


def _moment(text: str) -> tuple[Any, Clock | None] | None:
    """The day and clock time a person wrote, in ISO's form or in any that pages use; an ambiguous day is none."""
    plain = read_when(text)
    if plain:
        day, time, offset = plain
        if time is None:
            return day, None
        zone = ""
        if offset is not None:
            minutes = int(offset.total_seconds() // 60)
            zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        return day, Clock(0, 0, time, zone)
    days = find_days(text) if len(text) <= 60 else []
    if len(days) != 1 or days[0].other is not None:
        return None
    clocks = [clock for clock in find_clock(text) if clock.start >= days[0].end or clock.end <= days[0].start]
    return days[0].day, clocks[0] if clocks else None


def _other(said: dict[str, Any], name: str, value: Any, path: str, line: int | None) -> list[Problem]:
    if name in ("actors", "topics"):
        texts = as_texts(value)
        if texts is None:
            return [error(path, line, f"`{name}` must be a list of names or ids")]
        said[name] = tuple(part.strip() for text in texts for part in (text.split(",") if isinstance(value, str) else [text]) if part.strip())
        return []
    if name == "pin":
        pin = as_bool(value)
        if pin is None:
            return [error(path, line, f"`pin: {_flat(value)}` must be true or false")]
        said[name] = pin
        return []
    text = as_text(value)
    if text is None:
        return [error(path, line, f"`{name}` must be text; write `{name}: …` on one line")]
    choices = _CHOICES.get(name)
    if choices and text and text.lower() not in choices:
        close = nearest(text, choices)
        hint = f"; did you mean `{close}`?" if close else ""
        return [error(path, line, f"`{name}: {text}` is not one of {', '.join(choices)}{hint}")]
    if text:
        said[name] = text.lower() if choices else text
    return []


def hinted(words: Sayings, sources: Sequence[SourceProfile], before: Hints) -> Hints:
    """What a person's words help to read the rest, where `before` (which holds stronger words) leaves it open."""
    profile = before.source or named(words.value("source"), sources) or by_host(words.value("source_url"), sources)
    known = before.told(words.fields, None)
    return known._replace(source=profile, title=before.title or words.value("title"), charset=words.charset)


def apply_words(items: tuple[Reading, ...], words: Sayings, sources: Sequence[SourceProfile], timezone: str = "") -> tuple[tuple[Reading, ...], list[Problem]]:
    """The items with a person's words over what was read, which becomes a runner-up.

    Where a document holds many items, only what holds for all of them is taken (source, language, rights, status).
    """
    if not words.fields and not words.said:
        return items, []
    problems: list[Problem] = []
    laid = []
    for item in items:
        alone = len(items) == 1
        profile = named(words.value("source"), sources) if "source" in words.fields else None
        known = profile or next((each for each in sources if each.id == item.source_id), None)
        fields = {name: value for name, value in words.fields.items() if alone or name in ("source", "language")}
        problems += _settle_clocks(fields, words, known, timezone)
        changes: dict[str, Any] = {name: over(getattr(item, name), value) for name, value in fields.items()}
        if "source" in fields:
            changes["source_id"] = profile.id if profile else ""
            if profile:
                changes["source"] = replace(changes["source"], value=profile.name, text=words.value("source"))
        if "published" in fields:
            changes["zone"] = zone_name(fields["published"].value or "", known.timezone if known else "")
        laid.append(replace(item, said=_said(item.said, words.said, alone), **changes))
    return tuple(laid), problems


def _settle_clocks(fields: dict[str, Field], words: Sayings, source: SourceProfile | None, timezone: str) -> list[Problem]:
    problems = []
    for name, (day, clock) in words.clocks.items():
        if name not in fields:
            continue
        made = when(day, clock, source, timezone)
        if made.precision == "instant":
            fields[name] = replace(fields[name], value=made.iso)
        else:
            said = fields[name]
            message = f"`{said.key}: {said.text}` has a clock time but no offset: taken as a day; add one (+09:00), or `timezone` to its source profile"
            problems.append(warning(words.path, said.line, message))
    return problems


def over(read: Field, said: Field) -> Field:
    """A person's field over the program's: what was read stays as a runner-up."""
    before = (Candidate(read.value, read.rule, read.line, read.sure),) if read.value is not None and read.value != said.value else ()
    return replace(said, others=(*said.others, *before, *read.others))


def _said(before: Said, words: dict[str, Any], alone: bool) -> Said:
    kept = {name: value for name, value in words.items() if alone or name in ("rights", "status", "extra")}
    if "extra" in kept:
        kept["extra"] = (*(pair for pair in before.extra if pair[0] not in dict(kept["extra"])), *kept["extra"])
    return replace(before, **kept)
