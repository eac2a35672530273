"""The receipt's code: it proves that a ballot came in, and tells neither who sent it nor what it said."""

from nominering.balloting.model.codes import CODE_ALPHABET

RECEIPT_LENGTH = 8


def receipt_code(digest: bytes) -> str:
    """In letters that are not misread, in two halves; `digest` is a keyed hash of round, card and submission."""
    number, letters = int.from_bytes(digest), ""
    for _ in range(RECEIPT_LENGTH):
        number, which = divmod(number, len(CODE_ALPHABET))
        letters += CODE_ALPHABET[which]
    return f"{letters[: RECEIPT_LENGTH // 2]}-{letters[RECEIPT_LENGTH // 2 :]}"
