// Package plot draws stability functions: regions, order stars, gradients, the imaginary axis and root loci, of one scheme or of several in
// one figure, as SVG, PNG or PDF.
package plot
