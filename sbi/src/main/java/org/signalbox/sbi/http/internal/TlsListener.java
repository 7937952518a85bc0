package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.util.TlsEngineType;
import com.linecorp.armeria.server.ServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import org.signalbox.sbi.http.SbiTls;

/**
 * Adds the addresses with TLS 1.3 and 1.2 (TS 33.210 §6.2) to a server, by the JDK's own engine.
 */
final class TlsListener {

  private TlsListener() {}

  /** Reads the files; they are watched until what is returned is closed. */
  static TlsFiles add(ServerBuilder builder, SbiTls tls) {
    TlsFiles files = TlsFiles.open(tls);
    tls.addresses().forEach(address -> builder.port(address, SessionProtocol.HTTPS));
    builder
        .tlsEngineType(TlsEngineType.JDK)
        .tls(new TlsKeyFactory(new TlsKeys(files)))
        .tlsCustomizer(context -> {
          context.protocols("TLSv1.3", "TLSv1.2");
          if (tls.authority().isPresent()) {
            context.trustManager(new TlsTrust(files)).clientAuth(ClientAuth.REQUIRE);
          }
        });
    return files;
  }
}
