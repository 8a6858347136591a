"""The commands below `consent-gate policy` that judge, try, compare and show a policy set."""
