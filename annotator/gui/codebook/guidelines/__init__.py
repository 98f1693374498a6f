"""The guidelines of labels beside the text: what the codebook says, one key or hover away."""
