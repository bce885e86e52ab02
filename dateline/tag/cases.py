"""The cases of names: what stands in a text instead of the name as a dictionary has it ("в Южной Корее", "der Vereinten Nationen").

Forms are made by the rules of the grammar, once for each name, rather than matched by stems: a stem of "Куба" is in "Кубань" too, and
of two words ("Южная Корея") both change together. Russian, Ukrainian, Polish, Greek and German have such rules here; names that no rule
knows stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

_Rule = tuple[str, tuple[str, ...]]  # an ending, and the endings of the six cases: nominative, genitive, dative, accusative, instrumental, locative


def _rules(text: str) -> tuple[_Rule, ...]:
    """A line: the ending of the nominative, then those of the other cases; "0" is none."""
    rows = [[part.replace("0", "") for part in line.split()] for line in text.strip().splitlines()]
    return tuple((row[0], tuple(row)) for row in rows)


_ADJECTIVES: Mapping[str, tuple[_Rule, ...]] = MappingProxyType({
    "ru": _rules("""
ская ской ской скую ской ской
ная ной ной ную ной ной
ая ой ой ую ой ой
яя ей ей юю ей ей
ые ых ым ые ыми ых
кие ких ким кие кими ких
ый ого ому ый ым ом
кий кого кому кий ким ком
ое ого ому ое ым ом
"""),
    "uk": _rules("""
ська ської ській ську ською ській
дня дньої дній дню дньою дній
на ної ній ну ною ній
ва вої вій ву вою вій
лика ликої ликій лику ликою ликій
ні них ним ні ними них
ські ських ським ські ськими ських
ий ого ому ий им ому
не ного ному не ним ному
"""),
    "pl": _rules("""
ska skiej skiej ską ską skiej
ka kiej kiej ką ką kiej
wa wej wej wą wą wej
na nej nej ną ną nej
ne nych nym ne nymi nych
ny nego nemu ny nym nym
ski skiego skiemu ski skim skim
"""),
})  # fmt: skip
_NOUNS: Mapping[str, tuple[_Rule, ...]] = MappingProxyType({
    "ru": _rules("""
ия ии ии ию ией ии
ья ьи ье ью ьей ье
га ги ге гу гой ге
ка ки ке ку кой ке
ха хи хе ху хой хе
ша ши ше шу шей ше
ца цы це цу цей це
а ы е у ой е
я и е ю ей е
ий ия ию ий ием ии
й я ю й ем е
сь си си сь сью си
ь я ю ь ем е
ство ства ству ство ством стве
ние ния нию ние нием нии
ины ин инам ины инами инах
ы ов ам ы ами ах
0 а у 0 ом е
"""),
    "uk": _rules("""
ія ії ії ію ією ії
ка ки ці ку кою ці
га ги зі гу гою зі
ща щі щі щу щею щі
а и і у ою і
я ї ї ю єю ї
ай аю аю ай аєм аї
й ю ю й єм ї
усь усі усі усь уссю усі
ь ю ю ь ем і
ство ства ству ство ством стві
ння ння нню ння нням нні
їни їн їнам їни їнами їнах
іни ін інам іни інами інах
ти тів там ти тами тах
ди дів дам ди дами дах
ови овів овам ови овами овах
ії ій іям ії іями іях
0 у у 0 ом і
"""),
    "pl": _rules("""
ia ii ii ię ią ii
ja ji ji ję ją ji
ea ei ei eę eą ei
ka ki ce kę ką ce
da dy dzie dę dą dzie
ra ry rze rę rą rze
wa wy wie wę wą wie
ta ty cie tę tą cie
a y ie ę ą ie
iny in inom iny inami inach
andia andii andii andię andią andii
dy dów dom dy dami dach
ty tów tom ty tami tach
ny nów nom ny nami nach
g gu gowi g giem gu
k ku kowi k kiem ku
0 u owi 0 em ie
"""),
})  # fmt: skip
_HIS: Mapping[str, tuple[_Rule, ...]] = MappingProxyType({
    "ru": _rules("""
ов ова ову ова овым ове
ев ева еву ева евым еве
ин ина ину ина иным ине
ский ского скому ского ским ском
ой ого ому ого ым ом
"""),
    "uk": _rules("""
