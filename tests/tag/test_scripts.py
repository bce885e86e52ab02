"""Countries and bodies in texts of other scripts: inflected, joined with small words, inside longer names that name something else."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import ActorProfile, Block, Field, Reading
from dateline.pack import world_actors
from dateline.tag import Lexicon, tag_item
from tests.tag.profiles import ACTORS

# A line: the sentence | the ids that it names, without "country/" and with "org:" for "organization/". Nothing else may be found.
SENTENCES = {
    "ja": """
日本とドイツの首脳が東京で会談した。 | japan germany
日本海で発生した地震による津波の心配はない。 |
日本銀行は政策金利を据え置いた。 | org:bank-of-japan
中国銀行は岡山市に本店を置く。 |
韓国語とフランス語の講座が始まる。 |
米国務省の報道官は、北大西洋条約機構の会合について述べた。 | org:state-department org:nato
岩屋毅外相は、オーストラリアの外相と電話で話した。 | person:takeshi-iwaya australia
国連安全保障理事会は、スーダンに関する決議を採択した。 | org:un-security-council sudan
南シナ海とインド太平洋の情勢を話し合った。 |
日本航空の便がタイから到着した。 | thailand
中国外務省と防衛省が協議した。 | china org:ministry-of-foreign-affairs-china org:ministry-of-defense-japan
ロシアンルーレットとトルコキキョウの話である。 |
西日本と中国地方で雨が降る。 |
韓国政府は、台湾の新しい総統に祝意を示した。 | south-korea taiwan
""",
    "zh": """
中国和日本的外长在北京会晤。 | china japan
中国银行发布了年度报告。 |
联合国秘书长呼吁以色列和黎巴嫩停火。 | org:united-nations israel lebanon
欧盟委员会对美国的关税表示遗憾。 | org:european-commission united-states
印度洋上空的飞机失去联系。 |
印度总理访问了俄罗斯。 | india russia
世界卫生组织在日内瓦宣布了新规定。 | org:world-health-organization
北约和乌克兰讨论了合作。 | org:nato ukraine
岩屋毅今天抵达韩国。 | person:takeshi-iwaya south-korea
发展中国家需要更多资金。 |
中国外交部发言人回答了提问。 | china org:ministry-of-foreign-affairs-china
其中国有企业占多数。 |
她在大学学习法国文学和德国哲学。 | france germany
""",
    "zh-Hant": """
台灣與日本簽署了協議。 | taiwan japan
中國銀行公布了財報。 |
歐盟與聯合國共同主辦會議。 | org:european-union org:united-nations
台灣海峽的和平十分重要。 |
美國國務院對此表示歡迎。 | org:state-department
立法院通過了預算案。 | org:legislative-yuan
烏克蘭總統訪問德國和法國。 | ukraine germany france
外交部感謝巴拉圭的支持。 | paraguay
岩屋毅在韓國發表談話。 | person:takeshi-iwaya south-korea
""",
    "ko": """
한국과 일본의 외교장관이 서울에서 만났다. | south-korea japan
미국은 중국에 대한 관세를 올렸다. | united-states china
한국은행은 기준금리를 동결했다. |
유엔 안보리는 북한에 대한 결의를 채택했다. | org:un-security-council north-korea
인도양에서 훈련이 실시되었다. |
인도적 지원을 위한 물품이 도착했다. |
프랑스와 독일은 우크라이나를 지원하기로 했다. | france germany ukraine
유럽연합이 러시아를 제재했다. | org:european-union russia
세계보건기구는 새로운 지침을 발표했다. | org:world-health-organization
기대만 하고 최대만 생각했다. |
대미국 정책과 주일본 대사를 논의했다. | united-states japan
일본 외무성과 외교부가 협의했다. | japan org:ministry-of-foreign-affairs-japan org:ministry-of-foreign-affairs-south-korea
수단과 방법을 가리지 않았다. |
""",
    "ru": """
Встреча прошла в Японии и в Китае. | japan china
Отношения с Японией улучшились, а с Германией нет. | japan germany
Министерство иностранных дел Китая выразило протест. | china org:ministry-of-foreign-affairs-china
Японский премьер прибыл в Соединённые Штаты. | japan united-states
По данным французских и немецких властей, погибших нет. | france germany
Представители Саудовской Аравии и Объединённых Арабских Эмиратов отказались. | saudi-arabia united-arab-emirates
В Южной Корее и Северной Корее прошли учения. | south-korea north-korea
Малина и катарсис тут ни при чём, и Кубань тоже. |
Европейского союза это не касается, заявили в НАТО. | org:european-union org:nato
Она свободно говорит на японском языке. |
Японское море и Индийский океан останутся открытыми. |
Генеральная Ассамблея Организации Объединённых Наций приняла резолюцию. | org:un-general-assembly
Россию и Украину пригласили, Кубу и Сирию — нет. | russia ukraine cuba syria
Посол Боснии и Герцеговины встретился с послом Новой Зеландии. | bosnia-and-herzegovina new-zealand
МИД Японии и Министерство обороны России комментариев не дали. | japan russia org:ministry-of-foreign-affairs-japan org:ministry-of-defense-russia
В министерстве иностранных дел Германии это подтвердили. | germany org:министерство-иностранных-дел-germany
МИД пока молчит. |
Сергей Лавров прилетел, с Сергеем Лавровым прибыли послы. | person:sergey-lavrov
Встреча с Марией Захаровой отменена. | person:maria-zakharova
Президент Турции уехал из Ирана через Казахстан. | turkey iran kazakhstan
""",
    "uk": """
