package org.signalbox.app.internal.certificate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate to be made.
 *
 * @param name the node's identity, a host name
 * @param folder where the files go
 * @param days how long it is valid
 * @param networkFunction what makes it that of a network function; empty for another node
 */
public record CertificateRequest(
    String name, Path folder, int days, Optional<NfMark> networkFunction) {

  /** That of a node that is no network function. */
  public CertificateRequest(String name, Path folder, int days) {
    this(name, folder, days, Optional.empty());
  }

  /** What keytool is told of the node itself. */
  List<String> extensions() {
    List<String> values = new ArrayList<>();
    values.add("san=dns:" + name + networkFunction.map(mark -> ",uri:" + mark.uri()).orElse(""));
    values.add("ku:c=digitalSignature");
    values.add("eku=serverAuth,clientAuth");
    networkFunction.ifPresent(mark -> values.add(mark.extension()));
    return values.stream().flatMap(value -> Stream.of("-ext", value)).toList();
  }

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
