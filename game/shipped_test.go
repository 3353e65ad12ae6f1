package game

import (
	"testing"

	"github.com/stretchr/testify/require"

	"parley/scenarios"
)

func TestStandoffsAreOfferedInTheirOrder(t *testing.T) {
	all := Standoffs()
	require.Equal(t, offered, all[:len(offered)])
	require.Subset(t, scenarios.Shipped(), all)
	for _, id := range all {
		sc, err := Open(id)
		require.NoError(t, err)
		require.Equal(t, id, sc.ID)
	}
	_, err := Open("no-such")
	require.Error(t, err)
}
