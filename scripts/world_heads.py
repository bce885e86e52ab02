"""Who was chief of state or head of government, and when, as factbook/factbook.json said it week by week.

`python scripts/make_world.py --heads CHECKOUT` reads the whole history of a git checkout and writes `scripts/world/heads.json`, one term a
line: whose post, which one, the name as the factbook writes it, from which day, to which, and the last day on which the factbook said so.

Only what it states: "Prime Minister Sanae TAKAICHI (since 21 October 2025)". A term ends with the day from which the factbook names another in
the same place; where that day cannot be right, with the first edition that names another. A statement without a day, of a title that is not
among `_POST`, or whose day contradicts earlier editions, is left out.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from world_facts import domain_code

_KEYS = {"chief of state": "state", "head of government": "government"}
_QUALITY = r"(?:Acting |Interim |Caretaker |Transition |Transitional |GNU Interim |CNSP )?"
_POST = (
    r"President of the Government(?: of Spain)?|President of the Swiss Confederation|President of (?:the )?Council of Ministers|"
    r"President of the (?:Islamic )?Republic(?: of [A-Z][a-z]+)?|President(?! of| and)|Prime Minister(?: and [A-Z][\w-]+(?: of)? [A-Z][a-z]+)?|"
    r"Crown Prince and Prime Minister|Federal Chancellor|Chancellor|Premier|King|Queen|Emperor|Sultan and Prime Minister|Sultan|Amir|Grand Duke|"
    r"Pope|Supreme Leader|State Affairs Commission President|Taoiseach|Chief Minister|Chief Executive|Governor[- ]General|Governor|Prince|"
    r"Chairman of the Cabinet of Ministers"
)
_SHOWN = {  # what is told beside the post itself
    "Crown Prince and Prime Minister": "Prime Minister", "Sultan and Prime Minister": "Sultan", "Governor-General": "Governor General",
    "President of the Government of Spain": "President of the Government", "Prime Minister (Taoiseach)": "Taoiseach",
}  # fmt: skip
_RANKS = re.compile(
    r"^(?:(?:(?:Sr|Gen|Lt|Col|Capt|Maj|Brig|Dr|Rear Adm|Adm|Ret)\.|Sir|Dame|General|Colonel|Marshal|Ratu|Sheikh|Crown Prince|Tan Sri|Grand Chief|Dato),? )+"
)
_BESIDE = re.compile(r" ?[\"\u201c][^\"\u201d]*[\"\u201d]| in caretaker status")
_NAME = re.compile(
    r"(?!.*\b(?:Leader|Chair|President|Minister|Council|Commissioner|Administrator|Secretary|Mayor)\b)"
    r"(?:[^\W\d_a-z][\w'.-]*|(?:bin|ibni|al|el|de|da|do|dos|del|della|di|e|la|le|lat|ould|van|von|der|den|of|y|i) |\s"
    r"|[A-Z]'|[adl][l']-?[A-Z][\w'-]*|d'[A-Z]\w+|, [JS]r\.)+\Z"
)
_STATED = re.compile(
    rf"^(?:de facto )?(?P<title>{_QUALITY}(?:{_POST})),? (?:\([^)]*\) )?(?P<name>[^();,\[\]]+?(?:, [JS]r\.)?)"
    r"(?: serving as [a-z ]+| - [a-z ]+|; also [^();]+)?(?: ?[(\[][^()\[\]]*[)\]])?? ?\((?:since|as of) (?P<since>[^();,]+?)[);,]"
)
_UNTITLED = re.compile(r"^(?P<name>[^();,\[\]]+?) \(since (?P<since>[^();,]+?)\)")
_VACANT = re.compile(r"^(?:[\w ]+ )?\(?vacant\)?,? \(?since (?P<since>[^();,]+?)\)")
_UPDATED = re.compile(r"(?:auto-update|up)\b")
_FILE = re.compile(r"\t[a-z-]+/[a-z]{2}\.json$")
_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})\Z")
_ONE_NAME = ("King", "Queen", "Emperor", "Pope", "Grand Duke", "Sultan", "Amir", "Prince")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAG = 400
"""Days by which the factbook may be late to name another."""
_ALIKE = 0.65
_FIRST = "2020-11-24"
"""From here on there is an edition every week; those before are years apart, and say of nobody for how long he stayed."""


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody in a post: `name` as the factbook writes it ("Sanae TAKAICHI"), `first` and `as_of` the editions that say so, `end` "" where none is told."""

    place: str
    slot: str
    title: str
    name: str
    start: str
    first: str
    as_of: str
    end: str = ""
    names: tuple[str, ...] = ()


