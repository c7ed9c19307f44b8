"""Command line `feedback`: what visitors wrote, and forgetting what is no longer needed."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from indicators.commands.parts import WrongInput
from indicators.feedback.mailbox import Kept, fault, mailbox
from indicators.feedback.message import about_words
from indicators.loading.settings import current_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `feedback`."""
    parser.add_argument("--forget", type=int, metavar="DAYS", help="delete what came longer ago, then list the rest")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def run(options: argparse.Namespace) -> int:
    """Print the messages, oldest first."""
    settings = current_settings()
    found = mailbox(settings)
    if found is None:
        raise WrongInput(fault(settings) if settings.feedback_folder else "feedback_folder ist leer: docs/settings.md.")
    if options.forget is not None:
        if options.forget < 0:
            raise WrongInput("--forget: Tage, 0 oder mehr.")
        print(f"Gelöscht: {found.forget(datetime.now(UTC) - timedelta(days=options.forget))}.")
    messages = list(found.messages())
    if options.format == "json":
        print(json.dumps([_fields(one) for one in messages], ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(_words(one) for one in messages) or "Keine Nachrichten.")
    return 0


def _fields(one: Kept) -> dict[str, str]:
    return {"number": one.receipt.number, "came": one.receipt.came.isoformat(), **asdict(one.message)}


def _words(one: Kept) -> str:
    message = one.message
    head = f"{one.receipt.number}  {one.receipt.came:%Y-%m-%d %H:%M} UTC  {about_words(message.about)}"
    facts = [f"{name}: {text}" for name, text in (("Seite", message.place), ("Antwort an", message.reply)) if text]
    return "\n".join([head, *facts, *(f"  {line}" for line in message.text.splitlines())])
