"""What was read from one document and why, for a person at a terminal or for a program."""

from dateline.inspect.data import inspect_json
from dateline.inspect.proposal import Proposal, Sighting, propose, proposed_text, same, sighting
from dateline.inspect.report import inspect_text

__all__ = ["Proposal", "Sighting", "inspect_json", "inspect_text", "propose", "proposed_text", "same", "sighting"]
