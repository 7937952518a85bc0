package org.signalbox.registers.equipment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.sql.SqlDialect;

/**
 * The question for a page of entries in order of their keys. The database seeks the first of them
 * by its key and reads no page before it, so that the last page of millions costs what the first
 * does.
 *
 * @param sql the question, up to the number of its limit
 * @param values of its parameters
 */
record EntryPageQuery(String sql, List<Object> values) {

  /**
   * @param after begins behind this key
   */
  static EntryPageQuery of(SqlDialect dialect, EntryFilter filter, Optional<EntryKey> after) {
    StringBuilder sql =
        new StringBuilder(
            "SELECT equipment, supi, mark, reason, since, change_id FROM equipment WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    if (!filter.equipmentPrefix().isEmpty()) {
      // Digits, dots, hyphens and small letters all sort before the tilde by their octets, as which
      // the other databases compare; PostgreSQL does as the locale of the server wants.
      String equipment = dialect == SqlDialect.POSTGRESQL ? "equipment COLLATE \"C\"" : "equipment";
      sql.append(" AND %s >= ? AND %s < ?".formatted(equipment, equipment));
      values.add(filter.equipmentPrefix());
      values.add(filter.equipmentPrefix() + "~");
    }
    if (filter.supi().isPresent()) {
      sql.append(" AND supi = ?");
      values.add(filter.supi().get().text());
    }
    if (filter.mark().isPresent()) {
      sql.append(" AND mark = ?");
      values.add(filter.mark().get().code());
    }
    if (after.isPresent()) {
      String equipment = after.get().equipment().text();
      // MariaDB makes two ranges of the key of the alternative and seeks in no row value; the
      // others do it the other way round.
      boolean isAlternative = dialect == SqlDialect.MARIADB;
      sql.append(
          isAlternative
              ? " AND (equipment > ? OR (equipment = ? AND supi > ?))"
              : " AND (equipment, supi) > (?, ?)");
      values.addAll(isAlternative ? List.of(equipment, equipment) : List.of(equipment));
      values.add(after.get().supiText());
    }
    return new EntryPageQuery(sql.append(" ORDER BY equipment, supi LIMIT ").toString(), values);
  }
}
