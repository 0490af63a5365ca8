#!/bin/sh
# Builds one output unless it is up to date.
#
#   .ci/build.sh <command> <output file> [options of report-build]
#
# A deck of report.yaml and the print edition get a file of their own, as report-build names it:
# --deck short makes build/slides-short.pptx.
#
# Up to date means: the file is there, and what it was built from has the same names and
# contents as then. Contents, not times, so that a checkout or a copy builds nothing twice, and
# a file that was added or removed counts. A run that builds from elsewhere, to elsewhere, or is
# to be heard, is always done.
set -eu
cd "$(dirname "$0")/.."

command=$1 file=$2
shift 2
ending='' before='' remembered=yes
for option in "$@"; do
    case "$option" in --r* | --o* | --j* | --v* | --h* | -h | --sc*) remembered='' ;; esac
    case "$before $option" in
        '--deck '*) ending=-$option ;;
        *' --deck='*) ending=-${option#--deck=} ;;
        *' --print') ending=-print ;;
    esac
    before=$option
done
file=${file%.*}$ending.${file##*.}
built_from=$(dirname "$file")/.$(basename "$file").built-from

sources() {
    printf '%s\n' "$command" "${SOURCE_DATE_EPOCH:-}" "$@"
    {
        find . -name '.?*' -prune -o -path ./build -prune -o \
            -type f \( -name '*.pptx' -o -name '*.potx' \) -exec cksum {} +
        find content styles src bibliography.json requirements.lock \
            -type f ! -path "*/__pycache__/*" ! -path "*.egg-info/*" ! -name ".*" \
            -exec cksum {} + 2>/dev/null
    } | LC_ALL=C sort
}

now=$(sources "$@")
if [ "$remembered" ] && [ -e "$file" ] && [ -e "$built_from" ] && [ "$now" = "$(cat "$built_from")" ]; then
    echo "$file is up to date"
    exit
fi
mkdir -p "$(dirname "$file")"
[ "$remembered" ] || rm -f "$built_from"
.ci/python -m report_build "$command" --out "$file" "$@"
[ -z "$remembered" ] || printf '%s\n' "$now" >"$built_from"
