"""How the data interface answers: what need not be sent again, who may ask from where, and what goes wrong."""

import json
from datetime import date, timedelta

import pytest

from indicators.api import answering
from indicators.api.answering import Kept, Rendered, chosen_form
from indicators.api.problems import ApiProblem
from indicators.store import read_store
from tests.api.asking import ROOT, ask

each_resource = pytest.mark.parametrize("path", ["/", "/areas", "/values.csv", "/catalog.rdf", "/boundaries"])
TWO_FORMS = ["application/json", "text/csv"]


def problem(path, **asked):
    answer = ask(path, **asked)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.fields["status"] == answer.status
    assert {"type", "title", "status", "detail", "instance"} <= answer.fields.keys()
    assert answer.headers["access-control-allow-origin"] == "*"
    return answer


class TestConditions:
    @each_resource
    def test_what_is_known_is_not_sent_again(self, path):
        first = ask(path)
        for asked in ({"if_none_match": first.headers["etag"]}, {"if_modified_since": first.headers["last-modified"]}):
            again = ask(path, **asked)
            assert (again.status, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]

    def test_another_tag_counts_before_the_time(self):
        time = ask("/areas").headers["last-modified"]
        assert ask("/areas", if_none_match='"other"', if_modified_since=time).status == 200
        assert ask("/areas", if_none_match='"other", W/' + ask("/areas").headers["etag"]).status == 304
        assert ask("/areas", if_none_match="*").status == 304

    @pytest.mark.parametrize("time", ["", "yesterday", "Mon, 01 Jan 2001 00:00:00 GMT", "99"])
    def test_an_older_or_unreadable_time_gives_the_answer(self, time):
        assert ask("/areas", if_modified_since=time).status == 200

    def test_the_tag_follows_the_content(self, small_data, monkeypatch):
        monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
        before = ask("/values").headers["etag"]
        assert ask("/values").headers["etag"] == before
        with (small_data / "sets" / "made_up" / "values.csv").open("a", encoding="utf-8") as file:
            file.write("eigenart,09901002,2020,6,,\n")
        assert ask("/values").headers["etag"] != before

    def test_ratings_are_those_of_the_day_and_all_else_stays(self, monkeypatch):
        class Tomorrow(date):
            @classmethod
            def today(cls):
                return date.today() + timedelta(days=1)

        paths = ("/statuses?limit=1", "/values?limit=1")
        today = [ask(path) for path in paths]
        monkeypatch.setattr(answering, "date", Tomorrow)
        tomorrow = [ask(path) for path in paths]
        assert today[0].fields["rated_on"] < tomorrow[0].fields["rated_on"]
        assert today[1].headers["etag"] == tomorrow[1].headers["etag"]

    def test_what_changes_while_it_is_answered_is_there_for_the_next(self, small_data, monkeypatch):
        monkeypatch.setenv("REGION_DATA_DIR", str(small_data))

        def read_and_changed(*given):
            asked = before(*given)
            with (small_data / "sets" / "made_up" / "values.csv").open("a", encoding="utf-8") as file:
                file.write("eigenart,09901002,2020,6,,\n")
            return asked

        before = answering._asked
        with monkeypatch.context() as patched:
            patched.setattr(answering, "_asked", read_and_changed)
            old = ask("/values.csv").text
        assert ask("/values.csv").text != old

    @each_resource
    def test_answers_are_asked_for_anew_by_each_browser_and_by_a_cache_for_all_once_a_second(self, path):
        assert ask(path).headers["cache-control"] == "public, max-age=0, s-maxage=1, must-revalidate"


class TestMethods:
    @each_resource
    def test_head_tells_the_length_and_sends_nothing(self, path):
        whole, head = ask(path), ask(path, "HEAD")
        assert (head.status, head.content) == (200, b"")
        assert head.headers == whole.headers
        assert int(head.headers["content-length"]) == len(whole.content)

    def test_head_of_a_problem_has_its_length_too(self):
        whole, head = ask("/values?nope=1"), ask("/values?nope=1", "HEAD")
        assert (head.status, head.content) == (400, b"")
        assert int(head.headers["content-length"]) == len(whole.content)

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
    def test_nothing_can_be_written(self, method):
        assert problem("/values", method=method).status == 405
        assert ask("/values", method).headers["allow"] == "GET, HEAD, OPTIONS"

    def test_pages_of_other_sites_may_ask(self):
        assert ask("/values").headers["access-control-allow-origin"] == "*"
        before = ask("/values", "OPTIONS", origin="https://example.org", access_control_request_method="GET")
        assert before.status == 204
        assert "GET" in before.headers["access-control-allow-methods"]
        assert "access-control-allow-credentials" not in before.headers


