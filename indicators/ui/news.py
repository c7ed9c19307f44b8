"""Parts of the page that says what is new: one entry per release, newest first."""

from functools import partial
from itertools import zip_longest

import streamlit as st

from indicators.feeds.routes import ways_to_subscribe
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.loading.releases import Release, read_changes, read_changes_file, read_flips
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.share import download
from indicators.views.news import latest_reports, news_of, now_words

SHOWN = 30


def show_releases(data: Store) -> None:
    """Draw what there is now, then every release with what it brought, the state before it, and where it came from."""
    show("news/now.html", now=now_words(data.dataset), reports=latest_reports(data.dataset, data.day))
    st.subheader(_("Abonnieren"), anchor="abonnieren")
    show("feeds/ways.html", subscriptions=ways_to_subscribe(data))
    if not data.releases:
        st.info(_("Es gibt noch kein Änderungsprotokoll."))
    for one, before in zip_longest(data.releases, data.releases[1:]):
        st.subheader(f"{day_de(one.day)}: {plain(one.title)}", anchor=f"ausgabe-{one.id}")
        _show_news(data, one, before.id if before and before.id in data.kept_releases else "")
        if one.recipe:
            label, make = _("Alle Änderungen dieser Ausgabe als CSV"), partial(read_changes_file, data_dir(), one.id)
            download(label, f"aenderungen-{one.id}.csv", "text/csv", make, wide=False, key=f"changes_{one.id}")


@kept(lambda one, _before: one.id)
def _show_news(data: Store, one: Release, before: str) -> None:
    news = news_of(one, read_changes(data_dir(), one.id), read_flips(data_dir(), one.id), data.dataset)
    show("news/news.html", news=news, shown=SHOWN, before=before)
