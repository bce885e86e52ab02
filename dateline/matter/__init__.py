"""Front matter and YAML files, strictly: what the person meant, or a message that says what to do.

Every value comes back as text, a list, a mapping or a truth value. Numbers, days and clock times stay the text that
was written (`10:30`, `2024-5-1`, `007`), and so do `no`, `off` and `yes`; an empty value and `null` are "".
"""

from __future__ import annotations

from dateline.matter.fence import looks_fenced, parse
from dateline.matter.made import Matter
from dateline.matter.strict import parse_yaml
from dateline.matter.values import as_bool, as_text, as_texts, nearest, read_when

__all__ = ["Matter", "as_bool", "as_text", "as_texts", "looks_fenced", "nearest", "parse", "parse_yaml", "read_when"]
