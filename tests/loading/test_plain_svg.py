import math
import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.loading.plain_svg import SIDE, plain_shapes, plain_svg
from indicators.paths import STATIC


def drawn(inside: str, *, box: str = "0 0 24 24") -> list[tuple[str, str, str, float]]:
    found = plain_shapes(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>')
    return [(one.data, one.fill, one.stroke, one.width) for one in found]


SQUARE = "M6 6H18V18H6V6Z"


@pytest.mark.parametrize(
    ("inside", "box"),
    [
        ('<rect x="6" y="6" width="12" height="12"/>', "0 0 24 24"),
        ('<rect x="3" y="3" width="6" height="6"/>', "0 0 12 12"),
        ('<rect x="-6" y="-6" width="12" height="12"/>', "-12 -12 24 24"),
        ('<rect x="6" width="12" height="12"/>', "0 0 24 12"),  # a flat field stands in the middle of the square
        ('<polygon points="6,6 18,6 18,18 6,18 6,6"/>', "0 0 24 24"),
        ('<g transform="translate(6 6)"><rect width="12" height="12"/></g>', "0 0 24 24"),
        ('<g transform="translate(6, 6) scale(2)"><rect width="6" height="6"/></g>', "0 0 24 24"),
        ('<rect width="6" height="6" transform="matrix(2 0 0 2 6 6)"/>', "0 0 24 24"),
        ('<g fill="#000"><g><rect x="6" y="6" width="12" height="12" stroke="none"/></g></g>', "0 0 24 24"),
    ],
)
def test_the_same_square_in_many_words(inside: str, box: str):
    [(data, fill, stroke, _width)] = drawn(inside, box=box)
    assert (re.sub(r"V6(?=Z)|L6 6(?=Z)", "V6", data), fill, stroke) == (SQUARE, "#000000", "none")


def test_colours_and_strokes_are_those_of_the_groups_and_of_the_style():
    inside = '<g style="fill:#fff;stroke:navy;stroke-width:2px" transform="scale(2)"><rect width="6" height="6"/></g>'
    assert [one[1:] for one in drawn(inside)] == [("#ffffff", "#000080", 4.0)]
    over = '<g fill="red"><rect width="6" height="6" fill="rgb(0,128,0)" style="fill:#123456"/></g>'
    assert [one[1:] for one in drawn(over)] == [("#123456", "none", 1.0)]


def test_what_is_not_seen_is_left_out():
    seen = '<circle cx="12" cy="12" r="3"/>'
    unseen = [
        '<g display="none"><circle cx="12" cy="12" r="9"/></g>', '<rect width="4" height="4" fill="none"/>',
        '<rect width="4" height="4" fill-opacity="0"/>', "<title>Haus</title>", "<metadata><x/></metadata>", "<defs/>",
        '<x:grid xmlns:x="http://example.org/editor" width="900"/>', "<!-- nichts -->", "<path/>", '<path d=""/>',
    ]  # fmt: skip
    assert len(drawn(seen)) == 1
    for one in unseen:
        assert drawn(one + seen) == drawn(seen), one


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<text>A</text>", "<text>"),
        ('<image href="https://example.org/x.png"/>', "<image>"),
        ("<script>alert(1)</script>", "<script>"),
        ("<style>.a{fill:red}</style>", "<style>"),
        ('<rect class="a" width="4" height="4"/>', "class"),
        ('<use href="#a"/>', "<use>"),
        ('<foreignObject width="4" height="4"/>', "<foreignObject>"),
        ('<defs><linearGradient id="a"/></defs><rect width="4" height="4" fill="url(#a)"/>', "Ein Verlauf"),
        ('<g filter="url(#b)"><rect width="4" height="4"/></g>', "filter"),
        ('<rect width="4" height="4" style="stroke-dasharray: 2 1"/>', "stroke-dasharray"),
        ('<rect width="4" height="4" opacity="0.5"/>', "durchscheinend"),
        ('<rect width="4" height="4" fill-opacity="50%"/>', "durchscheinend"),
        ('<rect width="4" height="4" fill="rgba(0,0,0,127)"/>', "durchscheinend"),
        ('<rect width="4" height="4" fill="currentColor"/>', "currentColor"),
        ('<rect width="40" height="4"/>', "ragt"),
        ('<g transform="translate(30)"><rect width="4" height="4"/></g>', "ragt"),
        ('<rect width="4" height="4" transform="turn(4)"/>', "turn(4)"),
        ('<rect width="4" height="4" transform="matrix(1 2)"/>', "matrix"),
        ('<rect width="viel" height="4"/>', "<rect>"),
        ('<circle cx="4" cy="4"/>', "<circle>"),
        ('<path d="M0 0 Qx"/>', "<path>"),
        ('<path fill-rule="evenodd" d="M0 0H9V9H0ZM3 3H6V6H3Z"/>', "evenodd"),
        ("", "leer"),
        ('<path d="M0 0' + "L1 2L2 1" * 2000 + '"/>', "zu viele Punkte"),
        ("<g>" * 3000 + "</g>" * 3000, "tief"),
    ],
)
def test_all_else_is_refused_and_named(inside: str, told: str):
    with pytest.raises(ValueError, match=re.escape(told)):
        drawn(inside)


@pytest.mark.parametrize(
    "text",
    [
        "", "kein SVG", "<svg>", "<html/>", '<svg viewBox="0 0 0 0"><path d="M0 0"/></svg>', "<svg><path/></svg>",
        '<svg viewBox="0 0 1e999 4"><path d="M0 0"/></svg>',
        '<!DOCTYPE s [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg viewBox="0 0 4 4"><title>&c;</title></svg>',
        '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg viewBox="0 0 4 4"><title>&a;</title></svg>',
        "<svg>" + " " * 200_000 + "</svg>",
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_refused(text: str):
    with pytest.raises(ValueError, match=r"\w"):
        plain_shapes(text)


@pytest.mark.parametrize("file", sorted(STATIC.glob("*/*.svg")), ids=lambda one: f"{one.parent.name}/{one.stem}")
def test_all_drawings_of_ours_can_be_drawn_everywhere(file):
    text = file.read_text("utf-8")
    assert len(plain_shapes(text)) == len(re.findall("<(?:path|circle|rect)", text))


NUMBERS = st.floats(0, SIDE, allow_nan=False).map(lambda number: f"{number:.3f}")
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=9)


@given(POINTS, st.sampled_from(["#123456", "white", "none"]), st.floats(0.1, 50), st.text(max_size=20))
def test_a_drawing_written_anew_holds_outlines_alone_and_is_the_same(points, fill, scale, name):
    path = "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
    label = name.translate({ord(one): None for one in '<>&"'}).encode("ascii", "ignore").decode()
    label = "".join(one for one in label if one.isprintable())
    text = (
        f'<svg viewBox="0 0 {SIDE * scale:.6f} {SIDE * scale:.6f}"><g id="{label}" onload="alert(1)">'
        f'<path d="{path}" transform="scale({scale:.6f})" fill="{fill}" stroke="#0E1A20" onclick="x()"/></g></svg>'
    )
    shapes = plain_shapes(text)
    written = plain_svg(shapes)
    assert plain_shapes(written) == shapes  # writing it anew once more changes nothing
    root = fromstring(written)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "path"}
    assert all(set(one.attrib) <= {"d", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"}
               for one in root)  # fmt: skip
    assert "alert" not in written
    assert math.isclose(shapes[0].width, 1.0, abs_tol=0.02)
