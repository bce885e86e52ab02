"""When an item was published, updated and captured: every day on the page, weighed by where and how it stands.

`place` has the values handed around, `finding` the lines that are about a day, `naming` a day's label, `setting` what its surroundings say
against it, `weighing` how much speaks for it, `order` day or month first, `beside` what tells a day beside the page's lines, `instants`
offsets, `choosing` the fields.
"""

from __future__ import annotations

from dateline.read.moments.choosing import choose
from dateline.read.moments.finding import find_moments, residue
from dateline.read.moments.instants import when
from dateline.read.moments.order import MONTH_FIRST_COUNTRIES
from dateline.read.moments.place import DAY_OR_MONTH, ENOUGH, Around, Moment, Moments

__all__ = ["DAY_OR_MONTH", "ENOUGH", "MONTH_FIRST_COUNTRIES", "Around", "Moment", "Moments", "choose", "find_moments", "residue", "when"]
