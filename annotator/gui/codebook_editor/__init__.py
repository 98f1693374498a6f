"""The codebook edited beside the page: labels, relation types, general guidelines."""
