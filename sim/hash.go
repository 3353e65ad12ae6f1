package sim

import (
	"crypto/sha256"
	"encoding/binary"
)

// Hash is the witness of a state: the first 8 bytes of the SHA-256 of its fields in declared order, little endian.
// It covers the whole state, not a summary of it.
func (s *State) Hash() [8]byte {
	var buf [1024]byte
	sum := sha256.Sum256(s.encode(buf[:0]))
	return [8]byte(sum[:8])
}

// encode appends every field in declared order. A test holds it to encoding/binary's reading of the same struct,
// which is the definition; this one is fast enough for every turn.
func (s *State) encode(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint64(b, s.Rand)
	b = le.AppendUint64(b, s.Shuffle)
	b = le.AppendUint64(b, s.Said[0])
	b = le.AppendUint64(b, s.Said[1])
	b = le.AppendUint32(b, s.InHand)
	b = le.AppendUint32(b, s.Before)
	b = append16(b, s.Beat, s.Patience, s.Days, int16(s.Turn), int16(s.Unclean))
	b = append(b, byte(s.Week), byte(s.Act), byte(s.Meeting), byte(s.Variation), byte(s.Speaker), byte(s.Outcome), byte(s.Ending))
	for i := range s.Parties {
		b = s.Parties[i].encode(b)
	}
	return b
}

func (p *Party) encode(b []byte) []byte {
	b = append16(b, p.Competence, p.Character, p.Goodwill, p.Alignment, p.Resistance, p.Value, p.CostAdded, p.CostCut, p.Scope)
	b = append16(b, p.Relief[:]...)
	b = append16(b, p.Linked[:]...)
	b = append16(b, p.Offered[:]...)
	b = append16(b, p.Promised[:]...)
	for _, st := range p.Promise {
		b = append(b, byte(st))
	}
	b = append(b, p.Known, p.KnownKPI, p.Shown, byte(truth(p.Asked)), byte(truth(p.Attempted)), p.NoYet, byte(p.Outcome))
	b = append(b, p.Uses[:]...)
	return append(b, p.Deposits[:]...)
}

func append16(b []byte, values ...int16) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// Hash is the witness of a quarter, taken as that of a State is.
func (q *Quarter) Hash() [8]byte {
	var buf [1024]byte
	sum := sha256.Sum256(q.encode(buf[:0]))
	return [8]byte(sum[:8])
}

func (q *Quarter) encode(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint64(b, q.Rand)
	b = le.AppendUint64(b, q.Shuffle)
	b = le.AppendUint64(b, q.Seed)
	b = le.AppendUint16(b, q.Unclean)
	b = append(b, byte(q.Week), byte(q.Slots), byte(q.Asking))
	for i := range q.Bonds {
		p := &q.Bonds[i]
		b = append16(b, p.Competence, p.Character, p.Goodwill, p.Alignment)
		b = append(append(b, p.Met), p.Deposits[:]...)
	}
	for _, p := range q.Pledges {
		b = append(b, byte(p.State), byte(p.Made), byte(p.Due))
	}
	for _, a := range q.Requests {
		b = append(b, byte(a.Week), byte(truth(a.Closed)), byte(truth(a.Cold)), byte(truth(a.Early)), byte(a.Ending), byte(a.Result))
		b = append16(b, a.Worth, a.Got, a.Time, a.Clean)
	}
	for _, d := range q.Drawn {
		b = append(b, byte(d.Surprise), byte(d.Week), byte(d.Answer))
	}
	return append(b, q.Done[:]...)
}
