package org.signalbox.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private PostgreSQL server. */
public final class PrivatePostgres implements DatabaseServer {

  private static final String PACKAGE = "postgresql";

  private final ServerFolder folder = new ServerFolder("postgres");
  private final int port = ServerFolder.freePort();
  private final Process server;

  public PrivatePostgres() {
    String data = folder.resolve("data");
    folder.run(
        List.of(
            program("initdb"),
            "-D",
            data,
            "-U",
            "signalbox",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync"));
    server =
        folder.start(
            List.of(
                program("postgres"),
                "-D",
                data,
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
    new ProgramOutput(server.getInputStream(), "ready to accept").awaited();
    query("create database cgrates");
  }

  /** Debian keeps the server's programs outside the path, one folder a major version. */
  private static String program(String name) {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow()
          .toString();
    } catch (java.io.IOException | java.util.NoSuchElementException e) {
      return ExternalTool.require(name, PACKAGE).path().toString();
    }
  }

  @Override
  public List<String> settings() {
    return List.of(
        "storage.database=postgresql://127.0.0.1:" + port + "/cgrates",
        "storage.user=" + user(),
        "storage.password-file=" + folder.write("password", password()));
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/cgrates";
  }

  @Override
  public String user() {
    return "signalbox";
  }

  @Override
  public String password() {
    return "unused-with-trust";
  }

  @Override
  public String query(String sql) {
    String database = sql.startsWith("create database") ? "postgres" : "cgrates";
    return ExternalTool.require("psql", PACKAGE)
        .run(
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            user(),
            "-d",
            database,
            "-X",
            "-A",
            "-t",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            sql)
        .strip();
  }

  @Override
  public void close() {
    folder.endAndDelete(server);
  }
}
