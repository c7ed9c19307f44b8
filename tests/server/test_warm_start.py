"""What the operator is told when the server starts."""

import pytest

from indicators.server.warm_start import NO_NAME, warn_of_settings


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", [NO_NAME]),
        ('public_url = "https://monitor.example.org"', []),
        ('allowed_hosts = ["monitor.example.org"]', []),
        ('public_url = "monitor.example.org"', ["public_url", NO_NAME]),
        ("public_url = ", ["settings.toml", NO_NAME]),
    ],
)
def test_faults_of_the_settings_and_missing_names_are_told(tmp_path, monkeypatch, caplog, settings, told):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    warn_of_settings()
    assert len(caplog.records) == len(told)
    assert all(words in record.getMessage() for words, record in zip(told, caplog.records, strict=True))
