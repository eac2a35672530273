"""What the organiser does with the organisation."""

from nominering.organisation.apportionment import Apportionment, PerStarted
from nominering.organisation.ports import Organisation


async def apportion_delegates(organisation: Organisation, rule: PerStarted) -> Apportionment:
    """Fix how many delegates each association sends. Raises ApportionmentFixed."""
    apportionment = rule.apportion((await organisation.associations()).every)
    await organisation.keep_apportionment(apportionment)
    return apportionment
