"""Places and bodies have the English names that the register gives them."""

import pytest

from reviewer.text.register import shipped_register


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("陕西", "Shaanxi"),
        ("山西", "Shanxi"),
        ("内蒙古", "Inner Mongolia"),
        ("西藏", "Xizang"),
        ("香港", "Hong Kong"),
        ("澳门", "Macao"),
        ("哈尔滨", "Harbin"),
        ("乌鲁木齐", "Urumqi"),
        ("呼和浩特", "Hohhot"),
        ("拉萨", "Lhasa"),
        ("厦门", "Xiamen"),
        ("六安", "Lu'an"),
        ("西安", "Xi'an"),
        ("蚌埠", "Bengbu"),
    ],
)
def test_a_place_has_its_usual_name(zh: str, en: str) -> None:
    (hit,) = shipped_register().find_zh(f"在{zh}市")
    assert en == hit.places[0].en[0]


def test_every_province_and_prefecture_has_one_entry() -> None:
    places = shipped_register().places
    assert len(places) > 360
    assert len({place.zh for place in places}) == len(places)
    assert sum(place.kind == "province" for place in places) == 34


@pytest.mark.parametrize(
    ("en", "found"),
    [
        ("in Xi’an and Xian", ["西安", "西安"]),
        ("from Tibet to Hong Kong's", ["西藏", "香港"]),
        ("an Ili, a dali, Chinati", ["伊犁"]),
        ("in Suzhou", ["苏州宿州"]),
    ],
)
def test_english_names_are_words_with_a_capital(en: str, found: list[str]) -> None:
    hits = shipped_register().find_en(en.replace("’", "'"))
    assert found == ["".join(place.zh for place in hit.places) for hit in hits]


@pytest.mark.parametrize(
    ("zh", "named"),
    [
        ("日本特许厅与韩国会谈", ["日本特许厅", "韩国"]),
        ("26日本公司公布财报", []),
        ("教育部门和公安部", ["公安部"]),
        ("外交部长会见客人", []),
        ("印度尼西亚、尼日利亚", ["印度尼西亚", "尼日利亚"]),
    ],
)
def test_a_name_is_not_cut_out_of_other_words(zh: str, named: list[str]) -> None:
    assert named == [hit.places[0].zh for hit in shipped_register().find_zh(zh)]
