from indicators.model.problems import DataProblems, Problem, near_matches

PROBLEM = Problem("year", "values.csv", 14, "year", "„20l9“ ist keine Jahreszahl.", "Bitte vierstellig.")


def test_a_problem_of_a_whole_file_has_no_line():
    assert (
        str(Problem("empty", "values.csv", None, None, "Leer.", "Kopfzeile.")) == "values.csv: Leer. Kopfzeile. [empty]"
    )


def test_the_error_carries_every_problem_and_names_each():
    error = DataProblems([PROBLEM, PROBLEM])
    assert error.problems == (PROBLEM, PROBLEM)
    assert str(error).count("Zeile 14") == 2


def test_nothing_near_gives_no_hint():
    assert near_matches("zebra", ["glasfaser"]) == ""
