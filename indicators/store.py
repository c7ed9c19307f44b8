"""The data set with what is looked up in it again and again, read once per change of its files."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

from indicators.figures.all_series import all_series
from indicators.figures.series import Series, levels_of
from indicators.figures.similarity import Feature, Similarity, similarity, usual_features
from indicators.language.i18n import GERMAN, language
from indicators.loading.catalogues import read_catalogue
from indicators.loading.changes import Change, read_log
from indicators.loading.fingerprint import Fingerprint
from indicators.loading.last_good import LastGood
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import Release, folders_at, read_releases
from indicators.loading.translations import named_in, translated
from indicators.model import DataSet, Goal, Indicator, IndicatorSet, Level, Source
from indicators.model.problems import DataProblems, Problem
from indicators.model.reference import Reference
from indicators.ratings.rating import NOT_MEANT
from indicators.ratings.results import Result, Results, in_scope

KEPT_DAYS = 2  # today and, around midnight, yesterday
KEPT = 600  # things made of the data for an address, some 10 kB each
KEPT_EARLIER = 2  # releases that somebody looks back at
_serials = count()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Something made of the data, known by its key alone."""

    key: Hashable
    make: Callable[[], Any] = field(compare=False)


@dataclass(frozen=True)
class Store:
    """The data set with its series, and what pages, exports and the data interface look up in it."""

    dataset: DataSet
    series: Mapping[str, Series]
    releases: Sequence[Release] = ()
    release: Release | None = None  # the earlier one that is looked at; None = the newest
    earlier: Mapping[str, Path] = field(default_factory=dict)
    files: Fingerprint = ()  # of which it was made
    faults: tuple[Problem, ...] = ()
    day: date = field(kw_only=True)  # as of which pages and answers speak
    serial: int = field(default_factory=_serials.__next__, compare=False, kw_only=True)  # of this process

    @property
    def usable(self) -> frozenset[str]:
        """The ids of the sets that can be shown."""
        return frozenset(self.dataset.sets)

    @property
    def edition(self) -> Release | None:
        """The release whose figures these are; None where the data folder keeps no list of releases."""
        return self.release or (self.releases[0] if self.releases else None)

    @cached_property
    def kept_releases(self) -> frozenset[str]:
        """Ids of earlier releases that can still be looked at; the newest is not one of them."""
        kept = set()
        for one in self.releases[1:]:
            try:
                folders_at(data_dir(), one.id, self.releases)
            except KeyError:
                break  # what came before needs this one too
            kept.add(one.id)
        return frozenset(kept)

    @cached_property
    def sets(self) -> list[IndicatorSet]:
        """The sets with the indicators that have any value, each led by one of them, in the order of `sets.csv`.

        Where nothing has one all indicators are there, so that pages say what there will be.
        """
        known, found = set(self.dataset.figures.names()), []
        for one in self.dataset.sets.values():
            if kept := tuple(name for name in one.indicators if name in known):
                found.append(replace(one, indicators=kept, lead=one.lead if one.lead in known else kept[0]))
        return found or [one for one in self.dataset.sets.values() if one.indicators]

    @cached_property
    def short_labels(self) -> dict[str, str]:
        """The short name of each indicator with that of its set, by id, in the order of the sets."""
        indicators = self.dataset.indicators
        return {name: f"{indicators[name].short} ({one.label})" for one in self.sets for name in one.indicators}

    @property
    def default_indicator(self) -> str:
        """The lead indicator of the first set; "" where there is no set at all."""
        return self.sets[0].lead if self.sets else ""

    @cached_property
    def _kept(self) -> Callable[[_Wanted], Any]:
        return lru_cache(maxsize=KEPT)(lambda wanted: wanted.make())

    @cached_property
    def _spoken(self) -> "dict[str, Store]":
        return {}

    def spoken(self, code: str) -> "Store":
        """Return the same data with their texts in another language, as far as there is a catalogue of it."""
        if code not in self._spoken:
            catalogue, _problems = read_catalogue(data_dir(), code)
            dataset = translated(self.dataset, catalogue) if catalogue else self.dataset
            releases = tuple(named_in(one, catalogue) for one in self.releases)
            shown = next((one for one in releases if self.release and one.id == self.release.id), None)
            self._spoken[code] = replace(
                self, dataset=dataset, series=all_series(dataset), releases=releases, release=shown,
                serial=next(_serials),
            )  # fmt: skip
        return self._spoken[code]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the releases up to this one changed, newest first."""
        known = self.releases[self.releases.index(self.release) :] if self.release else self.releases
        return self.keep("changes", lambda: read_log(data_dir(), known))

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives for a key and the current language, made once and kept as long as the data.

        The least used of more than `KEPT` things is made anew when it is asked for again. What is kept is shared by
        all visitors: nobody may change it, and a key must have everything it depends on but the data.
        """
        found: T = self._kept(_Wanted((language(), key), make))
        return found

    def lead_with_values(self, level: Level) -> str:
        """The first lead that has values at a level, the default indicator where none has."""
        leads = (one.lead for one in self.sets)
        return next((one for one in leads if self.years(one, level)), self.default_indicator)

    def levels(self, indicator: str) -> list[Level]:
        """The levels an indicator can be mapped at."""
        return list(self.keep(("levels", indicator), lambda: levels_of(self.series[indicator], self.dataset)))

    def years(self, indicator: str, level: Level) -> list[int]:
        """The years for which an indicator has values at a level, oldest first."""
        codes = [area.code for area in self.dataset.areas.at(level)]
        return list(self.keep(("years", indicator, level), lambda: self.series[indicator].years(codes)))

    def similar(self, features: tuple[Feature, ...] | None = None) -> Similarity:
        """Return how alike the smallest areas are, by some features or the usual ones."""
        chosen = usual_features(self.dataset.indicators) if features is None else features
        made: Similarity = self.keep(("similar", chosen), lambda: similarity(self.series, self.dataset.areas, chosen))
        return made

    @cached_property
    def _results(self) -> dict[date, dict[str, Mapping[str, Result]]]:
        return {}

    def results(self, goal: str, day: date) -> Mapping[str, Result]:
        """The results of a goal for all areas, by code, as of a day; rated once for each of the last few days.

        Those of groups are rated when they are asked for, and not among those one goes through.
        """
        of_day = self._results.setdefault(day, {})
        if goal not in of_day:
            of_day[goal] = Results(self.dataset.goals[goal], dataset=self.dataset, series=self.series, day=day)
            for other in list(self._results)[:-KEPT_DAYS]:
                self._results.pop(other, None)
        return of_day[goal]

    def results_in_scope(self, goal: Goal, level: Level, day: date) -> list[Result]:
        """The results of the areas a goal is counted for at a level: all of it, or those it names."""
        found = self.results(goal.id, day)
        return [found[one.code] for one in in_scope(goal, self.dataset.areas.at(level))]

    def results_meant_for(self, area: str, day: date) -> list[Result]:
        """The results of all goals that say anything about an area."""
        found = (self.results(goal, day)[area] for goal in self.dataset.goals)
        return [one for one in found if one.rating.reason not in NOT_MEANT]

    def sources_once(self, indicators: Iterable[Indicator]) -> list[Source]:
        """The sources of several indicators, each attribution and licence once."""
        found = {(one.attribution, one.licence): one for indicator in indicators for one in self.sources_of(indicator)}
        return list(found.values())

    def reference_source(self, one: Reference) -> Source:
        """The source of a yardstick from outside; KeyError where it is none of the data."""
        return self.dataset.sources[f"{self.dataset.indicators[one.indicator].set}/{one.source}"]

    def reference_sources(self, references: Iterable[Reference]) -> list[Source]:
        """The sources of several yardsticks from outside, each once."""
        return list(dict.fromkeys(self.reference_source(one) for one in references))

    def sources_of(self, indicator: Indicator) -> list[Source]:
        """The sources of an indicator."""
        return [self.dataset.sources[f"{indicator.set}/{name}"] for name in indicator.sources]


