"""What a search finds: things in whose texts each of its words stands, also with other endings, in compounds, misspelt.

A word is worth how well it fits (as it is 1; the beginning of one, a part of a compound, misspelt less), by where it
stands and how rare it is; a thing is worth the mean of what the words of the search are, a little more if they are all
of its name. What a search asks of a place besides is found there: "Ärzte Olpe".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from rapidfuzz import fuzz, process

from indicators.address import links
from indicators.figures.sentences import statement
from indicators.language.i18n import language
from indicators.search.things import LABEL, LIKELY, Kind, Thing, kind_word, things
from indicators.search.words import asked, stems
from indicators.store import Store

BEGINNING, SHORT_BEGINNING, COMPOUND, SYNONYM, PART = 0.88, 0.66, 0.74, 0.86, 0.85
LEAST_SHARE = 0.85  # of that, for the shortest beginning
LEAST_PART = 3  # letters of a word that a compound begins with; one that it ends with has more
LEAST_BEGINNING, LEAST_COMPOUND, SHORT = 2, 4, 3  # letters
LEAST_ALIKE, LEAST_ALIKE_BEGINNING, WORTH_ALIKE, LEAST_MISSPELT = 80, 86, 0.95, 4  # per cent, of that share, letters
WHOLE_NAME = 0.35  # more for a name all of whose words were asked for
LEAST_WORTH = 0.3
MOST_WORDS = 8
MOST_FOUND = 50
MOST_THERE = 3  # indicators at a place that was asked for


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: what it is and is called, a sentence about it, its path, and how well it fits."""

    kind: Kind
    id: str
    label: str
    path: str
    sentence: str
    worth: float

    @property
    def kind_word(self) -> str:
        """What its kind is called."""
        return kind_word(self.kind)


