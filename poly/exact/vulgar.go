package exact

// vulgar are the fractions that are single characters of Unicode.
var vulgar = []struct {
	char     rune
	num, den int64
}{
	{'½', 1, 2}, {'⅓', 1, 3}, {'⅔', 2, 3}, {'¼', 1, 4}, {'¾', 3, 4}, {'⅕', 1, 5}, {'⅖', 2, 5}, {'⅗', 3, 5}, {'⅘', 4, 5},
	{'⅙', 1, 6}, {'⅚', 5, 6}, {'⅐', 1, 7}, {'⅛', 1, 8}, {'⅜', 3, 8}, {'⅝', 5, 8}, {'⅞', 7, 8}, {'⅑', 1, 9}, {'⅒', 1, 10},
}

// FromVulgar returns the value of a character that is a fraction, such as ⅔.
func FromVulgar(c rune) (x Rat, ok bool) {
	for _, v := range vulgar {
		if v.char == c {
			return NewRat(v.num, v.den), true
		}
	}
	return Rat{}, false
}

// Vulgar returns the character that is the fraction x, if there is one.
func (x Rat) Vulgar() (c rune, ok bool) {
	for _, v := range vulgar {
		if x.Equal(NewRat(v.num, v.den)) {
			return v.char, true
		}
	}
	return 0, false
}
