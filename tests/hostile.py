"""Texts that try to break out of every format. The same list for HTML, XLSX, CSV, SVG, PNG, GeoJSON, JSON and PDF."""

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</title></svg><script>alert(1)</script>",
    "]]><!--",
    '=HYPERLINK("http://x.example","hier")',
    "+49 2931 1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'=1+1",
    "\"quoted\" 'single' `back` „deutsch“",
    "two\nlines\r\nthree",
    "semi;colon,comma|pipe",
    "right\u202eto left\u200f",
    "nul\x00 bell\x07 escape\x1b",
    "$x^2$ \\frac{1}{2} _under_ *star*",
    "{{ 7*7 }} {% raw %} #set(x) @font",
    "Grüße – 日本 ✓ 🌲",
    "x" * 10_000,
    "wort " * 2_000,
    "",
)
MARKUP = ("<img", "<script", "</svg><")
CONTROLS = ("\x00", "\x07", "\x1b", "\u202e", "\u200f")
