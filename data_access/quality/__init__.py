"""Quality reviews: how well cases were served, second reviews of the same case, and the form that both are made by."""