class TestForms:
    @pytest.mark.parametrize(
        ("accept", "expected"),
        [
            ("", "application/json"),
            ("*/*", "application/json"),
            ("text/csv", "text/csv"),
            ("text/*", "text/csv"),
            ("application/json;q=0.4, text/csv;q=0.5", "text/csv"),
            ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
            ("application/json;q=0, */*;q=0.1", "text/csv"),
            ("text/csv;q=nonsense", "text/csv"),
        ],
    )
    def test_accept_decides_where_there_is_a_choice(self, accept, expected):
        assert chosen_form(accept, TWO_FORMS) == expected

    @pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "*/*;q=0"])
    def test_what_can_not_be_given_is_refused(self, accept):
        with pytest.raises(ApiProblem) as raised:
            chosen_form(accept, ["application/json"])
        assert raised.value.status == 406
        assert problem("/areas.json", accept=accept).status == 406

    def test_the_catalogue_comes_in_both_forms_at_one_address(self):
        for media_type in ("application/rdf+xml", "application/ld+json"):
            assert ask("/catalog", accept=media_type).headers["content-type"] == media_type


class TestProblems:
    @pytest.mark.parametrize(
        ("query", "name", "found"),
        [
            ("indicator=glasfsaer", "indicator", "glasfsaer"),
            ("area=5958004", "area", "5958004"),
            ("year=20l9", "year", "20l9"),
            ("year=", "year", ""),
            ("year=2021,", "year", ""),
            ("level=village", "level", "village"),
            ("limit=0", "limit", "0"),
            ("limit=10001", "limit", "10001"),
            ("limit=-1", "limit", "-1"),
            ("limit=1&limit=2", "limit", "1, 2"),
            ("offset=x", "offset", "x"),
            ("offset=%D9%A1", "offset", "١"),
            ("stand=1999-01-01", "stand", "1999-01-01"),
            ("farbe=rot", "farbe", "rot"),
            ("indicator", "indicator", ""),
        ],
    )
    def test_a_parameter_that_can_not_be_followed_is_named(self, query, name, found):
        answer = problem(f"/values?{query}")
        assert answer.status == 400
        assert [(one["name"], one["found"]) for one in answer.fields["parameters"]] == [(name, found)]
        assert answer.fields["parameters"][0]["expected"]

    def test_near_matches_are_named(self):
        assert "glasfaser" in problem("/values?indicator=glasfsaer").fields["parameters"][0]["expected"]
        assert "05958004" in problem("/values?area=5958004").fields["parameters"][0]["expected"]
        assert "indicator" in problem("/values?indikator=glasfaser").fields["parameters"][0]["expected"]

    def test_the_kept_releases_are_named(self):
        expected = problem("/values?stand=heute").fields["parameters"][0]["expected"]
        assert all(one in expected for one in [*read_store().kept_releases, read_store().edition.id])

    def test_every_fault_is_told_at_once(self):
        told = problem("/values?indicator=a&year=b&limit=c").fields["parameters"]
        assert [one["name"] for one in told] == ["indicator", "year", "limit"]

    def test_very_many_faults_are_told_shortly_and_fast(self):
        answer = problem("/values?indicator=" + ",".join(f"x{number}" for number in range(8000)))
        assert len(answer.content) < 3000
        assert len(problem("/values?indicator=" + "x" * 60_000).content) < 1500
        assert problem("/values?" + "&".join(["year=2020"] * 600)).status == 400

    @pytest.mark.parametrize("path", ["/nope", "/areas/", "/areas/1", "/indicators/<b>", "/areas/../x", "/values.xml"])
    def test_what_is_not_there_is_a_problem_too(self, path):
        assert problem(path).status == 404

    def test_an_address_that_was_mistyped_names_the_near_one(self):
        assert f"{ROOT}/values" in problem("/valeus").fields["detail"]
        assert "05958004" in problem("/areas/5958004").fields["detail"]

    @pytest.mark.parametrize(
        "text", ["<script>alert(1)</script>", "%22%0d%0aX-Evil:%201", "%00", "%ff", "‮", "x" * 3000, "{{7*7}}"]
    )
    def test_what_was_sent_only_comes_back_as_text_in_json(self, text):
        for path in (f"/values?area={text}", f"/values?{text}=1", f"/areas/{text}", f"/{text}"):
            answer = problem(path)
            assert answer.status in (400, 404)
            assert "x-evil" not in answer.headers
            assert all("\n" not in one and "<" not in one for one in answer.headers.values())
            json.loads(answer.content)

    @pytest.mark.parametrize("host", ['x"><script>', "a b", "", "x/y", "evil.example\u00e4", "a" * 10 + ":123456"])
    def test_a_host_gets_into_no_address(self, host):
        links = ask("/areas", host=host).fields["meta"]["links"]
        assert all(one.startswith("/") and "evil" not in one for one in links.values())

    def test_data_that_can_not_be_read_is_told_without_details(self, tmp_path, monkeypatch):
        monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
        answer = problem("/areas")
        assert answer.status == 503
        assert str(tmp_path) not in answer.text


def test_answers_that_were_not_used_for_longest_go_first():
    kept = Kept(most=8_000)
    one = {name: Rendered(name.encode() * 500, "text/plain", ()) for name in "abcd"}
    for name in "abc":
        kept.put(name, one[name])
    assert kept.get("a") is one["a"]
    kept.put("d", one["d"])
    assert [kept.get(name) is not None for name in "abcd"] == [True, False, True, True]
    kept.put("large", Rendered(b"x" * 20_000, "text/plain", ()))
    assert kept.get("large") is None
