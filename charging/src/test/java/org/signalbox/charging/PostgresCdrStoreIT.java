package org.signalbox.charging;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivatePostgres;

/** The contract of the CDR store on a private PostgreSQL server. */
class PostgresCdrStoreIT extends ServerCdrStoreContract {

  private DatabaseServer server;

  @BeforeAll
  void startServer() {
    server = new PrivatePostgres();
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
