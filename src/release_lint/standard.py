"""A release that is clean in every respect, around which an example's text is set."""

from __future__ import annotations

_BODY = "{body}"

_MARKDOWN = """\
---
title: New reading room opens at Ashford library
description: Residents can use a larger reading room and six new study desks from this month.
date: 2025-05-29
---

Ashford library opened its new reading room to the public this week.

{body}

Priya Nair, the library manager, said: “The new room gives people a quiet place to work.”

## Licence

© Crown copyright 2025

This publication is licensed under the terms of the Open Government Licence v3.0 except where \
otherwise stated. To view this licence, visit \
<https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3>.

Where we have identified any third-party copyright information you will need to obtain permission \
from the copyright holders concerned.
"""

_TEXT = """\
New reading room opens at Ashford library

Published: 29 May 2025

Summary: Residents can use a larger reading room and six new study desks from this month.

Ashford library opened its new reading room to the public this week.

{body}

Priya Nair, the library manager, said: “The new room gives people a quiet place to work.”

© Crown copyright 2025

This publication is licensed under the terms of the Open Government Licence v3.0 except where \
otherwise stated. To view this licence, visit \
https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3

Where we have identified any third-party copyright information you will need to obtain permission \
from the copyright holders concerned.
"""

_HTML = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>New reading room opens at Ashford library</title>
<meta name="description" \
content="Residents can use a larger reading room and six new study desks from this month.">
</head>
<body>
<main>
<h1>New reading room opens at Ashford library</h1>
<p>Published <time datetime="2025-05-29">29 May 2025</time></p>
<p>Ashford library opened its new reading room to the public this week.</p>
{body}
<p>Priya Nair, the library manager, said: “The new room gives people a quiet place to work.”</p>
</main>
<footer>
<p>© Crown copyright 2025</p>
<p>This publication is licensed under the terms of the Open Government Licence v3.0 except where \
otherwise stated. To view this licence, visit <a rel="license" \
href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3">\
nationalarchives.gov.uk/doc/open-government-licence/version/3</a>.</p>
<p>Where we have identified any third-party copyright information you will need to obtain \
permission from the copyright holders concerned.</p>
</footer>
</body>
</html>
"""

_RELEASES = {
    "markdown": _MARKDOWN,
    "text": _TEXT,
    "html": _HTML,
    "docx": f"# {_TEXT}".replace("© Crown", "## Licence\n\n© Crown"),
}


def release(format_: str) -> tuple[str, str]:
    """What stands before and after the body; Markdown's where a format has none of its own."""
    before, _, after = _RELEASES.get(format_, _MARKDOWN).partition(_BODY)
    return before, after
