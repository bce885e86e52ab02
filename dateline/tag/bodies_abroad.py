"""Organisations in texts that are not English, by the words that head their names: Bundesministerium für …, tribunal administratif de …, Universidad de ….

A head alone names nothing: what it heads must follow, in the shape that its language gives such names. What only may be a name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dateline.tag.organisations import Organisation
from dateline.tag.sections import Section
from dateline.text import regex

_CAP = "[A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽ][\\w’'-]*\\w"
_SMALL = "[a-zà-öø-ÿ]+"
_WORD = _CAP.removesuffix("\\w")
_TOWNS = (
    "Heidelberg|München|Berlin|Hamburg|Köln|Bonn|Göttingen|Tübingen|Freiburg|Leipzig|Jena|Halle|Rostock|Kiel|Bremen|Münster|Bielefeld|Bochum|Dortmund|"
    "Duisburg|Essen|Düsseldorf|Aachen|Mainz|Trier|Frankfurt|Marburg|Gießen|Kassel|Würzburg|Erlangen|Regensburg|Passau|Augsburg|Bayreuth|Bamberg|Konstanz|"
    "Ulm|Stuttgart|Mannheim|Karlsruhe|Dresden|Chemnitz|Magdeburg|Potsdam|Wien|Graz|Innsbruck|Salzburg|Linz|Zürich|Basel|Bern|Luzern|Genf|Hannover|"
    "Braunschweig|Oldenburg|Osnabrück|Lüneburg|Hildesheim|Saarbrücken|Greifswald|Erfurt|Paderborn|Siegen|Wuppertal|Hohenheim|Nürnberg|Koblenz|Schwerin"
)
_QUOTED = (
    "(?:[Пп]арти[яиюей]+|[Кк]омпани[яиюей]+|[Кк]орпораци[яиюей]+|[Гг]азет[аыуеой]+|[Ии]здани[еяюем]+|[Кк]онцерн[а-я]*|[Хх]олдинг[а-я]*|[Аа]гентств[а-я]+|"
    "[Бб]анк[а-я]*) «(?P<name>[^«»\n]{2,40})»"
)
_ADJECTIVE_FR = (
    "(?:national|nationale|général|générale|administratif|administrative|judiciaire|supérieur|supérieure|constitutionnel|constitutionnelle|français|française|"
    "européen|européenne|international|internationale|central|centrale|socialiste|communiste|fédéral|fédérale|pénal|pénale|public|publique|"
    "économique|mondial|mondiale)"
)
_ADJECTIVE_IT = (
    "(?:nazionale|superiore|generale|centrale|costituzionale|europeo|europea|italiano|italiana|federale|regionale|internazionale|pubblica|amministrativo)"
)
_OF_FR = "(?:de la |de l['’]|des |du |de |d['’])"
_OF_ES = "(?:de los |de las |de la |del |de |para la |para el |sobre )"
_OF_IT = "(?:dell['’]|della |dello |delle |degli |dei |del |di |d['’]|per la |per il |per l['’])"
_OF_PT = "(?:dos |das |da |do |de |para a |para o )"
_HEAD_ES = (
    "(?:Ministerio|Universidad|Tribunal|Partido|Banco|Instituto|Agencia|Consejo|Comisión|Secretaría|Corte|Fiscalía|Policía|Guardia|Asamblea|Cámara|"
    "Federación|Confederación|Asociación|Fundación|Defensoría|Procuraduría|Contraloría|Superintendencia)"
)
_HEAD_PT = (
    "(?:(?:Supremo |Superior )?Tribunal|Ministério|Universidade|Partido|Banco|Instituto|Agência|Conselho|Comissão|Secretaria|Polícia|Procuradoria|Câmara|"
    "Assembleia|Federação|Confederação|Associação|Fundação|Controladoria)"
)
_HEAD_IT = (
    "(?:Ministero|Università|Tribunale|Partito|Banca|Istituto|Agenzia|Consiglio|Commissione|Corte|Procura|Politecnico|Autorità|Federazione|Confederazione|"
    "Associazione|Fondazione)"
)
_HEAD_FR = (
    "(?:Banque|Institut|Agence|Conseil|Commission|Cour|Société|Fédération|Confédération|Parti|Haute Autorité|Autorité|Office|Ministère|Université|Tribunal|"
    "Parquet)"
)
_GENITIVE = regex(r"(gericht|gerichtshof|amt|agentur|dienst|hof|[Ii]nstitut|[Zz]entrum)e?s(?= |$)")  # "des Landgerichts Hamburg"
_PATTERNS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "de": (
        (rf"(?:Bundes|Landes|Staats)?(?:[Mm]inisterium|amt|anstalt|agentur|zentrale|institut|beauftragte) für "
        rf"(?:{_SMALL}e )?{_CAP}(?:, {_CAP})*(?: und (?:{_SMALL}e )?{_CAP})?"),
        rf"(?:Technische |Freie |Technischen |Freien )?Universität (?:zu )?(?:{_TOWNS})",
        rf"(?:Verwaltungs|Land|Amts|Oberlandes|Oberverwaltungs|Arbeits|Landesarbeits|Sozial|Landessozial|Finanz|Kammer)gericht(?:e?s)? (?:{_TOWNS}|{_CAP}burg)",
        (r"(?:Bundesgerichtshof|Bundesverwaltungsgericht|Bundesarbeitsgericht|Bundessozialgericht|Bundesfinanzhof|Bundeskriminalamt|Bundesnetzagentur|"
        r"Bundeskartellamt|Bundesnachrichtendienst|Bundesrechnungshof|Generalbundesanwalt|Umweltbundesamt|"
        r"Bundespolizei|Auswärtige[ns]? Amt|Statistische[ns]? Bundesamt)(?:e?s)?"),
        rf"{_CAP}-[A-ZÄÖÜ]\w+-(?:Institut|Gesellschaft|Stiftung|Universität|Zentrum)s?",
        rf"(?:(?:Deutsche|Bayerische|Österreichische) )?{_CAP} (?:AG|SE|GmbH|KGaA|e\.V\.)(?!\w)",
        r"Deutsche[ns]? (?:Bank|Bahn|Post|Telekom|Rote[ns]? Kreuz|Gewerkschaftsbund|Städtetag|Bundesbank|Wetterdienst|Presse-Agentur)",
        rf"(?:{_WORD}e )?{_WORD}(?:ische|liche|ale|äre) Partei(?: {_CAP}s)?",
    ),
    "fr": (
        (rf"[Mm]inistère {_OF_FR}{_CAP}(?: (?:étrangères|sociales|publics|publique|européennes|numérique|supérieur|nationale|"
        rf"{_CAP}))?(?:(?:,| et) {_OF_FR}{_CAP})?"),
        rf"(?:[Uu]niversité|[Tt]ribunal(?: {_ADJECTIVE_FR})?|[Cc]our d['’]appel|[Cc]our d['’]assises|[Pp]réfecture) {_OF_FR}{_CAP}",
        rf"{_HEAD_FR}(?: {_ADJECTIVE_FR})+(?: {_OF_FR}(?:{_CAP}|{_SMALL})(?: {_OF_FR}(?:{_CAP}|{_SMALL}))?(?: {_ADJECTIVE_FR})?)?",
        rf"(?:Banque|Conseil|Cour|Institut|Académie|Parti|Office|Agence) {_OF_FR}{_CAP}",
        rf"Institut {_CAP}",
    ),
    "es": (
        rf"{_HEAD_ES}(?: (?!y |e ){_CAP}| {_OF_ES}{_CAP})+(?: [ye] (?:la |el |los |las )?(?!{_HEAD_ES}){_CAP})?",
    ),
    "pt": (
        rf"{_HEAD_PT}(?: {_CAP}| {_OF_PT}{_CAP})+(?: e (?!{_HEAD_PT}){_CAP})?",
    ),
    "it": (
        rf"{_HEAD_IT}(?: {_ADJECTIVE_IT})* {_OF_IT}{_CAP}",
        rf"(?:Istituto|Consiglio|Autorità|Agenzia|Corte) {_ADJECTIVE_IT}(?: {_OF_IT}{_SMALL})?",
        rf"(?:Partito|Corte|Banca|Istituto|Croce|Guardia) {_CAP}",
    ),
    "nl": (
        rf"[Mm]inisterie van {_CAP}(?:, {_CAP})*(?: en {_CAP})?",
        (rf"(?:Technische )?Universiteit (?:van )?{_CAP}|Rechtbank (?:{_CAP} )?{_CAP}|Gerechtshof {_CAP}|"
        rf"Partij (?:van|voor) (?:de |het )?{_CAP}|Hoge Raad|Raad van State|Nederlandsche Bank"),
    ),
    "pl": (
        rf"Ministerstwo {_CAP}(?:, {_CAP})*(?: i {_CAP})?|Uniwersytet {_CAP}(?: {_CAP}(?= ))?|Politechnika {_CAP}|Narodowy Bank Polski|Trybunał {_CAP}",
        (rf"Sąd (?:Najwyższy|Okręgowy|Rejonowy|Apelacyjny|Administracyjny)(?: w {_CAP})?|Prawo i Sprawiedliwość|"
        rf"Platforma Obywatelska|Prokuratura (?:Krajowa|Okręgowa)"),
    ),
    "sv": (
        rf"{_CAP} (?:universitet|tingsrätt|hovrätt)|Högsta (?:förvaltnings)?domstolen|[A-ZÅÄÖ]\w{{3,}}(?:myndigheten|departementet|inspektionen)",
    ),
    "da": (
        rf"{_CAP} (?:Universitet|Byret)|[A-ZÆØÅ]\w{{3,}}ministeriet",
    ),
    "nb": (
        rf"Universitetet i {_CAP}|{_CAP} (?:tingrett|lagmannsrett)|Høyesterett|[A-ZÆØÅ]\w{{3,}}(?:departementet|direktoratet)",
    ),
    "ru": (_QUOTED,),
    "uk": (_QUOTED,),
})  # fmt: skip


def bodies_abroad(number: int, section: Section, language: str) -> Iterator[Organisation]:
    """The organisations that section `number` names by a head word of `language`, in the order of the text, none inside another."""
    taken = -1
    for found in sorted((match for pattern in _compiled(language) for match in pattern.finditer(section.text)), key=lambda m: (m.start(), -m.end())):
        start, end = found.span("name" if "name" in found.re.groupindex else 0)
        if start >= taken:
            taken = end
            yield Organisation(number, start, end, _GENITIVE.sub(r"\1", section.text[start:end]), 1.0, "head word")


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    tongue = language.split("-", maxsplit=1)[0]
    return tuple(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") for pattern in _PATTERNS.get({"no": "nb", "nn": "nb"}.get(tongue, tongue), ()))
