"""Who may do what at the desk: the one person at this machine, or those whom the house's own login names."""

import getpass
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address
from typing import Any

MOST_HOURS = 10  # after which everybody logs in again, whatever the login says
USUAL_CLAIM = "roles"


class Role(StrEnum):
    """What somebody may do; each may also do what stands before it."""

    VIEWER = "viewer"
    EDITOR = "editor"
    RELEASER = "releaser"


ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """A person at the desk. One who is alone (`is_alone`) releases what he wrote himself."""

    name: str
    role: Role
    is_alone: bool = False

    def may(self, role: Role) -> bool:
        """Whether the person may do what a role may.

        >>> Person("Ada", Role.EDITOR).may(Role.VIEWER), Person("Ada", Role.EDITOR).may(Role.RELEASER)
        (True, False)
        """
        return ORDER.index(self.role) >= ORDER.index(role)

    def may_release(self, editors: Collection[str]) -> bool:
        """Whether the person may release what these have written: two pairs of eyes, where there are two people.

        >>> bea = Person("Bea", Role.RELEASER)
        >>> (
        ...     bea.may_release({"Ada"}),
        ...     bea.may_release({"Ada", "Bea"}),
        ...     Person("Bea", Role.RELEASER, True).may_release({"Bea"}),
        ... )
        (True, False, True)
        """
        return self.may(Role.RELEASER) and (self.is_alone or self.name not in editors)


def is_this_machine(address: str) -> bool:
    """Whether an address to listen on is one of this machine alone.

    >>> [is_this_machine(one) for one in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "", "10.0.0.5")]
    [True, True, True, False, False, False]
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def person_here() -> Person:
    """Return the one person at this machine, who may do everything."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "?"
    return Person(name, Role.RELEASER, is_alone=True)


def person_of(claims: Mapping[str, Any], *, claim: str = USUAL_CLAIM, names: Mapping[str, Role]) -> Person | None:
    """Return the person whom a login describes, with the highest role its claim has; None for nobody with a role.

    `claim` may go into depth with dots, as Keycloak's "realm_access.roles" does; `names` are what roles are called.

    >>> person_of(
    ...     {"name": "Ada", "realm_access": {"roles": ["x", "rm-edit"]}},
    ...     claim="realm_access.roles",
    ...     names={"rm-edit": Role.EDITOR, "rm-release": Role.RELEASER},
    ... )
    Person(name='Ada', role=<Role.EDITOR: 'editor'>, is_alone=False)
    """
    found: Any = claims
    for part in claim.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    said = [found] if isinstance(found, str) else found if isinstance(found, Collection) else []
    roles = [names[one] for one in said if isinstance(one, str) and one in names]
    name = next((str(claims[one]) for one in ("name", "preferred_username", "email", "sub") if claims.get(one)), "")
    return Person(name, max(roles, key=ORDER.index)) if roles and name else None


def is_over(claims: Mapping[str, Any], now: datetime) -> bool:
    """Whether a login has ended: by its own word, or because it is older than MOST_HOURS; one without a time has.

    >>> from datetime import UTC
    >>> noon = datetime(2035, 5, 1, 12, tzinfo=UTC)
    >>> hour = 3600
    >>> (
    ...     [
    ...         is_over({"iat": noon.timestamp() - age * hour, "exp": noon.timestamp() + left}, noon)
    ...         for age, left in ((1, 60), (1, -60), (11, 60))
    ...     ],
    ...     is_over({}, noon),
    ... )
    ([False, True, True], True)
    """
    begun, end = claims.get("iat"), claims.get("exp")
    if not isinstance(begun, int | float):
        return True
    ended = isinstance(end, int | float) and now.timestamp() >= end
    return ended or now.timestamp() - begun > timedelta(hours=MOST_HOURS).total_seconds()
