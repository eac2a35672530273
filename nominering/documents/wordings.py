"""The texts that candidates agree to, each with its version. A text is never changed: a new one is added last, under
a version of its own, and the older stays for whoever agreed to it."""

from dataclasses import dataclass

from nominering.nomination.model.acts import Act


@dataclass(frozen=True)
class Wording:
    """`title` is what the act is called, `press` what is agreed to with the box, `text` what it means."""

    act: Act
    version: str
    title: str
    text: str
    press: str


WORDINGS = (
    Wording(
        Act.PUBLICATION,
        "publicering-2026-11",
        "Samtycke till publicering",
        "Att kandidera för ett parti säger något om din politiska åsikt. Partidistriktet vill visa dig för väljarna: "
        "ditt namn, din presentation och din bild på sin webbplats, i sociala medier och till pressen. Det görs bara "
        "om du samtycker (dataskyddsförordningen, artikel 9.2 a). Du kan kandidera utan att samtycka. Du kan när som "
        "helst ta tillbaka samtycket här: då publiceras inget nytt, och det som distriktet har lagt ut tas ner.",
        "Ja, jag samtycker till att distriktet publicerar mitt namn, min presentation och min bild utanför partiet.",
    ),
    Wording(
        Act.PLEDGE,
        "forsakran-2026-11",
        "Kandidatförsäkran",
        "Försäkran är ett löfte till partiet och ingenting som lagen kräver. Den som lovar vill arbeta för partiets "
        "program och för det som konferensen beslutar, och lämnar uppdraget till partiets förfogande om hen lämnar "
        "partiet. Du kan kandidera utan att lova det, och du kan ta tillbaka löftet.",
        "Ja, jag lämnar kandidatförsäkran.",
    ),
)


def current(act: Act) -> Wording:
    """The last one given of its kind."""
    return [each for each in WORDINGS if each.act is act][-1]


def of_version(version: str) -> Wording | None:
    return next((each for each in WORDINGS if each.version == version), None)
