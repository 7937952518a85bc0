package org.signalbox.app.internal.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;

/**
 * Writes a private key of the curve P-256 as PKCS #8 with its public key inside (RFC 5915 §3). The
 * JDK leaves the public key out, and GnuTLS, so freeDiameter, refuses such a file.
 */
final class EcKeyEncoder {

  private static final int FIELD_OCTETS = 32;

  /**
   * PKCS #8 version, id-ecPublicKey with prime256v1, ECPrivateKey version, and 32 octets to come.
   */
  private static final byte[] BEFORE_PRIVATE =
      HexFormat.of()
          .parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

  /** The field publicKey with an uncompressed point of 64 octets to come. */
  private static final byte[] BEFORE_PUBLIC = HexFormat.of().parseHex("a14403420004");

  private EcKeyEncoder() {}

  /** The PKCS #8 octets of a pair of keys of the curve P-256. */
  static byte[] encode(ECPrivateKey privateKey, ECPublicKey publicKey) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(BEFORE_PRIVATE);
    octets.writeBytes(fixed(privateKey.getS()));
    octets.writeBytes(BEFORE_PUBLIC);
    octets.writeBytes(fixed(publicKey.getW().getAffineX()));
    octets.writeBytes(fixed(publicKey.getW().getAffineY()));
    return octets.toByteArray();
  }

  private static byte[] fixed(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] octets = new byte[FIELD_OCTETS];
    int length = Math.min(signed.length, FIELD_OCTETS);
    System.arraycopy(signed, signed.length - length, octets, FIELD_OCTETS - length, length);
    return octets;
  }
}
