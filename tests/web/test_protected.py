"""Of whoever has a protected identity no place stands anywhere but on the person's own page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from litestar.routes import HTTPRoute

from nominering.access.model import Role
from nominering.balloting.use_cases.cards import issue_cards
from nominering.balloting.use_cases.paper_ballots import print_papers
from nominering.conference.use_cases.attend import check_in
from nominering.correspondence.model import Delivery, Kind, Letter
from nominering.election.model.elections import Post
from nominering.election.use_cases import hold
from nominering.nomination.model.candidacies import BallotLine, Gender
from nominering.nomination.use_cases import answer
from nominering.organisation.members import Member, Membership
from nominering.store import tables as t
from nominering.web.access import MAY
from tests.documents.printed import lines_of
from tests.election.holding import Members
from tests.story import ARVIKAS, CODES, HIDDEN, MEMBER, PEOPLE, START, Story
from tests.web.conftest import MIRA, Open, Opened, Told
from tests.web.visitor import Visitor

HOME, LINE, PHONE = "Xylofonby", "Qvarnstadby", "070-9876543"
OWN = "/svara/miras-link"
ASA = PEOPLE[0]
TAKING_IN = {
    "{list_id:str}": "riksdag",
    "{round_id:str}": "riksdag-1",
    "{nominee_id:str}": MIRA,
    "{code:str}": "X",
    "{number:str}": "1",
}


def protected_by(way: str, told: str) -> Told:
    """Åsa lives in HOME, and has said LINE for the ballot paper before anybody knew of the protection."""

    async def tell(story: Story) -> None:
        accepted = story.accept

        async def with_a_place() -> list[str]:
            await story.found()
            for each in await story.house.lists.lists():
                await story.house.lists.keep_list(replace(each, places=len(PEOPLE)))
            asa = await story.nominate(replace(ASA, place=HOME), new_id=MIRA)
            return [asa, *[await story.nominate(each) for each in PEOPLE[1:]]]

        async def with_another(nominee_id: str, list_id: str, *rest: object, **more: object) -> object:
            if nominee_id != MIRA:
                return await accepted(nominee_id, list_id, *rest, **more)  # type: ignore[arg-type]
            line = BallotLine.filled_in("lärare", LINE)
            house = story.house
            return await answer.accept(
                house.lists, house.candidacies, house.paper, MIRA, list_id, line, story.clock.now
            )

        story.until_nominated = with_a_place  # type: ignore[method-assign]
        story.accept = with_another  # type: ignore[method-assign,assignment]
        await getattr(story, told)()
        stay = Membership("arvika", date(2029, 1, 1))
        member = Member(
            MEMBER.id, ASA.name, ASA.born, "1784", (stay,), date(2029, 1, 1), phone=PHONE, protected=way == "register"
        )
        await story.house.members.keep_members([member])
        if way == "own word":
            await story.house.candidacies.protect(MIRA, True)

    return tell


def pages_of(app: Opened, taking_in: Mapping[str, str] = TAKING_IN) -> list[str]:
    """Every address that answers a GET, but the person's own and the organiser's one page for it."""
    paths = [
        route.path
        for route in app.client.app.routes
        if isinstance(route, HTTPRoute) and "GET" in route.methods and not route.path.startswith("/static")
    ]
    filled = []
    for path in paths:
        for slot, value in taking_in.items():
            path = path.replace(slot, value)
        filled.append(re.sub(r"\{(place|stage|number):int\}", "1", path).replace("{secret:str}", "nobody"))
    filled = [path for path in filled if not path.endswith("/skyddade-uppgifter")]
    return sorted({*filled, *(path.replace("riksdag", "region") for path in filled)})


def said_on(visitor: Visitor, path: str) -> str:
    got = visitor.get(path)
    return "\n".join(lines_of(got.content)) if "pdf" in got.headers.get("content-type", "") else got.text


def visitors(app: Opened, *, with_cards: bool) -> list[tuple[str, Visitor]]:
    """Nobody, and everybody who has a door."""
    found = [("nobody", app.visitor())]
    if with_cards:
        found.append(("voter", app.visitor().enter(CODES[0])))
    for role in MAY.keys() - {Role.VOTER, Role.CANDIDATE}:
        visitor = app.visitor()
        if visitor.post(f"/in/{role.value}").status_code == 303:
            found.append((role.value, visitor))
    return found


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("register", "until_nominated"),
        ("own word", "until_answered"),
        ("register", "until_open"),
        ("own word", "until_adopted"),
        ("register", "until_adopted"),
    ],
)
def test_no_place_of_whoever_is_protected_stands_on_any_page_or_paper(opened: Open, way: str, told: str) -> None:
    app = opened(protected_by(way, told))
    who = visitors(app, with_cards=told in ("until_open", "until_adopted"))
    assert len(who) >= 5
    seen = 0
    for name, visitor in who:
        for path in pages_of(app):
            said = said_on(visitor, path)
            seen += "Åsa Öberg" in said
            for place in (HOME, LINE, PHONE):
                assert place not in said, (name, path)
    assert seen
    organiser = app.visitor(Role.ORGANISER)
    letter = organiser.post(f"/konferens/svarslankar/{MIRA}/brev")
    assert HOME not in " ".join(lines_of(letter.content))


def test_without_protection_the_places_do_stand_there(opened: Open) -> None:
    """Or the test above would find nothing for another reason."""
    app = opened(protected_by("no way", "until_adopted"))
    organiser = app.visitor(Role.ORGANISER)
    assert HOME in said_on(organiser, "/konferens/svarslankar")
    assert LINE in said_on(organiser, "/handlingar/riksdag/lista.pdf")
    assert LINE in said_on(organiser, "/handlingar/riksdag/lista.csv")


@pytest.mark.parametrize("way", ["register", "own word"])
def test_the_persons_own_page_has_it(opened: Open, way: str) -> None:
    app = opened(protected_by(way, "until_nominated"))
    data = app.visitor().get(f"{OWN}/uppgifter")
    assert HOME in data.text
    assert PHONE not in data.text
    assert "1784" not in data.text
    assert "skyddade personuppgifter" in app.visitor().get(OWN).text


def test_whoever_ticks_it_has_no_place_on_the_ballot_paper_from_then_on(opened: Open) -> None:
    app = opened(Story.until_nominated)
    nominee = app.visitor()
    nominee.post(f"{OWN}/riksdag", {"answer": "ja", "occupation": "lärare", "place": LINE})
    assert nominee.post(f"{OWN}/om-dig/skydd", {"choice": "ja"}).status_code == 303
    assert "På valsedeln: Åsa Öberg, 50 år, lärare</p>" in nominee.get(OWN).text
    nominee.post(f"{OWN}/riksdag", {"answer": "ja", "occupation": "lärare", "place": LINE})
    assert "På valsedeln: Åsa Öberg, 50 år, lärare</p>" in nominee.get(OWN).text
    assert LINE not in app.visitor(Role.COMMITTEE).get("/bereda/riksdag").text
    app.clock.now = START + timedelta(days=30)
    assert nominee.post(f"{OWN}/om-dig/skydd", {"choice": "nej"}).status_code == 303
    assert LINE not in nominee.get(OWN).text


@pytest.mark.parametrize("way", ["register", "own word"])
def test_no_page_tells_where_letters_to_the_protected_went(opened: Open, way: str) -> None:
    """As a member who signs in, and as somebody nominated whose letter came back."""
    address = "dold@example.se"

    async def written_to(story: Story) -> None:
        await protected_by(way, "until_nominated")(story)
        kept = await story.house.members.member(MEMBER.id)
        assert kept is not None
        await story.house.members.keep_members([replace(kept, email=address, protected=True)])
        await t.Nominee.update({t.Nominee.email: address}).where(t.Nominee.id == MIRA)
        letters = [
            Letter(kind.value, kind, about, ASA.name, address, "Brev", "", START, Delivery.FAILED, START, trouble)
            for kind, about, trouble in (
                (Kind.SIGN_IN, MEMBER.id, ""),
                (Kind.QUESTION, MIRA, f"550 <{address}>: Recipient unknown"),
            )
        ]
        await story.house.outbox.put(letters)

    app = opened(written_to)
    for role in (Role.ORGANISER, Role.AUDITOR):
        visitor = app.visitor(role)
        for path in ("/utkorg", "/konferens/fragor"):
            page = visitor.get(path).text
            assert "Åsa Öberg" in page
            assert "Recipient unknown" in page
            assert address not in page, path


LATER = ARVIKAS[
    4
]  # Ylva Ros, an alternate of Arvika, protected after the roll was frozen and she stood in an election
IN_THE_HALL = {
    "{list_id:str}": "riksdag",
    "{round_id:str}": "chair-1",
    "{election_id:str}": "chair",
    "{ballot_id:str}": "b",
    "{association_id:str}": "arvika",
    "{participant_id:str}": f"d-{LATER.id}",
    "{delegate_id:str}": f"d-{LATER.id}",
    "{member_id:str}": LATER.id,
    "{number:str}": LATER.id,
    "{code:str}": "X",
}
OF_THE_HALL = re.compile(r"/(konferens|val|papper|ombud|rosta|organisation/medlemmar)\b")
BLOCKS = re.compile(r"<(?:li|tr|p|div|section|option|h\d|label)\b")


async def in_the_hall(story: Story) -> None:
    """Hillevi from Sunne is a delegate and stands in the ballot of the members; Ylva sits for nobody."""
    await story.until_in_the_hall()
    house, now = story.house, story.clock.now
    await issue_cards(house.cards, house.roll, CODES)
    roll = await house.roll.roll()
    for number in (HIDDEN.id, LATER.id, ARVIKAS[3].id):
        await check_in(house.roll, roll.person(f"d-{number}"), "bord", now)
    members = Members(story)
    await members.made(Post.CHAIR, 1)
    await members.propose("chair", LATER.id, HIDDEN.id)
    await hold.prepare_vote(members.elections, members.rounds, "chair")
    await members.open_round("chair-1")
    await print_papers(house.rounds, house.papers, "chair-1", 1, lambda: "4QDKM")
    await members.make()
    await members.propose("ord", HIDDEN.id, "1001", gender=Gender.WOMAN)
    await members.propose("ers", LATER.id, gender=Gender.WOMAN)
    await members.freeze()
    await house.members.keep_members([replace(LATER, protected=True)])


def beside(said: str, name: str) -> list[str]:
    """What stands with the name in a row, an item, a paragraph or a line of a file."""
    blocks = BLOCKS.split(said) if "<html" in said else said.splitlines()
    return [block for block in blocks if name in block]


def test_in_the_hall_no_association_stands_beside_a_name_that_is_protected(opened: Open) -> None:
    app = opened(in_the_hall)
    seen = dict.fromkeys((HIDDEN.name, LATER.name), 0)
    for role, visitor in visitors(app, with_cards=True):
        for path in filter(OF_THE_HALL.match, pages_of(app, IN_THE_HALL)):
            said = said_on(visitor, path)
            for member, home in ((HIDDEN, "Sunne"), (LATER, "Arvika")):
                for told in (member.phone, member.email):
                    assert told not in said, (role, path)
                if role == Role.ASSOCIATION.value and member is LATER:
                    continue  # the own board reports her
                for block in beside(said, member.name):
                    seen[member.name] += 1
                    assert home not in block, (role, path, block)
    assert all(each > 5 for each in seen.values()), seen
