"""Stages: rules, arguments and discourse put together; the readings that come of it, with day, place and confidence."""
