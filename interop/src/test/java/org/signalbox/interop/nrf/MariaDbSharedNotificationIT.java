package org.signalbox.interop.nrf;

import org.junit.jupiter.api.AfterAll;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivateMariaDb;

class MariaDbSharedNotificationIT extends SharedNotificationContract {

  private final PrivateMariaDb server = new PrivateMariaDb();

  @Override
  DatabaseServer server() {
    return server;
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
