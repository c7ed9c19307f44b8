"""Entry of the dashboard, in two roles.

`streamlit run app.py` imports this file as `app` and finds the server `app = st.App(…)` in it. For each visitor the
server then executes the same file as `__main__`, which sets up the navigation and runs the chosen page.
"""

import streamlit as st

if __name__ == "__main__" and st.runtime.exists():
    from indicators.ui.navigation import run_navigation

    run_navigation()
else:
    from indicators.server.routes import middleware, routes
    from indicators.server.unreadable import exception_handlers
    from indicators.server.warm_start import warm_start

    app = st.App(
        __file__, routes=routes, middleware=middleware, lifespan=warm_start, exception_handlers=exception_handlers
    )
    if __name__ == "__main__":
        app.run()
