package org.signalbox.sql.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * Brings a long transaction that can wait onto the disk in small steps, so that the syncs of others
 * do not stand behind it. The writer's thread.
 */
interface SlowCommit extends AutoCloseable {

  /** Where commits bring themselves onto the disk. */
  SlowCommit NONE =
      new SlowCommit() {
        @Override
        public void follow(BooleanSupplier isHurried) {}

        @Override
        public void unfollow() {}

        @Override
        public boolean begin(Connection connection) {
          return false;
        }

        @Override
        public void settle(BooleanSupplier isHurried) {}

        @Override
        public void end(Connection connection) {}

        @Override
        public void close() {}
      };

  /**
   * A long transaction begins, in either way. While it cannot wait, what is written for it is sent
   * to the disk early, so that little is left for its end.
   *
   * @param isHurried asked each millisecond, by another thread
   */
  void follow(BooleanSupplier isHurried);

  /** It is over. */
  void unfollow();

  /**
   * From now on commits of a connection are not on the disk when they return.
   *
   * @param connection without a transaction
   * @return false where they are, because this cannot bring them onto the disk
   */
  boolean begin(Connection connection) throws SQLException;

  /**
   * Brings what was committed onto the disk; only when this returns may it be acknowledged.
   *
   * @param isHurried whether there is no time for small steps; asked often
   * @throws SQLException when it is not there. Of a failed write or sync an {@code SQLITE_IOERR},
   *     after which the file cannot be trusted
   */
  void settle(BooleanSupplier isHurried) throws SQLException;

  /**
   * From now on commits are on the disk when they return.
   *
   * @param connection without a transaction
   */
  void end(Connection connection) throws SQLException;

  /** When all connections of the database are closed. */
  @Override
  void close();
}
