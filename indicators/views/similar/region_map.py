"""The map of municipalities similar to one: what stands on it, on its page as in images, frames and slides."""

from collections.abc import Sequence

from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.export.table import level_plural
from indicators.figures.similarity import Peer
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.store import Store

OTHER, SIMILAR, CHOSEN = 0, 1, 2


def similar_map(data: Store, area: Area, peers: Sequence[Peer], colors: Palette) -> RegionMap:
    """Return the map with the chosen municipality and the similar ones, named with their distance."""
    areas = data.dataset.areas
    distances = {one.code: format_number(one.distance, 2) for one in peers}
    classes = {
        CHOSEN: MapClass(area.label, colors.sequential[4]),
        SIMILAR: MapClass(_("ähnlich wie {area}").format(area=area.label), colors.sequential[2]),
        OTHER: MapClass(_("übrige ‹Gemeinden›"), colors.sequential[0]),
    }
    members = dict.fromkeys((one.code for one in areas.at(Level.MUNICIPALITY)), OTHER)
    members |= {**dict.fromkeys(distances, SIMILAR), area.code: CHOSEN}
    told = {code: _("Abstand {distance}").format(distance=text) for code, text in distances.items()}
    return RegionMap(
        level=Level.MUNICIPALITY,
        members=members,
        classes=classes,
        selected=area.code,
        texts={code: told.get(code, classes[number].label) for code, number in members.items()},
        labels={area.code: (area.label, ""), **{code: (areas[code].label, text) for code, text in distances.items()}},
        label_note=_("Zahlen: Abstand, kleiner heißt ähnlicher."),
        legend_title=_("Abstand nach gewählten Merkmalen"),
        count_title=level_plural(Level.MUNICIPALITY),
    )
