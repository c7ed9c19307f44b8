"""What the operator decides, with made-up addresses."""

import os

import pytest

from indicators.loading.settings import Settings, current_settings, read_settings


def settings_of(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path)


def test_without_a_file_everything_has_its_default(tmp_path):
    assert read_settings(tmp_path) == (Settings(), [])


def test_every_key_is_read_and_an_address_ends_without_a_slash(tmp_path):
    text = """
        operator = "Musteramt"
        email = "zahlen@example.org"
        public_url = "https://monitor.example/"
        embed_ancestors = ["'self'", "https://stadt.example"]
        allowed_hosts = ["monitor.example", "[::1]:8501"]
        log_level = "warning"
        metrics_port = 9464
        metrics_address = "::1"
    """
    expected = Settings(
        "Musteramt", "zahlen@example.org", "https://monitor.example", ("'self'", "https://stadt.example"),
        ("monitor.example", "[::1]:8501"), "warning", 9464, "::1",
    )  # fmt: skip
    assert settings_of(tmp_path, text) == (expected, [])


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('emial = "a@example.org"', "emial"),
        ('email = "kein Empfänger"', "email"),
        ('email = "a@example.org?cc=b@example.org"', "email"),
        ('public_url = "javascript:alert(1)"', "public_url"),
        ('operator = "zwei\\nZeilen"', "operator"),
        ("operator = 7", "operator"),
        ('embed_ancestors = ["https://a.example; script-src *"]', "embed_ancestors"),
        ('embed_ancestors = "*"', "embed_ancestors"),
        ('allowed_hosts = "a.example"', "allowed_hosts"),
        ('log_level = "all"', "log_level"),
        ("metrics_port = 80", "metrics_port"),
        ("metrics_port = true", "metrics_port"),
        ('metrics_port = "9464"', "metrics_port"),
        ('metrics_address = "localhost"', "metrics_address"),
        ('allowed_hosts = ["https://a.example"]', "allowed_hosts"),
        ('allowed_hosts = ["a.example/"]', "allowed_hosts"),
        ('allowed_hosts = ["*"]', "allowed_hosts"),
        ("operator = ", None),
        ("operator", None),
    ],
)
def test_a_fault_is_named_and_the_default_stays(tmp_path, line, column):
    settings, [problem] = settings_of(tmp_path, line)
    assert settings == Settings()
    assert (problem.code, problem.file, problem.column) == ("settings", "settings.toml", column)
    assert problem.expected


def test_a_misspelt_key_says_what_was_meant(tmp_path):
    _settings, [problem] = settings_of(tmp_path, 'emial = "a@example.org"')
    assert "Gemeint vielleicht: „email“" in problem.expected


@pytest.mark.parametrize(("text", "line", "words"), [
    ('email = "a@b.example"\noperator = "Stadt\n', 2, "kein lesbares TOML"),
    ('email = "a@b.example"\noperator = ["Stadt"', 2, "kein lesbares TOML"),
    ('email = "a@b.example"\n\nemail = "c@b.example"\n', 3, "steht schon weiter oben"),
    (b'email = "a@b.example"\noperator = "M\xfcnster"\n', 2, "kein UTF-8"),
])  # fmt: skip
def test_what_is_no_toml_is_told_with_its_line_and_in_german(tmp_path, text, line, words):
    (tmp_path / "settings.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    [problem] = read_settings(tmp_path)[1]
    assert (problem.row, problem.column) == (line, None)
    assert words in problem.found and "at line" not in str(problem)


def test_a_key_is_called_a_key(tmp_path):
    assert str(settings_of(tmp_path, "operator = 7")[1][0]).startswith("settings.toml, Schlüssel „operator“: „7“")


def test_the_shipped_settings_have_no_fault():
    assert read_settings()[1] == []


def test_a_typing_error_in_a_running_server_leaves_in_force_what_was(tmp_path, monkeypatch, caplog):
    """Else a quote that is missing would let every host name in, and nobody would hear of it."""
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    caplog.handler.addFilter(lambda _record: bool(current_settings()))  # as the log asks how much is wanted
    path = tmp_path / "settings.toml"
    whole = 'operator = "Stadt"\nemail = "a@b.example"\nallowed_hosts = ["monitor.b.example"]\n'

    def written(text: str, moment: int) -> Settings:
        path.write_text(text, encoding="utf-8")
        os.utime(path, (moment, moment))
        return current_settings()

    good = written(whole, 1)
    assert good.allowed_hosts == ("monitor.b.example",) and not caplog.records
    assert written(whole.replace('Stadt"', "Stadt"), 2) == good == current_settings()
    assert len(caplog.records) == 1 and "kein lesbares TOML" in caplog.text
    kept = written(whole.replace('["monitor.b.example"]', "7").replace("Stadt", "Ort"), 3)
    assert kept.allowed_hosts == good.allowed_hosts and kept.operator == "Ort"
    assert written("", 4) == Settings()
