"""The examples for notebooks run as they stand and give the figures the dashboard shows."""

import re
import subprocess
import sys

import pytest

from indicators.paths import ROOT

RUN_ALL = """
import sys
for block in sys.argv[1:]:
    exec(block, {"__name__": "__main__"})
    print("=====")
"""
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8"), re.S)


@pytest.fixture(scope="module")
def said():
    """What each example prints, each with names of its own; none needs what another one imported."""
    run = subprocess.run(
        [sys.executable, "-c", RUN_ALL, *BLOCKS], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.split("=====\n")[:-1]


def test_the_working_list_takes_ten_lines():
    assert len([line for line in BLOCKS[0].splitlines() if line.strip()]) <= 10


@pytest.mark.slow
def test_the_table_of_the_list_holds_the_published_figures(said, shipped):
    figure = shipped.series["steuerkraft"].latest("05958004")
    assert "Arnsberg" in said[0] and "Südwestfalen" in said[0]
    assert f"{figure.value:.1f}" in said[0] and str(figure.year) in said[0]


@pytest.mark.slow
def test_eight_similar_municipalities_have_their_distance_and_figure(said):
    lines = said[1].splitlines()
    distances = [float(line[24:31]) for line in lines]
    assert len(lines) == 8 and distances == sorted(distances) and all("%" in line for line in lines)


@pytest.mark.slow
def test_correlations_and_classes_are_those_of_the_pages(said):
    assert re.match(r"Spearman 0\.\d\d, Pearson 0\.\d\d, n = 59", said[2])
    assert said[3].startswith("('unter ")
