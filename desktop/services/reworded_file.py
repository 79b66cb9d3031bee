"""New wordings in a TOML file: what is to be worded again goes out, and comes back without the name."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from desktop.services.erasing import Hit
from desktop.services.errors import ImportProblem

_HEAD = (
    "# Enter each text again as `new`, without the name. What is proposed there can stay if it reads well.\n"
    "# Afterwards delete this file: `old` still names the person.\n"
)


def as_toml(hits: Iterable[Hit]) -> str:
    """Return the texts that name somebody, each with a wording to begin from."""
    return _HEAD + "".join(_text(hit) for hit in hits)


def read(path: Path) -> dict[str, str]:
    """Return the new wordings of a file by the ids of what they stand for.

    Raises:
        ImportProblem: the file cannot be opened, or is none of this kind.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _problem(f"{path} could not be opened: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise _problem(f"{path} is not a TOML file: {str(error).rstrip('.')}.") from error
    texts = raw.get("text", [])
    if not isinstance(texts, list) or not all(_is_text(one) for one in texts):
        raise _problem(f"{path} has a text without an id or without its new wording.")
    return {one["id"]: one["new"] for one in texts}


def _is_text(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("id"), str) and isinstance(one.get("new"), str)


def _text(hit: Hit) -> str:
    where = " ".join(f"{hit.where}. {hit.what}".split())
    lines = (
        f"# {where}",
        f"id = {_quoted(hit.id)}",
        f"old = {_quoted(hit.text)}",
        f"new = {_quoted(hit.proposed)}",
    )
    return "\n[[text]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(happened: str) -> ImportProblem:
    return ImportProblem(
        happened=happened,
        safe="Nothing was changed.",
        to_do="Run the command without --file: it prints the file to begin from.",
    )
