"""The setting `ner`: which spaCy model adds candidates for names, found on this machine and told by its version."""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

from dateline.model import Recogniser


def recogniser(root: Path, name: str) -> Recogniser | str:
    """The model that `name` means: an installed package, or a folder (relative to `root`) that holds a saved pipeline. Or else a sentence
    that says what is missing and how to get it. The model itself is not loaded.
    """
    if find_spec("spacy") is None:
        return "ner needs spaCy, which is not installed. Install it with: pip install 'dateline[ner]'"
    folder = _folder(root, name)
    if folder is None:
        return f'ner: there is no model "{name}" here. Install it with: python -m spacy download {name}; or name a folder that holds a saved pipeline'
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
        version = str(meta["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"ner: {folder} holds no pipeline that spaCy has saved (no meta.json with a version). Save one with nlp.to_disk(…), or name an installed model"
    return Recogniser(Path(name).name, version, str(folder), _stamp(folder))


def _folder(root: Path, name: str) -> Path | None:
    """Where the pipeline lies: within an installed model's package there is a folder with its version."""
    if (root / name).is_dir():
        return (root / name).resolve()
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        return None
    inner = sorted(path.parent for path in Path(spec.origin).parent.glob("*/config.cfg"))
    return inner[0] if inner else Path(spec.origin).parent


def _stamp(folder: Path) -> str:
    """Sizes and times of the model's files and spaCy's version, as one short text: another model in its place is another model."""
    from importlib.metadata import version

    told = [version("spacy")]
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            info = path.stat()
            told.append(f"{path.relative_to(folder).as_posix()} {info.st_size} {info.st_mtime_ns}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
