"""What a feed or a person wrote is shown as it stands: Qt is never left to guess whether it is markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import desktop.ui

ROOT = Path(desktop.ui.__file__).parent
LABEL_CLASSES = {"QLabel", "QMessageBox", "QTextBrowser", "QTextEdit", "QSplashScreen"}
"""Classes of Qt that take text for markup where it looks like it."""
TIPS = {"setToolTip", "setWhatsThis", "showText"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_safe(words: ast.expr, within: ast.AST) -> bool:
    """Whether a tooltip's words are our own, or were made plain."""
    if isinstance(words, ast.Constant):
        return True
    if isinstance(words, ast.IfExp):
        return is_safe(words.body, within) and is_safe(words.orelse, within)
    if isinstance(words, ast.Call):
        return called(words) == "plain_tooltip"
    if isinstance(words, ast.Name):
        bound = [
            node.value
            for node in ast.walk(within)
            if isinstance(node, ast.Assign)
            and any(isinstance(name, ast.Name) and name.id == words.id for name in node.targets)
        ]
        return bool(bound) and all(is_safe(value, ast.Module([], [])) for value in bound)
    return False


def unsafe_tips(tree: ast.Module) -> list[int]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [
        call.lineno
        for function in functions
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and called(call) in TIPS
        and not all(is_safe(words, function) for words in call.args[-1:])
    ]  # fmt: skip


def test_tooltips_are_our_own_words_or_made_plain() -> None:
    unsafe = {name: lines for name, tree in modules() if (lines := unsafe_tips(tree))}

    assert unsafe == {}


def test_no_widget_that_guesses_at_markup_is_made() -> None:
    made = {
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in LABEL_CLASSES
    }

    assert made == set()


def test_each_label_of_ours_says_that_its_text_is_plain() -> None:
    guessing = [
        f"{name}: {node.name}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in LABEL_CLASSES for base in node.bases)
        and "PlainText" not in ast.unparse(node)
    ]

    assert guessing == []


def test_the_rule_finds_a_tip_that_was_not_made_plain() -> None:
    unsafe = "def show(self, title):\n    self.setToolTip(title)\n"
    safe = "def show(self, title):\n    self.setToolTip(plain_tooltip(title) if title else '')\n"

    assert unsafe_tips(ast.parse(unsafe)) == [2]
    assert unsafe_tips(ast.parse(safe)) == []
