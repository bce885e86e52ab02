"""People and organisations in texts of other languages that write with capitals: what heads a name, what stands before a surname, and nouns that are none."""

from __future__ import annotations

import re

import pytest

from dateline.model import Block, Field, Reading
from dateline.tag import tag_item
from dateline.tag.folding import plain
from tests.tag.profiles import lexicon

# A line: language | sentence | what it names, "org:" and "per:" before each name. Nothing else may be found, countries aside.
SENTENCES = """
de|Das Bundesministerium für Gesundheit hat am Montag neue Zahlen vorgelegt.|org:Bundesministerium für Gesundheit
de|Bundeskanzler Scholz und Außenministerin Baerbock reisten nach Kiew.|per:Scholz per:Baerbock
de|Die Universität Heidelberg und die Technische Universität München forschen gemeinsam.|org:Universität Heidelberg org:Technische Universität München
de|Der Bundesgerichtshof (BGH) hob das Urteil des Landgerichts Hamburg auf.|org:Bundesgerichtshof org:Landgericht Hamburg
de|Nach Angaben des Robert-Koch-Instituts (RKI) sinkt die Zahl der Fälle. Das RKI warnt dennoch.|org:Robert-Koch-Institut
de|Die Deutsche Bank und die Commerzbank AG äußerten sich nicht.|org:Deutsche Bank org:Commerzbank AG
de|Die Siemens AG baut Stellen ab.|org:Siemens AG
de|Das Statistische Bundesamt teilte mit, dass die Preise steigen.|org:Statistische Bundesamt
de|Die Freie Demokratische Partei (FDP) lehnt den Plan ab. Die FDP will nachverhandeln.|org:Freie Demokratische Partei
de|Das Bundesamt für Migration und Flüchtlinge (BAMF) prüft die Anträge.|org:Bundesamt für Migration und Flüchtlinge
de|Das Verwaltungsgericht Köln wies die Klage ab.|org:Verwaltungsgericht Köln
de|Kanzlerin Merkel traf Präsident Macron.|per:Merkel per:Macron
de|Ministerpräsident Söder und Finanzminister Lindner widersprachen.|per:Söder per:Lindner
de|Das Auswärtige Amt bestellte den Botschafter ein.|org:Auswärtige Amt
de|Die Max-Planck-Gesellschaft und das Deutsche Rote Kreuz wurden geehrt.|org:Max-Planck-Gesellschaft org:Deutsche Rote Kreuz
fr|Le ministère de la Santé a publié de nouveaux chiffres.|org:ministère de la Santé
fr|Le président Macron a rencontré la chancelière Merkel.|per:Macron per:Merkel
fr|Le ministère des Affaires étrangères a convoqué l’ambassadeur.|org:ministère des Affaires étrangères
fr|L’université de Strasbourg et l’Institut Pasteur publient une étude.|org:université de Strasbourg org:Institut Pasteur
fr|Le Conseil d’État a rejeté le recours.|org:Conseil d’État
fr|Le tribunal administratif de Lyon a tranché.|org:tribunal administratif de Lyon
fr|La Société nationale des chemins de fer français (SNCF) annonce des retards. La SNCF s’excuse.|org:Société nationale des chemins de fer français
fr|Le Parti socialiste (PS) votera contre.|org:Parti socialiste
fr|La Banque de France maintient sa prévision.|org:Banque de France
fr|Le Premier ministre Attal et la ministre Borne étaient présents.|per:Attal per:Borne
fr|L’Agence française de développement (AFD) finance le projet.|org:Agence française de développement
es|El Ministerio de Sanidad publicó nuevas cifras.|org:Ministerio de Sanidad
es|El presidente Sánchez y la ministra Robles viajaron a Lima.|per:Sánchez per:Robles
es|La Universidad de Salamanca y la Universidad Complutense de Madrid colaboran.|org:Universidad de Salamanca org:Universidad Complutense de Madrid
es|El Tribunal Supremo anuló la condena.|org:Tribunal Supremo
es|El Partido Popular (PP) criticó la medida. El PP pide elecciones.|org:Partido Popular
es|El Banco de España revisó sus previsiones.|org:Banco de España
es|La Secretaría de Relaciones Exteriores respondió.|org:Secretaría de Relaciones Exteriores
es|El Instituto Nacional de Estadística (INE) informó del dato.|org:Instituto Nacional de Estadística
es|La Comisión Nacional de los Mercados y la Competencia (CNMC) abrió un expediente.|org:Comisión Nacional de los Mercados y la Competencia
it|Il Ministero della Salute ha pubblicato i dati.|org:Ministero della Salute
it|La premier Meloni e il ministro Crosetto erano a Tunisi.|per:Meloni per:Crosetto
it|L’Università di Bologna e il Politecnico di Milano collaborano.|org:Università di Bologna org:Politecnico di Milano
it|La Corte di Cassazione ha annullato la sentenza.|org:Corte di Cassazione
it|Il Partito Democratico (PD) si oppone.|org:Partito Democratico
it|La Banca d’Italia ha rivisto le stime.|org:Banca d’Italia
it|L’Istituto nazionale di statistica (Istat) conferma.|org:Istituto nazionale di statistica
pt|O Ministério da Saúde divulgou novos números.|org:Ministério da Saúde
pt|O presidente Lula e o ministro Haddad reuniram-se.|per:Lula per:Haddad
pt|A Universidade de São Paulo (USP) e a Polícia Federal assinaram o acordo.|org:Universidade de São Paulo org:Polícia Federal
pt|O Supremo Tribunal Federal (STF) decidiu. O STF publicou a decisão.|org:Supremo Tribunal Federal
pt|O Banco Central do Brasil manteve a taxa.|org:Banco Central do Brasil
pt|O Partido dos Trabalhadores (PT) apoia a proposta.|org:Partido dos Trabalhadores
nl|Het ministerie van Volksgezondheid heeft cijfers gepubliceerd.|org:ministerie van Volksgezondheid
nl|Premier Rutte en minister Hoekstra spraken met de pers.|per:Rutte per:Hoekstra
nl|De Universiteit van Amsterdam en de Rechtbank Den Haag werken samen.|org:Universiteit van Amsterdam org:Rechtbank Den Haag
nl|De Partij van de Arbeid (PvdA) is tegen.|org:Partij van de Arbeid
nl|De Nederlandsche Bank (DNB) waarschuwt.|org:Nederlandsche Bank
pl|Ministerstwo Zdrowia opublikowało nowe dane.|org:Ministerstwo Zdrowia
pl|Premier Tusk i prezydent Duda spotkali się w Gdańsku.|per:Tusk per:Duda
pl|Uniwersytet Warszawski i Politechnika Gdańska współpracują.|org:Uniwersytet Warszawski org:Politechnika Gdańska
pl|Sąd Najwyższy oddalił skargę.|org:Sąd Najwyższy
pl|Prawo i Sprawiedliwość (PiS) zapowiedziało wniosek.|org:Prawo i Sprawiedliwość
pl|Narodowy Bank Polski podniósł stopy.|org:Narodowy Bank Polski
sv|Statsminister Kristersson och utrikesminister Billström besökte Umeå.|per:Kristersson per:Billström
sv|Uppsala universitet och Göteborgs tingsrätt svarade inte.|org:Uppsala universitet org:Göteborgs tingsrätt
sv|Folkhälsomyndigheten och Lunds universitet presenterade studien.|org:Folkhälsomyndigheten org:Lunds universitet
sv|Högsta domstolen fastställde domen.|org:Högsta domstolen
ru|Партия «Зелёный город» и компания «Северный ветер» подали иск.|org:Зелёный город org:Северный ветер
ru|Президент Ковальчук и министр Иванченко не приехали.|per:Ковальчук per:Иванченко
da|Aarhus Universitet og Sundhedsministeriet svarede ikke.|org:Aarhus Universitet org:Sundhedsministeriet
nb|Universitetet i Bergen og Utdanningsdirektoratet svarte ikke.|org:Universitetet i Bergen org:Utdanningsdirektoratet
"""

