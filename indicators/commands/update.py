"""Command line `update`: the newest file of a source, fetched from its publisher's own address and imported."""

import argparse
import hashlib
import http.client
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from datetime import date
from pathlib import Path

from indicators.commands import import_file
from indicators.commands.parts import unknown
from indicators.intake.files.limits import MAX_BYTES, too_large
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import read_releases
from indicators.model import Source
from indicators.model.problems import DataProblems, refusal

TIMEOUT_SECONDS = 60
AGENT = "Regionalmonitor (python -m indicators update)"
CHUNK = 1 << 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `update`."""
    parser.add_argument("source", help="id of a source with a download address, see `due`")
    parser.add_argument("--write", action="store_true", help="import what is new; without it only the report is shown")
    parser.add_argument("--folder", type=Path, default=data_dir(), help="data folder (default: data/)")


def run(options: argparse.Namespace) -> int:
    """Fetch and import a file; 0 done or nothing new, 1 it can not be fetched or has problems; or WrongInput."""
    dataset = read_dataset(options.folder, day=date.today())
    known = {one.id: one for one in dataset.sources.values() if one.download}
    if options.source not in known:
        raise unknown("source", options.source, known, listed=True)
    name, content = fetch(known[options.source])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        arguments = [str(path), "--folder", str(options.folder), *([] if options.write else ["--dry-run"])]
        parser = argparse.ArgumentParser()
        import_file.add_arguments(parser)
        print(f"Geholt: {known[options.source].download} ({len(content)} Bytes)", file=sys.stderr)
        if _is_known(path, options.folder):
            print("Nichts Neues: diese Datei ist schon übernommen.", file=sys.stderr)
            return 0
        return import_file.run(parser.parse_args(arguments))


def fetch(source: Source) -> tuple[str, bytes]:
    """Return name and content of the newest file of a source.

    Only the publisher's own host counts, on the way too: a redirect elsewhere, an answer other than 200, fewer bytes
    than announced and a file that is too large raise DataProblems that say what was found.
    """
    address = urllib.parse.urlsplit(source.download)
    name = Path(urllib.parse.unquote(address.path)).name or f"{source.id}.csv"
    request = urllib.request.Request(source.download, headers={"User-Agent": AGENT})  # noqa: S310 -- checked: http(s)
    try:
        with urllib.request.build_opener(_SameHost()).open(request, timeout=TIMEOUT_SECONDS) as answer:
            content = _read(answer, name)
    except urllib.error.HTTPError as error:
        where = f" Weiter nach {error.headers['Location']}." if error.headers.get("Location") else ""
        found = f"Die Adresse antwortet mit {error.code} ({error.reason}).{where}"
        raise refusal("moved", source.download, found, f"Auf {source.where or source.url} nachsehen.") from error
    except http.client.IncompleteRead as error:
        raise _cut(source, len(error.partial)) from error
    except (OSError, http.client.HTTPException) as error:
        raise refusal("unreachable", source.download, f"Nicht erreichbar: {error}", "Später noch einmal.") from error
    return name, content


def _read(answer: http.client.HTTPResponse, name: str) -> bytes:
    parts, size = [], 0
    while part := answer.read(CHUNK):
        size += len(part)
        if size > MAX_BYTES:
            raise too_large(name, size, MAX_BYTES)
        parts.append(part)
    announced = answer.headers.get("Content-Length")
    if announced and size < int(announced):
        raise http.client.IncompleteRead(b"".join(parts), int(announced) - size)
    return b"".join(parts)


def _cut(source: Source, size: int) -> DataProblems:
    found = f"Die Übertragung brach nach {size} Bytes ab."
    return refusal("cut", source.download, found, "Noch einmal versuchen; nichts ist übernommen.")


def _is_known(path: Path, folder: Path) -> bool:
    """True where exactly this file was imported before."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return any(one.sha256 == digest for one in read_releases(folder)[0])


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows redirects on the same host and scheme alone: what lies elsewhere was vouched for by nobody."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        own, other = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        if (own.scheme, own.netloc) != (other.scheme, other.netloc):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)
