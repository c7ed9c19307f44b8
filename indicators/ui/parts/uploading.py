"""Which visitors' pages show a field for a file: only they may send one, and when they leave it is freed."""

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

KEPT_SECONDS = 600.0  # after the last thing a visitor did on that page

_shown: dict[str, float] = {}  # sessions, with the time of their page's last run


def note_upload(*, is_shown: bool) -> None:
    """Say in each run whether the visitor's page has a field for a file; after it what was sent is freed."""
    context = get_script_run_ctx()
    if context is None:
        return
    if is_shown:
        _shown[context.session_id] = time.monotonic()
    elif _shown.pop(context.session_id, None) is not None and st.runtime.exists():
        st.runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def may_upload(session: str) -> bool:
    """True for a session whose page has a field for a file and was used of late."""
    return time.monotonic() - _shown.get(session, float("-inf")) < KEPT_SECONDS


def forget_session(session: str) -> None:
    """Forget a session that is over."""
    _shown.pop(session, None)
