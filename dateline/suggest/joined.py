"""The names of a suggestion that become those of an actor that has a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import ActorProfile
from dateline.suggest.found import Actor
from dateline.suggest.profile import aliases_of, is_part
from dateline.text import fold, slug

Names = Mapping[str, Sequence[str]]


def names_joined(actor: Actor, profile: ActorProfile) -> Names:
    """What the profile is to say besides, by its keys: the actor's names that it does not have. One word of its own full name is a weak alias, for in
    other texts that is somebody else's; where the actor's page stood under such a word, its address is kept by `formerly`.
    """
    forms, acronyms = aliases_of(actor, "")
    known = {fold(form) for form in (profile.name, *profile.aliases)}
    new = [form for form in (*forms, *acronyms) if fold(form) not in known]
    weak = [form for form in new if is_part(form, (profile.name, *profile.aliases, *new))]
    aliases = [form for form in new if form not in weak]
    kept = {slug(form) for form in (profile.name, *profile.aliases, *profile.acronyms, *aliases)} | {*profile.formerly}
    stem = actor.id.partition("/")[2]
    said = {fold(form) for form in profile.weak_aliases}
    return {"aliases": aliases, "weak_aliases": [form for form in weak if fold(form) not in said], "formerly": [stem] if weak and stem not in kept else []}


def pack_file(profile: ActorProfile, names: Names) -> str:
    """The file that adds these names to an actor of the world pack: a key that it gives takes the place of the pack's, so what that has is repeated."""
    own = {"aliases": profile.aliases, "weak_aliases": profile.weak_aliases, "formerly": profile.formerly}
    lines = [f"{key}: [{', '.join(map(_quoted, (*own[key], *some)))}]" for key, some in names.items() if some]
    return "\n".join(["---", f"kind: {profile.kind}", *lines, "---", ""])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
