"""Digests at the edges: nothing, one without a day, twins, other scripts, signs alone, very large, empty."""

from __future__ import annotations

from tests.support.digests.files import Files, document, settings
from tests.support.program import REPO


def repository() -> Files:
    """The digest of this repository, as it stands: its seeds and its content."""
    files: Files = {}
    for folder in ("seeds", "content"):
        for path in sorted((REPO / folder).rglob("*")):
            if path.is_file():
                files[path.relative_to(REPO).as_posix()] = path.read_bytes()
    return files


def empty() -> Files:
    return {"content/site.yml": settings(title="Nothing yet"), "seeds/.keep": ""}


def undated() -> Files:
    return {
        "content/site.yml": settings(title="One without a day", rights="full"),
        "seeds/note.txt": "Harbour dues are to be reviewed\n\nThe board said that the dues would be looked at again when the season was over.\n",
    }


def twins() -> Files:
    """Two documents of one title and one day, and different text."""
    keys = {"title": "Ministers meet again", "published": "2025-03-04", "source": "The Harbour Gazette"}
    return {
        "content/site.yml": settings(title="Twins", rights="full"),
        "seeds/one.md": document("The ministers met in the morning and agreed on fish.", **keys),
        "seeds/two.md": document("The ministers met in the evening and disagreed on ports.", **keys),
    }


def japanese() -> Files:
    body = "日本の岩屋毅外務大臣は4日、ブリュッセルで北大西洋条約機構（NATO）の外相会合に出席した。台湾海峡の平和と安定が重要だと述べた。"
    return {
        "content/site.yml": settings(title="日本語の要約", language="ja", rights="full"),
        "seeds/a.md": document(body, title="岩屋外相、NATO外相会合に出席", published="2025-04-04", language="ja"),
    }


def emoji() -> Files:
    return {
        "content/site.yml": settings(title="Only signs", rights="full"),
        "seeds/a.md": document("A title that is made of signs alone still needs an address.", title="🎉🎊", published="2025-05-06"),
    }


def large() -> Files:
    """A document of 5 MB: ordinary paragraphs, very many of them."""
    paragraph = "The committee heard evidence on the dredging of the northern channel and adjourned without a vote. " * 6
    body = "\n\n".join(f"Paragraph {number}. {paragraph}" for number in range(5_000_000 // (len(paragraph) + 16) + 1))
    return {
        "content/site.yml": settings(title="A large one", rights="full"),
        "seeds/large.txt": f"Hearings on the northern channel\n\nMarch 4, 2025\n\n{body}\n",
        "seeds/small.md": document("A short one beside it.", title="A short one", published="2025-03-05"),
    }


def empty_file() -> Files:
    return {
        "content/site.yml": settings(title="With an empty file"),
        "seeds/empty.txt": "",
        "seeds/space.md": " \n\n\t\n",
        "seeds/good.md": document("This one has words.", title="A good one", published="2025-03-05"),
    }
