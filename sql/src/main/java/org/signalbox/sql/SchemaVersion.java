package org.signalbox.sql;

/**
 * The version of the tables that this release works with.
 *
 * <p>A module that adds a migration ({@code db/migration/<dialect>/V<n>__<name>.sql}, one for each
 * dialect) raises {@link #NEWEST} to its number.
 */
public final class SchemaVersion {

  /** The number of the newest migration. */
  public static final int NEWEST = 12;

  private SchemaVersion() {}
}
