"""The desk of those who keep the figures: drafts beside the data, two pairs of eyes, releases with a way back."""
