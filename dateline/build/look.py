"""`inspect`: one document, read and tagged as its digest would, nothing kept."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.build.cached import content_at
from dateline.build.corrected import corrected
from dateline.build.propose import proposals
from dateline.build.recognise import model_of
from dateline.content import Content
from dateline.inspect import inspect_json, inspect_text, proposed_text
from dateline.model import Correction
from dateline.problems import DatelineError, Problem, error
from dateline.read import read_document
from dateline.scan import SIDE
from dateline.tag import Lexicon


def look(path: Path, root: Path | None, as_json: bool, width: int, styled: bool) -> tuple[str, tuple[Problem, ...]]:
    """What was read from a document and why, as text for a terminal or as JSON; "" where nothing could be read. Raises DatelineError."""
    if not path.is_file():
        raise DatelineError(error(str(path), None, "is not a file: name a document, such as one in seeds/"))
    home = (root or _home(path)).resolve()
    content = content_at(home)
    whole = path.resolve()
    name = whole.relative_to(home).as_posix() if whole.is_relative_to(home) else path.name
    try:
        data = path.read_bytes()
        side = next((file.read_bytes() for file in (path.with_name(path.name + SIDE), path.with_name(path.stem + SIDE)) if file.is_file()), None)
    except OSError as why:
        raise DatelineError(error(name, None, f"cannot be read ({why.strerror})")) from None
    result = read_document(name, data, side, content.sources, content.settings.limits, content.settings.timezone, content.settings.columns)
    lexicon = Lexicon.build(content.actors, content.topics, content.sources, rejected=content.rejected, model=model_of(content.settings.ner))
    told = [corrected(reading, _corrections(content, home, name, reading.part), content, lexicon) for reading in result.items]
    proposed = proposals(home, name, [reading for reading, _ in told])
    if as_json:
        offered = [{"path": one.path, "text": one.text, "items": one.items} for one in proposed]
        pages = [inspect_json(reading, tagging, name) | {"proposed": offered} for reading, tagging in told]
        return (json.dumps(pages[0] if len(pages) == 1 else pages, ensure_ascii=False, indent=2) + "\n" if pages else ""), result.problems
    pieces = [inspect_text(reading, tagging, name, width=width, styled=styled) for reading, tagging in told]
    return "\n".join(pieces) + "".join(map(proposed_text, proposed)), result.problems


def _home(path: Path) -> Path:
    """The digest that a document lies in: the nearest folder above it that holds seeds/ or content/; else the document's own folder."""
    for folder in path.resolve().parents:
        if (folder / "seeds").is_dir() or (folder / "content").is_dir():
            return folder
    return path.resolve().parent


def _corrections(content: Content, home: Path, name: str, part: str | None) -> list[Correction]:
    if not content.corrections:
        return []
    from dateline import ledger as ledgers

    id_ = ledgers.load(home).by_path.get((name, part), "")
    return [fix for fix in content.corrections if fix.item in (name, id_)]
