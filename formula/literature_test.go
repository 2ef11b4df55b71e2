package formula_test

var literature = []struct{ in, text, ascii, latex, why string }{
	{"|z R'(z)| ≤ 1/(2 cos α)", "", "", "", ""},
}
