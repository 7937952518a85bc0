package org.signalbox.registers.equipment.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentStorageFailure;
import org.signalbox.registers.equipment.StoredEntry;
import org.signalbox.sql.Database;
import org.signalbox.sql.RowRefusal;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/** Writes entries and the record of their change in one transaction. Blocks until it is durable. */
public final class EquipmentWriteStore {

  /** Another node may take the same number for a change a few times in a row. */
  private static final int ATTEMPTS = 5;

  /** So many removed entries of an import make one change. */
  private static final int KEYS_A_CHANGE = 500;

  private final Database database;
  private final EquipmentStore entries;
  private final EquipmentChangeStore changes;
  private final InstantSource clock;

  public EquipmentWriteStore(Database database, InstantSource clock) {
    this.database = database;
    this.entries = new EquipmentStore(database);
    this.changes = new EquipmentChangeStore(database);
    this.clock = clock;
  }

  /** Puts entries; each makes a change of its own, in order. */
  public List<EquipmentChange> put(Collection<EquipmentEntry> put, String actor) {
    return write(connection -> {
      long id = changes.newest(connection);
      List<EquipmentChange> made = new ArrayList<>();
      for (EquipmentEntry entry : put) {
        id++;
        Optional<EquipmentEntry> before =
            entries.find(connection, entry.key()).map(StoredEntry::entry);
        entries.put(connection, List.of(entry), id);
        made.add(
            new EquipmentChange(
                id,
                clock.instant(),
                actor,
                EquipmentChange.Action.SET,
                entry.key().equipment().text(),
                entry.key().supiText(),
                EquipmentChange.text(before),
                EquipmentChange.text(Optional.of(entry))));
      }
      changes.add(connection, made);
      return made;
    });
  }

  /** Removes entries; each that was there makes a change of its own, in order. */
  public List<EquipmentChange> remove(Collection<EntryKey> keys, String actor) {
    return write(connection -> {
      long id = changes.newest(connection);
      List<EquipmentChange> made = new ArrayList<>();
      for (EntryKey key : keys) {
        Optional<EquipmentEntry> before = entries.find(connection, key).map(StoredEntry::entry);
        if (before.isPresent()) {
          id++;
          entries.remove(connection, List.of(key));
          made.add(
              new EquipmentChange(
                  id,
                  clock.instant(),
                  actor,
                  EquipmentChange.Action.REMOVE,
                  key.equipment().text(),
                  key.supiText(),
                  EquipmentChange.text(before),
                  ""));
        }
      }
      changes.add(connection, made);
      return made;
    });
  }

  /** Writes down that an import began; returns its change. */
  public EquipmentChange begin(String actor, String what) {
    return write(connection ->
        note(connection, new Note(actor, EquipmentChange.Action.IMPORT_BEGIN, "", what)));
  }

  /** Writes down that an import ended; returns its change. */
  public EquipmentChange end(EquipmentChange begun, String what) {
    return write(connection ->
        note(
            connection,
            new Note(
                begun.actor(),
                EquipmentChange.Action.IMPORT_END,
                Long.toString(begun.id()),
                what)));
  }

  /** What is written down about an import. */
  private record Note(String actor, EquipmentChange.Action action, String before, String after) {}

  private EquipmentChange note(Connection connection, Note note) throws SQLException {
    EquipmentChange change =
        new EquipmentChange(
            changes.newest(connection) + 1,
            clock.instant(),
            note.actor(),
            note.action(),
            "",
            "",
            note.before(),
            note.after());
    changes.add(connection, List.of(change));
    return change;
  }

  /** Puts entries as part of an import. */
  public void putOf(long change, Collection<EquipmentEntry> put) {
    var _ =
        write(connection -> {
          entries.put(connection, put, change);
          return true;
        });
  }

  /**
   * Removes entries as part of an import.
   *
   * @return the record of it for other nodes
   */
  public Removed removeOf(EquipmentChange begun, Collection<EntryKey> keys) {
    return write(connection -> {
      entries.remove(connection, keys);
      return removed(connection, begun, List.copyOf(keys));
    });
  }

  /** Removes entries as part of an import unless a change after its beginning has put them. */
  public Removed removeUntouched(EquipmentChange begun, Collection<EntryKey> keys) {
    return write(connection ->
        removed(connection, begun, entries.removeUntouched(connection, keys, begun.id())));
  }

  /**
   * Entries that went by an import.
   *
   * @param keys of those that went
   * @param changes by which other nodes learn of them; none where no other node can be
   */
  public record Removed(List<EntryKey> keys, List<EquipmentChange> changes) {}

  private Removed removed(Connection connection, EquipmentChange begun, List<EntryKey> keys)
      throws SQLException {
    if (database.dialect() == SqlDialect.SQLITE) {
      return new Removed(keys, List.of());
    }
    List<EquipmentChange> made = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += KEYS_A_CHANGE) {
      List<EntryKey> some = keys.subList(from, Math.min(keys.size(), from + KEYS_A_CHANGE));
      made.add(
          note(
              connection,
              new Note(
                  begun.actor(),
                  EquipmentChange.Action.IMPORT_REMOVE,
                  RemovedKeys.text(some),
                  Long.toString(begun.id()))));
    }
    return new Removed(keys, made);
  }

  private <T> T write(SqlWriter.Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.writer().submit(work).join();
      } catch (SqlWriter.WriterOverloaded e) {
        throw new EquipmentStorageFailure(e);
      } catch (CompletionException e) {
        if (attempt == ATTEMPTS || !RowRefusal.isOfTheRow(e.getCause())) {
          throw new EquipmentStorageFailure(e.getCause() == null ? e : e.getCause());
        }
      }
    }
  }
}
