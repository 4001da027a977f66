"""MQM: files of two forms, labels in any spelling, penalties by named profiles."""

import json
from pathlib import Path

import pytest

from reviewer.model.errors import InputError
from reviewer.model.span import Span
from reviewer.score.mqm import score_mqm
from reviewer.score.mqm_file import Rating, read_ratings
from reviewer.score.mqm_profile import PROFILES, profile_by, weight_of

GOOGLE = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"


def rating(
    severity: str, category: str, *, rater: str = "r1", segment: str = "1", system: str = "A"
) -> Rating:
    return Rating(system, "d", segment, rater, "专利", "a <v>patent</v>", category, severity)


@pytest.mark.parametrize(
    ("profile", "severity", "category", "weight"),
    [
        pytest.param("google-wmt", "Major", "Accuracy/Mistranslation", 5, id="major"),
        pytest.param("google-wmt", "minor", "Style/Awkward", 1, id="minor"),
        pytest.param("google-wmt", "Minor", "Fluency/Punctuation", 0.1, id="punctuation"),
        pytest.param("google-wmt", "Major", "Fluency/Punctuation", 5, id="major punctuation"),
        pytest.param("google-wmt", "Major", "Non-translation!", 25, id="non-translation"),
        pytest.param("google-wmt", "Major", "Non_translation", 25, id="non_translation"),
        pytest.param("google-wmt", "Neutral", "Style/Awkward", 0, id="neutral"),
        pytest.param("google-wmt", "no-error", "No-error", 0, id="no error"),
        pytest.param("google-wmt", "Minor", "Source error", 1, id="source error"),
        pytest.param("google-wmt", "Major", "Source_error", 5, id="major source error"),
        pytest.param("google-wmt", "HOTW-test", "Found", 0, id="hands on the wheel"),
        pytest.param("google-wmt", "Odd", "Style", None, id="unknown"),
        pytest.param("marot", "Minor", "Locale/Punctuation", 0.1, id="marot punctuation"),
        pytest.param("marot", "Trivial", "Style", 0.1, id="marot trivial"),
        pytest.param(
            "marot", "Major", "Accuracy/Creative Reinterpretation", 0, id="marot creative"
        ),
        pytest.param("marot", "Major", "Source issue", 0, id="marot source"),
        pytest.param("marot", "Minor", "Non-translation!", 25, id="marot non-translation"),
        pytest.param("marot", "critical", "Accuracy", 5, id="marot critical"),
        pytest.param("mqm-2.0", "Critical", "Accuracy", 25, id="mqm 2.0 critical"),
    ],
)
def test_an_error_weighs_what_its_profile_says(
    profile: str, severity: str, category: str, weight: float | None
) -> None:
    assert weight_of(PROFILES[profile], severity, category) == weight


def test_a_segment_is_the_mean_of_its_raters_and_a_system_of_its_segments() -> None:
    scores = score_mqm(
        [
            rating("Major", "Accuracy/Omission"),
            rating("Minor", "Style/Awkward"),
            rating("no-error", "no-error", rater="r2"),
            rating("Minor", "Style/Awkward", segment="2"),
        ],
        PROFILES["google-wmt"],
    )
    assert [segment.penalty for segment in scores.segments] == [3.0, 1.0]
    assert [(system.name, system.score) for system in scores.systems] == [("A", 2.0)]
    assert [(part.category, part.count) for part in scores.systems[0].categories] == [
        ("Accuracy/Omission", 1),
        ("Style/Awkward", 2),
    ]


def test_ten_minor_errors_in_a_thousand_words_leave_99_of_quality() -> None:
    text = " ".join(["word"] * 1000)
    marks = [Rating("A", "d", "1", "r", "", text, "Style", "Minor") for _ in range(10)]
    (system,) = score_mqm(marks, PROFILES["mqm-2.0"]).systems
    assert system.score == pytest.approx(99)
    assert system.has_passed is True


def test_a_critical_error_fails_whatever_the_score() -> None:
    text = " ".join(["word"] * 10_000)
    marks = [Rating("A", "d", "1", "r", "", text, "Accuracy", "Critical")]
    (system,) = score_mqm(marks, PROFILES["mqm-2.0"]).systems
    assert (system.score > 98, system.has_passed) == (True, False)


def test_labels_without_a_weight_are_told() -> None:
    scores = score_mqm([rating("Odd", "Style"), rating("Minor", "Style")], PROFILES["marot"])
    assert scores.unknown == (("Odd Style", 1),)


def test_published_ratings_give_the_published_scores(shared: Path) -> None:
    folder = shared / "data/score/dev"
    expected = json.loads(
        (folder / "mqm_newstest2020_zhen.sample.expected.json").read_text(encoding="utf-8")
    )
    ratings = read_ratings(folder / "mqm_newstest2020_zhen.sample.tsv")
    scores = score_mqm(ratings, PROFILES["google-wmt"])
    assert {system.name: system.score for system in scores.systems} == pytest.approx(
        expected["expected"]["system"], abs=1e-5
    )
    assert {
        f"{one.system}\t{one.document}\t{one.segment}": one.penalty for one in scores.segments
    } == pytest.approx(expected["segment_mean_penalty"], abs=1e-6)


