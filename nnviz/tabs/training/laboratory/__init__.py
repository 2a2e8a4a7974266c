"""The laboratory: experiments, and kept runs compared."""
