"""What was learnt from the shipped phrases, kept in a folder: numbers alone, nothing typed.

A file's name changes with the phrases and with what learns from them.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.float32]]


def kept_or_learnt(name: str, learn: Callable[[], Arrays]) -> Arrays:
    """The arrays in the file of that name, or else what `learn` gives, which is then kept there."""
    import numpy as np

    file = Path(str(settings.REDIRECT_CACHE_DIR)) / f"{name}.npz"
    if file.is_file():
        # Cut off or not ours: learn again.
        with suppress(OSError, ValueError, KeyError, zipfile.BadZipFile), np.load(file) as arrays:
            return {key: arrays[key] for key in arrays.files}
    arrays = learn()
    with suppress(OSError):  # a read-only disk: learn at every start
        _keep(file, arrays)
    return arrays


def _keep(file: Path, arrays: Arrays) -> None:
    import numpy as np

    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "wb") as opened:
        np.savez(opened, **arrays)  # type: ignore[arg-type]
    Path(name).chmod(0o644)  # whoever prepares it need not be who serves
    Path(name).replace(file)  # whole or not at all
