"""A cache within some bytes that counts how often it had what was asked for."""

from collections.abc import Callable
from typing import Any, TypeVar, overload
from weakref import WeakValueDictionary

from cachetools import LRUCache

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class CountedCache(LRUCache[K, V]):
    """What was used last, as much as fits into `most` bytes; `size` says what a value takes.

    >>> one = CountedCache("example", 10, len)
    >>> one["a"] = "1234"
    >>> one.get("a"), one.get("b"), one.hits, one.misses, one.currsize
    ('1234', None, 1, 1, 4)
    """

    def __init__(self, name: str, most: int, size: Callable[[V], int]) -> None:
        super().__init__(most, getsizeof=size)
        self.hits = self.misses = 0
        CACHES[name] = self

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D) -> V | D: ...
    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, which then counts as used last, or the default."""
        if key in self:
            self.hits += 1
            return self[key]
        self.misses += 1
        return default


# Those of this process by their names; of several of a name the last one.
CACHES: WeakValueDictionary[str, CountedCache[Any, Any]] = WeakValueDictionary()
