package org.signalbox.charging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.signalbox.sql.Database;
import org.signalbox.testsupport.sql.WatchedDatabase;

/**
 * Breaks the connection at a chosen call inside a transaction, or right after the commit, so that
 * nobody is told of it.
 */
final class BreakingDatabase extends WatchedDatabase {

  private final int breaksAt;
  private int calls;
  private boolean committed;

  /**
   * @param breaksAt the call of the transaction that fails, from 1
   */
  BreakingDatabase(Database real, int breaksAt) {
    super(real);
    this.breaksAt = breaksAt;
  }

  /** Whether the transaction came to its commit. */
  boolean isCommitted() {
    return committed;
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work) {
    CompletableFuture<T> done =
        write(connection -> work.run(watched(Connection.class, connection)));
    return done.thenApply(result -> {
      committed = true;
      calls++;
      if (calls == breaksAt) {
        throw new IllegalStateException("the connection broke right after the commit");
      }
      return result;
    });
  }

  private <T> T watched(Class<T> type, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              calls++;
              if (calls == breaksAt) {
                throw new SQLException("the connection broke at " + method.getName());
              }
              try {
                Object result = method.invoke(target, arguments);
                return result instanceof PreparedStatement statement
                    ? watched(PreparedStatement.class, statement)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
