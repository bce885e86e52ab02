"""The world pack: countries and territories, international organisations, and what shields their names.

Its data lies in `dateline/data/world/`; docs/world-pack.md says where it comes from.
"""

from dateline.pack.places import ambiguous_territory_names, capital_of, country_of, territory_names
from dateline.pack.world import shields, world_actors

__all__ = ["ambiguous_territory_names", "capital_of", "country_of", "shields", "territory_names", "world_actors"]
