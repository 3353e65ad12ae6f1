#!/bin/sh
# Draws the pictures of the game: portraits, rooms, rooms out of focus, icons. Without arguments all of them, else one:
#   build.sh portrait zhou-warm | room it | soft it | icon star
# Needs go, rsvg-convert (librsvg2-bin), pngquant, convert (imagemagick) and zopflipng (zopfli). The last saves 7 percent of
# a portrait or room; without it all goes well but the room "title", which then is too large.
set -eu
cd "$(dirname "$0")"
here=$PWD
assets=$(dirname "$PWD")

# small FILE LIMIT: complains, and fails, when the file is larger
small() {
	[ "$(stat -c %s "$1")" -le "$2" ] || { echo "build.sh: $1 has more than $2 bytes" >&2 && return 1; }
}

# png SVG PNG WIDTH LIMIT DITHER: draws, then takes as many colours as keep the file within LIMIT bytes
png() {
	raw="$svg/$$.raw.png" # not OUT.tmp, pngquant writes that itself
	rsvg-convert -w "$3" "$1" -o "$raw"
	for colours in 256 192 160 128 104 88 76 64 56 48; do
		pngquant --force --strip --speed 1 --floyd="$5" --output "$2" "$colours" "$raw"
		if command -v zopflipng >/dev/null && [ "$(stat -c %s "$2")" -le $(($4 * 108 / 100)) ]; then
			zopflipng -y --iterations=8 "$2" "$2" >/dev/null
		fi
		[ "$(stat -c %s "$2")" -gt "$4" ] || break
	done
	rm "$raw"
	small "$2" "$4"
}

# soft SVG JPG LIMIT: three quarters of a room's size, as a blur leaves nothing finer; the best quality within LIMIT bytes
soft() {
	raw="$svg/$$.raw.png"
	rsvg-convert "$1" -o "$raw"
	for quality in 90 88 86 84 82 80 78 76 74 72 70; do
		convert "$raw" -crop 1280x720+24+24 +repage -alpha off -filter Mitchell -resize 960x540 \
			-sampling-factor 4:4:4 -quality "$quality" -strip "$2"
		[ "$(stat -c %s "$2")" -gt "$3" ] || break
	done
	rm "$raw"
	small "$2" "$3"
}

# icon SVG PNG: white lines 2.2 wide of 24, 96 pixels square; the game colours them
icon() {
	raw="$svg/$$.raw.png"
	sed -e 's/stroke="currentColor"/stroke="#fff"/' -e 's/stroke-width="2"/stroke-width="2.2"/' "$1" |
		rsvg-convert -w 96 -h 96 -o "$raw"
	convert "$raw" -alpha extract -background white -alpha shape -strip -define png:color-type=4 "$2"
	rm "$raw"
}

# one KIND NAME: a picture from its SVG
one() {
	case "$1" in
	portrait) png "$svg/portrait/$2.svg" "$assets/portraits/$2.png" 640 20480 0.15 ;;
	room) png "$svg/room/$2.svg" "$assets/rooms/$2.png" 1280 61440 0.35 ;;
	soft) soft "$svg/soft/$2.svg" "$assets/rooms/soft/$2.jpg" 60000 ;;
	icon) icon "$assets/icons/svg/$2.svg" "$assets/icons/$2.png" ;;
	*) echo "build.sh: no kind of picture \"$1\" (have portrait, room, soft, icon)" >&2 && return 2 ;;
	esac
}

if [ -n "${PARLEY_SVG:-}" ]; then # a worker of the run without arguments
	svg=$PARLEY_SVG
	one "$@"
	exit
fi

svg=$(mktemp -d)
trap 'rm -rf "$svg"' EXIT
(cd gen && go run . "$svg")
cp "$svg/palette.md" "$here/palette.md"
if [ $# -gt 0 ]; then
	one "$@"
	exit
fi
failed=0
mkdir -p "$assets/portraits" "$assets/rooms/soft" "$assets/icons"
for kind in portrait room soft icon; do
	case $kind in icon) from="$assets/icons/svg" ;; *) from="$svg/$kind" ;; esac
	find "$from" -name '*.svg' -exec basename {} .svg \; | PARLEY_SVG="$svg" xargs -P "$(nproc)" -n 1 sh build.sh "$kind" || failed=1
done
exit "$failed"
