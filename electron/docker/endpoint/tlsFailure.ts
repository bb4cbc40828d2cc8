// Why a TLS connection to an engine was not made, in a sentence that names the file to look at: OpenSSL's own words
// carry line numbers of its source. Pure.

import { systemErrorCode } from '../dockerErrors.ts';

/** By the code of Node's error. The alerts are what the engine answers to our certificate. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_(SIGNATURE_FAILURE|UNTRUSTED|CHAIN_TOO_LONG))/,
    "The engine's certificate is not signed by an authority of ca.pem.",
  ],
  [/^CERT_HAS_EXPIRED/, "The engine's certificate has expired."],
  [/^CERT_NOT_YET_VALID/, "The engine's certificate is not valid yet. Check the clocks of both machines."],
  [/^ERR_TLS_CERT_ALTNAME_INVALID/, "The engine's certificate is for another address."],
  [/ALERT_UNKNOWN_CA$/, 'The engine does not trust the authority that signed cert.pem.'],
  [/ALERT_CERTIFICATE_EXPIRED$/, 'The engine refuses cert.pem: it has expired.'],
  [
    /ALERT_CERTIFICATE_REQUIRED$/,
    'The engine asks for a client certificate: cert.pem and key.pem are needed.',
  ],
  [/^ERR_SSL_\w*ALERT_\w*(CERTIFICATE|ACCESS_DENIED)/, 'The engine refuses cert.pem.'],
  [/^ERR_OSSL_X509_KEY_VALUES_MISMATCH/, 'key.pem is not the key of cert.pem.'],
  [/^ERR_OSSL_/, 'ca.pem, cert.pem or key.pem cannot be read as PEM.'],
];

/** Undefined for an error that is not of TLS. */
export function tlsFailure(error: unknown): string | undefined {
  const code = systemErrorCode(error);
  return sentences.find(([pattern]) => pattern.test(code))?.[1];
}
