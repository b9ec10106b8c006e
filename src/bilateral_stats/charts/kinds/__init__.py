"""The kinds of charts, one module each.

Its function ``draw(page, content)`` gets a page with the head of the chart on it, draws what the chart shows where the
page stands, and moves on below.
"""