class Index:
    """All things by the stems of their texts."""

    def __init__(self, data: Store) -> None:
        self.data, self.things = data, list(things(data))
        self._worth: dict[str, dict[int, float]] = defaultdict(dict)
        self._names: list[frozenset[str]] = []
        for number, one in enumerate(self.things):
            for text, worth in one.texts:
                for stem in stems(text):
                    self._worth[stem][number] = max(worth, self._worth[stem].get(number, 0.0))
            self._names.append(frozenset(stems(one.name)))
        self._known = list(self._worth)
        self._names_known = frozenset(
            stem for stem, of in self._worth.items() if max(of.values()) == LABEL and not stem.isdigit()
        )
        self._synonyms = _synonyms(data)

    @cached_property
    def _rare(self) -> Mapping[str, float]:
        """How much a stem tells: 1 for what stands at one thing, half for what stands everywhere."""
        most = log(1 + len(self.things))
        return {stem: 0.5 + 0.5 * log(1 + len(self.things) / len(of)) / most for stem, of in self._worth.items()}

    def find(self, text: str) -> list[Found]:
        """Return what a search finds, best first, at most MOST_FOUND; [] for nothing."""
        words = self._joined(asked(text))[:MOST_WORDS]
        if not words:
            return []
        fits = {one: self._fitting(one) for one in words}
        ranked = [one for one in self._ranked(words, fits) if one[0] >= LEAST_WORTH]
        found = [self._found(self.things[number], worth) for worth, number in ranked[:MOST_FOUND]]
        return [*self._at_places(words, fits), *found][:MOST_FOUND]

    def _joined(self, words: Sequence[str]) -> list[str]:
        """The words, two that are known as one written together: "bürger wolke"."""
        found: list[str] = []
        for word in words:
            if found and found[-1] + word in self._worth:
                found[-1] += word
            else:
                found.append(word)
        return found

    def _fitting(self, word: str) -> dict[str, float]:
        """The known stems that a word of a search may mean, with how well each fits."""
        fits: dict[str, float] = {}
        for meant, worth in ((word, 1.0), *((one, SYNONYM) for one in self._synonyms.get(word, ()))):
            for stem in self._known:
                if stem == meant:
                    better = worth
                elif len(meant) >= LEAST_BEGINNING and stem.startswith(meant):
                    better = self._beginning(meant, stem) * worth
                elif len(meant) >= LEAST_COMPOUND and not meant.isdigit() and meant in stem:
                    better = COMPOUND * worth
                else:
                    continue
                fits[stem] = max(better, fits.get(stem, 0.0))
        if any(worth >= BEGINNING * SYNONYM for worth in fits.values()):
            return fits
        for part in self._parts(word):
            for stem, worth in self._fitting(part).items():
                fits[stem] = max(PART * worth, fits.get(stem, 0.0))
        if len(word) >= LEAST_MISSPELT:
            beginnings = [stem[: len(word) + 1] for stem in self._known]
            for texts, worth, least in (
                (self._known, WORTH_ALIKE, LEAST_ALIKE), (beginnings, WORTH_ALIKE * BEGINNING, LEAST_ALIKE_BEGINNING),
            ):  # fmt: skip
                alike = process.extract(word, texts, scorer=fuzz.ratio, score_cutoff=least, limit=20)
                for _text, score, place in alike:
                    stem = self._known[place]
                    if not (word.isdigit() or stem.isdigit()):
                        fits[stem] = max(worth * score / 100, fits.get(stem, 0.0))
        return fits

    @staticmethod
    def _beginning(word: str, stem: str) -> float:
        """How well the beginning of a stem fits: the better, the more of it there is."""
        least = SHORT_BEGINNING if len(word) <= SHORT else BEGINNING
        return least * (LEAST_SHARE + (1 - LEAST_SHARE) * len(word) / len(stem))

    def _parts(self, word: str) -> list[str]:
        """The longest known words that a compound begins and ends with: "leerstandsquote" begins with "leerstand"."""
        named = [one for one in (*self._names_known, *self._synonyms) if LEAST_PART <= len(one) < len(word) - 2]
        begins = [one for one in named if word.startswith(one)]
        ends = [one for one in named if len(one) > LEAST_PART and word.endswith(one)]
        return [max(found, key=len) for found in (begins, ends) if found]

    def _ranked(self, words: Sequence[str], fits: Mapping[str, Mapping[str, float]]) -> list[tuple[float, int]]:
        """Worth and number of every thing that fits a word, best first; in the order of the data where alike."""
        worth: dict[int, float] = defaultdict(float)
        named: dict[int, set[str]] = defaultdict(set)
        for word in words:
            best: dict[int, float] = {}
            told = self._rare.get(word, 1.0)
            for stem, fit in fits[word].items():
                for number, where in self._worth[stem].items():
                    value = fit * where * min(told, self._rare[stem])
                    if value > best.get(number, 0.0):
                        best[number] = value
                    if where == LABEL:
                        named[number].add(stem)
            for number, value in best.items():
                worth[number] += value / len(words)
        ranked = []
        for number, value in worth.items():
            names = self._names[number]
            share = len(names & named[number]) / len(names) if names else 0.0
            ranked.append((value * LIKELY[self.things[number].kind] * (1 + WHOLE_NAME * share), number))
        return sorted(ranked, key=lambda one: (-one[0], one[1]))

    def _at_places(self, words: Sequence[str], fits: Mapping[str, Mapping[str, float]]) -> list[Found]:
        """Of a search for something at a place, by whatever it is called: the indicators that fit the rest, there."""
        meant = {word: {word, *self._synonyms.get(word, ())} for word in words}
        said = set().union(*meant.values())
        named = [one for one, names in zip(self.things, self._names, strict=True)
                 if one.kind in (Kind.AREA, Kind.PLACE) and names <= said]  # fmt: skip
        longest = max(named, key=lambda one: len(stems(one.name)), default=None)
        rest = [word for word in words if longest and not meant[word] & set(stems(longest.name))]
        if longest is None or not rest:
            return []
        found = [(worth, self.things[each]) for worth, each in self._ranked(rest, fits)]
        fitting = [each for each in found if each[1].kind == Kind.INDICATOR and each[0] >= LEAST_WORTH]
        return [self._there(each, longest.id, worth) for worth, each in fitting[:MOST_THERE]]

    def _there(self, thing: Thing, code: str, worth: float) -> Found:
        area = self.data.dataset.areas[code]
        path, told = links.map_of(thing.id, code), statement(self.data.series[thing.id], area)
        return Found(thing.kind, thing.id, f"{thing.label}: {area.label}", path, told, worth)

    def _found(self, thing: Thing, worth: float) -> Found:
        return Found(thing.kind, thing.id, thing.label, thing.path, thing.sentence(), worth)


def _synonyms(data: Store) -> Mapping[str, Iterable[str]]:
    """By the stem of a word people search for, the stems of what it is called here."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in data.dataset.search_words.synonyms:
        for word in (one.word, *one.forms):
            for stem in stems(word):
                found[stem] += [meant for means in one.means for meant in stems(means)]
    return found


def find(data: Store, text: str) -> list[Found]:
    """Return what a search finds in the data, best first."""
    return index_of(data).find(text)


def index_of(data: Store) -> Index:
    """Return the index of the data, made once for each language."""
    return data.keep(("search", language()), lambda: Index(data))
