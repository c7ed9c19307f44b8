"""An order in which alike rows stand beside each other: hierarchical clustering with the best order of its leaves."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def order_by_pattern(patterns: Sequence[Sequence[Hashable]]) -> list[int]:
    """Return the places of rows so that alike ones are neighbours: each place once, identical rows beside each other.

    The distance of two rows is the part of their columns in which they differ (simple matching; Sokal and Michener
    1958, "A statistical method for evaluating systematic relationships"). Rows are joined to groups by the mean
    distance of all pairs (UPGMA, same source); of all orders in which no group is torn apart the one with the smallest
    sum of distances between neighbours is taken (Bar-Joseph, Gifford and Jaakkola 2001, "Fast optimal leaf ordering
    for hierarchical clustering", Bioinformatics 17, S22-S29). What columns mean plays no part: no row comes first for
    being better. Of the two directions the one counts that begins with the end given first.

    >>> order_by_pattern(["ab", "xy", "ab", "xb"])
    [0, 2, 3, 1]
    """
    places: dict[tuple[Hashable, ...], list[int]] = {}
    for place, row in enumerate(patterns):
        places.setdefault(tuple(row), []).append(place)
    if not places:
        return []
    different = list(places)
    found = best_order(distances(different))
    if found[0] > found[-1]:
        found.reverse()
    return [place for one in found for place in places[different[one]]]


def distances(patterns: Sequence[Sequence[Hashable]]) -> Matrix:
    """Return the part of columns in which each two rows differ, 0 to 1; 0 where there are no columns."""
    found = np.zeros((len(patterns), len(patterns)))
    columns = list(zip(*patterns, strict=True))
    for column in columns:
        numbers: dict[Hashable, int] = {}
        codes = np.array([numbers.setdefault(one, len(numbers)) for one in column])
        found += codes[:, None] != codes[None, :]
    return found / max(len(columns), 1)


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that stand together; `ways[i, j]` is the shortest way through all from `rows[i]` to `rows[j]`.

    inf where a way from one to the other would leave one of the two `parts` and come back.
    """

    rows: list[int]
    ways: Matrix
    parts: "tuple[_Group, _Group] | None" = None


def best_order(between: Matrix) -> list[int]:
    """Return the places 0 to n - 1 in the order described above; `between` is symmetric, n × n, n at least 1."""
    groups = [_Group([number], np.zeros((1, 1))) for number in range(len(between))]
    apart = between.astype(float)
    np.fill_diagonal(apart, np.inf)
    while len(groups) > 1:
        first, second = divmod(int(apart.argmin()), len(groups))
        left, right = groups[first], groups[second]
        joined = (len(left.rows) * apart[first] + len(right.rows) * apart[second]) / (len(left.rows) + len(right.rows))
        apart[first] = apart[:, first] = joined
        apart[first, first] = np.inf
        apart = np.delete(np.delete(apart, second, 0), second, 1)
        groups[first] = _joined(left, right, between)
        del groups[second]
    [whole] = groups
    first, last = divmod(int(whole.ways.argmin()), len(whole.rows))
    return _followed(whole, first, last, between)


def _joined(left: _Group, right: _Group, between: Matrix) -> _Group:
    step = between[np.ix_(left.rows, right.rows)]
    across = _through(_through(left.ways, step), right.ways)
    size = len(left.rows)
    ways = np.full((size + len(right.rows),) * 2, np.inf)
    ways[:size, size:] = across
    ways[size:, :size] = across.T
    return _Group([*left.rows, *right.rows], ways, (left, right))


def _through(before: Matrix, after: Matrix) -> Matrix:
    """The shortest ways over any place between: row i, column j is the least of before[i, k] + after[k, j]."""
    return np.array([(row[:, None] + after).min(axis=0) for row in before])


def _followed(whole: _Group, first: int, last: int, between: Matrix) -> list[int]:
    """The rows of a group on the shortest way between two of its places."""
    found: list[int] = []
    open_ = [(whole, first, last)]
    while open_:
        group, start, end = open_.pop()
        if group.parts is None:
            found += group.rows
            continue
        left, right = group.parts
        size = len(left.rows)
        if start >= size:
            left, right, start, end = right, left, start - size, end
        else:
            end -= size
        ways = left.ways[start][:, None] + between[np.ix_(left.rows, right.rows)] + right.ways[:, end][None, :]
        inner, outer = divmod(int(ways.argmin()), len(right.rows))
        open_ += [(right, outer, end), (left, start, inner)]
    return found