ов ова ову ова овим ові
ев ева еву ева евим еві
ський ського ському ського ським ському
ко ка ку ка ком ку
"""),
})  # fmt: skip
_HERS: Mapping[str, tuple[_Rule, ...]] = MappingProxyType({
    "ru": _rules("""
ова овой овой ову овой овой
ева евой евой еву евой евой
ина иной иной ину иной иной
ская ской ской скую ской ской
"""),
    "uk": _rules("""
ова ової овій ову овою овій
єва євої євій єву євою євій
іна іної іній іну іною іній
ська ської ській ську ською ській
"""),
})  # fmt: skip
_IRREGULAR: Mapping[str, str] = MappingProxyType({
    "Египет": "Египет Египта Египту Египет Египтом Египте",
    "Єгипет": "Єгипет Єгипту Єгипту Єгипет Єгиптом Єгипті",
    "Израиль": "Израиль Израиля Израилю Израиль Израилем Израиле",
    "Мальдивы": "Мальдивы Мальдив Мальдивам Мальдивы Мальдивами Мальдивах",
    "Коморы": "Коморы Комор Коморам Коморы Коморами Коморах",
    "Багамы": "Багамы Багам Багамам Багамы Багамами Багамах",
    "Косово": "Косово Косова Косову Косово Косовом Косове",
    "Совет": "Совет Совета Совету Совет Советом Совете",
    "Кремль": "Кремль Кремля Кремлю Кремль Кремлём Кремле",
    "Польша": "Польша Польши Польше Польшу Польшей Польше",
    "Польща": "Польща Польщі Польщі Польщу Польщею Польщі",
    "Niemcy": "Niemcy Niemiec Niemcom Niemcy Niemcami Niemczech",
    "Chiny": "Chiny Chin Chinom Chiny Chinami Chinach",
    "Włochy": "Włochy Włoch Włochom Włochy Włochami Włoszech",
    "Węgry": "Węgry Węgier Węgrom Węgry Węgrami Węgrzech",
    "Czechy": "Czechy Czech Czechom Czechy Czechami Czechach",
    "Polska": "Polska Polski Polsce Polskę Polską Polsce",
    "Szwecja": "Szwecja Szwecji Szwecji Szwecję Szwecją Szwecji",
    "Turcja": "Turcja Turcji Turcji Turcję Turcją Turcji",
    "Egipt": "Egipt Egiptu Egiptowi Egipt Egiptem Egipcie",
    "Irak": "Irak Iraku Irakowi Irak Irakiem Iraku",
    "Izrael": "Izrael Izraela Izraelowi Izrael Izraelem Izraelu",
    "Stany": "Stany Stanów Stanom Stany Stanami Stanach",
})  # fmt: skip
_UNCHANGED = tuple("оеуюэиіOoeuiyéóö")  # nouns that end so have no cases: Чили, Перу, Марокко
_CHANGED = ("ство", "ние", "ії", "ати", "ови", "їни", "іни", "анди", "iny", "andy", "any")
_GREEK = MappingProxyType(
    {"είες": ("ειών",), "α": ("ας",), "η": ("ης",), "ή": ("ής",), "ες": ("ων",), "ός": ("ού", "ό"), "ος": ("ου", "ο"), "άς": ("ά",), "ό": ("ού",)}
)
_GERMAN = ("e", "en", "er", "es", "em")


def cases(name: str, language: str) -> tuple[str, ...]:
    """The name in all its cases, the name itself first; by the rules of `language` ("ru", "uk", "pl", "el", "de", "sv", …)."""
    if language in _NOUNS:
        forms = _slavic(name, language)
    elif language == "el":
        forms = _greek(name)
    elif language == "de":
        forms = _german(name)
    elif language in ("sv", "da", "nb"):
        forms = [name, name + "s"] if name[-1] not in "sxz" else [name]
    else:
        forms = [name]
    return tuple(dict.fromkeys(form for one in (name, *forms) for form in (one, one.replace("ё", "е"))))


def cases_of_person(name: str) -> tuple[str, ...]:
    """A person's name in Cyrillic letters in all its cases: given name and surname change together, each by its own rule."""
    letters = set(name.lower())
    languages = ("uk",) if letters & set("іїєґ") or "ськ" in name else ("ru",) if letters & set("ыэъё") or "ск" in name else ("ru", "uk")
    words = name.split(" ")
    her = words[-1].endswith(("ова", "ева", "єва", "ина", "іна", "ская", "ська")) or words[0][-1] in "ая"
    forms = [name]
    for language in languages:
        table = [_persons_word(word, language, her=her, last=number == len(words) - 1) for number, word in enumerate(words)]
        forms += [" ".join(row[case] for row in table) for case in range(6)]
    return tuple(dict.fromkeys(forms))


