package org.signalbox.sql;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a row that a database will never take from a database that takes nothing now: only the
 * first may be put aside, the second is tried again. What is not known to be the first is the
 * second.
 */
public final class RowRefusal {

  /** SQL:2016 part 2, 24.1: data exception, integrity constraint violation. */
  private static final Set<String> CLASSES = Set.of("22", "23");

  /** SQLite has no states: SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH. */
  private static final Set<Integer> SQLITE_CODES = Set.of(18, 19, 20);

  private RowRefusal() {}

  /** Whether a failure comes of what was to be stored, and not of where. */
  public static boolean isOfTheRow(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> false;
      case SQLException refusal -> isOfTheRow(refusal) || isOfTheRow(refusal.getCause());
      case IllegalArgumentException fault -> true;
      case ArithmeticException fault -> true;
      default -> false;
    };
  }

  private static boolean isOfTheRow(SQLException refusal) {
    String state = refusal.getSQLState();
    return (state != null && state.length() == 5)
        ? CLASSES.contains(state.substring(0, 2))
        : SQLITE_CODES.contains(refusal.getErrorCode() & 0xff);
  }
}
