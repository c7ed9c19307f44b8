"""One view of an indicator: figures, classes and colours of a year, the sentence and the lines beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.drawing.charts import Line
from indicators.drawing.palette import Palette, palette
from indicators.drawing.region_map import CONFIDENTIAL, MISSING, ZERO
from indicators.figures.chance import chance_band
from indicators.figures.change import change_series, newest_changes, told_figures
from indicators.figures.quality import figure_quality, zero_words
from indicators.figures.sentences import statement
from indicators.figures.series import Figure, Series, cross_section
from indicators.figures.words import figure_note, noted, origin_words
from indicators.figures.yardstick import members, references_of, yardstick_sentence
from indicators.language.formatting import format_short, format_value, missing_text, price_words
from indicators.language.i18n import gettext as _
from indicators.measures.events import Event, events_of
from indicators.model import Area, Level, Sign
from indicators.ratings.words import aim_words
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from indicators.views.map.classes import Classes, classify, limits_of


@dataclass(frozen=True)
class Picture:
    """Everything drawn for a choice, computed once per rerun.

    `series` is what is drawn: the indicator's `base` itself, or its change between two years. `pool` are the figures
    the limits of the classes are found from, `around` says in words what they lie around ("" for nothing).
    """

    series: Series
    base: Series
    choice: MapChoice
    shown: dict[str, Figure | None]
    values: dict[str, float | None]
    classes: Classes
    colors: Palette
    pool: Sequence[float]
    around: str = ""

    @property
    def words_apart(self) -> dict[int, str]:
        """The words for the classes that stand apart, in the order of the legend."""
        zero = _("unverändert") if self.choice.since else zero_words(self.base.indicator, self.shown.values())
        missing = _("nicht zu berechnen") if self.choice.since else _("ohne Angabe")
        return {ZERO: zero, MISSING: missing, CONFIDENTIAL: _("geheim oder unbekannt")}

    @property
    def period(self) -> str:
        """Of when the figures are, as it stands at the head of what is drawn; of a change also in which prices."""
        indicator = self.series.indicator
        prices = price_words(indicator) if self.choice.since else ""
        return ", ".join(filter(None, [indicator.period(self.choice.year), prices]))

    def class_label(self, code: str) -> str:
        """The words for an area's class."""
        member = self.classes.members[code]
        return self.words_apart.get(member) or self.classes.labels[member]

    def number(self, value: float) -> str:
        """A figure as it stands on the map, without its unit; a change has its sign."""
        text = format_value(value, self.series.indicator, unit=False)
        return f"+{text}" if self.choice.since and value > 0 else text

    def older_period(self, code: str) -> str:
        """The period of an area's figure where it is older than the year shown, else ""."""
        figure = self.shown[code]
        return self.series.indicator.period(figure.year) if figure and figure.year < self.choice.year else ""

    def note(self, code: str) -> str:
        """What stands beside an area's figure: an older period, its sign in words, or why there is none."""
        figure = self.shown[code]
        if figure is None:
            return missing_text("")
        if figure.value is None:
            return figure.note or missing_text(figure.sign)
        if not self.choice.since:
            return ", ".join(filter(None, [self.older_period(code), noted(self.base, code, figure)]))
        changed = self.base.at(code, self.choice.year)  # how few stand behind it is said of the figure that changed
        quality = figure_quality(self.base, code, changed) if changed else ""
        return ", ".join(filter(None, [figure_note(figure), quality]))


def picture(data: Store, choice: MapChoice, *, dark: bool = False) -> Picture:
    """Return figures, classes and colours for a choice, made once for all visitors."""
    return data.keep(("picture", choice, dark), lambda: _made(data, choice, dark=dark))


def _made(data: Store, choice: MapChoice, *, dark: bool) -> Picture:
    base, areas = data.series[choice.indicator], data.dataset.areas
    codes = [area.code for area in areas.at(choice.level)]
    series = base
    if choice.since:
        everywhere = [area.code for area in areas]
        series = change_series(base, everywhere, since=choice.since, until=choice.year, measure=choice.measure)
    shown = cross_section(series, areas.at(choice.level), choice.year)
    values = {code: figure.value if figure else None for code, figure in shown.items()}
    secret = [code for code, figure in shown.items() if figure and figure.sign == Sign.CONFIDENTIAL]
    middle, around = _middle(data, choice)
    scheme = _scheme(choice)
    if scheme.yearly or choice.since:
        pool, limits = _pool(base, codes, choice, values), None
    else:  # the same for all years
        pool = data.keep(("pool", choice.indicator, choice.level), lambda: _pool(base, codes, choice, values))
        limits = data.keep(
            ("limits", choice.indicator, choice.level, scheme, middle),
            lambda: limits_of(pool, series.indicator, scheme, middle=middle),
        )
    classes = classify(
        values, series.indicator, scheme, pool=pool, middle=middle, zero_apart=True if choice.since else None,
        confidential=secret, limits=limits,
    )  # fmt: skip
    return Picture(series, base, choice, shown, values, classes, palette(dark=dark), pool, around)


def _scheme(choice: MapChoice) -> Scheme:
    """The classes of a choice; those of a change lie around zero, unless limits were entered."""
    if choice.since and choice.scheme.method != Method.CHOSEN:
        return replace(choice.scheme, method=Method.AROUND)
    return choice.scheme


