"""A digest in which it is known of every word whether it may be public."""

from __future__ import annotations

from tests.support.digests.files import Files, document, settings

# A word of its own for every place of the digest `rights`. The words occur in no language, so that finding one anywhere,
# stemmed, escaped or packed, proves that the place was handed out.
OPEN_WORDS = {
    "full text": "quorvimplex",
    "full, far down": "brindofaxel",
    "excerpt, first sentence": "zelmagroth",
    "note": "fanduvexar",
    "own note": "mixoprandel",
    "excerpt, a quotation that is sure": "tolvaxibren",
}
CLOSED_WORDS = {
    "excerpt, beyond the opening": "krandovexil",
    "excerpt, last paragraph": "vothimplaze",
    "excerpt, in a list": "drazquibel",
    "excerpt, caption": "plaxomirund",
    "excerpt by default": "gwendaflix",
    "excerpt by source": "trombixarol",
    "excerpt, tail of a long quotation": "yaxoblimder",
    "excerpt, a quotation whose speaker is not sure": "cravodimulex",
    "excerpt, a quotation of nobody": "blenquistor",
    "link, first sentence": "snorvaquist",
    "link, later": "hexambrulo",
    "link by item, though its source is full": "wubrolaxin",
    "held, title": "jivrandoq",
    "held, text": "zuntarblek",
    "held, summary": "obrixalune",
    "held, person": "Quandrimel",
    "held, topic": "falquarston",
    "held, file name": "xandoremp",
    "held by a side file": "plimquorax",
    "cut as boilerplate": "navobrixel",
    "file name": "filobranqe",
}


def rights() -> Files:
    """A digest in which every place has a word of its own, and it is known which of them may be public."""
    o, c = OPEN_WORDS, CLOSED_WORDS
    opening = (
        "Ministers from NATO and Japan met in the harbour town for two days of talks about "
        "shipping lanes, fishing grounds and the dredging of the northern channel, "
    )
    long_lede = (
        opening
        + f"where, officials said, the mood was {o['excerpt, first sentence']} and the agenda long. "
        + opening.replace("Ministers", "Envoys")
        + "and left. "
    )
    beyond = (
        "Later that day the Japanese delegation, Germany and NATO officials spoke at length about "
        "the {word} accord over the Taiwan Strait and its many annexes."
    )
    quotation = (
        "We came here to talk about ships, and about "
        + "the long and patient work of dredging the channel, of " * 14
        + f"the {c['excerpt, tail of a long quotation']} that nobody wants."
    )
    short_caption = f"Delegates of Japan, left, and NATO officials arrive for the {c['excerpt, caption']} meeting at the harbour office on Tuesday."
    excerpt = (
        f"{long_lede}\n\n{beyond.format(word=c['excerpt, beyond the opening'])}\n\n"
        f"- Fishing rights were settled between Japan and Germany\n- The {c['excerpt, in a list']} was left open by NATO and Japan\n\n"
        f"![{short_caption}](photo.jpg)\n\n"
        f"“The {o['excerpt, a quotation that is sure']} is ours to keep,” Secretary General Mark Rutte said.\n\n"
        f"Secretary General Mark Rutte met Foreign Minister Takeshi Iwaya. “The {c['excerpt, a quotation whose speaker is not sure']} is agreed,” he said.\n\n"
        f"“The {c['excerpt, a quotation of nobody']} is a matter for others,” officials said.\n\n"
        f"“{quotation}” Secretary General Mark Rutte said.\n\n{beyond.format(word=c['excerpt, last paragraph'])}"
    )
    plain = (
        f"Delegates meet in the harbour town\n\n{short_caption}\n10:30 JST, March 9, 2025\nHARBOUR TOWN — {long_lede}\n\n"
        f"{beyond.format(word=c['excerpt by default'])}\n\n“A short word is enough,” NATO Secretary "
        f"General Mark Rutte said.\n\nSkip to {c['cut as boilerplate']}\n"
    )
    held = f"{long_lede}\n\n{beyond.format(word=c['held, text'])} Foreign Minister Zebulon {c['held, person']} stated, “It is held.”"
    return {
        "content/site.yml": settings(title="Rights", base_url="https://digest.example/rights/", publisher="The editors"),
        "content/sources/open-office.md": document("An office.", name="The Open Office", rights="full"),
        "content/sources/closed-paper.md": document(
            "A paper.",
            name="The Closed Paper",
            rights="excerpt",
            boilerplate=[f"Skip to {c['cut as boilerplate']}"],
            match=["HARBOUR TOWN"],
        ),
        "content/topics/held-matters.md": document("", name="Held matters", phrases=[f"{c['held, topic']} affair"]),
        "content/topics/taiwan-strait.md": document("", name="Taiwan Strait", phrases=["Taiwan Strait"]),
        "content/corrections/plain.md": document(
            "",
            item=f"seeds/{c['file name']}.txt",
            fields={"published": "2025-03-10"},
            reason="The page itself said so.",
            by="an editor",
            on="2025-06-01",
        ),
        "content/items/own.md": document(f"An own note may be read: {o['own note']}.", title="A note of our own", published="2025-02-01", rights="full"),
        "seeds/full.md": document(
            f"The text says {o['full text']}.\n\n" + "It goes on about Japan. " * 40 + f"\n\nAt the end stands {o['full, far down']}.",
            title="Shown in full",
            published="2025-01-01",
            source="The Open Office",
            note=f"We add {o['note']}.",
        ),
        "seeds/excerpt.md": document(
            excerpt,
            title="Shown as an excerpt",
            published="2025-01-02",
            rights="excerpt",
            source="The Open Office",
            url="https://paper.example/2",
        ),
        "seeds/by-source.md": document(
            long_lede + "\n\n" + beyond.format(word=c["excerpt by source"]),
            title="Excerpt by its source",
            published="2025-01-03",
            source="The Closed Paper",
            url="https://paper.example/3",
        ),
        f"seeds/{c['file name']}.txt": plain,
        "seeds/link.md": document(
            f"It begins with {c['link, first sentence']} in Japan.\n\n{beyond.format(word=c['link, later'])}\n\n“It was {c['link, later']},” Mark Rutte said.",
            title="Shown as a link",
            published="2025-01-04",
            rights="link",
            url="https://paper.example/4",
        ),
        "seeds/link-2.md": document(
            f"In Japan they said {c['link by item, though its source is full']}.",
            title="Link, from an open source",
            published="2025-01-05",
            rights="link",
            source="The Open Office",
            url="https://paper.example/5",
        ),
        f"seeds/{c['held, file name']}.md": document(
            f"{held} The {c['held, topic']} affair goes on.",
            title=f"A held {c['held, title']}",
            published="2025-01-06",
            status="held",
            rights="full",
            summary=f"A summary {c['held, summary']}.",
            source="The Open Office",
            actors=[f"Zebulon {c['held, person']}"],
            pin=True,
        ),
        "seeds/side.txt": f"Held by its side file\n\nMarch 3, 2025\n\nA text {c['held by a side file']} about NATO.\n",
        "seeds/side.meta.yml": "status: held\nrights: full\n",
    }
