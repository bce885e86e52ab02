"""The rooms of the package: who may import whom, how long things may be, who may touch disk, clock and environment."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
PACKAGE = REPO / "dateline"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Low to high. A room may import rooms below it; rooms of one level never import each other, but for SHARED.
LEVELS = {
    "model": 1, "problems": 1, "text": 1,
    "matter": 2, "pack": 2, "scan": 2, "content": 2, "net": 2, "past": 1, "ledger": 2,
    "read": 3,
    "tag": 4,
    "store": 5,
    "output": 6, "search": 6,
    "web": 7,
    "publish": 8, "collect": 8, "checks": 8, "inspect": 8, "suggest": 8,
    "build": 9, "new": 9,
    "serve": 10, "cli": 10,
}  # fmt: skip
# The strict front-matter wrapper and the package's data are used by their neighbours on the same level; the command line starts the server;
# suggestions tell places and sentences as `inspect` does.
SHARED = {("suggest", "inspect"), ("content", "matter"), ("content", "pack"), ("model", "problems"), ("text", "problems"), ("cli", "serve")}
STANDARD_LIBRARY_ONLY = {"model", "problems", "text"}
TOUCH_THE_WORLD = {"scan", "content", "ledger", "store", "output", "publish", "serve", "cli", "build", "new", "checks", "pack", "collect", "net"}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def room(path: Path) -> str:
    """The room a module stands in: the first name below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, from the top down: all rules ask for them."""
    return tuple(ast.walk(tree(path)))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that `path` imports, anywhere in it: its line and full name."""
    package = list(path.relative_to(REPO).parent.parts)
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])])
            # `from dateline import tag` imports dateline.tag
            yield from ((node.lineno, f"{full}.{alias.name}" if full == "dateline" else full) for alias in node.names)


def test_every_room_has_a_level() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__", "__main__", "data"}
    assert rooms <= LEVELS.keys()


def upward(path: Path) -> Iterator[str]:
    """The imports of a module that its level forbids."""
    own = room(path)
    for line, module in imported(path):
        parts = module.split(".")
        if parts[0] != "dateline" or len(parts) < 2 or own in {"__init__", "__main__"}:
            continue
        other = parts[1]
        if other in {own, "__version__"} or (own, other) in SHARED:
            continue
        if LEVELS.get(other, 0) >= LEVELS[own] or other not in LEVELS:
            yield f"{name(path)}:{line} imports {module}: level {LEVELS[own]} may not import {other}"


def test_a_room_imports_only_rooms_below_it() -> None:
    assert [told for path in MODULES for told in upward(path)] == []


def test_the_lowest_rooms_need_the_standard_library_only() -> None:
    import sys

    theirs = {"dateline", "__future__", *sys.stdlib_module_names}
    lowest = [path for path in MODULES if room(path) in STANDARD_LIBRARY_ONLY]
    assert {room(path) for path in lowest} == STANDARD_LIBRARY_ONLY
    assert [f"{name(path)}:{line} imports {module}" for path in lowest for line, module in imported(path) if module.split(".")[0] not in theirs] == []


def code_lines(source: str) -> set[int]:
    """Lines that hold code: no blank lines, comments or docstrings."""
    lines: set[int] = set()
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skipped:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def test_a_module_stays_under_its_length() -> None:
    counted = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {module: lines for module, lines in counted.items() if lines >= LONGEST_MODULE} == {}


def long_functions(path: Path) -> Iterator[str]:
    """The functions of a module that reach the length none may have; only where one has so many lines is its code counted."""
    tall = [
        node
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or node.lineno) - node.lineno + 1 >= LONGEST_FUNCTION
    ]
    lines = code_lines(path.read_text(encoding="utf-8")) if tall else set()
    for node in tall:
        count = sum(1 for line in lines if node.lineno <= line <= (node.end_lineno or node.lineno))
        if count >= LONGEST_FUNCTION:
            yield f"{name(path)}:{node.lineno} {node.name} has {count} lines of code"


def test_functions_stay_under_their_length() -> None:
    assert [told for path in MODULES for told in long_functions(path)] == []


MUTABLE_CALLS = {"dict", "list", "set", "defaultdict", "Counter", "deque", "OrderedDict", "bytearray", "WeakValueDictionary"}
# A process of a pool is given what it works with once, by the pool's initializer: it has nowhere else to put it.
WORKERS = {
    "dateline/build/render.py": "_press",
    "dateline/build/work.py": "_bench",
    "dateline/build/afar.py": "_bench",
    "dateline/build/leaves.py": "_worker",
}
CHANGING = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove", "discard", "popitem", "sort"}


def module_level(path: Path) -> Iterator[tuple[str, ast.expr, int]]:
    """Names bound at module level, with their values; looks into `if` and `try` too."""
    queue: list[ast.stmt] = list(tree(path).body)
    while queue:
        node = queue.pop(0)
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value, node.lineno) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value, node.lineno
        elif isinstance(node, ast.If | ast.Try):
            queue += [*node.body, *node.orelse]


def is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp):
        return True
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in MUTABLE_CALLS


def changed_by(node: ast.AST) -> str:
    """The name whose value `node` changes in place: `NAME.append(…)`, `NAME[…] = …`, `del NAME[…]`; "" where it changes none."""
    target: ast.expr | None = None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        target = node.func.value
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        target = node.value
    return target.id if isinstance(target, ast.Name) else ""