def _pool(base: Series, codes: Sequence[str], choice: MapChoice, values: Mapping[str, float | None]) -> list[float]:
    """The figures that limits are found from: of all years, or of the year shown alone."""
    if choice.scheme.yearly:
        return [value for value in values.values() if value is not None]
    if choice.since:
        return newest_changes(base, codes, since=choice.since, measure=choice.measure)
    return [figure.value for code in codes for figure in base.known(code) if figure.value is not None]


def _middle(data: Store, choice: MapChoice) -> tuple[float | None, str]:
    """The value that classes lie around, with its words: zero for a change, else a goal's or the region's."""
    if choice.since:
        return 0.0, ""
    if choice.scheme.method != Method.AROUND:
        return None, ""
    series, region = data.series[choice.indicator], data.dataset.areas.region
    if choice.scheme.target and (found := target_of(data, choice.indicator)):
        return found
    figure = series.at(region.code, choice.year) if choice.scheme.yearly else series.latest(region.code)
    if figure is None or figure.value is None:
        return None, ""
    period = series.indicator.period(figure.year)
    words = _("{area}, {period}: {value}").format(
        area=region.label, period=period, value=format_short(figure.value, series.indicator)
    )
    return figure.value, words


def target_of(data: Store, indicator: str) -> tuple[float, str] | None:
    """Return the value aimed at for an indicator with words for who aims at it; None without a goal that has a value.

    Of several goals it is the one due next after the newest figures, else the one due last.
    """
    series = data.series[indicator]
    goals = [goal for goal in data.dataset.goals.values() if goal.indicator == indicator and not goal.areas]
    found = sorted((goal for goal in goals if goal.target.value is not None), key=lambda goal: goal.target.year or 0)
    newest = max(series.years([area.code for area in data.dataset.areas]), default=0)
    due = next((goal for goal in found if (goal.target.year or newest) >= newest), found[-1] if found else None)
    if due is None or due.target.value is None:
        return None
    return due.target.value, aim_words(due, series.indicator)


def said(data: Store, one: Picture) -> str:
    """Return what the chosen area's figure is, else the region's, how it changed, and how it stands outside."""
    area = data.dataset.areas.chosen(one.choice.area)
    figure = one.base.shown(area.code, one.choice.year)
    told = statement(one.base, area, figure.year if figure else one.choice.year, since=one.choice.since)
    outside = "" if one.choice.since else yardstick_sentence(one.base, area, figure)
    return " ".join(filter(None, [told, outside]))


def told(data: Store, one: Picture) -> list[tuple[Series, Area, Figure, int]]:
    """Return the figures that `said` tells as rows of a table, the newest first; [] where there is none."""
    area = data.dataset.areas.chosen(one.choice.area)
    figure = one.base.shown(area.code, one.choice.year)
    until = figure.year if figure else one.choice.year
    found = told_figures(one.base, area, until, since=one.choice.since)
    return [(one.base, area, figure, figure.year) for figure in found if figure is not None]


def said_over_time(data: Store, one: Picture) -> str:
    """Return what the newest figure of the first line is, and how it changed; the same whatever year is chosen."""
    return statement(one.base, data.dataset.areas.chosen(one.choice.area))


def references(data: Store, one: Picture) -> list[tuple[Area, str, str]]:
    """Return what the chosen area is compared with, its district and the region, each with colour and dash."""
    areas = data.dataset.areas
    chosen = areas.get(one.choice.area)
    found = [(areas.region, one.colors.region, "dot")]
    if chosen and (district := areas.district_of(chosen)):
        found.insert(0, (district, one.colors.district, "dash"))
    return found


def marks(data: Store, one: Picture, *, outside: bool = False) -> list[tuple[str, float, str]]:
    """Return the lines to draw across a distribution (label, value, colour); none for counts.

    Each is called what it is, published or a weighted mean: it is not the median of the dots. With
    `outside` medians of the municipalities of the state and the country follow.
    """
    compared = [
        (f"{area.label} ({origin_words(figure, one.base.indicator)})", figure.value, color)
        for area, color, _dash in references(data, one)
        if (figure := one.series.shown(area.code, one.choice.year))
        and figure.value is not None
        and one.series.indicator.kind != "count"
    ]
    beyond = medians_outside(one) if outside else []
    return [*compared, *((words, median, one.colors.muted) for words, median in beyond)]


def medians_outside(one: Picture) -> list[tuple[str, float]]:
    """Return the medians of municipalities outside in the year shown, with what they are of; none for a change."""
    if one.choice.since or one.choice.level != Level.MUNICIPALITY:
        return []
    return [
        (_("Median der {members}").format(members=members(each)), each.median)
        for each in references_of(one.base, one.choice.year)
        if each.median is not None
    ]


def lines(data: Store, one: Picture) -> list[Line]:
    """Return the lines over time: the chosen area, then its references; a count stands alone."""
    found = []
    if (chosen := data.dataset.areas.get(one.choice.area)) and chosen.level != Level.REGION:
        band = chance_band(one.base, chosen.code)
        found.append(Line(chosen.label, one.colors.area, one.base.figures(chosen.code), band=band, code=chosen.code))
    is_count = one.base.indicator.kind == "count"
    for area, color, dash in references(data, one):
        if not (is_count and found):
            found.append(Line(area.label, color, one.base.figures(area.code), dash, code=area.code))
    return found


def events(data: Store, one: Picture, drawn: Sequence[Line]) -> list[Event]:
    """Return the measures for the indicator that touch the chosen area, else the region; none without figures."""
    years = [figure.year for line in drawn for figure in line.figures if figure.value is not None]
    area = data.dataset.areas.chosen(one.choice.area)
    return events_of(data.dataset, one.base.indicator.id, area, years) if years else []
