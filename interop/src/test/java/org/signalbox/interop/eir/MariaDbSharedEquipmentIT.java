package org.signalbox.interop.eir;

import org.junit.jupiter.api.AfterAll;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.PrivateMariaDb;

class MariaDbSharedEquipmentIT extends SharedEquipmentContract {

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
