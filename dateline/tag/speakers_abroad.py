"""Who said the words between quotation marks, in other languages: „…“, sagte X · « … », a déclaré X · Xは「…」と述べた · X表示：“…”.

Only names that the document is known to hold become speakers; where something stands between the verb and a name that may
make another one the speaker ("die Sprecherin von X"), nobody does.
"""

from __future__ import annotations

import re

from dateline.tag.passages import HIDDEN, Passage, Subject
from dateline.tag.quotes import Marked
from dateline.tag.speakers import FAR, Attribution
from dateline.tag.speech import verbs_of
from dateline.text import regex

BESIDE = "verb and speaker, another language"
NEAR = "verb, speaker in the sentence, another language"
_CLAUSE = regex(rf"[,;:!?()–—\n{HIDDEN}]|(?<!\bM)(?<!\bMM)(?<!\bDr)(?<!\bSr)(?<!\bSra)\.")  # « … », a déclaré M. Macron
_BETWEEN = frozenset(  # the name behind them is not the speaker's
    re.findall(r"\w+", "von vom des dem den beim zum zur im in am mit nach für gegen und de du del della dei di do da dos van au aux al a et y e le la les")
)
PRONOUNS = frozenset(re.findall(r"\w+", "er sie il elle él ella ele ela lui lei hij zij он она він вона han hon hun 他 她"))
_ARTICLES = frozenset({"der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "o", "os", "as", "de", "het"})
_SHORT = 30  # letters between a subject and its verb
_TOPIC = {
    "ja": regex(r"[^\s、。「」はがもとのにをで]{0,14}(?:は|も|が)、?"),
    "ko": regex(r"(?:\s?[^\s,.]{1,8}){0,3}?(?:은|는|이|가)[\s,]"),
}
_SAID = {
    "ja": regex(r"(?:など)?と[^。「」\n]{0,12}?(述べ|語っ|語り|語る|話し|話す|強調|説明|指摘|表明|発言|主張|訴え|批判|言っ|言い|言う|答え|伝え|コメント)"),
    "ko": regex(r"\s?(?:이?라고|이?라며|고|며)\s[^.\n]{0,20}?(말했|밝혔|강조|전했|지적|설명|덧붙|주장|언급|적었)"),
}
_LEADS = regex(r"(?:次|以下)のように(述べ|語っ|語り|話し|説明し|指摘し|コメントし|強調し|訴え)[^。「」]{0,6}[。：:]?\s*\Z")
_CHINESE_AFTER = regex(r"(表示|说|說|指出|强调|強調|称|稱|写道|寫道)[。，,]")
_CHINESE = regex(r"(表示|说|說|指出|强调|強調|称|稱|认为|認為|回应|回應|写道|寫道|重申)[道着]?[，：:,]?\s*\Z")


def abroad(passage: Passage, quotation: Marked, sentence: tuple[int, int]) -> Attribution | None:
    """The attribution in the quotation's sentence, in the passage's language; None where there is none, or no rule for the language."""
    tongue = passage.language
    sentence = (max(sentence[0], quotation.outer_start - FAR), min(sentence[1], quotation.outer_end + FAR))
    if tongue in _SAID:
        return _topic(passage, quotation, sentence[0], tongue)
    if tongue == "zh":
        return _chinese(passage, quotation, sentence[0]) or _chinese_after(passage, quotation)
    verbs = verbs_of(tongue)
    if not verbs:
        return None
    return _after(passage, quotation, sentence[1], verbs) or _before(passage, quotation, sentence[0], verbs)


def may_go_on(passage: Passage, quotation: Marked) -> bool:
    """Whether a quotation without a subject may be the last speaker's: in Japanese and Korean only before a verb of saying."""
    said = _SAID.get(passage.language)
    return said is None or said.match(passage.hidden, quotation.outer_end) is not None


def _after(passage: Passage, quotation: Marked, end: int, verbs: str) -> Attribution | None:
    found = re.compile(rf"[\s,.–—-]*{verbs}").match(passage.hidden, quotation.outer_end, end)
    return _behind(passage, found, end) if found else None


def _behind(passage: Passage, verb: re.Match[str], end: int) -> Attribution:
    """The name behind a verb, in its clause: "sagte Bundeskanzler Olaf Scholz am Montag"."""
    if verb.group("pronoun"):
        return Attribution("", verb.group("pronoun"), verb.group("verb"), BESIDE, verb.end())
    limit = _CLAUSE.search(passage.hidden, verb.end(), end)
    stop = limit.start() if limit else end
    named = passage.among(verb.end(), stop)
    someone = next((s for s in named if s.kind == "person"), None)
    body = next((s for s in named if s.kind == "organization" and _few(passage, verb.end(), s.start, 0)), None)
    chosen = someone if someone and _few(passage, verb.end(), someone.start, 5) else body
    if chosen is None or passage.owns(chosen):
        words = passage.hidden[verb.end() : stop].split()[:6]
        phrase = words[0] if words and words[0].casefold() in PRONOUNS else " ".join(words)
        return Attribution("", phrase, verb.group("verb"), BESIDE, verb.end())
    return Attribution(chosen.actor, passage.written(chosen), verb.group("verb"), BESIDE, chosen.start)


def _few(passage: Passage, begin: int, end: int, most: int) -> bool:
    """Whether at most so many words, an article first, stand between, and none that makes the name somebody else's."""
    words = passage.hidden[begin:end].casefold().split()
    words = words[1:] if words and words[0] in _ARTICLES else words
    return len(words) <= most and _BETWEEN.isdisjoint(words)


def _before(passage: Passage, quotation: Marked, start: int, verbs: str) -> Attribution | None:
    """The verb and its subject before the quotation: "Scholz sagte: „", "Am Montag sagte Scholz: „", "Sánchez dijo que «"."""
    stop = quotation.outer_start
    found = list(re.compile(rf"(?<!\w){verbs}").finditer(passage.hidden, start, stop))
    if not found:
        return None
    verb = found[-1]
    plain = passage.hidden[start:stop].rstrip()[-1:] in (":", ",") or not passage.hidden[verb.end() : stop].strip()
    behind = _behind(passage, verb, stop)
    if behind.speaker and _few(passage, verb.end(), behind.at, 3):
        return Attribution(behind.speaker, behind.text, behind.cue, BESIDE if plain else NEAR, behind.at)
    named = [s for s in passage.among(start, verb.start()) if s.kind == "person" and not passage.owns(s)]
    if len({s.actor for s in named}) != 1 or not _is_subject(passage, start, named[-1], verb.start()):
        return Attribution("", passage.hidden[start : verb.start()].strip()[:60], verb.group("verb"), NEAR, start)
    beside = plain and not passage.hidden[named[-1].end : verb.start()].strip()
    return Attribution(named[-1].actor, passage.written(named[-1]), verb.group("verb"), BESIDE if beside else NEAR, named[-1].start)


def _is_subject(passage: Passage, start: int, one: Subject, verb: int) -> bool:
    words = passage.hidden[start : one.start].casefold().split()
    return verb - one.end <= _SHORT and not (words and words[-1] in _BETWEEN)


def _topic(passage: Passage, quotation: Marked, start: int, tongue: str) -> Attribution | None:
    """The topic of a Japanese or Korean sentence whose verb of saying follows the quotation."""
    said = _SAID[tongue].match(passage.hidden, quotation.outer_end)
    if not said:
        return _introduced(passage, quotation, tongue)
    for one in reversed(passage.among(start, quotation.outer_start)):
        topic = _TOPIC[tongue].match(passage.hidden, one.end, quotation.outer_start)
        if topic:
            gap = passage.hidden[topic.end() : quotation.outer_start]
            plain = len(gap) <= _SHORT and HIDDEN not in gap
            return Attribution(one.actor, passage.written(one), said.group(1), BESIDE if plain else NEAR, one.start)
    return None


def _introduced(passage: Passage, quotation: Marked, tongue: str) -> Attribution | None:
    """The topic of the sentence that leads to a Japanese quotation: Xは次のように述べた。「…」"""
    lead = _LEADS.search(passage.hidden, max(0, quotation.outer_start - 24), quotation.outer_start) if tongue == "ja" else None
    if not lead:
        return None
    furthest = max(0, lead.start() - FAR)
    opening = max(furthest, *(passage.hidden.rfind(mark, furthest, lead.start()) + 1 for mark in "。\n"))
    for one in passage.among(opening, lead.start()):
        if _TOPIC[tongue].match(passage.hidden, one.end, lead.start()):
            return Attribution(one.actor, passage.written(one), lead.group(1), NEAR, one.start)
    return None


def _chinese_after(passage: Passage, quotation: Marked) -> Attribution | None:
    """The name and verb right after a Chinese quotation: “…。”X说。"""
    begin = quotation.outer_end
    named = [s for s in passage.among(begin, begin + 20) if not passage.hidden[begin : s.start].strip("，, ")]
    said = _CHINESE_AFTER.match(passage.hidden, named[-1].end) if named else None
    return Attribution(named[-1].actor, passage.written(named[-1]), said.group(1), BESIDE, named[-1].start) if said else None


def _chinese(passage: Passage, quotation: Marked, start: int) -> Attribution | None:
    """The subject of a Chinese sentence whose verb of saying stands right before the quotation."""
    said = _CHINESE.search(passage.hidden, start, quotation.outer_start)
    if said and passage.hidden[said.start() - 1 : said.start()] in PRONOUNS:
        return Attribution("", passage.hidden[said.start() - 1], said.group(1), BESIDE, said.start() - 1)
    named = passage.among(start, said.start()) if said else []
    people = [s for s in named if s.kind == "person"] or named
    if not said or not people or HIDDEN in passage.hidden[people[0].end : said.start()]:
        return None
    plain = len({s.actor for s in people}) == 1 and said.start() - people[0].end <= 4
    return Attribution(people[0].actor, passage.written(people[0]), said.group(1), BESIDE if plain else NEAR, people[0].start)
