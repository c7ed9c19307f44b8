"""What every file of Office says of itself: title, subject, language, day; and the bytes it is saved as."""

import io
from datetime import date, datetime, time
from typing import Any

from indicators.language.visible import visible
from indicators.loading.region import site_title
from indicators.office.chart import locale
from indicators.office.packing import packed_alike

KEYWORDS_LONGEST = 250


def say_what_it_is(properties: Any, *, title: str, subject: str, day: date) -> None:
    """Fill in the document's properties; `day` stands for both the day it was made and the day it was changed."""
    moment = datetime.combine(day, time())
    properties.title, properties.subject = visible(title, KEYWORDS_LONGEST), visible(subject, KEYWORDS_LONGEST)
    properties.author = properties.last_modified_by = site_title()
    properties.language, properties.created, properties.modified = locale(), moment, moment
    properties.comments, properties.keywords, properties.category, properties.revision = "", "", "", 1


def saved(document: Any) -> bytes:
    """Return a document or presentation as a file: the same bytes for the same contents."""
    content = io.BytesIO()
    document.save(content)
    return packed_alike(content.getvalue())
