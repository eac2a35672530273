"""Who may do what: every route with every role."""

import sqlite3
from datetime import timedelta

import pytest
from litestar.routes import HTTPRoute

from nominering.access.model import Role
from nominering.web.access import MAY, READS, SAFE_METHODS, Deed
from tests.story import CODES, Story
from tests.web.conftest import Open
from tests.web.visitor import sentence

# Public by name; and the second step, which knows its visitor by half a session.
EVERYONE = None
OWN_SECOND_STEP = "own"
DEED_OF = {
    ("GET", "/"): EVERYONE,
    ("GET", "/in/{secret:str}"): EVERYONE,
    ("POST", "/in/{secret:str}"): EVERYONE,
    ("POST", "/ut"): EVERYONE,
    ("GET", "/logga-in"): EVERYONE,
    ("POST", "/logga-in"): EVERYONE,
    ("GET", "/logga-in/annan"): EVERYONE,
    ("GET", "/logga-in/tillbaka"): EVERYONE,
    ("GET", "/andra-steget"): OWN_SECOND_STEP,
    ("POST", "/andra-steget/kod"): OWN_SECOND_STEP,
    ("POST", "/andra-steget/nyckel"): OWN_SECOND_STEP,
    ("POST", "/andra-steget/app"): OWN_SECOND_STEP,
    ("POST", "/andra-steget/ny-nyckel"): OWN_SECOND_STEP,
    ("POST", "/andra-steget/koder"): OWN_SECOND_STEP,
    ("GET", "/roller"): Deed.INVITE,
    ("POST", "/roller"): Deed.INVITE,
    ("POST", "/roller/{account_id:str}/skicka"): Deed.INVITE,
    ("POST", "/roller/{account_id:str}/skriv-ut"): Deed.INVITE,
    ("POST", "/roller/{account_id:str}/stang-av"): Deed.INVITE,
    ("POST", "/roller/{account_id:str}/oppna"): Deed.INVITE,
    ("POST", "/roller/{account_id:str}/nollstall"): Deed.INVITE,
    ("GET", "/utkorg"): Deed.INVITE,
    ("GET", "/logg"): Deed.READ_LOG,
    ("GET", "/nominera"): Deed.NOMINATE,
    ("POST", "/nominera"): Deed.NOMINATE,
    ("GET", "/svara"): EVERYONE,
    ("POST", "/svara"): EVERYONE,
    ("GET", "/svara/kod/{code:str}"): EVERYONE,
    ("GET", "/nominera/ny"): Deed.NOMINATE,
    ("GET", "/nominera/ny/{step:str}"): Deed.NOMINATE,
    ("POST", "/nominera/ny/{step:str}"): Deed.NOMINATE,
    ("POST", "/nominera/utkast/slang"): Deed.NOMINATE,
    ("GET", "/nominera/kvitto"): Deed.NOMINATE,
    ("GET", "/nominera/{candidacy_id:str}"): Deed.NOMINATE,
    ("POST", "/nominera/{candidacy_id:str}/andra"): Deed.NOMINATE,
    ("POST", "/nominera/{candidacy_id:str}/dra-tillbaka"): Deed.NOMINATE,
    ("GET", "/sen-nominering"): Deed.NOMINATE_LATE,
    ("POST", "/sen-nominering"): Deed.NOMINATE_LATE,
    ("POST", "/svara/{secret:str}/{list_id:str}/dra-tillbaka"): EVERYONE,
    ("GET", "/foto/{secret:str}"): EVERYONE,
    ("POST", "/foto/{secret:str}"): EVERYONE,
    ("POST", "/foto/{secret:str}/ta-bort"): EVERYONE,
    ("GET", "/foto/nominerad/{nominee_id:str}"): Deed.SEE_PHOTOS,
    ("GET", "/konferens/fragor"): Deed.ORGANISE,
    ("POST", "/konferens/fragor/fraga"): Deed.ORGANISE,
    ("POST", "/konferens/fragor/paminn"): Deed.ORGANISE,
    ("GET", "/konferens/dubbletter"): Deed.ORGANISE,
    ("POST", "/konferens/dubbletter"): Deed.ORGANISE,
    ("POST", "/resultat/{list_id:str}/rakna-om"): Deed.CONDUCT,
    ("GET", "/resultat/{list_id:str}/tidigare"): Deed.CONDUCT,
    ("GET", "/resultat/{list_id:str}/tidigare/{number:int}/record.json"): Deed.CONDUCT,
    ("GET", "/resultat/{list_id:str}/andringar"): Deed.CONDUCT,
    ("POST", "/resultat/{list_id:str}/andringar"): Deed.CONDUCT,
    ("POST", "/resultat/{list_id:str}/andringar/angra"): Deed.CONDUCT,
    ("GET", "/resultat/{list_id:str}/justering"): Deed.VERIFY,
    ("POST", "/resultat/{list_id:str}/justering"): Deed.VERIFY,
    ("POST", "/resultat/{list_id:str}/justering/{word_id:str}/utredd"): Deed.CONDUCT,
    ("GET", "/resultat/{list_id:str}/tillagg"): Deed.ADOPT,
    ("POST", "/resultat/{list_id:str}/tillagg"): Deed.ADOPT,
    ("GET", "/resultat/{list_id:str}/tillagg/{number:int}"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/tillagg/{number:int}/record.json"): Deed.CONDUCT,
    ("GET", "/handlingar/{list_id:str}/tillagg/{number:int}/tillagg.pdf"): Deed.READ_DOCUMENTS,
    ("GET", "/svara/{secret:str}"): EVERYONE,
    ("GET", "/svara/{secret:str}/uppgifter"): EVERYONE,
    ("GET", "/svara/{secret:str}/uppgifter.json"): EVERYONE,
    ("POST", "/svara/{secret:str}/om-dig/{act:str}"): EVERYONE,
    ("GET", "/valbarhet/{list_id:str}"): Deed.SEE_ELIGIBILITY,
    ("GET", "/gallring"): Deed.ERASE,
    ("POST", "/gallring"): Deed.ERASE,
    ("POST", "/konferens/svarslankar/brev"): Deed.ORGANISE,
    ("POST", "/konferens/svarslankar/{nominee_id:str}/brev"): Deed.ORGANISE,
    ("POST", "/svara/{secret:str}/{list_id:str}"): EVERYONE,
    ("GET", "/val"): Deed.CONDUCT,
    ("POST", "/val"): Deed.ARRANGE_ELECTIONS,
    ("GET", "/val/valda"): Deed.READ_RESULT,
    ("GET", "/val/medlemmar"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar"): Deed.ARRANGE_ELECTIONS,
    ("GET", "/val/medlemmar/{ballot_id:str}"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/rostratt"): Deed.ARRANGE_ELECTIONS,
    ("GET", "/val/medlemmar/{ballot_id:str}/rostratt.csv"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/tider"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/las"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/kodbrev"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/kassera"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/oppna"): Deed.ARRANGE_ELECTIONS,
    ("POST", "/val/medlemmar/{ballot_id:str}/stang"): Deed.ARRANGE_ELECTIONS,
    ("GET", "/val/protokoll.pdf"): Deed.CONDUCT,
    ("GET", "/val/{election_id:str}"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/kandidater"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/kandidater/{candidate:int}/drar-sig-ur"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/kandidater/{candidate:int}/ta-bort"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/acklamation"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/omrostning"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/lottning"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/rakna"): Deed.CONDUCT,
    ("POST", "/val/{election_id:str}/registret"): Deed.ARRANGE_ELECTIONS,
    ("GET", "/bereda"): Deed.PREPARE,
    ("GET", "/bereda/{list_id:str}"): Deed.PREPARE,
    ("POST", "/bereda/{list_id:str}"): Deed.PREPARE,
    ("POST", "/bereda/{list_id:str}/utkast"): Deed.PREPARE,
    ("POST", "/bereda/{list_id:str}/balans"): Deed.PREPARE,
    ("POST", "/bereda/{list_id:str}/ta-tillbaka"): Deed.PREPARE,
    ("GET", "/bereda/{list_id:str}/kandidater"): Deed.PREPARE,
    ("GET", "/bereda/{list_id:str}/versioner"): Deed.PREPARE,
    ("POST", "/bereda/{list_id:str}/versioner/{number:int}/aterstall"): Deed.PREPARE,
    ("GET", "/bereda/{list_id:str}/kandidater/{candidacy_id:str}"): Deed.KEEP_NOTES,
    ("POST", "/bereda/{list_id:str}/kandidater/{candidacy_id:str}"): Deed.KEEP_NOTES,
    ("GET", "/bereda/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}"): Deed.KEEP_NOTES,
    ("POST", "/bereda/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}"): Deed.KEEP_NOTES,
    ("POST", "/bereda/{list_id:str}/kandidater/{candidacy_id:str}/{note_id:str}/ta-bort"): Deed.KEEP_NOTES,
    ("POST", "/bereda/{list_id:str}/gallra"): Deed.KEEP_NOTES,
    ("GET", "/forslag/{list_id:str}"): Deed.READ_PROPOSAL,
    ("GET", "/motforslag/{list_id:str}"): Deed.COUNTER_PROPOSE,
    ("POST", "/motforslag/{list_id:str}"): Deed.COUNTER_PROPOSE,
    ("POST", "/motforslag/{list_id:str}/utkast"): Deed.COUNTER_PROPOSE,
    ("POST", "/motforslag/{list_id:str}/dra-tillbaka"): Deed.COUNTER_PROPOSE,
    ("GET", "/konferens"): Deed.CONDUCT,
    ("GET", "/konferens/storbild"): Deed.CONDUCT,
    ("POST", "/konferens/storbild"): Deed.CONDUCT,
    ("POST", "/konferens/storbild/lank"): Deed.CONDUCT,
    ("GET", "/storbild"): Deed.FOLLOW,
    ("GET", "/storbild/innehall"): Deed.FOLLOW,
    ("GET", "/storbild/nu"): Deed.FOLLOW,
    ("GET", "/storbild/strom"): Deed.FOLLOW,
    ("GET", "/storbild/skarm/{secret:str}"): EVERYONE,
    ("GET", "/storbild/skarm/{secret:str}/innehall"): EVERYONE,
    ("GET", "/storbild/skarm/{secret:str}/nu"): EVERYONE,
    ("GET", "/storbild/skarm/{secret:str}/strom"): EVERYONE,
    ("POST", "/konferens/{round_id:str}/oppna"): Deed.CONDUCT,
    ("POST", "/konferens/{round_id:str}/stang"): Deed.CONDUCT,
    ("GET", "/konferens/{round_id:str}/kvittenser"): Deed.CONDUCT,
    ("POST", "/konferens/{round_id:str}/pausa"): Deed.CONDUCT,
    ("POST", "/konferens/{round_id:str}/fortsatt"): Deed.CONDUCT,
    ("GET", "/konferens/prov"): Deed.CONDUCT,
    ("POST", "/konferens/prov"): Deed.CONDUCT,
    ("POST", "/konferens/prov/kasta"): Deed.CONDUCT,
    ("GET", "/konferens/beslutsmassighet"): Deed.ORGANISE,
    ("POST", "/konferens/beslutsmassighet"): Deed.ORGANISE,
    ("GET", "/konferens/dagordning"): Deed.CONDUCT,
    ("POST", "/konferens/dagordning"): Deed.ORGANISE,
    ("POST", "/konferens/dagordning/{item_id:str}/andra"): Deed.ORGANISE,
    ("POST", "/konferens/dagordning/{item_id:str}/flytta"): Deed.ORGANISE,
    ("POST", "/konferens/dagordning/{item_id:str}/ta-bort"): Deed.ORGANISE,
    ("POST", "/konferens/dagordning/{item_id:str}/ta-upp"): Deed.CONDUCT,
    ("POST", "/konferens/dagordning/{item_id:str}/klar"): Deed.CONDUCT,
    ("POST", "/konferens/{round_id:str}/rakna"): Deed.CONDUCT,
    ("POST", "/konferens/{list_id:str}/stang-nomineringen"): Deed.ORGANISE,
    ("POST", "/konferens/{list_id:str}/stang-svaren"): Deed.ORGANISE,
    ("POST", "/konferens/{list_id:str}/las-kandidaterna"): Deed.ORGANISE,
    ("POST", "/konferens/{round_id:str}/lottordning"): Deed.ORGANISE,
    ("POST", "/konferens/{round_id:str}/sedelns-ordning"): Deed.ORGANISE,
    ("GET", "/konferens/rostlangd"): Deed.ORGANISE,
    ("GET", "/ombud"): Deed.REPORT_DELEGATES,
    ("POST", "/ombud/lagg-till"): Deed.REPORT_DELEGATES,
    ("POST", "/ombud/{delegate_id:str}/ta-bort"): Deed.REPORT_DELEGATES,
    ("POST", "/ombud/{delegate_id:str}/flytta"): Deed.REPORT_DELEGATES,
    ("GET", "/konferens/ombud/{association_id:str}"): Deed.ORGANISE,
    ("POST", "/konferens/ombud/{association_id:str}/lagg-till"): Deed.ORGANISE,
    ("POST", "/konferens/ombud/{association_id:str}/{delegate_id:str}/ta-bort"): Deed.ORGANISE,
    ("POST", "/konferens/ombud/{association_id:str}/{delegate_id:str}/flytta"): Deed.ORGANISE,
    ("GET", "/konferens/incheckning"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/bricka/{code:str}"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/person/{participant_id:str}"): Deed.CHECK_IN,
    ("POST", "/konferens/incheckning/person/{participant_id:str}/in"): Deed.CHECK_IN,
    ("POST", "/konferens/incheckning/person/{participant_id:str}/ut"): Deed.CHECK_IN,
    ("POST", "/konferens/incheckning/person/{participant_id:str}/trad-in"): Deed.CHECK_IN,
    ("POST", "/konferens/incheckning/person/{participant_id:str}/lamna"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/langd"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/andringar"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/brickor"): Deed.CHECK_IN,
    ("GET", "/konferens/incheckning/omrostning/{round_id:str}"): Deed.CHECK_IN,
    ("POST", "/konferens/incheckning/narvaro"): Deed.ORGANISE,
    ("GET", "/konferens/deltagare"): Deed.CHECK_IN,
    ("POST", "/konferens/deltagare"): Deed.CHECK_IN,
    ("POST", "/konferens/deltagare/{participant_id:str}/ta-bort"): Deed.CHECK_IN,
    ("POST", "/konferens/deltagare/hamta"): Deed.ORGANISE,
    ("POST", "/konferens/deltagare/rattigheter"): Deed.ORGANISE,
    ("GET", "/konferens/fordelning"): Deed.ORGANISE,
    ("POST", "/konferens/fordelning"): Deed.ORGANISE,
    ("GET", "/kallelse"): Deed.READ_DOCUMENTS,
    ("GET", "/kallelse/{number:int}"): Deed.READ_DOCUMENTS,
    ("GET", "/kallelse/{number:int}/kallelse.pdf"): Deed.READ_DOCUMENTS,
    ("GET", "/kallelse/skicka"): Deed.ORGANISE,
    ("GET", "/kallelse/forslag.pdf"): Deed.ORGANISE,
    ("POST", "/kallelse/konferensen"): Deed.ORGANISE,
    ("POST", "/kallelse/mottagare"): Deed.ORGANISE,
    ("POST", "/kallelse/skicka"): Deed.ORGANISE,
    ("GET", "/kongress"): Deed.ORGANISE,
    ("POST", "/kongress"): Deed.ORGANISE,
    ("POST", "/kongress/rakna"): Deed.ORGANISE,
    ("POST", "/konferens/rostlangd/las"): Deed.ORGANISE,
    ("GET", "/konferens/kodkort"): Deed.ORGANISE,
    ("POST", "/konferens/kodkort/namn"): Deed.ORGANISE,
    ("POST", "/konferens/kodkort/skriv-ut"): Deed.ORGANISE,
    ("POST", "/konferens/kodkort/kassera"): Deed.ORGANISE,
    ("GET", "/konferens/kodkort/sparra"): Deed.REPLACE_CARDS,
    ("POST", "/konferens/kodkort/sparra"): Deed.REPLACE_CARDS,
    ("POST", "/konferens/kodkort/sparra/{spoiling_id:str}/ersatt"): Deed.REPLACE_CARDS,
    ("POST", "/konferens/kodkort/sparra/{spoiling_id:str}/dra-tillbaka"): Deed.REPLACE_CARDS,
    ("GET", "/konferens/utskrift/{run_id:str}"): Deed.ORGANISE,
    ("POST", "/konferens/utskrift/{run_id:str}"): Deed.ORGANISE,
    ("GET", "/konferens/svarslankar"): Deed.ORGANISE,
    ("POST", "/konferens/svarslankar/{nominee_id:str}"): Deed.ORGANISE,
    ("GET", "/listor"): Deed.KEEP_RULES,
    ("POST", "/listor"): Deed.KEEP_RULES,
    ("GET", "/listor/{list_id:str}"): Deed.KEEP_RULES,
    ("POST", "/listor/{list_id:str}"): Deed.KEEP_RULES,
    ("POST", "/listor/{list_id:str}/ta-bort"): Deed.KEEP_RULES,
    ("GET", "/valordning/{list_id:str}"): Deed.READ_RULES,
    ("GET", "/valordning/{list_id:str}/andra"): Deed.KEEP_RULES,
    ("POST", "/valordning/{list_id:str}/andra"): Deed.KEEP_RULES,
    ("POST", "/valordning/{list_id:str}/kasta"): Deed.KEEP_RULES,
    ("POST", "/valordning/{list_id:str}/besluta"): Deed.KEEP_RULES,
    ("POST", "/valordning/{list_id:str}/forlang"): Deed.KEEP_RULES,
    ("GET", "/rosta"): EVERYONE,
    ("GET", "/rosta/kod/{code:str}"): EVERYONE,
    ("POST", "/rosta/kod"): EVERYONE,
    ("GET", "/rosta/{round_id:str}"): Deed.VOTE,
    ("POST", "/rosta/{round_id:str}"): Deed.VOTE,
    ("POST", "/rosta/{round_id:str}/granska"): Deed.VOTE,
    ("POST", "/rosta/{round_id:str}/andra"): Deed.VOTE,
    ("GET", "/rosta/{round_id:str}/kvittens"): Deed.VOTE,
    ("GET", "/papper"): Deed.HANDLE_PAPER,
    ("GET", "/papper/{round_id:str}"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/skriv-ut"): Deed.ORGANISE,
    ("POST", "/papper/{round_id:str}/lamna-ut"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/byt"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/ta-tillbaka"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/saknas"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/i-urnan"): Deed.HANDLE_PAPER,
    ("GET", "/papper/{round_id:str}/skriv-in"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/skriv-in"): Deed.HANDLE_PAPER,
    ("GET", "/papper/{round_id:str}/skillnad/{check_number:str}"): Deed.HANDLE_PAPER,
    ("POST", "/papper/{round_id:str}/skillnad/{check_number:str}"): Deed.HANDLE_PAPER,
    ("GET", "/resultat/{list_id:str}"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/plats/{place:int}"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/storbild"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/storbild/lista"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/storbild/{place:int}/{stage:int}"): Deed.READ_RESULT,
    ("GET", "/resultat/{list_id:str}/record.json"): Deed.CONDUCT,
    ("POST", "/resultat/{list_id:str}/faststall"): Deed.ADOPT,
    ("GET", "/organisation"): Deed.READ_ORGANISATION,
    ("POST", "/organisation/kommuner"): Deed.KEEP_ORGANISATION,
    ("GET", "/organisation/medlemmar"): Deed.READ_MEMBERS,
    ("GET", "/organisation/medlemmar/{number:str}"): Deed.READ_MEMBERS,
    ("GET", "/organisation/medlemmar/{number:str}/skyddade-uppgifter"): Deed.KEEP_ORGANISATION,
    ("GET", "/organisation/import"): Deed.KEEP_ORGANISATION,
    ("POST", "/organisation/import"): Deed.KEEP_ORGANISATION,
    ("GET", "/organisation/import/{import_id:str}"): Deed.KEEP_ORGANISATION,
    ("POST", "/organisation/import/{import_id:str}/spara"): Deed.KEEP_ORGANISATION,
    ("POST", "/organisation/import/{import_id:str}/om"): Deed.KEEP_ORGANISATION,
    ("POST", "/organisation/import/{import_id:str}/avbryt"): Deed.KEEP_ORGANISATION,
    ("GET", "/organisation/dubbletter"): Deed.READ_MEMBERS,
    ("POST", "/organisation/dubbletter"): Deed.KEEP_ORGANISATION,
    ("GET", "/handlingar"): Deed.READ_DOCUMENTS,
    ("GET", "/handlingar/{list_id:str}/lista.pdf"): Deed.READ_DOCUMENTS,
    ("GET", "/handlingar/{list_id:str}/lista.csv"): Deed.READ_DOCUMENTS,
    ("GET", "/konferens/plats/{list_id:str}"): Deed.CONDUCT,
    ("POST", "/konferens/plats/{list_id:str}/{deed:str}"): Deed.CONDUCT,
}
HERE = {
    "{secret:str}": "no-such-secret",
    "{list_id:str}": "riksdag",
    "{round_id:str}": "riksdag-1",
    "{nominee_id:str}": "nobody",
    "{number:str}": "no-such-member",
    "{import_id:str}": "no-such-import",
    "{run_id:str}": "no-such-run",
    "{spoiling_id:str}": "nothing",
    "{candidacy_id:str}": "nobody",
    "{note_id:str}": "nothing",
    "{number:int}": "1",
    "{step:str}": "vem",
    "{account_id:str}": "nobody",
    "{place:int}": "1",
    "{stage:int}": "1",
    "{code:str}": "X",
    "{deed:str}": "bifall",
    "{item_id:str}": "no-such-item",
    "{check_number:str}": "XXXXX",
    "{delegate_id:str}": "nobody",
    "{association_id:str}": "arvika",
    "{participant_id:str}": "nobody",
    "{election_id:str}": "no-such-election",
    "{ballot_id:str}": "no-such-ballot",
    "{candidate:int}": "1",
}


def _address(path: str) -> str:
    for slot, value in HERE.items():
        path = path.replace(slot, value)
    return path


def test_every_route_stands_in_the_table(opened: Open) -> None:
    app = opened(Story.found).client.app
    routes = {
        (method, route.path)
        for route in app.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith("/static")
        for method in route.methods
        if method != "OPTIONS"
    }
    assert routes == set(DEED_OF)


@pytest.mark.parametrize("role", [None, *MAY.keys() - {Role.CANDIDATE}], ids=str)
def test_a_visitor_gets_through_where_the_table_says_and_nowhere_else(opened: Open, role: Role | None) -> None:
    app = opened(Story.until_open)
    visitor = app.visitor(role if role is not Role.VOTER else None)
    if role is Role.VOTER:
        visitor.enter(CODES[0])
    for (method, path), deed in DEED_OF.items():
        if deed in (EVERYONE, OWN_SECOND_STEP):
            continue
        send = visitor.get if method == "GET" else visitor.post
        status = send(_address(path)).status_code
        if role is None:
            assert status == 401, (method, path)
        elif deed in MAY[role] or (method in SAFE_METHODS and deed in READS.get(role, ())):
            assert status not in (401, 403), (method, path, status)
        else:
            assert status == 403, (method, path)


def test_opening_a_link_signs_nobody_in(opened: Open) -> None:
    visitor = opened(Story.found).visitor()
    assert "Logga in" in visitor.get("/in/organiser").text
    assert visitor.get("/konferens").status_code == 401


def test_a_session_is_fresh_at_every_sign_in_and_gone_after_signing_out(opened: Open) -> None:
    visitor = opened(Story.found).visitor()
    visitor.cookies["session"] = "chosen-by-somebody-else"
    visitor.sign_in("organiser")
    first = visitor.cookies["session"]
    assert first != "chosen-by-somebody-else"
    visitor.sign_in("organiser")
    assert visitor.cookies["session"] != first
    before = visitor.cookies["session"]
    assert visitor.post("/ut").status_code == 303
    visitor.cookies["session"] = before
    assert visitor.get("/konferens").status_code == 401


def test_a_link_and_a_session_run_out(opened: Open) -> None:
    app = opened(Story.found)
    visitor = app.visitor(Role.ORGANISER)
    app.clock.now += timedelta(hours=13)
    assert visitor.get("/konferens").status_code == 401
    app.clock.now += timedelta(days=30)
    assert visitor.post("/in/organiser").status_code == 404


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(opened: Open) -> None:
    visitor = opened(Story.found).visitor()
    cookie = visitor.post("/in/organiser").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_a_post_without_the_form_token_is_refused_in_words(opened: Open) -> None:
    visitor = opened(Story.until_open).visitor()
    answer = visitor.post("/rosta/kod", {"code": CODES[0]}, token=False)
    assert answer.status_code == 403
    assert sentence(answer) == "Sidan har legat öppen för länge: ladda om den och skicka en gång till."


def test_the_database_holds_no_code_link_or_session(opened: Open) -> None:
    app = opened(Story.until_open)
    visitor = app.visitor(Role.ORGANISER)
    voter = app.visitor().enter(CODES[0])
    with sqlite3.connect(app.path) as kept:
        dump = "\n".join(kept.iterdump())
    for secret in (*CODES, "miras-link", visitor.cookies["session"], voter.cookies["session"]):
        assert f"'{secret}'" not in dump


@pytest.mark.parametrize("path", ["/", "/konferens", "/no-such-page", "/static/nominering.css", "/svara/wrong"])
def test_every_answer_carries_the_safe_headers(opened: Open, path: str) -> None:
    answer = opened(Story.found).visitor().get(path)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
