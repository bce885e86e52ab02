"""The rules in words, for a reader: why a form counts for an actor, and what else it might have been."""

from __future__ import annotations

from dateline.model import ActorTag, Mention, Quote, Tagging, TopicTag
from dateline.tag.salience import CAPITAL
from dateline.text import count

SHARED = ", shared"
_MENTIONS = {
    "name": "the name",
    "alias": "another form of the name",
    "weak alias": "a short form that counts only beside a fuller one",
    "acronym": "the acronym",
    "native name": "the name in its own language",
    "name in another language": "the name in the language of the text",
    "adjective": "the adjective, for the country",
    "demonym": "the people, for the country",
    CAPITAL: "the capital, for its government",
    "known name": "a well-known name",
    "name without profile": "the name of a body whose country the text does not tell",
    "title and name": "a title before a name",
    "name alone": "a name that the text treats as a person’s",
    "surname": "the surname of somebody named in full",
    "surname before a post": "a surname before a post",
    "given name": "the given name of somebody named in full",
    "initials": "the initials of a name that the text has in full",
    "rank": "a rank that only one person bears",
    "role": "the holder of this post on the item’s day",
    "head word": "a word that heads the names of organisations",
    "company form": "a company’s legal form beside the name",
    "context": "what stands beside the name: words that speak of an organisation",
    "introduced with its acronym": "a name that the text gives an acronym to",
    "short form": "the short form of a name that the text has in full",
    "body of a country": "a body’s name beside its country",
    "team": "a team, in a text about sport",
    "club": "a club, in a text about sport",
    "front matter": "a person’s word, in the front matter",
    "correction": "a person’s word, in a correction",
}
_FOUND = {"name": "a given name and a surname"}
_STYLE = "a language, a kitchen or a style"
_OTHERWISE = {
    CAPITAL: "the town",
    "adjective": _STYLE,
    "demonym": _STYLE,
    "weak alias": "another one with this short form",
    "role": "who held the post before or after",
    "name without profile": "the body of a country that the text does not name",
}
_DOUBTED = 0.8  # an adjective of less than this counts only beside a stronger mention
_AMBIGUOUS = "another meaning of the word; a second sign of it stands in the text"
_SURE = 1.0
_ROLE = "role: "  # before the post
_QUOTES = {
    "verb and speaker after": "the speaker stands after the words, behind the verb",
    "speaker and verb after": "the speaker stands after the words, before the verb",
    "speaker and verb before": "the speaker and the verb stand before the words",
    "reported clause": "the words belong to a clause that the speaker’s verb leads",
    "participle": "a participle before the words belongs to the speaker",
    "according to": "“according to” names the speaker",
    "name after a dash": "a name stands after a dash, under the words",
    "name and colon": "a name and a colon stand before the words",
    "same paragraph": "the speaker of the words before, in the same paragraph",
    "same paragraph, in a clause": "the speaker of the words before, in the same paragraph",
    "sentence before": "the sentence before names the speaker",
    "paragraph before": "the speaker of the paragraph before",
    "quotation goes on": "the quotation goes on from the paragraph before",
    "turn": "the paragraph begins with the speaker’s name",
    "turn goes on": "the speaker of the paragraph before goes on",
    "verb and speaker, another language": "the speaker stands beside the verb",
    "verb, speaker in the sentence, another language": "the speaker stands in the sentence of the verb",
    "correction": "a person’s word, in a correction",
}
_PRONOUN = ", pronoun"
_TOPICS = {
    "phrase": "a phrase that decides alone",
    "any of": "counts beside another such phrase",
    "all of": "counts where all such phrases stand in the text",
    "near": "counts where all of its group stand in one sentence",
    "front matter": "a person’s word, in the front matter",
    "correction": "a person’s word, in a correction",
}


def mention_rule(mention: Mention, tag: ActorTag) -> str:
    """Why these words count for the actor: "the capital, for its government". A rule without words of its own is given as it is."""
    rule = mention.rule.removesuffix(SHARED)
    if rule.startswith(_ROLE):
        return f"{_MENTIONS['role']}: {rule.removeprefix(_ROLE)}"
    told = _MENTIONS.get(rule, rule) if tag.reviewed else _FOUND.get(rule, _MENTIONS.get(rule, rule))
    return f"{told}, which it shares; the text decides" if mention.rule.endswith(SHARED) else told


def otherwise(mention: Mention, tag: ActorTag) -> str:
    """What else the words might have been, beside the actors of `mention.others`; "" where nothing else is likely."""
    if mention.rule.endswith(SHARED) or mention.others:
        return ""
    if mention.rule in ("name", "alias") and tag.reviewed and mention.sure < _SURE:
        return _AMBIGUOUS
    if mention.rule in ("adjective", "demonym") and mention.sure >= _DOUBTED:
        return ""
    return _OTHERWISE.get("role" if mention.rule.startswith(_ROLE) else mention.rule, "")


def topic_rule(mention: Mention) -> str:
    """Why these words speak of the topic."""
    return _TOPICS.get(mention.rule, mention.rule)


def topic_score(topic: TopicTag) -> str:
    """What a topic's score is made of: "2 phrases that decide alone, 1 in the title"."""
    alone = sum(mention.rule == "phrase" for mention in topic.evidence)
    others = len(topic.evidence) - alone
    title = sum(mention.where == "title" for mention in topic.evidence)
    told = [f"{count(alone, 'phrase')} that {'decides' if alone == 1 else 'decide'} alone"] if alone else []
    told += [f"{count(others, 'phrase')} that {'counts' if others == 1 else 'count'} together with others"] if others else []
    told += [f"{title} in the title"] if title else []
    return ", ".join(told)


def quote_rule(quote: Quote) -> str:
    """How the speaker of a quotation was told."""
    if quote.rule.endswith(_PRONOUN):
        rule = quote.rule.removesuffix(_PRONOUN)
        return f"{_QUOTES.get(rule, rule)}, as “{quote.speaker_text}”"
    return _QUOTES.get(quote.rule, quote.rule)


def other_speakers(quote: Quote, tagging: Tagging, text: str) -> tuple[str, ...]:
    """The ids of people named in the quotation's paragraph or the one before, outside of the words, who might have been meant
    instead; none where the text names the speaker beside the words.
    """
    named = quote.speaker_text[:1].isupper() and not quote.rule.endswith(_PRONOUN)
    if named or not quote.rule or quote.rule == "correction":
        return ()
    here = text.rfind("\n\n", 0, quote.start)
    first, end = max(0, text.rfind("\n\n", 0, max(0, here))), text.find("\n\n", quote.end)
    last = end if end >= 0 else len(text)
    return tuple(
        tag.id
        for tag in tagging.actors
        if tag.kind == "person"
        and tag.id != quote.speaker
        and any(m.where == "body" and first <= m.start < last and not quote.start <= m.start < quote.end for m in tag.mentions)
    )
