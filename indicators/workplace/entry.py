"""Entry of the office; `python -m indicators office` runs it beside the public dashboard."""

from indicators.workplace.app import run

run()
