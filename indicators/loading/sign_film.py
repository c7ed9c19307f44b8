"""The operator's film in sign language: a file in the data folder, if there is one."""

from pathlib import Path

from indicators.loading.load import data_dir

FOLDER, STEM = "media", "gebaerdensprache"
KINDS = {".mp4": "video/mp4", ".webm": "video/webm"}


def sign_film() -> Path | None:
    """Return `media/gebaerdensprache.mp4` or `.webm` of the data folder, None where neither is there."""
    found = ((data_dir() / FOLDER / STEM).with_suffix(ending) for ending in KINDS)
    return next((path for path in found if path.is_file()), None)
