package proofs

import (
	"math"
	"reflect"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// WorkOfCheck estimates, from the sizes of all numbers alone, how many units of work the core takes for a certificate; about
// is what the certificate is bound to in a file: the scheme, and the claims that say what R is.
//
// The core expands products and compares. Each part of the evidence is squared, or multiplied by what the claim is about; a
// point t is small itself, but the check computes t², t³, … up to the degree. So with the sizes wᵢ of the parts, in words,
// and W of what they are about, the estimate is Σ wᵢ² + W·Σ wᵢ + W². Cost: one look at each number.
func WorkOfCheck(c certificate.Certificate, about ...any) int {
	if c == nil {
		return 0
	}
	var own, other weight
	own.add(reflect.ValueOf(c))
	for _, x := range about {
		other.add(reflect.ValueOf(x))
	}
	degree := float64(max(own.degree, other.degree, 1))
	sum, squares := own.sum+degree*own.points, own.squares+degree*degree*own.points*own.longest
	whole := other.sum + own.sum
	return int(min(squares+whole*sum+other.sum*other.sum, math.MaxInt32*1e6)) + 1
}

// weight is the size of many numbers, in words.
type weight struct {
	sum, squares    float64 // of polynomials and coefficients
	points, longest float64 // of rational numbers that are none
	degree          int
}

func (w *weight) add(v reflect.Value) {
	switch x := v.Interface().(type) {
	case poly.Poly:
		w.degree = max(w.degree, x.Degree())
		w.part((x.Degree() + 1) * x.Field().Degree() * budget.Words(x.BitLen()))
		return
	case poly.Elem:
		w.part(x.Field().Degree() * budget.Words(x.BitLen()))
		return
	case exact.Rat:
		words := float64(budget.Words(max(x.Num().BitLen(), x.Den().BitLen())))
		w.points += words
		w.longest = max(w.longest, words)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.add(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				w.add(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.add(v.Index(i))
		}
	}
}

func (w *weight) part(words int) {
	w.sum += float64(words)
	w.squares += float64(words) * float64(words)
}
