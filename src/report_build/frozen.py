"""Frozen dataclasses that take little time to define.

`dataclasses.dataclass` writes six methods for each class as text and compiles them. For the
hundred and fifty classes behind `report-build check` that is a fifth of all its time. Here only
`__init__` is compiled, since its parameters are the fields; what the others say is the same for
every class. Fields, slots, `replace`, `match` and what mypy knows are the standard library's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    import sys
    from collections.abc import Callable
    from dataclasses import MISSING, Field, FrozenInstanceError
    from operator import attrgetter
    from typing import TypeVar

    Kind = TypeVar("Kind", bound=type)

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[Kind], Kind]:
        """The standard library's `dataclass(frozen=True, slots=True)`; take that for others."""
        if not (frozen and slots):
            raise TypeError("these dataclasses are frozen and have slots")

        def made(kind: Kind) -> Kind:
            kind = dataclasses.dataclass(slots=True, init=False, repr=False, eq=False)(kind)
            kind.__init__ = _init(kind)
            kind.__eq__, kind.__hash__ = _equality(kind)
            kind.__repr__ = _shown
            kind.__setattr__ = kind.__delattr__ = _refuse
            return kind

        return made

    def _init(kind: type) -> Callable[..., None]:
        """The method that sets the fields; its signature and types can be asked for."""
        fields = sorted(dataclasses.fields(kind), key=lambda item: item.kw_only)
        parameters = ["self", *(_parameter(item) for item in fields)]
        if any(item.kw_only for item in fields):
            parameters.insert(1 + sum(not item.kw_only for item in fields), "*")
        lines = ["pass", *(f"_put(self, {item.name!r}, {_value(item)})" for item in fields)]
        outer: dict[str, object] = {"_put": object.__setattr__, "_MISSING": MISSING}
        outer |= {f"_default_{item.name}": item.default for item in fields}
        outer |= {f"_make_{item.name}": item.default_factory for item in fields}
        text = (
            f"def outer({', '.join(outer)}):\n"
            f" def __init__({', '.join(parameters)}): {'; '.join(lines)}\n"
            " return __init__"
        )
        found: dict[str, Callable[..., Callable[..., None]]] = {}
        exec(text, vars(sys.modules[kind.__module__]), found)
        init = found["outer"](**outer)
        init.__annotations__ = {item.name: item.type for item in fields} | {"return": None}
        init.__qualname__ = f"{kind.__qualname__}.__init__"
        return init

    def _parameter(item: Field[object]) -> str:
        optional = item.default is not MISSING or item.default_factory is not MISSING
        return f"{item.name}=_default_{item.name}" if optional else item.name

    def _value(item: Field[object]) -> str:
        if item.default_factory is MISSING:
            return item.name
        return f"_make_{item.name}() if {item.name} is _MISSING else {item.name}"

    def _equality(kind: type) -> tuple[Callable[..., bool], Callable[..., int]]:
        """Equality, and the hash of the fields that count for it."""
        names = [item.name for item in dataclasses.fields(kind) if item.compare]
        compared = attrgetter(*names) if names else type

        def equal(self: object, other: object) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compared(self) == compared(other)

        return equal, lambda self: hash(compared(self))

    def _shown(self: object) -> str:
        shown = (item.name for item in dataclasses.fields(self) if item.repr)
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    def _refuse(self: object, name: str, *_: object) -> None:
        raise FrozenInstanceError(f"cannot change {name!r} of a frozen {type(self).__name__}")
