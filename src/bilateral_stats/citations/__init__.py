"""How a source, or the dataset, is cited: the facts of a reference, and the styles that write them."""
