"""The settings of a digest: `content/site.yml`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dateline.content import values
from dateline.content.afterwards import HUB, afterwards_of
from dateline.content.files import read_text
from dateline.content.ner import recogniser
from dateline.content.sheet import Sheet, scalar
from dateline.content.targets import targets_of
from dateline.matter import parse_yaml
from dateline.model import RIGHTS, Recogniser, Settings
from dateline.pack import pack_topics
from dateline.problems import Problem, error

PATH = "content/site.yml"
KEYS = (
    "title",
    "description",
    "base_url",
    "language",
    "timezone",
    "rights",
    "publisher",
    "contact",
    "world_pack",
    "topic_pack",
    "topic_pack_without",
    "unreviewed",
    "search",
    "limits",
    "columns",
    "ner",
    "targets",
    "after_publishing",
)
# What each limit bounds.
LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "document_mb": "the largest document that is read, in megabytes",
        "unpacked_mb": "the most that a packed document (DOCX, ODT, a compressed archive) may unpack to, in megabytes",
        "items": "the most items that are read from one document",
        "pages": "the most pages of one PDF that are read",
    }
)
# The fields that a column of a table (CSV, JSON) may hold.
COLUMNS = MappingProxyType(dict.fromkeys(
    (
        "title", "published", "updated", "captured", "source", "url", "issuer", "byline", "dateline", "language", "summary", "body", "captions", "id",
        "rights", "status", "actors", "topics", "tags", "note",
    ),
    "the column that holds it",
))  # fmt: skip
_HINTS = MappingProxyType({"url": 'Did you mean "base_url"?', "author": 'Did you mean "publisher"?', "lang": 'Did you mean "language"?'})


def read_settings(root: Path, problems: list[Problem]) -> Settings:
    """The settings, or the defaults where there is no `site.yml`."""
    _misnamed(root, problems)
    if not (root / PATH).exists():
        return Settings()
    raw = read_text(root, PATH, problems)
    if raw is None:
        return Settings()
    matter = parse_yaml(raw, PATH)
    problems.extend(matter.problems)
    return _settings(Sheet(PATH, matter, raw, problems), root)


def _settings(sheet: Sheet, root: Path) -> Settings:
    sheet.only(KEYS, _HINTS)
    targets_of(sheet)  # no page is made of them: `publish` reads them on its own, and a new target makes no page again
    default = Settings()
    return Settings(
        title=sheet.text("title", default.title),
        description=sheet.text("description"),
        base_url=sheet.checked("base_url", values.base_url),
        language=sheet.checked("language", values.language, default.language),
        timezone=sheet.checked("timezone", values.timezone),
        rights=sheet.choice("rights", RIGHTS, default.rights),
        publisher=sheet.text("publisher"),
        contact=sheet.checked("contact", values.contact),
        world_pack=sheet.flag("world_pack", default.world_pack),
        topic_pack=sheet.flag("topic_pack", default.topic_pack),
        topic_pack_without=_without(sheet),
        unreviewed=sheet.choice("unreviewed", ("show", "hide"), default.unreviewed),
        search=sheet.choice("search", ("index", "none", "pagefind"), default.search),
        limits=_limits(sheet),
        columns=_columns(sheet),
        ner=_ner(sheet, root),
        hub=next((one.url for one in afterwards_of(sheet) if one.name == HUB), ""),
    )


def _without(sheet: Sheet) -> tuple[str, ...]:
    """The topics of the starter set that are left out, by their ids."""
    names = sheet.words("topic_pack_without")
    ids = [topic.id for topic in pack_topics()] if names else []
    for name in names:
        if name not in ids:
            told = f'topic_pack_without: "{name}" is no topic of the starter set.{values.did_you_mean(name, ids)} docs/topic-pack.md lists their ids'
            sheet.wrong("topic_pack_without", told, name)
    return names


def _columns(sheet: Sheet) -> dict[str, str]:
    return {name: text for name, value in sheet.map("columns", COLUMNS).items() if name in COLUMNS and (text := scalar(value))}


def _ner(sheet: Sheet, root: Path) -> Recogniser | None:
    name = sheet.text("ner")
    found = recogniser(root, name) if name else None
    if isinstance(found, str):
        sheet.wrong("ner", found)
        return None
    return found


def _limits(sheet: Sheet) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, value in sheet.map("limits", LIMITS).items():
        number = (scalar(value) or "").replace("_", "")
        if name not in LIMITS:
            continue
        if re.fullmatch(r"[0-9]{1,12}", number) and int(number) > 0:
            found[name] = int(number)
        else:
            sheet.wrong("limits", f"limits: {name} is a whole number above 0 ({LIMITS[name]})", name)
    return found


def _misnamed(root: Path, problems: list[Problem]) -> None:
    """A settings file under a name that nobody reads would be passed over in silence."""
    try:
        names = os.listdir(root / "content")  # noqa: PTH208 - names alone
    except OSError:
        return
    wrong = {"site.yml", "site.yaml", "config.yml", "config.yaml", "settings.yml", "settings.yaml"}
    told = "is not read: the settings stand in content/site.yml. Rename it"
    problems.extend(error(f"content/{name}", None, told) for name in sorted(names) if name != "site.yml" and name.lower() in wrong)
