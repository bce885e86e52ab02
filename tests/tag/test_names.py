"""People's names of many languages and press styles in sentences that say nothing else of them, and words that are no names."""

from __future__ import annotations

import pytest

from dateline.model import Block, Field, Reading
from dateline.tag import tag_item
from tests.tag.profiles import lexicon

PLAIN = """
Lin Chia-lung; Tsai Ing-wen; Ma Ying-jeou; Lai Ching-te; Wu Chao-hsieh; Chen Shui-bian; Xi Jinping; Wang Yi; Kim Jong Un; Kim Jong-un; Park Geun-hye
Moon Jae-in; Ban Ki-moon; Yoon Suk-yeol; Han Duck-soo; Chung Eui-yong; Nguyễn Phú Trọng; Hoang Van Thai; Le Duc Tho; Pham Minh Chinh; Tran Dai Quang
Lee Hsien Loong; Goh Chok Tong; Aung San Suu Kyi; Fumio Kishida; Yoko Kamikawa; Anwar Ibrahim; Ferdinand Marcos Jr.; Prabowo Subianto
Ursula von der Leyen; Charles de Gaulle; Ludwig van Beethoven; Leonardo da Vinci; Guido van Rossum; Dirk de Vries; Luiz Inácio Lula da Silva
Mohammed bin Salman; Osama bin Laden; Khalid bin Faisal al-Saud; Abdel Fattah el-Sisi; Bashar al-Assad; Recep Tayyip Erdoğan; Benjamin Netanyahu
Jan-Werner Müller; Hans-Dietrich Genscher; Marie-Louise Fischer; Jean-Claude Juncker; Jens Stoltenberg; Mette Frederiksen; Sanna Marin
J. D. Vance; J.D. Vance; John F. Kennedy; George W. Bush; A. P. J. Abdul Kalam; K. P. Sharma Oli; S. Jaishankar; Robert F. Kennedy Jr.
Martin Luther King Jr.; William Howard Taft IV; Conan O'Brien; Sinéad O’Connor; Mark MacDonald; Volodymyr Zelenskyy; Dmytro Kuleba; Olena Zelenska
Łukasz Piebiak; Jóhanna Sigurðardóttir; Þórdís Kolbrún Gylfadóttir; Ngozi Okonjo-Iweala; Abiy Ahmed Ali; Haile Selassie; Narendra Modi
Mahinda Rajapaksa; Andrés Manuel López Obrador; Pedro Sánchez Castejón; António Guterres; Thaksin Shinawatra
"""

TURNED = [
    ("KISHIDA Fumio met the press.", "Fumio Kishida"),
    ("ABE Shinzo met the press.", "Shinzo Abe"),
    ("Mr. KAMIKAWA Yoko opened the talks.", "Yoko Kamikawa"),
    ("The talks were opened by LIN Chia-lung.", "Lin Chia-lung"),
    ("Minister WANG Yi received the guests.", "Wang Yi"),
    ("NGUYEN Phu Trong received the guests.", "Nguyen Phu Trong"),
    ("Emmanuel MACRON received the guests.", "Emmanuel Macron"),
    ("Minister Péter SZIJJÁRTÓ received the guests.", "Péter Szijjártó"),
    ("Jean-Yves LE DRIAN arrived on Monday.", "Jean-Yves Le Drian"),
    ("LIN CHIA-LUNG OPENS THE DOOR\n\nLin Chia-lung opened it on Monday.", "Lin Chia-lung"),
]

NOBODY = [
    "The talks were held in Santa Rosa and in Port Harcourt.",
    "The Victoria Falls and the Mount Kenya road were closed.",
    "Good Friday and Easter Monday are holidays.",
    "S. Korea and N. Korea agreed.",
    "The Nobel Peace Prize and the Pulitzer Prize were given.",
    "Climate Change Conference opens; Road Safety Week ends.",
    "Windows and doors by Grand Design were sold on Main Street.",
    "The NATO Summit and the IAEA Board meet in Vienna.",
]


def people(text: str) -> list[str]:
    return named(text, "person")


def named(text: str, kind: str) -> list[str]:
    body = tuple(Block(paragraph, 1) for paragraph in text.split("\n\n"))
    reading = Reading(None, Field(None, "test"), published=Field("2024-04-04", "test"), language=Field("en", "test"), body=body)
    return [tag.name for tag in tag_item(reading, lexicon()).actors if tag.kind == kind]


@pytest.mark.parametrize("name", [name.strip() for line in PLAIN.strip().split("\n") for name in line.split(";")])
@pytest.mark.parametrize("sentence", ["The talks were led by {}, who arrived on Monday.", "On Tuesday {} said that the door was open."])
def test_a_name_is_one_person(sentence: str, name: str) -> None:
    assert people(sentence.format(name)) == [name]


@pytest.mark.parametrize(("text", "name"), TURNED)
def test_a_surname_in_capitals_is_found_and_written_in_the_names_own_order(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize("text", NOBODY)
def test_places_days_prizes_and_headings_are_nobody(text: str) -> None:
    assert people(text) == []


ORGANISATIONS = [
    ("Shares of Castellan Mining Plc fell on Monday.", ["Castellan Mining Plc"]),
    ("The Harlow County Council voted on Thursday.", ["Harlow County Council"]),
    ("They bought it from Kestrine, a maker of warehouse robots, last year.", ["Kestrine"]),
]


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS)
def test_a_name_of_an_organisation_is_cut_where_it_begins_and_ends(text: str, names: list[str]) -> None:
    assert named(text, "organization") == names


def test_a_surname_that_a_body_bears_too_is_part_of_the_persons_name() -> None:
    text = "Chief Justice Richard Wagner asked whether the law was meant so."
    assert (named(text, "person"), named(text, "organization")) == (["Richard Wagner"], [])


def test_an_office_for_a_field_stands_before_its_holder() -> None:
    assert people("The agency's regional director for Africa, Matshidiso Moeti, thanked them.") == ["Matshidiso Moeti"]
