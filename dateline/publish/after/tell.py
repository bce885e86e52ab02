"""The requests after a publishing, one at a time and within bounds. What goes wrong is told, and nothing else comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct, field

from dateline.net.bounds import Failed
from dateline.net.courtesy import retry_after
from dateline.net.wire import Answer, ask
from dateline.publish.after.step import Call, Step
from dateline.publish.masks import masked
from dateline.text import count

_IN_A_ROW = 3


class _Bounds(Struct, frozen=True):
    """The beginning of an answer is enough."""

    whole: float
    size: int = 65_536
    connect: float = 10.0


class Clock(Struct, frozen=True):
    """Time, and how it is waited for."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep


class _Course(Struct):
    """How a step goes: `many` addresses were told of, `missed` were not, and `why`."""

    step: Step
    agent: str
    clock: Clock
    end: float
    many: int = 0
    missed: int = 0
    why: list[str] = field(default_factory=list)

    def left(self) -> float:
        return self.end - self.clock.now()

    def make(self, call: Call) -> str:
        """Makes a request; gives what went wrong, "" for nothing. One that is asked to wait does, where there is time, and tries again once."""
        for last in (False, True):
            answer = self._asked(call)
            if isinstance(answer, str):
                return answer
            if answer.status <= self.step.good:
                return ""
            wait = retry_after(answer.headers.get("retry-after", ""), time.time(), 10.0)
            if answer.status not in (429, 503) or last or wait >= self.left():
                return f"was answered with {answer.status}"
            self.clock.sleep(wait)
        return ""

    def _asked(self, call: Call) -> Answer | str:
        headers = {"User-Agent": self.agent, "Accept": "*/*", **({"Content-Type": call.kind} if call.kind else {})}
        try:  # the address stands in site.yml: it may be one of this machine's network
            return ask(call.url, headers, _Bounds(max(0.1, min(self.step.whole, self.left()))), inside=True, cut=True, data=call.data)
        except Failed as why:
            return str(why).partition(";")[0]


def tell(step: Step, agent: str, clock: Clock | None = None) -> tuple[str, str]:
    """Makes the requests of a step. What was done, and what went wrong: both "" for nothing of the kind."""
    if step.wrong:
        return "", str(step)
    clock = clock or Clock()
    course = _Course(step, agent, clock, clock.now() + step.total)
    row = 0
    for number, call in enumerate(step.calls):
        if number and step.pause:
            clock.sleep(step.pause)
        if row == _IN_A_ROW or course.left() <= 0:
            course.missed += sum(one.many for one in step.calls[number:])
            course.why.append("these were not tried any more" if row == _IN_A_ROW else f"after {step.total:g} s the time was over")
            break
        wrong = course.make(call)
        row = row + 1 if wrong else 0
        if wrong:
            course.missed += call.many
            course.why.append(f"{call.url} {wrong}")
        else:
            course.many += call.many
    return _said(step, course)


def _said(step: Step, course: _Course) -> tuple[str, str]:
    did = f"{step.name}: {count(course.many, step.thing)} {step.did}" if course.many else ""
    if not course.missed:
        return did, ""
    reasons = "; ".join(dict.fromkeys(course.why[:1] + course.why[-1:]))
    wrong = f"{step.name}: {count(course.missed, step.thing)} not {step.did}: {reasons}. The site is published all the same"
    return did, masked(wrong, *step.secrets)
