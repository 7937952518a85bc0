package org.signalbox.sbi.http.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CRL;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.pem.PemFile;

/**
 * Certificates that have been taken back: nobody who shows one is trusted, though an authority
 * signed it and it has not ended. Read from a text with a serial number or SHA-256 fingerprint a
 * line, or from revocation lists of the authorities (RFC 5280 §5), in PEM or DER. Immutable.
 *
 * @param serials of certificates of whatever authority
 * @param fingerprints SHA-256 of a whole certificate, in lower-case hexadecimal digits
 * @param lists of authorities, each for its own certificates
 */
record DeniedCertificates(Set<BigInteger> serials, Set<String> fingerprints, List<X509CRL> lists) {

  private static final long OCTETS_MAX = 32L << 20;
  private static final String PEM = "-----BEGIN X509 CRL-----";

  /** A list in DER begins with a sequence of more than 127 octets, so with what no text has. */
  private static final byte SEQUENCE = 0x30;

  DeniedCertificates {
    serials = Set.copyOf(serials);
    fingerprints = Set.copyOf(fingerprints);
    lists = List.copyOf(lists);
  }

  /**
   * Reads a file.
   *
   * @param authorities who may sign lists
   * @throws OperatorFault where it cannot be read, or holds what is neither
   */
  static DeniedCertificates read(Path file, List<X509Certificate> authorities) {
    byte[] octets = octets(file);
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    if (text.contains(PEM)) {
      List<X509CRL> lists = new ArrayList<>();
      for (PemFile.Block block : PemFile.read(file).require("X509 CRL")) {
        lists.add(list(file, block.content(), authorities));
      }
      return new DeniedCertificates(Set.of(), Set.of(), lists);
    }
    if (octets.length > 1 && octets[0] == SEQUENCE && octets[1] < 0) {
      return new DeniedCertificates(Set.of(), Set.of(), List.of(list(file, octets, authorities)));
    }
    return DeniedLines.read(file, text);
  }

  private static byte[] octets(Path file) {
    try {
      if (Files.size(file) > OCTETS_MAX) {
        throw new OperatorFault(file + " has more than " + OCTETS_MAX + " octets");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static X509CRL list(Path file, byte[] octets, List<X509Certificate> authorities) {
    try {
      CRL read =
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(octets));
      X509CRL list = (X509CRL) read;
      if (authorities.stream().noneMatch(authority -> isSignedBy(list, authority))) {
        throw new OperatorFault(
            file
                + ": the list of "
                + list.getIssuerX500Principal().getName()
                + " is signed by none of sbi.tls.authority");
      }
      return list;
    } catch (GeneralSecurityException e) {
      throw new OperatorFault(file + ": a list cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isSignedBy(X509CRL list, X509Certificate authority) {
    if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      return false;
    }
    try {
      list.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // Another one may have the same name.
      return false;
    }
  }

  /** Whether a certificate has been taken back. */
  boolean deny(X509Certificate certificate) {
    return serials.contains(certificate.getSerialNumber())
        || (!fingerprints.isEmpty() && fingerprints.contains(fingerprint(certificate)))
        || lists.stream().anyMatch(list -> list.isRevoked(certificate));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
