"""Signs that Word keeps as a place in a symbol font."""

from __future__ import annotations

_PRIVATE = 0xF000  # where symbol fonts have their signs
_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xA5: "∞",
    0xAE: "→",
    0xD3: "©",
    0xE3: "©",
    0xD2: "®",
    0xE2: "®",
    0xD4: "™",
    0xE4: "™",
    0xA2: "′",
    0xB2: "″",
    0xB0: "°",
    0xBC: "…",
    0x2D: "−",
    0xA0: "€",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x77: "◆",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x28: "☎",
    0x29: "✆",
    0x2A: "✉",
    0x4A: "☺",
}


def symbol(font: str, code: str) -> str:
    """The character for a sign of a font by its code in hexadecimal digits; empty for no code."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    low = number - _PRIVATE if number >= _PRIVATE else number
    table = _SYMBOL if font.lower() == "symbol" else _WINGDINGS
    if font.lower() in ("symbol", "wingdings") and low in table:
        return table[low]
    if 0xD800 <= number < 0xE000 or not 0x20 <= number < 0x110000:
        return ""
    return chr(low) if 0x20 <= low < 0x7F else chr(number)
