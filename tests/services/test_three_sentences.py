"""Whatever is refused says what happened, what is safe and what to do: no sentence is left empty."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

_PROJECT = Path(__file__).parents[2]
_ROOT = "TenderPauseError"
_SENTENCES = ("happened", "safe", "to_do")


def test_no_refusal_leaves_a_sentence_out() -> None:
    files = [file for room in ("desktop", "feeds") for file in sorted((_PROJECT / room).rglob("*.py"))]
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    family = _family(trees.values())

    left_out = [
        f"{file.relative_to(_PROJECT)}:{line}" for file, tree in trees.items() for line in _gaps(tree, family)
    ]

    assert len(family) > 30
    assert left_out == []


@pytest.mark.parametrize(
    "made",
    [
        'NotPossible(happened="It is gone.", safe="Nothing was changed.", to_do="")',
        'NotPossible(happened="It is gone.", safe=" ", to_do="Look elsewhere.")',
        'NotPossible(happened="It is gone.", safe="Nothing was changed.")',
        'NotPossible(happened="It is gone.", safe="Nothing was changed.", to_do="Look." if far else "")',
        'NotPossible(happened="It is gone.", safe=f"", to_do="Look elsewhere.")',
        '_SAFE = ""\nNotPossible(happened="It is gone.", safe=_SAFE, to_do="Look elsewhere.")',
        'errors.RestoreRefused("It is gone.", "")',
        'def __init__(self):\n    super().__init__(happened="", safe="Nothing was changed.", to_do="Look.")',
    ],
)
def test_a_sentence_that_is_left_out_is_found(made: str) -> None:
    assert list(_gaps(ast.parse(made), {"NotPossible", "RestoreRefused"}))


def _family(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of all classes that tell of expected trouble."""
    bases = {
        each.name: {_name(base) for base in each.bases}
        for tree in trees
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef)
    }
    family = {_ROOT}
    while more := {name for name, its in bases.items() if its & family} - family:
        family |= more
    return family


def _gaps(tree: ast.Module, family: set[str]) -> Iterator[int]:
    """Yield the line of each refusal with a sentence that is empty, or not given at all."""
    constants = {
        target.id: each.value
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for each in ast.walk(tree):
        if not isinstance(each, ast.Call):
            continue
        given = {one.arg: one.value for one in each.keywords if one.arg}
        tells = given.keys() & {"happened", "to_do"}
        if not tells and _name(each.func) not in family:
            continue
        is_short = bool(tells) and not given.keys() >= set(_SENTENCES)
        if is_short or any(_is_empty(value, constants) for value in (*each.args, *given.values())):
            yield each.lineno


def _is_empty(value: ast.expr, constants: dict[str, ast.expr]) -> bool:
    match value:
        case ast.Constant(value=str(words)):
            return not words.strip()
        case ast.JoinedStr(values=parts):
            return not parts
        case ast.IfExp(body=one, orelse=other):
            return _is_empty(one, constants) or _is_empty(other, constants)
        case ast.Name(id=name) if name in constants:
            return _is_empty(constants[name], {})
    return False


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