Зустріч відбулася в Японії та в Китаї. | japan china
Україна подякувала Німеччині, Франції та Польщі. | ukraine germany france poland
Японський уряд надасть допомогу. | japan
Він розмовляє англійською мовою. |
Європейський Союз і НАТО засудили удар. | org:european-union org:nato
Посол Сполучених Штатів відвідав Київ. | united-states
Делегація з Південної Кореї прибула до Туреччини. | south-korea turkey
Японське море сьогодні спокійне. |
""",
    "ar": """
التقى وزيرا خارجية مصر واليابان في القاهرة. | egypt japan
رحبت ألمانيا وفرنسا بالاتفاق مع اليابان. | germany france japan
التقى الوفد باليابان وفدا من الصين. | japan china
وصل الوفد لليابان قادما من روسيا. | japan russia
أعلنت الأمم المتحدة والاتحاد الأوروبي دعمهما. | org:united-nations org:european-union
كان البحر هادئا قرب بحر الصين الجنوبي. |
هذا سؤال مالي بسيط عن المغربي وصينية الشاي. |
ناقشت منظمة الصحة العالمية الوضع في السودان. | org:world-health-organization sudan
قال المتحدث باسم البيت الأبيض إن الولايات المتحدة سترد. | org:white-house united-states
الحكومة اليابانية ترحب بالسفير الألماني. | japan germany
""",
    "el": """
Η Ελλάδα και η Κύπρος υπέγραψαν συμφωνία με την Ιαπωνία. | greece cyprus japan
Ο πρόεδρος της Γαλλίας επισκέφθηκε τη Γερμανία. | france germany
Οι Ηνωμένες Πολιτείες αποχώρησαν. | united-states
Οι αρχές της Ιαπωνίας ανακοίνωσαν τα μέτρα. | japan
Τα Ηνωμένα Έθνη ζήτησαν ηρεμία. | org:united-nations
Η Ευρωπαϊκή Ένωση θα απαντήσει. | org:european-union
Ο καιρός παραμένει καλός. |
Η κυβέρνηση της Τουρκίας διαφωνεί. | turkey
""",
    "he": """
שר החוץ של יפן נפגש עם שר החוץ של גרמניה. | japan germany
המשלחת הגיעה מיפן לסין. | japan china
ראש הממשלה ביקר בצרפת ובאיטליה. | france italy
האו״ם גינה את המתקפה. | org:united-nations
האיחוד האירופי הודיע על סיוע. | org:european-union
הילדים שיחקו בגן. |
נאט״ו תדון בעניין. | org:nato
הסינור החדש תלוי במטבח. |
""",
    "hi": """
भारत और जापान के विदेश मंत्रियों ने मुलाकात की। | india japan
चीन ने रूस के साथ समझौता किया। | china russia
संयुक्त राष्ट्र ने प्रस्ताव पारित किया। | org:united-nations
यूरोपीय संघ ने नए नियम बनाए। | org:european-union
अमेरिका के राष्ट्रपति आज जर्मनी पहुँचे। | united-states germany
मौसम आज अच्छा है। |
विश्व स्वास्थ्य संगठन ने चेतावनी दी। | org:world-health-organization
प्राचीन इमारत को बचाया गया। |
""",
    "th": """
รัฐมนตรีต่างประเทศของญี่ปุ่นพบกับรัฐมนตรีของเยอรมนี | japan germany
จีนและรัสเซียลงนามข้อตกลง | china russia
สหประชาชาติเรียกร้องให้หยุดยิง | org:united-nations
สหภาพยุโรปออกแถลงการณ์ | org:european-union
วันนี้อากาศดี |
เกาหลีใต้และเกาหลีเหนือเจรจา | south-korea north-korea
ทะเลจีนใต้สงบ |
องค์การอนามัยโลกเตือน | org:world-health-organization
""",
}


@cache
def lexicon() -> Lexicon:
    people = (
        ActorProfile("person/sergey-lavrov", "Sergey Lavrov", "person", sort="Lavrov, Sergey", native=("Сергей Лавров",)),
        ActorProfile("person/maria-zakharova", "Maria Zakharova", "person", sort="Zakharova, Maria", aliases=("Мария Захарова",)),
    )
    own = {actor.id for actor in ACTORS}
    return Lexicon.build((*(actor for actor in world_actors() if actor.id not in own), *ACTORS, *people))


def found(text: str, language: str) -> set[str]:
    item = Reading(None, Field(None, "test"), published=Field("2025-04-04", "test"), language=Field(language, "test"), body=(Block(text, 1),))
    return {tag.id for tag in tag_item(item, lexicon()).actors}


def cases() -> list[tuple[str, str, str]]:
    return [(language, *map(str.strip, line.split("|"))) for language, lines in SENTENCES.items() for line in lines.strip().split("\n")]  # type: ignore[misc]


def wanted(ids: str) -> set[str]:
    kinds = {"org": "organization", "person": "person"}
    return {f"{kinds[one.partition(':')[0]]}/{one.partition(':')[2]}" if ":" in one else f"country/{one}" for one in ids.split()}


@pytest.mark.parametrize(("language", "sentence", "ids"), cases())
def test_a_sentence_names_these_and_nothing_else(language: str, sentence: str, ids: str) -> None:
    assert found(sentence, language) == wanted(ids)
