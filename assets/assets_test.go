package assets_test

import (
	"image"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/golang/freetype/truetype"
	"github.com/stretchr/testify/require"

	"parley/assets"
)

func TestEveryPersonHasEveryExpression(t *testing.T) {
	require.Equal(t, []string{"chen", "fangqing", "hemin", "linyue", "majun", "suman", "wu", "zhou"}, assets.Portraits())
	require.Equal(t, []string{"angry", "annoyed", "doubtful", "interested", "neutral", "warm", "worried"}, assets.Expressions())

	for _, person := range assets.Portraits() {
		for _, expression := range assets.Expressions() {
			img, err := assets.Portrait(person, expression)
			require.NoError(t, err)
			require.Equal(t, image.Rect(0, 0, assets.PortraitWidth, assets.PortraitHeight), img.Bounds(), "%s, %s", person, expression)

			_, _, _, corner := img.At(0, 0).RGBA()
			require.Zero(t, corner, "the room shows beside %s, %s", person, expression)
			_, _, _, chest := img.At(assets.PortraitWidth/2, assets.PortraitHeight*3/4).RGBA()
			require.Greater(t, chest, uint32(0xfc00), "no room shows through %s, %s", person, expression)
		}
	}
}

func TestEveryRoomIsThereSharpAndSoft(t *testing.T) {
	require.Equal(t, []string{"corridor", "finance", "it", "marketing", "meeting", "office", "title", "workshop"}, assets.Rooms())

	for _, id := range assets.Rooms() {
		sharp, err := assets.Room(id)
		require.NoError(t, err)
		require.Equal(t, image.Rect(0, 0, assets.RoomWidth, assets.RoomHeight), sharp.Bounds(), id)

		soft, err := assets.SoftRoom(id)
		require.NoError(t, err)
		require.Equal(t, image.Rect(0, 0, assets.SoftRoomWidth, assets.SoftRoomHeight), soft.Bounds(), id)

		for _, at := range []image.Point{{0, 0}, {959, 0}, {0, 539}, {959, 539}} {
			requireAlike(t, sharp, at.X*4/3, at.Y*4/3, soft, at.X, at.Y, "the blur of %s reaches the corner at %v", id, at)
		}
	}
}

// requireAlike compares the mean brightness around a point of one picture and a point of another.
func requireAlike(t *testing.T, a image.Image, ax, ay int, b image.Image, bx, by int, msg string, args ...any) {
	t.Helper()
	mean := func(img image.Image, x, y int) float64 {
		sum, n := 0.0, 0.0
		r := image.Rect(x-4, y-4, x+5, y+5).Intersect(img.Bounds())
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				r, g, b, _ := img.At(x, y).RGBA()
				sum += float64(r+g+b) / 3 / 0xffff
				n++
			}
		}
		return sum / n
	}
	require.InDelta(t, mean(a, ax, ay), mean(b, bx, by), .08, append([]any{msg}, args...)...)
}

func TestIconsAreWhiteSoThatAnyColourCanBePutOnThem(t *testing.T) {
	require.Len(t, assets.Icons(), 60)

	for _, name := range assets.Icons() {
		img, err := assets.Icon(name)
		require.NoError(t, err)
		require.Equal(t, image.Rect(0, 0, assets.IconSize, assets.IconSize), img.Bounds(), name)

		lines := 0
		for y := range assets.IconSize {
			for x := range assets.IconSize {
				r, g, b, a := img.At(x, y).RGBA()
				require.Equal(t, [3]uint32{a, a, a}, [3]uint32{r, g, b}, "%s at %d,%d", name, x, y)
				if a > 0x8000 {
					lines++
				}
			}
		}
		require.Greater(t, lines, 200, "something is drawn in %s", name)
		require.Less(t, lines, assets.IconSize*assets.IconSize/2, "%s is lines, not an area", name)
	}
}

func TestWhoAsksForWhatIsNotThereLearnsWhatIs(t *testing.T) {
	_, err := assets.Portrait("nobody", "warm")
	require.EqualError(t, err, `read portrait "nobody-warm": no person "nobody" (have chen, fangqing, hemin, linyue, majun, suman, wu, zhou)`)
	_, err = assets.Portrait("zhou", "smug")
	require.EqualError(t, err, `read portrait "zhou-smug": no expression "smug" (have angry, annoyed, doubtful, interested, neutral, warm, worried)`)
	_, err = assets.Room("cellar")
	require.EqualError(t, err, `read room "cellar": no room "cellar" (have corridor, finance, it, marketing, meeting, office, title, workshop)`)
	_, err = assets.SoftRoom("")
	require.ErrorContains(t, err, `read soft room "": no room "" (have corridor,`)
	_, err = assets.Icon("unicorn")
	require.ErrorContains(t, err, `read icon "unicorn": no icon "unicorn" (have arrow-left,`)
	_, err = assets.Icon("../rooms/it")
	require.Error(t, err, "a name is not a path")
	require.Nil(t, assets.Font(450))
}

