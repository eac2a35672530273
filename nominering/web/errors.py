"""Errors become a status and one Swedish sentence, here and nowhere else."""

import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.response import Template

from nominering.access import errors as access
from nominering.balloting import errors as balloting
from nominering.conference import errors as conference
from nominering.correspondence import errors as correspondence
from nominering.counting import errors as counting
from nominering.documents import picture
from nominering.election import errors as election
from nominering.nomination import errors as nomination
from nominering.organisation import errors as organisation
from nominering.outcome import errors as outcome
from nominering.place_by_place import errors as by_place
from nominering.tables import errors as tables
from nominering.web.access import Deed, may
from nominering.web.sentences import SENTENCES, sentence_for

log = logging.getLogger("nominering")

# A file that is no such table.
BAD_FILES = [each for each in vars(tables).values() if isinstance(each, type) and issubclass(each, Exception)]

# What is not named here is a conflict with how things stand: 409.
STATUS: dict[type[Exception], int] = {
    access.LinkUnknown: 404,
    access.NotSignedIn: 401,
    access.PersonalLinkUnknown: 404,
    access.PersonalLinkExpired: 404,
    access.PersonalLinkReplaced: 404,
    access.CodeWrong: 400,
    access.PasskeyRefused: 400,
    access.TooManyTries: 429,
    access.FactorTaken: 403,
    access.InvitationIncomplete: 400,
    access.AccountUnknown: 404,
    access.IdentityRefused: 403,
    correspondence.AddressWrong: 400,
    organisation.AssociationUnknown: 404,
    organisation.GroupSizeWrong: 400,
    organisation.MunicipalitiesUnreadable: 400,
    organisation.MemberUnknown: 404,
    organisation.SameMember: 400,
    organisation.ImportGone: 404,
    organisation.FileMissing: 400,
    organisation.DayUnreadable: 400,
    **dict.fromkeys(BAD_FILES, 400),
    organisation.TotalWrong: 400,
    organisation.BoundsWrong: 400,
    organisation.TotalTooSmall: 400,
    organisation.TotalTooLarge: 400,
    organisation.LotUnknown: 400,
    organisation.LotRepeated: 400,
    organisation.CutOffMissing: 400,
    organisation.CutOffInFuture: 400,
    nomination.ListUnknown: 404,
    nomination.CandidacyUnknown: 403,
    nomination.NominationUnknown: 404,
    nomination.MembershipNotCounting: 403,
    picture.NoPicture: 400,
    picture.PictureTooLarge: 400,
    picture.PictureTooSmall: 400,
    nomination.NomineeUnknown: 404,
    nomination.MeetingInFuture: 400,
    nomination.NomineeIncomplete: 400,
    nomination.TooYoung: 400,
    nomination.LineIncomplete: 400,
    nomination.LineTooLong: 400,
    nomination.LineTooWide: 400,
    nomination.StatementTooLong: 400,
    nomination.NotEligible: 400,
    nomination.AnswerCodeUnknown: 401,
    nomination.AnswerCodeExpired: 401,
    nomination.AnswerCodeReplaced: 401,
    nomination.AnswerCodeLocked: 401,
    nomination.ProposalIncomplete: 400,
    nomination.ProposalNamesStranger: 400,
    nomination.ProposalRepeats: 400,
    nomination.RulesIncomplete: 400,
    nomination.DecisionInFuture: 400,
    nomination.DecisionTooEarly: 400,
    nomination.DeadlinesOutOfOrder: 400,
    nomination.DeadlineInPast: 400,
    nomination.DeadlineNotLater: 400,
    by_place.PlaceNotInBlock: 400,
    by_place.NotStanding: 400,
    by_place.ParagraphMissing: 400,
    by_place.ReasonMissing: 400,
    by_place.LotWrong: 400,
    nomination.FixedPlaceOnSet: 400,
    nomination.PlaceByPlaceOnSet: 400,
    nomination.FixedPlaceOutside: 400,
    nomination.FixedPlaceTwice: 400,
    nomination.FixedPlaceVacant: 400,
    nomination.ListIncomplete: 400,
    nomination.PublicationInPast: 400,
    nomination.PublicationMomentWrong: 400,
    nomination.VersionUnknown: 404,
    nomination.DraftEmpty: 400,
    nomination.TextUnfit: 400,
    nomination.NoteUnknown: 404,
    nomination.InterviewInFuture: 400,
    conference.RoundUnknown: 404,
    conference.LotsUnreadable: 400,
    conference.QuorumWrong: 400,
    conference.PresentUncounted: 400,
    conference.TooManyPresent: 400,
    conference.ReasonTooLong: 400,
    conference.ItemUnknown: 404,
    conference.ItemIncomplete: 400,
    conference.ItemTooLong: 400,
    conference.NothingToShow: 404,
    conference.ParticipantUnknown: 404,
    conference.BadgeUnknown: 404,
    conference.ParticipantIncomplete: 400,
    conference.VoteIsForDelegates: 400,
    conference.NoticeIncomplete: 400,
    conference.DatesOutOfOrder: 400,
    conference.ConferenceInPast: 400,
    conference.AddressWrong: 400,
    conference.EditionUnknown: 404,
    balloting.UnknownCandidate: 400,
    balloting.RankedTwice: 400,
    balloting.PlaceUnreadable: 400,
    balloting.PapersTooManyAtOnce: 400,
    balloting.CheckNumberUnknown: 400,
    balloting.ExplanationMissing: 400,
    balloting.EmptyBallot: 400,
    balloting.TooManyMarks: 400,
    balloting.BlankAndRanked: 400,
    balloting.CardUnknown: 401,
    balloting.BallotNotKept: 503,
    balloting.NumberUnknown: 400,
    balloting.BearerUnknown: 400,
    balloting.SpoilingUnknown: 404,
    balloting.SpoilingIncomplete: 400,
    balloting.PrintGone: 404,
    counting.LotsIncomplete: 400,
    counting.RankingOutsideProfile: 400,
    counting.TooManyMarks: 400,
    counting.MethodUnknown: 400,
    counting.QuotaUnknown: 400,
    counting.QuotaOnSet: 400,
    counting.GroupsIncomplete: 400,
    counting.FixedPlaceWrong: 400,
    outcome.AdoptionIncomplete: 400,
    outcome.AdoptionInFuture: 400,
    outcome.AdoptionTooEarly: 400,
    outcome.AmendmentIncomplete: 400,
    outcome.NotCarried: 400,
    outcome.CandidateUnavailable: 400,
    outcome.CandidateNotOnList: 400,
    outcome.CandidateOnList: 400,
    outcome.AlreadyThere: 400,
    outcome.PlaceOutside: 400,
    outcome.NothingToSetAside: 400,
    outcome.WordIncomplete: 400,
    outcome.WordUnknown: 404,
    outcome.AddendumIncomplete: 400,
    outcome.AddendumTooEarly: 400,
    outcome.AddendumInFuture: 400,
    conference.LotsTwice: 400,
    election.ElectionUnknown: 404,
    election.MemberBallotUnknown: 404,
    election.ElectionIncomplete: 400,
    election.CandidateMissing: 400,
    election.CandidateUnclear: 400,
    election.CandidateNoMember: 400,
    election.GenderMissing: 400,
    election.CutOffMissing: 400,
    election.CutOffInFuture: 400,
    election.NobodyEntitled: 400,
    election.TimesWrong: 400,
}
CONFLICT = 409

