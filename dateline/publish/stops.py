"""What must not be published without a second thought: each with its reason and the word that overrides it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from dateline.publish.manifest import Manifest
from dateline.publish.news import News
from dateline.publish.plan import Plan, Strangers
from dateline.text import count

_KEPT = 0.75
# So few items may be a quarter of a young digest, and go without a question: not the last ones.
_FEW = 3
_TOLD = 3
# Beside a site that is yet to come these may stand: they are no site.
_HARMLESS = ("cname", "readme", "license", "licence", "_redirects", "_headers", "netlify.toml", "vercel.json", "favicon.ico")


class Stop(Struct, frozen=True):
    """A reason not to publish; `--allow WORD` goes on in spite of it, nothing does where there is no word."""

    word: str
    reason: str

    def __str__(self) -> str:
        return self.reason if not self.word else f"{self.reason} (--allow {self.word} publishes all the same)"


class Facts(Struct, frozen=True):
    """What is known of the build: the address it is made for, the documents with errors, why it is not what a build now would make, and what a plan
    brings to readers."""

    base_url: str = ""
    errors: Sequence[str] = ()
    unbuilt: Sequence[str] = ()
    brings: Callable[[Plan], News] = lambda _: News()


def stops(facts: Facts, plan: Plan, before: Manifest | None, names: Sequence[str], strangers: Strangers) -> list[Stop]:
    """Every reason not to publish. `before` is None where we never published there; `names` are what stands in the target's root."""
    found = [*_of_the_build(facts)]
    was, now = (sum(path.endswith(".html") for path in files) for files in (plan.before.files, plan.marks))
    if now < was * _KEPT:
        found.append(Stop("shrink", f"the site has {count(now, 'page')} now, and {was:,} were published: more than a quarter would go"))
    if before is None and (there := _site_among(names)):
        found.append(Stop("foreign", f"a site that this program did not publish stands there: {_some(there)}"))
    elif before is not None and before.site and before.site != facts.base_url:
        found.append(Stop("foreign", f"another site of Dateline stands there, {before.site}, and this one is {facts.base_url or 'without an address'}"))
    elif strangers.files:
        found.append(Stop("foreign", f"files that this program did not publish stand where pages belong: {_some(strangers.files)}"))
    if strangers.blocks:
        found.append(Stop("", f"in the way of the site's files and folders stands what this program did not publish: {_some(strangers.blocks)}. Move it away"))
    return found


def fewer(words: News) -> tuple[Stop, ...]:
    """The reason not to publish where more than a quarter of the items that readers had would go. Their pages stay, and say so: the number of pages does
    not tell. What a person took down or held back, or what was joined, is meant."""
    gone = words.removed + words.unread + words.gone
    had = words.items - words.new + gone + words.taken + words.held + words.merged
    if had - gone >= had * _KEPT or (gone <= _FEW and words.items):
        return ()
    return (Stop("shrink", f"of {count(had, 'item')} that readers had {gone:,} would go, more than a quarter: is all of seeds/ there?"),)


def _of_the_build(facts: Facts) -> Iterator[Stop]:
    if facts.unbuilt:
        yield Stop("unbuilt", f"the site is older than its sources, build first: {_some(facts.unbuilt)}")
    if facts.errors:
        yield Stop("errors", f"{count(len(facts.errors), 'error')} in the documents, which are left out: {_some(facts.errors)}")
    if not facts.base_url:
        yield Stop("no-base-url", "content/site.yml has no base_url: the site has no sitemap, and feeds and links shared from it have no address")


def _site_among(names: Sequence[str]) -> list[str]:
    """What is no dot file and not among the files that hosts and repositories have of their own."""
    return sorted(name.rstrip("/") for name in names if not name.startswith(".") and not name.lower().startswith(_HARMLESS))


def _some(things: Sequence[str]) -> str:
    more = len(things) - _TOLD
    return ", ".join(things[:_TOLD]) + (f" and {more:,} more" if more > 0 else "")
