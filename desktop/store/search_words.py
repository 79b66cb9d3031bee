"""What a person types into a search field, as a query of the full-text index.

Every word must be there, as the beginning of one, in any order; words in quotes stand together as they
are. Operators, accents and capitals mean nothing, and whatever is typed is a search.
"""

from __future__ import annotations

import re

MOST_WORDS = 32
"""Words of a query that count; a whole page pasted into the field is no search."""

_PART = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_JOINTS = re.compile(r"[-‐‑'’ʼ]")
_TYPOGRAPHIC = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_POSSESSIVE = re.compile(r"\w{3,}s", re.IGNORECASE)


def expression(words: str, *, column: str | None = None) -> str | None:
    """Return the query for what a person typed; None for no word.

    `column` narrows it to title, buyer, description, lots or place. A word is found however it is
    joined: “co-op” finds “co-operative” and “cooperative”, “childrens” finds “children's”. A quote that
    is not closed yet is still being typed: its last word is the beginning of one.
    """
    readable = words.replace("\0", " ").encode("utf-8", "ignore").decode().translate(_TYPOGRAPHIC)
    found = [part for match in _PART.finditer(readable) if (part := _part(match))][:MOST_WORDS]
    query = " AND ".join(found)
    return f"{column} : ({query})" if column and query else query or None


def _part(match: re.Match[str]) -> str:
    together, closed, word = match.group(1), match.group(2), match.group(3)
    if word is not None:
        return _word(word)
    return _phrase(together, begins=not closed) if _says_something(together) else ""


def _word(word: str) -> str:
    if not _says_something(word):
        return ""
    ways = [_phrase(word, begins=True)]
    joined = _JOINTS.sub("", word)
    if joined != word and joined.isalnum():
        ways.append(_phrase(joined, begins=True))
    elif _POSSESSIVE.fullmatch(word):
        ways.append(_phrase(f"{word[:-1]} {word[-1]}", begins=False))
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _phrase(text: str, *, begins: bool) -> str:
    return f'"{text}"' + (" *" if begins else "")


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
