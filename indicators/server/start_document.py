"""Streamlit's start document in German."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from indicators.loading.settings import TITLE

PAGE_SCRIPTS = (
    '<script src="./app/static/page.js"></script>'  # before Streamlit's own, which reads what it sets
    '<script src="./app/static/hyphens.js" defer></script>'
)


def german_document(index: str) -> str:
    """Return Streamlit's start document with German language, our title and our scripts."""
    index = index.replace('<html lang="en">', '<html lang="de">', 1)
    index = index.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    return index.replace("<head>", f"<head>{PAGE_SCRIPTS}", 1)


@lru_cache(maxsize=1)
def start_document() -> str:
    """Return Streamlit's start document as it is installed."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed")
    return (Path(spec.origin).parent / "static" / "index.html").read_text(encoding="utf-8")
