"""Portal workbooks as the portals make them, with invented people: raw XML, so that tests decide every detail."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from desktop_app.foundation.files import resource_path

_T = TypeVar("_T")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

GENERAL, TEXT, DATE, YELLOW, GREEN, BLUE, BAND, YELLOW_TEXT, YELLOW_DATE = range(9)
"""Cell styles of ``styles.xml`` below."""

UPAH_HEADINGS = ("NIK", "ID_PEGAWAI", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "UPAH", "RAPEL", "BLTH", "NPP")
UPAH_WIDTHS = (18, 15, 13, 18, 30, 12, 10, 10, 12, 12)
TK_HEADINGS = (
    "NO_PEGAWAI", "NAMA_LENGKAP", "GELAR", "TELEPON_AREA_RUMAH", "TELEPON_RUMAH", "TELEPON_AREA_KANTOR",
    "TELEPON_KANTOR", "TELEPON_EXT_KANTOR", "HP", "EMAIL", "TEMPAT_LAHIR", "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG",
    "JENIS_IDENTITAS", "NOMOR_IDENTITAS", "MASA_LAKU_IDENTITAS", "JENIS_KELAMIN", "SURAT_MENYURAT_KE",
    "TANGGAL_KEPESERTAAN", "STATUS_KAWIN", "GOLONGAN_DARAH", "NPWP", "KODE_NEGARA", "UPAH", "ALAMAT", "KODE_POS",
    "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
)  # fmt: skip
TK_TEXT = {"NO_PEGAWAI", "HP", "NOMOR_IDENTITAS", "NPWP", "UPAH", "ALAMAT", "KODE_POS", "LOKASI_PEKERJAAN"}
TK_DATE = {"TANGGAL_LAHIR", "MASA_LAKU_IDENTITAS", "TANGGAL_KEPESERTAAN", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK"}
TK_PLAIN = {
    "NO_PEGAWAI", "GELAR", "TELEPON_AREA_RUMAH", "TELEPON_RUMAH", "TELEPON_AREA_KANTOR", "TELEPON_KANTOR",
    "TELEPON_EXT_KANTOR", "HP", "EMAIL", "TANGGAL_KEPESERTAAN", "NPWP",
}  # fmt: skip
NA_HEADINGS = ("KPJ", "NAMA_LENGKAP", "TGL_LAHIR", "SEBAB_NA", "TGL_KEJADIAN", "KETERANGAN")
EDABU_HEADINGS = (
    ("No", ""), ("No Kartu BPJS Kesehatan diisi no kartu Peserta", ""), ("FEEDBACK", ""),
    ("Tgl Aktif\nBerlaku\nMutasi", ""), ("No KK", ""), ("NIK/KITAS/KITAP", ""), ("Nama Lengkap", ""),
    ("Kode HubKel", "1=P, 2=S, 3=I, 4=A, 5=T"), ("Tgl Lahir", "Tempat Lahir"), ("", "dd/mm/yyyy"),
    ("Jenis Kelamin", "1=L  2=P"), ("Status Kawin", "0=TD\n1=B, 2=K,     3=C"), ("Alamat Tempat Tinggal", ""),
    ("RT", ""), ("RW", ""), ("Kode Pos", ""), ("Kode Kecamatan", ""), ("Nama Kecamatan", ""),
    ("Kode Desa (diisi petugas)", ""), ("Nama Desa", ""), ("Kode Faskes Tk.I", ""), ("Nama Faskes Tk.I", ""),
    ("Kode Faskes Dokter Gigi", ""), ("Nama Faskes Dokter Gigi", ""), ("Nomor Telepon Peserta", ""), ("Email", ""),
    ("NIP", ""), ("Jabatan", ""), ("Status", "1=Tetap 2=Kontrak 3=Paruh waktu 4=Penerima Pensiun"),
    ("Kelas Rawat", "1=Kelas I 2=Kelas II 3=Kelas III"), ("TMT Kerja (Kary. Aktif)", ""),
    ("Gaji Pokok + Tunj. Tetap (Kary. Aktif)", ""), ("Kewarga Negaraan", "1=WNI 2=WNA"),
    ("Asuransi Lainnya", "No. Kartu Asuransi"), ("", "Nama Asuransi"), ("No. NPWP", ""), ("No Passport", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Value:
    """What a cell holds: text, or a number; and its style."""

    content: str | int | None
    style: int = GENERAL


@dataclass(frozen=True)
class Dialect:
    """How a program writes the same sheet."""

    shared_strings: bool = True
    prefix: str = ""
    quote: str = '"'
    references: bool = True


@dataclass
class SheetSpec:
    """One sheet to write."""

    name: str
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    columns: str = ""
    merges: tuple[str, ...] = ()


@dataclass(frozen=True)
class WageLine:
    """One prefilled row of SIPP's wage file."""

    nik: str
    kpj: str
    kode_tk: str
    name: str
    birth: str = "17-08-1990"
    npp: str = "12345678"
    month: str = "01-11-2026"
    wage: int = 0
    nip: str = ""


