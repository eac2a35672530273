"""placeholder"""


def serve(*, fresh: bool, port: int) -> None: ...
