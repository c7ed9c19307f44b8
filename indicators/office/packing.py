"""Files of Office packed so that equal contents are equal bytes."""

import io
import zipfile
from datetime import datetime

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first an archive can name
FIRST_MOMENT = datetime(1980, 1, 1)  # Office writes times without a zone


def packed_alike(content: bytes) -> bytes:
    """Return an Office file with the same parts in the same order, none with the time it was packed at."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in given.namelist():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), given.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
