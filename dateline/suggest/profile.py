"""The profile that an accepted suggestion becomes: a plain file, with what is sure as keys and what is not as comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from dateline.suggest.found import Actor, Post, Said, Split, Topic
from dateline.tag.posts import is_qualified
from dateline.text import count, fold, slug

_PLAIN = re.compile(r"[^\W\d_]+(?:[ .’'-]?[^\W_]+)*")
_RESERVED = frozenset({"true", "false", "null"})


def value(text: str) -> str:
    """A text as YAML: plain where that is safe, else in double quotes."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED else json.dumps(text, ensure_ascii=False)


def actor_file(actor: Actor, name: str = "", joined: Actor | None = None) -> str:
    """The file of an actor's profile. `name` is what to call it instead of what texts do; the names of `joined` become its own."""
    shown = name or actor.name
    aliases, acronyms = aliases_of(actor, shown, (joined.name, *joined.full_forms) if joined else ())
    weak = [form for form in aliases if is_part(form, (shown, *aliases))]
    aliases = [form for form in aliases if form not in weak]
    lost = [one.id.partition("/")[2] for one in (actor, joined) if one and one.name in weak]
    lines = ["---", f"name: {value(shown)}", f"kind: {actor.kind}"]
    for key, forms in (("aliases", aliases), ("weak_aliases", weak), ("acronyms", acronyms), ("formerly", lost)):
        lines += [f"{key}: [{', '.join(map(value, forms))}]"] if forms else []
    if actor.kind != "country":
        lines += _country(actor)
    lines += _roles(actor.posts) if actor.kind == "person" else []
    return "\n".join([*lines, "---", ""])


def is_part(form: str, names: Iterable[str]) -> bool:
    """Whether a form is one word of a longer name: a surname of a full name, "Commission" of a body. In other texts that may be somebody else."""
    return any(fold(form) in fold(name).split() and " " in fold(name) for name in names)


def aliases_of(actor: Actor, shown: str, more: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """The full forms that texts use beside the name shown, and those that are acronyms."""
    found: dict[str, str] = {}
    for form in (actor.name, *actor.full_forms, *more):
        found.setdefault(fold(form), form)
    found.pop(fold(shown), None)
    others = [form for key, form in found.items() if len(key) > 1]
    short = [form for form in others if actor.kind == "organization" and form.isupper() and " " not in form]
    return [form for form in others if form not in short], short


def _country(actor: Actor) -> list[str]:
    if actor.country:
        return [f"country: {actor.country}"]
    if not actor.countries:
        return []
    slug, items = actor.countries[0]
    return [f"# country: {slug}  (named in {items} of its {count(actor.items, 'item')}; take away the # if it is so)"]


def _roles(posts: Iterable[Post]) -> list[str]:
    """The posts, each valid around the last day on which it was seen. One that is over or to come, or that no dated text gives, is a comment."""
    sure: list[str] = []
    doubtful: list[str] = []
    for post in posts:
        seen = f"seen in {count(post.items, 'item')}"
        if not post.last or is_qualified(post.title):
            doubtful.append(f"# a post {seen}: {post.title}")
            continue
        span = post.first if post.first == post.last else f"{post.first} to {post.last}"
        sure += [f"  - title: {value(post.title)}", f"    as_of: {post.last}  # {seen}, {span}; write from: and to: where you know them"]
    return [*(["roles:", *sure] if sure else []), *doubtful]


def topic_file(topic: Topic, name: str = "") -> str:
    """The file of a topic's profile: found by its own name until somebody writes better phrases."""
    shown = name or topic.name
    phrases = list({fold(text): text for text in (shown, topic.name, *topic.forms)}.values())
    return f"---\nname: {value(shown)}\nphrases: [{', '.join(map(value, phrases))}]\n---\n"


def speaker_file(said: Said, speaker: str, day: str, add: bool) -> str:
    """The correction that says who spoke: `speaker` is an actor's id, or "none" where the words are nobody's. With `add` the actor joins the item."""
    why = "These words are no quotation" if speaker == "none" else "The text leaves open who said it"
    lines = ["---", f"item: {said.item}", *([f"actors: {{add: [{speaker}]}}"] if add else [])]
    lines += ["speakers:", f"  - text: {json.dumps(said.begins, ensure_ascii=False)}", f"    speaker: {speaker}"]
    return "\n".join([*lines, f"reason: {why}; a person decided, answering a suggestion.", f"on: {day}", "---", ""])


def _sort(split: Split) -> list[str]:
    """The surname, which the name for readers does not end in any more."""
    words = split.name.split()
    return [f"sort: {value(', '.join([words[-1], ' '.join(words[:-1])]))}"] if split.actor.startswith("person/") and len(words) > 1 else []


def side_files(split: Split) -> dict[str, str]:
    """A profile for each side of a name that several bear, by the stem of its file. What tells them apart stands in their names for readers too."""
    files: dict[str, str] = {}
    for number, side in enumerate(split.sides, 1):
        mark = ", ".join(side.posts[:1]) or ", ".join(side.countries[:1]) or str(number)
        shown = f"{split.name} ({', '.join([*side.posts[:1], *(country.replace('-', ' ').title() for country in side.countries[:1])]) or mark})"
        lines = ["---", f"name: {value(shown)}", f"kind: {split.actor.partition('/')[0]}", f"aliases: [{value(split.name)}]"]
        lines += [*_sort(split), f"formerly: {split.actor.partition('/')[2]}"]
        lines += [f"country: {side.countries[0]}"] if len(side.countries) == 1 else []
        if side.posts and split.actor.startswith("person/"):
            lines.append("roles:")
            for post in side.posts:
                lines += [f"  - title: {value(post)}", *([f"    as_of: {side.last}  # seen {side.first} to {side.last}"] if side.last else [])]
        stem = slug(f"{split.name} {' '.join(side.countries[:1]) or mark}")
        files[f"{stem}-{number}" if stem in files else stem] = "\n".join([*lines, "---", ""])
    return files
