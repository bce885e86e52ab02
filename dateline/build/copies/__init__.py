"""Which captures show one item: gathered as documents come and go, parted into clusters, each made one draft."""
