package org.signalbox.charging;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.DatabaseServer;

/** The contract of the CDR store on a database server that a subclass starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerCdrStoreContract extends CdrStoreContract {

  private Database database;

  /** The running server. */
  protected abstract DatabaseServer server();

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Server(server().jdbcUrl(), server().user(), server().password(), 4),
            failure -> {
              throw new AssertionError(failure);
            });
    CdrStore.of(database, () -> SampleCdrs.ANSWER).remove(CdrQuery.ALL);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected Database database() {
    return database;
  }
}
