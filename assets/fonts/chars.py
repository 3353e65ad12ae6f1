#!/usr/bin/env python3
"""The characters the game's fonts hold.

    chars.py chars            prints them all: GB2312, Latin with accents, symbols, and whatever the texts use besides
    chars.py check FONT...    fails when a font lacks a character that a text uses

The texts are the YAML and TOML files below scenarios and game, where there are any.
"""
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("scenarios", "game")
TEXTS = (".yaml", ".yml", ".toml")

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F),                        # Latin, Latin-1, Latin Extended-A (pinyin)
    (0x2010, 0x2027), (0x2030, 0x205E),                 # punctuation
    (0x2190, 0x2199), (0x2460, 0x2473),                 # arrows, circled numbers
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2660, 0x2667),
    (0x3000, 0x303F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),  # Chinese punctuation, full width
]
EXTRA = "€™©®✓✔✕✗→←↑↓▶◀●○◆◇■□★☆♪♥"


def wanted():
    s = set(EXTRA)
    for row in [*range(1, 10), *range(16, 88)]:  # GB2312: symbols, then 6763 hanzi
        for cell in range(1, 95):
            try:
                s.add(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    for a, b in RANGES:
        s.update(map(chr, range(a, b + 1)))
    return s


def used():
    """Maps every character of the texts that is to be seen to a file that has it."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXTS and path.is_file():
                for c in path.read_text(encoding="utf-8"):
                    if unicodedata.category(c) not in ("Cc", "Cf"):
                        found.setdefault(c, path.relative_to(ROOT))
    return found


def check(fonts):
    from fontTools.ttLib import TTFont

    texts, ok = used(), True
    for font in fonts:
        have = TTFont(font).getBestCmap()
        for c in sorted(c for c in texts if ord(c) not in have):
            print(f"chars.py: {pathlib.Path(font).name} has no {c} (U+{ord(c):04X}), used in {texts[c]}", file=sys.stderr)
            ok = False
    return ok


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["chars"]:
            print("".join(sorted(wanted() | set(used()))), end="")
        case ["check", *fonts] if fonts:
            sys.exit(0 if check(fonts) else 1)
        case _:
            sys.exit(__doc__)
