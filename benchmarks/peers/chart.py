"""The figures as a small picture: seconds of a cold build and of a rebuild after one more document, a bar for each program."""

from __future__ import annotations

from html import escape

from benchmarks.peers.program import ADDED, COLD
from benchmarks.peers.report import CAPTURES, OURS, Results

WIDTH, LEFT, RIGHT, BAR, GAP = 720, 92, 76, 18, 8
# The picture brings its own ground, so that it can be read on any page; it follows the reader's scheme where that is known.
STYLE = """
.ground { fill: #ffffff; stroke: #d5d9de; } text { font: 13px system-ui, sans-serif; fill: #1f2328; } .head { font-weight: 600; }
.note { fill: #57606a; font-size: 12px; } .ours { fill: #0b6e63; } .theirs { fill: #9aa4ae; }
@media (prefers-color-scheme: dark) {
.ground { fill: #14181d; stroke: #343b43; } text { fill: #e6edf3; } .note { fill: #9da7b1; } .ours { fill: #3fbfae; } .theirs { fill: #5d6873; } }
"""


def size_of(results: Results) -> int:
    """The size that most programs were measured at, the larger one of several."""
    return max(results.sizes(), key=lambda size: (sum(results.seconds(size, name, ADDED) is not None for name in results.versions), size))


def bars(results: Results, size: int, step: str) -> list[tuple[str, float]]:
    """Each program and its seconds, Dateline first."""
    found = ((name, results.seconds(size, name, step)) for name in results.versions if name != CAPTURES)
    return [(name, seconds) for name, seconds in found if seconds is not None]


def told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"


def taken(results: Results) -> str:
    """How often everything was measured."""
    return f"Medians of {results.runs} runs" if results.runs > 1 else "One run each"


def in_words(results: Results) -> str:
    """What the picture shows, for who does not see it."""
    size = size_of(results)
    parts = [", ".join(f"{name} {told(seconds)}" for name, seconds in bars(results, size, step)) for step in (COLD, ADDED)]
    return f"{size:,} documents. Cold build: {parts[0]}. After one more document: {parts[1]}."


def chart(results: Results) -> str:
    """The picture, as SVG. Both halves have one scale."""
    size = size_of(results)
    panels = ((f"{size:,} documents, built from nothing", bars(results, size, COLD)), ("One more document", bars(results, size, ADDED)))
    longest = max(seconds for _, some in panels for _, seconds in some)
    lines, top = list[str](), 16
    for title, some in panels:
        lines.append(f'<text class="head" x="16" y="{top + 13}">{escape(title)}</text>')
        top += 24
        for name, seconds in some:
            length = max(1.5, seconds / longest * (WIDTH - LEFT - RIGHT))
            kind = "ours" if name == OURS else "theirs"
            lines.append(f'<text x="{LEFT - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>')
            lines.append(f'<rect class="{kind}" x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" rx="2"/>')
            lines.append(f'<text x="{LEFT + length + 6:.1f}" y="{top + 13}">{told(seconds)}</text>')
            top += BAR + GAP
        top += 12
    lines.append(f'<text class="note" x="16" y="{top + 6}">{taken(results)}, start-up included; shorter is better.</text>')
    height = top + 20
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">'
    ground = f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8"/>'
    return "\n".join([head, f"<title>{escape(in_words(results))}</title>", f"<style>{STYLE}</style>", ground, *lines, "</svg>", ""])