def upah(
    lines: Sequence[WageLine],
    dialect: Dialect = Dialect(),
    headings: Sequence[str] = UPAH_HEADINGS,
    *,
    empty_rows: int = 0,
    sheet_name: str = "data_upah",
) -> bytes:
    """SIPP's wage file: one row for each active worker, only UPAH and RAPEL green."""
    rows = {
        1: {place: Value(text, GREEN if text in ("UPAH", "RAPEL") else GENERAL) for place, text in _count(headings)}
    }
    for number, line in enumerate(lines, 2):
        values = {
            "NIK": Value(line.nik, TEXT),
            "ID_PEGAWAI": Value(line.nip or None, TEXT),
            "KPJ": Value(line.kpj or None, TEXT),
            "KODE_TK": Value(line.kode_tk, TEXT),
            "NAMA_LENGKAP": Value(line.name),
            "TGL_LAHIR": Value(line.birth, DATE),
            "UPAH": Value(line.wage),
            "RAPEL": Value(0),
            "BLTH": Value(line.month, DATE),
            "NPP": Value(line.npp, TEXT),
        }
        standard = {name.replace("_", "").upper(): value for name, value in values.items()}
        standard |= {"NOMORIDENTITAS": values["NIK"], "NOPEGAWAI": values["ID_PEGAWAI"]}
        rows[number] = {
            place: standard[text.replace("_", "").replace(" ", "").upper()] for place, text in _count(headings)
        }
    for number in range(len(lines) + 2, len(lines) + 2 + empty_rows):
        rows[number] = {place: Value(None, TEXT) for place, _ in _count(headings)}
    styles = dict(
        zip(UPAH_HEADINGS, (TEXT, TEXT, TEXT, TEXT, GENERAL, DATE, GENERAL, GENERAL, DATE, TEXT), strict=True)
    )
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" style="{styles.get(text, GENERAL)}" customWidth="1"'
        + (' outlineLevel="1" collapsed="1"/>' if place == 3 else "/>")
        for (place, text), width in zip(_count(headings), UPAH_WIDTHS, strict=True)
    )
    guide = _guide('Langkah Penggunaan Sheet "Data Upah"', ("UPAH", "RAPEL"))
    return workbook([guide, SheetSpec(sheet_name, rows, columns)], dialect)


def tk_baru(dialect: Dialect = Dialect(), locations: Sequence[tuple[str, str]] | None = None) -> bytes:
    """SIPP's file for new workers: the heading row only, formats and widths on whole columns."""
    heading = {place: Value(text, _tk_style(text, heading=True)) for place, text in _count(TK_HEADINGS)}
    columns = "".join(
        f'<col min="{place}" max="{place}" width="22" style="{_tk_style(text, heading=False)}" customWidth="1"/>'
        for place, text in _count(TK_HEADINGS)
    )
    if locations is None:
        with resource_path("codes", "sipp_locations.csv").open(encoding="utf-8", newline="") as stream:
            locations = [(row["NAMA"], row["KODE_LOKASI"]) for row in csv.DictReader(stream)]
    return workbook(
        [
            _guide('Langkah Penggunaan Sheet "Data TK Baru"', ("NIK", "NAMA_LENGKAP")),
            SheetSpec("data_tk_baru", {1: heading}, columns),
            _code_sheet("Lokasi Pekerjaan", ("NAMA", "KODE_LOKASI"), locations),
        ],
        dialect,
    )


