package notation

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// matlabDialect is a script, or the function of a file.
type matlabDialect struct{ function bool }

func (d matlabDialect) name() string {
	if d.function {
		return "matlab function"
	}
	return "matlab script"
}

func (matlabDialect) format() string { return "matlab" }

func (d matlabDialect) close(p *decoyed) {
	if d.function {
		p.line("end")
	}
}

// table writes a table: between brackets, row by row, or entry by entry.
func (d matlabDialect) table(p *decoyed) {
	if d.function {
		p.line("function [A, b] = f(late)")
	}
	switch rapid.IntRange(0, 3).Draw(p.t, "form") {
	case 0:
		var list []string
		for _, r := range p.a {
			list = append(list, strings.ReplaceAll(texts(r), ",", ""))
		}
		p.line("A = [%s];\nb = [%s];", strings.Join(list, "; "), texts(p.b))
	case 1:
		var list []string
		for _, r := range p.a {
			list = append(list, texts(r))
		}
		p.line("A = [%s ];\nb = [%s]';", strings.Join(list, " % [9 9]\n     "), strings.ReplaceAll(texts(p.b), ", ", "; ...\n"))
	case 2:
		p.line("A = zeros(%d);", p.n)
		for i, r := range p.a[1:] {
			p.line("A(%d, 1:%d) = [%s];", i+2, i+1, texts(r[:i+1]))
		}
		p.line("b = zeros(1, %d); b(:) = 9; b = [%s];", p.n, strings.ReplaceAll(texts(p.b), ",", ""))
	default:
		p.line("A(%d, %d) = 0;", p.n, p.n)
		for i, r := range p.a {
			for j := range i {
				p.line("A(%d,%d) = %s;", i+1, j+1, text(r[j]))
			}
			p.line("b(%d) = %s", i+1, text(p.b[i]))
		}
	}
}

// matlabEntries are statements that give an entry of A the value $x, and others that change nothing.
var matlabEntries, matlabNothing = []string{
	"A($i,$j) = $x;", "A ( $i , $j ) = $x , z = 1;", "A($k) = $x;", "A($i,[$j $j]) = $x;", "A($i,$j:$j) = [$x];", "A(end-$n+$i,$j) = $x;",
	"[A($i,$j), z] = deal($x, 1);", "x.A = 9; A($i,$j) = $x;", "if true, A($i,$j) = $x; end", "if (true) A($i,$j) = $x; end", "for r = $i, A(r,$j) = $x; end",
	"for (r = $i) A(r,$j) = $x; end", "for (r = $i)\n  A(r,$j) = $x;\nend", "while A($i,$j) ~= $x, A($i,$j) = $x; end", "do A($i,$j) = $x; until true",
	"try, A($i,$j) = $x; catch e, end", "try\n  A($i,$j) = $x;\nend_try_catch", "eval('A($i,$j) = $x;');", "eval ('A($i,$j) = $x;')", "z = 'it''s'; A($i,$j) = $x;",
	"z = A'; A = z'; A($i,$j) = $x;", "A($i,$j) = 9; A($i,$j) = $x;", "hold on; A($i,$j) = $x;", "disp A, A($i,$j) = $x;", "clear z; A($i,$j) = $x;",
	"A = A*1; A($i,$j) = $x;", "switch 1, case 1, A($i,$j) = $x; end", "switch 'a'\ncase {'b', 'c'}\n  A($i,$j) = 9;\notherwise\n  A($i,$j) = $x;\nend",
	"unwind_protect\n  A($i,$j) = $x;\nunwind_protect_cleanup\n  z = 1;\nend_unwind_protect", "if false\n  A($i,$j) = 9;\nelse\n  A($i,$j) = $x;\nend",
	"z = A($i, ...\n $j); A($i, ... 9\n $j) = $x;", "A($i,idx = $j) = $x;", "z = (A($i,$j) = $x);", "if (A($i,$j) = $x) z = 1; end", "parfor r = $i, A(r,$j) = $x; end",
	"for r = [$i $i]\n  A(r,$j) = $x;\n  if r == $i, break; end\nend", "for r = A\n  A($i,$j) = $x;\nend", "z = [A' A']; A = z(:,1:$n)'; A($i,$j) = $x;", "z = A';A($i,$j) = $x; z = A';",
	"z = {1, 'a'}; A($i,$j) = $x;", "z = [1 -2]; A($i,$j+numel(z)-2) = $x;", "A($i,$j) = [$x -9](1);", "# comment\nA($i,$j) = $x; # A(1,1) = 9", "A($i,$j) = z = $x;", "A(:,$j) = A(:,$j); A($i,$j) = $x;",
}, []string{
	"B = A; B($i,$j) = 9;", "x.A(2,1) = 9;", "x.y.A = 9; x = A; x($i,$j) = 9;", "for r = 1:0, A($i,$j) = 9; end", "% A($i,$j) = 9;", "%{\nA($i,$j) = 9;\n%}", "  #{\nA($i,$j) = 9;\n#}\n", "%{\n%{\n%}\nA($i,$j) = 9;\n%}",
	"z = 'A($i,$j) = 9;';", "z = \"A($i,$j) = 9;\";", "z = [1 ... A($i,$j) = 9;\n 2];", "z = {A($i,$j)}; z{1} = 9;", "f = @() A; z = f() + 1;", "f = @(A) A($i,$j);", "z = A($i,$j); z(1) = 9;",
	"A = A.'; A = A.';", "title 'A($i,$j) = 9;'", "A = [A; A]; A = A(1:$n,:);", "A = A + 0;", "A(:,:) = A;", "A(1:end,1:end) = A;", "g(A);", "printf('%d', A)", "A;", "A", "b', A'", "x = struct('A', A); x.A($i,$j) = 9;",
	"b = b'; b = b';", "z = [b' b']; b = z(:,1)';", "b(b > 100) = 0;", "for r = b, r = 9; end", "if late, return; end", "z = b(end:-1:1);", "b(end+1) = 9; b(end) = [];", "A = [A zeros($n,1)]; A = A(:,1:end-1);", "A = [A, zeros($n,1)]; A(:,end) = [];",
	"A = reshape(A, $n, $n);", "A = [A];", "b = [b, []];", "z = 1; clc, close all", "A = vertcat(A(1,:), A(2:end,:));", "error('A($i,$j) = 9;')", "if isempty(A), end", "q = 3; q(2,2) = 9;", "b = double(b); A = sym(A);",
}

