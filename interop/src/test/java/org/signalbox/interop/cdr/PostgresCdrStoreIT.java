package org.signalbox.interop.cdr;

import org.junit.jupiter.api.AfterAll;
import org.signalbox.charging.ServerCdrStoreContract;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivatePostgres;

class PostgresCdrStoreIT extends ServerCdrStoreContract {

  private final PrivatePostgres server = new PrivatePostgres();

  @Override
  protected DatabaseServer server() {
    return server;
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
