"""What the dashboard speaks of: areas, indicators, goals, measures, problems. Types only; nothing is read here."""

from indicators.model.areas import Area, Areas, Level
from indicators.model.dataset import DataSet
from indicators.model.goal import Goal, GoalKind, Pillar, Rule, Target
from indicators.model.indicator import (
    SIGNS_WITH_VALUE,
    SIGNS_WITHOUT_VALUE,
    DenominatorYear,
    Direction,
    Indicator,
    IndicatorSet,
    Kind,
    Quotient,
    Sign,
    Source,
)

__all__ = [
    "SIGNS_WITHOUT_VALUE",
    "SIGNS_WITH_VALUE",
    "Area",
    "Areas",
    "DataSet",
    "DenominatorYear",
    "Direction",
    "Goal",
    "GoalKind",
    "Indicator",
    "IndicatorSet",
    "Kind",
    "Level",
    "Pillar",
    "Quotient",
    "Rule",
    "Sign",
    "Source",
    "Target",
]
