"""The outside world of Consent Gate: one sub-package for each thing it connects to. They never import each other."""
