"""A map over its years as a film: GIF, and MP4 where that can be made, with words, sources and address inside."""

from dataclasses import replace

from indicators.drawing.canvas import Caption, drawing
from indicators.drawing.film_files import FilmWords, gif, has_video, mp4
from indicators.drawing.film_image import pictures
from indicators.drawing.reel import Reel, seconds_of
from indicators.export.view import View
from indicators.language.i18n import gettext as _

MAKERS = {"gif": gif, "mp4": mp4}
MEDIA_TYPES = {"gif": "image/gif", "mp4": "video/mp4"}


def film_forms() -> dict[str, str]:
    """Return the forms a film can be made in here, by the ending of their files, with their words."""
    video = {"mp4": _("Film der Jahre (MP4, für Schnitt und Netz)")} if has_video() else {}
    return {"gif": _("Film der Jahre (GIF)"), **video}


def film(view: View, reel: Reel, form: str, url: str) -> bytes:
    """Return the film of a view in a form of `MAKERS`; raises ImportError where it cannot be made here."""
    caption = film_caption(view, reel, url)
    credit = " ".join(filter(None, [caption.source, caption.edition, url]))
    words = FilmWords(f"{view.title}, {reel.subtitle}", reel.description, credit)
    with drawing:
        scenes = reel.scenes()
        return MAKERS[form](pictures(caption, scenes), seconds_of(scenes), words)


def film_caption(view: View, reel: Reel, url: str) -> Caption:
    """Return the words around all pictures of a film: those of the view, but of all years."""
    return replace(view.caption(url), subtitle=reel.subtitle, description=reel.description)
