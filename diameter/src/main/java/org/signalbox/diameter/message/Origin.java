package org.signalbox.diameter.message;

/**
 * Who a message comes from: the values of Origin-Host and Origin-Realm.
 *
 * @param host the node
 * @param realm its realm
 */
public record Origin(DiameterIdentity host, String realm) {

  /** An origin from its texts. */
  public static Origin of(String host, String realm) {
    return new Origin(DiameterIdentity.of(host), realm);
  }
}
