"""Which bytes may be a company's logo."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.logo import MOST_BYTES, MOST_DOTS, Size, check_logo, size_of


def image(kind: str = "PNG", width: int = 40, height: int = 20, mode: str = "RGB") -> bytes:
    """An image as another program writes it."""
    stream = BytesIO()
    Image.new(mode, (width, height), 128).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_size_is_read(kind: str) -> None:
    assert size_of(image(kind)) == Size(40, 20)
    check_logo(image(kind))
    check_logo(b"")


def test_other_kinds_are_refused() -> None:
    for content in (image("GIF"), image("BMP"), b"<svg/>", b"%PDF-1.7"):
        with pytest.raises(KnownProblem) as problem:
            check_logo(content)
        assert problem.value.code == "company.logo_kind"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_cut_off_image_is_refused_wherever_it_ends(kind: str) -> None:
    whole = image(kind)
    for length in range(8, len(whole), 7):
        with pytest.raises(KnownProblem) as problem:
            check_logo(whole[:length])
        assert problem.value.code in ("company.logo_broken", "company.logo_kind")


def test_a_damaged_png_is_refused() -> None:
    damaged = bytearray(image())
    damaged[len(damaged) // 2] ^= 0xFF
    with pytest.raises(KnownProblem) as problem:
        check_logo(bytes(damaged))
    assert problem.value.code == "company.logo_broken"


def test_the_limits() -> None:
    check_logo(image(width=MOST_DOTS, height=1, mode="L"))
    with pytest.raises(KnownProblem) as wide:
        check_logo(image(width=MOST_DOTS + 1, height=1, mode="L"))
    assert wide.value.code == "company.logo_wide"
    with pytest.raises(KnownProblem) as large:
        check_logo(image() + b"\0" * MOST_BYTES)
    assert (large.value.code, large.value.params) == ("company.logo_large", (("size", 101), ("limit", 100)))
