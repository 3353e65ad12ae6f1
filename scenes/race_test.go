//go:build race

package scenes

func init() { raced = true }
