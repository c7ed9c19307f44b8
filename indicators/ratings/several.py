"""Which of several ratings of the same area counts."""

from collections.abc import Iterable, Sequence

from indicators.ratings.rating import RATED, Mark, Rating


def nearest_target_year(years: Sequence[int], latest: float) -> int:
    """The target year that counts for a value of the moment `latest`: the next one after it, else the last.

    >>> nearest_target_year([2025, 2030], 2021), nearest_target_year([2025, 2030], 2025)
    (2025, 2030)
    """
    return min((year for year in years if year > latest), default=max(years))


def worst(ratings: Iterable[Rating]) -> Rating:
    """The worst of several ratings of the same area; one without a status counts only if all have none."""
    return max(ratings, key=_severity)


def decisive(ratings: Sequence[Rating]) -> Rating:
    """The rating that counts where one indicator has several targets: nearest future target year, then the worst.

    A target whose year has passed counts only where there is no other.
    """
    ratings = [one for one in ratings if Mark.TARGET_YEAR_PASSED not in one.marks] or ratings
    latest = max((one.moment for one in ratings if one.moment is not None), default=None)
    years = [one.target_year for one in ratings if one.target_year is not None and one.is_rated]
    if latest is None or not years:
        return worst(ratings)
    year = nearest_target_year(years, latest)
    return worst([one for one in ratings if one.target_year in (year, None)])


def _severity(rating: Rating) -> tuple[int, float]:
    """Order from good to bad; where the symbols are equal, the larger gap is worse."""
    order = -1 if not rating.is_rated else RATED.index(rating.status)
    return order, rating.gap or 0.0
