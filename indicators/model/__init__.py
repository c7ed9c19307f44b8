"""What the dashboard speaks of: areas, indicators, goals, measures, problems. Types only; nothing is read here."""

from indicators.model.areas import Area as Area
from indicators.model.areas import Areas as Areas
from indicators.model.areas import Level as Level
from indicators.model.dataset import DataSet as DataSet
from indicators.model.goal import Goal as Goal
from indicators.model.goal import GoalKind as GoalKind
from indicators.model.goal import Pillar as Pillar
from indicators.model.goal import Rule as Rule
from indicators.model.goal import Target as Target
from indicators.model.indicator import SIGNS_WITH_VALUE as SIGNS_WITH_VALUE
from indicators.model.indicator import SIGNS_WITHOUT_VALUE as SIGNS_WITHOUT_VALUE
from indicators.model.indicator import DenominatorYear as DenominatorYear
from indicators.model.indicator import Direction as Direction
from indicators.model.indicator import Frequency as Frequency
from indicators.model.indicator import Indicator as Indicator
from indicators.model.indicator import IndicatorSet as IndicatorSet
from indicators.model.indicator import Kind as Kind
from indicators.model.indicator import Quotient as Quotient
from indicators.model.indicator import Sign as Sign
from indicators.model.indicator import Source as Source
