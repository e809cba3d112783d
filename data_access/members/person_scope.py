"""What one person may see and do, as a value: made once per visit, asked of the gate (data_access/scope.py)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data_access.members.roles import Role


@dataclass(frozen=True)
class Scope:
    """What one person may see and do; made once per visit from the members table, part of every cache key.

    `everything` is only the owner of a database on their own machine, where no sign-in is configured.
    """

    member_id: int | None = None
    roles: frozenset[Role] = frozenset()
    own_team_ids: frozenset[int] = frozenset()
    led_team_ids: frozenset[int] = frozenset()
    everything: bool = False
    # Who is away today: those whom the person stands in for, and those for whom nobody does (away.py).
    stands_in_for_ids: frozenset[int] = frozenset()
    unattended_ids: frozenset[int] = frozenset()

    def has(self, *roles: Role) -> bool:
        """Whether the person holds one of `roles`."""
        return self.everything or bool(self.roles & set(roles))

    @property
    def sees_persons(self) -> bool:
        """Whether there is anybody besides themselves whose rows the person may see."""
        return self.everything or (Role.LEAD in self.roles and bool(self.led_team_ids))

    def hides_small_cells(self, team_ids: Iterable[int | None] = ()) -> bool:
        """Whether a cell under SMALLEST_CELL is kept from this person: from executives, but not of their own teams.

        `team_ids` are the teams that the cell is about; none for a cell of all of them.
        """
        if self.everything or Role.EXECUTIVE not in self.roles:
            return False
        about = set(team_ids)
        return not about or not about <= teams_of(self)


NOBODY = Scope()
OWNER = Scope(roles=frozenset(Role), everything=True)


def present(scope: Scope) -> Scope:
    """The same person as if nobody were away: no number changes because somebody is."""
    return replace(scope, stands_in_for_ids=frozenset(), unattended_ids=frozenset())


def teams_of(scope: Scope) -> frozenset[int]:
    """The teams whose totals are the person's: those they are in, and those they lead."""
    teams: frozenset[int] = frozenset()
    if Role.STAFF in scope.roles or Role.LEAD in scope.roles:
        teams |= scope.own_team_ids
    if Role.LEAD in scope.roles:
        teams |= scope.led_team_ids
    return teams