def stated(text: str, before: str = "") -> tuple[str, str, str] | None:
    """Title, name and first day (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) of a statement, None where it is not of the plain form.

    `before` is the title of whoever was in this place last: a name without title has the same. Where somebody represents a monarch who lives
    elsewhere, it is that one who is meant.
    """
    told = _plain(text)
    found = _STATED.match(told)
    if found is None and before:
        found = _UNTITLED.match(told)
    if found is None:
        return None
    name = _RANKS.sub("", _BESIDE.sub("", found["name"].strip().replace("\u2019", "'")))
    since = _iso(found["since"].strip())
    title = found["title"] if "title" in found.groupdict() else re.sub(f"^{_QUALITY}", "", before)
    whole = (" " in name or title in _ONE_NAME) and len(name.split()) < 8 and _NAME.match(name)
    shown = _SHOWN.get(title, re.sub(r"(?<=Prime Minister) and .*| of the (?:Islamic )?Republic.*", "", title))
    return (shown, name, since) if since and whole and any(word.isupper() for word in re.findall(r"[^\W\d_]{2,}", name)) else None


def _plain(text: str) -> str:
    plain = " ".join(html.unescape(html.unescape(re.sub(r"<[^>]+>", " ", text))).replace("\u00a0", " ").split())
    return plain.split(" represented by ")[1] if " represented by " in plain else plain


def _iso(text: str) -> str:
    found = _DAY.match(text)
    month = f"-{_MONTHS.index(found[2][:3]) + 1:02}" if found and found[2] and found[2][:3] in _MONTHS else ""
    if found is None or bool(month) != bool(found[2]) or (found[1] and not month):
        return ""
    return f"{found[3]}{month}{f'-{int(found[1]):02}' if found[1] else ''}"


def terms(editions: Iterable[tuple[str, Mapping[tuple[str, str], str]]]) -> list[Term]:
    """The terms that these editions tell, in order of place, post and day. An edition is its day and its statements by place and slot, oldest first."""
    running: dict[tuple[str, str], list[Term]] = {}
    for day, statements in editions:
        for (place, slot), text in statements.items():
            some = running.setdefault((place, slot), [])
            if told := stated(text, some[-1].title if some else ""):
                _take(some, Term(place, slot, *told, day, day))
            elif some and not some[-1].end:
                some[-1] = _unclear(some[-1], _plain(text), day)
    found = [term for some in running.values() for term in _ended(some)]
    return sorted(found, key=lambda term: (term.place, term.slot, term.start, term.name))


def _unclear(term: Term, text: str, day: str) -> Term:
    """The last term after a statement that cannot be read: it goes on where that opens with the same name, else it is over."""
    vacant = _VACANT.match(text)
    if vacant and (since := _iso(vacant["since"])):
        return replace(term, end=max(since, term.start))
    opening = re.split(r"[(;,]", text)[0]
    still = any(word in opening for word in re.findall(r"[^\W\d_]{2,}", term.name) if word.isupper())
    return replace(term, as_of=day) if still else replace(term, end=_between(term.as_of, day))


def _between(last: str, first: str) -> str:
    """When a term ended of which only the last edition that tells it and the first that does not are known: the month or the year they
    share, else the last day it is told, for no other is known."""
    return next((last[:length] for length in (7, 4) if last[:length] == first[:length]), last)


def _take(some: list[Term], new: Term) -> None:
    """The statement added to those before it: the same term, said once more, or another. Spellings of one name differ between editions; a day
    that is said anew is a correction where it may be the first day, and where it is later somebody was elected again."""
    last = some[-1] if some else None
    if (
        last
        and not last.end
        and last.title == new.title
        and (same_person(last.name, new.name) or (last.start == new.start and _spelt_alike(last.name, new.name)))
    ):
        names = tuple(dict.fromkeys((*last.names, last.name)))
        some[-1] = replace(
            new, start=new.start if new.start <= last.first else last.start, first=last.first, names=tuple(name for name in names if name != new.name)
        )
    else:
        some.append(new)


def _ended(some: list[Term]) -> Iterator[Term]:
    """The terms of one post that can be right, each with its end."""
    for at, term in enumerate(some):
        following = some[at + 1] if at + 1 < len(some) else None
        before = [other for other in some[:at] if not same_person(other.name, term.name)]
        if not _credible(term, before[-1] if before else None):
            continue
        end = term.end
        if following and not end:
            stated = _credible(following, term) and following.start > term.start
            end = following.start if stated else _between(term.as_of, following.first)
        yield replace(term, end=end, as_of=end if end and term.as_of[: len(end)] > end else term.as_of)


