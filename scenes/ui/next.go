package ui

// Screen is the screen that comes next, nil where the present one stays or ends; for tests that walk from screen to
// screen.
func (n Next) Screen() Screen { return n.screen }
