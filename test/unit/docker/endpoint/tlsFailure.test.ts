import { expect, it } from 'vitest';
import { tlsFailure } from '../../../../electron/docker/endpoint/tlsFailure.ts';

const withCode = (code: string) => Object.assign(new Error('error:0A000418:SSL routines'), { code });

// What Docker 28 answers to certificates of these kinds, or Node says before it asks.
it.each([
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'The engine does not trust the authority that signed cert.pem.'],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'The engine refuses cert.pem: it has expired.'],
  [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'The engine asks for a client certificate: cert.pem and key.pem are needed.',
  ],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'The engine refuses cert.pem.'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', "The engine's certificate is not signed by an authority of ca.pem."],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', "The engine's certificate is not signed by an authority of ca.pem."],
  ['CERT_HAS_EXPIRED', "The engine's certificate has expired."],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "The engine's certificate is for another address."],
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'key.pem is not the key of cert.pem.'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'ca.pem, cert.pem or key.pem cannot be read as PEM.'],
])('names the file to look at for %s', (code, sentence) => {
  expect(tlsFailure(withCode(code))).toBe(sentence);
});

it.each(['ECONNREFUSED', 'ERR_SSL_WRONG_VERSION_NUMBER', ''])('is not asked about %s', (code) => {
  expect(tlsFailure(withCode(code))).toBeUndefined();
});
