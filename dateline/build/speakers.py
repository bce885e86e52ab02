"""Who a person says spoke the words of a suggestion."""

from __future__ import annotations

from dateline.content import Content
from dateline.problems import DatelineError
from dateline.suggest import Said
from dateline.text import fold

NOBODY = "none"


def speaker_of(said: Said, content: Content, named: str = "") -> tuple[str, bool]:
    """The id of the speaker, and whether the item does not name that actor yet. `named` is an id, a name, or "none" where the words are no
    quotation; without it the program's own guess is taken. Raises DatelineError where nobody is meant, or nobody known.
    """
    here = {id_: name for id_, name in ((said.speaker, said.name), *said.others) if id_}
    if not named:
        if said.speaker:
            return said.speaker, False
        told = (
            f'dateline: error: nobody is known to have said "{said.id}": write --as with the speaker{_like(list(here))}, or --as {NOBODY} if it is no quotation'
        )
        raise DatelineError(told)
    if named.casefold() == NOBODY:
        return NOBODY, False
    every = here | {actor.id: actor.name for actor in content.actors if actor.kind != "country" or actor.id == named}
    meant = [id_ for id_, name in every.items() if named == id_ or fold(named) == fold(name)]
    if len(meant) != 1:
        raise DatelineError(f'dateline: error: --as "{named}" is no actor of the item and of no profile{_like(list(here))}')
    return meant[0], meant[0] not in here


def _like(ids: list[str]) -> str:
    return f", like {' or '.join(ids[:3])}" if ids else ""
