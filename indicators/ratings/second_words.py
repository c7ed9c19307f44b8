"""The second opinion in words: what it says, why it can not be formed, its numbers, where it differs from the first."""

from indicators.language.formatting import THIN_NBSP, format_number
from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.ratings.rating import Rating, Status
from indicators.ratings.second_opinion import ACCELERATE, ON_TRACK, Obstacle, Opinion, SecondOpinion
from indicators.ratings.target_words import exact

AGREEING = {
    Status.SUN: {Opinion.ACHIEVED, Opinion.ON_TRACK},
    Status.MOSTLY_SUNNY: {Opinion.ACHIEVED, Opinion.ON_TRACK, Opinion.PROGRESS},
    Status.CLOUD: {Opinion.PROGRESS, Opinion.LIMITED},
    Status.STANDSTILL: {Opinion.STANDSTILL},
    Status.STORM: {Opinion.DETERIORATION},
}


def opinion_words(opinion: Opinion) -> str:
    """Return what the second opinion says."""
    return {
        Opinion.ACHIEVED: _("Ziel erreicht"),
        Opinion.ON_TRACK: _("auf Kurs"),
        Opinion.PROGRESS: _("Fortschritt, aber Beschleunigung nötig"),
        Opinion.LIMITED: _("geringer Fortschritt"),
        Opinion.STANDSTILL: _("steht still"),
        Opinion.DETERIORATION: _("Verschlechterung"),
        Opinion.NOT_ASSESSABLE: _("nicht zu beurteilen"),
    }[opinion]


def obstacle_words(obstacle: Obstacle) -> str:
    """Return why the second opinion can not be formed."""
    return {
        Obstacle.NO_DATA: _("keine Werte"),
        Obstacle.NO_TARGET: _("kein Zielwert"),
        Obstacle.NO_TARGET_YEAR: _("kein Zieljahr"),
        Obstacle.TOO_FEW_YEARS: _("weniger als zwei Jahre ab dem Basisjahr"),
        Obstacle.BASE_NOT_BEFORE_TARGET: _("das Zieljahr liegt nicht nach dem Basisjahr"),
        Obstacle.ZERO_BASE: _("der Basiswert ist null"),
        Obstacle.SIGN_CHANGE: _("Basiswert, neuester Wert und Ziel haben nicht dasselbe Vorzeichen"),
        Obstacle.TARGET_EQUALS_BASE: _("das Ziel gleicht dem Basiswert"),
    }[obstacle]


def second_text(second: SecondOpinion, rating: Rating, indicator: Indicator) -> str:
    """Return how the second opinion on a rating comes about, with its numbers, or why there is none."""
    if second.obstacle:
        return _("Nicht zu beurteilen: {why}.").format(why=obstacle_words(second.obstacle))
    word = opinion_words(second.opinion)
    if second.ratio is None or second.base is None:
        return word[0].upper() + word[1:] + "."
    (base_year, base), (year, last) = second.base, rating.used[-1]
    growths = (second.achieved_growth, second.required_growth)
    achieved, required = (f"{format_number((one or 0) * 100, 2)}{THIN_NBSP}%" for one in growths)
    thresholds = _("ab {on_track}: auf Kurs; ab {accelerate}: Beschleunigung nötig; ab 0: gering").format(
        on_track=format_number(ON_TRACK, 2), accelerate=format_number(ACCELERATE, 2)
    )
    return _(
        "Wachstum je Jahr seit {base_year}: ({last} ÷ {base})^(1 ÷ {years}) − 1 = {achieved}; nötig bis {target_year}: "
        "({target} ÷ {base})^(1 ÷ {all_years}) − 1 = {required}. Verhältnis {ratio}: {word} ({thresholds})."
    ).format(
        base_year=base_year, last=exact(last, indicator), base=exact(base, indicator), years=year - base_year,
        achieved=achieved, target_year=rating.target_year, target=exact(rating.target or 0, indicator),
        all_years=(rating.target_year or 0) - base_year, required=required, ratio=format_number(second.ratio, 2),
        word=word, thresholds=thresholds,
    )  # fmt: skip


def disagreement(rating: Rating) -> str:
    """Return where and why the two methods differ, "" where they agree or only one has an answer."""
    second = rating.second
    if second is None or second.opinion == Opinion.NOT_ASSESSABLE or not rating.is_rated:
        return ""
    if second.opinion in AGREEING[rating.status]:
        return ""
    first, latest = rating.used[0][0], rating.used[-1][0]
    if second.opinion == Opinion.ACHIEVED:
        return _("Die zweite Methode fragt nur, ob der Zielwert erreicht ist; die erste sieht auch auf den Trend.")
    text = _(
        "Die erste Methode rechnet gleiche Schritte je Jahr von {first} bis {latest}, die zweite prozentuales Wachstum "
        "seit {base}."
    ).format(first=first, latest=latest, base=second.base[0] if second.base else "")
    text += " " + _("Prozentuales Wachstum verlangt am Anfang kleine und später immer größere Schritte.")
    if second.base and first != second.base[0]:
        text += " " + _("Außerdem beginnen beide Strecken in verschiedenen Jahren.")
    return text
