"""What is to be looked at again since the codebook says something else."""
