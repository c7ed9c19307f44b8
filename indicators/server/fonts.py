"""Streamlit's two fonts, served as the part of them that is shown: a twelfth of the bytes."""

from pathlib import Path

from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from indicators.drawing.assets import TEXT_FONT
from indicators.paths import STATIC, streamlit_files

TEXTS = Path(TEXT_FONT).name
SYMBOLS = "material-symbols-rounded."  # then the hash that Streamlit's whole font had when `tools.build_static` cut it
FOR_EVER = "public, max-age=31536000, immutable"


def light_fonts() -> dict[str, Path]:
    """Return our file for the name of each of Streamlit's fonts; one that is not cut from the installed is left out."""
    ours = {one.name: one for one in (STATIC / "fonts").glob("*.woff2")}
    found = {}
    for whole in (streamlit_files() / "static" / "media").glob("*.woff2"):
        name, *_more, version, _suffix = whole.name.split(".")
        light = {"SourceSansVF-Upright": TEXTS, "MaterialSymbols-Rounded": f"{SYMBOLS}{version}.woff2"}.get(name, "")
        if light in ours:
            found[whole.name] = ours[light]
    return found


class LightFonts:
    """ASGI middleware that answers requests for Streamlit's fonts with ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.fonts = app, light_fonts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything else; our files may be kept for ever, as their names have a hash."""
        folder, _slash, name = scope.get("path", "").rpartition("/")
        if scope["type"] == "http" and name in self.fonts and folder.endswith("/static/media"):
            answer = FileResponse(self.fonts[name], media_type="font/woff2", headers={"Cache-Control": FOR_EVER})
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)
