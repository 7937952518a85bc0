package org.signalbox.sbi.http.internal;

import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;

/** Gives the engine our keys in the form it asks for. */
final class TlsKeyFactory extends SimpleKeyManagerFactory {

  private final TlsKeys keys;

  TlsKeyFactory(TlsKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void engineInit(KeyStore store, char[] password) {
    // The keys come from files, not from a store.
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters) {
    // The keys come from files, not from parameters.
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    return new KeyManager[] {keys};
  }
}
