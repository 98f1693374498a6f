"""The label palette: any label of the codebook by a few letters, however many there are."""
