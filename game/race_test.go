//go:build race

package game

func init() { underRace = true }
