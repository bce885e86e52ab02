"""The words of the samples."""

TITLE = "Harbour board approves the new pilot boats"
FIRST = (
    "The harbour board has approved the purchase of two new pilot boats, which will replace the vessels that have served the fishing community "
    "for thirty years. The decision followed a consultation with the neighbouring authorities that lasted for eleven weeks."
)
SECOND = (
    "These boats will be safer and quieter, the chair of the board said after the vote on Thursday. She added that the contract for their "
    "maintenance would be awarded in the autumn and that local yards were expected to take part."
)
THIRD = (
    "The vessels will be built at the yard in the town and are expected to enter service before the winter storms begin. Each of them "
    "carries a crew of five and is equipped with instruments for navigation and with a system that steadies it in a swell."
)
FOURTH = (
    "Representatives of the pilots welcomed the decision but called for more money for the training of their successors. The administration "
    "has not yet said what it thinks of the proposals that an independent commission made in the spring."
)
