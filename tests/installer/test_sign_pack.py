"""The publisher's tool makes keys and packs that the program takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import sign_pack

from desktop_app.regulations.packs import PackReader, trusted_keys
from tests.regulations.sample_packs import CONTENT


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """The private key, and the folder with the public one."""
    (tmp_path / "public").mkdir()
    private = tmp_path / "rahasia.pem"
    assert sign_pack.main(["new-key", str(private), str(tmp_path / "public" / "penerbit.pem")]) == 0
    return private, tmp_path / "public"


def test_a_signed_pack_is_taken_by_whoever_trusts_the_key(keys: tuple[Path, Path], tmp_path: Path) -> None:
    private, public = keys
    content, out = tmp_path / "isi.toml", tmp_path / "isi.gbr-rules"
    content.write_text(CONTENT, encoding="utf-8")
    assert sign_pack.main(["sign", str(content), str(private), str(out)]) == 0
    assert PackReader("0.1.0", trusted_keys(public)).read(out).name == "resmi"


def test_content_that_no_program_would_take_is_not_signed(
    keys: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, out = tmp_path / "isi.toml", tmp_path / "isi.gbr-rules"
    content.write_text(CONTENT.replace("11_600_000", "-1"), encoding="utf-8")
    assert sign_pack.main(["sign", str(content), str(keys[0]), str(out)]) == 2
    assert "bpjs.jp.cap" in capsys.readouterr().err
    assert not out.exists()


def test_a_key_is_never_replaced_nor_put_into_the_repository(keys: tuple[Path, Path], tmp_path: Path) -> None:
    before = keys[0].read_bytes()
    assert sign_pack.main(["new-key", str(keys[0]), str(tmp_path / "lain.pem")]) == 2
    assert keys[0].read_bytes() == before
    inside = sign_pack.ROOT / "kunci.pem"
    assert sign_pack.main(["new-key", str(inside), str(tmp_path / "lain.pem")]) == 2
    assert not inside.exists()
