"""Entry of the office, in two roles like that of the dashboard: the server, and what it runs for each person.

`python -m indicators office` runs it beside the public dashboard.
"""

import streamlit as st

if __name__ == "__main__" and st.runtime.exists():
    from indicators.workplace.app import run

    run()
else:
    from starlette.middleware import Middleware
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles
    from starlette.types import Scope

    from indicators.language.i18n import GERMAN, use_language
    from indicators.language.i18n import gettext as _
    from indicators.paths import STATIC
    from indicators.server.headers import PageHeaders
    from indicators.server.start_document import german_document

    async def office_document(index: str, _scope: Scope) -> str:
        """Return Streamlit's start document in German, with nothing of the dashboard's pages in it."""
        use_language(GERMAN)
        return german_document(index, title=_("Büro"), scripts=("page", "hyphens"))

    files = Mount("/app/static", StaticFiles(directory=STATIC))
    app = st.App(__file__, routes=[files], middleware=[Middleware(PageHeaders, document=office_document)])
    if __name__ == "__main__":
        app.run()
