"""Shapes for people: the register's answers as tables, pages, charts, exports, feeds and calendars. They only read."""
