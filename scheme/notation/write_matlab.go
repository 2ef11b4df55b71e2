package notation

// writeMATLAB writes matrices and rows with all digits. MATLAB rounds them when it reads the file, as C does.
func writeMATLAB(tables []Table) (string, error) {
	s := &symbolic{table: tables[0], suffix: pythonSuffix, power: "^", over: "/"}
	s.number = func(text string) string { return text }
	s.fraction = func(p, q string) string { return p + "/" + q }
	return s.arrays(tables[0], brackets{comment: "% ", quote: "'", end: ";", between: ", ", rows: ";\n"})
}
