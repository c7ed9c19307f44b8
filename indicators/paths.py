"""Where the files of the project are."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
DATA, STATIC, PAGES = ROOT / "data", ROOT / "static", ROOT / "pages"
PACKED = ROOT / "build" / "packed"  # static files as small as they can be, made again where they are missing
TEMPLATES, LOCALES, FONTS = PACKAGE / "templates", PACKAGE / "locales", PACKAGE / "drawing" / "fonts"


def streamlit_files() -> Path:
    """Return the folder with the start document of the installed Streamlit and, in static/, its scripts and fonts."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed")
    return Path(spec.origin).parent / "static"
