"""``--stage final`` makes what a draft may still have count."""

import pytest

from release_lint.testing import release

BEFORE, AFTER = release("text")
TEXTS = {
    "publication-date-real": (BEFORE + "It is open." + AFTER).replace("29 May 2025", "2 June 2025"),
    "to-be-confirmed": BEFORE + "The hall opens on TBC." + AFTER,
    "embargo": "EMBARGOED UNTIL 00:01 BST 29 MAY 2025\n\n" + BEFORE + "It is open." + AFTER,
}


@pytest.mark.parametrize("rule", TEXTS)
@pytest.mark.parametrize("how", ["option", "config"])
def test_a_draft_is_told_and_final_copy_fails(lint, write, rule, how):
    write("a.txt", TEXTS[rule])
    words = ("check", "a.txt", "--today", "2025-05-30", "--format", "json", "--fail-on", "error")

    def weights(outcome):
        (document,) = outcome.report["documents"]
        found = {r["rule"]: r["findings"] for r in document["results"]}
        return [finding["severity"] for finding in found[rule]]

    draft = lint(*words)
    assert (draft.code, weights(draft)) == (0, ["info"])
    if how == "config":
        write("release-lint.yaml", "stage: final\n")
    final = lint(*words, *(["--stage", "final"] if how == "option" else []))
    assert (final.code, weights(final)) == (1, ["error"])
    assert lint(*words, "--stage", "draft").code == 0
