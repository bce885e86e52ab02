"""What a corpus proposes to its editors: actors and topics without a profile, names that may be one, posts seen. Pure."""

from dateline.suggest.found import Actor, Evidence, HeldBack, Pair, Post, Said, Seen, Side, Split, Suggestions, Topic
from dateline.suggest.gather import gather
from dateline.suggest.profile import actor_file, side_files, speaker_file, topic_file
from dateline.suggest.report import as_json, as_text, told_actor, told_pair, told_said, told_split, told_topic

__all__ = [
    "Actor", "Evidence", "HeldBack", "Pair", "Post", "Said", "Seen", "Side", "Split", "Suggestions", "Topic", "actor_file", "as_json", "as_text", "gather",
    "side_files", "speaker_file", "told_actor", "told_pair", "told_said", "told_split", "told_topic", "topic_file",
]  # fmt: skip
