"""Official wordings of the licence notice, to paste and to compare with.

English and Welsh notices of GOV.UK publications and footers (alphagov/frontend and
govuk_publishing_components, MIT), the wording used from 2010 to 2017, and The National Archives'
attribution line. ``{slot}`` stands for any few words.
"""

from __future__ import annotations

ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3"
CONTACT = "Information Policy Team, The National Archives, Kew, London TW9 4DU"
EMAIL = "psi@nationalarchives.gov.uk"

VIEW = {
    "en": f"To view this licence, visit {ADDRESS}",
    "cy": f"I weld y drwydded hon, ewch i {ADDRESS}",
}
"""The way to the licence, by the language of a notice."""

_ENGLISH = (
    "This publication is licensed under the terms of the Open Government Licence v3.0 "
    f"except where otherwise stated. {VIEW['en']}"
)
_WELSH = (
    "Mae’r cyhoeddiad hwn wedi’i drwyddedu o dan delerau Trwydded Agored y Llywodraeth v3.0 "
    f"ac eithrio ble nodir yn wahanol. {VIEW['cy']}"
)
_FOOTER = (
    "All content is available under the Open Government Licence v3.0, except where otherwise stated"
)
_FOOTER_WELSH = (
    "Mae’r holl gynnwys ar gael o dan Drwydded Agored y Llywodraeth v3.0, "
    "ac eithrio ble nodir yn wahanol"
)


def notice(form: str, language: str, holder: str, year: int) -> str:
    """The text of a notice: ``form`` is ``publication`` or ``footer``, ``language`` en or cy.

    An empty holder gives no copyright line; Crown copyright has its Welsh name in Welsh.
    """
    is_welsh = language == "cy"
    holder = holder_in(language, holder)
    if form == "footer":
        body, line = (_FOOTER_WELSH if is_welsh else _FOOTER), f"© {holder}"
    else:
        body, line = (_WELSH if is_welsh else _ENGLISH), f"© {holder} {year}"
    return f"{line}\n\n{body}" if holder else body


def holder_in(language: str, holder: str) -> str:
    """A copyright holder as a notice in a language, en or cy, names it."""
    return "Hawlfraint y Goron" if (language, holder) == ("cy", "Crown copyright") else holder