def test_marot_rows_are_read_with_and_without_a_head(tmp_path: Path) -> None:
    row = 'A\td\t3\t0\tr1\t他说"好"\tHe said "<v>OK</v>\tStyle\tMinor\t{"note": ""}\n'
    metadata_only = "A\td\t3\t0\t\tx\ty\t\t\t{}\n"
    head = (
        "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"
    )
    for name, content in (("bare", row + metadata_only), ("headed", head + row)):
        path = tmp_path / f"{name}.tsv"
        path.write_text(content, encoding="utf-8")
        (read,) = read_ratings(path)
        assert (read.segment, read.rater, read.target_text) == ("3", "r1", 'He said "OK')


def test_rows_of_published_files_that_are_odd_are_read_for_what_they_say(tmp_path: Path) -> None:
    rows = (
        "A\td\t1\t7\tr1\t中\ta b\tStyle/Unnatural or awkward\tcritical\t",  # a tab at the end
        "A\td\t1\t7\t\t中\ta b\tOther\tmajor",  # nobody's name
        "A\td\t1\t7\tr3\t中\t<v>a</v> b</v>\tNon-translation!\tMajor",
        'A\td\t1\t7\tr4\t中\t"a b\tNo-error\tNo-error',
    )
    path = tmp_path / "r.tsv"
    path.write_text(GOOGLE + "\r\n".join(rows), encoding="utf-8")
    ratings = read_ratings(path)
    assert [one.rater for one in ratings] == ["r1", "", "r3", "r4"]
    scores = score_mqm(ratings, PROFILES["google-wmt"])
    assert [one.penalty for one in scores.segments] == [(5 + 5 + 25) / 4]
    assert scores.systems[0].critical == 1
    assert scores.unknown == ()


def test_the_viewers_names_of_columns_are_known(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(
        "system\tdoc\tdoc_seg_id\tglobal_seg_id\trater\tsource\ttarget\tcategory\tseverity\n"
        "A\td\t3\t17\tr1\t中\ta\tStyle\tMinor\n",
        encoding="utf-8",
    )
    (read,) = read_ratings(path)
    assert read.segment == "3"


def test_quotes_and_unusual_line_ends_are_only_text(tmp_path: Path) -> None:
    path = tmp_path / "r.tsv"
    path.write_bytes((GOOGLE + 'A\td\t1\t7\tr\t"x\ta\u2028"b\tStyle\tMinor\r\n').encode())
    (read,) = read_ratings(path)
    assert (read.source, read.target, read.severity) == ('"x', 'a\u2028"b', "Minor")


@pytest.mark.parametrize(
    ("target", "spans"),
    [
        pytest.param("a <v>b</v> c", (Span(2, 3),), id="one"),
        pytest.param("<v>a</v> <v>bc</v>", (Span(0, 1), Span(2, 4)), id="two"),
        pytest.param("a <v>b", (), id="never closed"),
        pytest.param("a</v> <v>b</v>", (Span(2, 3),), id="never opened"),
        pytest.param("plain", (), id="none"),
    ],
)
def test_marks_become_spans_of_the_plain_text(target: str, spans: tuple[Span, ...]) -> None:
    assert Rating("", "", "", "", "", target, "", "").spans == spans


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("", "has no ratings", id="an empty file"),
        pytest.param(GOOGLE, "has no ratings", id="a head only"),
        pytest.param(GOOGLE + "A\td\t1\n", "line 2: 3 columns", id="a short row"),
        pytest.param(
            GOOGLE + "A\td\t1\t7\tr\t中\ta\tb\tStyle\tMinor\n",
            "line 2: 10 columns",
            id="a tab in a text",
        ),
        pytest.param("system\tcategory\n", "lacks the columns", id="columns missing"),
        pytest.param("just a text\n", "line 1: 1 columns", id="no table"),
    ],
)
def test_a_file_that_is_no_rating_file_is_refused_with_its_fault(
    content: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_ratings(path)


def test_a_profile_of_ones_own_is_read_and_signed_by_its_rules(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(
        'name = "house"\nversion = "3"\nbasis = "length"\npass_at = 97\n'
        'rules = [{match = "^minor:style", weight = 0.5}, {match = "^minor:", weight = 1}]\n',
        encoding="utf-8",
    )
    profile = profile_by(str(path))
    assert weight_of(profile, "Minor", "Style/Awkward") == 0.5
    assert profile.signature.startswith("profile:house|profile-version:3|rules:")
    assert profile.signature.endswith("|pass-at:97")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("name = ", "no TOML", id="broken"),
        pytest.param('name = "x"', "lacks 'version'", id="incomplete"),
        pytest.param(
            'name="x"\nversion="1"\nrules=[{match="(", weight=1}]', "can't be", id="bad pattern"
        ),
    ],
)
def test_a_profile_that_is_none_is_refused(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        profile_by(str(path))


def test_an_unknown_profile_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"google-wmt, marot, mqm-2\.0"):
        profile_by("nothing")
