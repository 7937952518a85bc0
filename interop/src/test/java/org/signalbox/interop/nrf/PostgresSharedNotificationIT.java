package org.signalbox.interop.nrf;

import org.junit.jupiter.api.AfterAll;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivatePostgres;

class PostgresSharedNotificationIT extends SharedNotificationContract {

  private final PrivatePostgres server = new PrivatePostgres();

  @Override
  DatabaseServer server() {
    return server;
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
