#!/bin/sh
# Makes the README's pictures of the demo's dossier, docs/dossier-en.png and docs/dossier-ar.png, with Chromium.
set -eu
cd "$(dirname "$0")/.."
browser=${BROWSER:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for lang in en ar; do
    PYTHONPATH=src "${PYTHON:-python3}" -m tawatur.cli demo --lang "$lang" -o "$work/page.html" 2>/dev/null
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
        --window-size=1280,1400 --screenshot="$work/$lang.png" "file://$work/page.html" >/dev/null 2>&1
    mv "$work/$lang.png" "docs/dossier-$lang.png"
done
ls -l docs/dossier-*.png
