"""Letters in images: how wide a text is."""

from concurrent.futures import ThreadPoolExecutor

from indicators.drawing import letters


def test_texts_are_measured_alike_however_many_ask_at_once():
    texts = [chr(code) * 3 for code in range(0x20, 0x250)]
    alone = [letters.text_width(one, 16) for one in texts]
    for _round in range(5):
        letters._advance.cache_clear()
        letters._has.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda one: letters.text_width(one, 16), texts)) == alone
