package org.signalbox.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database.
 *
 * @param location which one
 * @param user the user of a database server
 * @param password the password of a database server
 * @param readers connections kept for reading
 * @param keepLog how long the archived log of the ledger is kept; empty for ever
 */
public record StorageConfig(
    Location location,
    Optional<String> user,
    Optional<Secret> password,
    int readers,
    Optional<Duration> keepLog) {

  /** Which database. */
  public sealed interface Location {

    /**
     * Reads {@code embedded} or an address such as {@code postgresql://127.0.0.1/signalbox}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Location of(String text) {
      if (text.equals("embedded")) {
        return new Embedded();
      }
      Matcher matcher = Server.ADDRESS.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(text);
      }
      return new Server(matcher.group(1).equals("mysql") ? "mariadb" : matcher.group(1), text);
    }
  }

  /** A SQLite file in the data folder. */
  public record Embedded() implements Location {

    @Override
    public String toString() {
      return "embedded";
    }
  }

  /**
   * A database server.
   *
   * @param kind {@code postgresql} or {@code mariadb}
   * @param address as the operator wrote it
   */
  public record Server(String kind, String address) implements Location {

    private static final Pattern ADDRESS =
        Pattern.compile("(postgresql|mariadb|mysql)://[^/@\\s]+/[A-Za-z0-9_$-]+(\\?\\S*)?");

    /** The address in the form that drivers take. */
    public String jdbcUrl() {
      return "jdbc:" + kind + address.substring(address.indexOf(':'));
    }

    @Override
    public String toString() {
      return address;
    }
  }
}
