package org.signalbox.testsupport;

import java.util.List;

/** A private MariaDB server. */
public final class PrivateMariaDb implements DatabaseServer {

  private static final String PACKAGE = "mariadb-server";

  private final ServerFolder folder = new ServerFolder("mysql");
  private final int port = ServerFolder.freePort();
  private final Process server;

  public PrivateMariaDb() {
    String data = folder.resolve("data");
    folder.run(
        List.of(
            tool("mariadb-install-db"),
            "--no-defaults",
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    server =
        folder.start(
            List.of(
                tool("mariadbd"),
                "--no-defaults",
                "--datadir=" + data,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--innodb-buffer-pool-size=32M"));
    new ProgramOutput(server.getInputStream(), "ready for connections").awaited();
    client(
        "",
        "create database cgrates; create user 'signalbox'@'%' identified by 'secret';"
            + " grant all on cgrates.* to 'signalbox'@'%'");
  }

  private static String tool(String name) {
    return ExternalTool.require(name, PACKAGE).path().toString();
  }

  @Override
  public List<String> settings() {
    return List.of(
        "storage.database=mariadb://127.0.0.1:" + port + "/cgrates",
        "storage.user=" + user(),
        "storage.password-file=" + folder.write("password", password()));
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/cgrates";
  }

  @Override
  public String user() {
    return "signalbox";
  }

  @Override
  public String password() {
    return "secret";
  }

  @Override
  public String query(String sql) {
    return client("cgrates", sql);
  }

  private String client(String database, String sql) {
    return ExternalTool.require("mariadb", PACKAGE)
        .run(
            List.of(
                "--no-defaults",
                "--socket=" + folder.resolve("socket"),
                "-u",
                "root",
                "-N",
                "-B",
                "-e",
                sql,
                database),
            "")
        .strip();
  }

  @Override
  public void close() {
    folder.endAndDelete(server);
  }
}
