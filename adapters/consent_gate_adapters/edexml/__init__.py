"""Reads EDEXML 2.0 and 2.1, by which Dutch school administrations hand over pupils, groups and teachers."""

from consent_gate_adapters.edexml.reader import Group, Pupil, School, Teacher, read_school

__all__ = ["Group", "Pupil", "School", "Teacher", "read_school"]
