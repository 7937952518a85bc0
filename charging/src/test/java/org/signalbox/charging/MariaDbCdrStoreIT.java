package org.signalbox.charging;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivateMariaDb;

/** The contract of the CDR store on a private MariaDB server. */
class MariaDbCdrStoreIT extends ServerCdrStoreContract {

  private DatabaseServer server;

  @BeforeAll
  void startServer() {
    server = new PrivateMariaDb();
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Override
  protected DatabaseServer server() {
    return server;
  }
}
