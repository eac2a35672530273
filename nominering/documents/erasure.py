"""What was erased, in words."""

from nominering.nomination.model.erasure import Erased

KINDS = {
    Erased.NOMINEES: "nominerade",
    Erased.MOTIVATIONS: "motiveringar",
    Erased.ACTS: "samtycken och försäkringar",
    Erased.LETTERS: "brev",
    Erased.LINKS: "svarslänkar",
    Erased.CODES: "brevkoder",
    Erased.PHOTOS: "bilder",
}
