import type { Check } from '../check.ts';
import { check as agf101 } from './binary/agf101-missing.ts';
import { check as agf102 } from './binary/agf102-not-a-program.ts';
import { check as agf103 } from './binary/agf103-other-system.ts';
import { check as agf104 } from './binary/agf104-other-machine.ts';
import { check as agf105 } from './binary/agf105-dynamically-linked.ts';
import { check as agf106 } from './binary/agf106-newer-glibc.ts';
import { check as agf107 } from './binary/agf107-pie.ts';
import { check as agf108 } from './binary/agf108-32-bit.ts';
import { check as agf109 } from './binary/agf109-processor-level.ts';
import { check as agf110 } from './binary/agf110-old-go.ts';
import { check as agf111 } from './binary/agf111-no-execute-bit.ts';
import { check as agf112 } from './binary/agf112-other-name.ts';
import { check as agf113 } from './binary/agf113-older-than-sources.ts';
import { check as agf114 } from './binary/agf114-damaged.ts';
import { check as agf115 } from './binary/agf115-another-program.ts';
import { check as agf401 } from './code/agf401-not-served.ts';
import { check as agf402 } from './code/agf402-never-called.ts';
import { check as agf403 } from './code/agf403-prefix.ts';
import { check as agf404 } from './code/agf404-fixed-port.ts';
import { check as agf405 } from './code/agf405-log-to-stderr.ts';
import { check as agf406 } from './code/agf406-old-go-line.ts';
import { check as agf408 } from './code/agf408-does-not-listen.ts';
import { check as agf409 } from './code/agf409-answers-404.ts';
import { check as agf410 } from './code/agf410-no-json.ts';
import { check as agf411 } from './code/agf411-envelope-type.ts';
import { check as agf412 } from './code/agf412-other-port.ts';
import { check as agf413 } from './code/agf413-conflict-marks.ts';
import { check as agf415 } from './code/agf415-registry.ts';
import { check as agf301 } from './function-json/agf301-invalid.ts';
import { check as agf302 } from './function-json/agf302-function-name.ts';
import { check as agf303 } from './function-json/agf303-same-name.ts';
import { check as agf304 } from './function-json/agf304-no-bindings.ts';
import { check as agf305 } from './function-json/agf305-no-trigger.ts';
import { check as agf306 } from './function-json/agf306-two-triggers.ts';
import { check as agf307 } from './function-json/agf307-binding-name.ts';
import { check as agf308 } from './function-json/agf308-same-binding-name.ts';
import { check as agf309 } from './function-json/agf309-no-type.ts';
import { check as agf310 } from './function-json/agf310-direction.ts';
import { check as agf312 } from './function-json/agf312-unknown-type.ts';
import { check as agf313 } from './function-json/agf313-script-file.ts';
import { check as agf314 } from './function-json/agf314-route.ts';
import { check as agf315 } from './function-json/agf315-same-route.ts';
import { check as agf316 } from './function-json/agf316-methods.ts';
import { check as agf317 } from './function-json/agf317-auth-level.ts';
import { check as agf318 } from './function-json/agf318-no-connection.ts';
import { check as agf319 } from './function-json/agf319-connection-value.ts';
import { check as agf320 } from './function-json/agf320-schedule.ts';
import { check as agf321 } from './function-json/agf321-queue-name.ts';
import { check as agf322 } from './function-json/agf322-flex-blob.ts';
import { check as agf323 } from './function-json/agf323-wrong-case.ts';
import { check as agf325 } from './function-json/agf325-warmup.ts';
import { check as agf326 } from './function-json/agf326-nested.ts';
import { check as agf327 } from './function-json/agf327-empty-storage-connection.ts';
import { check as agf328 } from './function-json/agf328-open-door.ts';
import { check as agf329 } from './function-json/agf329-retry-policy.ts';
import { check as agf330 } from './function-json/agf330-retry-twice.ts';
import { check as agf331 } from './function-json/agf331-answer-to-nobody.ts';
import { check as agf332 } from './function-json/agf332-unknown-word.ts';
import { check as agf333 } from './function-json/agf333-needed-property.ts';
import { check as agf334 } from './function-json/agf334-disabled.ts';
import { check as agf335 } from './function-json/agf335-many.ts';
import { check as agf336 } from './function-json/agf336-unfit-data.ts';
import { check as agf337 } from './function-json/agf337-input-data-type.ts';
import { check as agf338 } from './function-json/agf338-literal-braces.ts';
import { check as agf339 } from './function-json/agf339-unheard-of-type.ts';
import { check as agf341 } from './function-json/agf341-strange-method.ts';
import { check as agf342 } from './function-json/agf342-not-on-plan.ts';
import { check as agf201 } from './host-json/agf201-missing.ts';
import { check as agf202 } from './host-json/agf202-invalid.ts';
import { check as agf203 } from './host-json/agf203-version.ts';
import { check as agf204 } from './host-json/agf204-no-custom-handler.ts';
import { check as agf205 } from './host-json/agf205-no-description.ts';
import { check as agf206 } from './host-json/agf206-no-executable.ts';
import { check as agf207 } from './host-json/agf207-unclean-path.ts';
import { check as agf208 } from './host-json/agf208-exe.ts';
import { check as agf209 } from './host-json/agf209-no-forwarding.ts';
import { check as agf210 } from './host-json/agf210-http-worker.ts';
import { check as agf212 } from './host-json/agf212-routes-twice.ts';
import { check as agf213 } from './host-json/agf213-no-bundle.ts';
import { check as agf214 } from './host-json/agf214-old-bundle.ts';
import { check as agf215 } from './host-json/agf215-fixed-port.ts';
import { check as agf216 } from './host-json/agf216-unknown-key.ts';
import { check as agf217 } from './host-json/agf217-profile.ts';
import { check as agf218 } from './host-json/agf218-timeout.ts';
import { check as agf219 } from './host-json/agf219-route-prefix.ts';
import { check as agf220 } from './host-json/agf220-wrong-value.ts';
import { check as agf701 } from './infrastructure/agf701-flex-runtime.ts';
import { check as agf702 } from './infrastructure/agf702-flex-settings.ts';
import { check as agf703 } from './infrastructure/agf703-azd-language.ts';
import { check as agf704 } from './infrastructure/agf704-publish-profile.ts';
import { check as agf705 } from './infrastructure/agf705-artifact.ts';
import { check as agf707 } from './infrastructure/agf707-cgo.ts';
import { check as agf708 } from './infrastructure/agf708-remote-build.ts';
import { check as agf710 } from './infrastructure/agf710-dockerfile.ts';
import { check as agf711 } from './infrastructure/agf711-vscode-language.ts';
import { check as agf712 } from './infrastructure/agf712-linux-fx-version.ts';
import { check as agf713 } from './infrastructure/agf713-flex-publish-profile.ts';
import { check as agf714 } from './infrastructure/agf714-bicep-runtime.ts';
import { check as agf715 } from './infrastructure/agf715-plan-ends.ts';
import { check as agf601 } from './package/agf601-no-execute-bit.ts';
import { check as agf602 } from './package/agf602-nested.ts';
import { check as agf603 } from './package/agf603-secrets.ts';
import { check as agf604 } from './package/agf604-sources.ts';
import { check as agf605 } from './package/agf605-size.ts';
import { check as agf606 } from './package/agf606-no-functions.ts';
import { check as agf607 } from './package/agf607-no-funcignore.ts';
import { check as agf608 } from './package/agf608-ignored-parts.ts';
import { check as agf610 } from './package/agf610-names.ts';
import { check as agf611 } from './package/agf611-unreadable.ts';
import { check as agf612 } from './package/agf612-broken-zip.ts';
import { check as agf501 } from './settings/agf501-runtime.ts';
import { check as agf502 } from './settings/agf502-native.ts';
import { check as agf503 } from './settings/agf503-undefined-connection.ts';
import { check as agf504 } from './settings/agf504-undefined-setting.ts';
import { check as agf505 } from './settings/agf505-tracked-secrets.ts';
import { check as agf506 } from './settings/agf506-invalid.ts';
import { check as agf507 } from './settings/agf507-visible-key.ts';
import { check as agf508 } from './settings/agf508-no-storage.ts';

