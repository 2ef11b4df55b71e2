package exposition

import "strings"

// Quote returns a word as a POSIX shell takes it: as it is if nothing in it has a meaning to the shell, otherwise in
// single quotes.
func Quote(word string) string {
	const harmless = "./-_:,="
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool {
		return !strings.ContainsRune(harmless, r) && !('0' <= r && r <= '9') && !('a' <= r && r <= 'z') && !('A' <= r && r <= 'Z')
	}) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
