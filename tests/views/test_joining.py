"""Who takes part: read from the column `role` alone, with any role an operator writes there."""

from dataclasses import replace

from indicators.drawing.palette import LIGHT
from indicators.model.areas import Areas
from indicators.model.partial_date import PartialDate
from indicators.views.joining import chosen_words, role_map, role_name, role_note, roles, since_words
from tests.made_up import areas

ROLES = ("Pionierkommune", "Mitmacherkommune", "Unterstützer")


def with_roles(**given):
    found = [replace(one, role=given.get(f"a{one.code}", one.role)) for one in areas()]
    ranks = {one.code: [*ROLES, role_name(one)].index(role_name(one)) for one in found}
    return Areas([replace(one, role_rank=ranks[one.code]) for one in found])


def test_a_role_and_its_note_are_told_apart():
    one = replace(areas()["09901002"], role="Mitmacherkommune (2021)")
    assert (role_name(one), role_note(one)) == ("Mitmacherkommune", "2021")
    assert (role_name(areas()["09901002"]), role_note(areas()["09901002"])) == ("", "")


def test_roles_come_in_their_order_then_others_and_districts_belong_to_them():
    found = roles(with_roles(a09901="Unterstützer", a09901002="Beobachterin", a09902001="Mitmacherkommune (2027)"))
    assert [(one.name, [area.code for area in one.areas]) for one in found] == [
        ("Pionierkommune", ["09901001"]), ("Mitmacherkommune", ["09902001"]), ("Unterstützer", ["09901"]),
        ("Beobachterin", ["09901002"]),
    ]  # fmt: skip
    assert [one.symbol for one in found] == ["role/1", "role/2", "", "role/3"]


def test_who_has_no_role_is_told_too():
    shown = role_map(areas(), None, LIGHT)
    assert [(look.label, count) for look, count in shown.legend] == [
        ("Pionierkommune", 1),
        ("keine Rolle verzeichnet", 3),
    ]
    without = ["09902002", "09902001", "09901002"]
    assert [code for code in shown.members if shown.look(code).pattern == "missing"] == without
    assert {shown.texts[code] for code in without} == {since_words(areas()[without[0]])} == {"keine Rolle verzeichnet"}


def test_since_and_source_of_a_role_come_from_the_file(small_data):
    from indicators.loading.load import read_dataset

    file = small_data / "areas.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    lines = [line + (",2021-05,https://example.org/r" if "Pionier" in line else ",,") for line in lines]
    file.write_text("\n".join([f"{header},since,role_url", *lines]) + "\n", encoding="utf-8")
    town = read_dataset(small_data).areas["09901001"]
    assert (town.since, town.role_url) == (PartialDate(2021, 5), "https://example.org/r")
    assert read_dataset(small_data).areas["09901002"].since is None


def test_of_several_municipalities_it_is_told_how_many_have_which_role():
    known = with_roles(a09902001="Mitmacherkommune (2021)", a09902="Unterstützer (2020)")
    assert chosen_words(known, known["09901001 09902001"]) == "Pionierkommune (1), Mitmacherkommune (1)"
    assert chosen_words(known, known["09901"]) == "Pionierkommune (1), keine Rolle verzeichnet (1)"
    told = "Unterstützer, genannt 2020, Mitmacherkommune (1), keine Rolle verzeichnet (1)"
    assert chosen_words(known, known["09902"]) == told
    assert chosen_words(known, known["09902002"]) == "keine Rolle verzeichnet"
    assert role_map(known, known["09901001 09902001"], LIGHT).selected == "09901001 09902001"
