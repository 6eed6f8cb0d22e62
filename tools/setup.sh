# Sourced by ./demo and ./test in the project's root: makes .venv and installs the package into it.
#   setup ""      the package          setup "[dev,desk]"    with what tests and checks need
# Needs Python 3.11 or later; TAWATUR_PYTHON names another one than the first that is found.

venv=.venv
log=$venv/setup.log

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for python in ${TAWATUR_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if recent "$python"; then return 0; fi
    done
    stop "Python 3.11 or later was not found: install it (apt-get install python3 python3-venv) or name it in TAWATUR_PYTHON."
}

clear_venv() { rm -rf "$venv"; }

with_venv() { "$python" -c 'import ensurepip' >/dev/null 2>&1 && "$python" -m venv "$venv" >/dev/null 2>&1; }

with_virtualenv() {
    if "$python" -m virtualenv --version >/dev/null 2>&1; then
        "$python" -m virtualenv -q "$venv" >/dev/null 2>&1
    else
        command -v virtualenv >/dev/null 2>&1 && virtualenv -q -p "$python" "$venv" >/dev/null 2>&1
    fi
}

with_uv() { command -v uv >/dev/null 2>&1 && uv venv -q --seed -p "$python" "$venv" >/dev/null 2>&1; }

# A fresh Debian container: python3 is there, its venv part is not, and we may install it.
with_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "Installing python3-venv with apt-get ..."
    { apt-get install -y -q python3-venv || { apt-get update -q && apt-get install -y -q python3-venv; }; } >/dev/null 2>&1 </dev/null
    with_venv
}

make_venv() {
    if [ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then return 0; fi
    find_python
    say "Making $venv with $python ..."
    for way in with_venv with_virtualenv with_uv with_apt; do
        clear_venv
        if "$way" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then return 0; fi
    done
    clear_venv
    stop "A Python environment cannot be made here: run 'apt-get install python3-venv' (as root) and start this again."
}

setup() {
    make_venv
    stamp="$venv/.installed$1"
    if [ -f "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ]; then return 0; fi
    say "Installing tawatur$1 into $venv (the first time takes a minute or two) ..."
    if ! "$venv/bin/python" -m pip install -q --disable-pip-version-check -e ".$1" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        stop "The installation failed: its last lines are above and all of it in $log; mend that (often the network) and start again."
    fi
    : >"$stamp"
}
