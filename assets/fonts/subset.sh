#!/bin/sh
# Cuts the fonts of the game out of Noto Sans SC. Needs npm and pyftsubset (fonttools).
# Fails, and leaves the fonts as they are, when a text of the game uses a character that the new ones would lack.
# `subset.sh check` only asks that of the fonts that are here.
set -eu
cd "$(dirname "$0")"

python=$(sed -n '1s/^#!//p' "$(command -v pyftsubset)") # the Python that has fontTools
# chars COMMAND...: chars.py
chars() { $python chars.py "$@"; }

if [ "${1:-}" = check ]; then
	chars check NotoSansSC-Regular.ttf NotoSansSC-Medium.ttf NotoSansSC-Bold.ttf
	exit
fi

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
(cd "$dir" && npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null && tar xzf ./*.tgz)

# cut WEIGHT CHARS-FILE: the game draws glyph by glyph from left to right, so no layout tables and no vertical metrics
cut() {
	pyftsubset "$dir/package/$1/NotoSansSC_$1.ttf" --text-file="$2" --output-file="$dir/NotoSansSC-${1#???}.ttf" \
		--no-hinting --layout-features='' --drop-tables+=GSUB,GPOS,GDEF,BASE,DSIG,vhea,vmtx --name-IDs='*'
}

chars chars >"$dir/text.txt"
printf ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' >"$dir/letters.txt"
{ cat "$dir/letters.txt" && printf '部门墙'; } >"$dir/title.txt"

cut 300Light "$dir/letters.txt"
cut 400Regular "$dir/text.txt"
cut 500Medium "$dir/text.txt"
cut 700Bold "$dir/text.txt"
cut 900Black "$dir/title.txt"
chars check "$dir"/NotoSansSC-Regular.ttf "$dir"/NotoSansSC-Medium.ttf "$dir"/NotoSansSC-Bold.ttf
mv "$dir"/NotoSansSC-*.ttf .
cp "$dir/package/LICENSE_FONT" LICENSE