def state(path: Path) -> Iterator[str]:
    """What a module keeps at its level that is no constant, and what it changes there."""
    tables = {bound for bound, value, _ in module_level(path) if is_mutable(value)}
    tables.discard(WORKERS.get(name(path), ""))
    for bound in sorted(tables):
        if not re.fullmatch(r"_?[A-Z][A-Z0-9_]*|__all__", bound):
            yield f"{name(path)}: {bound} is a mutable value without a constant's name"
    for node in nodes(path):
        if isinstance(node, ast.Global):
            yield f"{name(path)}:{node.lineno}: global {', '.join(node.names)}"
        elif changed_by(node) in tables:
            yield f"{name(path)}:{getattr(node, 'lineno', 0)}: {changed_by(node)} is changed"


def test_no_state_at_module_level() -> None:
    """A dict or list there is a constant: named as one, and changed by nobody in the module; nothing is `global`."""
    assert [told for path in MODULES for told in state(path)] == []


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Every dotted name that is called or read, with its line: `datetime.now`, `os.environ`, `open`, `.read_text`."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            yield node.lineno, f"{owner}.{node.attr}"


def test_only_the_command_line_prints() -> None:
    silent = [path for path in MODULES if room(path) not in {"cli", "__main__"}]
    assert [f"{name(path)}:{line}" for path in silent for line, called in calls(path) if called == "print"] == []


WORLD = re.compile(
    r"open|input"
    r"|\w*\.(read_text|read_bytes|write_text|write_bytes|open|mkdir|unlink|rmdir|rename|touch|iterdir|rglob|exists|is_file|is_dir|stat|scandir|listdir)"
    r"|(datetime|date)\.(now|today|utcnow)|time\.(time|monotonic|perf_counter|localtime|gmtime)"
    r"|os\.(environ|getenv|getcwd|walk|remove|replace|makedirs|stat)|shutil\.\w+|Path\.(cwd|home)"
)
# The renderer is Jinja's: it reads templates, and keeps their compiled form.
RENDERS = {"dateline/web/render.py", "dateline/web/theme.py"}


def loads_of_data(path: Path) -> set[int]:
    """Lines of functions that are cached and take no folder: the one place where a pure room loads a data file of the package."""
    lines: set[int] = set()
    for node in nodes(path):
        if not isinstance(node, ast.FunctionDef):
            continue
        cached = any(isinstance(one, ast.Name) and one.id == "cache" for one in node.decorator_list)
        if cached and not any(isinstance(one.annotation, ast.Name) and one.annotation.id == "Path" for one in node.args.args):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def touches(path: Path) -> list[str]:
    """Where a module asks disk, clock or environment, but for the package's own data files, which a cached function may load."""
    data = loads_of_data(path)
    touched = [
        f"{name(path)}:{line} {called}"
        for line, called in calls(path)
        if WORLD.fullmatch(called) and not (line in data and called.endswith((".read_text", ".read_bytes")))
    ]
    if name(path) in RENDERS:
        touched = [one for one in touched if not re.search(r"\.(read_text|read_bytes|is_file|is_dir|exists|iterdir|rglob|mkdir)$", one)]
    return touched


def test_pure_rooms_touch_neither_disk_nor_clock_nor_environment() -> None:
    pure = [path for path in MODULES if room(path) not in TOUCH_THE_WORLD | {"__init__", "__main__"}]
    assert [told for path in pure for told in touches(path)] == []


def test_no_class_is_made_to_be_inherited_from() -> None:
    """Classes here stand alone, or are an exception, a protocol, a named type or a hook that a library asks for."""
    classes = [(path, node) for path in MODULES for node in nodes(path) if isinstance(node, ast.ClassDef)]
    own = {node.name for _, node in classes} - {"DatelineError"}
    assert [f"{name(path)}: {node.name}({base.id})" for path, node in classes for base in node.bases if isinstance(base, ast.Name) and base.id in own] == []


COMMITTED = [
    path
    for folder in ("dateline", "tests", "templates", "content", "docs", "benchmarks", "scripts", ".ci")
    for path in sorted((REPO / folder).rglob("*"))
    if path.suffix in {".py", ".md", ".html", ".css", ".js", ".yml", ".sh", ".toml", ".j2"} and "__pycache__" not in path.parts
] + [REPO / one for one in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "build.py", "pyproject.toml", ".ci/run") if (REPO / one).is_file()]


MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/\w+")


def test_nothing_speaks_of_the_machine_it_was_made_on() -> None:
    texts = {name(path): path.read_text(encoding="utf-8") for path in COMMITTED}
    assert [f"{path}: {found.group()}" for path, text in texts.items() for found in MACHINE.finditer(text)] == []


TODO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def test_nothing_is_left_for_later() -> None:
    assert [f"{name(path)}: {found}" for path in MODULES for found in TODO.findall(path.read_text(encoding="utf-8"))] == []
    stubs = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name | ast.Call) and "NotImplementedError" in ast.dump(node.exc)
    ]
    assert stubs == []


def test_the_counter_of_lines_counts_code_alone() -> None:
    source = 'def f():\n    """Doc\n    string."""\n\n    # why\n    return [\n        1,\n    ]\n'
    assert code_lines(source) == {1, 6, 7, 8}


def test_the_finder_of_imports_sees_relative_and_late_ones() -> None:
    assert ("store" in LEVELS) and LEVELS["tag"] < LEVELS["store"] < LEVELS["web"] < LEVELS["cli"]
    cli = [path for path in MODULES if room(path) == "cli"]
    late = {module.split(".")[1] for path in cli for _, module in imported(path) if module.startswith("dateline.")}
    assert "build" in late
