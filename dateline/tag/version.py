"""The version of the tagging rules: whoever changes what tagging gives raises it."""

TAGGER_VERSION = "5"
