# One word each; without `just`, run the line under it.

# all tests
test:
    ./test

# the house rules, as CI checks them
lint:
    .venv/bin/ruff format --check .
    .venv/bin/ruff check .
    .venv/bin/mypy
    .venv/bin/tawatur pack check ar

# the example story as a dossier
demo:
    ./demo

# the public gold beside the floors
bench:
    .venv/bin/tawatur bench run
