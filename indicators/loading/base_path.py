"""Below which path of its host the dashboard is served: what `serve --regions` tells each of its processes."""

import os

BASE_VARIABLE = "REGION_BASE_PATH"


def base_path() -> str:
    """Return the path below which everything stands, such as "/borken"; "" at the root of the host."""
    found = os.environ.get(BASE_VARIABLE, "").strip("/")
    return f"/{found}" if found else ""


def with_base(path: str) -> str:
    """Return a path of the dashboard as its host knows it: "/api/v1" as "/borken/api/v1"."""
    return f"{base_path()}/{path.lstrip('/')}"
