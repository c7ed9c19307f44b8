"""The view of the chain of effect, to take away, embed, cite and show."""

from datetime import date
from functools import partial

from indicators.export.table import Column, Table, listing
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.effect.chain import STEPS, Row, Step, chain
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.image import chain_image
from indicators.views.effect.words import counts, described, effect_sentence, step_words


def rows_of(data: Store, choice: EffectChoice) -> list[Row]:
    """Return the chain of a choice, made once for all visitors."""
    area = data.dataset.areas.chosen(choice.area)
    return data.keep(("chain", area.code, choice.pillar, data.day), lambda: chain(data, area, choice.pillar))


def effect_view(data: Store, choice: EffectChoice) -> View | None:
    """Return the chain of effect of an area, in one pillar or all; None where there are no pillars."""
    rows, areas = rows_of(data, choice), data.dataset.areas
    if not rows:
        return None
    area, pillar = areas.chosen(choice.area), data.dataset.pillars.get(choice.pillar)
    title = _("Von der Vision zur Wirkung: {area}").format(area=area.label)
    names = dict.fromkeys(row[STEPS.index(Step.INDICATOR)].id for row in rows)
    return KIND.view(
        data,
        choice,
        title=title,
        subtitle=pillar.label if pillar else _("alle Handlungsfelder"),
        stem=("wirkung", area.code, choice.pillar),
        description=described(rows),
        statement=effect_sentence(counts(data, rows)),
        indicators=[data.dataset.indicators[name] for name in names if name],
        table=lambda: chain_table(title, rows),
        draw=lambda canvas: chain_image(canvas, rows),
        rated=True,
    )


def chain_table(title: str, rows: list[Row]) -> Table:
    """Return a row per way from vision to indicator: each node with its details, who linked it, and where."""
    words = step_words()
    columns = []
    for number, step in enumerate(STEPS):
        for name, label in (
            ("label", words[step]),
            ("detail", _("{step}: Angabe").format(step=words[step])),
            ("linked", _("{step}: Zuordnung").format(step=words[step])),
            ("url", _("{step}: Fundstelle").format(step=words[step])),
        ):
            code = step.value if name == "label" else f"{step.value}_{name}"
            columns.append(Column(code, label, cell=partial(_part, number, name)))
    return listing(title, columns, rows)


def _part(number: int, name: str, row: Row) -> str:
    text: str = getattr(row[number], name)
    return text


def _made(data: Store, choice: EffectChoice, _day: date) -> View | None:
    return effect_view(data, choice)


KIND = ViewKind(
    "wirkung",
    Page("effect", "wirkung", lambda: _("Wirkung"), above=lambda: _("Von der Vision zur Wirkung")),
    lambda: _("Wirkungskette"), EffectChoice, _made, frame_height=900, image_height=700, beside=("gemeinde",),
    needs_figures=False,
    reading=lambda: _(
        "Von links nach rechts: was gewollt ist, was getan wird, was gebaut wurde und was sich messen lässt. "
        "Schraffierte Felder sind Lücken; ein Indikator hängt auch von vielem ab, das keine Maßnahme beeinflusst."
    ),
)  # fmt: skip
