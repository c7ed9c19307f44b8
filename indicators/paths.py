"""Where the files of the project are."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
DATA, STATIC, PAGES = ROOT / "data", ROOT / "static", ROOT / "pages"
TEMPLATES, LOCALES, FONTS = PACKAGE / "templates", PACKAGE / "locales", PACKAGE / "drawing" / "fonts"
