"""A check of weights: whether municipalities add up to what is published for their district."""

from indicators.language.formatting import format_number
from indicators.loading.aggregate import against_published
from indicators.model import DataSet, Sign
from indicators.model.problems import Problem


def check_aggregates(dataset: DataSet) -> list[Problem]:
    """Return a notice per indicator with published district figures that its municipalities do not give.

    A difference counts from one unit of the last decimal shown: less is rounding. Nothing is wrong then: the published
    figure is shown; but the weight of the indicator should be looked at, or its note should say why.
    """
    values = dataset.values[dataset.values["sign"] != Sign.COMPUTED].drop(columns=["coverage", "dates"])
    both = against_published(values, indicators=dataset.indicators, areas=dataset.areas)
    found = []
    for name, rows in both.groupby("indicator", sort=False):
        indicator = dataset.indicators[str(name)]
        difference = (rows["published"] - rows["computed"]).abs()
        apart = difference > 10.0**-indicator.decimals
        if not apart.any():
            continue
        worst = rows.loc[[difference.idxmax()]].to_dict("records")[0]
        numbers = [format_number(worst[one], indicator.decimals) for one in ("published", "computed")]
        found.append(
            Problem(
                "aggregate",
                f"sets/{indicator.set}/values.csv",
                None,
                "value",
                f"„{name}“: {int(apart.sum())} von {len(rows)} Kreiswerten weichen von ihren Gemeinden ab, vor allem "
                f"{worst['area']} {worst['year']}: veröffentlicht {numbers[0]}, aus {worst['coverage']} {numbers[1]}.",
                "Gezeigt wird der veröffentlichte Wert; Gewicht oder Hinweis des Indikators prüfen.",
                notice=True,
            )
        )
    return found
