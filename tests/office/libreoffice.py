"""LibreOffice as a second opinion: it opens our files, accepts or rejects, and shows the text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("soffice")
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Settle"/>
</library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"
 script:language="StarBasic">
Sub Main(jobs As String)
 For Each job In Split(jobs, "|")
  If job &lt;&gt; "" Then One(Split(job, "&gt;"))
 Next
End Sub
Sub One(part)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 doc = StarDesktop.loadComponentFromURL(part(0), "_blank", 0, hidden())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 frame = doc.CurrentController.Frame
 act = ".uno:" &amp; part(2)
 If part(2) &lt;&gt; "" Then dispatcher.executeDispatch(frame, act, "", 0, Array())
 Dim saved(1) As New com.sun.star.beans.PropertyValue
 saved(0).Name = "FilterName" : saved(0).Value = "Text (encoded)"
 saved(1).Name = "FilterOptions" : saved(1).Value = "UTF8"
 doc.storeToURL(part(1), saved())
 doc.close(True)
End Sub
</script:module>"""
ACCEPT, REJECT, AS_IT_IS = "AcceptAllTrackedChanges", "RejectAllTrackedChanges", ""


def texts(folder: Path, jobs: Sequence[tuple[Path, str]]) -> list[list[str]]:
    """The lines of each file as LibreOffice shows it once all changes are accepted or rejected."""
    run(folder, "--terminate_after_init")  # makes the profile
    basic = folder / "profile/user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_LIBRARY)
    (basic / "Settle.xba").write_text(_MODULE)
    (basic.parent / "script.xlc").write_text(
        '<?xml version="1.0"?><!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD '
        'OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries xmlns:library='
        '"http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" '
        'xlink:type="simple" library:link="false"/></library:libraries>'
    )
    outs = [folder / f"{number}.txt" for number, _ in enumerate(jobs)]
    wanted = "|".join(
        f"{path.as_uri()}>{out.as_uri()}>{act}" for (path, act), out in zip(jobs, outs, strict=True)
    )
    run(folder, f'macro:///Standard.Settle.Main("{wanted}")')
    return [
        [line.strip() for line in out.read_text("utf-8-sig").splitlines() if line.strip()]
        for out in outs
    ]


def run(folder: Path, *words: str) -> None:
    """Run LibreOffice with a profile of its own in the folder."""
    assert PROGRAM
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([PROGRAM, profile, "--headless", *words], check=True, capture_output=True)
