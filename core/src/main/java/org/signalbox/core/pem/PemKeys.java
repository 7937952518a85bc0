package org.signalbox.core.pem;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.signalbox.core.OperatorFault;

/** Private keys from PEM files: PKCS #8 of any usual kind, and PKCS #1 as older openssl writes. */
public final class PemKeys {

  /** An AlgorithmIdentifier for rsaEncryption, as DER. */
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private PemKeys() {}

  /**
   * Reads the first private key of a file.
   *
   * @throws OperatorFault when there is none that can be used without a password
   */
  public static PrivateKey read(Path path) {
    PemFile file = PemFile.read(path);
    for (PemFile.Block block : file.blocks()) {
      switch (block.type()) {
        case "PRIVATE KEY" -> {
          return key(path, block.content());
        }
        case "RSA PRIVATE KEY" -> {
          return key(path, wrapped(block.content()));
        }
        case "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
            throw new OperatorFault(
                path
                    + ": found an "
                    + block.type()
                    + ", expected PKCS #8 without a password; convert it:"
                    + " openssl pkcs8 -topk8 -nodes -in OLD -out NEW");
        default -> {
          // Parameters and certificates may stand beside the key.
        }
      }
    }
    throw new OperatorFault(path + ": found no private key, expected a PRIVATE KEY block");
  }

  private static PrivateKey key(Path path, byte[] pkcs8) {
    for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        // The key is of another kind: the next one is tried.
      }
    }
    throw new OperatorFault(path + ": the private key is of no known kind (RSA, EC, Ed25519)");
  }

  /** PKCS #1 inside PKCS #8 (RFC 5208 §5). */
  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(VERSION_0);
    content.writeBytes(RSA_ALGORITHM);
    content.writeBytes(der(0x04, pkcs1));
    return der(0x30, content.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >>> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
