package org.signalbox.sbi.nrf.token;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** How tokens are signed (RFC 7518 §3.1); names are those of the header's {@code alg}. */
public enum TokenAlgorithm {
  /** ECDSA on P-256 with SHA-256; the usual. */
  ES256("EC", "SHA256withECDSAinP1363Format", new ECGenParameterSpec("secp256r1")),
  /** RSA of 3072 bits with SHA-256, for producers that know nothing else. */
  RS256("RSA", "SHA256withRSA", new RSAKeyGenParameterSpec(3_072, RSAKeyGenParameterSpec.F4));

  private final String keyAlgorithm;
  private final String signatureAlgorithm;

  @SuppressWarnings("ImmutableEnumChecker") // Both kinds of parameters are immutable.
  private final AlgorithmParameterSpec parameters;

  TokenAlgorithm(
      String keyAlgorithm, String signatureAlgorithm, AlgorithmParameterSpec parameters) {
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
    this.parameters = parameters;
  }

  /** The JDK's name of the keys. */
  String keyAlgorithm() {
    return keyAlgorithm;
  }

  /** The JDK's name of the signatures, in the form that RFC 7518 §3.4 wants. */
  String signatureAlgorithm() {
    return signatureAlgorithm;
  }

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
    generator.initialize(parameters);
    return generator.generateKeyPair();
  }
}
