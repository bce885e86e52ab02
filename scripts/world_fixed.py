"""What is set right by hand in what the factbook tells of terms of office: `scripts/world/heads_fixed.yml`, applied on top of `heads.json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_KEYS = frozenset({"term", "set", "drop", "reason", "source"})
_NAMES_IT = frozenset({"place", "title", "name", "from"})
_MAY_SET = frozenset({"title", "name", "names", "from", "to", "as_of"})
Term = Mapping[str, Any]


def fixed(terms: Iterable[Term], corrections: Iterable[Mapping[str, Any]]) -> list[Term]:
    """The terms with the corrections, in their order; a term that both columns of the factbook tell is corrected in both.

    Raises SystemExit for a correction without reason or source, for one of a term that is not there, and for one that changes nothing.
    """
    found = list(terms)
    for correction in corrections:
        wanted, told = _read(correction)
        some = [term for term in found if all(term.get(key) == value for key, value in wanted.items())]
        if not some:
            raise SystemExit(f"{_where(wanted)}: no such term in heads.json. Write place, title, name and first day as they stand there")
        if correction.get("drop"):
            found = [term for term in found if term not in some]
        elif any(_set(term, told) == term for term in some):
            raise SystemExit(f"{_where(wanted)}: nothing is changed. The factbook has it right by now: take the correction out")
        else:
            found = [_set(term, told) if term in some else term for term in found]
    return found


def _read(correction: Mapping[str, Any]) -> tuple[dict[str, str], Mapping[str, Any]]:
    """Which term is meant, and what it is to say."""
    wanted, told = {key: str(value) for key, value in correction.get("term", {}).items()}, correction.get("set", {})
    unknown = sorted((set(correction) - _KEYS) | (set(told) - _MAY_SET))
    if wanted.keys() != _NAMES_IT:
        raise SystemExit(f"{_where(wanted)}: a term is told by {', '.join(sorted(_NAMES_IT))}")
    if unknown:
        raise SystemExit(f"{_where(wanted)}: unknown key {unknown[0]}; known are {', '.join(sorted(_KEYS))}, in set {', '.join(sorted(_MAY_SET))}")
    if not (correction.get("reason") and correction.get("source")):
        raise SystemExit(f"{_where(wanted)}: no reason, or no source. Write what is wrong and where anybody can read it")
    if bool(told) == bool(correction.get("drop")):
        raise SystemExit(f"{_where(wanted)}: either `set` or `drop: true`")
    return wanted, told


def _where(wanted: Mapping[str, str]) -> str:
    return f"scripts/world/heads_fixed.yml: {', '.join(wanted.values()) or 'an entry without term'}"


def _set(term: Term, told: Mapping[str, Any]) -> Term:
    plain = {key: value if value is None or isinstance(value, list) else str(value) for key, value in told.items()}
    return {key: value for key, value in ({**term, **plain}).items() if value is not None}
