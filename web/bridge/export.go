package bridge

import (
	"bytes"
	"context"
	"errors"

	"rofz/paper/coq"
	"rofz/paper/exposition"
	"rofz/paper/latex"
	"rofz/paper/report"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme/notation"
)

// Export is a text to copy or to save.
type Export struct {
	Format string `json:"format"`
	File   string `json:"file"` // a name for it
	Text   string `json:"text"`
}

// exports are what is written besides the notations of notation.Outputs: the ending of its file, and how.
var exports = map[string]struct {
	ending string
	write  func(a *proofs.Analysis, file string) (string, error)
}{
	"report":      {".report.json", writeReport},
	"certificate": {".cert", writeCertificate},
	"paper":       {".tex", writeLaTeX},
	"coq":         {".v", func(a *proofs.Analysis, _ string) (string, error) { return coq.File(a) }},
	"bibtex":      {".bib", func(a *proofs.Analysis, _ string) (string, error) { return latex.BibTeX(a.Scheme().Info()), nil }},
}

// exportOf writes a scheme, or what is known of it, in a format.
func exportOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	a, err := b.analysis(ctx, q, 0)
	if err != nil {
		return err
	}
	name := a.Scheme().Info().Name
	if x, ok := exports[q.Format]; ok {
		text, err := x.write(a, q.Schemes[0].file())
		if err != nil {
			return faulty{0, err}
		}
		tell("export", Export{q.Format, name + x.ending, text})
		return nil
	}
	t, err := notation.Of(a.Scheme())
	if err != nil {
		return faulty{0, err}
	}
	text, err := notation.Write(q.Format, []notation.Table{t}, 0)
	if err != nil {
		return faulty{0, err}
	}
	ending := ".txt"
	if l, ok := notation.LanguageNamed(q.Format); ok {
		ending = l.Endings[0]
	}
	tell("export", Export{q.Format, name + ending, text})
	return nil
}

func writeReport(a *proofs.Analysis, file string) (string, error) {
	var out bytes.Buffer
	err := report.Write(&out, a, exposition.AccountOf(a, file), report.Options{Certificates: true})
	return out.String(), err
}

func writeCertificate(a *proofs.Analysis, _ string) (string, error) {
	list, err := a.Certificates()
	switch {
	case err != nil:
		return "", err
	case len(list) == 0:
		return "", errors.New("nothing is proved of it, so there is no certificate")
	}
	return certificate.Format(a.CertificateFile(list...)), nil
}

func writeLaTeX(a *proofs.Analysis, _ string) (string, error) {
	parts := exposition.DefaultParts(false)
	return latex.Fragment(exposition.Join([]exposition.Chapter{exposition.ChapterOf(a, parts, exposition.Options{})}, parts)), nil
}
