package org.signalbox.charging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/** An SQLite database that tells how it finds the rows of each statement that was prepared. */
final class ExplainedDatabase implements Database, SqlWriter {

  private final Database real;
  private final List<String> prepared = new CopyOnWriteArrayList<>();

  ExplainedDatabase(Database real) {
    this.real = real;
  }

  /** The plans of the statements so far, by their text, in the order in which they came. */
  Map<String, String> plans() throws SQLException {
    Map<String, String> plans = new LinkedHashMap<>();
    try (Connection connection = real.readers().getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : prepared) {
        List<String> steps = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain query plan " + one)) {
          while (rows.next()) {
            steps.add(rows.getString("detail"));
          }
        }
        plans.put(one, String.join("; ", steps));
      }
    }
    return plans;
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return real.writer().submit(connection -> work.run(heard(Connection.class, connection)));
  }

  @Override
  public int waiting() {
    return real.writer().waiting();
  }

  @Override
  public SqlDialect dialect() {
    return real.dialect();
  }

  @Override
  public DataSource readers() {
    return heard(DataSource.class, real.readers());
  }

  @Override
  public SqlWriter writer() {
    return this;
  }

  @Override
  public void close() {
    real.close();
  }

  private <T> T heard(Class<T> type, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                Object result = method.invoke(target, arguments);
                return result instanceof Connection connection
                    ? heard(Connection.class, connection)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
