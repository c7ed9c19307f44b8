"""What `doctor` finds of the data: whether they can be shown, what the operator left open, and how old they are."""

from datetime import date
from pathlib import Path

from indicators.commands.check import counted, examined, extent
from indicators.commands.finding import Finding, good, to_mend, warning
from indicators.feedback.mailbox import MOST_MESSAGES, fault, mailbox
from indicators.figures.due import When, calendar
from indicators.loading.releases import read_releases
from indicators.loading.settings import FILE, read_settings
from indicators.loading.texts import left_open, text_problems
from indicators.model import DataSet
from indicators.model.problems import DataProblems
from indicators.views.accessibility import review_notices

NAMED = 3
MADE_UP = ("example.org", "example.com", "example.net", ".example")  # names that exist for examples alone


def of_data(folder: Path, *, day: date) -> list[Finding]:
    """Return the findings of a data folder on a day."""
    try:
        dataset, found = examined(folder, day=day)
    except DataProblems as error:
        first = str(error.problems[0])
        return [
            to_mend("Daten", f"Nichts kann gezeigt werden: {first}", "python -m indicators check"),
            *_written(folder),
        ]
    except (OSError, UnicodeDecodeError) as error:
        return [to_mend("Daten", f"Nicht lesbar: {error}.", "Leserechte und Dateien prüfen.")]
    said = f"{extent(dataset)}. {counted(found)}"
    problems = [one for one in found if not one.notice]
    expected = f"{problems[0]} Alle: python -m indicators check" if problems else ""
    data = to_mend("Daten", said, expected) if problems else good("Daten", said)
    return [data, *_written(folder), of_declaration(dataset, folder, day=day), of_age(dataset, folder, day=day)]


def _written(folder: Path) -> list[Finding]:
    """What the operator wrote, or not."""
    return [of_settings(folder), *of_feedback(folder), of_texts(folder), *of_templates()]


def of_settings(folder: Path) -> Finding:
    """Return whether the settings say what a public site needs."""
    what = "Einstellungen"
    try:
        settings, problems = read_settings(folder)
    except OSError as error:
        return to_mend(what, f"{FILE}: {error.strerror}.", "Leserechte prüfen.")
    if problems:
        return to_mend(what, str(problems[0]), "docs/settings.md")
    made_up = [
        f"{name} = „{text}“" for name in ("operator", "email", "public_url")
        if (text := getattr(settings, name)) and any(one in text for one in MADE_UP)
    ]  # fmt: skip
    if made_up:
        return warning(what, f"Noch aus dem Beispiel: {', '.join(made_up)}.", f"In {FILE} eintragen.")
    empty = [name for name in ("operator", "email", "public_url") if not getattr(settings, name)]
    if empty:
        is_costly = "public_url" in empty and not settings.allowed_hosts
        cost = "Ohne public_url sind Links für andere relativ oder fehlen." if is_costly else "Siehe docs/settings.md."
        return warning(what, f"In {FILE} ist leer: {', '.join(empty)}.", cost)
    return good(what, f"eingetragen: {settings.operator}, {settings.email}, {settings.public_url}.")


def of_feedback(folder: Path) -> list[Finding]:
    """Return whether messages of visitors can be kept, and how many there are; nothing where none are to be."""
    what, settings = "Rückmeldungen", read_settings(folder)[0]
    if not settings.feedback_folder:
        return []
    if wrong := fault(settings):
        return [to_mend(what, wrong, "Besucher sehen kein Formular. docs/settings.md")]
    box = mailbox(settings)
    count = sum(1 for _each in box.messages()) if box else 0
    if count >= MOST_MESSAGES * 0.9:
        return [
            warning(
                what, f"{count} von {MOST_MESSAGES} Plätzen sind belegt.", "python -m indicators feedback --forget 180"
            )
        ]
    return [good(what, f"{count} Nachrichten. Lesen: python -m indicators feedback")]


def of_declaration(dataset: DataSet, folder: Path, *, day: date) -> Finding:
    """Return whether the declaration of accessibility is dated, and was looked at within a year."""
    what, settings = "Erklärung zur Barrierefreiheit", read_settings(folder)[0]
    if not settings.declared_on:
        return warning(what, f"In {FILE} ist leer: declared_on.", "Prüfen, dann den Tag eintragen.")
    due = review_notices(dataset.barriers.values(), settings, day=day)
    if due:
        return warning(what, due[0].found, f"{due[0].file}: {due[0].expected}")
    return good(what, f"geprüft am {settings.reviewed_on or settings.declared_on}.")


def of_texts(folder: Path) -> Finding:
    """Return whether the operator's texts still have placeholders; an imprint is required by law."""
    what = "Texte des Betreibers"
    if unreadable := text_problems(folder):
        return to_mend(what, " ".join(map(str, unreadable)), "Besucher lesen, was vorher dort stand.")
    found = left_open(folder)
    if not found:
        return good(what, "keine Platzhalter mehr.")
    said = ", ".join(f"{name}.md ({len(one)})" for name, one in found.items())
    return warning(what, f"Platzhalter in {said}.", "Besucher lesen dort „noch nicht angegeben“: texts/ ausfüllen.")


def of_templates() -> list[Finding]:
    """Return what is wrong with the templates for Word and PowerPoint; nothing where there are none."""
    from indicators.office.paper_base import paper_template
    from indicators.office.slide_master import slide_template

    what, found = "Vorlagen", [one for one in (slide_template(), paper_template()) if one.content or one.problem]
    faults = " ".join(str(one.problem) for one in found if one.problem)
    if faults:
        return [to_mend(what, faults, "docs/operation.md")]
    return [good(what, f"{len(found)} in templates/ werden benutzt.")] if found else []


def of_age(dataset: DataSet, folder: Path, *, day: date) -> Finding:
    """Return how old the data are: the newest release, and the sources whose next edition should be out."""
    releases, _problems = read_releases(folder)
    newest = f"Neueste Ausgabe {releases[0].id}." if releases else "Keine Ausgaben verzeichnet."
    late = [one.source for one in calendar(dataset.sources, day) if one.when == When.OVERDUE]
    if not late:
        return good("Alter der Daten", f"{newest} Keine Quelle ist überfällig.")
    named = ", ".join(one.dataset for one in late[:NAMED]) + (" …" if len(late) > NAMED else "")
    return warning("Alter der Daten", f"{newest} Überfällig: {len(late)} ({named}).", "python -m indicators due")
