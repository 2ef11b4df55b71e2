// Package program works out the constants and arrays of a source file in a programming language, exactly and as printed.
//
//	m := program.NewMachine(program.Python)
//	m.Leave = func(b *program.Block) { … b.Names(), b.Lookup("A") … }
//	m.Run(program.Python.Parse(source))
//
// A parser for each language turns the tokens of package expression into statements, which all languages share. The
// machine carries out what it follows for certain: assignments of constants and arrays, and of their parts, loops over
// known integers, and the few functions that make arrays and constants. Everything else takes the names that it may
// change out of what is read: they become unreadable, with the place and the reason. So a value is either what the
// program computes, or an error; nothing is guessed, and nothing is executed.
//
// Branches are followed one by one, each as if the others were not there; what one of them changes has no value behind
// it. Functions are read when the file is complete, with arguments that have no values; a name of the file that has
// several values, or that another function changes, has none for them.
//
// The parsers are our own. Grammars of whole languages expect whole programs: modernc.org/cc/v4, a parser of C with its
// preprocessor, parsed none of 57 files of public solvers without the headers that they include, and takes no table of SUNDIALS, which
// is part of a file; grammars of the other languages are tied to one of their versions. What is needed of a language is
// small: how statements and blocks begin and end, and literals.
package program
