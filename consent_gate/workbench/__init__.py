"""What policy authors and auditors work with: judging, trying, comparing and showing whole policy sets.

Everything here reads policies, logs and records, and decides nothing: no module on the path of a request imports it.
"""