/** All checks, in the order of their codes. */
export const checks: readonly Check[] = [
  agf101,
  agf102,
  agf103,
  agf104,
  agf105,
  agf106,
  agf107,
  agf108,
  agf109,
  agf110,
  agf111,
  agf112,
  agf113,
  agf114,
  agf115,
  agf201,
  agf202,
  agf203,
  agf204,
  agf205,
  agf206,
  agf207,
  agf208,
  agf209,
  agf210,
  agf212,
  agf213,
  agf214,
  agf215,
  agf216,
  agf217,
  agf218,
  agf219,
  agf220,
  agf301,
  agf302,
  agf303,
  agf304,
  agf305,
  agf306,
  agf307,
  agf308,
  agf309,
  agf310,
  agf312,
  agf313,
  agf314,
  agf315,
  agf316,
  agf317,
  agf318,
  agf319,
  agf320,
  agf321,
  agf322,
  agf323,
  agf325,
  agf326,
  agf327,
  agf328,
  agf329,
  agf330,
  agf331,
  agf332,
  agf333,
  agf334,
  agf335,
  agf336,
  agf337,
  agf338,
  agf339,
  agf341,
  agf342,
  agf401,
  agf402,
  agf403,
  agf404,
  agf405,
  agf406,
  agf408,
  agf409,
  agf410,
  agf411,
  agf412,
  agf413,
  agf415,
  agf501,
  agf502,
  agf503,
  agf504,
  agf505,
  agf506,
  agf507,
  agf508,
  agf601,
  agf602,
  agf603,
  agf604,
  agf605,
  agf606,
  agf607,
  agf608,
  agf610,
  agf611,
  agf612,
  agf701,
  agf702,
  agf703,
  agf704,
  agf705,
  agf707,
  agf708,
  agf710,
  agf711,
  agf712,
  agf713,
  agf714,
  agf715,
];
