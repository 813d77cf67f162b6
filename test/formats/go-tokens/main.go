// Command gotokens prints what Go's own scanner and parser make of texts: it reads a JSON array of strings
// and writes for each its tokens or, called with "declarations", what it declares and calls; null where
// Go finds an error.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"strconv"
)

type tok struct {
	Kind   string
	Offset int // in bytes
	Text   string
	Value  string // of a text
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	all := make([]any, len(texts))
	for i, text := range texts {
		if len(os.Args) > 1 {
			all[i] = declarations(text)
		} else if found := tokens([]byte(text)); found != nil {
			all[i] = found
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		panic(err)
	}
}

func tokens(text []byte) []tok {
	files := token.NewFileSet()
	file := files.AddFile("", files.Base(), len(text))
	failed := false
	var s scanner.Scanner
	s.Init(file, text, func(token.Position, string) { failed = true }, scanner.ScanComments)
	found := []tok{}
	for {
		pos, kind, literal := s.Scan()
		if failed {
			return nil
		}
		if kind == token.EOF {
			return found
		}
		// A semicolon that stands for the end of a line is in no text.
		if kind == token.SEMICOLON && literal == "\n" {
			continue
		}
		if literal == "" {
			literal = kind.String()
		}
		value := ""
		if kind == token.STRING {
			value, _ = strconv.Unquote(literal)
		}
		found = append(found, tok{name(kind), file.Offset(pos), literal, value})
	}
}

func name(kind token.Token) string {
	switch {
	case kind == token.COMMENT:
		return "comment"
	case kind == token.IDENT, kind.IsKeyword():
		return "word"
	case kind == token.STRING:
		return "text"
	case kind == token.CHAR:
		return "rune"
	case kind.IsLiteral():
		return "number"
	default:
		return "mark"
	}
}

type function struct {
	Name     string
	Offset   int // in bytes
	Receiver string
}

type declared struct {
	Package   string
	Imports   []string
	Functions []function
	Types     []string
	// The calls of x.Name whose first argument begins with a text.
	Calls []call
}

type call struct {
	Name   string
	Offset int // of the text, in bytes
}

func declarations(text string) any {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, "", text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	offset := func(pos token.Pos) int { return files.Position(pos).Offset }
	d := declared{parsed.Name.Name, []string{}, []function{}, []string{}, []call{}}
	for _, each := range parsed.Imports {
		path, _ := strconv.Unquote(each.Path.Value)
		d.Imports = append(d.Imports, path)
	}
	for _, each := range parsed.Decls {
		switch each := each.(type) {
		case *ast.FuncDecl:
			d.Functions = append(d.Functions, function{each.Name.Name, offset(each.Name.Pos()), receiver(each)})
		case *ast.GenDecl:
			for _, spec := range each.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					d.Types = append(d.Types, t.Name.Name)
				}
			}
		}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && len(c.Args) > 0 {
			at := offset(c.Args[0].Pos())
			fun, ok := c.Fun.(*ast.SelectorExpr)
			if ok && (text[at] == '"' || text[at] == '`') {
				d.Calls = append(d.Calls, call{fun.Sel.Name, at})
			}
		}
		return true
	})
	return d
}

// receiver is the name of the receiver's type, without * and type parameters.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return ""
	}
	t := f.Recv.List[0].Type
	for {
		switch each := t.(type) {
		case *ast.StarExpr:
			t = each.X
		case *ast.ParenExpr:
			t = each.X
		case *ast.IndexExpr:
			t = each.X
		case *ast.IndexListExpr:
			t = each.X
		case *ast.Ident:
			return each.Name
		default:
			return ""
		}
	}
}
