"""Reviewed files opened in LibreOffice: all changes accepted, all rejected, and printed."""

from __future__ import annotations

import pytest

from tests.odt_files import heading, odt, span
from tests.odt_files import paragraph as odt_paragraph
from tests.office import libreoffice
from tests.office.libreoffice import ACCEPT, AS_IT_IS, REJECT
from tests.office_files import docx, paragraph, runs, table

pytestmark = pytest.mark.skipif(libreoffice.PROGRAM is None, reason="LibreOffice is not installed")
TODAY = ("--today", "2025-06-02")
WORD = docx(
    paragraph("Ferries sail again", "Title")
    + f"<w:p>{runs('The ferries ')}{runs('sail  from', '<w:b/>')}"
    + f"{runs(' Monday 3 June 2025 in order to uti', '<w:i/>')}{runs('lise it.')}</w:p>"
    + table(("We utilise it &amp; them", "on Monday 3 June 2025"))
    + paragraph("The XYZQ says that they recieve it.")
)
ODT = odt(
    heading("Ferries sail again", 1)
    + odt_paragraph(f"The ferries {span('sail from', 'Bold')} Monday 3 June 2025.")
    + odt_paragraph(
        f"In order to {span('uti', 'Bold')}lise it,<text:s/> they  recieve it &amp; them."
    )
)


@pytest.mark.parametrize(("name", "data"), [("draft.docx", WORD), ("draft.odt", ODT)])
def test_accepting_and_rejecting_in_libreoffice(lint, write, repository, name, data):
    draft, fixed = write(name, data), write(f"fixed-{name}", data)
    assert lint("review", name, *TODAY, "-o", f"reviewed-{name}").code == 0
    lint("check", fixed.name, "--fix", "--unsafe-fixes", "--in-place", *TODAY)
    reviewed = repository / f"reviewed-{name}"
    original, settled, accepted, rejected = libreoffice.texts(
        repository,
        [(draft, AS_IT_IS), (fixed, AS_IT_IS), (reviewed, ACCEPT), (reviewed, REJECT)],
    )
    assert original != settled
    assert accepted == settled
    assert rejected == original


def test_a_reviewed_file_is_printed(lint, write, repository):
    write("draft.docx", WORD)
    lint("review", "draft.docx", *TODAY)
    libreoffice.run(
        repository, "--convert-to", "pdf", "--outdir", str(repository), "draft.reviewed.docx"
    )
    assert (repository / "draft.reviewed.pdf").read_bytes().startswith(b"%PDF")
