"""What the addresses of all pages have in common: shared parameters and codes."""

from indicators.loading.region import current_region
from indicators.model import Level

STAND, LIST, LANG, TOUR = "stand", "liste", "lang", "tour"
EVERYWHERE = frozenset({STAND, LIST, LANG, TOUR})
AREA, GROUP = "gemeinde", "gruppe"
OF_AREA = frozenset({AREA, GROUP})
AREA_PARAMETERS = ("gebiete", AREA)  # by which a page takes the chosen area; others only hand `AREA` on
LEVEL_CODES = {"gemeinde": Level.MUNICIPALITY, "kreis": Level.DISTRICT}


def of_area(code: str, name: str = AREA) -> dict[str, str]:
    """Return the parameter that names an area: groups have one of their own; none for "".

    >>> of_area("05958"), of_area("05958004 05974040"), of_area("pionierkommunen"), of_area("")
    ({'gemeinde': '05958'}, {'gruppe': '05958004 05974040'}, {'gruppe': 'pionierkommunen'}, {})
    """
    if not code:
        return {}
    is_group = " " in code or not code[0].isdigit()
    return {GROUP if is_group and code != current_region().code else name: code}
