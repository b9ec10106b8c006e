"""One module a kind of chart: it draws the content of one."""