def tk_nonaktif(dialect: Dialect = Dialect(), reasons: Sequence[tuple[str, str]] | None = None) -> bytes:
    """SIPP's file for leavers: the heading row only, everything General."""
    heading = {place: Value(text, YELLOW if place < 6 else GENERAL) for place, text in _count(NA_HEADINGS)}
    columns = '<col min="1" max="1" width="10" customWidth="1"/><col min="2" max="6" width="25" customWidth="1"/>'
    if reasons is None:
        with resource_path("codes", "sipp_leaving_reasons.csv").open(encoding="utf-8", newline="") as stream:
            reasons = [(row["KODE_NA"], row["SEBAB_NA"]) for row in csv.DictReader(stream)]
    return workbook(
        [
            _guide('Langkah Penggunaan Sheet "Data Tenaga Kerja Nonaktif"', ("KPJ", "NAMA")),
            SheetSpec("data_tk_na", {1: heading}, columns),
            _code_sheet("SEBAB NA", ("KODE_NA", "SEBAB_NA"), reasons),
        ],
        dialect,
    )


def edabu(dialect: Dialect = Dialect(), pattern: str = "dd/mm/yyyy", *, preamble: bool = False) -> bytes:
    """e-Dabu's form of 37 columns: headings in rows 1-2, or under an official preamble in rows 14-16."""
    rows: dict[int, dict[int, Value]] = {}
    if preamble:
        texts = ("FORM MUTASI DATA PESERTA", "JENIS PESERTA", "NAMA INSTANSI/BADAN/PERUSAHAAN", "KODE VIRTUAL ACCOUNT")
        rows |= {number: {1: Value(text)} for number, text in enumerate(texts, 1)}
        rows |= {14: {8: Value("PISA")}, 15: {}, 16: {}, 17: {}}
        for place, (top, bottom) in _count(EDABU_HEADINGS):
            if top and bottom:
                rows[15][place] = Value(top, YELLOW)
            rows[16][place] = Value(bottom.replace("dd/mm/yyyy", pattern) or top, YELLOW)
            rows[17][place] = Value(place)
        rows[16][3] = Value("Jenis Mutasi")
        merges: tuple[str, ...] = ("I15:J15", "AH15:AI15")
    else:
        rows = {1: {}, 2: {}, 3: {}, 4: {}}
        for place, (top, bottom) in _count(EDABU_HEADINGS):
            rows[1][place] = Value(top or None, YELLOW)
            rows[2][place] = Value(bottom.replace("dd/mm/yyyy", pattern) or None, YELLOW)
            rows[3][place] = Value(place)
            rows[4][place] = Value(None, BAND)
        merges = ("A1:A2", "C1:C2", "I1:J1", "AH1:AI1")
    return workbook([SheetSpec("BPJS", rows, '<col min="1" max="37" width="14" style="1"/>', merges)], dialect)


def workbook(sheets: Sequence[SheetSpec], dialect: Dialect = Dialect()) -> bytes:
    """The zip archive of these sheets."""
    strings: dict[str, int] = {}
    written = [_sheet_xml(sheet, dialect, strings) for sheet in sheets]
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    parts: dict[str, str] = {
        "[Content_Types].xml": _content_types(names, shared=dialect.shared_strings),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml")]),
        "docProps/app.xml": _head() + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Portal</Application></Properties>',
        "docProps/core.xml": _head() + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>BPJS Ketenagakerjaan</dc:creator></cp:coreProperties>",
        "xl/workbook.xml": _head()
        + f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, sheet in enumerate(sheets, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", name.removeprefix("xl/")) for name in names),
                ("styles", "styles.xml"),
                *([("sharedStrings", "sharedStrings.xml")] if dialect.shared_strings else []),
            ]
        ),
        "xl/styles.xml": _styles(),
        **dict(zip(names, written, strict=True)),
    }
    if dialect.shared_strings:
        items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
        parts["xl/sharedStrings.xml"] = _head() + f'<sst xmlns="{MAIN}" count="{len(strings)}">{items}</sst>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name, (2025, 10, 8, 9, 0, 0)), content)
    return target.getvalue()


