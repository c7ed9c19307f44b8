"""Whether this server shows a draft: the title of the draft, which the office hands over when it starts it."""

import os

VARIABLE = "REGION_PREVIEW"


def preview_title() -> str:
    """Return the title of the draft that is shown, "" where it is the published data."""
    return os.environ.get(VARIABLE, "")
