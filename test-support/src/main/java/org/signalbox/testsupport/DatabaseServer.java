package org.signalbox.testsupport;

import java.util.List;

/** A private database server on a free loopback port, with its own temporary folder. */
public interface DatabaseServer extends AutoCloseable {

  /** The settings that make the program use this server, as {@code KEY=VALUE}. */
  List<String> settings();

  /** The JDBC address, user and password included. */
  String jdbcUrl();

  String user();

  String password();

  /** Runs SQL in the server's own command-line client and returns the bare values it prints. */
  String query(String sql);

  @Override
  void close();
}