NOUNS = """
de|Am Morgen lag Nebel über dem Tal, und die Bauern brachten die Ernte ein. Der Wagen stand am Rand der Straße, die Pferde warteten im Schatten der Linde. Nach dem Regen war der Weg zum Dorf kaum zu erkennen, doch die Kinder liefen mit Laternen voraus und sangen Lieder.
de|Die Verhandlungen über Löhne und Arbeitszeiten dauern an. Vertreter der Gewerkschaft forderten mehr Urlaub, die Arbeitgeber verwiesen auf steigende Kosten für Energie und Rohstoffe. Ein Kompromiss scheint möglich, sagte die Sprecherin nach der Sitzung am Montag im Rathaus.
de|In der Werkstatt riecht es nach Holz und Leim. Der Meister zeigt dem Lehrling, wie man eine Fuge zieht, eine Kante bricht und ein Gelenk einpasst. Im Regal stehen Hobel, Sägen und Feilen, an der Wand hängen Zeichnungen von Stühlen, Tischen und Schränken.
de|Das Gericht vertagte die Verhandlung. Ein Zeuge war krank, der Gutachter verspätete sich, und die Akten lagen noch beim Amt. Der Richter bat die Beteiligten um Geduld. Herr Kollege, rief ein Anwalt, das Ministerium und die Universität kennen den Fall seit Jahren.
de|Zum Frühstück gibt es Brot, Käse, Marmelade und Kaffee. Die Bank vor dem Haus ist frisch gestrichen, der Garten voller Rosen, Tulpen und Kräuter. Im Keller lagern Kartoffeln, Äpfel und ein Fass Most, auf dem Dachboden Kisten mit Briefen und Büchern.
fr|Le Conseil se réunit lundi. La Banque ferme à midi, le Tribunal ouvre à neuf heures. Madame la ministre, Monsieur le maire, la séance est ouverte, dit une voix dans la salle.
fr|Au marché, les clients cherchent des tomates, du pain et du fromage. La Ville a promis des travaux avant Noël, mais rien ne bouge dans la Grande Rue depuis le printemps.
es|El Consejo se reúne el lunes. La Universidad cerró sus puertas y el Tribunal aplazó la vista. La señora presidenta abrió la sesión con un minuto de silencio.
it|Il Ministero tace. La Banca resta chiusa, il Tribunale rinvia l’udienza e la Corte decide domani. Il presidente federale e la ministra hanno lasciato la sala.
pt|O Tribunal adiou a sessão. A Polícia chegou tarde, o Banco fechou cedo e a Comissão volta na terça. O presidente executivo não falou.
"""  # noqa: E501 - paragraphs


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(language, sentence, "".join(names)) for language, sentence, *names in (line.split("|") for line in text.strip().split("\n"))]


