#!/bin/sh
# Installs a JDK without a screen where there is none; veraPDF, which checks the PDF in the tests,
# runs on it. As .ci/setup.sh does, with apt, as root or with a sudo that asks for no password.
set -eu
if java --list-modules 2>/dev/null | grep -q '^jdk.compiler@'; then exit; fi
if [ "$(id -u)" = 0 ]; then as_root=env; else as_root='sudo -n env'; fi
echo 'setup: installing default-jdk-headless' >&2
log=$(mktemp)
# shellcheck disable=SC2086
if ! {
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
        $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends \
            default-jdk-headless
} >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo 'setup: there is no JDK, so the tests with veraPDF fail' >&2
    exit 1
fi
rm -f "$log"