REFUSALS = tuple(SENTENCES)

# Where whoever may mend it mends what the list's electoral rules have caused.
MENDED_BY_RULES = (
    nomination.RulesNotAdopted,
    nomination.FixedPlaceVacant,
    nomination.FixedPlaceOutside,
    conference.RulesChanged,
    counting.QuotaCannotBeKept,
)

HTTP_SENTENCES = {
    400: "Formuläret gick inte att läsa: gå tillbaka, ladda om sidan och försök igen.",
    401: "Logga in först: be om en länk till din e-post, eller använd koden på ditt kodkort.",
    403: "Du har inte rätt att göra det här med den inloggning du har.",
    404: "Sidan finns inte: gå till startsidan.",
    405: "Så kan sidan inte användas: gå till startsidan.",
    413: "Det du skickade är för stort.",
    500: "Något gick fel hos oss, och ingenting ändrades: försök igen om en stund.",
}
FORM_OUTDATED = "Sidan har legat öppen för länge: ladda om den och skicka en gång till."


def status_of(error: Exception) -> int:
    return STATUS.get(type(error), CONFLICT)


def refused(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A rule said no."""
    list_id = request.path_params.get("list_id")
    mends = isinstance(error, MENDED_BY_RULES) and list_id is not None and may(request.user, Deed.KEEP_RULES)
    return _page(status_of(error), sentence_for(error), f"/valordning/{list_id}" if mends else None)


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """The web said no: no such page, no right, no valid form token."""
    status = error.status_code
    if status >= 500:
        log.error("failed in %s", request.scope.get("route_handler"), exc_info=error)
    forgery = isinstance(error, PermissionDeniedException) and "CSRF" in error.detail
    return _page(status, FORM_OUTDATED if forgery else HTTP_SENTENCES.get(status, HTTP_SENTENCES[400]))


def broken(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """We failed. The log gets the error and the kind of page, and neither the address nor what was sent."""
    log.error("failed in %s", request.scope.get("route_handler"), exc_info=error)
    return _page(500, HTTP_SENTENCES[500])


def _page(status: int, sentence: str, rules: str | None = None) -> Template:
    """`rules` is the page of the electoral rules that have to be mended first."""
    shown = {"sentence": sentence, "status": status, "rules": rules}
    return Template("layout/error.html", context=shown, status_code=status)


HANDLERS: dict[Any, Any] = {
    **dict.fromkeys(REFUSALS, refused),
    HTTPException: http_error,
    Exception: broken,
}
