"""A relation in words: how strong, over how many areas, what lies apart, and what a correlation does not say."""

from indicators.language.formatting import format_number, format_short, join_de, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.views.relation.relation import FEWEST, Point, Relation

# Cohen, Statistical Power Analysis for the Behavioral Sciences (1988): small, medium and large effects.
WEAK, MEDIUM, STRONG = 0.1, 0.3, 0.5
NAMED = 5
DIGITS = 2  # of a correlation, as it is said; its strength is that of the number said


def relation_sentence(relation: Relation) -> str:
    """Return what the correlations say and of which years the figures are, or why there are none."""
    count = len(relation.points)
    if relation.unfit:
        return _("Diese Werte werden je ‹Gemeinde› nicht verglichen. {why}").format(why=relation.unfit)
    if relation.pearson is None or relation.spearman is None:
        if count < FEWEST:
            text = _("Nur {count} ‹Gemeinden› haben beide Werte; mindestens {fewest} sind nötig.")
            return text.format(count=count, fewest=FEWEST)
        return _("Einer der beiden Werte ist überall gleich; dann gibt es keinen Zusammenhang zu messen.")
    text = _(
        "Zwischen „{x}“ ({x_period}) und „{y}“ ({y_period}) gibt es in {count} ‹Gemeinden, "
        "Dativ› {strength} (Pearson {pearson}, Spearman {spearman})."
    )
    return text.format(
        x=relation.x.short,
        x_period=relation.x.period(relation.x_year),
        y=relation.y.short,
        y_period=relation.y.period(relation.y_year),
        count=count,
        strength=strength_words(round_half_up(relation.spearman, DIGITS)),
        pearson=format_number(relation.pearson, DIGITS),
        spearman=format_number(relation.spearman, DIGITS),
    )


def strength_words(correlation: float) -> str:
    """Return how strong a correlation is and which way it goes.

    >>> strength_words(0.05), strength_words(-0.62)
    ('praktisch keinen Zusammenhang', 'einen starken gegenläufigen Zusammenhang')
    """
    size = abs(correlation)
    if size < WEAK:
        return _("praktisch keinen Zusammenhang")
    if size < MEDIUM:
        words = (_("einen schwachen gleichläufigen Zusammenhang"), _("einen schwachen gegenläufigen Zusammenhang"))
    elif size < STRONG:
        words = (_("einen mittleren gleichläufigen Zusammenhang"), _("einen mittleren gegenläufigen Zusammenhang"))
    else:
        words = (_("einen starken gleichläufigen Zusammenhang"), _("einen starken gegenläufigen Zusammenhang"))
    return words[0] if correlation > 0 else words[1]


def apart_sentence(relation: Relation) -> str:
    """Return which areas lie far from the line, "" for none."""
    if not relation.apart:
        return ""
    names = join_de([area.label for area in relation.apart[:NAMED]])
    return _("Weit neben der Linie liegen: {names}.").format(names=names)


def axis_words(relation: Relation) -> tuple[str, str]:
    """Return what stands at the horizontal and at the vertical axis: indicator, unit and year."""
    x, y = (
        f"{one.short}, {one.unit}, {one.period(year)}"
        for one, year in ((relation.x, relation.x_year), (relation.y, relation.y_year))
    )
    return x, y


def point_words(relation: Relation, point: Point) -> str:
    """Return both figures of an area in words."""
    first, second = format_short(point.x, relation.x), format_short(point.y, relation.y)
    return f"{point.area.label}: {relation.x.short} {first}, {relation.y.short} {second}"


def relation_alt(relation: Relation, selected: Area | None = None) -> str:
    """Return the text alternative: what the correlations say, what lies apart, the chosen area's figures."""
    own = next((one for one in relation.points if selected and one.area.code == selected.code), None)
    parts = [relation_sentence(relation), apart_sentence(relation), f"{point_words(relation, own)}." if own else ""]
    return " ".join(part for part in parts if part)


def caution() -> str:
    """Return what a correlation does not say."""
    return _(
        "Ein Zusammenhang ist keine Ursache: Beides kann von etwas Drittem abhängen, zum "
        "Beispiel von der Größe der Orte. Er gilt für diese ‹Gemeinden› und diese Jahre, nicht "
        "für einzelne Menschen."
    )
