"""What a view shows as schema.org describes data sets, for search engines (class Dataset)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from indicators.export.view import View
from indicators.language.i18n import language
from indicators.language.visible import visible
from indicators.loading.region import site_title
from indicators.model import Indicator

LONGEST = 5000  # characters of a description, as search engines take it
Address = Callable[[str], str]  # the public address of a path

Said = Mapping[str, Any]


def dataset_of(view: View, *, region: str, years: Sequence[int], address: Address) -> Said | None:
    """Return the data set of a view of one indicator; None for others.

    `years` are those with values, `address` makes public addresses of paths. What is not known is left out.
    """
    if len(view.indicators) != 1:
        return None
    [indicator] = view.indicators
    query = f"indicator={indicator.id}"
    said = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address(f"api/v1/indicators/{indicator.id}"),
        "name": f"{indicator.label} – {region}",
        "description": _description(indicator),
        "url": address(view.path),
        "inLanguage": language(),
        "isAccessibleForFree": True,
        "license": [one.licence_url for one in view.sources if one.licence_url],
        "creator": [{"@type": "Organization", "name": one.publisher} for one in view.sources],
        "creditText": "; ".join(dict.fromkeys(one.credit for one in view.sources)),
        "isBasedOn": [one.url for one in view.sources if one.url],
        "variableMeasured": {
            "@type": "PropertyValue", "name": indicator.label, "unitText": indicator.unit,
            "measurementTechnique": indicator.formula,
        },
        "temporalCoverage": f"{years[0]}/{years[-1]}" if len(years) > 1 else "".join(map(str, years)),
        "spatialCoverage": {"@type": "Place", "name": region},
        "dateModified": view.edition.day.isoformat() if view.edition else "",
        "version": view.edition.id if view.edition else "",
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site_title(), "url": address("daten")},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address(f"api/v1/values.{form}?{query}")}
            for form, kind in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }  # fmt: skip
    return _without_gaps(said)


def _description(indicator: Indicator) -> str:
    return visible(" ".join(filter(None, [indicator.definition, indicator.interpretation, indicator.note])), LONGEST)


def _without_gaps(said: Said) -> Said:
    """What is said, without empty texts and lists."""
    found = {name: _without_gaps(value) if isinstance(value, Mapping) else value for name, value in said.items()}
    return {name: value for name, value in found.items() if value not in ("", [], {})}
