"""What can be wrong with an organisation.

OrganisationError
├── AssociationUnknown   nobody by that name or id
├── GroupSizeWrong       no such number of members per delegate
└── ApportionmentFixed   the delegates are apportioned already
"""


class OrganisationError(Exception):
    """Root of the organisation's errors."""


class AssociationUnknown(OrganisationError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ApportionmentFixed(OrganisationError):
    """Figures that delegates have been called by are not counted again."""


class GroupSizeWrong(OrganisationError):
    """A delegate stands for a whole number of members above zero."""
