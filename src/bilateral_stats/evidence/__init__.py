"""The record against the texts of the articles, and drafts of rows from them."""
