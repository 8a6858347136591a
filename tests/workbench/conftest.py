"""A school to type commands in, as the tests of the command line have it."""

from tests.cli.conftest import filled as filled
from tests.cli.conftest import school as school
