import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { catalogue } from '../../../lib/catalogue/index.ts';
import { CallError } from '../../../lib/diagnostics/errors.ts';
import { go, goEnv } from '../../support/go.ts';
import {
  contentsBelow,
  filesBelow,
  run,
  runSource,
  temporaryFolder,
  writeFiles,
} from '../../support/project.ts';
import { filesOf, type Hostile, project } from './hostile-project.ts';

/** Prints, for each Go file below the folder: its declarations, and the words of the lines that register functions. */
const READER = `package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type file struct {
	Path, Error    string
	Names, Imports []string
	Registered     [][]string
}

func main() {
	files := []file{}
	_ = filepath.WalkDir(os.Args[1], func(path string, _ fs.DirEntry, _ error) error {
		if strings.HasSuffix(path, ".go") {
			files = append(files, read(path))
		}
		return nil
	})
	_ = json.NewEncoder(os.Stdout).Encode(files)
}

func read(path string) file {
	f := file{Path: path, Names: []string{}, Imports: []string{}, Registered: [][]string{}}
	parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		f.Error = err.Error()
		return f
	}
	for _, i := range parsed.Imports {
		f.Imports = append(f.Imports, i.Path.Value)
	}
	for _, d := range parsed.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			f.Names = append(f.Names, d.Name.Name)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if t, ok := s.(*ast.TypeSpec); ok {
					f.Names = append(f.Names, t.Name.Name)
				}
			}
		}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok && (s.Sel.Name == "HTTP" || s.Sel.Name == "Event") {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "r" {
				words := []string{}
				for _, a := range call.Args {
					if l, ok := a.(*ast.BasicLit); ok {
						v, _ := strconv.Unquote(l.Value)
						words = append(words, v)
					}
				}
				f.Registered = append(f.Registered, words)
			}
		}
		return true
	})
	return f
}
`;

interface GoFile {
  Path: string;
  Error: string;
  Names: string[];
  Imports: string[];
  Registered: string[][];
}

async function readGo(folder: string): Promise<GoFile[]> {
  const tool = temporaryFolder();
  writeFileSync(join(tool, 'main.go'), READER);
  return JSON.parse(await go(tool, ['run', 'main.go', folder]));
}

describe('a project with hostile names', () => {
  const RUNS = 250;

  it('is refused with a reason, or gives Go that says exactly what its files say', async () => {
    const outputs = temporaryFolder();
    const taken: Hostile[] = [];
    let refused = 0;
    for (const hostile of fc.sample(project, { numRuns: RUNS, seed: 12 })) {
      const root = temporaryFolder();
      writeFiles(root, filesOf(hostile));
      const before = contentsBelow(root);
      try {
        await runSource(root, ['function', 'Added', '--output', 'queue']);
      } catch (error) {
        assert.ok(error instanceof CallError, String(error));
        assert.ok(error.diagnostics.length > 0);
        assert.deepEqual(contentsBelow(root), before, 'refused, and something was written');
        refused++;
        continue;
      }
      for (const path of filesBelow(root).filter((each) => each.endsWith('.go'))) {
        const copy = join(outputs, String(taken.length), path);
        mkdirSync(dirname(copy), { recursive: true });
        copyFileSync(join(root, path), copy);
      }
      taken.push(hostile);
    }
    assert.ok(refused > 20 && taken.length > 20, `${refused} refused, ${taken.length} taken`);

    const files = await readGo(outputs);
    assert.deepEqual(
      files.filter((file) => file.Error !== ''),
      [],
    );
    assert.equal(execFileSync('gofmt', ['-l', outputs], { encoding: 'utf8' }), '');
    for (const [index, hostile] of taken.entries()) {
      const own = files.filter((file) => file.Path.startsWith(join(outputs, `${index}`, '/')));
      const registry = own.find((file) => file.Path.endsWith('/functions_gen.go'));
      assert.deepEqual(registry?.Names, ['newHandler']);
      assert.deepEqual(registry.Imports, [`"${hostile.module}/internal/azfunc"`]);
      assert.deepEqual(
        registry.Registered.map(([name]) => name).sort(),
        ['Added', ...new Set(hostile.functions.map(({ name }) => name))].sort(),
      );
      for (const file of own) assert.ok(!file.Names.includes('init'), file.Path);
      for (const [name, methods, route] of registry.Registered.filter(({ length }) => length > 1))
        checkRoute(hostile, name ?? '', methods ?? '', route ?? '');
    }
  });

  function checkRoute(hostile: Hostile, name: string, methods: string, route: string): void {
    const found = hostile.functions.findLast((each) => each.name === name)?.bindings[0];
    if (!found || !('route' in found)) return;
    assert.equal(methods, found.methods.map((each) => each.toUpperCase().toWellFormed()).join(','));
    assert.ok(route.endsWith((found.route || name).toWellFormed()), route);
  }

  it('is not made by any option of a trigger or binding either', async () => {
    const { triggers, bindings } = catalogue;
    const texts = [
      'a\n}\nfunc init() { panic(1) }\n//',
      'a\u2028func',
      '"+panic("x")+"',
      '`+panic(1)+`',
      '*/func/*',
      'a\u0000b',
      '\ufeffa',
    ];
    const isText = ({ type }: { type: string }): boolean => type === 'text';
    const calls = [
      ...triggers.flatMap(({ name, options }) =>
        options
          .filter(isText)
          .flatMap((option) => texts.map((each) => ['--trigger', name, `--${option.name}`, each])),
      ),
      ...bindings.flatMap(({ name, direction, options }) =>
        options
          .filter(isText)
          .flatMap((option) =>
            texts.map((each) => [`--${direction}put`, `${name},${option.name}=${each}`]),
          ),
      ),
    ];
    const outputs = temporaryFolder();
    let taken = 0;
    for (const [index, words] of calls.entries()) {
      try {
        const all = ['new', '--function', 'Orders', '--module', 'example.com/shop', ...words];
        const { changes } = await runSource(join(outputs, 'none'), [...all, '--dry-run']);
        for (const { path, contents = '' } of changes)
          if (/(^orders.*|_gen)\.go$/.test(path))
            writeFiles(join(outputs, `${index}`), { [path]: contents });
        taken++;
      } catch (error) {
        assert.ok(error instanceof CallError, `${words.join(' ')}: ${error}`);
      }
    }
    assert.ok(taken > 20, `${taken} of ${calls.length} taken`);
    for (const file of await readGo(outputs)) {
      const call = JSON.stringify(calls[Number(/(\d+)\/[^/]+$/.exec(file.Path)?.[1])]);
      assert.equal(file.Error, '', call);
      assert.ok(!file.Names.includes('init'), call);
    }
    assert.equal(execFileSync('gofmt', ['-l', outputs], { encoding: 'utf8' }), '');
  });
});

