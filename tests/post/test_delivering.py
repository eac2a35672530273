"""Letters reach a real mail server, and what it says reaches the outbox."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from nominering.correspondence.addresses import checked
from nominering.correspondence.errors import AddressWrong, Undeliverable
from nominering.correspondence.model import PAUSES, TOO_OLD, Delivery, Kind, Letter
from nominering.correspondence.use_cases import CLAIMED_FOR, empty
from nominering.post.carrier import Carrier
from nominering.post.errors import MailServerUnreadable
from nominering.post.smtp import MailServer, SmtpPostman, written
from nominering.store.correspondence import StoredOutbox
from nominering.store.database import Database
from tests.post.mail_server import mail_server
from tests.story import START, Clock

SENDER = "Nominering <nominering@example.se>"
LETTER = Letter("l1", Kind.INVITATION, "a1", "Åsa Öberg", "asa@example.se", "Inbjudan", "Hej Åsa!\n", START)


def postman(port: int) -> SmtpPostman:
    return SmtpPostman(MailServer("127.0.0.1", port), SENDER)


def letters(count: int) -> list[Letter]:
    return [replace(LETTER, id=f"l{number}", address=f"n{number}@example.se") for number in range(count)]


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", MailServer("localhost", 587)),
        ("smtp://localhost:25", MailServer("localhost", 25)),
        ("smtps://u:p@mail.example.se", MailServer("mail.example.se", 465, True, False, "u", "p")),
        (
            "smtp://u%40x.se:p%3A@mail.example.se:587?starttls",
            MailServer("mail.example.se", 587, False, True, "u@x.se", "p:"),
        ),
    ],
)
def test_the_setting_says_where_the_mail_server_is(url: str, server: MailServer) -> None:
    assert MailServer.from_url(url) == server


@pytest.mark.parametrize(
    "url", ["", "mail.example.se", "http://x", "smtp://", "smtp://u:p@x", "smtp://x?tls", "smtp://x:port"]
)
def test_a_setting_that_is_none_or_would_send_a_password_in_the_clear_is_refused(url: str) -> None:
    with pytest.raises(MailServerUnreadable):
        MailServer.from_url(url)


def test_a_password_is_not_shown() -> None:
    assert "hemlig" not in repr(MailServer.from_url("smtps://u:hemlig@x"))


@pytest.mark.parametrize(
    "typed", ["a@b.se", " åsa@exempel.se ", "a.b+c@xn--bcher-kva.example", "karl@österbybruk.se", "a@b.c.d.se"]
)
def test_an_address_may_hold_swedish_letters(typed: str) -> None:
    assert checked(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "a@",
        "@b.se",
        "a@b",
        "a@b..se",
        "a@b@c.se",
        "a b@c.se",
        "a@b.se\r\nBcc: x@y.se",
        "a@b.se, c@d.se",
        "<a@b.se>",
        "a\x00@b.se",
        f"{'a' * 65}@b.se",
        f"a@{'b' * 250}.se",
    ],
)
def test_what_is_no_address_or_more_than_one_is_refused(typed: str) -> None:
    with pytest.raises(AddressWrong):
        checked(typed)


async def test_a_letter_comes_as_it_was_written() -> None:
    with mail_server() as taken:
        carrier = postman(taken.port)
        await carrier.deliver(LETTER)
        await carrier.hang_up()
    (came,) = taken.letters
    assert (came["To"], came["From"], came["Subject"]) == ("Åsa Öberg <asa@example.se>", SENDER, "Inbjudan")
    assert came["Message-ID"] == "<l1@example.se>"
    assert came.get_payload(decode=True) == "Hej Åsa!\r\n".encode()


async def test_a_domain_with_swedish_letters_is_written_so_that_every_server_knows_it() -> None:
    with mail_server(utf8=False) as taken:
        carrier = postman(taken.port)
        await carrier.deliver(replace(LETTER, address="karl@österbybruk.se"))
        await carrier.hang_up()
    assert taken.recipients == [["karl@xn--sterbybruk-dcb.se"]]


async def test_a_name_before_the_at_sign_with_swedish_letters_needs_a_server_that_takes_it() -> None:
    letter = replace(LETTER, address="åsa@example.se")
    with mail_server() as taken:
        carrier = postman(taken.port)
        await carrier.deliver(letter)
        await carrier.hang_up()
    assert taken.recipients == [["åsa@example.se"]]
    with mail_server(utf8=False) as taken:
        carrier = postman(taken.port)
        with pytest.raises(Undeliverable, match="tar inte emot sådana") as refused:
            await carrier.deliver(letter)
        await carrier.hang_up()
    assert not refused.value.passing
    assert taken.letters == []


@pytest.mark.parametrize(
    "letter",
    [
        replace(LETTER, subject="Hej\r\nBcc: x@y.se"),
        replace(LETTER, name="Åsa\r\nBcc: x@y.se"),
        replace(LETTER, address="asa@example.se\r\nBcc: x@y.se"),
    ],
)
def test_nothing_slips_into_the_headers(letter: Letter) -> None:
    with pytest.raises(ValueError, match=r".+"):
        written(letter, SENDER)


async def test_a_letter_with_something_else_in_its_headers_fails_for_good() -> None:
    with mail_server() as taken, pytest.raises(Undeliverable) as refused:
        await postman(taken.port).deliver(replace(LETTER, subject="Hej\r\nBcc: x@y.se"))
    assert not refused.value.passing


async def test_there_is_no_silent_step_down_from_starttls() -> None:
    with mail_server() as taken:
        carrier = SmtpPostman(MailServer("127.0.0.1", taken.port, starttls=True), SENDER)
        with pytest.raises(Undeliverable):
            await carrier.deliver(LETTER)
    assert taken.letters == []


async def test_a_server_that_is_not_there_may_come_back() -> None:
    with pytest.raises(Undeliverable, match="svarar inte") as refused:
        await postman(1).deliver(LETTER)
    assert refused.value.passing


async def test_many_letters_go_over_one_connection_and_their_texts_are_forgotten(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put(letters(50))
    with mail_server() as taken:
        assert await empty(outbox, postman(taken.port), clock) == 50
    assert len(taken.letters) == 50
    assert len(taken.connections) == 1
    kept = await outbox.of_kind(Kind.INVITATION)
    assert {(each.delivery, each.text) for each in kept} == {(Delivery.SENT, "")}


async def test_one_that_is_refused_stops_no_other_and_its_reason_is_kept(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put([replace(LETTER, id="refused", address="okand@example.se"), *letters(2)])
    with mail_server() as taken:
        assert await empty(outbox, postman(taken.port), clock) == 2
    kept = {each.address: each for each in await outbox.of_kind(Kind.INVITATION)}
    refused = kept["okand@example.se"]
    assert (refused.delivery, refused.trouble) == (Delivery.FAILED, "550 5.1.1 No such mailbox")
    assert refused.text == LETTER.text


async def test_a_passing_trouble_is_tried_again_after_a_pause_and_given_up_in_the_end(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put([LETTER])
    with mail_server() as taken:
        taken.answers = ["451 4.3.0 Try later"] * (len(PAUSES) + 1)
        for pause in PAUSES:
            assert await empty(outbox, postman(taken.port), clock) == 0
            assert await outbox.claim(1, clock.now + pause - timedelta(seconds=1), clock.now) == ()
            (waiting,) = await outbox.waiting()
            assert waiting.trouble == "451 4.3.0 Try later"
            clock.now += pause
        await empty(outbox, postman(taken.port), clock)
    (given_up,) = await outbox.of_kind(Kind.INVITATION)
    assert given_up.delivery is Delivery.FAILED
    assert taken.letters == []


async def test_a_passing_trouble_that_passes_sends_the_letter(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put([LETTER])
    with mail_server() as taken:
        taken.answers = ["451 4.3.0 Try later"]
        await empty(outbox, postman(taken.port), clock)
        clock.now += PAUSES[0]
        assert await empty(outbox, postman(taken.port), clock) == 1


async def test_of_two_carriers_each_letter_has_one(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put(letters(60))
    with mail_server() as taken:
        sent = await asyncio.gather(*(empty(outbox, postman(taken.port), clock) for _ in range(2)))
    assert sum(sent) == 60
    assert len({str(each["Message-ID"]) for each in taken.letters}) == len(taken.letters) == 60


async def test_what_a_dead_carrier_had_claimed_is_carried_by_the_next(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put([LETTER])
    assert len(await outbox.claim(20, clock.now, clock.now + CLAIMED_FOR)) == 1
    with mail_server() as taken:
        assert await empty(outbox, postman(taken.port), clock) == 0
        clock.now += CLAIMED_FOR
        assert await empty(outbox, postman(taken.port), clock) == 1


async def test_a_link_that_has_run_out_is_not_sent(database: Database) -> None:
    outbox, clock = StoredOutbox(database), Clock()
    await outbox.put([replace(LETTER, kind=Kind.SIGN_IN)])
    clock.now += timedelta(minutes=30)
    with mail_server() as taken:
        await empty(outbox, postman(taken.port), clock)
    (kept,) = await outbox.of_kind(Kind.SIGN_IN)
    assert (kept.delivery, kept.trouble) == (Delivery.FAILED, TOO_OLD)
    assert taken.letters == []


async def test_the_carrier_wakes_when_something_is_put_and_outlives_trouble(database: Database) -> None:
    carrier, clock = Carrier(), Clock()
    outbox = StoredOutbox(database, carrier.wake)
    with mail_server() as taken:
        async with carrier.at_work(Stumbling(outbox), postman(taken.port), clock):
            for number, letter in enumerate(letters(2), start=1):
                await outbox.put([letter])
                while len(taken.letters) < number:  # noqa: ASYNC110 - the server is in another thread
                    await asyncio.sleep(0.01)
    assert len(taken.letters) == 2


class Stumbling:
    """An outbox whose database is away the first time."""

    def __init__(self, outbox: StoredOutbox) -> None:
        self._outbox, self._stumbled = outbox, False

    def __getattr__(self, name: str) -> object:
        if not self._stumbled:
            self._stumbled = True
            raise OSError
        return getattr(self._outbox, name)
