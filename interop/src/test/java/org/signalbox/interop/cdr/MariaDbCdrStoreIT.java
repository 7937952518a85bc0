package org.signalbox.interop.cdr;

import org.junit.jupiter.api.AfterAll;
import org.signalbox.charging.ServerCdrStoreContract;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivateMariaDb;

class MariaDbCdrStoreIT extends ServerCdrStoreContract {

  private final PrivateMariaDb server = new PrivateMariaDb();

  @Override
  protected DatabaseServer server() {
    return server;
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
