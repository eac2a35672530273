"""Try the vote out, and throw the trial away."""

from nominering.balloting.ports import Trials
from nominering.conference.model.rounds import Round
from nominering.conference.model.trial import TRIAL, trial_round
from nominering.conference.ports import Rounds


async def prepare_trial(rounds: Rounds) -> Round:
    """One at a time. Raises RoundPrepared."""
    trial = trial_round()
    await rounds.keep_round(trial)
    return trial


async def throw_away_trial(trials: Trials) -> int:
    """How many ballots went. Raises RoundUnknown, RoundNotClosed, SealUnfinished."""
    return await trials.throw_away(TRIAL)
