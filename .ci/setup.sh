#!/bin/sh
# Makes this machine ready; make calls it before each target.
#
#   .ci/setup.sh run|dev [pango]
#
#   run    .venv with what the outputs need (requirements.lock)
#   dev    .venv with what tests and checks need as well (requirements-dev.lock)
#   pango  the system libraries that WeasyPrint loads
#
# What is there already is left alone, silently. .venv is filled again only when a lock or
# pyproject.toml has changed. System packages are installed when the user may: apt as root or
# with a sudo that asks for no password. Otherwise one message says what to type.
set -eu
cd "$(dirname "$0")/.."

level=$1
wants_pango=${2:-}
case $level in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
esac

say() { printf 'setup: %s\n' "$*" >&2; }

find_venv_python() {
    for file in .venv/bin/python .venv/Scripts/python.exe; do
        if [ -x "$file" ]; then echo "$file"; fi
    done
}

# The Python of .venv if it still starts: an upgrade of the system can take it away.
venv_python() {
    file=$(find_venv_python)
    if [ -n "$file" ] && "$file" -m pip --version >/dev/null 2>&1; then echo "$file"; fi
}

# The first Python on PATH that is new enough (pyproject.toml, requires-python).
system_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

# Debian's names of the system packages that are missing, on one line.
missing() {
    python=$(venv_python)
    if [ -z "$python" ]; then
        python=$(system_python)
        if [ -z "$python" ]; then
            printf 'python3 '
        fi
        # Debian keeps the part of venv that brings pip in a package of its own.
        if [ -z "$python" ] || ! "$python" -c 'import ensurepip' 2>/dev/null; then
            printf 'python3-venv '
        fi
    fi
    if [ -n "$wants_pango" ] && [ ! -e .venv/pango-found ]; then
        if [ -n "$python" ]; then
            "$python" .ci/libraries.py | tr '\n' ' '
        else
            printf 'libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 fontconfig '
        fi
    fi
}

# The command that may install Debian packages, or nothing.
installer() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo sudo -n env
    fi
}

# $1: installer's answer, $2: packages; both are lists of words, so unquoted.
install() {
    say "installing $2"
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! {
        $1 DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
            $1 DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $2
    } >"$log" 2>&1; then
        cat "$log" >&2
    fi
    rm -f "$log"
}

explain() {
    fedora='python3' brew='python' windows='winget install Python.Python.3.13'
    if [ -n "$wants_pango" ]; then
        fedora="$fedora pango harfbuzz fontconfig"
        brew="$brew pango"
        windows="$windows, and in an MSYS2 shell: pacman -S mingw-w64-ucrt-x86_64-pango"
    fi
    cat >&2 <<EOF
setup: this machine lacks ${1% }, and may not install it for you.
Type the line for your system, then the same make command again.

    Debian, Ubuntu   sudo apt-get install ${1% }
    Fedora           sudo dnf install $fedora
    macOS            brew install $brew
    Windows          $windows

EOF
    if [ -z "$(system_python)" ]; then
        echo "Python must be 3.11 or later; found: $(python3 --version 2>/dev/null || echo none)." >&2
    fi
    if [ -n "$wants_pango" ]; then
        echo "make slides and make check work without Pango." >&2
    fi
    exit 1
}

require_system_packages() {
    packages=$(missing)
    [ -n "$packages" ] || return 0
    as_root=$(installer)
    if [ -n "$as_root" ]; then
        install "$as_root" "$packages"
        packages=$(missing)
        [ -n "$packages" ] || return 0
    fi
    explain "$packages"
}

# What .venv is filled from, for a lock: kept inside it, and compared by content.
wanted() { cat "$1" pyproject.toml; }

filled() { [ -n "$(find_venv_python)" ] && wanted "$lock" | cmp -s - ".venv/filled-$level"; }

fill_venv() {
    if [ -z "$(venv_python)" ]; then
        "$(system_python)" -m venv --clear .venv
    fi
    say "filling .venv from $lock"
    pip="$(venv_python) -m pip -qq --disable-pip-version-check --no-input install"
    if ! { $pip --no-deps --require-hashes --requirement "$lock" &&
        $pip --no-deps --no-build-isolation --editable .; }; then
        say "the packages of $lock could not be installed; the lines above say why"
        exit 1
    fi
    pwd >.venv/place
    wanted "$lock" >".venv/filled-$level"
    if [ "$level" = dev ]; then
        wanted requirements.lock >.venv/filled-run # the dev lock holds all of the other
    fi
}

# A .venv knows its own place: in a clone that was moved or copied, it is made anew.
if [ -e .venv/place ] && [ "$(cat .venv/place)" != "$(pwd)" ]; then
    rm -rf .venv
fi
if [ -n "$wants_pango" ] && [ ! -e .venv/pango-found ] || ! filled; then
    require_system_packages
    filled || fill_venv
    [ -z "$wants_pango" ] || : >.venv/pango-found
fi
