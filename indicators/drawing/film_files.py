"""Pictures as files that move: GIF with what Pillow brings, MP4 where PyAV is installed."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING

from indicators.language.visible import visible

if TYPE_CHECKING:
    import numpy as np

COLORS, SAME = 255, 255  # of a GIF, and the number of what stays as it was
FOR_EVER = 0
RATE = 25  # pictures a second: what editing programs of newsrooms expect in Europe
H264 = {"crf": "20", "preset": "veryfast", "tune": "stillimage"}  # quality: lower is better
BT709, LIMITED_RANGE = 1, 1  # as FFmpeg numbers them
LONGEST_COMMENT = 4000


@dataclass(frozen=True, slots=True)
class FilmWords:
    """What is said inside a file: title, what is seen, and whose figures and boundaries these are."""

    title: str
    description: str
    copyright: str

    @property
    def tags(self) -> dict[str, str]:
        """What fields of a file say, by FFmpeg's names; players show either the comment or the description."""
        seen, owned = visible(self.description), visible(self.copyright)
        return {"title": visible(self.title), "comment": seen, "description": seen, "copyright": owned}

    @property
    def comment(self) -> str:
        """All of it as one text."""
        return visible("\u2028".join([self.title, self.description, self.copyright]), LONGEST_COMMENT)


def has_video() -> bool:
    """Return whether videos can be made here: PyAV is installed."""
    return find_spec("av") is not None


def gif(pictures: "Iterable[np.ndarray]", seconds: Sequence[float], words: FilmWords) -> bytes:
    """Return pictures (height, width, 3) as a GIF that plays for ever, each as long as `seconds` says.

    All have the same palette: the colours that cover most are in it as they are, so that a class has one colour
    throughout; the others, at the edges of letters, become the nearest of them.
    """
    from PIL import Image

    numbers, palette = _with_palette([_packed(one) for one in pictures])
    images, before = [], None
    for one in numbers:
        drawn = one.copy()
        if before is not None:
            drawn[one == before] = SAME
        image = Image.fromarray(drawn, mode="P")
        image.putpalette(palette)
        images.append(image)
        before = one
    content = io.BytesIO()
    images[0].save(
        content, format="GIF", save_all=True, append_images=images[1:], loop=FOR_EVER, disposal=1, optimize=False,
        duration=[round(1000 * one) for one in seconds], transparency=SAME, comment=words.comment.encode(),
    )  # fmt: skip
    return content.getvalue()


def _packed(picture: "np.ndarray") -> "np.ndarray":
    """A picture with one number per pixel, 0xRRGGBB."""
    import numpy as np

    wide = picture.astype(np.uint32)
    return (wide[:, :, 0] << 16) | (wide[:, :, 1] << 8) | wide[:, :, 2]


def _with_palette(pictures: "Sequence[np.ndarray]") -> "tuple[list[np.ndarray], bytes]":
    """The pictures as numbers of colours of one palette, and its bytes."""
    import numpy as np

    counted = [np.unique(one, return_counts=True) for one in pictures]
    colors, place = np.unique(np.concatenate([one for one, _count in counted]), return_inverse=True)
    area = np.bincount(place, weights=np.concatenate([count for _one, count in counted]))
    used = colors[np.argsort(-area, kind="stable")][:COLORS]
    numbers = np.zeros(1 << 24, dtype=np.uint8)
    for start in range(0, len(colors), 4096):
        some = colors[start : start + 4096]
        numbers[some] = ((_channels(some)[:, None] - _channels(used)[None]) ** 2).sum(axis=2).argmin(axis=1)
    flat = _channels(used).astype(np.uint8).tobytes()
    return [numbers[one] for one in pictures], flat + bytes(3 * 256 - len(flat))


def _channels(colors: "np.ndarray") -> "np.ndarray":
    import numpy as np

    return np.stack([colors >> 16 & 255, colors >> 8 & 255, colors & 255], axis=1).astype(np.int32)


def mp4(pictures: "Iterable[np.ndarray]", seconds: Sequence[float], words: FilmWords) -> bytes:
    """Return pictures (height, width, 3; even numbers of pixels) as H.264 in MP4, 25 a second, without sound.

    Colours are those of BT.709, and the file says so: else players guess. Raises ImportError where PyAV is not
    installed, see `has_video`, and ValueError without a picture.
    """
    import av

    content, stands = io.BytesIO(), iter(seconds)
    with av.open(content, "w", format="mp4") as file:
        file.metadata.update(words.tags)
        stream = file.add_stream("libx264", rate=RATE, options=H264)
        context = stream.codec_context
        context.pix_fmt, context.time_base, context.thread_count = "yuv420p", Fraction(1, RATE), 1
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED_RANGE
        shown = 0
        for picture in pictures:
            if not shown:
                context.height, context.width = picture.shape[:2]
            drawn = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame = drawn.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
            for _number in range(round(next(stands) * RATE)):
                frame.pts, frame.time_base = shown, context.time_base
                shown += 1
                file.mux(stream.encode(frame))
        if not shown:
            raise ValueError("pictures: found none, expected at least one")
        file.mux(stream.encode())
    return content.getvalue()
