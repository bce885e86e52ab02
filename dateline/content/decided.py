"""What people decided about suggestions: `content/suggest.yml`, and the profiles that come of a yes. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dateline.content.edited import with_entry, with_entry_in_front_matter
from dateline.content.files import read_text
from dateline.content.sheet import Sheet
from dateline.matter import parse_yaml
from dateline.problems import DatelineError, Problem, error

PATH = "content/suggest.yml"
_KINDS = ("person", "organization", "country", "topic", "quote", "split")
_HEAD = "# Suggestions that were answered with no (`dateline suggest`): take a line away to be asked again.\nrejected:\n  - {entry}\n"


def read_rejected(root: Path, problems: list[Problem]) -> tuple[str, ...]:
    """The ids that `content/suggest.yml` rejects: of actors, of topics (`topic/slug`), of pairs (`person/a=person/b`), of names that several may
    bear (`split/person/a`), and of quotations (`quote/item-mark`).
    """
    if not (root / PATH).exists():
        return ()
    raw = read_text(root, PATH, problems)
    if raw is None:
        return ()
    matter = parse_yaml(raw, PATH)
    problems.extend(matter.problems)
    sheet = Sheet(PATH, matter, raw, problems)
    sheet.only(("rejected",))
    ids = sheet.words("rejected")
    for id_ in ids:
        if not all(part.partition("/")[0] in _KINDS and part.partition("/")[2] for part in id_.split("=")):
            sheet.wrong("rejected", f'rejected: "{id_}" is no id. Write one as `dateline suggest` shows it, like person/ada-example', id_)
    return tuple(sorted(ids))


def reject(root: Path, id_: str) -> str:
    """Notes that `id_` was rejected and gives the file's path. Raises DatelineError where the file cannot be added to."""
    path = root / PATH
    if path.exists():
        _edit(root, PATH, lambda text: with_entry(text, "rejected", id_))
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(root, PATH, _HEAD.format(entry=id_))
    return PATH


def add_file(root: Path, folder: str, stem: str, text: str) -> str:
    """Writes a new file into a folder of `content/` and gives its path. Raises DatelineError where a file of that name exists."""
    path = f"content/{folder}/{stem}.md"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    _create(root, path, text)
    return path


def add_names(root: Path, path: str, names: Mapping[str, Sequence[str]]) -> str:
    """Adds these names to the profile at `path` under their keys (`aliases`, `weak_aliases`, `formerly`), every other character as it was, and gives the
    path."""

    def edited(text: str) -> str:
        for key, some in reversed(tuple(names.items())):  # each key that is new comes right behind the name
            for name in some:
                text = with_entry_in_front_matter(text, key, name, after="name")
        return text

    _edit(root, path, edited)
    return path


def _create(root: Path, path: str, text: str) -> None:
    try:
        with (root / path).open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise DatelineError(
            error(path, None, "exists already, and nothing is overwritten. Join the two with --merge, or give another name with --as")
        ) from None


def _edit(root: Path, path: str, change: Callable[[str], str]) -> None:
    """Changes a file in place of itself: written beside it first, so that a full disk costs nothing."""
    try:
        made = change((root / path).read_bytes().decode("utf-8")).encode()
    except UnicodeDecodeError:
        raise DatelineError(error(path, None, "is not UTF-8 text. Save it as UTF-8 in your editor")) from None
    except ValueError as why:
        raise DatelineError(error(path, None, f"{why}. Add it by hand")) from None
    beside = (root / path).with_name(f".{Path(path).name}.new")
    beside.write_bytes(made)
    beside.replace(root / path)
