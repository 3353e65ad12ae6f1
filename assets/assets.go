// Package assets holds what the game shows and writes with: fonts, portraits, rooms, icons, and their licences, all
// embedded in the program.
//
// It hands out files by name and decodes pictures, nothing more: it draws nothing, keeps nothing it has decoded (callers
// that show a picture twice keep it themselves), and knows neither the game nor its texts. The files are made by
// art/build.sh and fonts/subset.sh; whoever adds one there finds it here by its name.
//
// Start with [Portrait] and [Room]; [Portraits], [Expressions], [Rooms] and [Icons] say what there is.
package assets

import (
	"embed"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"
)

// Sizes of the pictures in pixels. A soft room is shown at the size of a room; a blur leaves nothing finer to store.
const (
	PortraitWidth, PortraitHeight = 640, 800
	RoomWidth, RoomHeight         = 1280, 720
	SoftRoomWidth, SoftRoomHeight = 960, 540
	IconSize                      = 96
)

//go:embed fonts/*.ttf fonts/LICENSE
//go:embed portraits/*.png portraits/LICENSE
//go:embed rooms/*.png rooms/soft/*.jpg rooms/LICENSE
//go:embed icons/*.png icons/LICENSE
var files embed.FS

// Weight is the weight of a font, as CSS counts it.
type Weight int

// The weights there are. Regular, Medium and Bold have Chinese and Latin; Light has only the letters A to Z and a to z,
// and Black those and the three characters of the title, 部门墙.
const (
	Light   Weight = 300
	Regular Weight = 400
	Medium  Weight = 500
	Bold    Weight = 700
	Black   Weight = 900
)

var fonts = map[Weight]string{Light: "Light", Regular: "Regular", Medium: "Medium", Bold: "Bold", Black: "Black"}

// Font returns Noto Sans SC in weight w as a TrueType file, nil when w is none of the constants. The file has no tables
// for kerning or shaping.
func Font(w Weight) []byte {
	name, ok := fonts[w]
	if !ok {
		return nil
	}
	b, err := files.ReadFile("fonts/NotoSansSC-" + name + ".ttf")
	if err != nil {
		panic(fmt.Sprintf("assets: a font is missing in the program: %v", err))
	}
	return b
}

// Portrait decodes the half-length picture of a person with an expression, on a transparent ground.
func Portrait(person, expression string) (image.Image, error) {
	name := person + "-" + expression
	if have := Portraits(); !slices.Contains(have, person) {
		return nil, missing("portrait", name, "person", person, have)
	}
	if have := Expressions(); !slices.Contains(have, expression) {
		return nil, missing("portrait", name, "expression", expression, have)
	}
	return decode("portrait", name, "portraits/"+name+".png", png.Decode)
}

// Room decodes the picture of a room.
func Room(id string) (image.Image, error) {
	if have := Rooms(); !slices.Contains(have, id) {
		return nil, missing("room", id, "room", id, have)
	}
	return decode("room", id, "rooms/"+id+".png", png.Decode)
}

// SoftRoom decodes the picture of a room out of focus, to stand behind people who talk.
func SoftRoom(id string) (image.Image, error) {
	if have := Rooms(); !slices.Contains(have, id) {
		return nil, missing("soft room", id, "room", id, have)
	}
	return decode("soft room", id, "rooms/soft/"+id+".jpg", jpeg.Decode)
}

// Icon decodes a square icon, white on a transparent ground: multiply it with a colour.
func Icon(name string) (image.Image, error) {
	if have := Icons(); !slices.Contains(have, name) {
		return nil, missing("icon", name, "icon", name, have)
	}
	return decode("icon", name, "icons/"+name+".png", png.Decode)
}

// Portraits returns the ids of the people there are portraits of, sorted.
func Portraits() []string { return halves(0) }

// Expressions returns the ids of the expressions that every person has, sorted.
func Expressions() []string { return halves(1) }

// Rooms returns the ids of the rooms, sorted.
func Rooms() []string { return names("rooms") }

// Icons returns the names of the icons, sorted.
func Icons() []string { return names("icons") }

// Licence is what others, and the project itself, ask of those who pass on the files of this package.
type Licence struct {
	Name string // of the licence
	For  string // what it covers
	Text string
}

// Licences returns the licences of all files of this package, to be shown in the game.
func Licences() []Licence {
	list := []struct{ name, covers, folder string }{
		{"SIL Open Font License 1.1", "Noto Sans SC, the font", "fonts"},
		{"ISC License", "Lucide, the icons", "icons"},
		{"CC BY 4.0", "the portraits", "portraits"},
		{"CC BY 4.0", "the rooms", "rooms"},
	}
	var all []Licence
	for _, l := range list {
		b, err := files.ReadFile(l.folder + "/LICENSE")
		if err != nil {
			panic(fmt.Sprintf("assets: a licence is missing in the program: %v", err))
		}
		all = append(all, Licence{Name: l.name, For: l.covers, Text: string(b)})
	}
	return all
}

// names returns the base names of the PNGs in a folder, sorted.
func names(folder string) []string {
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(fmt.Sprintf("assets: a folder is missing in the program: %v", err))
	}
	var all []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".png"); ok {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// halves returns the people (0) or the expressions (1) that the names of the portraits are made of.
func halves(part int) []string {
	var all []string
	for _, name := range names("portraits") {
		all = append(all, strings.SplitN(name, "-", 2)[part])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func decode(kind, name, file string, with func(io.Reader) (image.Image, error)) (image.Image, error) {
	f, err := files.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read %s %q: no file %s among the embedded ones", kind, name, path.Base(file))
	}
	defer f.Close()
	img, err := with(f)
	if err != nil {
		return nil, fmt.Errorf("decode %s %q: %w", kind, name, err)
	}
	return img, nil
}

func missing(kind, name, part, id string, have []string) error {
	return fmt.Errorf("read %s %q: no %s %q (have %s)", kind, name, part, id, strings.Join(have, ", "))
}
