"""Frozen dataclasses that take little time to define.

`dataclasses.dataclass` writes six methods for each class as text and compiles them. For the
hundred and fifty classes behind `report-build check` that is a fifth of all its time. Here one
`__init__` is compiled for all classes with as many fields, and gets their names; what the others
say is the same for every class. Fields, slots, `replace`, `match` and what mypy knows are the
standard library's.
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
    from functools import cache
    from operator import attrgetter
    from types import FunctionType
    from typing import TypeVar

    Kind = TypeVar("Kind", bound=type)

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[Kind], Kind]:
        """The standard library's `dataclass(frozen=True, slots=True)`; take that for others."""
        if not (frozen and slots):
            raise TypeError("these dataclasses are frozen and have slots")

        def made(kind: Kind) -> Kind:
            kind.__doc__ = kind.__doc__ or kind.__name__  # or else it costs 4 ms to write one
            kind = dataclasses.dataclass(slots=True, init=False, repr=False, eq=False)(kind)
            kind.__init__ = _init(kind)
            kind.__eq__, kind.__hash__ = _equality(kind)
            kind.__repr__ = _shown
            kind.__setattr__ = kind.__delattr__ = _refuse
            kind.__setstate__ = _restore
            return kind

        return made

    class Made:
        """The default of a field whose value is made anew each time."""

        __slots__ = ("make",)

        def __init__(self, make: Callable[[], object]) -> None:
            self.make = make

    def _init(kind: type) -> Callable[..., None]:
        """The method that sets the fields; its signature and types can be asked for."""
        fields = sorted(dataclasses.fields(kind), key=lambda item: item.kw_only)
        defaults = {item.name: _default(item) for item in fields}
        keywords = {item.name: defaults.pop(item.name) for item in fields if item.kw_only}
        makes = tuple(item.default_factory is not MISSING for item in fields)
        like = _init_like(makes, len(keywords))
        names = {f"_{at}": item.name for at, item in enumerate(fields)}
        code = like.__code__.replace(
            co_varnames=("self", *names.values()),
            co_consts=tuple(names.get(one, one) for one in like.__code__.co_consts),
            co_qualname=f"{kind.__qualname__}.__init__",
        )
        init = FunctionType(code, vars(sys.modules[kind.__module__]), closure=like.__closure__)
        init.__defaults__ = tuple(one for one in defaults.values() if one is not MISSING)
        init.__kwdefaults__ = {name: one for name, one in keywords.items() if one is not MISSING}
        init.__annotations__ = {item.name: item.type for item in fields} | {"return": None}
        return init

    def _default(item: Field[object]) -> object:
        return item.default if item.default_factory is MISSING else Made(item.default_factory)

    @cache
    def _init_like(makes: tuple[bool, ...], keywords: int) -> FunctionType:
        """An `__init__` that has numbers for names: one is compiled for all classes like it."""
        lines, parameters = ["pass"], ["self"]
        for at, make in enumerate(makes):
            parameters += ["*"] * (at == len(makes) - keywords) + [f"_{at}"]
            value = f"_{at}.make() if _{at}.__class__ is Made else _{at}" if make else f"_{at}"
            lines.append(f"put(self, '_{at}', {value})")
        text = (
            "def outer(put, Made):\n"
            f" def __init__({', '.join(parameters)}): {'; '.join(lines)}\n"
            " return __init__"
        )
        found: dict[str, Callable[..., FunctionType]] = {}
        exec(text, found)
        return found["outer"](object.__setattr__, Made)

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

    def _restore(self: object, state: tuple[None, dict[str, object]]) -> None:
        """Fill a copy, or what another process has sent (pickle)."""
        for name, value in state[1].items():
            object.__setattr__(self, name, value)