func TestTheFontsHaveTheCharactersOfTheGame(t *testing.T) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	const text = letters + "0123456789 ,.:;!?'\"()[]{}%&+-/—…“”‘’，。：；！？（）《》、·×→←↑↓①②③★✓♪" +
		"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ" + // pinyin
		"部门墙周工苏曼何敏方晴陈总马骏老吴林越信任一致交换最佳欠准大错双赢惨胜僵局破裂龟鑫"

	for weight, sample := range map[assets.Weight]string{
		assets.Light: letters, assets.Regular: text, assets.Medium: text, assets.Bold: text, assets.Black: letters + "部门墙",
	} {
		font := parse(t, weight)
		var glyph truetype.GlyphBuf
		for _, r := range sample {
			index := font.Index(r)
			require.NotZero(t, index, "%c in weight %d", r, weight)
			require.NoError(t, glyph.Load(font, 28<<6, index, 0), "%c in weight %d", r, weight)
			require.Equal(t, r == ' ', len(glyph.Points) == 0, "%c in weight %d is drawn", r, weight)
		}
	}
}

func TestTheFontsHaveTheCharactersOfEveryText(t *testing.T) {
	fonts := []*truetype.Font{parse(t, assets.Regular), parse(t, assets.Medium), parse(t, assets.Bold)}
	for _, folder := range []string{"../scenarios", "../game"} {
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			continue
		}
		require.NoError(t, filepath.WalkDir(folder, func(file string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(file) != ".yaml" {
				return err
			}
			b, err := os.ReadFile(file)
			for _, r := range string(b) {
				for _, font := range fonts {
					require.True(t, unicode.In(r, unicode.Cc, unicode.Cf) || font.Index(r) != 0,
						"%s uses %c (%U), which the fonts lack: run fonts/subset.sh, or write another character", file, r, r)
				}
			}
			return err
		}))
	}
}

func parse(t *testing.T, weight assets.Weight) *truetype.Font {
	t.Helper()
	font, err := truetype.Parse(assets.Font(weight))
	require.NoError(t, err, "weight %d", weight)
	return font
}

func TestPicturesAreSmall(t *testing.T) {
	for pattern, limit := range map[string]int{
		"portraits/*.png": 20500, "rooms/*.png": 61440, "rooms/soft/*.jpg": 61440, "icons/*.png": 4096,
	} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, found, pattern)
		for _, file := range found {
			info, err := os.Stat(file)
			require.NoError(t, err)
			require.LessOrEqual(t, info.Size(), int64(limit), file)
		}
	}
}

func TestEveryFileHasALicenceBesideIt(t *testing.T) {
	here := os.DirFS(".")
	seen := 0
	require.NoError(t, fs.WalkDir(here, ".", func(file string, e fs.DirEntry, err error) error {
		switch path.Ext(file) {
		case ".png", ".jpg", ".svg", ".ttf":
			seen++
			folder := path.Dir(file)
			_, beside := fs.Stat(here, path.Join(folder, "LICENSE"))
			_, above := fs.Stat(here, path.Join(path.Dir(folder), "LICENSE"))
			require.True(t, beside == nil || above == nil, "no LICENSE beside %s or above", file)
		}
		return err
	}))
	require.Greater(t, seen, 190)
}

func TestTheLicencesCanBeShown(t *testing.T) {
	words := map[string]string{
		"SIL Open Font License 1.1": "SIL OPEN FONT LICENSE Version 1.1",
		"ISC License":               "Lucide Icons and Contributors",
		"CC BY 4.0":                 "https://creativecommons.org/licenses/by/4.0/legalcode",
	}
	for _, l := range assets.Licences() {
		require.NotEmpty(t, l.For)
		require.NotEmpty(t, words[l.Name], "unknown licence %s", l.Name)
		require.Contains(t, l.Text, words[l.Name], l.For)
	}
	require.Len(t, assets.Licences(), 4)
}
