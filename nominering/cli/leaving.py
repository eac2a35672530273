"""Leave a file where the operator wants it, whole or not at all."""

from pathlib import Path


class NotWritable(Exception):
    """The disk, or something that lies there already: nothing is overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def leave(path: Path, content: bytes) -> None:
    """Raises NotWritable."""
    if path.exists() or not path.name:
        raise NotWritable(path)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise NotWritable(path) from None
