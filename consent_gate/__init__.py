"""Consent Gate: decides, filters and records what pupil data may leave a school."""
