"""What the server adds to a page, and the few pages that it writes itself."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from importlib.resources import files

from dateline.serve.state import State

SCRIPT = "/_dateline/reload.js"
EVENTS = "/_dateline/events"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.0625rem/1.55 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 12vh auto 4rem; padding: 0 1.25rem; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; }}
ul {{ padding: 0; list-style: none; font: .9375rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }}
li {{ padding: .5rem .75rem; margin: 0 0 .5rem; border-left: 3px solid #d13438; background: rgb(209 52 56 / .08);
  white-space: pre-wrap; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


@cache
def script() -> bytes:
    """The script that reloads, or shows why there is nothing new."""
    return (files("dateline") / "serve" / "reload.js").read_bytes()


def with_script(page: bytes, state: State) -> bytes:
    """A page of the site with the script added at its end. A page that only sends the reader on is left as it is."""
    if b'http-equiv="refresh"' in page[:4096]:
        return page
    return _added(page, f'<script src="{SCRIPT}" data-build="{escape(state.build)}"></script>')


def not_found(path: str, state: State) -> bytes:
    """For a site without a 404 page of its own."""
    body = f'<p>There is no page at <code>{escape(path)}</code>.</p>\n<p><a href="/">To the front page</a></p>'
    return with_script(_page("Nothing stands here", body), state)


def no_site(state: State) -> bytes:
    """Where nothing was built yet: that a build is under way, or why it stopped."""
    if state.errors:
        listed = "\n".join(f"<li>{escape(line)}</li>" for line in state.errors)
        page = _page("The digest could not be built", f"<ul>\n{listed}\n</ul>\n<p>This page follows what you change.</p>")
    else:
        page = _page("The digest is being built", "<p>It will show here in a moment.</p>")
    shown = escape(json.dumps(state.errors, ensure_ascii=False))
    return _added(page, f'<script src="{SCRIPT}" data-build="{escape(state.build)}" data-shown="{shown}"></script>')


def _page(title: str, body: str) -> bytes:
    return _PAGE.format(policy=POLICY, title=escape(title), body=body).encode()


def _added(page: bytes, tag: str) -> bytes:
    end = page.lower().rfind(b"</body>")
    return page + tag.encode() if end < 0 else page[:end] + tag.encode() + b"\n" + page[end:]