describe('make clean', () => {
  const start = async (executable: string): Promise<string> => {
    const root = temporaryFolder();
    await run(root, ['new', '--module', 'example.com/shop']);
    const host = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8'));
    host.customHandler.description.defaultExecutablePath = executable;
    writeFiles(root, { 'host.json': JSON.stringify(host), Makefile: '' });
    execFileSync('rm', [join(root, 'Makefile')]);
    await run(root, ['new']);
    return root;
  };
  const clean = (root: string): string =>
    execFileSync('make', ['clean'], { cwd: root, encoding: 'utf8' });

  it('leaves a program that the user wrote, and what else is in bin and dist', async () => {
    const root = await start('start.sh');
    const theirs = {
      'start.sh': '#!/bin/sh\nexec java -jar app.jar\n',
      'bin/deploy.sh': 'deploy\n',
      'bin/local/handler': '#!/bin/sh\n',
      'dist/notes.txt': 'notes\n',
    };
    writeFiles(root, { ...theirs, 'dist/shop.zip': 'built' });
    const before = contentsBelow(root);
    assert.match(clean(root), /^start\.sh stays: it was not built here$/m);
    const { 'dist/shop.zip': built, ...rest } = before;
    assert.equal(built, 'built');
    assert.deepEqual(contentsBelow(root), rest);
  });

  it('leaves a program of another Go module', async () => {
    const root = await start('tool');
    const other = temporaryFolder();
    writeFiles(other, {
      'go.mod': 'module example.com/other\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    await go(other, ['build', '-o', join(root, 'tool'), '.']);
    assert.match(clean(root), /^tool stays/m);
    assert.ok(existsSync(join(root, 'tool')));
  });

  it('removes what it built, whatever it is called', async () => {
    const root = await start("bin/it's $HOME");
    const before = filesBelow(root);
    execFileSync('make', ['build'], { cwd: root, env: goEnv(), stdio: 'pipe' });
    await go(root, ['build', '-o', 'bin/local/handler', '.']);
    assert.equal(filesBelow(root).length, before.length + 2);
    assert.match(clean(root), /^rm bin\/it's \$HOME$/m);
    assert.deepEqual(filesBelow(root), before);
    assert.equal(existsSync(join(root, 'bin')), false);
  });
});
