"""Alike rows stand beside each other: the order is checked by hand, against all possible ones, and against scipy."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform

from indicators.views.goals.pattern_order import best_order, distances, order_by_pattern

ROWS = st.lists(st.text("ab–", min_size=4, max_size=4), max_size=14)


def random_distances(size: int, seed: int) -> np.ndarray:
    points = np.random.default_rng(seed).random((size, 4))
    return np.sqrt(((points[:, None] - points[None]) ** 2).sum(-1))


def length(order: list[int], between: np.ndarray) -> float:
    return float(sum(between[one, other] for one, other in pairwise(order)))


def groups(between: np.ndarray) -> list[set[int]]:
    """The groups that scipy joins by the mean distance of all pairs."""
    found = [{number} for number in range(len(between))]
    for one, other, *_rest in linkage(squareform(between, checks=False), "average"):
        found.append(found[int(one)] | found[int(other)])
    return found


def is_whole(group: set[int], order: list[int]) -> bool:
    places = sorted(order.index(one) for one in group)
    return places[-1] - places[0] == len(places) - 1


def test_the_distance_of_two_rows_is_the_part_of_columns_in_which_they_differ():
    assert distances(["abcd", "abcx", "wxyz"]).tolist() == [[0, 0.25, 1], [0.25, 0, 1], [1, 1, 0]]


def test_by_hand_each_row_stands_beside_the_one_it_differs_least_from():
    # aaaa – aaab – aabb differ in one column each, zzzz from all in four: it stands at an end.
    assert order_by_pattern(["aabb", "zzzz", "aaaa", "aaab"]) in ([0, 3, 2, 1], [1, 2, 3, 0])
    assert order_by_pattern([]) == [] and order_by_pattern(["", "", ""]) == [0, 1, 2]


@given(ROWS)
def test_every_row_has_one_place_and_identical_ones_are_neighbours(rows):
    order = order_by_pattern(rows)
    assert sorted(order) == list(range(len(rows)))
    shown = [rows[place] for place in order]
    assert sum(one != other for one, other in pairwise(shown)) == max(len(set(rows)) - 1, 0)


@given(ROWS, st.randoms(use_true_random=False))
def test_what_the_columns_are_called_and_which_comes_first_changes_nothing(rows, random):
    columns = list(range(4))
    random.shuffle(columns)
    turned = [[{"a": "sun", "b": "storm", "–": "none"}[row[at]] for at in columns] for row in rows]
    assert order_by_pattern(turned) == order_by_pattern(rows)


@pytest.mark.parametrize("size", [2, 3, 5, 7])
def test_of_all_orders_that_tear_no_group_apart_none_is_shorter(size):
    for seed in range(4):
        between = random_distances(size, seed)
        joined, found = groups(between), best_order(between)
        possible = [
            list(one) for one in permutations(range(size)) if all(is_whole(group, list(one)) for group in joined)
        ]
        assert found in possible
        assert length(found, between) == pytest.approx(min(length(one, between) for one in possible))


@pytest.mark.parametrize("size", [20, 59])
def test_groups_are_those_of_scipy_and_neighbours_no_further_apart(size):
    between = random_distances(size, 7)
    found, joined = best_order(between), linkage(squareform(between, checks=False), "average")
    assert all(is_whole(group, found) for group in groups(between))
    theirs = leaves_list(optimal_leaf_ordering(joined, squareform(between, checks=False)))
    assert length(found, between) <= length(list(theirs), between) + 1e-9
