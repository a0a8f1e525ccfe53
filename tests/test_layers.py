"""The dependency arrow: flows → store → parsers and never back, and what each layer may not touch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORLD = {"prefect", "httpx", "requests", "urllib.request", "socket", "subprocess"}
FORBIDDEN = {
    "parsers": {"store", "flows", "sqlite3", "sqlite_utils", "time", *WORLD},
    "store": {"flows", "time", *WORLD},
    "seeds": {"parsers", "store", "flows", "sqlite3", "sqlite_utils", *WORLD},
}
FLOW_MODULES = {
    "flows.commands.stopping",
    "flows.deployed",
    "flows.embedded",
    "flows.installing",
    "flows.monitor",
    "flows.serving.resident",
    "flows.serving.timetable",
    "flows.work.under_prefect",
}
"""The only modules that import Prefect."""


def modules(layer: str) -> list[Path]:
    return sorted((ROOT / layer).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_nothing_above_it_and_nothing_of_the_world(layer: str) -> None:
    for path in modules(layer):
        for name in imports(path):
            assert not {name, name.split(".")[0]} & FORBIDDEN[layer], f"{path.relative_to(ROOT)} imports {name}"


def test_prefect_is_imported_where_a_flow_is_run_and_nowhere_else() -> None:
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in modules("flows")
        if any(name.split(".")[0] == "prefect" for name in imports(path))
    }
    assert found == FLOW_MODULES


def test_there_is_one_clock() -> None:
    asking = {
        path.relative_to(ROOT).as_posix()
        for layer in ("parsers", "store", "flows", "seeds")
        for path in modules(layer)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "today", "utcnow")
        and "dt" in ast.unparse(node.value)
    }
    assert asking == {"flows/clock.py"}
