package org.signalbox.app.internal.certificate;

import java.nio.file.Path;

/**
 * A certificate to be made.
 *
 * @param name the node's identity, a host name
 * @param folder where the files go
 * @param days how long it is valid
 */
public record CertificateRequest(String name, Path folder, int days) {

  Path certificate() {
    return folder.resolve(name + ".cert.pem");
  }

  Path key() {
    return folder.resolve(name + ".key.pem");
  }

  Path authority() {
    return folder.resolve("ca.pem");
  }

  /** The authority's key store, which stays with whoever signs. */
  Path authorityStore() {
    return folder.resolve("ca.p12");
  }
}
