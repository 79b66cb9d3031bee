"""The second try at an item that is not quite what its format says.

One odd value must not cost a notice: an amount "12,000", a number 1e9999 or 000, a list that came as
an object, a null where text belongs. Values that fit are kept as they came, the others are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Raw, Struct

from feeds.formats.unusable import Unusable
from feeds.text import storable

Shape = TypeVar("Shape", bound=Struct)

_MOST_MENDED = 2 * 2**20
"""Bytes of an item whose odd literals are mended: the largest release seen holds a fifth of that."""

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[^\s\[\]{},:"]++', re.DOTALL)
_LITERAL = re.compile(rb"true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")


class _Number(str):
    """A number by its digits, so that none is lost or rounded."""

    __slots__ = ()


def decode(item: bytes, shape: type[Shape]) -> Shape:
    """Return what of this JSON object fits the shape.

    Raises:
        Unusable: it is no JSON even after mending its literals, or no object.
    """
    value = _loads(item)
    if not isinstance(value, dict):
        raise Unusable(f"This is {_kind(value)}, where a release was expected.")
    return _shaped(value, shape)


def _loads(item: bytes) -> object:
    try:
        return _parsed(item)
    except json.JSONDecodeError:
        pass
    except RecursionError as error:
        raise Unusable("It is nested too deep to be read.") from error
    if len(item) > _MOST_MENDED:
        raise Unusable("Its JSON is damaged, and it is too large to be mended.")
    try:
        return _parsed(_TOKEN.sub(_quoted_if_odd, item))
    except json.JSONDecodeError as error:
        raise Unusable(_damage(error)) from error
    except RecursionError as error:
        raise Unusable("It is nested too deep to be read.") from error


def _damage(error: json.JSONDecodeError) -> str:
    if not error.doc[error.pos :].strip():
        return "It was cut off before its end."
    return f"Its JSON is damaged: {error.msg.lower()} at character {error.pos + 1}."


def _parsed(item: bytes) -> object:
    text = item.decode("utf-8", errors="replace")
    return json.loads(text, strict=False, parse_float=_Number, parse_int=_Number, parse_constant=_Number)


def _quoted_if_odd(token: re.Match[bytes]) -> bytes:
    word = token[0]
    if word.startswith(b'"') or _LITERAL.fullmatch(word):
        return word
    return b'"' + word.replace(b"\\", b"") + b'"'


def _shaped(value: dict[str, Any], shape: type[Shape]) -> Shape:
    found = {name: _fitted(value.get(key), wanted) for name, key, wanted in _fields(shape)}
    return shape(**{name: each for name, each in found.items() if each is not None})


def _fitted(value: object, wanted: Any) -> Any:
    """Return the value as the wanted type, or None where nothing of it fits."""
    if value is None:
        return None
    if get_origin(wanted) is list:
        inner = get_args(wanted)[0]
        return [each for each in (_fitted(one, inner) for one in _several(value, inner)) if each is not None]
    if wanted is Raw:
        return Raw(_digits(value))
    if wanted is bool:
        return _flag(value)
    if wanted is str:
        return next(_texts(value), None)
    for candidate in _several(value, wanted):
        if isinstance(candidate, dict):
            return _shaped(candidate, wanted)
    return None


def _several(value: object, inner: Any) -> list[object]:
    """Return the members of a list, of an object that stands for a list, or the one value there is."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and _is_struct(inner) and _stands_for_list(value, inner):
        return list(value.values())
    return [value]


def _stands_for_list(value: dict[str, object], inner: type[Struct]) -> bool:
    known = {key for _, key, _ in _fields(inner)}
    return bool(value) and not known & value.keys() and all(isinstance(each, dict) for each in value.values())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield storable(str(value))
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def _digits(value: object) -> bytes:
    if isinstance(value, _Number):
        return value.encode()
    return json.dumps(storable(value)).encode() if isinstance(value, str) else b"null"


@cache
def _fields(shape: type[Struct]) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields of a shape: name, name in JSON, and the type without its None."""
    hints = get_type_hints(shape)
    return tuple(
        (field.name, field.encode_name, _without_none(hints[field.name]))
        for field in msgspec.structs.fields(shape)
    )


def _without_none(hint: Any) -> Any:
    """Return the first type of a union: what a field wants, before `int` or `None` beside it."""
    return get_args(hint)[0] if get_origin(hint) in (Union, UnionType) else hint


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _kind(value: object) -> str:
    if isinstance(value, _Number):
        return "a number"
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "no object")