def _persons_word(word: str, language: str, *, her: bool, last: bool) -> Sequence[str]:
    if last:
        rules = _HERS[language] if her else _HIS[language]
        if found := _declined(word, rules):
            return found
    consonant = word[-1] not in "аяьйоеиіїєуюэы"
    if her and (consonant or word[-1] in "ьй"):
        return (word,) * 6  # Маргарет, Элизабет
    if consonant:
        return [word + ending for ending in (("", "а", "у", "а", "ом", "е") if language == "ru" else ("", "а", "у", "а", "ом", "ові"))]
    if word[-1] in "йь":
        animate = list(_noun(word, language))
        return [animate[0], *(animate[1:3] if language == "ru" else [word[:-1] + "я", word[:-1] + "ю"]), word[:-1] + "я", *animate[4:]]
    return _noun(word, language)


def _slavic(name: str, language: str) -> list[str]:
    """Adjectives and the first noun change together; what follows the noun ("… Наций", "Корея" of "Республика Корея") stays.
    Of two names joined by "and" both change."""
    for link in (" и ", " і ", " та ", " i "):
        if link in name:
            one, _, other = name.partition(link)
            return [f"{a}{link}{b}" for a, b in zip(_slavic(one, language), _slavic(other, language), strict=False)]
    words = name.split(" ")
    table: list[Sequence[str]] = []
    noun = False
    for number, word in enumerate(words):
        before = not noun and number + 1 < len(words) and word not in _IRREGULAR
        after = noun and language == "pl"  # "Korea Południowa", "Stany Zjednoczone"
        adjective = _declined(word, _ADJECTIVES[language]) if before or after else None
        table.append(adjective or ((word,) * 6 if noun else _noun(word, language)))
        noun = noun or adjective is None
    return [" ".join(row[case] for row in table) for case in range(6)]


def _noun(word: str, language: str) -> Sequence[str]:
    if word in _IRREGULAR:
        return _IRREGULAR[word].split(" ")
    if word.isupper() or not word[-1].isalpha() or (word.endswith(_UNCHANGED) and not word.endswith(_CHANGED)):
        return (word,) * 6
    return _declined(word, _NOUNS[language]) or (word,) * 6


def _declined(word: str, rules: Sequence[_Rule]) -> Sequence[str] | None:
    for ending, endings in rules:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return [stem + one for one in endings]
    return None


def _greek(name: str) -> list[str]:
    """Nominative, genitive and accusative: all words of a name change."""
    words = [_greek_word(word) for word in name.split(" ")]
    most = max(len(forms) for forms in words)
    return [" ".join(forms[min(case, len(forms) - 1)] for forms in words) for case in range(most)]


def _greek_word(word: str) -> tuple[str, ...]:
    ending = next((end for end in _GREEK if word.endswith(end)), "")
    return (word, *(word.removesuffix(ending) + one for one in _GREEK[ending])) if ending else (word,)


def _german(name: str) -> list[str]:
    """The genitive ("Japans"), and adjectives before a noun with each of their endings ("Vereinigten Staaten", "Europäischer Union")."""
    first, _, rest = name.partition(" ")
    if rest and first[-2:] in ("te", "he", "le", "er", "ne", "es", "re"):
        stem = first.removesuffix("er") if first.endswith("er") else first.removesuffix("es") if first.endswith("es") else first.removesuffix("e")
        return [f"{stem}{ending} {rest}" for ending in _GERMAN] + [f"{stem}en {rest}s"]
    if name[-1].isalpha() and name[-1] not in "sxzß" and not name.isupper():
        return [name, name + "s"]
    return [name]
