package org.signalbox.sbi.http.internal;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Hands each handshake the key and certificate that are in force. Thread-safe.
 *
 * <p>A handshake asks three times, for an alias and then for what belongs to it; the alias
 * therefore names the material, and the one before stays known for handshakes that a renewal
 * overtakes.
 */
final class TlsKeys extends X509ExtendedKeyManager {

  private final TlsFiles files;
  private TlsMaterial current;
  private TlsMaterial before;
  private int generation;

  TlsKeys(TlsFiles files) {
    this.files = files;
    this.current = files.material();
    this.before = current;
  }

  private synchronized @Nullable String alias(String... keyTypes) {
    TlsMaterial now = files.material();
    if (!now.equals(current)) {
      before = current;
      current = now;
      generation++;
    }
    for (String type : keyTypes) {
      if (type.equals(current.key().getAlgorithm())) {
        return Integer.toString(generation);
      }
    }
    return null;
  }

  private synchronized TlsMaterial material(String alias) {
    return alias.equals(Integer.toString(generation)) ? current : before;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(keyTypes);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return alias(keyTypes);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = alias(keyType);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return getServerAliases(keyType, issuers);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return material(alias).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return material(alias).key();
  }
}