def _credible(term: Term, before: Term | None) -> bool:
    """Whether a term may begin when it is said to: no later than it is told, no long time before another was said to hold the post."""
    if term.start > term.first:
        return False
    return before is None or same_person(before.name, term.name) or _ordinal(term.start) >= _ordinal(before.as_of) - _LAG


def _ordinal(day: str) -> int:
    year, month, number = (*map(int, day.split("-")), 12, 28)[:3] if len(day) < 10 else map(int, day.split("-"))
    return date(year, month, number).toordinal()


def same_person(one: str, other: str) -> bool:
    """Whether two spellings are of one name: a surname and a given name in common, whatever the accents."""
    a, b = _parts(one), _parts(other)
    if not (a[1] or b[1]):  # HUN SEN is not HUN MANET
        return a[0] == b[0]
    return a[0] | a[1] == b[0] | b[1] or bool(a[0] & b[0] and (a[1] & b[1] or not (a[1] and b[1])))


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two names said to hold a post since the same day may be one name: some words that they do not share are spelt nearly alike
    (HALOWCHENKA, GOLOVCHENKO). A successor may stand with the day of the one before; that tells nothing of either.
    """
    a, b = (set.union(*_parts(name)) for name in (one, other))
    pairs = [(word, its) for word in a - b for its in b - a]
    return not pairs or any(SequenceMatcher(None, word, its).ratio() > _ALIKE for word, its in pairs)


def _parts(name: str) -> tuple[set[str], set[str]]:
    from dateline.text import fold

    words = re.findall(r"[^\W\d_]+", name)
    return {fold(word) for word in words if word.isupper()}, {fold(word) for word in words if not word.isupper() and len(word) > 1}


def read_heads(checkout: Path) -> list[dict[str, Any]]:
    """The terms of the whole history of a git checkout of factbook/factbook.json. Raises SystemExit where git cannot read it."""
    return [
        {
            key: value
            for key, value in (
                ("place", t.place),
                ("title", t.title),
                ("name", t.name),
                ("names", list(t.names)),
                ("from", t.start),
                ("to", t.end),
                ("as_of", t.as_of),
            )
            if value
        }
        for t in terms(_editions(checkout))
    ]


def dump_heads(found: list[dict[str, Any]]) -> str:
    """As JSON, one term a line."""
    return "[\n" + ",\n".join(json.dumps(term, ensure_ascii=False) for term in found) + "\n]\n"


def _editions(checkout: Path) -> Iterator[tuple[str, dict[tuple[str, str], str]]]:
    known: dict[str, dict[tuple[str, str], str]] = {}
    with subprocess.Popen(["git", "-C", str(checkout), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as blobs:
        told = _git(checkout, "log", "--reverse", "--first-parent", "--date=short", f"--since={_FIRST}T00:00Z", "--format=%H %cd %s", "--", "*/??.json")
        for line in told.splitlines():
            commit, day, subject = line.split(" ", 2)
            if not _UPDATED.match(subject):  # a change of form alone
                continue
            files = [entry.split()[2] for entry in _git(checkout, "ls-tree", "-r", commit).splitlines() if _FILE.search(entry)]
            for blob in files:
                if blob not in known:
                    known[blob] = _statements(json.loads(_content(blobs, blob)))
            yield day, {key: text for blob in files for key, text in known[blob].items()}


def _content(blobs: subprocess.Popen[bytes], name: str) -> bytes:
    """What a blob holds, asked of a running `git cat-file --batch`."""
    if blobs.stdin is None or blobs.stdout is None:
        raise SystemExit("git cat-file has no pipes")
    blobs.stdin.write(f"{name}\n".encode())
    blobs.stdin.flush()
    size = int(blobs.stdout.readline().split()[2])
    return blobs.stdout.read(size + 1)


def _statements(data: dict[str, Any]) -> dict[tuple[str, str], str]:
    government = data.get("Government", {})
    place = domain_code(data)
    branch = government.get("Executive branch", {})
    found = {(place, slot): str(branch.get(key, {}).get("text", "")) for key, slot in _KEYS.items() if place}
    if government.get("Dependency status"):
        found.pop((place, "state"), None)
    return {key: text for key, text in found.items() if text}


def _git(checkout: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(checkout), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{checkout}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8")