def read_store(release: str = "", *, day: date | None = None) -> Store:
    """Return the data of a release, "" for the newest; read anew only when a file or the day changed.

    `day` as in `read_dataset`; without one the store is of the day of the newest release. A release that is unknown or
    no longer kept gives the newest. Files with faults do not take the place of those read before, see `LastGood`.
    Raises DataProblems where nothing can be read.
    """
    newest = _newest.get(data_dir(), day)
    found = _earlier_store(newest, release) if release in newest.kept_releases else newest
    return found if language() == GERMAN else found.spoken(language())


def held_back() -> tuple[Problem, ...]:
    """Return the faults for which the files as they are now are not shown, () where they are."""
    return _newest.held_back(data_dir())


def has_been_read() -> bool:
    """True where there are data to show, whatever becomes of the files."""
    return _newest.has(data_dir())


def whole_folder() -> Path:
    """Return the data folder, to take files away as they are; raises DataProblems where they are not those shown."""
    if faults := held_back():
        raise DataProblems(faults)
    return data_dir()


def _read(files: Fingerprint, release: str, day: date | None) -> Store:
    folder = data_dir()
    releases, problems = read_releases(folder)
    earlier = folders_at(folder, release, releases) if release else {}
    dataset = read_dataset(folder, earlier=earlier, day=day)
    shown = next((one for one in releases if one.id == release), None)
    of_day = day or max((one.day for one in releases), default=date.max)
    faults = tuple(one for one in (*dataset.problems, *problems) if not one.notice)
    return Store(dataset, all_series(dataset), tuple(releases), shown, earlier, files, faults, day=of_day)


def _of_day(store: Store, day: date) -> Store:
    return replace(store, day=day, serial=next(_serials))


_newest = LastGood(lambda files, day: _read(files, "", day), _of_day)
_earlier: LRUCache[Hashable, Store] = LRUCache(KEPT_EARLIER)
_earlier_lock = Lock()


def _earlier_store(newest: Store, release: str) -> Store:
    """The data as they were, beside the newest; raises DataProblems where files with faults are all there is now."""
    key = (newest.files, release, newest.day)
    with _earlier_lock:
        if found := _earlier.get(key):
            return found
    faults = held_back()
    store = _read(newest.files, release, newest.day)
    if faults and store.faults:
        raise DataProblems(store.faults)
    if not faults:
        with _earlier_lock:
            _earlier[key] = store
    return store
