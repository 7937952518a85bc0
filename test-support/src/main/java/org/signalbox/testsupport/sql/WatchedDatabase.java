package org.signalbox.testsupport.sql;

import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/** A real database whose writes a test sees, and holds up or breaks as it says. */
public abstract class WatchedDatabase implements Database, SqlWriter {

  private final Database real;

  protected WatchedDatabase(Database real) {
    this.real = real;
  }

  /** What to make of one write; {@link #write} carries it out. */
  @Override
  public abstract <T> CompletableFuture<T> submit(Work<T> work);

  protected final <T> CompletableFuture<T> write(Work<T> work) {
    return real.writer().submit(work);
  }

  @Override
  public final int waiting() {
    return real.writer().waiting();
  }

  @Override
  public final SqlDialect dialect() {
    return real.dialect();
  }

  @Override
  public final DataSource readers() {
    return real.readers();
  }

  @Override
  public final SqlWriter writer() {
    return this;
  }

  @Override
  public final void close() {
    real.close();
  }
}
