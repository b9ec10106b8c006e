"""How a source, or the dataset, is cited: the facts of a work, and the styles that write them."""
