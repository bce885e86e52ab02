"""Nothing by which the reader of a mail is known leaves the machine: not on a page, in a feed, in an index or in JSON-LD."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.read.mail.post import TEXT, mail
from tests.support.program import build, lay, run

SUBSCRIBER = "9f8e7d6c5b4a3f2e1d0c"
PRIVATE = ("jane.doe", "jane doe", "max.roe", "max roe", SUBSCRIBER, "utm_", "mc_eid", "ezproxy", "for the digest, from max")
NEWSLETTER = (
    f'<div style="display:none">Jane Doe, read this</div><p><a href="https://mfa.example.org/view?e={SUBSCRIBER}">View in browser</a></p><p>Dear Jane Doe,</p>'
    + "".join(f"<p>{text}</p>" for text in TEXT)
    + f'<p>More in <a href="https://mfa.example.org/a?utm_source=m&amp;mc_eid={SUBSCRIBER}">the statement</a> and '
    '<a href="https://www-example-org.ezproxy.university.edu/b">the paper</a>. Press contact: press@mfa.example.org.</p>'
    f'<p>This email was sent to jane.doe@paper.example.com. <a href="https://mfa.example.org/unsubscribe/{SUBSCRIBER}">Unsubscribe</a></p>'
)
HEAD = (
    "---------- Forwarded message ---------\nFrom: Harbour Board <press@harbour.example.org>\nDate: Fri, Apr 11, 2025 at 10:05 AM\nSubject: Boats\nTo: Jane Doe"
)


def published(folder: Path) -> str:
    """All that stands in the files of a site, packed ones too."""
    whole = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return "\n".join((gzip.decompress(one) if one[:2] == b"\x1f\x8b" else one).decode("utf-8", "replace") for one in whole).lower()


def test_a_site_built_from_mails_tells_nothing_about_their_readers(tmp_path: Path) -> None:
    newsletter = mail(html=NEWSLETTER, list_unsubscribe=f"<https://mfa.example.org/unsubscribe/{SUBSCRIBER}>")
    by_hand = {"from": "Max Roe <max.roe@other.example.com>", "to": "Jane Doe <jane.doe@paper.example.com>", "subject": "Fwd: Boats"}
    forward = mail("For the digest, from Max.", HEAD, *TEXT, "Max Roe, max.roe@other.example.com", **by_hand)
    files = {"content/site.yml": "title: Mails\nrights: full\n", "seeds/newsletter.eml": bytes(newsletter), "seeds/forward.eml": bytes(forward)}
    root = lay(tmp_path / "mails", files)
    said = build(root, "--output", root / "site")
    assert "2 documents, 2 items" in said
    site = published(root / "site")
    assert [word for word in PRIVATE if word in site] == []
    assert "press@mfa.example.org" in site
    assert "https://www.example.org/b" in site
    told = run("inspect", root / "seeds/newsletter.eml", "--root", root)
    assert "private: " in told.stdout
    assert "jane.doe@paper.example.com" in told.stdout
