"""Page: from vision to effect."""

from indicators.paper.routes import effect_address, effect_label
from indicators.store import Store
from indicators.ui.effect import show_chain, show_controls
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.share import show_share
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import effect_view


def show(data: Store, choice: EffectChoice) -> None:
    """Choose → compute → show."""
    show_controls(data, choice)
    report = (effect_address(choice, data.release.id if data.release else ""), effect_label())
    show_share(lambda: [view for view in [effect_view(data, choice)] if view], links=[report])
    show_chain(data, choice)


explore(EffectChoice, show)
