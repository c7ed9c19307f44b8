"""What pages on which one explores have alike."""

from dataclasses import dataclass

import pytest

from indicators.address.choice import Choice
from indicators.ui.parts.exploring import explore


@dataclass(frozen=True, slots=True)
class Forgotten(Choice):
    """A choice whose view nobody registered."""


def test_a_page_whose_view_is_not_registered_says_where_to_register_it():
    with pytest.raises(LookupError, match=r"Forgotten: found no view .* in indicators/views/kinds\.py, expected one"):
        explore(Forgotten, lambda _data, _choice: None)
