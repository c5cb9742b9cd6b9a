"""Simple paragraphs and runs of a Word document, taken at a stroke into the walk over its part."""

from __future__ import annotations

from release_lint.readers.docx_short import PARAGRAPHS, RUNS, ShortPart
from release_lint.readers.docx_simple import RunFormat
from release_lint.readers.docx_walk import Walk
from release_lint.readers.office import Paragraph, Part
from release_lint.readers.xml_events import Attributes, Starts


class Strokes(Walk):
    """A walk over the part in short."""

    def starts(self) -> Starts:
        """What to do where an element begins."""
        known = super().starts()
        return {
            **known,
            self.w(PARAGRAPHS): self._simple_paragraphs,
            self.w(RUNS): self._simple_runs,
        }

    def prepared(self, xml: bytes) -> bytes:
        """The part with each row of simple paragraphs and runs as one element."""
        self._short = ShortPart(xml)
        return self._short.xml

    def forget(self) -> None:
        """Let go of what only reading needs."""
        super().forget()
        del self._short

    @property
    def place(self) -> int:
        """The byte of the part at which the event begins that is being handled."""
        return self._short.byte(self.parser.CurrentByteIndex)

    def _simple_paragraphs(self, _: Attributes) -> None:
        """Paragraphs that are nothing but simple runs."""
        row = self._short.paragraphs[self.parser.CurrentByteIndex]
        for place, form, parts, formats, plain in row:
            paragraph = self.begin_paragraph(place)
            if form.style is not None:
                paragraph.style = form.style
            if form.attrs:
                paragraph.attrs.update(form.attrs)
            if parts and not self.fields.in_code:
                self._shaded = form.shaded
                self._take_runs(paragraph, parts, formats, plain=plain)
            self.paragraph = None

    def _take_runs(
        self, paragraph: Paragraph, parts: list[Part], formats: list[RunFormat], *, plain: bool
    ) -> None:
        """Give a new paragraph its runs, at a stroke where all show and its style is plain."""
        language = self.styles.plain_language(paragraph.style)
        self._style_properties = self.styles.run(paragraph.style)
        if language is None or not (plain or self._none_hidden(formats)):
            self._shaded = self._shaded or self.styles.is_shaded(paragraph.style)
            for part, form in zip(parts, formats, strict=True):
                self._simple_run(paragraph, part, form)
            return
        paragraph.parts = parts
        own = 0  # characters that say their language themselves
        if not plain:
            self._shaded = self._shaded or self.styles.is_shaded(paragraph.style)
            for (text, start, *_), form in zip(parts, formats, strict=True):
                if not form.plain:
                    paragraph.length = start + len(text)
                    self._run_properties, self._run_at = form.properties, start
                    self._close_run()
                    own += len(text)
        text, start, *_ = parts[-1]
        paragraph.length = start + len(text)
        if language and paragraph.length > own:
            known = paragraph.languages
            known[language] = known.get(language, 0) + paragraph.length - own

    def _none_hidden(self, formats: list[RunFormat]) -> bool:
        for form in formats:
            if not form.plain:
                self._run_properties = form.properties
                if self._is_hidden:
                    return False
        return True

    def _simple_runs(self, _: Attributes) -> None:
        """Runs that are nothing but text."""
        if self.paragraph is None or self.fields.in_code:
            return
        for part, form in self._short.runs[self.parser.CurrentByteIndex]:
            self._simple_run(self.paragraph, part, form)

    def _simple_run(self, paragraph: Paragraph, part: Part, form: RunFormat) -> None:
        text, _, start, end, run = part
        if form.plain:
            language = self.styles.plain_language(paragraph.style)
            if language is not None:
                paragraph.add(text, start, end, run)
                if language and text:
                    known = paragraph.languages
                    known[language] = known.get(language, 0) + len(text)
                return
        self._run_properties, self._run_at = form.properties, paragraph.length
        if not self._is_hidden:
            paragraph.add(text, start, end, run)
        elif not form.text:
            self._hidden.append(text)
        self._close_run()