def found(language: str, sentence: str) -> list[tuple[str, set[str]]]:
    """Every person and organisation: its kind, its name and its mentions folded."""
    item = Reading(None, Field(None, "test"), published=Field("2025-04-04", "test"), language=Field(language, "test"), body=(Block(sentence, 1),))
    tags = [tag for tag in tag_item(item, lexicon()).actors if tag.kind != "country"]
    return [("per" if tag.kind == "person" else "org", {plain(tag.name), *(plain(mention.text) for mention in tag.mentions)}) for tag in tags]


@pytest.mark.parametrize(("language", "sentence", "names"), rows(SENTENCES))
def test_what_a_head_word_or_a_title_names_is_found_and_nothing_else(language: str, sentence: str, names: str) -> None:
    wanted = {(kind, plain(name.strip())) for kind, name in re.findall(r"(org|per):(.*?)(?=(?: org:| per:|$))", names)}
    tags = found(language, sentence)
    assert {one for one in wanted if not any(kind == one[0] and one[1] in forms for kind, forms in tags)} == set()
    assert [forms for kind, forms in tags if not any((kind, form) in wanted for form in forms)] == []


@pytest.mark.parametrize(("language", "text", "_names"), rows(NOUNS))
def test_a_paragraph_full_of_nouns_names_nobody(language: str, text: str, _names: str) -> None:
    assert found(language, text) == []


def test_an_acronym_in_brackets_stands_for_the_body_later() -> None:
    tags = found("de", "Das Bundesamt für Migration und Flüchtlinge (BAMF) prüft die Anträge. Später lehnte das BAMF sie ab.")
    assert tags == [("org", {"bundesamt fur migration und fluchtlinge", "bamf"})]
