"""What is taken away of whoever never stood, and what never is."""

from datetime import date, timedelta

from nominering.access.use_cases import give_personal_link
from nominering.correspondence.model import Kind, Letter
from nominering.nomination.model.acts import Act
from nominering.nomination.model.erasure import Erased
from nominering.nomination.model.nominations import Nominator, NominatorKind
from nominering.nomination.use_cases.erase import erase
from nominering.nomination.use_cases.invite import give_code
from nominering.nomination.use_cases.nominate import Named
from nominering.nomination.use_cases.sign import sign
from nominering.store import tables as t
from nominering.web.house import House
from tests.story import START, Story

ARVIKAS = Nominator(NominatorKind.ASSOCIATION, "arvika")
DISA = Named("Disa Holm", date(1985, 3, 2), "Glava", "disa@example.org")


async def with_somebody_who_says(story: Story, *declined: str) -> str:
    """Told until the lists are adopted; beside those who stand somebody was named who did not answer with a yes."""
    nominated = story.until_nominated

    async def with_disa() -> list[str]:
        ids = await nominated()
        disa = await story.nominate(DISA, new_id="disa")
        for list_id in declined:
            await story.decline(disa, list_id)
        return ids

    story.until_nominated = with_disa  # type: ignore[method-assign]
    await story.until_counted()
    return "disa"


async def surrounded(house: House, nominee_id: str) -> None:
    """By a letter, a link, a code, a pledge and a picture."""
    await house.photos.keep_photo(nominee_id, b"a-face", START)
    await give_code(house.keys, house.answer_codes, "ACDEFGHJKM", nominee_id, START + timedelta(days=90))
    await give_personal_link(house.keys, "disas-link", nominee_id, START + timedelta(days=90))
    letter = Letter("l", Kind.QUESTION, nominee_id, DISA.name, DISA.email, "Du är nominerad", "Hej", START)
    await house.outbox.put((letter,))
    await sign(house.acts, nominee_id, Act.PLEDGE, "forsakran-2026-11", new_id="a", now=START)


async def everything() -> str:
    """Every row of every table but those that tell of the erasure itself."""
    kept = [await table.select() for table in t.EVERY if table is not t.Erasure]
    return "\n".join(str(row) for rows in kept for row in rows)


async def test_nothing_is_taken_before_the_lists_are_adopted(story: Story) -> None:
    disa = await with_somebody_who_says(story, "riksdag")
    assert await erase(story.house.erasures, story.clock.now) == {}
    await story.adopt("riksdag")
    assert await erase(story.house.erasures, story.clock.now) == {}
    kept = await story.house.candidacies.nominee(disa)
    assert kept is not None
    assert kept.name == "Disa Holm"


async def test_whoever_never_stood_is_forgotten_and_what_was_decided_is_not(story: Story) -> None:
    disa = await with_somebody_who_says(story, "riksdag")
    for list_id in ("riksdag", "region"):
        await story.adopt(list_id)
    await surrounded(story.house, disa)
    lists = [await story.house.outcomes.adopted(each) for each in ("riksdag", "region")]
    counted = await story.house.outcomes.counted("riksdag-1")
    gone = await erase(story.house.erasures, story.clock.now)
    assert gone == {
        Erased.NOMINEES: 1,
        Erased.MOTIVATIONS: 2,
        Erased.ACTS: 1,
        Erased.LETTERS: 1,
        Erased.LINKS: 1,
        Erased.CODES: 1,
        Erased.PHOTOS: 1,
    }
    dump = await everything()
    for trace in ("Disa", "1985, 3, 2", "Glava", "disa@example.org", "disas-link", "disa holm", "a-face"):
        assert trace not in dump
    assert [await story.house.outcomes.adopted(each) for each in ("riksdag", "region")] == lists
    assert await story.house.outcomes.counted("riksdag-1") == counted
    assert "Åsa Öberg" in dump


async def test_that_somebody_was_named_and_by_whom_is_still_counted(story: Story) -> None:
    disa = await with_somebody_who_says(story, "riksdag")
    for list_id in ("riksdag", "region"):
        await story.adopt(list_id)
    before = len(await story.house.candidacies.of_nominator(ARVIKAS))
    await erase(story.house.erasures, story.clock.now)
    assert len(await story.house.candidacies.of_nominator(ARVIKAS)) == before
    nominee = await story.house.candidacies.nominee(disa)
    assert nominee is not None
    assert nominee.erased
    assert (nominee.name, nominee.home, nominee.email) == ("Gallrad", "", "")


async def test_once_more_takes_nothing_and_logs_nothing(story: Story) -> None:
    await with_somebody_who_says(story, "riksdag")
    for list_id in ("riksdag", "region"):
        await story.adopt(list_id)
    await erase(story.house.erasures, story.clock.now)
    log = await story.house.erasures.log()
    assert {(each.kind, each.how_many) for each in log} == {(Erased.NOMINEES, 1), (Erased.MOTIVATIONS, 2)}
    assert await erase(story.house.erasures, story.clock.now + timedelta(days=1)) == {}
    assert await story.house.erasures.log() == log


async def test_whoever_said_yes_to_one_list_stays(story: Story) -> None:
    await story.until_counted()
    for list_id in ("riksdag", "region"):
        await story.adopt(list_id)
    assert await story.house.erasures.erasable() == frozenset()
