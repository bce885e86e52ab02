"""From a folder to the public: what is ours on a target, what differs, and sending that in the order that never breaks a link."""
