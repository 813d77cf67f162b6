import { goMinor } from '../../../formats/go-mod.ts';
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
  run: ({ go, goMod }) => {
    const modern = go.patterns.find(({ written }) => /^[A-Z]+\s|\{/.test(written));
    if (!goMod || go.otherRouter || !modern || goMinor(goMod) >= 22) return [];
    const says = goMod.go ? `go 1.${goMinor(goMod)}` : 'no go version';
    return [
      {
        message: `go.mod says ${says}, where the pattern "${modern.written}" (${modern.location.file}:${modern.location.line}) is plain text`,
        location: goMod.go?.location ?? goMod.start,
      },
    ];
  },
};
