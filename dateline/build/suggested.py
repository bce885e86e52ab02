"""What the digest's items suggest, and what becomes of an answer: a profile, an alias, or a line in `content/suggest.yml`."""

from __future__ import annotations

import difflib
from pathlib import Path

from dateline.build.ask import items_of
from dateline.build.options import Options
from dateline.build.phrased import phrases_of
from dateline.build.speakers import speaker_of
from dateline.build.stages import Begin
from dateline.content import Content
from dateline.content.decided import PATH, add_file, add_names, reject
from dateline.problems import DatelineError, Problem, error
from dateline.suggest import Actor, Seen, Split, Suggestions, actor_file, gather, side_files, speaker_file, topic_file
from dateline.suggest.joined import names_joined, pack_file
from dateline.text import fold, slug


def suggestions(options: Options, begin: Begin) -> tuple[Suggestions, Content, tuple[Problem, ...]]:
    """Everything that the items suggest; what is new is read first, nothing is built."""
    with items_of(options, begin) as (shelf, problems, content):
        phrases = phrases_of(shelf, content, begin)
        seen = (Seen(item.id, item.path, item.reading(), item.tagging()) for item in shelf.every())
        return gather(seen, content, phrases), content, problems


def accept(root: Path, found: Suggestions, content: Content, id_: str, name: str = "", day: str = "") -> str:
    """Makes a suggested actor or topic a profile and gives its path; a pair is joined, a name that several bear becomes a profile for each, and a
    quotation gets a correction, of that `day`, that names its speaker. Raises DatelineError where that cannot be done.
    """
    pair = next((pair for pair in found.pairs if pair.id == id_), None)
    if pair:
        return merge(root, found, content, pair.one, pair.into)
    topic = next((topic for topic in found.topics if topic.id == id_), None)
    if topic:
        return add_file(root, "topics", slug(name or topic.name), topic_file(topic, name))
    split = next((split for split in found.splits if split.id == id_), None)
    if split:
        return "\n".join(add_file(root, "actors", stem, text) for stem, text in _sides(split, content).items())
    said = next((said for said in found.quotes if said.id == id_), None)
    if said:
        speaker, add = speaker_of(said, content, name)
        return add_file(root, "corrections", said.id.replace("/", "-"), speaker_file(said, speaker, day, add))
    return _profile(root, content, _actor(found, content, id_), name)


def _sides(split: Split, content: Content) -> dict[str, str]:
    """The profiles of all who bear a name; an error before the first is written where one of them is there already."""
    files = side_files(split)
    taken = next((actor for actor in content.actors if actor.slug in files and not actor.pack), None)
    if taken:
        raise DatelineError(error(taken.path, None, f"exists already, and nothing is overwritten. Write the profiles of {split.name} by hand"))
    return files


def _profile(root: Path, content: Content, actor: Actor, name: str = "", joined: Actor | None = None) -> str:
    stem = slug(name) if name else actor.id.partition("/")[2]
    taken = next((other for other in content.actors if other.slug == stem or (other.kind, fold(other.name)) == (actor.kind, fold(name or actor.name))), None)
    if taken:
        told = f'"{name or actor.name}" is {taken.id} already. Join the two with --merge {actor.id} {taken.id}, or give another name with --as'
        raise DatelineError(error(taken.path or "dateline", None, told))
    return add_file(root, "actors", stem, actor_file(actor, name, joined))


def refuse(root: Path, found: Suggestions, content: Content, id_: str) -> str:
    """Remembers that a suggestion was answered with no, and gives the file's path. To say it twice is no mistake."""
    if id_ in content.rejected:
        return PATH
    if id_ not in found.ids():
        raise _unknown(id_, found.ids(), content)
    return reject(root, id_)


def merge(root: Path, found: Suggestions, content: Content, id_: str, into: str) -> str:
    """Makes the names of a suggested actor those of another, and gives the path of the profile that has them now. One word of its full name is a weak
    alias, and the address of the page that this word had is kept.

    An actor of the world pack gets a file that adds to it; one that has no profile yet becomes one.
    """
    actor = _actor(found, content, id_)
    if into == id_:
        raise DatelineError(f"--merge {id_} {into}: names one actor twice")
    if into.partition("/")[0] != actor.kind:
        raise DatelineError(f"--merge {id_} {into}: a {actor.kind} cannot be joined with a {into.partition('/')[0]}")
    profile = next((other for other in content.actors if other.id == into), None)
    if profile is None:
        other = next((other for other in found.actors if other.id == into), None)
        if other is None:
            raise _unknown(into, [*(one.id for one in found.actors), *(one.id for one in content.actors)], content)
        return _profile(root, content, other, joined=actor)
    names = names_joined(actor, profile)
    if profile.pack:
        return add_file(root, "actors", profile.slug, pack_file(profile, names))
    return add_names(root, profile.path, names)


def _actor(found: Suggestions, content: Content, id_: str) -> Actor:
    actor = next((actor for actor in found.actors if actor.id == id_), None)
    if actor is None:
        raise _unknown(id_, found.ids(), content)
    return actor


def _unknown(id_: str, known: list[str], content: Content) -> DatelineError:
    """What to say of an id that is not among the suggestions."""
    profile = next((actor for actor in content.actors if actor.id == id_), None)
    if profile:
        return DatelineError(error(profile.path or id_, None, f"{id_} has a profile already{' in the world pack' if profile.pack else ''}"))
    if id_ in content.rejected:
        return DatelineError(error(PATH, None, f"rejects {id_}: take its line away to be asked again"))
    near = difflib.get_close_matches(id_, [*known, *content.rejected], n=1, cutoff=0.5)
    hint = f' Did you mean "{near[0]}"?' if near else " `dateline suggest` lists the ids"
    return DatelineError(f'dateline: error: "{id_}" is no suggestion.{hint}')