func (d matlabDialect) decoys() []func(p *decoyed) {
	var out []func(p *decoyed)
	for k, format := range append(append([]string{}, matlabEntries...), matlabNothing...) {
		out = append(out, func(p *decoyed) {
			i, j := p.entry()
			x := p.number()
			p.raw(strings.NewReplacer("$i", fmt.Sprint(i+1), "$j", fmt.Sprint(j+1), "$k", fmt.Sprint(j*p.n+i+1), "$x", text(x), "$n", fmt.Sprint(p.n)).Replace(format))
			if k < len(matlabEntries) {
				p.set(i, j, x)
			}
		})
	}
	for _, format := range []string{"b = 2*b;", "b = b*2;", "b = b + b;", "b(:) = 2*b(:);", "b = b.*2;", "b *= 2;", "b += b;", "b = 2*b'; b = b';", "b = b/0.5;", "b = b ./ [0.5];", "b = 2^1*b;", "z = 2; b = z * b;",
		"b = b*diag(2*ones(1,numel(b)));", "b = b*kron(eye(numel(b)), 2);", "b = ones(1,2)*repmat(b,2,1);", "b = fliplr(2*fliplr(b));", "b = sum([b; b]*1, 1);", "b = tril(2)*b;"} {
		out = append(out, func(p *decoyed) {
			p.raw(format)
			for i, x := range p.b {
				p.b[i] = twice(x)
			}
		})
	}
	values := map[string]int64{"b(1) = 2^3^2;": 64, "b(1) = -2^2;": -4, "b(1) = 1:1;": 1, "b(1) = 3';": 3, "b(1) = 1.5d1;": 15, "b(1) = [1 - 2];": -1, "b(1) = sum([1 -2]);": -1,
		"b(1) = sum([1 - 2 -2]);": -3, "b(1) = sym('9/3');": 3, "b(1,1) = +7;": 7, "b(1) = numel(A(:,1)) - numel(A(:,1)) + 5;": 5, "b(1) = [1, 2\n 3 4](2, 1);": 3, "z = [1, 2\n 3 4]; b(1) = z(2, 1);": 3,
		"z = [1 2; 3 4]; b(1) = z(3);": 2, "z = [1 2; 3 4]'; b(1) = z(2);": 2, "z = 5:-1:1; b(1) = z(2);": 4, "z = ones(2)*6; b(1) = z(end);": 6, "q = []; q(3) = 2; b(1) = q(1) + q(3);": 2, "z = eye(2); b(1) = z(1,end) + 8;": 8,
		"z = [[1 2]; 3 4](:)'; b(1) = 3;": 3, "z = size(ones(2,3)); b(1) = z(2);": 3, "b(1) = length([1;2;3;4]);": 4, "z = cumsum([1 2 3]); b(1) = z(3);": 6, "z = linspace(1, 5, 3); b(1) = z(2);": 3, "z = tril([1 2; 3 4]); b(1) = z(1,2) + z(2,1);": 3,
		"z = triu([1 2; 3 4], 1); b(1) = sum(sum(z));": 2, "z = [1 2; 3 4]*[5; 6]; b(1) = z(2);": 39, "z = kron([1 2], [3; 4]); b(1) = z(2,2);": 8, "z = flipud([1; 2]); b(1) = z(1);": 2, "z = repmat([1 2], 2, 2); b(1) = numel(z);": 8,
		"z = [1 2]*[3 4]'; b(1) = z;": 11, "z = sum([1 2; 3 4]); b(1) = z(1);": 4, "z = sum([1 2; 3 4], 2); b(1) = z(1);": 3, "b(1) = [1 2]*[3;4];": 11, "z = diag([1 2], -1); b(1) = z(3,2);": 2}
	for _, format := range slices.Sorted(maps.Keys(values)) {
		value := values[format]
		out = append(out, func(p *decoyed) { p.raw(format); p.b[0] = big.NewRat(value, 1) })
	}
	for _, format := range []string{"clear b", "clear all", "clear", "clear('b')", "load tables", "load('tables.mat')", "setup", "setup;", "b = g(b);", "b(1) = [];", "[~, b] = max(A);", "b = ifelse(late, b, 9);", "late && (b(1) = 9);",
		"z = \"\\\"; b(1) = 9;", "evalc('b(1) = 9;');", "if late\n  b(1) = 9;\nend", "if late, A(1,1) = 9; end", "switch late, case 1, b(1) = 9; end", "while late, b(1) = 9; end", "for r = late, b(r) = 9; end", "b(late) = 9;", "b{1} = 9;", "b.x = 9;",
		"b = @(x) b;", "b = {b};", "b = 'b';", "run('tables.m')", "A = A^2;", "b = A\\b';", "b = b > 0;", "b = ~b;", "b = single(b);", "b = int8(b);"} {
		out = append(out, func(p *decoyed) { p.raw(format); p.unsure = true })
	}
	out = append(out, secondTables(func(p *decoyed, weights bool) string {
		text := len(p.lines)
		if weights {
			return fmt.Sprintf("b = [%s];", texts(p.b))
		}
		matlabDialect{}.table(p)
		lines := strings.Join(p.lines[text:], "\n")
		p.lines = p.lines[:text]
		return lines
	}, func(this, other string) string { return "if late\n" + this + "\nelse\n" + other + "\nend" })...)
	return append(out,
		func(p *decoyed) { p.line("b([1 2]) = b([2 1]);"); p.b[0], p.b[1] = p.b[1], p.b[0] },
		func(p *decoyed) { p.line("b = fliplr(b);"); reversed(p.b) },
		func(p *decoyed) {
			p.line("b = cumsum(b);")
			for i := 1; i < len(p.b); i++ {
				p.b[i] = new(big.Rat).Add(p.b[i-1], p.b[i])
			}
		},
		func(p *decoyed) { p.line("A = tril(A, -1);") },
		func(p *decoyed) { p.line("A = A*eye(size(A)); A = mtimes(eye(size(A, 1)), A);") },
		func(p *decoyed) {
			p.line("A = tril(A, -2);")
			for i := range p.a {
				for j := max(i-1, 0); j < p.n; j++ {
					p.set(i, j, new(big.Rat))
				}
			}
		},
		func(p *decoyed) { p.line("A = A*A;"); p.a = product(p.a, p.a) },
		func(p *decoyed) { p.line("b = b*A;"); p.b = product([][]*big.Rat{p.b}, p.a)[0] },
		func(p *decoyed) { p.line("b = b(end:-1:1);"); reversed(p.b) },
		func(p *decoyed) { p.line("b(1)++;"); p.b[0] = new(big.Rat).Add(p.b[0], big.NewRat(1, 1)) },
		func(p *decoyed) { p.line("b(1) -= 1;"); p.b[0] = new(big.Rat).Sub(p.b[0], big.NewRat(1, 1)) },
		func(p *decoyed) { p.line("function g()\n  b(1) = 9;\nend"); p.unsure = p.unsure || d.function },
		func(p *decoyed) { p.line("function z = g(b)\n  b(1) = 9;\n  z = b;\nend") },
		func(p *decoyed) { p.line("for k = 1:%d\n  b(k) = 9;\nend", p.n); p.fill(p.b, big.NewRat(9, 1)) },
		func(p *decoyed) {
			p.line("for k = 1:%d, for l = 1:k-1, A(k,l) = 2*A(k,l); end, end", p.n)
			for _, r := range p.a {
				for j, x := range r {
					r[j] = twice(x)
				}
			}
		},
	)
}

// product returns that of two matrices.
func product(a, b [][]*big.Rat) [][]*big.Rat {
	out := make([][]*big.Rat, len(a))
	for i := range out {
		for j := range b[0] {
			x := new(big.Rat)
			for k := range b {
				x.Add(x, new(big.Rat).Mul(a[i][k], b[k][j]))
			}
			out[i] = append(out[i], x)
		}
	}
	return out
}
