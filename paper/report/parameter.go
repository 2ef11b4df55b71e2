package report

import (
	_ "embed"
	"io"

	"rofz/paper/exposition"
	"rofz/poly/algebraic"
	"rofz/proofs/certificate"
	"rofz/proofs/parameter"
)

// ParameterFormat names the format of what verify family says, and its version.
const ParameterFormat = "rofz-family/1"

// ParameterSchema is its JSON Schema.
//
//go:embed family.schema.json
var ParameterSchema string

// WriteParameters writes for which parameters a family is as it was asked, in a line.
func WriteParameters(w io.Writer, p exposition.Parameters, opts Options) error {
	o := headed(ParameterFormat)
	o.add("name", p.Name)
	if p.Err != nil {
		return writeLine(w, append(o, object{{"status", statuses[exposition.InError]}, {"error", failure(p.Err)}}...))
	}
	a := p.Answer
	lo, hi := a.Family.Range()
	from, to := any("-infinity"), any("infinity")
	if lo != nil {
		from = lo.String()
	}
	if hi != nil {
		to = hi.String()
	}
	o.addText("kind", a.Family.Info().Kind)
	o = append(o, object{{"parameter", a.Family.Parameter()}, {"range", list{from, to}}, {"property", p.Property},
		{"set", each(a.Set(), parameterPiece)}, {"undecided", each(a.Open(), parameterPiece)}}...)
	o.add("cells", each(a.Cells, func(c parameter.Cell) any { return opts.cell(p, c) }))
	return writeLine(w, append(o, member{"status", statuses[exposition.AsClaimed]}))
}

func parameterPiece(x parameter.Piece) any {
	return object{{"from", parameterEnd(x.From, "-infinity")}, {"to", parameterEnd(x.To, "infinity")}, {"from_closed", x.FromClosed}, {"to_closed", x.ToClosed}}
}

func parameterEnd(x *algebraic.Number, infinite string) any {
	if x == nil {
		return infinite
	}
	return alone(*x)
}

// cell is what was decided of a gap or of a critical parameter.
func (opts Options) cell(p exposition.Parameters, c parameter.Cell) object {
	o := object{{"from", parameterEnd(c.From, "-infinity")}, {"to", parameterEnd(c.To, "infinity")}}
	if c.IsPoint() {
		o.addTexts("changes", p.Changes(c))
	} else {
		o.add("sample", alone(*c.Sample))
	}
	o.add("defined", !c.Undefined)
	var all list
	for i, x := range c.Outcomes {
		r := object{{"requirement", p.Answer.Requirements[i].String()}, {"outcome", x.Outcome.String()}, {"by", exposition.HowKnown(x.By)}}
		if x.Result != nil && x.Result.Decision != nil && opts.Certificates {
			if d := x.Result.Decision; !d.Verdict.Undecided() {
				r.add("certificate", certificate.Format(x.Analysis.CertificateOf(d.Certificate)))
			}
		}
		all = append(all, r)
	}
	return append(o, member{"requirements", all})
}
