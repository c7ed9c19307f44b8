"""What search engines may look at: light, as `serve` says it at the root of a host for regions below its paths."""

from indicators.loading.settings import Settings

# Files made for each who asks, and the app's own channels: nothing to be found there.
CLOSED = ("/_stcore/", "/component/", "/media/", "/sitzung/", "/einbetten/*.gif", "/einbetten/*.mp4")


def rules(settings: Settings, base: str) -> list[str]:
    """Return the lines about the paths of a dashboard that is served below a path, "" for the root of its host.

    >>> rules(Settings(findable=False), "/borken")
    ['Disallow: /borken/']
    """
    if not settings.findable:
        return [f"Disallow: {base}/"]
    return [*(f"Disallow: {base}{one}" for one in CLOSED), f"Allow: {base}/"]


def sitemap_line(settings: Settings) -> list[str]:
    """Return the line that names the sitemap, if there is one."""
    where = settings.address("sitemap.xml") if settings.findable else ""
    return [f"Sitemap: {where}"] if where else []
