"""An intake against the data set: what of it counts, what is wrong with it, what it would change."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.intake.convert import Intake
from indicators.intake.difference import Difference, Flip, compare_with_data, flips, published, with_rows
from indicators.intake.entries import KEY
from indicators.intake.findings import Finding, Tally
from indicators.intake.likeness import implausible, with_likeness
from indicators.intake.offer import Offered
from indicators.intake.units import contradict
from indicators.language.formatting import number_text
from indicators.loading.check.series import check_series
from indicators.loading.check.values import check_values
from indicators.loading.tables import LINE
from indicators.model import DataSet
from indicators.model.problems import Problem, refusal


@dataclass(frozen=True)
class Prepared:
    """An import as it would happen.

    `rows` are those that count: of a defined indicator (of the wanted set), within its bounds. `sets` are the ids of
    the sets that would change.
    """

    intake: Intake
    rows: pd.DataFrame
    columns: tuple[Offered, ...]
    skipped: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    difference: Difference
    flips: tuple[Flip, ...]
    sets: tuple[str, ...]
    undefined: tuple[str, ...]

    @property
    def faults(self) -> list[Problem]:
        """The problems that forbid writing."""
        return [one for one in self.problems if not one.notice]


def prepare(intake: Intake, dataset: DataSet, *, set_id: str, day: date) -> Prepared:
    """Return what an import would do; `set_id` "" means each indicator's own set.

    Raises DataProblems for a file without any row of the region.
    """
    if "indicator" not in intake.rows:
        found = "Keine Zeile mit einem Wert gehört zu einem Gebiet dieser Region."
        raise refusal("no_rows", intake.file.name, found, "Eine Tabelle, in der diese Gemeinden oder Kreise stehen.")
    rows, skipped, undefined = _defined(intake, dataset, set_id)
    problems = [*_other_units(intake, dataset), *implausible(rows, dataset, intake.file.name)]
    rows, unsound = _checked(rows, intake, dataset)
    problems += unsound
    difference = compare_with_data(rows, dataset)
    changed = pd.concat([difference.new[KEY], difference.revised[KEY]])
    names = set(changed["indicator"])
    after = with_rows(dataset, rows) if names else dataset
    sets = tuple(name for name in dataset.sets if name in {dataset.indicators[one].set for one in names})
    problems += _broken_sets(sets, dataset)
    notices = [*_looks_wrong(after, changed, intake, dataset), *_other_source(names, intake, dataset)]
    return Prepared(
        intake=intake,
        rows=rows,
        columns=with_likeness(intake.columns, dataset),
        skipped=(*intake.skipped, *skipped),
        problems=(*intake.problems, *problems, *notices),
        difference=difference,
        flips=tuple(flips(dataset, after, changed=names, day=day)) if names else (),
        sets=sets,
        undefined=tuple(undefined),
    )


def _defined(
    intake: Intake, dataset: DataSet, set_id: str
) -> tuple[pd.DataFrame, tuple[Finding, ...], dict[str, None]]:
    """Rows of indicators that have a definition; the others are named, for a person to define."""
    tally = Tally()
    undefined: dict[str, None] = {}
    wanted = []
    for name, count in intake.rows["indicator"].value_counts(sort=False).items():
        one = dataset.indicators.get(str(name))
        if one is None:
            undefined[str(name)] = None
            tally.add("undefined", str(name), times=int(count))
        elif one.quotient:
            tally.add("computed", one.id, times=int(count))
        elif set_id and one.set != set_id:
            tally.add("other_set", f"{one.id} ({one.set})", times=int(count))
        else:
            wanted.append(one.id)
    return intake.rows[intake.rows["indicator"].isin(wanted)], tally.findings(), undefined


def _checked(rows: pd.DataFrame, intake: Intake, dataset: DataSet) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows that keep the rules of our own format; places are those of the publisher's file."""
    values = [number_text(value) for value in rows["value"]]
    note = rows.get("note", "")
    text = rows.assign(year=rows["year"].astype(str), value=values, note=note, **{LINE: rows["line"]})
    good, problems = check_values(text, intake.file.name, indicators=dataset.indicators, areas=dataset.areas)
    return good, problems


def _other_units(intake: Intake, dataset: DataSet) -> list[Problem]:
    """Columns whose unit can not be that of the indicator they are read for."""
    made = {one.value.indicator for one in intake.plans if one.value.divide_by or one.value.factor != 1}
    found = []
    for one in intake.columns:
        indicator = dataset.indicators.get(one.indicator)
        if indicator and indicator.id not in made and contradict(one.unit, indicator.unit):
            text = f"Die Spalte ist in „{one.unit}“, „{indicator.label}“ in „{indicator.unit}“."
            expected = "Eine Spalte in dieser Einheit wählen, oder die Werte in der Datei umrechnen."
            found.append(Problem("unit_other", intake.file.name, None, one.title, text, expected))
    return found


def _broken_sets(sets: Collection[str], dataset: DataSet) -> list[Problem]:
    """The first fault of each set that would be written anew: a line that can not be read would be lost then."""
    files = {f"sets/{name}/values.csv": name for name in sets}
    faulty = [one for one in dataset.problems if one.file in files and (not one.notice or one.code == "padded")]
    return [
        Problem("set_broken", one.file, one.row, one.column, f"Der Satz hat Fehler: {one.found}", "Erst beheben.")
        for one in {one.file: one for one in reversed(faulty)}.values()
    ]


def _looks_wrong(after: DataSet, changed: pd.DataFrame, intake: Intake, dataset: DataSet) -> list[Problem]:
    """What looks wrong beside its neighbours among the changed figures, and years in which many areas are missing."""
    if changed.empty:
        return []
    names = set(changed["indicator"])
    values = published(after)
    values = values[values["indicator"].isin(names)].reset_index(drop=True)
    own = {name: one for name, one in dataset.indicators.items() if name in names}
    # The place of a figure is its position here: so notices about figures that did not change can be told apart.
    placed = values.assign(**{LINE: range(len(values))})
    is_changed = set(map(tuple, changed.itertuples(index=False)))
    found = []
    for one in check_series(values, placed, intake.file.name, indicators=own, areas=dataset.areas):
        if one.code == "unit":  # whoever means it declares a series break
            found.append(replace(one, notice=False))
        elif one.row is None:
            found.append(one)
        elif tuple(values.loc[one.row, KEY]) in is_changed:
            found.append(Problem(one.code, one.file, None, one.column, one.found, one.expected, notice=True))
    return found


def _other_source(names: set[str], intake: Intake, dataset: DataSet) -> list[Problem]:
    source = intake.recipe.source
    return [
        Problem(
            "source_other",
            intake.file.name,
            None,
            None,
            f"Das Rezept nennt die Quelle „{source}“, der Indikator „{name}“ nennt sie nicht.",
            "Bitte in indicators.csv und sources.csv ergänzen.",
            notice=True,
        )
        for name in sorted(names)
        if source and source not in dataset.indicators[name].sources
    ]
