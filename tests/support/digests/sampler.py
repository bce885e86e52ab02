"""A digest that has every kind of page."""

from __future__ import annotations

from datetime import date, timedelta

from tests.support.digests.files import Files, document, settings
from tests.support.program import REPO

ARABIC = "اجتمع وزراء الخارجية في القاهرة يوم الثلاثاء لبحث أمن الملاحة في البحر الأحمر، وقال الوزير إن المحادثات كانت مفيدة."


def sampler() -> Files:
    """A digest that has every kind of page: crowded days and months, years, three scripts, undated, held, pinned, all rights, own pages."""
    ports = ("northern", "southern", "eastern", "western")
    people = ("Mark Rutte", "Takeshi Iwaya", "Lin Chia-lung", "Mallory Malone")
    sources = ("The Harbour Gazette", "Office of Ports", "The Daily Anchor")
    files: Files = {
        "content/site.yml": settings(
            title="The Harbour Digest",
            description="Ports, ships and those who speak about them.",
            base_url="https://digest.example/harbour/",
            language="en",
            timezone="Europe/Berlin",
            publisher="The harbour editors",
            contact="mailto:editors@digest.example",
        ),
        "content/actors/mark-rutte.md": document(
            "Mark Rutte is the Secretary General of NATO.\n\nHe was Prime Minister of the **Netherlands** before.",
            name="Mark Rutte",
            kind="person",
            sort="Rutte, Mark",
            roles=[
                {"title": "Secretary General", "of": "NATO", "from": "2024-10-01", "as_of": "2025-04"},
                {"title": "Prime Minister", "of": "Netherlands", "from": "2010", "to": "2024"},
            ],
        ),
        "content/actors/takeshi-iwaya.md": document(
            "A minister.", name="Takeshi Iwaya", kind="person", native="岩屋毅", sort="Iwaya, Takeshi", country="japan"
        ),
        "content/actors/lin-chia-lung.md": document("A minister.", name="Lin Chia-lung", kind="person", native="林佳龍"),
        "content/actors/mallory-malone.md": document("A harbour master.", name="Mallory Malone", kind="person"),
        "content/actors/port-authority.md": document("It runs the ports.", name="Port Authority", kind="organization", aliases=["the Authority of Ports"]),
        "content/topics/dredging.md": document("The deepening of channels.", name="Dredging", phrases=["dredging", "dredged"]),
        "content/topics/taiwan-strait.md": document("A strait.", name="Taiwan Strait", phrases=["Taiwan Strait", "cross-strait"]),
        "content/sources/harbour-gazette.md": document(
            "A paper of the port.", name="The Harbour Gazette", kind="newspaper", rights="excerpt", licence="All rights reserved."
        ),
        "content/sources/office-of-ports.md": document("An office.", name="Office of Ports", kind="government", rights="full"),
        "content/sources/daily-anchor.md": document("Another paper.", name="The Daily Anchor", kind="newspaper", rights="link"),
        "content/pages/about.md": document("What this digest is for.\n\n## How\n\nBy reading.\n", title="About"),
        "content/pages/method.md": document("A page of our own.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n", title="Method"),
        "content/digests/2025-W10.md": document("A week of ports.", title="Ports, again", items=[{"item": "seeds/2025/crowd-3.md", "why": "It counts."}]),
        "content/items/own-note.md": document(
            "Our own words, with a [link](https://paper.example/x).", title="A note of our own", published="2025-03-20", rights="full"
        ),
        "seeds/arabic.md": document(ARABIC, title="وزراء الخارجية يجتمعون في القاهرة", published="2025-03-11", language="ar", rights="full"),
        "seeds/japanese.md": document(
            "岩屋毅外務大臣は、台湾海峡の平和と安定が重要だと述べた。",
            title="岩屋外相が会合に出席",
            published="2025-03-12T09:30:00+09:00",
            language="ja",
            rights="full",
        ),
        "seeds/emoji.md": document("Signs alone.", title="🎉🎊", published="2025-03-13", rights="full"),
        "seeds/undated.md": document("Nobody knows when NATO and Japan said this about dredging.", title="Without a day", rights="full"),
        "seeds/undated-2.txt": "Harbour dues are to be reviewed\n\nThe board of the Port Authority said that the dues would be looked at.\n",
        "seeds/held.md": document("Held back.", title="Held for now", published="2025-12-14", status="held"),
        "seeds/pinned.md": document(
            "To be seen first: NATO and Japan on dredging.",
            title="A pinned one",
            published="2024-11-01",
            rights="full",
            pin=True,
            note="Read *this* first.",
        ),
        "seeds/markup.md": document(
            "## A heading\n\nText with **strong**, *soft* and `code`, a [link](https://paper.example/a), "
            "and NATO.\n\n1. one\n2. two\n\n> quoted words of Japan\n\n| h | k |\n| - | - |\n| 1 | 2 |\n\n```\npre\n```\n",
            title="Every kind of block, and a title that is long enough to need two or three lines on a "
            "narrow screen, with Donaudampfschifffahrtsgesellschaftskapitänsmütze",
            published="2025-03-15T17:25:00+09:00",
            updated="2025-03-16",
            byline="A. Writer",
            issuer="Port Authority",
            rights="full",
            url="https://paper.example/markup?a=1&b=2",
        ),
    }
    files |= {f"seeds/{path}": REPO.joinpath("seeds", path).read_bytes() for path in ("000_e1040d8e23b03fcb.txt", "004_c05d3a7c807f5fab.txt")}
    start = date(2023, 1, 10)
    for number in range(150):
        crowded = number >= 60
        day = date(2025, 3, 4) + timedelta(days=(number % 30 if number % 3 else 0)) if crowded else start + timedelta(days=number * 13)
        person, port, source = people[number % 4], ports[number % 4], sources[number % 3]
        body = (
            f"The {port} port of Japan was discussed by NATO and {person} on dredging and the Taiwan Strait, number {number}.\n\n"
            f"“We will deepen channel {number} before the winter,” {person} said.\n\nThe Port Authority "
            f"of Germany and {people[(number + 1) % 4]} agreed. " + "More was said about ships. " * 12
        )
        name = f"crowd-{number - 60}" if crowded else f"item-{number}"
        keys = {"title": f"{person} on the {port} port, part {number}", "published": day.isoformat(), "source": source}
        files[f"seeds/{day.year}/{name}.md"] = document(body, **keys, **({"url": f"https://paper.example/{number}"} if number % 2 else {}))
    return files


def renamed(files: Files) -> Files:
    """The sampler with one title changed, so that an address moves and the old one redirects."""
    path = next(name for name in files if name.endswith("/crowd-3.md"))
    return {**files, path: str(files[path]).replace('title: "', 'title: "Corrected: ', 1)}
