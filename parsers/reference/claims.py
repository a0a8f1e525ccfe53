"""Who claims which name: a name may lead to one thing only, and the error says where it was claimed before."""

from dataclasses import dataclass, field

from parsers.reference.names import fold
from parsers.reference.tables import Row


@dataclass(slots=True)
class Claims:
    """The names claimed so far while files are read, by their folded form and, where given, by country."""

    claimed: dict[tuple[str, str | None], tuple[str, Row]] = field(default_factory=dict)

    def claim(self, row: Row, column: str, name: str, owner: str, country: str | None = None, hint: str = "") -> None:
        """Note that ``owner`` is called ``name``; raises ``ReferenceDataError`` where the name is taken.

        ``hint`` says what to do beside taking the name out of one of the two rows.
        """
        key = (fold(name), country)
        if not key[0]:
            raise row.wrong(column, f"{name!r} holds no letter or digit; write a name")
        if key in self.claimed:
            other, where = self.claimed[key]
            if other == owner:
                raise row.wrong(column, f"{name!r} is the same name as another of {owner!r}; take it out")
            raise row.wrong(
                column, f"{name!r} already names {other!r} (line {where.line}); take it out of one of the two{hint}"
            )
        self.claimed[key] = (owner, row)

    def owner(self, name: str) -> str | None:
        """Whom ``name`` leads to so far, in no particular country."""
        return self.claimed[fold(name), None][0] if (fold(name), None) in self.claimed else None
