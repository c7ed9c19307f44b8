"""What is said of the region itself, beside what its areas say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """How dashboard and region are called, "" where the region has no name, and the roles of its areas.

    `subject` is its name with an article where it needs one: "der Kreis Borken".

    `roles` are what areas may be called, the most important one first; `marked_role` is the one that stands out on
    maps, "" = none does.
    """

    title: str = "Regionalmonitor"
    name: str = ""
    subject: str = ""
    roles: tuple[str, ...] = ()
    marked_role: str = ""
