//go:build race

package ui

// The race detector makes sync.Pool forget at random: allocations cannot be counted.
func init() { raced = true }