def save(folder: Path, name: str, content: bytes) -> Path:
    """Put a workbook into a folder, as a download would."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def _sheet_xml(sheet: SheetSpec, dialect: Dialect, strings: dict[str, int]) -> str:
    p = f"{dialect.prefix}:" if dialect.prefix else ""
    declaration = f"xmlns:{dialect.prefix}" if dialect.prefix else "xmlns"
    last_row = max(sheet.rows, default=1)
    last_column = max((max(cells, default=1) for cells in sheet.rows.values()), default=1)
    rows = []
    for number, cells in sheet.rows.items():
        content = "".join(_cell_xml(number, place, value, dialect, strings, p) for place, value in cells.items())
        rows.append(f'<{p}row r="{number}" spans="1:{last_column}">{content}</{p}row>')
    columns = sheet.columns.replace("<col ", f"<{p}col ")
    merges = "".join(f'<{p}mergeCell ref="{merge}"/>' for merge in sheet.merges)
    body = (
        f'{_head()}<!-- portal --><{p}worksheet {declaration}="{MAIN}" xmlns:r="{RELATIONS}">'
        f'<{p}dimension ref="A1:{_letters(last_column)}{last_row}"/>'
        f'<{p}sheetViews><{p}sheetView workbookViewId="0"/></{p}sheetViews><{p}sheetFormatPr defaultRowHeight="15"/>'
        + (f"<{p}cols>{columns}</{p}cols>" if columns else "")
        + f"<{p}sheetData>{''.join(rows)}</{p}sheetData>"
        + (f'<{p}mergeCells count="{len(sheet.merges)}">{merges}</{p}mergeCells>' if merges else "")
        + f'<{p}pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></{p}worksheet>'
    )
    return body.replace('"', dialect.quote) if dialect.quote != '"' else body


def _cell_xml(row: int, place: int, value: Value, dialect: Dialect, strings: dict[str, int], p: str) -> str:
    reference = f' r="{_letters(place)}{row}"' if dialect.references else ""
    style = f' s="{value.style}"'
    if value.content is None:
        return f"<{p}c{reference}{style}/>"
    if isinstance(value.content, int):
        return f"<{p}c{reference}{style}><{p}v>{value.content}</{p}v></{p}c>"
    if dialect.shared_strings:
        index = strings.setdefault(value.content, len(strings))
        return f'<{p}c{reference}{style} t="s"><{p}v>{index}</{p}v></{p}c>'
    return f'<{p}c{reference}{style} t="inlineStr"><{p}is><{p}t>{escape(value.content)}</{p}t></{p}is></{p}c>'


def _guide(title: str, topics: Sequence[str]) -> SheetSpec:
    rows = {3: {1: Value(title, BLUE)}, 4: {1: Value("Pengisian Column"), 2: Value("Petunjuk")}}
    rows |= {number: {1: Value(t, GREEN), 2: Value(f"Berisi {t}.")} for number, t in enumerate(topics, 5)}
    return SheetSpec("Petunjuk Pengisian", rows, '<col min="1" max="1" width="30" customWidth="1"/>', ("A3:B3",))


def _code_sheet(name: str, headings: tuple[str, str], codes: Sequence[tuple[str, str]]) -> SheetSpec:
    rows = {1: {1: Value(headings[0]), 2: Value(headings[1])}}
    rows |= {number: {1: Value(left), 2: Value(right, TEXT)} for number, (left, right) in enumerate(codes, 2)}
    return SheetSpec(name, rows)


def _tk_style(text: str, *, heading: bool) -> int:
    if text in TK_DATE:
        return YELLOW_DATE if heading and text not in TK_PLAIN else DATE
    if text in TK_TEXT and not (heading and text == "ALAMAT"):
        return YELLOW_TEXT if heading and text not in TK_PLAIN else TEXT
    return YELLOW if heading and text not in TK_PLAIN else GENERAL


def _styles() -> str:
    fills = ["FFFFFF00", "FFABEBC6", "FFAED6F1", "FF00B050"]
    fill_xml = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>' for colour in fills
    )
    formats = [(0, 0), (49, 0), (164, 0), (0, 2), (0, 3), (0, 4), (0, 5), (49, 2), (164, 2)]
    cell_formats = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number, fill in formats
    )
    return (
        f'{_head()}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd-mm-yyyy"/>'
        '</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        f"</fill>{fill_xml}</fills>"
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{cell_formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _content_types(sheets: Sequence[str], *, shared: bool) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.worksheet+xml"/>' for name in sheets)
    return (
        f'{_head()}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{overrides}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        + (f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>' if shared else "")
        + '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_head()}<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def _head() -> str:
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _count(items: Sequence[_T]) -> enumerate[_T]:
    return enumerate(items, 1)


def _letters(number: int) -> str:
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
