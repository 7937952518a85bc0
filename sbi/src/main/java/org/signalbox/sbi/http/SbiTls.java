package org.signalbox.sbi.http;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the server listens with TLS. The files are read again when they change.
 *
 * @param addresses where
 * @param certificate the server's certificate and what stands between it and the authority, PEM
 * @param key its private key, PEM (PKCS #8)
 * @param authority who signs the certificates that clients must show, PEM; empty asks for none
 * @param revoked certificates that were taken back: lines with serial numbers and fingerprints, or
 *     revocation lists of the authority
 */
public record SbiTls(
    List<InetSocketAddress> addresses,
    Path certificate,
    Path key,
    Optional<Path> authority,
    Optional<Path> revoked) {

  /** The same where no certificate was taken back. */
  public SbiTls(
      List<InetSocketAddress> addresses, Path certificate, Path key, Optional<Path> authority) {
    this(addresses, certificate, key, authority, Optional.empty());
  }

  public SbiTls {
    addresses = List.copyOf(addresses);
  }
}
