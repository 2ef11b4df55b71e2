// Package golden reads golden files, the record of what is proved, and verifies them: it derives every value anew and
// compares exact objects, never texts.
package golden
