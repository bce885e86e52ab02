"""A small digest that random edits are made to, and what there is to edit."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from dateline.build.noted import below

REPOSITORY = Path(__file__).resolve().parents[2]
PEOPLE = ("Takeshi Iwaya", "Mark Rutte", "Lin Chia-lung", "Maria Oksanen", "Shigeru Ishiba")
PLACES = ("Japan", "Taiwan", "Ukraine", "Norway", "China")
OKSANEN = ("maria-oksanen", "oksanen", "minister-oksanen", "norway-minister")  # stems of one profile's file
SOURCES = ("The Japan News", "Harbour Gazette", "")


def text(rng: random.Random, day: dt.date | None) -> str:
    """A document: front matter and a few sentences that name people, countries and topics."""
    person, place, other = rng.choice(PEOPLE), rng.choice(PLACES), rng.choice(PLACES)
    head = [f"title: {rng.choice(['Talks', 'Visit', 'Statement'])} on {place} and {other}"]
    head += [f"published: {day.isoformat()}{rng.choice(['', 'T09:30:00+09:00', 'T23:10:00-05:00'])}"] if day else []
    source = rng.choice(SOURCES)
    head += [f"source: {source}"] if source else []
    head += [rng.choice(["status: held", "rights: full", "rights: link", "pin: true", "url: https://example.org/a"])] if rng.random() < 0.5 else []
    said = rng.choice([f"Foreign Minister {person} said that {place} would help.", f"“Peace in the Taiwan Strait matters to all of us,” said {person}."])
    return (
        "---\n" + "\n".join(head) + f"\n---\n\n{said}\n\nThe Ministry of Foreign Affairs spoke of {other} and of the South China Sea on {rng.random():.6f}.\n"
    )


VERBS = ("met", "talked with", "wrote to", "thanked", "waited for", "disagreed with")
THINGS = ("the harbour treaty", "fishing rights", "the joint statement", "a new ferry", "the lighthouse fund", "customs at sea", "the northern route")


def article(number: int) -> tuple[str, dt.date, list[str]]:
    """A title, a day, and the sentences of an article that is long enough to be known again: always the same for one number."""
    rng = random.Random(number)
    told = [
        f"{rng.choice(PEOPLE)} {rng.choice(VERBS)} {rng.choice(PEOPLE)} of {rng.choice(PLACES)} about {rng.choice(THINGS)}"
        f" {rng.randrange(2, 90)} times this year."
        for _ in range(9)
    ]
    return f"Long talks number {number} on {rng.choice(THINGS)}", dt.date(2025, 4, 1) + dt.timedelta(days=number), told


def as_page(title: str, day: dt.date, source: str, told: list[str]) -> str:
    """An article as a saved page."""
    head = f'<title>{title} | {source}</title><meta property="og:site_name" content="{source}">'
    head += f'<meta property="article:published_time" content="{day}T08:00:00+02:00">'
    body = f"<nav><a href=/>Home</a></nav><article><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in told)}</article><footer>About us</footer>"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


@dataclass
class Workshop:
    """The digest at `root`, and the moves that may be made. `day` is the build day."""

    root: Path
    rng: random.Random
    day: dt.date = dt.date(2025, 5, 1)
    made: int = 0
    log: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, root: Path, seed: int) -> Workshop:
        shutil.copytree(REPOSITORY / "content", root / "content", ignore=shutil.ignore_patterns("ledger.jsonl"))
        shutil.copytree(REPOSITORY / "seeds", root / "seeds")
        return cls(root, random.Random(seed))

    def documents(self) -> list[Path]:
        return sorted(path for path in (self.root / "seeds").rglob("*") if path.suffix in (".md", ".txt", ".html"))

    def _write(self, path: Path, words: str) -> None:
        """Writes a file whose time is long past, so that nothing but its stamp and bytes can tell that it changed."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
        self.made += 1
        os.utime(path, ns=(10**18 + self.made * 10**9,) * 2)

    def _any_day(self) -> dt.date | None:
        return None if self.rng.random() < 0.1 else dt.date(2025, 4, 11) + dt.timedelta(days=self.rng.randrange(-60, 60))

    def add(self) -> None:
        self._write(self.root / f"seeds/{self.rng.choice(['', 'deep/'])}doc{self.made}.md", text(self.rng, self._any_day()))

    def change(self) -> None:
        if found := [path for path in self.documents() if path.suffix == ".md"]:
            self._write(self.rng.choice(found), text(self.rng, self._any_day()))

    def rename(self) -> None:
        if found := self.documents():
            old = self.rng.choice(found)
            old.rename(old.with_name(f"renamed{self.made}{old.suffix}"))
            self.made += 1

    def copy(self) -> None:
        if found := self.documents():
            old = self.rng.choice(found)
            self._write(self.root / f"seeds/copy{self.made}{old.suffix}", old.read_text("utf-8"))

    def remove(self) -> None:
        if len(found := self.documents()) > 1:
            self.rng.choice(found).unlink()

    def side_file(self) -> None:
        document = self.rng.choice(self.documents())
        side = document.with_name(document.stem + ".meta.yml")
        if side.exists():
            side.unlink()
        else:
            day = dt.date(2025, 3, 1) + dt.timedelta(days=self.rng.randrange(90))
            self._write(
                side,
                f"url: https://example.org/{self.made}\n{self.rng.choice([f'published: {day}', 'title: As the side file says', 'rights: full'])}\n",
            )

    def correction(self) -> None:
        path = self.root / "content/corrections/one.md"
        if path.exists() and self.rng.random() < 0.5:
            path.unlink()
            return
        document = self.rng.choice(self.documents()).relative_to(self.root).as_posix()
        fix = self.rng.choice(["title: A title set right", "published: 2025-02-03", "source: Harbour Gazette"])
        self._write(path, f"---\nitem: {document}\nfields: {{{fix}}}\nreason: The program misread it.\nby: The editor\non: 2025-05-01\n---\n")

    def actor(self) -> None:
        path = self._oksanen()
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
            return
        alias = self.rng.choice(["aliases: [the harbour minister]", "aliases: [Oksanen, Ishiba]", "wikidata: Q12345", "nots: []"])
        alias = "not: [Maria Oksanen Prize]" if alias == "nots: []" else alias
        role = self.rng.choice(["", "roles:\n  - title: Foreign Minister\n    of: Norway\n    from: 2024-01-01\n"])
        self._write(path, f"---\nname: Maria Oksanen\nkind: person\n{alias}\n{role}---\n\nA minister, number {self.made}.\n")

    def _oksanen(self) -> Path:
        """The file of Maria Oksanen's profile, wherever renaming has put it."""
        folder = self.root / "content/actors"
        return next((path for stem in OKSANEN if (path := folder / f"{stem}.md").exists()), folder / f"{OKSANEN[0]}.md")

    def rename_profile(self) -> None:
        """A profile's file gets another name, or the profile itself, or both; where it stood is told, or not."""
        path = self._oksanen()
        told = f"formerly: [{self.rng.choice([path.stem, f'person/{path.stem}', *OKSANEN, 'mark-rutte'])}]\n" if self.rng.random() < 0.5 else ""
        name = self.rng.choice(["name: Maria Oksanen\n", "name: M. Oksanen\naliases: [Maria Oksanen]\n", "name: Maria A. Oksanen\n"])
        path.unlink(missing_ok=True)
        self._write(path.with_stem(self.rng.choice(OKSANEN)), f"---\n{name}kind: person\n{told}---\n")

    def career(self) -> None:
        """Somebody's posts: others, other days, another body, or none. Texts name a body's minister without a name."""
        path = self.root / "content/actors/shigeru-ishiba.md"
        since, until = self.rng.choice([("2024-10-01", ""), ("2025-04-01", ""), ("2020", "2025-04-11"), ("2025-04-11", "2025-05"), ("", "")])
        days = "".join([f"    from: {since}\n" if since else "", f"    to: {until}\n" if until else "", "" if since or until else "    as_of: 2025-04\n"])
        title, of = self.rng.choice(["Prime Minister", "Foreign Minister"]), self.rng.choice(["Japan", "Norway", "The Harbour Board", "HB"])
        roles = f"roles:\n  - title: {title}\n    of: {of}\n{days}" if self.rng.random() < 0.8 else ""
        self._write(path, f"---\nname: Shigeru Ishiba\nkind: person\ncountry: Japan\n{roles}---\n")
        self.office()

    def office(self) -> None:
        """A document that names posts without names, on a day on which they may change hands."""
        day = self.rng.choice([dt.date(2025, 4, 10), dt.date(2025, 4, 11), dt.date(2025, 4, 12), dt.date(2025, 6, 1), None])
        head = "title: The minister replies\n" + (f"published: {day}\n" if day else "")
        of = self.rng.choice(["Japan", "Norway", "the Harbour Board"])
        said = f"The foreign minister of {of} spoke. {of}'s prime minister waited. The HB chief left with Oksanen."
        self._write(self.root / f"seeds/office{self.rng.randrange(4)}.md", f"---\n{head}---\n\n{said}\n")

    def body(self) -> None:
        """The body at which posts are held is called otherwise, stands in another file, or has no profile."""
        found = sorted((self.root / "content/actors").glob("*harbour-board.md"))
        for path in found:
            path.unlink()
        if found and self.rng.random() < 0.3:
            return
        name = self.rng.choice(["The Harbour Board", "Harbour Board", "Board of the Harbour"])
        more = self.rng.choice(["aliases: [The Harbour Board]", "acronyms: [HB]", "aliases: [HB]", "country: norway", "formerly: [harbour-board]"])
        self._write(self.root / f"content/actors/{self.rng.choice(['', 'the-'])}harbour-board.md", f"---\nname: {name}\nkind: organization\n{more}\n---\n")

    def namesake(self) -> None:
        """A second profile of one name, told from the first by post or country; or no more."""
        path = self.root / "content/actors/maria-oksanen-striker.md"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
            return
        country = self.rng.choice(["country: finland\n", "country: norway\n", ""])
        role = self.rng.choice(["roles:\n  - title: Striker\n", "roles:\n  - title: Foreign Minister\n    of: Norway\n", ""])
        self._write(path, f"---\nname: Maria Oksanen (striker)\nkind: person\naliases: [Maria Oksanen]\n{country}{role}---\n")

    def bearer(self) -> None:
        """A document that tells what Peter Lindqvist is: with another one, a contradiction; it may be corrected, or held, or gone."""
        path = self.root / f"seeds/bearer{self.rng.randrange(4)}.md"
        if path.exists() and self.rng.random() < 0.5:
            path.unlink()
            return
        who = ["Japan's Foreign Minister Peter Lindqvist", "Norwegian striker Peter Lindqvist", "Peter Lindqvist, a professor,", "striker Peter Lindqvist"]
        head = self.rng.choice(["published: 2025-04-12\n", "published: 2019-01-02\n", "status: held\n", "published: 2025-04-12\nrights: link\n"])
        self._write(
            path, f"---\ntitle: {self.rng.choice(['A name', 'Peter Lindqvist'])}\n{head}---\n\n{self.rng.choice(who)} spoke in the harbour on Monday.\n"
        )

    def one_bearer(self) -> None:
        """A person says that the name is one person's, or that it is two, or takes it back."""
        path = self.root / "content/suggest.yml"
        answers = self.rng.sample(["split/person/peter-lindqvist", "person/peter-lindqvist", "split/person/maria-oksanen"], self.rng.randrange(1, 3))
        self._write(path, f"rejected: [{', '.join(answers)}]\n")

    def accept(self) -> None:
        """A profile as `suggest --accept` writes it, while there is none."""
        name = self.rng.choice(["Maria Oksanen", "Ministry of Foreign Affairs"])
        path = self._oksanen() if name == "Maria Oksanen" else self.root / "content/actors/ministry-of-foreign-affairs.md"
        kind = "person" if name == "Maria Oksanen" else "organization"
        role = "roles:\n  - title: Foreign Minister\n    as_of: 2025-04-12  # seen in 2 items\n" if kind == "person" else ""
        if not path.exists():
            self._write(path, f"---\nname: {name}\nkind: {kind}\n{role}---\n")

    def reject(self) -> None:
        """A suggestion is answered with no, or all answers are taken back."""
        path = self.root / "content/suggest.yml"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
            return
        ids = ["person/maria-oksanen", "organization/ministry-of-foreign-affairs", "topic/harbours", "person/a=person/b"]
        self._write(path, f"rejected: [{', '.join(self.rng.sample(ids, 2))}]\n")

    def topic(self) -> None:
        path = self.root / "content/topics/help.md"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
        else:
            self._write(path, f"---\nname: Help {self.rng.randrange(3)}\nphrases: [{self.rng.choice(['would help', 'matters to all', 'spoke of'])}]\n---\n")

    def source(self) -> None:
        path = self.root / "content/sources/harbour-gazette.md"
        rights, name = self.rng.choice(["full", "excerpt", "link"]), self.rng.choice(["Harbour Gazette", "The Harbour Gazette"])
        self._write(path, f"---\nname: {name}\nmatch: [Harbour Gazette]\nrights: {rights}\ncountry: norway\n---\n")

    def digest(self) -> None:
        week = self.rng.choice(["2025-W14", "2025-W15", "2025-W30"])
        self._write(self.root / f"content/digests/{week}.md", f"---\ntitle: The week, version {self.made}\n---\n\nWhat mattered.\n")

    def choose(self) -> None:
        document = self.rng.choice(self.documents()).relative_to(self.root).as_posix()
        items = f"items:\n  - item: {document}\n    why: It matters.\n"
        self._write(self.root / f"content/digests/{self.rng.choice(['2025-W14', '2025-W16'])}.md", f"---\ntitle: Chosen {self.made}\n{items}---\n")

    def own_id(self) -> None:
        if found := [path for path in self.documents() if path.suffix == ".md"]:
            path = self.rng.choice(found)
            lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("id: ")]
            self._write(path, "\n".join([lines[0], f"id: {self.rng.choice(['first-one', 'second-one'])}", *lines[1:]]))

    def copy_with_side_file(self) -> None:
        old = self.rng.choice(self.documents())
        name = f"seeds/{self.rng.choice('amz')}copy{self.made}"
        self._write(self.root / f"{name}{old.suffix}", old.read_text("utf-8"))
        self._write(self.root / f"{name}.meta.yml", "url: https://example.org/copy\n")

    def apart(self) -> None:
        path = self.root / "content/corrections/apart.md"
        document = self.rng.choice(self.documents()).relative_to(self.root).as_posix()
        self._write(path, f"---\nitem: seeds/000_e1040d8e23b03fcb.txt\nseparate: [{document}]\n---\n")

    def ledger(self) -> None:
        path = self.root / "content/ledger.jsonl"
        if path.exists():
            lines = path.read_text("utf-8").splitlines()
            self._write(path, "\n".join([*lines, self.rng.choice(lines).replace("2025-05", "2025-03")]) + "\n")

    def _ledger(self) -> list[dict[str, str]]:
        """Its lines: none before the first build that ended."""
        path = self.root / "content/ledger.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def page(self) -> None:
        self._write(self.root / "content/pages/method.md", f"---\ntitle: Method {self.made}\n---\n\nHow.\n")

    def setting(self) -> None:
        path = self.root / "content/site.yml"
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("base_url:", "unreviewed:", "topic_pack"))]
        pack = ["topic_pack: true", "topic_pack: true\ntopic_pack_without: [peace-talks, law-of-the-sea]"]
        more = self.rng.choice(["base_url: https://example.org/digest", "unreviewed: hide", "unreviewed: show", *pack])
        self._write(path, "\n".join([*lines, more]) + "\n")

    def template(self) -> None:
        theirs = REPOSITORY / "templates/undated.html"
        self._write(self.root / "templates/undated.html", theirs.read_text("utf-8") + f"<!-- {self.made} -->\n")

    def clock(self) -> None:
        self.day += dt.timedelta(days=self.rng.randrange(1, 9))

    def note(self) -> None:
        self._write(
            self.root / "content/items/own.md",
            f"---\ntitle: Our own note\npublished: 2025-04-0{self.rng.randrange(1, 9)}\n---\n\nWe think of Japan {self.made}.\n",
        )

    def capture(self) -> None:
        """An article as a text: the whole of it, with more around it, or cut short."""
        title, day, told = article(self.rng.randrange(3))
        shape = self.rng.choice(["whole", "clutter", "cut", "gap"])
        told = told[: -self.rng.randrange(1, 5)] if shape == "cut" else told
        menu = "Home\nNews\nSport\nContact\n\n" if shape == "clutter" else ""
        end = "\n\nRead more\nTerms of use\n" if shape == "clutter" else "\n"
        dated = self.rng.choice([f"Published: {day}\n", ""])
        source = f"Source: {self.rng.choice(SOURCES[:2])}\n" if self.rng.random() < 0.7 else ""
        gap = "\n\n" if shape == "gap" else "\n"
        self._write(self.root / f"seeds/{self.rng.choice('amz')}text{self.made}.txt", f"{menu}{title}\n\n{dated}{source}\n{gap.join(told)}{end}")

    def page_capture(self) -> None:
        title, day, told = article(self.rng.randrange(3))
        self._write(self.root / f"seeds/{self.rng.choice('amz')}page{self.made}.html", as_page(title, day, self.rng.choice(SOURCES[:2]), told))

    def elsewhere(self) -> None:
        """The same article, as another paper printed it a day later."""
        _, day, told = article(self.rng.randrange(3))
        head = f"title: A paper's own headline {self.made}\npublished: {day + dt.timedelta(days=1)}\nsource: The Evening Paper"
        self._write(self.root / f"seeds/paper{self.made}.md", f"---\n{head}\n---\n\n" + "\n\n".join(told) + "\n")

    def touch_up(self) -> None:
        """One number of one capture is corrected."""
        if found := [path for path in self.documents() if path.suffix in (".txt", ".html") and "times this year" in path.read_text("utf-8")]:
            path = self.rng.choice(found)
            before, after = path.read_text("utf-8").rsplit(" times this year", 1)
            self._write(path, f"{before.rpartition(' ')[0]} {self.rng.randrange(100, 900)} times this year{after}")

    def joined(self) -> None:
        path = self.root / "content/corrections/joined.md"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
            return
        one, other = (self.rng.choice(self.documents()).relative_to(self.root).as_posix() for _ in range(2))
        item = self.rng.choice([one, self.rng.choice(self._ledger() or [{}]).get("id", one)])
        self._write(path, f"---\nitem: {item}\nsame_as: [{other}]\n---\n")

    def takedown(self) -> None:
        """An item is taken down, or allowed again."""
        path = self.root / "content/takedowns/one.md"
        if path.exists() and self.rng.random() < 0.5:
            path.unlink()
            return
        found = [line for line in self._ledger() if "address" in line]
        if not found:
            return
        line = self.rng.choice(found)
        shows = self.rng.choice(["", "shows: title\n"])
        self._write(path, f"---\nitem: {self.rng.choice([line['id'], line['address']])}\non: 2025-05-02\n{shows}---\n\nWhy, number {self.made}.\n")

    def published(self) -> None:
        """The ledger learns from elsewhere that all was published, lists and their pages too: what goes from now on leaves a page."""
        site = self.root / "site"
        lists = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("*/**/feed.xml") if path.parent.name not in ("digests", "changes"))
        there = sorted(path.parent.relative_to(site).as_posix() for path in site.glob("*/**/index.html") if not path.is_relative_to(site / "items"))
        pages = below(f"{place}/" for place in there if place not in lists)
        line = json.dumps({"published": self.day.isoformat(), "lists": lists, "pages": pages}, separators=(",", ":"))
        path = self.root / "content/ledger.jsonl"
        before = path.read_text("utf-8") if path.exists() else ""
        self._write(path, f"{before}{line}\n")

    MOVES = (
        *("add", "add", "change", "rename", "copy", "remove", "side_file", "correction", "note"),
        *("choose", "own_id", "copy_with_side_file", "apart", "ledger"),
        *("capture", "capture", "page_capture", "elsewhere", "touch_up", "joined"),
        *("accept", "reject", "takedown", "takedown", "published", "published"),
        *("rename_profile", "career", "office", "body", "namesake", "bearer", "bearer", "one_bearer"),
        *("actor", "topic", "source", "digest", "page", "setting", "template", "clock"),
    )

    def move(self, name: str) -> None:
        self.log.append(name)
        getattr(self, name)()
