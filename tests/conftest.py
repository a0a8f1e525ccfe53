"""What tests of every layer share."""

import os

for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
    del os.environ[name]  # no setting of the person who runs the tests has a say in them
