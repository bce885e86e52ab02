"""What nobody wants among the documents: each is told in one line, and everything else is built."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from dateline.build import work
from dateline.build.options import Options
from dateline.build.run import Outcome, build
from dateline.build.verify import verify
from dateline.scan import Found
from tests.read.office.samples import packed
from tests.read.pdf.made import file_of, stream
from tests.support.program import lay

PROGRAM = Path(__file__).parents[2]
ODT_KIND = "application/vnd.oasis.opendocument.text"

GOOD = "Harbour dues rise\n\nMarch 4, 2025\n\nThe ministers of Japan and Germany met NATO officials in the harbour.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "digest", {"content/site.yml": "title: Bad input\nsearch: none\n", "seeds/good.txt": GOOD})


def built(root: Path) -> Outcome:
    """One build of everything, and that it equals a clean one."""
    options = Options(root, jobs=1, today="2025-05-01")
    outcome = build(options)
    assert (outcome.folder / "items/2025/03/04").is_dir()
    assert verify(options, outcome.folder) == []
    return outcome


def told(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems if problem.severity != "note"]


def test_a_folder_that_links_back_into_itself_is_told_once(root: Path) -> None:
    (root / "seeds/deep").mkdir()
    (root / "seeds/deep/again").symlink_to(root / "seeds", target_is_directory=True)
    (root / "seeds/deep/self").symlink_to("self")
    outcome = built(root)
    assert outcome.totals["documents"] == 1
    assert told(outcome) == [
        "seeds/deep/again: warning: links back to a folder above it; passed over",
        "seeds/deep/self: error: cannot be looked at (Too many levels of symbolic links); it is left out",
    ]


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "seeds/pipe.txt")
    assert told(built(root)) == ["seeds/pipe.txt: warning: is not an ordinary file; passed over"]


def failing(monkeypatch: pytest.MonkeyPatch, name: str, why: Exception) -> None:
    """Reading the document of this name fails as the system would have it."""
    real = work.load

    def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
        if document.path.endswith(name):
            raise why
        return real(root, document)

    monkeypatch.setattr(work, "load", load)


def test_a_file_that_vanishes_while_the_build_runs_is_told_and_comes_back_with_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "seeds/other.txt").write_text(GOOD.replace("Harbour", "Ferry"), "utf-8")
    with monkeypatch.context() as patched:
        failing(patched, "other.txt", FileNotFoundError(2, "No such file or directory"))
        outcome = build(Options(root, jobs=1, today="2025-05-01"))
        assert told(outcome) == ["seeds/other.txt: error: cannot be read (No such file or directory); it is left out"]
        assert outcome.totals["items"] == 1
    os.utime(root / "seeds/other.txt", ns=(time.time_ns(), time.time_ns()))
    assert built(root).totals["items"] == 2


def test_a_file_without_permission_is_told_and_the_rest_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = root / "seeds/locked.txt"
    locked.write_text("Secret\n", "utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # the system lets its administrator read everything
        failing(monkeypatch, "locked.txt", PermissionError(13, "Permission denied"))
    assert told(built(root)) == ["seeds/locked.txt: error: cannot be read (Permission denied); it is left out"]


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = root / "seeds/growing.txt"
    growing.write_text(GOOD.replace("Harbour dues rise", "Half a title"), "utf-8")
    real = work.load

    def load(root: Path, document: Found) -> tuple[bytes, bytes | None]:
        found = real(root, document)
        if document.path.endswith("growing.txt"):
            growing.write_text(GOOD.replace("Harbour dues rise", "Whole title at last"), "utf-8")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(work, "load", load)
        build(Options(root, jobs=1, today="2025-05-01"))
    assert "Whole title at last" in (built(root).folder / "index.html").read_text("utf-8")


def test_a_file_beyond_the_limit_is_refused_without_being_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "seeds/large.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    failing(monkeypatch, "large.txt", MemoryError())
    assert told(built(root)) == ["seeds/large.txt: error: is 3000.0 MB, more than 20 MB; split it, or raise `limits: document_mb:` in content/site.yml"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.txt", GOOD.encode() + b"\xff\xfe\x80 and on\n" + GOOD.encode()),
        ("line.txt", b"x" * 19_000_000),
        ("words.txt", b"a b " * 2_000_000),
        ("breaks.txt", b"\n" * 5_000_000),
        ("letters.txt", b"a\n" * 400_000),
        ("marks.txt", b"(\"['" * 400_000),
        ("digits.txt", b"1/2/3-4." * 200_000),
        ("bomb.md", b"---\na: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(20)) + b"---\nText.\n"),
        ("nested.md", b"> " * 20_000 + b"deep"),
    ],
)
def test_hostile_text_costs_bounded_time_and_no_other_document(root: Path, name: str, data: bytes) -> None:
    (root / "seeds" / name).write_bytes(data)
    started = time.monotonic()
    outcome = build(Options(root, jobs=1, today="2025-05-01"))
    assert time.monotonic() - started < 60
    assert (outcome.folder / "items/2025/03/04").is_dir()
    assert not any("could not be read (" in line for line in told(outcome))


LAUGHS = '<!DOCTYPE a [<!ENTITY a "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9)) + "]>"
ALIASES = "a: &a [x, x]\n" + "".join("{0}: &{0} [*{1}, *{1}]\n".format(*map(chr, (98 + n, 97 + n))) for n in range(20))
PROSE = GOOD.replace("\n\nThe", "\n\n" + "The harbour board met on the quay on Monday and talked for hours. " * 5 + "The")
DEEP = "<div>" * 60_000 + "x"
BAD = b"\xff\xfe\x80 and on"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
SHEET = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>"
SHOWN = stream(b"BT /F 12 Tf 50 700 Td (The harbour board has approved two new pilot boats for the town.) Tj ET ")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LOOP = [CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", SHEET, SHOWN, FONT, b"<</First 7 0 R>>", b"<</Title(x)/Next 7 0 R/First 7 0 R>>"]


def swollen() -> bytes:
    """Gigabytes of blanks packed small, piece by piece: what a test holds in memory, its child is charged with."""
    packer = zlib.compressobj(1)
    return b"".join([*(packer.compress(b" " * 10_000_000) for _ in range(120)), packer.flush()])


def bombs() -> dict[str, tuple[bytes, str]]:
    """Documents made to harm, each with what is told of it ("" for nothing: it is read)."""
    blanks = b" " * 210_000_000
    return {
        "outline.pdf": (file_of(LOOP), ""),
        "swollen.pdf": (file_of([*LOOP[:3], stream(swollen(), b"/Filter/FlateDecode"), FONT, b"<<>>"]), "takes more time or memory to read"),
        "swollen.docx": (packed({"word/document.xml": blanks}), "unpacks to more than 200 MB"),
        "swollen.odt": (packed({"mimetype": ODT_KIND, "content.xml": blanks}), "unpacks to more than 200 MB"),
        "swollen.warc.gz": (gzip.compress(b"WARC/1.0\r\nContent-Length: 210000000\r\n\r\n" + blanks, 1), "holds no page that reads as an article"),
        "laughs.rss": (f"{LAUGHS}<rss><channel><item><title>&a8;</title></item></channel></rss>".encode(), "declares an entity of its own"),
        "laughs.docx": (packed({"word/document.xml": f"{LAUGHS}<a>&a8;</a>"}), "declares an XML document type"),
        "laughs.odt": (packed({"mimetype": ODT_KIND, "content.xml": f"{LAUGHS}<a>&a8;</a>"}), "declares an XML document type"),
        "laughs.html": (f"{LAUGHS}<p>{PROSE}&a8;</p>".encode(), ""),
        "laughs.xhtml": (f"{LAUGHS}<html><p>{PROSE}&a8;</p></html>".encode(), ""),
        "laughs.mhtml": (f"Content-Type: text/html\r\n\r\n{LAUGHS}<p>{PROSE}&a8;</p>".encode(), ""),
        "folded.md": (b"---\ntags:\n  " + b"[" * 60_000 + b"\n---\nText.\n", "more than 100 deep"),
        "aliases.md": (f"---\n{ALIASES}---\nText.\n".encode(), "unfolds without end"),
        "beside.txt": (PROSE.encode(), ""),
        "beside.txt.meta.yml": (ALIASES.encode(), "unfolds without end"),
        "deep.html": (DEEP.encode(), "is nested more than 2,000 elements deep"),
        "deep.mhtml": (f"Content-Type: text/html\r\n\r\n{DEEP}".encode(), "is nested more than 2,000 elements deep"),
        "deep.md": (f"# Deep\n\n{DEEP}".encode(), ""),
        "deep.eml": (f"From: a@b.example\nSubject: Deep\nContent-Type: text/html\n\n{DEEP}".encode(), ""),
        "deep.rss": (f"<rss><channel><item><title>Deep</title><description><![CDATA[{DEEP}]]></description></item></channel></rss>".encode(), ""),
        "deep.atom": (b"<feed>" + b"<a>" * 60_000, "nests more than 200 elements"),
        "deep.json": (b"[" * 100_000, "nests lists and objects too deep"),
        "deep.rtf": (b"{\\rtf1" + b"{" * 100_000 + b"x", "nests more than 1000 groups"),
    }  # fmt: skip


HALF = PROSE.encode() + BAD + PROSE.encode()
TORN = {
    "torn.md": HALF, "torn.html": b"<p>" + HALF, "torn.mhtml": b"Content-Type: text/html\r\n\r\n<p>" + HALF, "torn.eml": b"Subject: A\n\n" + HALF,
    "torn.mbox": b"From a@b.example Fri Apr 11 10:00:00 2025\nSubject: A\n\n" + HALF, "torn.csv": b"title,text\nA," + BAD + b"\n",
    "torn.json": b'[{"title": "A' + BAD + b'"}]',
    "torn.jsonl": b'{"title": "A' + BAD + b'"}\n', "torn.rss": b"<rss><channel><item><title>A" + BAD + b"</title></item></channel></rss>",
    "torn.ris": b"TY  - NEWS\nTI  - A" + BAD + b"\nER  - \n", "torn.bib": b"@article{a, title={A" + BAD + b"}}", "torn.rtf": b"{\\rtf1 " + HALF + b"}",
}  # fmt: skip

# Another process's children are no others': it tells the most memory (KB) that one of them held.
WATCHED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


def test_bombs_and_torn_texts_cost_bounded_time_and_memory_and_one_line_each(root: Path) -> None:
    with (root / "seeds/line.txt").open("wb") as file:
        file.writelines(b"x" * 1_000_000 for _ in range(100))
    harmful = bombs()
    for name, data in ({name: data for name, (data, _) in harmful.items()} | TORN).items():
        (root / "seeds" / name).write_bytes(data)
    started = time.monotonic()
    command = [sys.executable, "-c", WATCHED, sys.executable, "build.py", "build", "--root", str(root), "--today", "2025-05-01"]
    done = subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, timeout=120, check=False)
    assert time.monotonic() - started < 60
    assert int(done.stdout.splitlines()[-1]) < 1_000_000
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (root / "site/items/2025/03/04").is_dir()
    said = dict(line.split(": error: ", 1) for line in (done.stdout + done.stderr).splitlines() if ": error: " in line)
    expected = {f"seeds/{name}": words for name, (_, words) in harmful.items() if words} | {"seeds/line.txt": "is 100.0 MB, more than 20 MB"}
    found = {place.partition(":")[0]: words for place, words in said.items()}
    assert len(found) == len(said)
    # Lines that say the same are told once, with their number and the last of them.
    assert "the last for seeds/beside" in found["seeds/aliases.md"] or "the last for seeds/aliases.md" in found.pop("seeds/beside.meta.yml")
    assert expected.keys() - found.keys() <= {"seeds/aliases.md", "seeds/beside.txt.meta.yml"}
    assert all(expected[path] in words for path, words in found.items())
