"""Policy sets as people see them: the matrix of who gets what, and the graph of which rule grants it.

Values first (`cells`, `graph`), then one module for each way to draw them: text, HTML, SVG, Markdown, Graphviz. Pure.
"""
