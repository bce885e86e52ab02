"""The world pack: countries and territories, international organisations, and what shields their names; and the starter set of topics.

Their data lie in `dateline/data/world/` and `dateline/data/topics/`; docs/world-pack.md and docs/topic-pack.md say where they come from.
"""

from dateline.pack.places import ambiguous_territory_names, capital_of, country_of, territory_names
from dateline.pack.topics import pack_topics
from dateline.pack.world import shields, world_actors

__all__ = ["ambiguous_territory_names", "capital_of", "country_of", "pack_topics", "shields", "territory_names", "world_actors"]
