"""What AppTest would do anew for each page it opens."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """A server looks once, when it starts, for components in all installed packages; AppTest does so for each page."""
    with pytest.MonkeyPatch.context() as patch:
        once = lru_cache(maxsize=None)(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield
