import { locate } from '../../../formats/position.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF406',
  severity: 'error',
  area: 'code',
  title: 'go.mod asks for a Go without route patterns, and the code uses them',
  reads: 'the go line of go.mod, and methods and {parameters} in patterns of net/http',
  symptom:
    'Every call ends with 404, although the route is registered; the same code works in another module.',
  reason:
    'Since Go 1.22 a pattern may hold a method and {parameters}. In a module whose go line is older, the mux takes them for plain text (GODEBUG httpmuxgo121=1), whatever Go builds it.',
  howToFix: 'Write "go 1.24" into go.mod: go mod edit -go=1.24.',
  documentation: 'https://pkg.go.dev/net/http#hdr-Patterns-ServeMux',
  run: ({ go }) => {
    const match = /^go\s+1\.(\d+)/m.exec(go.module ?? '');
    const modern = go.patterns.find(({ written }) => /^[A-Z]+\s|\{/.test(written));
    if (go.module === undefined || go.otherRouter || !modern || Number(match?.[1] ?? 16) >= 22)
      return [];
    const says = match ? `go 1.${match[1]}` : 'no go version';
    return [
      {
        message: `go.mod says ${says}, where the pattern "${modern.written}" (${modern.location.file}:${modern.location.line}) is plain text`,
        location: locate('go.mod', go.module, match?.index ?? 0, match?.[0].length),
      },
    ];
  },
};
