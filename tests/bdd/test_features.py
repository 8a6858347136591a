"""Binds the whole features folder: a feature file that nobody binds is silently never run."""

from pytest_bdd import scenarios

scenarios(".")
