package org.signalbox.diameter.internal;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.pem.PemFile;
import org.signalbox.core.pem.PemKeys;
import org.signalbox.diameter.node.TlsConfig;

/**
 * TLS 1.3 and 1.2 with certificates on both sides, by the JDK's own engine. The name in a
 * certificate is compared with the Diameter identity, not with the address that was dialled, so
 * that is done after CER or CEA. Immutable; any thread may use it.
 */
final class TlsContexts {

  private static final int DNS_NAME = 2;

  private final SslContext server;
  private final SslContext client;

  private TlsContexts(SslContext server, SslContext client) {
    this.server = server;
    this.client = client;
  }

  /**
   * Reads the files.
   *
   * @throws OperatorFault when one cannot be read or they do not fit together
   */
  static TlsContexts load(TlsConfig files) {
    PrivateKey key = PemKeys.read(files.key());
    X509Certificate[] chain =
        PemFile.certificates(files.certificate()).toArray(X509Certificate[]::new);
    try {
      TrustManagerFactory trust = trust(files);
      SslContext server =
          SslContextBuilder.forServer(key, chain)
              .sslProvider(SslProvider.JDK)
              .trustManager(trust)
              .clientAuth(ClientAuth.REQUIRE)
              .protocols("TLSv1.3", "TLSv1.2")
              .build();
      SslContext client =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .keyManager(key, chain)
              .trustManager(trust)
              .endpointIdentificationAlgorithm(null)
              .protocols("TLSv1.3", "TLSv1.2")
              .build();
      return new TlsContexts(server, client);
    } catch (GeneralSecurityException | IOException e) {
      throw new OperatorFault(
          "TLS cannot use " + files.certificate() + " with " + files.key() + ": " + e.getMessage(),
          e);
    }
  }

  private static TrustManagerFactory trust(TlsConfig files)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    Optional<KeyStore> store = authorities(files);
    if (files.revocations().isEmpty()) {
      factory.init(store.orElse(null));
      return factory;
    }
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            store.isPresent() ? store.get() : systemAuthorities(), new X509CertSelector());
    parameters.setRevocationEnabled(true);
    parameters.addCertStore(revocations(files.revocations().get()));
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory;
  }

  /** Whom the system trusts, as a store: only with one can a list of revocations be used. */
  private static KeyStore systemAuthorities() throws GeneralSecurityException, IOException {
    TrustManagerFactory system = TrustManagerFactory.getInstance("PKIX");
    system.init((KeyStore) null);
    List<X509Certificate> trusted = new ArrayList<>();
    for (TrustManager manager : system.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        trusted.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return store(trusted);
  }

  private static KeyStore store(Collection<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("ca" + number++, authority);
    }
    return store;
  }

  private static Optional<KeyStore> authorities(TlsConfig files)
      throws GeneralSecurityException, IOException {
    if (files.authorities().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(store(PemFile.certificates(files.authorities().get())));
  }

  private static CertStore revocations(Path path) throws GeneralSecurityException, IOException {
    return CertStore.getInstance(
        "Collection",
        new CollectionCertStoreParameters(
            CertificateFactory.getInstance("X.509")
                .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(path)))));
  }

  SslHandler server(Channel channel) {
    return server.newHandler(channel.alloc());
  }

  SslHandler client(Channel channel) {
    return client.newHandler(channel.alloc());
  }

  static boolean isSecure(Channel channel) {
    SslHandler handler = channel.pipeline().get(SslHandler.class);
    return handler != null && handler.handshakeFuture().isSuccess();
  }

  /** DNS names and the common name of the other side's certificate. */
  static List<String> peerNames(Channel channel) {
    @Nullable SslHandler handler = channel.pipeline().get(SslHandler.class);
    if (handler == null) {
      return List.of();
    }
    try {
      Certificate[] chain = handler.engine().getSession().getPeerCertificates();
      return chain[0] instanceof X509Certificate certificate ? names(certificate) : List.of();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      if (certificate.getSubjectAlternativeNames() != null) {
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
          if (name.get(0) instanceof Integer kind && kind == DNS_NAME) {
            names.add(String.valueOf(name.get(1)));
          }
        }
      }
      // Certificates of the posts' time name the node in the common name only.
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          names.add(String.valueOf(part.getValue()));
        }
      }
    } catch (GeneralSecurityException | InvalidNameException e) {
      return List.copyOf(names);
    }
    return List.copyOf(names);
  }
}
