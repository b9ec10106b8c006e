"""The instruments that the kinds draw with: style, page, letters, axes, marks."""
