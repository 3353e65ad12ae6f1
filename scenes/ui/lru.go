package ui

// lru keeps the values used last, up to a total cost. A hit allocates nothing.
type lru[K comparable, V any] struct {
	limit, used int
	drop        func(V) // called for a value that leaves; may be nil
	entries     map[K]*entry[K, V]
	root        entry[K, V] // of a ring, most recently used first
}

type entry[K comparable, V any] struct {
	key        K
	value      V
	cost       int
	prev, next *entry[K, V]
}

func newLRU[K comparable, V any](limit int, drop func(V)) *lru[K, V] {
	c := &lru[K, V]{limit: limit, drop: drop, entries: map[K]*entry[K, V]{}}
	c.root.prev, c.root.next = &c.root, &c.root
	return c
}

func (c *lru[K, V]) get(k K) (V, bool) {
	e, ok := c.entries[k]
	if !ok {
		var none V
		return none, false
	}
	c.unlink(e)
	c.link(e)
	return e.value, true
}

// put keeps v under a key that is not there yet. The value just put never leaves at once, however dear it is.
func (c *lru[K, V]) put(k K, v V, cost int) {
	e := &entry[K, V]{key: k, value: v, cost: cost}
	c.entries[k] = e
	c.link(e)
	c.used += cost
	for c.used > c.limit && c.root.prev != e {
		c.remove(c.root.prev)
	}
}

func (c *lru[K, V]) clear() {
	for c.root.next != &c.root {
		c.remove(c.root.next)
	}
}

func (c *lru[K, V]) remove(e *entry[K, V]) {
	c.unlink(e)
	delete(c.entries, e.key)
	c.used -= e.cost
	if c.drop != nil {
		c.drop(e.value)
	}
}

func (c *lru[K, V]) link(e *entry[K, V]) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *lru[K, V]) unlink(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }
