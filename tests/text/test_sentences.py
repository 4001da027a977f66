"""Paragraphs are split where a reader would, and nothing of them is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.span import Side
from reviewer.text.sentences import split_sentences
from reviewer.text.shipped import shipped_folder

# A bar stands where the paragraph is split.
CHINESE = {
    "stops": "会议召开。|谁参加？|欢迎！",
    "a question in two marks": "真的吗？！|是的。",
    "a semicolon ends nothing": "三种专利71,306件；有效发明专利43,915件。|共三项。",
    "一是 and 二是 are one sentence": "部署了两方面任务：一是加强保护；二是提高成效。|还设立了15个工程。",
    "一要 and 二要 with stops": "他强调，要深入学习。|一要坚持严格保护。|二要深化改革。",
    "（一） inside a sentence": "下一步，将（一）完善制度；（二）强化保护；（三）提升效益……",
    "a closing quote": "他说：“我们将努力。”|会议要求抓好落实。",
    "who said it": "“有了地理标志，茶叶能多卖20元。”茶农赵大山说。|2020年产值突破12亿元。",
    "who asked": "“何时实施？”记者问。|“明年。”局长回答。",
    "who told the reporter": "“效果很好。”他告诉记者，“明年还会更好。”|大家都赞成。",
    "a new statement after a quotation": "“要抓好落实。”|会议强调，要加强保护。|散会。",
    "a quotation of two sentences": "他说：“保护要严。|运用要活。”|代表们赞同。",
    "a quoted question in mid-clause": "局网站推出“如何缴费？”专栏。|点击量很高。",
    "a title with a question mark": "《专利还要申请吗？》一书出版。|书价50元。",
    "a stop in a short bracket": "会议召开（详见附件。另有图表。）并闭幕。|散会。",
    "a bracket of its own": "会议召开。|（本文有删节。）|散会。",
    "half-width marks": "是吗?|是!|好的。",
    "a half-width full stop after Han": "会议在京召开.|今年闭幕。",
    "decimals": "增长8.2%，达到10.12件。|合计1.5亿元。",
    "a list mark with a full stop": "1.申请人应当提交文件。|2.局方受理。",
    "a figure's number": "图1.申请量如下所示。|表2.授权量。",
    "a company in Latin letters": "Huawei Technologies Co., Ltd. 公司参加。|Apple Inc. 未参加。",
    "an address with a question mark": "详见https://www.example.cn/a?id=1网页。|谢谢。",
    "an ellipsis in mid-sentence": "他想……还是算了。|好。",
    "an ellipsis before a closing quote": "“这个……”|记者追问原因。",
    "a dash after a stop": "汇聚起磅礴力量。|——梦想是大家的。",
    "a footnote mark": "数据不含港澳台。[1]|下同。",
    "corner quotes": "他說：「我們同意。」|會議結束。",
    "a stop that was doubled": "会议召开。。|散会。",
    "glued headings": "通知如下：|一、主题知识产权。|二、要求各单位统筹。",
    "an inline list after a colon": "任务有二：一、保护；二、运用。|完毕。",
    "spaces between clauses": "主题是“全面加强保护　推动构建格局”。|完毕。",
}
ENGLISH = {
    "stops": "It was held. | Who came? | Welcome!",
    "decimals": "It reached RMB 6.445 billion. | And the first 50 patents were elected.",
    "No. before a number": "Patent No. ZL 201510000000.1 was granted. | No. 1 was first. | Nos. 5 to 9 followed.",
    "no as an answer": "The answer was no. | The Office agreed.",
    "titles": "Dr. Wang met Mr. Li and Prof. Zhang. | They talked.",
    "articles": "Under Art. 5 and Arts. 7 and 8, it lapses. | See Fig. 3. | Done.",
    "an article's label": "Article 1. The patentee shall pay. | Article 2. The Office shall issue a receipt.",
    "an article at the end": "It is set out in Article 1. | The patentee shall pay.",
    "initialisms": "The U.S. Patent and Trademark Office replied. | He came from the U.S. | The talks began.",
    "companies": "Huawei Technologies Co., Ltd. and Apple Inc. came. | Tencent Co. Ltd. won. | It left ABC Inc. | The court agreed.",
    "times": "It opened at 9 a.m. Beijing time. | It closed at 5 p.m. | The staff left.",
    "months": "It began on Sept. 5. | It ended in Dec. | The report followed.",
    "initials": "Francis J. Gurry met J. P. Singh. | They agreed.",
    "a category letter is no initial": "It is listed in category A. | The others are not.",
    "et al.": "Wang et al. 2019 found so. | Li et al. | The rest disagreed.",
    "and so on": "It covers tea, rice, etc. | The list is long.",
    "a dash and a small letter": "Really? - no. | Fine.",
    "closing quotes": "He said, “We agree.” | The talks ended.",
    "straight quotes": 'He said, "We agree." | "We do too." | They left.',
    "who said it": "“Is it safe?” Zhao Dashan asked. | “Yes!” said Li. | All agreed.",
    "a reporting clause after a comma": "“Thanks to the GI, our tea sells well,” said Zhao. | Output rose.",
    "a bracket at the end": "It was held (in May). | (Translated from CNIPA Website Chinese Version)",
    "a stop in a bracket": "The rule (see Sec. 3. Others differ.) applies. | It is new.",
    "a semicolon ends nothing": "There are two aims: (1) protection; (2) use. | Both matter.",
    "list marks": "1. Applicants shall file. | 2. The Office shall reply. | II. Requirements apply.",
    "list marks after a colon": "The aims are: 1. Protect rights; 2. Use them. | Both matter.",
    "glued headings": "The matters are as follows: | I. Theme Healthy China. | II. Requirements Be careful.",
    "ellipses": "It rose... and fell. | Well... | The end.",
    "a forgotten space": "It reached RMB 6.445 billion.|And the first 50 were elected. | It ended in 2020.|The rest followed.",
    "addresses": "See www.cnipa.gov.cn/Index.Html for more. | Mail a.B@example.Com now.",
    "a sentence that begins with a figure": "It grew. | 2,869 applications came. | $5 million was paid.",
    "a small letter by mistake": "It grew by the end of 2015. | the Office agreed.",
    "full-width stops": "It was held。|Then it closed.",
    "an abbreviated clause": "Rights, e.g. Patents, i.e. Inventions, lapse. | Smith v. Jones is cited.",
    "a footnote mark": "It grew.[1] | It fell.",
    "a quote that drifted away": "“It is just my duty. ” | Others agreed.",
}


def without_bars(marked: str) -> tuple[str, tuple[str, ...]]:
    return marked.replace("|", "").replace("  ", " "), tuple(
        part.strip() for part in marked.split("|")
    )


@pytest.mark.parametrize("marked", CHINESE.values(), ids=CHINESE.keys())
def test_chinese_is_split_as_a_reader_would(marked: str) -> None:
    text, sentences = without_bars(marked)
    assert sentences == split_sentences(text, Side.ZH)


@pytest.mark.parametrize("marked", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_is_split_as_a_reader_would(marked: str) -> None:
    text, sentences = without_bars(marked)
    assert sentences == split_sentences(text, Side.EN)


MARKS = "。！？；：，、“”‘’「」《》（）…—.!?\"'()[] \u3000:;,一二I1aA图的说 No.Dr.U.S.\n汉字The"


@given(
    st.text(st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"])),
    st.sampled_from(Side),
)
def test_nothing_but_white_space_is_lost_and_no_sentence_is_empty(text: str, side: Side) -> None:
    sentences = split_sentences(text, side)
    assert "".join(text.split()) == "".join("".join(sentences).split())
    assert all(sentence.strip() == sentence != "" for sentence in sentences)


@given(st.text(st.sampled_from(MARKS)), st.sampled_from(Side))
def test_a_paragraph_of_white_space_around_text_is_split_alike(text: str, side: Side) -> None:
    assert split_sentences(text, side) == split_sentences(f"\u3000 {text.strip()}\n", side)


def paragraphs(gold: Path, name: str, side: Side) -> list[list[str]]:
    file = "zh.txt" if side is Side.ZH else "clean.en.txt"
    lines = (gold / f"{name}.{file}").read_text(encoding="utf-8").splitlines()
    column = 0 if side is Side.ZH else 1
    counts = (gold / f"{name}.paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for count in counts:
        number = int(count.split("\t")[column])
        found.append(lines[:number])
        lines = lines[number:]
    return [paragraph for paragraph in (*found, lines) if paragraph]


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("number", range(1, 9))
def test_the_paragraphs_of_the_sample_pages_give_their_gold_sentences(
    number: int, side: Side
) -> None:
    separator = "" if side is Side.ZH else " "
    for gold in paragraphs(shipped_folder("corpora") / "gold", f"s{number:02d}", side):
        assert tuple(gold) == split_sentences(separator.join(gold), side)
